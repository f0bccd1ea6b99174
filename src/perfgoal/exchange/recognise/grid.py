"""The rows of a table, each with what reaches down into it from above."""

from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Table
from perfgoal.exchange.recognise.ledger import is_blank


class Row(NamedTuple):
    """The cells that begin in a row, from the left to the right, and the merged ones ``above`` that reach into it."""

    index: int
    cells: tuple[Cell, ...]
    above: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that begin in the row and hold a text."""
        return tuple(cell for cell in self.cells if not is_blank(cell.text))

    def over(self, start: int, end: int) -> tuple[Cell, ...]:
        """Return the cells that take part in the columns from ``start`` up to ``end``, wherever they begin."""
        return tuple(cell for cell in (*self.above, *self.cells) if cell.column < end and right(cell) > start)


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
    above: list[Cell] = []
    for index in sorted(starting):
        above = [cell for cell in above if bottom(cell) > index]
        cells = tuple(sorted(starting[index], key=lambda cell: cell.column))
        row = Row(index, cells, tuple(above))
        if row.filled:
            yield row
        above += [cell for cell in cells if cell.down > 1]


def width(table: Table) -> int:
    """Return how many columns a table has in its grid."""
    return max((right(cell) for cell in table.cells), default=0)
