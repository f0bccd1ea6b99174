"""Rows outside of the tables of tasks and indicators: labels with the text beside them, and blocks of further ones."""

import re

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.above import named_above, read_labels_above
from perfgoal.exchange.recognise.details import read_detail
from perfgoal.exchange.recognise.facts import (
    NARRATIVE,
    read_facts,
    read_field,
    read_title,
    read_unit,
    read_unit_beside,
)
from perfgoal.exchange.recognise.grid import Row, bottom
from perfgoal.exchange.recognise.instructions import is_remark
from perfgoal.exchange.recognise.labels import may_be_label, plain
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.money import note_unknown_head, read_amount, read_money, read_money_lines
from perfgoal.exchange.recognise.naming import field_named, is_label, section_named
from perfgoal.exchange.recognise.narrative import begin
from perfgoal.exchange.recognise.pairs import put_extra, read_pairs
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.vocabulary import Field
from perfgoal.exchange.recognise.wordlists import Section

_LOCAL: tuple[Section, ...] = ("extra", "details")
"""Blocks whose labels are the author's own."""

_LABEL_LIKE = re.compile(
    "(?:人|[编代]?码|号|[处科]室|电话|名称|时间|日期|[类级]别|类型|性质|属性|单位|部门|方式|情况|依据|期限|地[点址]|金额|总额|比例|:)$"
)
"""How a label ends that no form has."""


def read_row(reading: Reading, row: Row, lower: Row | None = None) -> bool:
    """Read a row as labels and what stands beside them, or in the ``lower`` row below them; what is neither stays.
    Return whether there was any label."""
    before, alone = reading.known, len(row.cells) == 1
    cells = row.cells
    if alone and _read_awaited(reading, cells[0]):
        return True
    if not alone:
        reading.awaited = None
    above, reading.above = reading.above, {}
    if lower is not None and not alone:
        read_labels_above(reading, row, lower)
    at, is_below = 0, False
    while at < len(cells):
        if is_blank(cells[at].text) or reading.ledger.has(cells[at]):
            at += 1
        elif meaning := named_above(reading, above, cells[at]):
            if isinstance(meaning, Field):
                read_field(reading, meaning, cells[at])
            else:
                read_amount(reading, meaning, cells[at], cells[at].text)
            at, is_below = at + 1, True
        else:
            at += _read_cell(reading, row, at) or 1
    read_pairs(reading, row, lower, known=reading.known > before)
    return is_below or reading.known > before


def _read_awaited(reading: Reading, cell: Cell) -> bool:
    """Read a text whose label stood alone on the line above it."""
    awaited = reading.awaited
    if awaited is None or is_label(reading, cell.text) or read_title(reading, cell) or _begins_fact(reading, cell):
        return False
    reading.awaited = None
    reading.above = {}
    read_field(reading, awaited, cell)
    begin(reading, awaited, reading.awaiting)
    return True


def _begins_fact(reading: Reading, cell: Cell) -> bool:
    return may_be_label(cell.text) and read_facts(reading, cell)


def _read_cell(reading: Reading, row: Row, at: int) -> int:
    """Read the cell at a place of its row, and with it what belongs to it; return how many cells that were, 0 where it
    is no label."""
    cell = row.cells[at]
    after = _after(reading, row, at)
    if taken := _read_local(reading, row, cell, after):
        return taken
    if is_remark(cell.text):
        reading.ledger.leave(cell)
        return 1
    if field := field_named(reading, cell.text):
        return _read_beside(reading, field, cell, after)
    if taken := read_unit(reading, cell, after) or read_money(reading, row, cell, after):
        return taken
    if section := section_named(reading, cell.text):
        reading.money_label(cell)
        reading.place((reading.money if section == "budget" else section,), cell)
        reading.spine = (section, cell)
        reading.awaited = None
        reading.section = section if len(row.cells) == 1 else None
        return 1
    if read_title(reading, cell) or read_money_lines(reading, row, cell) or read_facts(reading, cell):
        return 1
    note_unknown_head(reading, row, cell)
    read_unit_beside(reading, cell)
    return 0


def _after(reading: Reading, row: Row, at: int) -> Cell | None:
    """Return the cell beside a label. Blank ones may stand in between, in a sheet whose columns are narrower than what
    it shows; what stands behind them is the label's own unless it may be a label itself, which nobody knows."""
    label, *cells = row.cells[at:]
    filled = next((place for place, cell in enumerate(cells) if not is_blank(cell.text)), None)
    if not filled or cells[0].across > label.across:
        return cells[0] if cells else None
    text, behind = cells[filled], cells[filled + 1] if filled + 1 < len(cells) else None
    if is_label(reading, text.text):
        return cells[0]
    if behind is None or is_label(reading, behind.text):
        return text
    return text if is_blank(behind.text) and not _LABEL_LIKE.search(plain(text.text)) else cells[0]


def _read_beside(reading: Reading, field: Field, cell: Cell, after: Cell | None) -> int:
    """Read the text beside the label of a field."""
    reading.label(cell)
    reading.section = None
    if after is None:
        reading.awaited, reading.awaiting = field, cell.text
    elif is_blank(after.text):
        reading.place(field.route, after)
        return 1
    if after is None or is_label(reading, after.text):
        if field.route in NARRATIVE:
            reading.above[cell.column] = field
        return 1
    read_field(reading, field, after)
    return 2


def _read_local(reading: Reading, row: Row, cell: Cell, after: Cell | None) -> int:
    """Read a line of a block whose labels are the author's own."""
    section = _local(reading, row, cell)
    if section is None or after is None or is_blank(after.text):
        return 0
    if section == "details":
        read_detail(reading, cell, after)
    else:
        put_extra(reading, cell, after)
    return 2


def _local(reading: Reading, row: Row, cell: Cell) -> Section | None:
    """Return the block of the author's own labels in which a cell stands: beside its heading, or below it."""
    if reading.section in _LOCAL:
        return reading.section if len(row.cells) == len(("label", "text")) else None
    if reading.spine is None:
        return None
    section, head = reading.spine
    is_beside = head.row <= row.number < bottom(head) and head.column < cell.column
    return section if section in _LOCAL and is_beside else None
