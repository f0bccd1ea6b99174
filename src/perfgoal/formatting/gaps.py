"""What stands between the parts of a text: comments and blank lines, and to which part each belongs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from perfgoal.formatting.sheet import Block, Comment, Field, Value, Words

BREAK = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """A line between two parts: the column in which the first sign on it stands, and the comment on it, empty where the
    line is blank."""

    column: int
    comment: Comment


class Gap(NamedTuple):
    """What stands between two parts: the comment on the line of the first, with the blanks before it, and the lines
    below that. Where there is a dash between them, it stands in the column ``dash``, and the comments on its line and
    below it are ``under`` it."""

    behind: str
    lines: tuple[Line, ...]
    dash: int | None
    under: tuple[Comment, ...]


def read_gap(text: str, column: int | None) -> Gap:
    """Return what stands in ``text``, which lies between two parts of a document. It goes on in ``column`` (from 0) of
    the line of the part before, or begins a line where that is ``None``."""
    behind, dash = "", None
    lines: list[Line] = []
    under: list[Comment] = []
    pieces = BREAK.split(text)
    for number, piece in enumerate(pieces):
        sign = piece.find("#")
        signs, comment = (piece, "") if sign < 0 else (piece[:sign], piece[sign:].rstrip())
        shared = number == 0 and column is not None
        if (found := signs.rfind("-")) >= 0:
            dash = found + (column or 0) * shared
        if shared:
            behind = signs[len(signs.rstrip(" \t")) :] + comment if comment else ""
        elif dash is not None:
            under += [comment] if comment else []
        elif comment or (number < len(pieces) - 1 and not piece.strip()):
            lines.append(Line(len(piece) - len(piece.lstrip(" \t")), comment))
    return Gap(behind, tuple(lines), dash, tuple(under))


Edge = list[tuple[int, list[Comment]]]
"""What a line could still belong to: the blocks that end above it, the outermost first, each with the column that the
line must reach, and its lines so far."""


def edge(value: Value) -> Edge:
    """Return the edge below ``value``."""
    found: Edge = []
    last: Field | None = None
    while not isinstance(value, Words):
        found.append((value.column, value.tail))
        if isinstance(value, Block):
            last = value.fields[-1]
            value = last.value
        else:
            last, value = None, value.items[-1].value
    if last is not None:
        found += _inner(last)
    return found


def edge_of(field: Field) -> Edge:
    """Return the edge below a field."""
    return _inner(field) if isinstance(field.value, Words) else edge(field.value)


def _inner(field: Field) -> Edge:
    """Return the edge below a field that is text: the lines that are deeper than its key. Below a block of text there
    are none, as they would be text too."""
    is_block = isinstance(field.value, Words) and field.value.style == "block"
    return [] if is_block else [(field.column + 1, field.inner)]


def share(lines: Sequence[Line], column: int, edge: Edge) -> list[Comment]:
    """Give each of ``lines`` to the innermost block of ``edge`` whose column it reaches, and return those left for the
    part below them, which stands in ``column``: from the first that is no deeper than that. Blank lines go with what
    stands below them."""
    edge = [(deep, taken) for deep, taken in edge if deep > column]
    left: list[Comment] = []
    blank: list[Comment] = []
    for line in lines:
        if not line.comment:
            blank.append("")
            continue
        while edge and edge[-1][0] > line.column:
            edge.pop()
        (edge[-1][1] if edge else left).extend([*blank, line.comment])
        blank.clear()
    return left + blank
