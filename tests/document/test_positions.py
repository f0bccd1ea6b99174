"""Routes to places: each points at the text of its key or item, in characters, whatever the text looks like."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfgoal.document import Document, Position, Route, read_document

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
Written = dict[Route, tuple[int, int, int, int]]
"""By route the offsets at which its key and its value begin and end; an item of a list has no key."""


def text_at(document: Document, place: Position) -> str:
    """Return the text of a place."""
    lines = document.lines
    return document.text[lines.offset(place.line, place.column) : lines.offset(place.end_line, place.end_column)]


def routes(node: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Yield every route of a tree with what is there."""
    yield route, node
    entries: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in entries:
        yield from routes(inner, (*route, step))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", [False, True], ids=["", "mark"])
def test_every_route_of_the_example(path: Path, end: str, bom: bool) -> None:
    text = path.read_text("utf-8").replace("\n", end)
    document = read_document(text.encode("utf-8-sig" if bom else "utf-8"))
    assert document.faults == ()
    assert document.bom is bom
    for route, node in routes(document.tree):
        place = text_at(document, document.position(route))
        if route and isinstance(route[-1], str):
            assert text_at(document, document.key_position(route)) == route[-1]
            assert place.startswith(route[-1])
        if isinstance(node, str):
            value = document.value_position(route)
            assert value is not None
            if document.is_plain(route):
                assert text_at(document, value) == node
                assert place.endswith(node)
        else:
            assert document.value_position(route) is None
            assert not document.is_plain(route)
            assert place
        assert end not in place


LINES = """\
# 🎉 注
perfgoal: 1
名称🎉: 甲  # 注
"quoted: key" : 'it''s'
blank:
list:
  - 一
  - name: 二 # 注
    amount: 3
  -
    - 四
block: |
  五

  六


folded: >-
  七
flow: {a: 八, b: [九, {c: "十"}], d: [], e: {}}
many: 甲
  乙
empty: []
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(
    ("route", "place", "text"),
    [
        ((), (2, 1, 2, 12), "perfgoal: 1"),
        (("perfgoal",), (2, 1, 2, 12), "perfgoal: 1"),
        (("名称🎉",), (3, 1, 3, 7), "名称🎉: 甲"),
        (("quoted: key",), (4, 1, 4, 24), "\"quoted: key\" : 'it''s'"),
        (("blank",), (5, 1, 5, 6), "blank"),
        (("list",), (6, 1, 6, 5), "list"),
        (("list", 0), (7, 5, 7, 6), "一"),
        (("list", 1), (8, 5, 8, 12), "name: 二"),
        (("list", 1, "amount"), (9, 5, 9, 14), "amount: 3"),
        (("list", 2), (11, 5, 11, 8), "- 四"),
        (("list", 2, 0), (11, 7, 11, 8), "四"),
        (("block",), (12, 1, 12, 6), "block"),
        (("folded",), (18, 1, 18, 7), "folded"),
        (("flow",), (20, 1, 20, 5), "flow"),
        (("flow", "a"), (20, 8, 20, 12), "a: 八"),
        (("flow", "b"), (20, 14, 20, 15), "b"),
        (("flow", "b", 0), (20, 18, 20, 19), "九"),
        (("flow", "b", 1), (20, 21, 20, 28), '{c: "十"'),
        (("flow", "b", 1, "c"), (20, 22, 20, 28), 'c: "十"'),
        (("flow", "d"), (20, 32, 20, 33), "d"),
        (("many",), (21, 1, 21, 5), "many"),
        (("empty",), (23, 1, 23, 6), "empty"),
    ],
    ids=str,
)
def test_where_a_route_stands(route: Route, place: tuple[int, int, int, int], text: str, end: str) -> None:
    document = read_document(LINES.replace("\n", end))
    assert document.faults == ()
    assert document.position(route) == Position(*place)
    assert text_at(document, document.position(route)) == text


ITEMS = """\
- |  # 注
  一
-  # 注
- 二\x20
  三
- "四
  五"
- []
- {}
- - 六
- {
  a: 七}
- {a: 八,
  b: 九}
- ? 甲
    乙
  : 十
- "丙": 十
    一"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(
    ("route", "place", "text"),
    [
        ((0,), (1, 3, 1, 9), "|  # 注"),
        ((1,), (3, 2, 3, 2), ""),
        ((2,), (4, 3, 4, 4), "二"),
        ((3,), (6, 3, 6, 5), '"四'),
        ((4,), (8, 3, 8, 4), "["),
        ((5,), (9, 3, 9, 4), "{"),
        ((6,), (10, 3, 10, 6), "- 六"),
        ((6, 0), (10, 5, 10, 6), "六"),
        ((7,), (11, 3, 11, 4), "{"),
        ((8,), (13, 3, 13, 8), "{a: 八"),
        ((9,), (15, 3, 15, 4), "?"),
        ((9, "甲 乙"), (15, 5, 16, 6), "甲\n    乙"),
        ((10,), (18, 3, 18, 6), '"丙"'),
        ((10, "丙"), (18, 3, 18, 6), '"丙"'),
    ],
    ids=str,
)
def test_where_an_item_stands(route: Route, place: tuple[int, int, int, int], text: str, end: str) -> None:
    document = read_document(ITEMS.replace("\n", end))
    assert document.faults == ()
    assert document.position(route) == Position(*place)
    assert text_at(document, document.position(route)) == text.replace("\n", end)


@pytest.mark.parametrize(
    ("route", "text"),
    [
        (("list", 1), "name: 二"),
        (("list", 2, 0), "四"),
        (("list", 1, "name"), "name"),
        (("quoted: key",), '"quoted: key"'),
        ((), "perfgoal: 1"),
    ],
    ids=str,
)
def test_the_key_of_an_entry_is_without_its_value(route: Route, text: str) -> None:
    document = read_document(LINES)
    assert text_at(document, document.key_position(route)) == text


def test_the_last_entry_needs_no_line_end() -> None:
    document = read_document("a: 1\nb: 2")
    assert document.position(("b",)) == Position(2, 1, 2, 5)


def test_what_stands_at_a_place() -> None:
    document = read_document(LINES)
    for route, node in routes(document.tree):
        if route and isinstance(node, str):
            assert document.route_at(document.position(route)) == route
    at = {(line, column): document.route_at(Position(line, column, line, column)) for line, column in AT}
    assert at == AT


AT: dict[tuple[int, int], Route] = {
    (1, 1): (),  # a comment above all
    (3, 9): ("名称🎉",),  # behind a value
    (7, 3): ("list",),  # the dash of the first item
    (8, 3): ("list", 0),  # the dash of the next: what stands before it
    (8, 5): ("list", 1, "name"),
    (10, 3): ("list", 1, "amount"),
    (20, 7): ("flow",),
    (20, 21): ("flow", "b", 1),
    (20, 22): ("flow", "b", 1, "c"),
    (20, 35): ("flow", "d"),
    (24, 1): ("empty",),
}


@pytest.mark.parametrize(
    ("route", "text"),
    [
        (("perfgoal",), "1"),
        (("quoted: key",), "'it''s'"),
        (("blank",), ""),
        (("list", 0), "一"),
        (("block",), "|\n  五\n\n  六"),
        (("folded",), ">-\n  七"),
        (("flow", "b", 1, "c"), '"十"'),
        (("many",), "甲\n  乙"),
    ],
    ids=str,
)
def test_a_value_is_the_raw_scalar(route: Route, text: str) -> None:
    document = read_document(LINES)
    place = document.value_position(route)
    assert place is not None
    assert text_at(document, place) == text


def test_how_a_scalar_is_written() -> None:
    document = read_document(LINES)
    assert [route for route, _ in routes(document.tree) if document.is_plain(route)] == [
        ("perfgoal",),
        ("名称🎉",),
        ("blank",),
        ("list", 0),
        ("list", 1, "name"),
        ("list", 1, "amount"),
        ("list", 2, 0),
        ("flow", "a"),
        ("flow", "b", 0),
        ("many",),
    ]


def test_what_stands_in_brackets() -> None:
    document = read_document(LINES)
    assert [route for route, _ in routes(document.tree) if document.in_brackets(route)] == [
        ("flow", "a"),
        ("flow", "b"),
        ("flow", "b", 0),
        ("flow", "b", 1),
        ("flow", "b", 1, "c"),
        ("flow", "d"),
        ("flow", "e"),
    ]
    assert document.in_brackets(("flow", "nothing"))
    assert not document.in_brackets(("nothing", "a"))
    assert read_document("[[甲], {a: 乙}]\n").in_brackets((0,))
    assert read_document("- [甲]\n").in_brackets((0, 0))
    assert not read_document("- 甲\n").in_brackets((0,))


@pytest.mark.parametrize(
    ("route", "nearest"),
    [
        (("nothing",), ()),
        (("nothing", 0, "x"), ()),
        (("list", 3), ("list",)),
        (("list", -1), ("list",)),
        (("list", "name"), ("list",)),
        (("list", 1, "nothing", 0), ("list", 1)),
        (("perfgoal", "x"), ("perfgoal",)),
        (("perfgoal", 0), ("perfgoal",)),
        (("flow", 0), ("flow",)),
    ],
    ids=str,
)
def test_a_route_that_leads_nowhere_stands_at_its_nearest_ancestor(route: Route, nearest: Route) -> None:
    document = read_document(LINES)
    assert document.position(route) == document.position(nearest)
    assert document.key_position(route) == document.key_position(nearest)
    assert document.value_position(route) is None
    assert not document.is_plain(route)


@pytest.mark.parametrize("text", ["", "# 注\n", "a: [\n", "a: 1\na: 2\n", "\x1b"])
def test_a_text_without_a_tree_has_places_too(text: str) -> None:
    document = read_document(text)
    for route in ((), ("a",), (0,)):
        assert document.position(route).line == 1
        assert document.key_position(route).line == 1


def test_an_empty_value_at_the_end_of_a_text_stands_inside_it() -> None:
    for text in ("a:", "- a\n-", "?", "- a:", "a:\n  -"):
        document = read_document(text)
        for route, _ in routes(document.tree):
            place = document.position(route)
            assert (place.line, place.end_line) <= (len(document.lines), len(document.lines))
            assert place.end_column <= len(document.lines.line(place.end_line)) + 1


keys = st.text(st.sampled_from("ab甲乙🎉 :,#'\"{[-"), min_size=1, max_size=6)
values = st.text(st.sampled_from("ab1甲。🎉 :,#'\"{[-|>\n"), max_size=8)
trees = st.recursive(
    values, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)


class Writer:
    """Writes a tree as YAML, and notes where each part of it stands."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.text = ""
        self.written: Written = {}

    def block(self, node: Any, indent: int, route: Route) -> None:
        """Write a mapping or a list on lines of its own."""
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            if self.draw(st.booleans()):
                self.text += self.draw(st.sampled_from(["# 注🎉\n", "\n", "   \n"]))
            self.text += " " * indent
            start = len(self.text)
            self.text += _quoted(str(step)) if isinstance(node, dict) else ""
            end = len(self.text)
            self.text += ":" if isinstance(node, dict) else "-"
            if inner and not isinstance(inner, str) and self.draw(st.booleans()):
                self.text += self.draw(st.sampled_from(["\n", " # 注\n"]))
                self.written[(*route, step)] = (start, end, -1, -1)
                self.block(inner, indent + 2, (*route, step))
            else:
                self.text += " "
                self.written[(*route, step)] = (start, end, len(self.text), -1)
                self.flow(inner, (*route, step))
                self.written[(*route, step)] = (*self.written[(*route, step)][:3], len(self.text))
                self.text += self.draw(st.sampled_from(["\n", " # 注\n"]))

    def flow(self, node: Any, route: Route) -> None:
        """Write anything on the line."""
        if isinstance(node, str):
            self.text += _quoted(node)
            return
        self.text += "{" if isinstance(node, dict) else "["
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            start = len(self.text)
            self.text += _quoted(str(step)) if isinstance(node, dict) else ""
            end = len(self.text)
            self.text += ": " if isinstance(node, dict) else ""
            value = len(self.text)
            self.flow(inner, (*route, step))
            self.written[(*route, step)] = (start, end, value, len(self.text))
            self.text += ", "
        self.text += "}" if isinstance(node, dict) else "]"


def _quoted(text: str) -> str:
    plain = all(character in "ab1甲乙🎉" for character in text) and bool(text)
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@settings(max_examples=150, deadline=None)
@given(tree=st.dictionaries(keys, trees, max_size=5) | st.lists(trees, max_size=5), data=st.data())
def test_every_route_of_any_tree(tree: Any, data: st.DataObject) -> None:
    writer = Writer(data.draw)
    if tree:
        writer.block(tree, 0, ())
    else:
        writer.flow(tree, ())
        writer.text += "\n"
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = writer.text.replace("\n", end)
    document = read_document(text.encode("utf-8-sig" if data.draw(st.booleans()) else "utf-8"))
    assert document.tree == tree
    for route, (start, stop, value, value_end) in writer.written.items():
        key = text_at(document, document.key_position(route))
        place = text_at(document, document.position(route)).replace(end, "\n")
        if stop > start:
            assert key == writer.text[start:stop]
            assert writer.text[start:].startswith(place)
        raw = document.value_position(route)
        if raw is not None:
            assert text_at(document, raw) == writer.text[value:value_end]
            first = start if stop > start and value_end > value else value
            assert place == writer.text[first:value_end]
        offset = document.lines.offset(document.position(route).line, document.position(route).column)
        before = document.text[:offset].replace(end, "\n")
        if stop > start or value >= 0:
            assert len(before) == (start if stop > start else value)
