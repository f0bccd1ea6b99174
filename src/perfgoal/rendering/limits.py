"""What a format has no room for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from perfgoal.declaration import Declaration
from perfgoal.rendering.categories import categories
from perfgoal.rendering.columns import indicator_fields, task_fields

MOST_CELLS: Mapping[str, int] = MappingProxyType(
    {"html": 250_000, "md": 250_000, "xlsx": 250_000, "docx": 60_000, "pdf": 6_000}
)
"""Cells of a rendering. A form of a thousand indicators has some 5,000, and every format takes that many in less than
10 seconds and 512 MB. What declares more is not for this format, or was made to wear the program out."""

MORE_TASKS = 20
MORE_INDICATORS = 10
"""Blank rows of a form to fill in, below the tasks and below the indicators of each category."""

_WORDS = {
    "text": "{path}: {count} characters, and a cell holds {most} at most",
    "columns": "{path}: {count} columns, and a table holds {most} at most",
    "lines": "{count} lines, and there is room for {most} at most",
    "cells": "{count} cells, and there is room for {most} at most",
}


class DoesNotFit(ValueError):
    """A declaration that a format cannot hold to the last character: the ``text`` at ``path`` has ``count`` UTF-16
    units, or the table at ``path`` so many ``columns``, or the whole form so many ``cells``, or ``lines`` of its
    author's, and there is room for ``most``."""

    def __init__(self, what: Literal["text", "columns", "cells", "lines"], path: str, count: int, most: int) -> None:
        super().__init__(_WORDS[what].format(path=path, count=count, most=most))
        self.what = what
        self.path = path
        self.count = count
        self.most = most


def check_cells(declaration: Declaration, format: str, *, whole: bool = False) -> None:  # noqa: A002  as in render
    """Raise :class:`DoesNotFit` for a declaration whose rendering, or ``whole`` form to fill in, would have more cells
    than ``format`` takes. Nothing is laid out to find out: each row may have a column of its own."""
    count, most = _cells(declaration, whole=whole), MOST_CELLS[format]
    if count > most:
        raise DoesNotFit("cells", "", count, most)


def _cells(declaration: Declaration, *, whole: bool) -> int:
    form = declaration.form_profile
    entries = (*declaration.sections, *declaration.details, *declaration.extra)
    count = 2 * len(entries)
    if form.kind == "department":
        rows = len(declaration.tasks) + (MORE_TASKS if whole else 0)
        count += rows * len(task_fields(declaration, form))
    more = MORE_INDICATORS if whole else 0
    heights = (
        max(1, len(items) + more)
        for _, level2 in categories(declaration.indicators, form)
        for items in level2.values() or ((),)
    )
    return count + sum(heights) * (2 + len(indicator_fields(declaration, form, whole=whole)))
