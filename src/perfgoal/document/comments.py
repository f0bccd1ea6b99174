"""The comments of a text. YAML's events leave them out; what is told from the rest here is those that hold a word."""

from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.document.model import SCALAR, Document, Position, Spot

_BLOCKS = ("|", ">")


class Comment(NamedTuple):
    """A comment: its ``text`` from the # on, where it stands, and whether it stands ``alone`` on its line."""

    text: str
    position: Position
    alone: bool


def comments(document: Document, word: str) -> Iterator[Comment]:
    """Yield the comments that hold ``word``, in the order of the text. Nothing inside a value is a comment; a text that
    could not be read has none."""
    text, lines = document.text, document.lines
    spans: list[tuple[int, int]] = []
    past, at = 0, text.find(word) if document.spots is not None else -1
    while at >= 0:
        start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        if text.find("#", start, at) < 0:  # most often the key of the version, which every declaration has
            at = text.find(word, at + len(word))
            continue
        if not spans and document.spots is not None:
            spans = sorted(_scalars(text, document.spots))
        line = lines.line(lines.number(at))
        while past < len(spans) and spans[past][1] <= start:
            past += 1
        sign = _begins(line, start, spans, past)
        if 0 <= sign < at:
            end = start + len(line)
            yield Comment(text[sign:end], lines.span(sign, end), not text[start:sign].strip(" \t"))
        at = text.find(word, start + len(line))


def _begins(line: str, start: int, spans: list[tuple[int, int]], past: int) -> int:
    """Return the offset of the # with which the comment of a line begins; -1 where it has none. Of ``spans``, those
    before ``past`` end before the line. Outside of them every # begins a comment: libyaml asks for no space before it
    where a quote, a bracket or a comma ends what stands there."""
    index = line.find("#")
    while index >= 0:
        offset = start + index
        while past < len(spans) and spans[past][1] <= offset:
            past += 1
        if past == len(spans) or spans[past][0] > offset:
            return offset
        index = line.find("#", index + 1)
    return -1


def _scalars(text: str, spot: Spot) -> Iterator[tuple[int, int]]:
    """Yield where each scalar begins and ends; reading has kept the text from being nested too deep for this."""
    if len(spot) == SCALAR:
        start, end, style = spot[0].index, spot[1].index, spot[2]
        yield _block(text, start, end) if style in _BLOCKS else (start, end)
    elif isinstance(spot[1], list):
        for inner in spot[1]:
            yield from _scalars(text, inner)
    else:
        for start, end, inner in spot[1].values():
            yield start.index, end.index
            yield from _scalars(text, inner)


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines of a block of text begin and end. Its head may have a comment behind it; and to libyaml
    the block goes on to the next part, with the comments before that, which are indented less than its own lines."""
    head, *lines = text[start:end].splitlines(keepends=True)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    own = _indent(before) + 1
    if not any(sign.isdigit() for sign in head.partition("#")[0]):
        own = max(own, next((_indent(line) for line in lines if line.strip()), own))
    first = stop = start + len(head)
    for line in lines:
        if line.strip() and _indent(line) < own:
            break
        stop += len(line)
    return first, stop


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
