"""Rows of plain text that are known to be cells, put together to tables."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Origin, Table


class Row(NamedTuple):
    """The texts of a line, whose number is ``number``. ``kind`` tells rows of a table from other lines."""

    kind: str
    texts: tuple[str, ...]
    number: int


def line_origin(number: int) -> Origin:
    """Return the place of a line."""
    return Origin("line", (number,))


def table_of(rows: Iterable[Row], spine: Row | None = None) -> Table:
    """Return rows as a table; with a ``spine``, its text is a merged cell to the left of all of them."""
    listed = list(rows)
    cells = _spine(spine, len(listed)) if spine is not None else []
    first = len(cells)
    for number, row in enumerate(listed):
        for column, text in enumerate(row.texts, start=first):
            cells.append(Cell(number, column, 1, 1, text, line_origin(row.number)))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _spine(spine: Row, height: int) -> list[Cell]:
    return [Cell(0, 0, height, 1, " ".join(spine.texts), line_origin(spine.number))]


def tables_of(rows: Sequence[Row]) -> list[Table]:
    """Return rows of the kind ``row`` that follow each other as one table, and each other line that is not blank as a
    table of its own."""
    tables: list[Table] = []
    open_rows: list[Row] = []
    for row in rows:
        if row.kind == "row":
            open_rows.append(row)
            continue
        tables += [table_of(open_rows)] if open_rows else []
        open_rows = []
        tables += [table_of([row])] if any(row.texts) else []
    return [*tables, table_of(open_rows)] if open_rows else tables
