"""The formats in which ``validate`` reports, by name. A module is imported when its report is asked for.

To add a format, write ``def NAME_report(results: Results) -> Iterator[str]`` in ``report/NAME.py`` and its name below.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from perfgoal.report.results import Line, Results

FOR_PEOPLE = ("full", "concise", "grouped")
"""Formats that are lines, in colour on a terminal: the functions of these names in ``perfgoal.report.text``."""

FOR_PROGRAMS = (
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "markdown",
    "html",
)
"""Formats that are text in pieces, the same bytes wherever they go."""

FORMATS = (*FOR_PEOPLE, *FOR_PROGRAMS)


def line_report(name: str) -> "Callable[[Results], Iterator[Line]]":
    """Return what reports in lines: one of :data:`FOR_PEOPLE`, or ``statistics`` or ``ledger``."""
    found = _found("text" if name in FOR_PEOPLE else name, name)
    return cast("Callable[[Results], Iterator[Line]]", found)


def text_report(name: str) -> "Callable[[Results], Iterator[str]]":
    """Return what reports in pieces of text: one of :data:`FOR_PROGRAMS`, or the JSON of ``statistics`` or
    ``ledger``."""
    return cast("Callable[[Results], Iterator[str]]", _found(name, f"{name}_report"))


def _found(module: str, function: str) -> object:
    return getattr(import_module(f"perfgoal.report.{module}"), function)
