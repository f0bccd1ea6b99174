"""A form view drawn as HTML or Markdown by the templates, in which every text is inert whatever it holds.

A template cannot forget to escape: HTML is escaped by its environment, Markdown by its environment's ``finalize``,
and both make visible first what no one would see.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from perfgoal.data import data_folder
from perfgoal.document import visible
from perfgoal.rendering.figures import WIDTH, Figure
from perfgoal.rendering.notes import Notes
from perfgoal.rendering.tables import Column
from perfgoal.rendering.view import FormView

# What GitHub and GitLab look for in the finished page, where a backslash is long gone: mentions, issues, formulas,
# emoji, addresses, {+marks of changes+}. A character that stands in an element of its own has no neighbours there.
_LOOKED_FOR = r"[@#$]|:(?=//|[\w+-]+:)|(?<=www)\.|[{\[](?=[+-])|[+-](?=[}\]])"
# What Markdown itself acts on; GitLab also takes the backslash as a word that !1, %1 and ^1 are no links.
_ACTED_ON = r"[\\`*_\[\]<>~{}!^]|&(?=#?\w+;)|%(?=[\w\"])|=(?==)|[+](?=[+])"
_MARKDOWN = re.compile(rf"(?P<apart>{_LOOKED_FOR})|(?P<pipe>\|)|(?P<active>{_ACTED_ON})", re.IGNORECASE)
# The place for the backslash where a line would begin a list, a rule or a heading.
_BEGINNING = re.compile(r"^(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")

_DIGITS = "一二三四五六七八九"
_ORDINALS = (*_DIGITS, "十", *("十" + digit for digit in _DIGITS), "二十")
_ORDINAL = re.compile(r"(?:^|(?<=[。；;：:\s]))([一二三四五六七八九十]+)、")


def html(view: FormView, figures: Sequence[Figure], notes: Notes | None) -> str:
    """Return ``view`` as one page that needs nothing else, runs no script and allows none: the form, the ``figures``
    below it, and ``notes`` beside its cells."""
    environment = _html_environment()
    style = environment.get_template("declaration.css.j2").render(form=view, figures=figures, notes=notes)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("declaration.html.j2")
    return page.render(form=view, figures=figures, width=WIDTH, notes=notes, style=style, style_hash=digest)


def markdown(view: FormView, notes: Notes | None) -> str:
    """Return ``view`` as Markdown with tables, as GitHub, GitLab and Gitee show it, and ``notes`` below them: not
    all three know footnotes, so a mark is plain text."""

    def marks(path: str) -> str:
        here = notes.at(path) if notes else ()
        return "".join(f" 〔{note.number} {note.word} {note.code}〕" for note in here)

    def row_marks(path: str, column: Column) -> str:
        if not path:
            return ""
        return (marks(path) if column.kind == "name" else "") + marks(path + column.path)

    sheet = _markdown_environment().get_template("declaration.md.j2")
    return sheet.render(form=view, notes=notes, marks=marks, row_marks=row_marks)


def visible_lines(text: str) -> str:
    """Return ``text`` with its line breaks kept, and all else that no one would see made visible."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))


def markdown_text(text: str) -> str:
    """Return Markdown, on one line, that reads as exactly ``text``: line breaks are ``<br>``, and nothing in it is a
    mark of Markdown, or of the sites that show it."""
    line = _MARKDOWN.sub(_mark, visible_lines(text).strip(" \n")).replace("\n", "<br>")
    return _BEGINNING.sub(r"\g<0>\\", line)


def _mark(match: re.Match[str]) -> str:
    character = match.group()
    if match["pipe"]:
        return "&#124;"  # a table is cut at each pipe before backslashes are read, in some readers
    return f"<span>\\{character}</span>" if match["apart"] else f"\\{character}"


def enumerated(text: str) -> list[str]:
    """Cut ``text`` before 一、 二、 三、 …, where it counts so from one on; together the pieces are the text."""
    starts: list[int] = []
    for match in _ORDINAL.finditer(text):
        if len(starts) < len(_ORDINALS) and match[1] == _ORDINALS[len(starts)]:
            starts.append(match.start())
    if len(starts) < 2:
        return [text]
    return [text[start:end] for start, end in pairwise((0, *starts, len(text))) if start < end]


@lru_cache(maxsize=1)
def _html_environment() -> Environment:
    # By hand: select_autoescape looks at the last suffix, and finds nothing to escape in .html.j2.
    environment = Environment(autoescape=True, finalize=_html_text, **_settings())
    environment.filters["enumerated"] = enumerated
    return environment


@lru_cache(maxsize=1)
def _markdown_environment() -> Environment:
    def finalize(value: object) -> str:
        return markdown_text(str(value))

    return Environment(autoescape=False, finalize=finalize, **_settings())  # noqa: S701  finalize escapes


def _settings() -> dict[str, Any]:
    return {
        "loader": FileSystemLoader(data_folder("templates")),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "auto_reload": False,
    }


def _html_text(value: object) -> object:
    """Return what the environment is to escape; a macro's result is escaped already."""
    return value if hasattr(value, "__html__") else visible_lines(str(value))
