"""The form as a workbook, by XlsxWriter."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from perfgoal.document import visible
from perfgoal.extras import require
from perfgoal.rendering.excel.boxes import Sheet
from perfgoal.rendering.excel.comments import NOWHERE
from perfgoal.rendering.excel.drawing import FONT, Drawing
from perfgoal.rendering.excel.overview import overview
from perfgoal.rendering.excel.tables import indicators_sheet, tasks_sheet
from perfgoal.rendering.limits import TooLong
from perfgoal.rendering.notes import Notes
from perfgoal.rendering.tables import Entry
from perfgoal.rendering.view import FormView

PROPERTY = "perfgoal-form"
"""The property of the file that names the form profile."""
LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""
_MADE = datetime(1980, 1, 1)  # as the entries of the archive: the same form gives the same bytes


def xlsx(view: FormView, form: str, notes: Notes | None = None) -> bytes:
    """Return the form as a workbook: the sheets 资金, 任务 (where the form has tasks) and 指标. ``form`` names its
    profile; ``notes`` are set in comments on their cells. The same view and notes give the same bytes.

    :class:`TooLong` where a text does not go into a cell; :class:`perfgoal.extras.MissingExtra` where XlsxWriter is not
    installed."""
    result = None if notes is None else Entry(notes.title, notes.counts, NOWHERE)
    sheets = [overview(view, result), indicators_sheet(view.indicators)]
    if view.tasks is not None:
        sheets.insert(1, tasks_sheet(view.tasks))
    _measure(sheets)
    memory = BytesIO()
    book = require("xlsxwriter").Workbook(memory, {"in_memory": True, "default_format_properties": {**FONT}})
    book.set_properties({"title": visible(_title(view)), "created": _MADE})
    book.set_custom_property(PROPERTY, form, "text")
    for sheet in sheets:
        Drawing(book, sheet, notes)
    book.close()
    return memory.getvalue()


def _measure(sheets: Iterable[Sheet]) -> None:
    for box in (box for sheet in sheets for box in sheet.boxes):
        length = len(box.text.encode("utf-16-le")) // 2
        if length > LONGEST:
            raise TooLong(next(iter(box.paths), ""), length, LONGEST)


def _title(view: FormView) -> str:
    return f"{view.title}（{view.names[0][0].text}，{view.facts[0].text}）"
