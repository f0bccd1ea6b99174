"""The proof that formatting has changed nothing but how a declaration is written."""

import re
from collections import Counter
from collections.abc import Iterator

from perfgoal.document import Document
from perfgoal.document.layout import BLOCK_STYLES, Entry, Mapping, Part, Scalar, layout
from perfgoal.formatting.reading import read_page
from perfgoal.formatting.sheet import Comment, Listing, Page, Value, Words
from perfgoal.formatting.slots import Slot
from perfgoal.formatting.writing import in_order

_COMMENT = re.compile(r"#[^\r\n]*")

Anchor = tuple[str | int, ...]
"""The route of the field or item that a comment belongs to, in English keys; ``#`` at its end means its last lines."""


def difference(before: Document, after: Document, slot: Slot) -> str | None:
    """Say what formatting has changed of a declaration besides its writing: ``text`` where it cannot be read any more,
    ``content``, ``comments``, or ``places`` where a comment belongs to another field; ``None`` where it is the same."""
    if after.tree is None or before.tree is None:
        return "text"
    if slot.english(before.tree) != slot.english(after.tree):
        return "content"
    if _comments(before) != _comments(after):
        return "comments"
    if _anchors(before, slot) != _anchors(after, slot):
        return "places"
    return None


def _comments(document: Document) -> Counter[str]:
    """Return every comment of a text: what begins with a # outside of all keys and scalars."""
    found: Counter[str] = Counter()
    root = layout(document)
    at = 0
    for start, end in _spans(document.text, root) if root is not None else ():
        found.update(match[0].rstrip() for match in _COMMENT.finditer(document.text, at, start))
        at = end
    found.update(match[0].rstrip() for match in _COMMENT.finditer(document.text, at))
    return found


def _spans(text: str, part: Part | Entry) -> Iterator[tuple[int, int]]:
    """Yield where the keys and scalars below a part stand, in their order; of a block of text, its sign and its lines
    apart, since a comment may stand between them."""
    if isinstance(part, Entry):
        yield part.start, part.end
        yield from _spans(text, part.value)
    elif isinstance(part, Scalar):
        start = part.start
        if part.style in BLOCK_STYLES:
            line = re.compile(r"[^\r\n]*").match(text, start)
            yield start, start + 1
            start = line.end() if line else start
        yield start, part.end
    else:
        for inner in part.entries if isinstance(part, Mapping) else part.items:
            yield from _spans(text, inner)


def _anchors(document: Document, slot: Slot) -> Counter[tuple[Anchor, Comment]]:
    """Return every comment with what it belongs to."""
    page = read_page(document, slot, None)
    found: Counter[tuple[Anchor, Comment]] = Counter()
    found.update(((), comment) for comment in (*_outside(page), *page.head) if comment)
    _anchor(page.root, (), found)
    found.update((("#",), comment) for comment in page.tail if comment)
    return found


def _outside(page: Page) -> Iterator[Comment]:
    for line in (*page.before, *page.after):
        yield from (match[0].rstrip() for match in _COMMENT.finditer(line))


def _anchor(
    value: Value, route: Anchor, found: Counter[tuple[Anchor, Comment]], *, first: Anchor | None = None
) -> None:
    """Count the comments at and below a value. What stands above the field that comes ``first`` belongs to the file or
    the item that it begins."""
    if isinstance(value, Words):
        found.update((route, comment) for comment in value.comments)
        return
    if isinstance(value, Listing):
        for index, item in enumerate(value.items):
            here = (*route, index)
            found.update((here, comment.strip()) for comment in (*item.lead, item.behind) if comment)
            _anchor(item.value, here, found, first=here)
    else:
        for number, field in enumerate(in_order(value)):
            here = (*route, field.name)
            above = (first if first is not None else ()) if number == 0 and (first is not None or not route) else here
            found.update((above, comment) for comment in field.lead if comment)
            found.update((here, comment.strip()) for comment in (field.head, field.behind, *field.inner) if comment)
            _anchor(field.value, here, found)
    found.update(((*route, "#"), comment) for comment in value.tail if comment)
