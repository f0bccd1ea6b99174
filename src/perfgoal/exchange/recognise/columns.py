"""Tables with a heading over each column: which column holds what."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.grid import Row, bottom, right
from perfgoal.exchange.recognise.labels import joined, plain, spellings
from perfgoal.exchange.recognise.reading import Reading

_YEAR = re.compile(r"(20[0-9]{2})年?度?")


class Column(NamedTuple):
    """A column from ``start`` up to ``end``: the field that it holds, its whole heading, and the heading ``over`` that,
    where there are two rows of them. A column with a heading that nobody knows is a local one, ``extra``."""

    start: int
    end: int
    field: str
    head: str
    over: str = ""

    def holds(self, cell: Cell) -> bool:
        """Whether a cell lies within the column."""
        return self.start <= cell.column and right(cell) <= self.end


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table: its columns from the left to the right, and the first row below them."""

    columns: tuple[Column, ...]
    below: int

    @property
    def start(self) -> int:
        """Where the first column begins: what stands to its left is beside the table."""
        return self.columns[0].start

    def of(self, field: str) -> Column | None:
        """Return the column of a field."""
        return next((column for column in self.columns if column.field == field), None)

    def place(self, cell: Cell) -> int | None:
        """Return the place of the column in which a cell lies, ``None`` where it lies in none, or in more than one."""
        place = bisect_right(self.columns, cell.column, key=lambda column: column.start) - 1
        return place if place >= 0 and self.columns[place].holds(cell) else None

    def column(self, cell: Cell) -> Column | None:
        """Return the column in which a cell lies, ``None`` where it lies in none, or in more than one."""
        place = self.place(cell)
        return None if place is None else self.columns[place]


def named(words: Mapping[str, str], text: str) -> str | None:
    """Return the field that a text heads."""
    return next((words[name] for name in spellings(text) if name in words), None)


def heads_of(reading: Reading, row: Row, words: Mapping[str, str], first: Sequence[str]) -> Heads | None:
    """Return the columns that a row heads, with ``words`` for the names of fields; ``None`` where it heads none. Left
    of the column of the ``first`` of fields that is there, what is no heading is beside the table. Of two headings of
    one field, the one that is the field's very name is that of the field, and the other a local column."""
    found = _of_the_year(reading, [(cell, named(words, cell.text) or _dated(words, cell.text)) for cell in row.filled])
    times = Counter(field for _, field in found if field is not None)
    start = next((cell.column for name in first for cell, field in found if field == name), None)
    if start is None:
        return None
    inside = [(cell, field) for cell, field in found if cell.column >= start or (field and times[field] == 1)]
    exact = {field: cell for cell, field in reversed(inside) if field and spellings(cell.text)[0] in words}
    columns, taken = [], set[str]()
    for cell, field in inside:
        is_other = field in taken or exact.get(field or "", cell) is not cell
        name = "extra" if field is None or (is_other and field != "years") else field
        taken.add(name)
        columns.append(Column(cell.column, right(cell), name, joined(cell.text)))
    below = max((bottom(cell) for cell, field in inside if field is not None), default=row.number + 1)
    return Heads(tuple(columns), min(below, row.number + 2))


def _dated(words: Mapping[str, str], text: str) -> str | None:
    """Return ``annual`` for a heading of values with a year before it: 2024年目标值."""
    bare = _YEAR.sub("", plain(text))
    return "annual" if bare != plain(text) and named(words, bare) == "annual" else None


def _of_the_year(reading: Reading, found: list[tuple[Cell, str | None]]) -> list[tuple[Cell, str | None]]:
    """Return headings and their fields. Of several with the values of a year each, those of the year of the form alone
    are its values."""
    years = {id(cell): _YEAR.search(plain(cell.text)) for cell, field in found if field == "annual"}
    if sum(year is not None for year in years.values()) <= 1:
        return found
    stated = reading.tree.get("year")
    own = str(reading.year) if reading.year else stated.text if stated else ""
    others = {place for place, year in years.items() if year is not None and year[1] != own}
    return [(cell, None if id(cell) in others else field) for cell, field in found]


def with_lower(heads: Heads, row: Row, words: Mapping[str, str]) -> Heads:
    """Return the columns where a second row of headings stands below the first: it parts those above it."""
    columns: list[Column] = []
    for column in heads.columns:
        lower = [cell for cell in row.filled if column.start <= cell.column < column.end]
        if not lower:
            columns.append(column)
        for cell in lower:
            text = joined(cell.text)
            both = (text, column.head + text, text + column.head)
            field = next((field for name in both if (field := named(words, name))), "extra")
            columns.append(Column(cell.column, right(cell), field, text, column.head))
    return Heads(tuple(columns), row.number + 1)


def fitting(reading: Reading, heads: Heads, row: Row) -> dict[int, Cell] | None:
    """Return the filled cells of a row by the place of their column; ``None`` where one of them lies in none, or in
    two, or two of them in one."""
    found: dict[int, Cell] = {}
    for cell in row.filled:
        if reading.ledger.has(cell):
            continue
        place = heads.place(cell)
        if place is None or place in found:
            return None
        found[place] = cell
    return found


def beside(reading: Reading, heads: Heads, row: Row) -> tuple[Cell, ...]:
    """Return the filled cells that stand to the left of the table, and were taken for nothing yet."""
    cells = (cell for cell in row.filled if not reading.ledger.has(cell))
    return tuple(cell for cell in cells if right(cell) <= heads.start)


def first_word(row: Row) -> str:
    """Return the text of the first filled cell of a row."""
    return joined(row.filled[0].text)
