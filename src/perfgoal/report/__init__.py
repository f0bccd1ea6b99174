"""Findings as text: a reporter for each format, which returns what is to be printed and prints nothing.

Nothing is imported before it is asked for: the names of the formats are needed where there is nothing to report.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from perfgoal.report.results import Line, Results, Span, Style
    from perfgoal.report.text import concise, full, full_finding, grouped

_HOMES = {
    "Line": "results",
    "Results": "results",
    "Span": "results",
    "Style": "results",
    "concise": "text",
    "full": "text",
    "full_finding": "text",
    "grouped": "text",
}

__all__ = ["Line", "Results", "Span", "Style", "concise", "full", "full_finding", "grouped"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  only for those who ask

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
