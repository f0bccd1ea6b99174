"""Columns beside the indicators that hold a field of the whole form: who carries a project out, what it costs."""

from collections.abc import Mapping

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.columns import Column, Heads
from perfgoal.exchange.recognise.facts import read_field
from perfgoal.exchange.recognise.grid import Row, bottom, right
from perfgoal.exchange.recognise.labels import joined, spellings
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.vocabulary import Field, MoneyLine

_NAME = Field(("project", "name"))
OF_FORM = "of-form"
"""The name of columns that hold a field of the whole form, which some print beside the indicators."""


def with_fields_of_form(reading: Reading, heads: Heads, row: Row) -> Heads:
    """Return the columns with those to their left that bear a label of the form. A label that reaches down beside the
    indicators heads no column."""
    left = (cell for cell in row.filled if right(cell) <= heads.start and bottom(cell) <= heads.below)
    more = [cell for cell in left if _of_form(reading, cell.text)]
    columns = [Column(cell.column, right(cell), OF_FORM, joined(cell.text)) for cell in more]
    return Heads((*columns, *heads.columns), heads.below)


def is_sum(reading: Reading, heads: Heads, found: Mapping[Column, Cell]) -> bool:
    """Whether a row sums up those below it: it has fields of the form beside the indicators, and neither an indicator
    nor a project."""
    named = [column for column in heads.columns if column.field == OF_FORM and _of_form(reading, column.head) == _NAME]
    is_beside = bool(found) and all(column.field == OF_FORM for column in found)
    return is_beside and bool(named) and not any(column in found for column in named)


def _of_form(reading: Reading, head: str) -> Field | MoneyLine | None:
    for name in spellings(head):
        if name in reading.words.fields:
            return reading.words.fields[name]
        if len(lines := reading.words.lines.get(name, ())) == 1:
            return lines[0]
    return None


def read_of_form(reading: Reading, column: Column, cell: Cell) -> None:
    match _of_form(reading, column.head):
        case Field() as field:
            read_field(reading, field, cell)
        case MoneyLine(group, line):
            reading.put((reading.money, group, line), cell)
