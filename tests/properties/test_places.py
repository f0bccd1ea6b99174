"""Where a document says that a part stands, the part stands."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given

from perfgoal.document import Document, Position, Route, read_document
from properties.declarations import Tree, declarations
from properties.effort import examples
from properties.writings import FREEDOMS, Writing, writings

IN_ITS_KEYS = [freedom for freedom in FREEDOMS if freedom not in ("chinese", "folds", "below")]


@examples(40)
@given(declarations(), writings(IN_ITS_KEYS))
def test_every_key_and_value_stands_where_it_is_said_to(tree: Tree, writing: Writing) -> None:
    document = read_document(writing.data(tree))
    for route, node in routes(document.tree):
        assert inside(document, document.position(route))
        if isinstance(route[-1], str):
            assert reads(stretch(document, document.key_position(route))) == route[-1]
        place = document.value_position(route)
        assert (place is not None) is isinstance(node, str)
        if place is not None and isinstance(node, str) and (text := stretch(document, place))[:1] not in "|>":
            assert reads(text) == node


def routes(node: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Yield every part of a tree with its route, but for the whole."""
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in parts:
        yield (*route, step), below
        yield from routes(below, (*route, step))


def stretch(document: Document, place: Position) -> str:
    """Return the text at a place."""
    lines = document.lines
    return document.text[lines.offset(*place[:2]) : lines.offset(*place[2:])]


def reads(text: str) -> Any:
    """Return what a stretch of text reads as, alone in brackets."""
    tree = read_document(f"- {text}").tree if text else [""]
    return tree[0] if isinstance(tree, list) else None


def inside(document: Document, place: Position) -> bool:
    lines = document.lines
    return place[:2] <= place[2:] and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines.line(line)) + 1 for line, column in (place[:2], place[2:])
    )
