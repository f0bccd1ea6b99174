"""The form as a workbook, by XlsxWriter."""

from datetime import datetime
from io import BytesIO

from perfgoal.extras import require
from perfgoal.rendering.excel.drawing import Drawing
from perfgoal.rendering.excel.overview import overview
from perfgoal.rendering.excel.tables import indicators_sheet, tasks_sheet
from perfgoal.rendering.view import FormView

PROPERTY = "perfgoal-form"
"""The property of the file that names the form profile."""
_LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(1980, 1, 1)  # as the entries of the archive: the same form gives the same bytes


class TooLong(ValueError):
    """A text that no cell holds: ``path`` is what it is the value of, ``length`` how many characters it has."""

    def __init__(self, path: str, length: int) -> None:
        super().__init__(f"{path}: {length} characters, and a cell of a workbook holds {_LONGEST}")
        self.path = path
        self.length = length
        self.longest = _LONGEST


def xlsx(view: FormView, form: str) -> bytes:
    """Return the form as a workbook: the sheets 资金, 任务 (where the form has tasks) and 指标. ``form`` names its
    profile. The same view gives the same bytes. :class:`TooLong` where a text does not go into a cell;
    :class:`perfgoal.extras.MissingExtra` where XlsxWriter is not installed."""
    sheets = [
        overview(view),
        *([] if view.tasks is None else [tasks_sheet(view.tasks)]),
        indicators_sheet(view.indicators),
    ]
    for sheet in sheets:
        for box in sheet.boxes:
            length = len(box.text.encode("utf-16-le", "surrogatepass")) // 2
            if length > _LONGEST:
                raise TooLong(next(iter(box.paths), ""), length)
    memory = BytesIO()
    book = require("xlsxwriter").Workbook(memory, _OPTIONS)
    book.set_properties({"title": _title(view), "created": _MADE})
    book.set_custom_property(PROPERTY, form, "text")
    for sheet in sheets:
        Drawing(book, sheet)
    book.close()
    return memory.getvalue()


def _title(view: FormView) -> str:
    return f"{view.title}（{view.names[0][0].text}，{view.facts[0].text}）"
