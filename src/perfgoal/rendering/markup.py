"""A form view drawn as HTML or Markdown by the templates, in which every text is inert whatever it holds."""

import re
from collections.abc import Sequence
from itertools import pairwise

from perfgoal.rendering.columns import Column
from perfgoal.rendering.figures import WIDTH, Figure
from perfgoal.rendering.notes import Notes
from perfgoal.rendering.view import FormView
from perfgoal.templating import html_environment, markdown_environment, style_hash

_DIGITS = "一二三四五六七八九"
_ORDINALS = (*_DIGITS, "十", *("十" + digit for digit in _DIGITS), "二十")
_ORDINAL = re.compile(r"(?:^|(?<=[。；;：:\s]))([一二三四五六七八九十]+)、")


def html(view: FormView, figures: Sequence[Figure], notes: Notes | None) -> str:
    """Return ``view`` as one page that needs nothing else, runs no script and allows none: the form, the ``figures``
    below it, and ``notes`` beside its cells."""
    environment = html_environment(points=points)
    style = environment.get_template("declaration.css.j2").render(form=view, figures=figures, notes=notes)
    page = environment.get_template("declaration.html.j2")
    return page.render(form=view, figures=figures, width=WIDTH, notes=notes, style=style, style_hash=style_hash(style))


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

    sheet = markdown_environment().get_template("declaration.md.j2")
    return sheet.render(form=view, notes=notes, marks=marks, row_marks=row_marks)


def points(text: str) -> list[list[str]]:
    """Return the author's lines, each in the pieces that :func:`enumerated` cuts it into."""
    lines: list[list[str]] = [[]]
    for piece in enumerated(text.replace("\r\n", "\n")):
        first, *more = piece.split("\n")
        lines[-1].append(first)
        lines += [[each] for each in more]
    return lines if lines[-1] != [""] else lines[:-1] or lines


def enumerated(text: str) -> list[str]:
    """Cut ``text`` before 一、 二、 三、 …, where it counts so from one on; together the pieces are the text."""
    starts: list[int] = []
    for match in _ORDINAL.finditer(text):
        if len(starts) < len(_ORDINALS) and match[1] == _ORDINALS[len(starts)]:
            starts.append(match.start())
    if len(starts) < 2:
        return [text]
    return [text[start:end] for start, end in pairwise((0, *starts, len(text))) if start < end]
