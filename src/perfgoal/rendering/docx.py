"""A form view drawn as a document for Word, WPS Office and LibreOffice, by python-docx."""

from perfgoal.extras import require
from perfgoal.rendering.grids import sheet
from perfgoal.rendering.limits import DoesNotFit
from perfgoal.rendering.view import FormView

_MOST_LINES = 150_000
"""Lines of a document: each is a paragraph of its own, and half a million take 13 seconds."""


def docx(view: FormView, form: str) -> bytes:
    """Return ``view`` as a docx: A4, the long side across. ``form`` is the name of the form, which the file keeps as a
    property of its own, ``perfgoal-form``. The same arguments give the same bytes.

    :class:`perfgoal.rendering.DoesNotFit` for a table of more columns than Word opens, and too many lines;
    :class:`perfgoal.extras.MissingExtra` where python-docx is not installed."""
    require("docx")
    from perfgoal.rendering.word.page import written  # noqa: PLC0415  it imports python-docx

    drawn = sheet(view)
    lines = sum(slot.text.count("\n") + 1 for grid in drawn.grids for slot in grid.slots)
    if lines > _MOST_LINES:
        raise DoesNotFit("lines", "", lines, _MOST_LINES)
    return written(drawn, form)
