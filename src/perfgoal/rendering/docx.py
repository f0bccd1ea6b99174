"""A form view drawn as a document for Word, WPS Office and LibreOffice, by python-docx."""

from perfgoal.extras import require
from perfgoal.rendering.grids import sheet
from perfgoal.rendering.limits import DoesNotFit
from perfgoal.rendering.view import FormView

_MOST_COLUMNS = 63  # Word takes a file with a wider table for a broken one


def docx(view: FormView, form: str) -> bytes:
    """Return ``view`` as a docx: A4, the long side across. ``form`` is the name of the form, which the file keeps as a
    property of its own, ``perfgoal-form``. The same arguments give the same bytes.

    :class:`DoesNotFit` for a table of more columns than Word opens; :class:`perfgoal.extras.MissingExtra` where
    python-docx is not installed."""
    require("docx")
    from perfgoal.rendering.word.page import written  # noqa: PLC0415  it imports python-docx

    for table in (view.tasks, view.indicators):
        if table is not None and len(table.columns) > _MOST_COLUMNS:
            raise DoesNotFit("columns", table.path, len(table.columns), _MOST_COLUMNS)
    return written(sheet(view), form)
