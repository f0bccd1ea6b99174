"""Renderings of a declaration: as its form (HTML, Markdown) or as plain data (JSON).

``view`` lays a declaration out as its form, ``figures`` works out the pictures of its money, ``notes`` sets findings
beside its cells, ``markup`` draws all three with the templates; ``plain`` knows nothing of them. A renderer imports
what it needs when it is asked, so that JSON costs no template engine.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from perfgoal.declaration import Declaration
from perfgoal.finding import Finding, Language

__all__ = ["FORMATS", "WITHOUT_NOTES", "render"]

_Findings = Iterable[Finding] | None


def _html(declaration: Declaration, findings: _Findings, language: Language) -> str:
    from perfgoal.rendering.figures import figures  # noqa: PLC0415
    from perfgoal.rendering.markup import html  # noqa: PLC0415
    from perfgoal.rendering.notes import notes_on  # noqa: PLC0415
    from perfgoal.rendering.view import form_view  # noqa: PLC0415

    view = form_view(declaration)
    return html(view, figures(declaration), None if findings is None else notes_on(view, findings, language))


def _markdown(declaration: Declaration, findings: _Findings, language: Language) -> str:
    from perfgoal.rendering.markup import markdown  # noqa: PLC0415
    from perfgoal.rendering.notes import notes_on  # noqa: PLC0415
    from perfgoal.rendering.view import form_view  # noqa: PLC0415

    view = form_view(declaration)
    return markdown(view, None if findings is None else notes_on(view, findings, language))


def _json(declaration: Declaration, findings: _Findings, language: Language) -> str:
    from perfgoal.plainjson import json_text  # noqa: PLC0415
    from perfgoal.rendering.plain import plain_data  # noqa: PLC0415

    return json_text(plain_data(declaration))


FORMATS: Mapping[str, Callable[[Declaration, _Findings, Language], str]] = MappingProxyType(
    {"html": _html, "md": _markdown, "json": _json},
)
"""The renderers by the name of their format."""

WITHOUT_NOTES = frozenset({"json"})
"""The formats that are no form, in which findings can stand beside nothing."""


def render(
    declaration: Declaration,
    format: str,  # noqa: A002  the word of the command line
    *,
    findings: Iterable[Finding] | None = None,
    language: Language = "zh",
) -> str:
    """Return ``declaration`` in ``format``: ``html`` or ``md`` as its form prints it, ``json`` as plain data.

    ``findings``, where they are given, are those of a check of this declaration: each is marked in the cell that it
    speaks of and told in a note, with the words around it in ``language``; given none, the rendering says that nothing
    was found. The same arguments give the same text, with ``\\n`` at the end of every line. ``ValueError`` for another
    format, and for findings in one that is no form.
    """
    renderer = FORMATS.get(format)
    if renderer is None:
        raise ValueError(f"no rendering is called {format!r}: there are {', '.join(FORMATS)}")
    if findings is not None and format in WITHOUT_NOTES:
        raise ValueError(f"findings can stand beside no cell in {format!r}")
    return renderer(declaration, findings, language)
