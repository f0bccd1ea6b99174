"""The rows of a table."""

from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Table
from perfgoal.exchange.recognise.ledger import is_blank


class Row(NamedTuple):
    """The cells that begin in a row, from the left to the right. Its ``number`` counts from 0."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that begin in the row and hold a text."""
        return tuple(cell for cell in self.cells if not is_blank(cell.text))


def right(cell: Cell) -> int:
    """Return the first column behind a cell."""
    return cell.column + cell.across


def bottom(cell: Cell) -> int:
    """Return the first row below a cell."""
    return cell.row + cell.down


def rows(table: Table) -> Iterator[Row]:
    """Yield the rows of a table in which a cell with a text begins."""
    starting: dict[int, list[Cell]] = {}
    for cell in table.cells:
        starting.setdefault(cell.row, []).append(cell)
    for number in sorted(starting):
        row = Row(number, tuple(sorted(starting[number], key=lambda cell: cell.column)))
        if row.filled:
            yield row


def width(table: Table) -> int:
    """Return how many columns a table has in its grid."""
    return max((right(cell) for cell in table.cells), default=0)
