"""Labels that a form does not have, with their texts: local fields, and further blocks of narrative."""

import re

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.grid import Row, bottom, right
from perfgoal.exchange.recognise.labels import joined, may_be_label, plain
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.naming import heads_a_column, is_category
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.refusing import require_name

_NUMBER = re.compile(r"[0-9.,]+\w{0,2}")
_WORD = re.compile(r"^[^0-9≥≤=<>＞＜%]*[^\W\d_]{2}")
_COLON_INSIDE = re.compile(r":.")


def put_extra(reading: Reading, cell: Cell, after: Cell) -> None:
    name = joined(cell.text.strip()).rstrip(":：")
    require_name(name, cell)
    reading.label(cell)
    reading.put(("extra", name), after)


def read_pairs(reading: Reading, row: Row, lower: Row | None, *, known: bool) -> None:
    """Read what is left of a row of a form: a label that the form does not have, with a text up to the end of the row,
    is a further block of narrative; one among labels that it has is a local field."""
    runs = [run[1:] if _heads_rows(run) else run for run in _left(reading, row)]
    pairs = [run for run in runs if len(run) == len(("label", "text")) and _is_pair(reading, run[0], run[1], lower)]
    if known:
        for label, text in pairs:
            put_extra(reading, label, text)
    elif len(pairs) == 1 and reading.known and pairs[0] == list(row.cells[-2:]) and _is_narrative(row, *pairs[0]):
        label, text = pairs[0]
        named = {"label": reading.ledger.value(label), "text": reading.ledger.value(text)}
        reading.tree.setdefault("sections", []).append(named)
        reading.known += 1


def _heads_rows(run: list[Cell]) -> bool:
    """Whether a run begins with a heading that reaches down beside further rows."""
    return len(run) > 1 and run[0].down > max(cell.down for cell in run[1:])


def _is_narrative(row: Row, label: Cell, text: Cell) -> bool:
    """Whether a label and its text are all of their row but for a heading beside them, and the text is no number."""
    before = row.cells[: row.cells.index(label)]
    return not any(bottom(cell) <= row.number + label.down for cell in before) and not _NUMBER.fullmatch(
        plain(text.text)
    )


def _is_pair(reading: Reading, label: Cell, text: Cell, lower: Row | None) -> bool:
    """Whether two texts side by side may be a label and its text: not two of its like, nor two headings of columns."""
    if not may_be_label(label.text) or "。" in label.text or _COLON_INSIDE.search(plain(label.text)):
        return False
    if may_be_label(text.text) and plain(text.text).endswith(":"):
        return False
    if not _WORD.search(label.text) or heads_a_column(reading, label.text) or is_category(reading, label.text):
        return False
    return lower is None or not all(_heads_columns(cell, lower) for cell in (label, text))


def _heads_columns(cell: Cell, lower: Row) -> bool:
    """Whether several texts stand in the row below a cell, within its width."""
    return sum(cell.column <= below.column and right(below) <= right(cell) for below in lower.filled) > 1


def _left(reading: Reading, row: Row) -> list[list[Cell]]:
    """Return the cells of a row that were taken for nothing, those side by side together."""
    runs: list[list[Cell]] = [[]]
    for cell in row.cells:
        if is_blank(cell.text) or reading.ledger.has(cell):
            runs.append([])
        else:
            runs[-1].append(cell)
    return [run for run in runs if run]
