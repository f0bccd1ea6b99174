"""The comments of a text. YAML's events leave them out; what is told from the rest here is those that hold a word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.document.model import SCALAR, Document, Position, Spot
from perfgoal.document.trial import replaced

_BLOCKS = ("|", ">")
_TO_THE_END = re.compile(r"#[^\r\n]*+")


class Comment(NamedTuple):
    """A comment: its ``text`` from the # on, where it stands, and whether it stands ``alone`` on its line."""

    text: str
    position: Position
    alone: bool


def comments(document: Document, word: str) -> Iterator[Comment]:
    """Yield the comments that hold ``word``, in the order of the text. Nothing inside a value is a comment; a text that
    could not be read has none."""
    text, lines = document.text, document.lines
    if document.spots is None or not any(word in match.group() for match in _TO_THE_END.finditer(text)):
        return
    # Outside of scalars every # begins a comment: libyaml asks for no space before it where a quote, a bracket or a
    # comma ends what stands there.
    blanks = [(start, end, " " * (end - start)) for start, end in _scalars(text, document.spots)]
    for match in _TO_THE_END.finditer(replaced(text, blanks)):
        comment = match.group()
        if word in comment:
            position = lines.span(*match.span())
            yield Comment(comment, position, lines.line(position.line).lstrip() == comment)


def _scalars(text: str, spot: Spot) -> Iterator[tuple[int, int]]:
    """Yield where each scalar begins and ends; reading has kept the text from being nested too deep for this. The head
    of a block is left out, which may have a comment behind it."""
    if len(spot) == SCALAR:
        start, end, style = spot[0].index, spot[1].index, spot[2]
        yield start + (len(text[start:end].splitlines(keepends=True)[0]) if style in _BLOCKS else 0), end
    elif isinstance(spot[1], list):
        for inner in spot[1]:
            yield from _scalars(text, inner)
    else:
        for start, end, inner in spot[1].values():
            yield start.index, end.index
            yield from _scalars(text, inner)
