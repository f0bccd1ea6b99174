"""The form as a workbook, by XlsxWriter."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

from perfgoal.document import visible
from perfgoal.extras import require
from perfgoal.finding import Language
from perfgoal.forms import Form
from perfgoal.rendering.excel.boxes import Sheet
from perfgoal.rendering.excel.comments import found_in
from perfgoal.rendering.excel.drawing import FONT, Drawing, as_text
from perfgoal.rendering.excel.filling import sheets_to_fill
from perfgoal.rendering.excel.overview import overview
from perfgoal.rendering.excel.tables import indicators_sheet, tasks_sheet
from perfgoal.rendering.limits import DoesNotFit
from perfgoal.rendering.notes import Notes
from perfgoal.rendering.view import FormView

PROPERTY = "perfgoal-form"
"""The property of the file that names the form profile."""
LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""
MOST = 16_384
"""Columns that a sheet of Excel has."""
_MADE = datetime(1980, 1, 1)  # as the entries of the archive: the same form gives the same bytes


def xlsx(view: FormView, form: Form, notes: Notes | None = None) -> bytes:
    """Return the form as a workbook: the sheets 资金, 任务 (where the form has tasks) and 指标. ``form`` is its
    profile; ``notes`` are set in comments on their cells. The same view and notes give the same bytes.

    :class:`DoesNotFit` where Excel has no room for a text or a column; :class:`perfgoal.extras.MissingExtra` where
    XlsxWriter is not installed."""
    found = () if notes is None else (found_in(notes),)
    sheets = [overview(view, found), indicators_sheet(view.indicators)]
    if view.tasks is not None:
        sheets.insert(1, tasks_sheet(view.tasks))
    return _book(view, form, sheets, notes, "zh")


def fillable(view: FormView, form: Form, language: Language) -> bytes:
    """Return a ``view`` of the whole form as a workbook to fill in: with room for more tasks and indicators,
    drop-downs, bounds of amounts, locked labels with explanations in ``language``, and lines that add up. With the
    errors of :func:`xlsx`."""
    return _book(view, form, sheets_to_fill(view, form, language), None, language)


def _book(view: FormView, form: Form, sheets: Sequence[Sheet], notes: Notes | None, language: Language) -> bytes:
    _measure(sheets)
    memory = BytesIO()
    book = require("xlsxwriter").Workbook(memory, {"in_memory": True, "default_format_properties": {**FONT}})
    book.set_properties({"title": visible(_title(view)), "created": _MADE})
    book.set_custom_property(PROPERTY, form.form, "text")
    Drawing(book, sheets, notes, language)
    book.close()
    return memory.getvalue()


def _measure(sheets: Iterable[Sheet]) -> None:
    """Refuse what Excel has no room for, of which XlsxWriter would leave out a part."""
    for sheet in sheets:
        if len(sheet.widths) > MOST:
            raise DoesNotFit(
                "columns", next(path for box in sheet.boxes for path in box.paths), len(sheet.widths), MOST
            )
        for box in sheet.boxes:
            length = max(len(box.text.encode("utf-16-le")) // 2, len(as_text(box.text)))
            if length > LONGEST:
                raise DoesNotFit("text", next(iter(box.paths), ""), length, LONGEST)


def _title(view: FormView) -> str:
    name, year = view.names[0][0].text, view.facts[0].text
    return f"{view.title}（{name}，{year}）" if name else f"{view.title}（{year}）"
