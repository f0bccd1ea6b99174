"""What reading a document yields: the tree, the places of its parts, and the faults that were met."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

Route = tuple[str | int, ...]
"""Keys and indices from the top of a document down to one of its parts; the same as pydantic's ``loc``."""

Node = dict[str, Any] | list[Any] | str
"""A part of a document. The values of a ``dict`` and the items of a ``list`` are nodes again."""


class Position(NamedTuple):
    """A stretch of text: 1-based lines and columns, counted in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Position(1, 1, 1, 1)

NO_ARGUMENTS: Mapping[str, Any] = MappingProxyType({})
"""What fills in a sentence that has no gaps."""


class Edit(NamedTuple):
    """Replace the text at ``position`` by ``text``."""

    position: Position
    text: str


class Fault(NamedTuple):
    """Something that keeps a text from being read as plain YAML (PG001 to PG009).

    ``variant`` chooses among the sentences of ``code``; ``arguments`` fill it in. ``related`` are further
    places, each with the variant of a sentence of its own. ``edits`` mend the fault, where a program can; ``safe``
    says that whoever looks at the text sees the same before and behind them. A whole text is mended by reading it as
    ``codec`` and writing it as UTF-8.
    """

    code: str
    variant: str
    position: Position = START
    arguments: Mapping[str, str | int] = NO_ARGUMENTS
    related: tuple[tuple[Position, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    safe: bool = True
    codec: str = ""

    @property
    def stops(self) -> bool:
        """Whether the text cannot be understood any further. PG008 alone leaves it readable."""
        return self.code != "PG008"


Spot = tuple[Any, ...]
"""Where a node stands. Of a scalar the two libyaml marks and its style. Of a container the mark of its start and
what it holds: of a list the spots of its items, of a mapping by key the two marks of the key and the spot of its
value."""


CONTAINER, SCALAR = 2, 3
"""How many parts the spot of each has."""

_BLOCKS = ("|", ">")


class Lines:
    """The lines of a text, and the way from an offset to a place and back. Built only when a place is asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offsets at which lines start; packed, as a file may be 1 MiB of line ends."""
        # YAML knows three line ends, Python more. With each as long as before but one "\n", a plain search finds all.
        text = self.text.replace("\r\n", "\0\n").replace("\r", "\n")
        starts = array("l", [0])
        end = text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = text.find("\n", end + 1)
        return starts

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its end, or an empty text where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def number(self, offset: int) -> int:
        """Return the line (from 1) in which the character at ``offset`` stands."""
        return bisect_right(self._starts, offset)

    def start(self, offset: int) -> int:
        """Return the offset at which the line of the character at ``offset`` starts."""
        return self._starts[self.number(offset) - 1]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a 1-based line and column."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Position:
        """Return the place of ``text[start:end]``."""
        starts = self._starts
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        return Position(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)


class Document:
    """One text, read as plain YAML.

    ``text`` is what the author wrote, without a byte order mark; ``tree`` the plain data, or ``None`` where a
    fault stopped the reading; every scalar in it is a ``str`` exactly as written. ``faults`` are in the order
    of the text. Where bytes are not UTF-8, ``text`` has U+FFFD in their place, or is empty. ``spots`` is where the
    parts of the tree stand, which :meth:`position` and its like look up.
    """

    def __init__(
        self,
        lines: Lines,
        *,
        bom: bool = False,
        tree: Node | None = None,
        spots: Spot | None = None,
        faults: Iterable[Fault] = (),
    ) -> None:
        self.text = lines.text
        self.lines = lines
        self.bom = bom
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.position, fault.code)))
        self.tree = None if any(fault.stops for fault in self.faults) else tree
        self.spots = spots

    def position(self, route: Route) -> Position:
        """Return where ``route`` stands: for an entry of a mapping its key, and the value too where it ends on
        the key's line; for an item of a list the item, or its first line. Where ``route`` leads nowhere, its
        nearest ancestor."""
        _, spot, entry = self._find(route)
        return self._entry(entry) if entry is not None else self._head(spot)

    def key_position(self, route: Route) -> Position:
        """Return where the key of ``route`` stands, without its value."""
        _, spot, entry = self._find(route)
        return self.lines.span(entry[0].index, entry[1].index) if entry is not None else self._head(spot)

    def value_position(self, route: Route) -> Position | None:
        """Return where the scalar at ``route`` stands, its quotes included and the blanks behind a block not, or
        ``None`` if no scalar is there."""
        reached, spot, _ = self._find(route)
        return self._scalar(spot) if reached == len(route) and _is_scalar(spot) else None

    def route_at(self, position: Position) -> Route:
        """Return the route of the innermost part that stands where ``position`` begins."""
        offset, spot, route = self.lines.offset(*position[:2]), self.spots or (), list[str | int]()
        while len(spot) == CONTAINER:
            inner = spot[1]
            if isinstance(inner, dict):
                starts = [(start.index, key, value) for key, (start, _, value) in inner.items()]
            else:
                starts = [(item[0].index, number, item) for number, item in enumerate(inner)]
            before = [each for each in starts if each[0] <= offset]
            if not before:
                break
            _, step, spot = before[-1]
            route.append(step)
        return tuple(route)

    def is_plain(self, route: Route) -> bool:
        """Whether the scalar at ``route`` was written without quotes and not as a block."""
        reached, spot, _ = self._find(route)
        return reached == len(route) and _is_scalar(spot) and not spot[2]

    def in_brackets(self, route: Route) -> bool:
        """Whether what stands at ``route`` stands inside { } or [ ], where a comma ends it."""
        found = (self._find(route[:depth]) for depth in range(len(route)))
        return any(
            reached == depth and not _is_scalar(spot) and self.text[spot[0].index : spot[0].index + 1] in ("{", "[")
            for depth, (reached, spot, _) in enumerate(found)
        )

    def _find(self, route: Route) -> tuple[int, Spot, tuple[Any, Any, Spot] | None]:
        """Follow ``route`` as far as it goes: return how many steps were found, the spot of what was reached, and the
        entry of a mapping that it is the value of, if it is one."""
        spot: Spot = self.spots or ()
        entry = None
        for depth, step in enumerate(route):
            inner = spot[1] if len(spot) == CONTAINER else None
            if isinstance(inner, dict) and step in inner:
                entry = inner[step]
                spot = entry[2]
            elif isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner):
                entry, spot = None, inner[step]
            else:
                return depth, spot, entry
        return len(route), spot, entry

    def _entry(self, entry: tuple[Any, Any, Spot]) -> Position:
        """Return the place of an entry's key, and with it the value where that ends on the key's line."""
        start, end, spot = entry
        key = self.lines.span(start.index, end.index)
        if not _is_scalar(spot) or spot[2] in _BLOCKS or spot[0].index == spot[1].index:
            return key
        whole = self.lines.span(start.index, spot[1].index)
        return whole if whole.end_line == key.end_line else key

    def _scalar(self, spot: Spot) -> Position:
        """Return the place of a scalar. To libyaml a block ends where the next part begins."""
        start, end, style = spot[0].index, spot[1].index, spot[2]
        if style in _BLOCKS:
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
        return self.lines.span(start, end)

    def _head(self, spot: Spot) -> Position:
        """Return the place of a node as far as its first line: of a container, its first entry."""
        if not spot:
            return START
        if _is_scalar(spot):
            place = self._scalar(spot)
            if place.end_line == place.line:
                return place
            end = len(self.lines.line(place.line).rstrip(" \t")) + 1
            return Position(place.line, place.column, place.line, end)
        start, inner = spot[0].index, spot[1]
        place = self.lines.span(start, min(start + 1, len(self.text)))
        if not inner:
            return place
        first = self._head(inner[0]) if isinstance(inner, list) else self._entry(next(iter(inner.values())))
        return _join(place, first) if first.line == first.end_line == place.line else place


def _is_scalar(spot: Spot) -> bool:
    return len(spot) == SCALAR


def _join(first: Position, last: Position) -> Position:
    return Position(first.line, first.column, last.end_line, last.end_column)
