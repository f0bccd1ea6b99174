"""A form view set out on paper: grids of cells with their places, which Word and PDF draw alike.

Nothing here measures a font. Whether a row is short enough to be kept on one page is judged by how many characters its
cells hold, wide ones counted whole and narrow ones by half.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal, NamedTuple

from perfgoal.document import visible
from perfgoal.markdown import visible_lines
from perfgoal.rendering.columns import Column
from perfgoal.rendering.limits import DoesNotFit
from perfgoal.rendering.overview import Kind, Piece, Row, overview_rows
from perfgoal.rendering.tables import Entry, IndicatorTable, TaskTable
from perfgoal.rendering.view import FormView

WIDTH, HEIGHT = 297.0, 210.0
"""A4, the long side across, in millimetres."""

TOP, SIDE, BOTTOM = 10.0, 12.0, 13.0
"""Its margins; the number of the page stands in the bottom one."""

_MOST_COLUMNS = 63  # Word takes a file with a wider table for a broken one
_KEPT = 20  # lines of a row that is moved to the next page rather than broken: about half a page
_POINTS = 72 / 25.4  # in a millimetre


class Look(NamedTuple):
    """How cells of a kind look: their ``fill`` (as RRGGBB, or none), whether they are ``bold``, and on which side
    their text stands."""

    fill: str = ""
    bold: bool = False
    side: Literal["left", "center", "right"] = "left"


_HEAD, _BAND = "EEF0F3", "F8F9FA"

LOOKS: dict[Kind, Look] = {
    "spine": Look(_HEAD, bold=True, side="center"),
    "head": Look(_HEAD, bold=True, side="center"),
    "line": Look(_BAND, side="center"),
    "level": Look(_BAND, bold=True, side="center"),
    "sublevel": Look(_BAND, side="center"),
    "name": Look(),
    "declarer": Look(bold=True),
    "text": Look(),
    "amount": Look(side="right"),
    "value": Look(side="center"),
}
"""How cells look, by their kind."""


class Slot(NamedTuple):
    """A cell: its kind and text, its first row and column (0-based), and how many it takes ``down`` and ``across``."""

    kind: Kind
    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``shares`` are the widths of its columns in percent. Its first ``heads`` rows stand on every page.
    ``slots`` stand row by row, from the left to the right. ``whole`` tells of each row whether it is to stay on one
    page. Texts stand at the ``top`` of their cells, but for the heads, or in the middle."""

    label: str
    shares: tuple[float, ...]
    heads: int
    slots: tuple[Slot, ...]
    whole: tuple[bool, ...]
    top: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole form: its title, the number that the form has, what else stands above the tables, the unit of money, and
    the tables. ``size`` is that of the text in points, ``padding`` what is free at the sides of a cell in millimetres.
    ``name`` is what the file is called: the title, who declares, and for when."""

    name: str
    title: str
    number: str
    facts: tuple[str, ...]
    unit: str
    size: float
    padding: float
    grids: tuple[Grid, ...]


def sheet(view: FormView) -> Sheet:
    """Set ``view`` out on paper. Whatever would not be seen in its texts is made visible. Raises :class:`DoesNotFit`
    for a table of more columns than Word opens, which no paper is wide enough for either."""
    tasks = view.tasks
    for table in (tasks, view.indicators):
        if table is not None and len(table.columns) > _MOST_COLUMNS:
            raise DoesNotFit("columns", table.path, len(table.columns), _MOST_COLUMNS)
    dense = len(view.indicators.columns) > 8 or (tasks is not None and len(tasks.columns) > 6)
    size = 7.5 if dense else 9.0
    grids = [_overview(view, size)]
    if tasks is not None:
        grids.append(_tasks(tasks, size))
    grids.append(_indicators(view.indicators, size))
    return Sheet(
        visible(f"{view.title}（{view.names[0][0].text}，{view.facts[0].text}）"),
        visible_lines(view.title),
        visible_lines(view.table or ""),
        tuple(_stated(fact) for fact in view.facts),
        _stated(view.unit),
        size,
        1.0 if dense else 1.5,
        tuple(grids),
    )


def _stated(entry: Entry) -> str:
    return visible_lines(f"{entry.label}：{entry.text}")


def _overview(view: FormView, size: float) -> Grid:
    shares = (9.0, 27.5, 18.0, 27.5, 18.0) if len(view.names) == 1 else (13.0, 25.5, 18.0, 25.5, 18.0)
    return _grid(view.budget.label, shares, [*overview_rows(view)], size)


_KINDS: dict[str, Kind] = {"level": "level", "name": "name", "text": "text", "amount": "amount"}


def _kind(column: Column) -> Kind:
    return _KINDS.get(column.kind, "value")


def _heads(label: str, columns: Sequence[Column]) -> list[Row]:
    return [
        [Piece("head", label, 0, len(columns))],
        [Piece("head", column.text, index) for index, column in enumerate(columns)],
    ]


def _tasks(tasks: TaskTable, size: float) -> Grid:
    columns = tasks.columns
    rows = _heads(tasks.label, columns)
    rows += ([Piece(_kind(columns[at]), text, at) for at, text in enumerate(row.texts)] for row in tasks.rows)
    other = Piece("text", tasks.other.text, tasks.lead, len(columns) - tasks.lead)
    rows.append([Piece("name", tasks.other.label, 0, tasks.lead), other])
    return replace(_grid(tasks.label, [column.share for column in columns], rows, size, heads=2), top=True)


def _indicators(table: IndicatorTable, size: float) -> Grid:
    rows = _heads(table.label, table.columns)
    for row in table.rows:
        pieces = []
        if row.level1 is not None:
            pieces.append(Piece("level", row.level1.text, 0, down=row.level1.down))
        if row.level2 is not None:
            pieces.append(Piece("sublevel", row.level2.text, 1, down=row.level2.down))
        pieces += [Piece(_kind(table.columns[at]), text, at) for at, text in enumerate(row.texts, start=2)]
        rows.append(pieces)
    return _grid(table.label, [column.share for column in table.columns], rows, size, heads=2)


def _grid(label: str, shares: Sequence[float], rows: Sequence[Row], size: float, heads: int = 0) -> Grid:
    slots = tuple(
        Slot(piece.kind, visible_lines(piece.text.strip("\n")), row, piece.column, piece.down, piece.across)
        for row, pieces in enumerate(rows)
        for piece in pieces
    )
    widest = (WIDTH - 2 * SIDE) * _POINTS / size / 100  # of one percent, in characters
    whole = [True] * len(rows)
    for slot in slots:
        width = sum(shares[slot.column : slot.column + slot.across]) * widest - 1.5
        if _lines(slot.text, max(width, 1.0)) > _KEPT:
            whole[slot.row : slot.row + slot.down] = [False] * slot.down
    return Grid(visible_lines(label), tuple(shares), heads, slots, tuple(whole))


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(characters(line) / width)) for line in text.split("\n"))


def characters(line: str) -> float:
    """Return about how wide a line is, in characters that are as wide as they are high."""
    if line.isascii():
        return len(line) * 0.6
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.6 for each in line)
