"""A sheet's cells as a table: what is shown in them, the blank ones between, and what is merged."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Origin, Remark, Table
from perfgoal.exchange.draft import Refused

MAX_CELLS = 100_000
"""Cells of a sheet, blank ones among them. The largest form has some 5,000."""

MAX_FRAMED = 20_000
"""Rows whose frames are looked at."""

_MARGIN = 64
"""Columns with a frame and without a text that still belong to a table, to the right of its last text."""


class Entry(NamedTuple):
    """What a cell shows, as a reader found it."""

    text: str
    remarks: tuple[Remark, ...] = ()


class Area(NamedTuple):
    """A block of cells: its first and its last row and column, 0-based."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet as it was read: ``entries`` by row and column (0-based), the ``merged`` areas, the last cell with a frame
    of each row that has one (``framed``), and the rows and columns that are not shown."""

    name: str
    entries: Mapping[tuple[int, int], Entry]
    merged: Sequence[Area] = ()
    framed: Mapping[int, int] = {}
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()
    is_hidden: bool = False


def table(sheet: Sheet) -> Table | None:
    """Return the cells of a sheet from the first text to the last, ``None`` where it shows none.

    Merged cells are one; where they reach beyond the last text they end with it, and what stands below them is not
    there, as it is not on the screen. Rows in which nothing stands are left out, if they have no frame. Raises
    :class:`Refused` (``too-many-cells``).
    """
    shown = {place: entry for place, entry in sheet.entries.items() if entry.text or entry.remarks}
    if not any(entry.text for entry in shown.values()):
        return None
    top, bottom = min(row for row, _ in shown), max(row for row, _ in shown)
    left, right = min(column for _, column in shown), max(column for _, column in shown)
    framed = {row: column for row, column in sheet.framed.items() if top <= row <= bottom and column <= right + _MARGIN}
    right = max(right, *framed.values()) if framed else right
    areas = {
        (area.top, area.left): Area(area.top, area.left, min(area.bottom, bottom), min(area.right, right))
        for area in sheet.merged
        if top <= area.top <= bottom and left <= area.left <= right
    }
    rows = {row for row, _ in shown}.union(framed)
    for place, area in areas.items():
        if place in shown:
            rows.update(range(area.top, area.bottom + 1))
        _hold(sheet, len(rows))
    _hold(sheet, len(rows) * (right - left + 1))
    return Table(tuple(_cells(sheet, shown, areas, sorted(rows), range(left, right + 1))), sheet.name)


def address(row: int, column: int) -> str:
    """Return the address of a cell: D9 of row 8 and column 3."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _hold(sheet: Sheet, cells: int) -> None:
    if cells > MAX_CELLS:
        raise Refused("too-many-cells", sheet=sheet.name, limit=MAX_CELLS)


def _cells(
    sheet: Sheet,
    shown: Mapping[tuple[int, int], Entry],
    areas: Mapping[tuple[int, int], Area],
    rows: Sequence[int],
    columns: Iterable[int],
) -> Iterable[Cell]:
    covered: dict[int, int] = {}  # columns, and the last row to which something above takes each
    for row in rows:
        for column in columns:
            if covered.get(column, -1) >= row:
                continue
            area = areas.get((row, column), Area(row, column, row, column))
            for across in range(column, area.right + 1):
                covered[across] = max(area.bottom, covered.get(across, -1))
            entry = shown.get((row, column), Entry(""))
            unseen: tuple[Remark, ...] = ("unseen",) if entry.text and _is_hidden(sheet, area) else ()
            origin = Origin("cell", (sheet.name, address(row, column)))
            down, across = area.bottom - row + 1, area.right - column + 1
            yield Cell(row, column, down, across, entry.text, origin, (*entry.remarks, *unseen))


def _is_hidden(sheet: Sheet, area: Area) -> bool:
    """Whether no part of an area is to be seen."""
    return (
        sheet.is_hidden
        or all(row in sheet.hidden_rows for row in range(area.top, area.bottom + 1))
        or all(column in sheet.hidden_columns for column in range(area.left, area.right + 1))
    )
