"""All tables of a file, row by row: what a row is depends on the heads that stand above it."""

from dataclasses import dataclass, replace
from typing import Literal

from perfgoal.exchange.content import Cell, Content, Table
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.recognise.beside import read_row
from perfgoal.exchange.recognise.beside_indicators import with_fields_of_form
from perfgoal.exchange.recognise.columns import Heads, beside, with_lower
from perfgoal.exchange.recognise.details import detail_heads, read_detail_row
from perfgoal.exchange.recognise.grid import Row, bottom, right, rows, width
from perfgoal.exchange.recognise.indicators import (
    indicator_heads,
    read_indicator,
    read_indicators,
)
from perfgoal.exchange.recognise.instructions import instructs, is_of_instructions
from perfgoal.exchange.recognise.labels import plain
from perfgoal.exchange.recognise.naming import section_named
from perfgoal.exchange.recognise.narrative import goes_on
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.refusing import lost, shown
from perfgoal.exchange.recognise.sides import Side, note_sides, of_side, parted, side_of
from perfgoal.exchange.recognise.tasks import read_task, task_heads

_FIGURES, _SHARE = "资金图示", "占比"
"""What heads the drawings of our own pages, and a column of theirs: they say again what the form says."""

_VALUES = ("cycle", "annual", "years")
_AMOUNTS = ("amount", "fiscal", "other")


@dataclass(frozen=True, slots=True)
class _Below:
    """The heads under which the rows of a table stand. ``wide`` is how many columns the table has, ``halves`` are the
    heads of each side of a table of two."""

    section: Literal["tasks", "indicators", "details"]
    heads: Heads
    wide: int
    halves: tuple[tuple[Heads, Side], ...] = ()


def read_tables(reading: Reading, content: Content) -> None:
    """Read all tables of a file in their order."""
    below: _Below | None = None
    sheet, figures = "", False
    for number, table in enumerate(content.tables):
        reading.table = number
        if table.name != sheet:
            sheet, below, figures, reading.known = table.name, None, False, 0
            reading.awaited = reading.spine = reading.narrative = None
            reading.instructs = False
        if is_of_instructions(reading, table):
            continue
        figures = figures or _begins_figures(table)
        if figures or _is_figure(table):
            _take_all(reading, table)
        elif len(table.cells) == 1:
            for row in rows(table):
                if not instructs(reading, row) and not goes_on(reading, row.cells[0]):
                    read_row(reading, row)
        else:
            wide = width(table)
            below = below if below is not None and below.wide == wide else None
            below = _read_table(reading, table, below, wide)


def _begins_figures(table: Table) -> bool:
    return len(table.cells) == 1 and plain(table.cells[0].text) == _FIGURES


def _is_figure(table: Table) -> bool:
    return any(plain(cell.text) == _SHARE for cell in table.cells if cell.row == table.cells[0].row)


def _take_all(reading: Reading, table: Table) -> None:
    for cell in table.cells:
        reading.ledger.label(cell)


def _read_table(reading: Reading, table: Table, below: _Below | None, wide: int) -> _Below | None:
    listed = list(rows(table))
    for place, row in enumerate(listed):
        if instructs(reading, row) or (len(row.cells) == 1 and goes_on(reading, row.cells[0])):
            continue
        reading.narrative = None
        note_sides(reading, row)
        lower = listed[place + 1] if place + 1 < len(listed) else None
        if found := _heads(reading, row, lower, wide):
            below = found
            _take_heads(reading, below, row)
            if below.heads.below <= row.number + 1:
                below = _with_sides(reading, below, row)
        elif below is not None and row.number < below.heads.below and below.heads.below > 1:
            below = _with_lower(reading, below, row)
        elif below is None or not _read_below(reading, below, row):
            known = read_row(reading, row, lower)
            if below is not None and known:
                below = None
            elif below is not None:
                _refuse_broken(reading, below, row)
    if below is None:
        return None
    return replace(below, heads=Heads(below.heads.columns, 0))


def _heads(reading: Reading, row: Row, lower: Row | None, wide: int) -> _Below | None:
    """Return what a row heads, where it heads a table, alone or with the ``lower`` one."""
    if heads := indicator_heads(reading, row, lower):
        return _Below("indicators", with_fields_of_form(reading, heads, row), wide)
    if heads := task_heads(reading, row):
        return _Below("tasks", heads, wide)
    if heads := detail_heads(reading, row):
        return _Below("details", heads, wide)
    return None


def _take_heads(reading: Reading, below: _Below, row: Row) -> None:
    """Take the texts of a row of heads for labels, with the heading of the whole table beside them."""
    reading.has_tables = True
    reading.awaited = reading.section = None
    for cell in row.filled:
        column = below.heads.column(cell)
        if column is None or column.field in _AMOUNTS:
            reading.money_label(cell)
        else:
            reading.label(cell)


def _with_lower(reading: Reading, below: _Below, row: Row) -> _Below:
    words = {"tasks": reading.words.tasks, "indicators": reading.words.indicators, "details": reading.words.details}
    heads = with_lower(below.heads, row, words[below.section])
    for cell in row.filled:
        reading.label(cell)
    return _with_sides(reading, _Below(below.section, heads, below.wide), row)


def _with_sides(reading: Reading, below: _Below, row: Row) -> _Below:
    """Return the heads of a table of indicators with its sides told apart, in the last ``row`` of its heads."""
    if below.section != "indicators":
        return below
    if not any(column.field in _VALUES for column in below.heads.columns):
        name = next(column for column in below.heads.columns if column.field == "name")
        found = next((cell for cell in row.filled if name.holds(cell)), row.filled[-1])
        raise lost(found, "、".join(column.label for column in reading.form.columns))
    if halves := parted(reading, below.heads, row):
        reading.has_sides = True
        return replace(below, halves=halves)
    left = (cell for cell in row.filled if right(cell) <= below.heads.start)
    side = next((side for cell in left if (side := side_of(cell.text))), None)
    reading.has_sides = side is not None
    return replace(below, heads=of_side(below.heads, side))


def _read_below(reading: Reading, below: _Below, row: Row) -> bool:
    """Read a row below the heads of a table. Return whether it belongs there."""
    for cell in beside(reading, below.heads, row):
        if section_named(reading, cell.text) == below.section and not _has_own_text(row, cell, below.heads):
            reading.label(cell)
    if below.section == "tasks":
        return read_task(reading, below.heads, row)
    if below.halves:
        return read_indicators(reading, below.halves, row)
    if below.section == "indicators":
        return read_indicator(reading, below.heads, row)
    return read_detail_row(reading, below.heads, row)


def _has_own_text(row: Row, cell: Cell, heads: Heads) -> bool:
    """Whether what stands beside a cell is one text alone, which is then its own."""
    return len(row.filled) == 2 and bottom(cell) == row.number + 1 and heads.column(row.filled[1]) is None


def _refuse_broken(reading: Reading, below: _Below, row: Row) -> None:
    """Refuse a row that has cells of a table and fits it not. A single text across the columns is a remark."""
    left = [cell for cell in row.filled if not reading.ledger.has(cell)]
    if len(left) > 1 or (
        left and below.heads.column(left[0]) is not None and below.heads.columns[0].start < left[0].column
    ):
        misfit = next((cell for cell in left if below.heads.column(cell) is None), None)
        if misfit is not None:
            raise _between(below.heads, misfit)
        raise lost(left[0], "、".join(column.head for column in below.heads.columns))


def _between(heads: Heads, cell: Cell) -> Refused:
    """Return what to raise where a cell lies in no column, or in several."""
    over = [column for column in heads.columns if column.start < right(cell) and cell.column < column.end]
    if len(over) > 1:
        return Refused(
            "over-columns", cell.origin, columns="、".join(each.head for each in over), found=shown(cell.text)
        )
    columns = "、".join(column.head for column in heads.columns)
    return Refused("no-column", cell.origin, columns=columns, found=shown(cell.text))
