"""The templates, and what makes every text in them inert.

A template cannot forget to escape: HTML is escaped by the environment's ``finalize``, Markdown by its own,
and both make visible first what no one would see.
"""

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from perfgoal.data import data_folder
from perfgoal.document import visible
from perfgoal.markdown import markdown_text, visible_lines
from perfgoal.runners import hashes_replaced, starts_replaced


@lru_cache(maxsize=4)
def html_environment(*, lines: bool = True, **filters: Callable[[str], Any]) -> Environment:
    """Return the environment of the templates of HTML, with ``filters`` that they call by their names. Without
    ``lines`` each text is one line, so that none begins with what a text holds."""
    # By hand: select_autoescape looks at the last suffix, and finds nothing to escape in .html.j2.
    environment = Environment(autoescape=True, finalize=_html_lines if lines else _html_line, **_settings())
    environment.filters.update(filters)
    return environment


@lru_cache(maxsize=1)
def markdown_environment() -> Environment:
    """Return the environment of the templates of Markdown."""

    def finalize(value: object) -> str:
        return markdown_text(str(value))

    return Environment(autoescape=False, finalize=finalize, **_settings())  # noqa: S701  finalize escapes


def style_hash(style: str) -> str:
    """Return by what a page's policy allows ``style`` and no other."""
    return b64encode(sha256(style.encode()).digest()).decode()


def _settings() -> dict[str, Any]:
    return {
        "loader": FileSystemLoader(data_folder("templates")),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "auto_reload": False,
    }


def _html_lines(value: object) -> object:
    """Return what is drawn for a value; a macro's result is escaped already."""
    return value if hasattr(value, "__html__") else _escaped(visible_lines(str(value)))


def _html_line(value: object) -> object:
    return value if hasattr(value, "__html__") else _escaped(visible(str(value)))


def _escaped(text: str) -> Markup:
    """Return ``text`` as HTML, of which no CI runner obeys a line where the page ends up in a log."""
    return Markup(hashes_replaced(starts_replaced(str(escape(text)), "&#58;"), "&#35;"))  # noqa: S704  escaped right here
