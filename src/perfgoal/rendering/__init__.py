"""Renderings of a declaration: as its form (HTML, Markdown) or as plain data (JSON).

``view`` lays a declaration out as its form, ``markup`` draws the view with the templates, ``plain`` knows nothing of
either. A renderer imports what it needs when it is asked, so that JSON costs no template engine.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from perfgoal.declaration import Declaration

__all__ = ["FORMATS", "render"]


def _html(declaration: Declaration) -> str:
    from perfgoal.rendering.markup import html  # noqa: PLC0415
    from perfgoal.rendering.view import form_view  # noqa: PLC0415

    return html(form_view(declaration))


def _markdown(declaration: Declaration) -> str:
    from perfgoal.rendering.markup import markdown  # noqa: PLC0415
    from perfgoal.rendering.view import form_view  # noqa: PLC0415

    return markdown(form_view(declaration))


def _json(declaration: Declaration) -> str:
    from perfgoal.plainjson import json_text  # noqa: PLC0415
    from perfgoal.rendering.plain import plain_data  # noqa: PLC0415

    return json_text(plain_data(declaration))


FORMATS: Mapping[str, Callable[[Declaration], str]] = MappingProxyType(
    {"html": _html, "md": _markdown, "json": _json},
)
"""The renderers by the name of their format."""


def render(declaration: Declaration, format: str) -> str:  # noqa: A002  the word of the command line
    """Return ``declaration`` in ``format``: ``html`` or ``md`` as its form prints it, ``json`` as plain data.

    The same declaration gives the same text, with ``\\n`` at the end of every line. ``ValueError`` for another format.
    """
    renderer = FORMATS.get(format)
    if renderer is None:
        raise ValueError(f"no rendering is called {format!r}: there are {', '.join(FORMATS)}")
    return renderer(declaration)
