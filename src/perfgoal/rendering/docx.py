"""A form view drawn as a document for Word, WPS Office and LibreOffice.

A docx is a zip archive of a few XML files, which the templates in ``docx`` write: no package is needed, and the same
view gives the same bytes. Columns have fixed widths, in the grid of a table as well as in each of its cells, because
every program heeds another of the two.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, groupby, pairwise
from typing import Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from perfgoal.rendering.grids import (
    BOTTOM,
    HEIGHT,
    LOOKS,
    SIDE,
    TOP,
    WIDTH,
    Grid,
    Kind,
    Sheet,
    Slot,
    characters,
    sheet,
)
from perfgoal.rendering.limits import DoesNotFit
from perfgoal.rendering.view import FormView
from perfgoal.templating import html_environment

_PARTS = {
    "[Content_Types].xml": "types.xml.j2",
    "_rels/.rels": "package.rels.j2",
    "docProps/core.xml": "core.xml.j2",
    "docProps/app.xml": "app.xml.j2",
    "docProps/custom.xml": "custom.xml.j2",
    "word/document.xml": "document.xml.j2",
    "word/_rels/document.xml.rels": "document.rels.j2",
    "word/styles.xml": "styles.xml.j2",
    "word/settings.xml": "settings.xml.j2",
    "word/footer.xml": "footer.xml.j2",
}
"""The files of the archive, in their order, and what each is made from."""

_NAMES: dict[Kind, str] = {
    "spine": "表 栏目",
    "head": "表 表头",
    "line": "表 费用名称",
    "level": "表 一级指标",
    "sublevel": "表 二级指标",
    "name": "表 名称",
    "declarer": "表 申报单位",
    "text": "表 正文",
    "amount": "表 金额",
    "value": "表 指标值",
}
"""What the styles of cells are called in Word's list of styles."""


_MOST_COLUMNS = 63  # Word takes a file with a wider table for a broken one


class _Box(NamedTuple):
    """A cell of a row: how wide it is (in twentieths of a point), how many columns it takes, whether it begins or goes
    on with a merged cell, and the lines of its text, each a paragraph."""

    kind: Kind
    lines: Sequence[str]
    width: int
    across: int
    merge: Literal["", "restart", "continue"]


class _Row(NamedTuple):
    boxes: Sequence[_Box]
    whole: bool
    head: bool


class _Table(NamedTuple):
    label: str
    widths: Sequence[int]
    rows: Sequence[_Row]
    heads: int
    top: bool


def docx(view: FormView, form: str) -> bytes:
    """Return ``view`` as a docx: A4, the long side across. ``form`` is the name of the form, which the file keeps as a
    property of its own, ``perfgoal-form``. The same arguments give the same bytes. Raises :class:`DoesNotFit` for a
    table of more columns than Word opens."""
    _count_columns(view)
    drawn = sheet(view)
    values = {
        "sheet": drawn,
        "form": form,
        "looks": LOOKS,
        "names": _NAMES,
        "half_points": round(drawn.size * 2),
        "padding": _twips(drawn.padding),
        "tables": [_table(grid) for grid in drawn.grids],
        "stops": list(_stops(drawn)),
        "page": {
            "width": _twips(WIDTH),
            "height": _twips(HEIGHT),
            "top": _twips(TOP),
            "side": _twips(SIDE),
            "bottom": _twips(BOTTOM),
            "footer": _twips(BOTTOM / 2),
        },
    }
    environment = html_environment()
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as file:
        for name, template in _PARTS.items():
            # The day that zip archives count from: one of today would make other bytes tomorrow.
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            text = environment.get_template(f"docx/{template}").render(values).lstrip()
            file.writestr(info, text.encode())
    return archive.getvalue()


def _count_columns(view: FormView) -> None:
    for table in (view.tasks, view.indicators):
        if table is not None and len(table.columns) > _MOST_COLUMNS:
            raise DoesNotFit("columns", table.path, len(table.columns), _MOST_COLUMNS)


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _stops(drawn: Sheet) -> Iterator[tuple[str, int]]:
    """Yield the tab stops of the line above the tables: a place for each fact but the first, and the right margin for
    the unit of money."""
    place = 0.0
    for fact in drawn.facts[:-1]:
        place += (characters(fact) + 2) * drawn.size * 20
        yield "left", round(place)
    yield "right", _twips(WIDTH - 2 * SIDE)


def _table(grid: Grid) -> _Table:
    whole = _twips(WIDTH - 2 * SIDE)
    bounds = [round(whole * share / sum(grid.shares)) for share in accumulate(grid.shares, initial=0.0)]
    below: dict[int, Slot] = {}  # by their first column, the merged cells that go on in the next row
    rows = []
    for row, slots in groupby(grid.slots, lambda slot: slot.row):
        here = sorted([*slots, *below.values()], key=lambda slot: slot.column)
        rows.append(_Row([_box(slot, row, bounds) for slot in here], grid.whole[row], row < grid.heads))
        below = {slot.column: slot for slot in here if slot.row + slot.down > row + 1}
    widths = [end - start for start, end in pairwise(bounds)]
    return _Table(grid.label, widths, rows, grid.heads, grid.top)


def _box(slot: Slot, row: int, bounds: Sequence[int]) -> _Box:
    width = bounds[slot.column + slot.across] - bounds[slot.column]
    if slot.row < row:
        return _Box(slot.kind, ("",), width, slot.across, "continue")
    return _Box(slot.kind, slot.text.split("\n"), width, slot.across, "restart" if slot.down > 1 else "")
