"""Labels with their texts in the row below them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.grid import Row, bottom, right
from perfgoal.exchange.recognise.labels import plain
from perfgoal.exchange.recognise.money import WHOLE, is_money_label, meaning_of
from perfgoal.exchange.recognise.naming import field_named, heads_a_column, is_label, section_named
from perfgoal.exchange.recognise.reading import SUMS, Meaning, Reading


def read_labels_above(reading: Reading, row: Row, lower: Row) -> None:
    """Read a row of labels alone, side by side, whose texts stand below each of them. A heading beside both rows, and
    sums, may stand there as well. A single label must be as wide as the text below it."""
    labels = [cell for cell in row.filled if bottom(cell) <= lower.number and not reading.ledger.has(cell)]
    places = {(cell.column, cell.across) for cell in labels}
    if not labels or not _are_side_by_side(labels) or (len(labels) == 1 and labels[0].across == 1):
        return
    if all(map(_is_sum, labels)) or not all(_is_sum(cell) or _names_field(reading, cell.text) for cell in labels):
        return
    texts = [cell for cell in lower.filled if not reading.ledger.has(cell)]
    if not texts or any((cell.column, cell.across) not in places or is_label(reading, cell.text) for cell in texts):
        return
    for cell in labels:
        if field := field_named(reading, cell.text):
            reading.label(cell)
            reading.above[cell.column] = field
        else:
            reading.above[cell.column] = (not _is_sum(cell) and meaning_of(reading, row, cell, cell.text)) or WHOLE
            reading.money_label(cell)


def _are_side_by_side(cells: Sequence[Cell]) -> bool:
    return all(right(cell) == after.column for cell, after in pairwise(cells))


def _is_sum(cell: Cell) -> bool:
    return plain(cell.text) in SUMS


def _names_field(reading: Reading, text: str) -> bool:
    return (
        field_named(reading, text) is not None
        or section_named(reading, text) == "budget"
        or is_money_label(reading, text)
    )


def named_above(reading: Reading, above: Mapping[int, Meaning], cell: Cell) -> Meaning | None:
    """Return what the label means that stands in the row above a cell, with no text beside it."""
    meaning = above.get(cell.column)
    if meaning is None or is_label(reading, cell.text) or heads_a_column(reading, cell.text):
        return None
    return meaning
