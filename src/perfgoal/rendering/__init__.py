"""Renderings of a declaration: as its form (HTML, Markdown, a workbook, Word, PDF) or as plain data (JSON).

``view`` lays a declaration out as its form, ``figures`` works out the pictures of its money, ``notes`` sets findings
beside its cells, ``markup`` draws all three with the templates; ``overview`` sets out what stands above the tables,
``xlsx`` draws the form in sheets; ``grids`` sets it out on paper, and ``docx`` and ``pdf`` draw that; ``plain`` knows
nothing of them. A renderer imports what it needs when it is asked, so that JSON costs no template engine.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, overload

from perfgoal.declaration import Declaration
from perfgoal.finding import Finding, Language
from perfgoal.forms import Form
from perfgoal.rendering.limits import DoesNotFit, check_cells

if TYPE_CHECKING:
    from perfgoal.rendering.view import FormView

__all__ = [
    "BINARY",
    "FILLABLE",
    "FORMATS",
    "TEXT",
    "WITHOUT_NOTES",
    "Binary",
    "DoesNotFit",
    "Markup",
    "render",
    "render_blank",
]

Markup: TypeAlias = Literal["html", "md", "json"]
"""The formats that are texts."""
Binary: TypeAlias = Literal["xlsx", "docx", "pdf"]
"""The formats that are files of an office program."""


class _Asked(NamedTuple):
    """What is asked for beside the declaration itself."""

    findings: Iterable[Finding] | None
    language: Language
    fillable: bool
    font: str | None


def _html(declaration: Declaration, asked: _Asked) -> str:
    from perfgoal.rendering.figures import figures  # noqa: PLC0415
    from perfgoal.rendering.markup import html  # noqa: PLC0415
    from perfgoal.rendering.notes import notes_on  # noqa: PLC0415

    view = _view(declaration, "html")
    notes = None if asked.findings is None else notes_on(view, asked.findings, asked.language)
    return html(view, figures(declaration), notes)


def _markdown(declaration: Declaration, asked: _Asked) -> str:
    from perfgoal.rendering.markup import markdown  # noqa: PLC0415
    from perfgoal.rendering.notes import notes_on  # noqa: PLC0415

    view = _view(declaration, "md")
    return markdown(view, None if asked.findings is None else notes_on(view, asked.findings, asked.language))


def _json(declaration: Declaration, _: _Asked) -> str:
    from perfgoal.plainjson import json_text  # noqa: PLC0415
    from perfgoal.rendering.plain import plain_data  # noqa: PLC0415

    return json_text(plain_data(declaration))


def _xlsx(declaration: Declaration, asked: _Asked) -> bytes:
    from perfgoal.rendering.notes import notes_on  # noqa: PLC0415
    from perfgoal.rendering.xlsx import fillable, xlsx  # noqa: PLC0415

    form = declaration.form_profile
    if asked.fillable:
        return fillable(_view(declaration, "xlsx", whole=True), form, asked.language)
    view = _view(declaration, "xlsx")
    notes = None if asked.findings is None else notes_on(view, asked.findings, asked.language)
    return xlsx(view, form, notes)


def _docx(declaration: Declaration, _: _Asked) -> bytes:
    from perfgoal.rendering.docx import docx  # noqa: PLC0415

    return docx(_view(declaration, "docx"), declaration.form)


def _pdf(declaration: Declaration, asked: _Asked) -> bytes:
    from perfgoal.rendering.pdf import pdf  # noqa: PLC0415

    return pdf(_view(declaration, "pdf"), declaration.form, asked.font)


def _view(declaration: Declaration, format: str, *, whole: bool = False) -> "FormView":  # noqa: A002
    """Lay out a declaration that has no more cells than ``format`` takes."""
    from perfgoal.rendering.view import form_view  # noqa: PLC0415

    check_cells(declaration, format, whole=whole)
    return form_view(declaration, whole=whole)


TEXT: Mapping[str, Callable[[Declaration, _Asked], str]] = MappingProxyType(
    {"html": _html, "md": _markdown, "json": _json},
)
"""The renderers that make a text, by the name of their format."""

BINARY: Mapping[str, Callable[[Declaration, _Asked], bytes]] = MappingProxyType(
    {"xlsx": _xlsx, "docx": _docx, "pdf": _pdf},
)
"""The renderers that make a file of an office program, which no terminal shows; an extra installs what one needs."""

FORMATS = (*TEXT, *BINARY)
"""The names of all formats."""

WITHOUT_NOTES = frozenset({"json", "docx", "pdf"})
"""The formats in which findings can stand beside nothing."""


FILLABLE = frozenset({"xlsx"})
"""The formats that can be a form to fill in."""


@overload
def render(
    declaration: Declaration,
    format: Markup,
    *,
    findings: Iterable[Finding] | None = None,
    language: Language = "zh",
    fillable: bool = False,
    font: str | None = None,
) -> str: ...
@overload
def render(
    declaration: Declaration,
    format: Binary,
    *,
    findings: Iterable[Finding] | None = None,
    language: Language = "zh",
    fillable: bool = False,
    font: str | None = None,
) -> bytes: ...
@overload
def render(
    declaration: Declaration,
    format: str,
    *,
    findings: Iterable[Finding] | None = None,
    language: Language = "zh",
    fillable: bool = False,
    font: str | None = None,
) -> str | bytes: ...
def render(  # noqa: PLR0913  what can be asked for
    declaration: Declaration,
    format: str,  # noqa: A002  the word of the command line
    *,
    findings: Iterable[Finding] | None = None,
    language: Language = "zh",
    fillable: bool = False,
    font: str | None = None,
) -> str | bytes:
    """Return ``declaration`` in ``format``: ``html`` or ``md`` as its form prints it, ``json`` as plain data, and as
    bytes ``xlsx``, a workbook with the form in its sheets, ``docx``, and ``pdf``, set in ``font`` (a file, or the name
    of an installed one) or in what is installed.

    ``findings``, where they are given, are those that :func:`perfgoal.check` told of its source: each is marked in the
    cell that it speaks of and told in a note, with the words around it in ``language``; given none, the rendering says
    that nothing was found. A ``fillable`` workbook has room for more, drop-downs, lines that add up, and explanations
    in ``language``. The same arguments give the same text, with ``\\n`` at the end of every line, or the same bytes.

    ``ValueError`` for another format, for findings in one that is no form or is to be filled in, for one that cannot be
    ``fillable``, and (:class:`DoesNotFit`) for what it has no room for: a text of more than 32,767 characters in
    ``xlsx``, a table of more than 63 columns in ``docx`` and ``pdf``, more cells than
    :data:`perfgoal.rendering.limits.MOST_CELLS`. :class:`perfgoal.apart.typeset_bounds.NotTypeset` where typst makes no
    ``pdf`` within its bounds of time and memory; :class:`perfgoal.extras.MissingExtra` where
    what writes a format is not installed; :class:`perfgoal.rendering.fonts.NoFont` where no font has Chinese, and the
    warning :class:`perfgoal.rendering.fonts.NoGlyphs` for characters that none has.
    """
    if format not in FORMATS:
        raise ValueError(f"no rendering is called {format!r}: there are {', '.join(FORMATS)}")
    if findings is not None and (format in WITHOUT_NOTES or fillable):
        raise ValueError(f"findings can stand beside no cell in {format!r}" + (" to fill in" if fillable else ""))
    if fillable and format not in FILLABLE:
        raise ValueError(f"nothing can be filled in in {format!r}: take {', '.join(FILLABLE)}")
    asked = _Asked(findings, language, fillable, font)
    return TEXT[format](declaration, asked) if format in TEXT else BINARY[format](declaration, asked)


def render_blank(form: Form, year: int, *, language: Language = "zh") -> bytes:
    """Return a workbook to fill in (see :func:`render`) with nothing but the ``form`` and the ``year`` in it."""
    from perfgoal.rendering.blank import blank  # noqa: PLC0415

    return render(blank(form, year), "xlsx", language=language, fillable=True)
