"""What reading a document yields: the tree, the places of its parts, and the faults that were met."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Route = tuple[str | int, ...]
"""Keys and indices from the top of a document down to one of its parts; the same as pydantic's ``loc``."""

Node = dict[str, Any] | list[Any] | str
"""A part of a document. The values of a ``dict`` and the items of a ``list`` are nodes again."""

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of text: 1-based lines and columns, counted in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Position(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at ``position`` by ``text``."""

    position: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a text from being read as plain YAML (PG001 to PG009).

    ``variant`` chooses among the sentences of ``code``; ``arguments`` fill it in. ``related`` are further
    places, each with the variant of a sentence of its own. ``edits`` mend the fault, where a program can.
    """

    code: str
    variant: str
    position: Position = START
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    related: tuple[tuple[Position, str], ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the text cannot be understood any further. PG008 alone leaves it readable."""
        return self.code != "PG008"


# Where a node stands. The two libyaml marks and the style of a scalar, or of a container the mark of its start
# and what it holds: for a mapping, by key, the place of the key and that of the value.
Spot = tuple[Any, ...]


class Lines:
    """The lines of a text, and the way from an offset to a place and back. Built only when a place is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its end, or an empty text where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a 1-based line and column."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Position:
        """Return the place of ``text[start:end]``."""
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Position(first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1)


class Document:
    """One text, read as plain YAML.

    ``text`` is what the author wrote, without a byte order mark; ``tree`` the plain data, or ``None`` where a
    fault stopped the reading; every scalar in it is a ``str`` exactly as written. ``faults`` are in the order
    of the text.
    """

    def __init__(self, text: str, *, bom: bool, tree: Node | None, spots: Spot | None, faults: Sequence[Fault]) -> None:
        self.text = text
        self.bom = bom
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.position, fault.code)))
        self.tree = None if any(fault.stops for fault in faults) else tree
        self._spots = spots

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def position(self, route: Route) -> Position:
        """Return where ``route`` stands: for an entry of a mapping its key, and the value too where it ends on
        the key's line; for an item of a list the item. Where ``route`` leads nowhere, its nearest ancestor."""
        return self._find(route)[0]

    def key_position(self, route: Route) -> Position:
        """Return where the key of ``route`` stands, without its value."""
        return self._find(route)[1]

    def value_position(self, route: Route) -> Position | None:
        """Return where the scalar at ``route`` stands, its quotes included, or ``None`` if no scalar is there."""
        reached, spot = self._find(route)[2:]
        return span(spot[0], spot[1]) if reached == len(route) and _is_scalar(spot) else None

    def is_plain(self, route: Route) -> bool:
        """Whether the scalar at ``route`` was written without quotes and not as a block."""
        reached, spot = self._find(route)[2:]
        return reached == len(route) and _is_scalar(spot) and not spot[2]

    def _find(self, route: Route) -> tuple[Position, Position, int, Spot]:
        """Return the place of ``route`` or its nearest ancestor, of its key, how many steps were found, and the
        spot of what was reached."""
        if self._spots is None:
            return START, START, 0, ()
        spot = self._spots
        key = _head(spot, self.lines)
        whole = key
        for depth, step in enumerate(route):
            inner = None if _is_scalar(spot) else spot[1]
            if isinstance(inner, dict) and step in inner:
                (start, end), spot = inner[step]
                key = span(start, end)
                value = span(spot[0], spot[1]) if _is_scalar(spot) else key
                whole = key if value.end_line != key.line else _join(key, value)
            elif isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner):
                spot = inner[step]
                whole = key = _head(spot, self.lines)
            else:
                return whole, key, depth, spot
        return whole, key, len(route), spot


def _is_scalar(spot: Spot) -> bool:
    return len(spot) == 3


def span(start: Any, end: Any) -> Position:
    """Return the place between two libyaml marks, which count from 0."""
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _join(first: Position, last: Position) -> Position:
    return Position(first.line, first.column, last.end_line, last.end_column)


def _head(spot: Spot, lines: Lines) -> Position:
    """Return the first line of a node: all of a one-line scalar, else up to the end of the line."""
    line, column = spot[0].line + 1, spot[0].column + 1
    if _is_scalar(spot) and spot[1].line + 1 == line:
        return span(spot[0], spot[1])
    text = lines.line(line)
    return Position(line, column, line, max(len(text.rstrip()) + 1, column))
