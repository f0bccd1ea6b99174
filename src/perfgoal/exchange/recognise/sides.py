"""Indicators of the whole project and of the year, side by side or one table below the other, each with its names."""

import re
from typing import Literal

from perfgoal.exchange.recognise.columns import Column, Heads, named
from perfgoal.exchange.recognise.grid import Row
from perfgoal.exchange.recognise.labels import may_be_label, plain
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.refusing import lost

Side = Literal["cycle", "annual"]

_VALUES = ("cycle", "annual")
_LEVELS = ("level1", "level2")
_ANNUAL = re.compile("年度|本年|当年")
_CYCLE = re.compile("实施期|实施周期|中期|长期|项目总|总体目标")
_SIDES = "实施期／年度"


def side_of(text: str) -> Side | None:
    """Return whether a heading is of the whole project (实施期目标) or of the year (年度目标); ``None`` for others."""
    if not may_be_label(text):
        return None
    whole = plain(text)
    return "annual" if _ANNUAL.search(whole) else "cycle" if _CYCLE.search(whole) else None


def note_sides(reading: Reading, row: Row) -> None:
    """Keep in mind on which side of a row the whole project stands, where the year stands on the other."""
    found = [side for cell in row.filled if (side := side_of(cell.text))]
    if sorted(found) == sorted(_VALUES):
        reading.sides = (found[0], found[1])


def of_side(heads: Heads, side: Side | None) -> Heads:
    """Return the columns of a table of one side: its values are that side's, whatever they are called."""
    if side is None or any(heads.of(value) is not None for value in _VALUES if value != "annual"):
        return heads
    columns = (column._replace(field=side if column.field == "annual" else column.field) for column in heads.columns)
    return Heads(tuple(columns), heads.below)


def parted(reading: Reading, heads: Heads, row: Row) -> tuple[tuple[Heads, Side], ...]:
    """Return the columns of each side where a table has two, each with names of its own; else nothing. Which side is
    which, a heading above says. Raises :class:`Refused` (``lost-thread``) where none does."""
    words = reading.words.indicators
    columns = [column._replace(field=named(words, column.head) or column.field) for column in heads.columns]
    names = [place for place, column in enumerate(columns) if column.field == "name"]
    if len(names) < len(_VALUES) or plain(columns[names[0]].head) != plain(columns[names[1]].head):
        return ()
    start = names[1]
    while columns[start - 1].field in _LEVELS:
        start -= 1
    halves = (columns[:start], columns[start:])
    over = [side_of(columns[place].over) for place in names]
    sides = tuple(over) if all(over) else reading.sides
    if len(names) != len(_VALUES) or sides is None or len(set(sides)) != len(_VALUES):
        found = next(cell for cell in row.filled if columns[names[1]].holds(cell))
        raise lost(found, _SIDES)
    return tuple(
        (Heads(tuple(_valued(column, side) for column in half), heads.below), side)
        for half, side in zip(halves, sides, strict=True)
        if side is not None
    )


def _valued(column: Column, side: Side) -> Column:
    return column._replace(field=side) if column.field in _VALUES else column
