"""The rows of the report, and how they are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.timing import Ratio


@dataclass(frozen=True)
class Goal:
    """What a number should be: at most (``≤``) or at least (``≥``) the ``limit``."""

    sign: str
    limit: float

    def met_by(self, value: float) -> bool:
        """Whether ``value`` is as it should be."""
        return value <= self.limit if self.sign == "≤" else value >= self.limit


@dataclass(frozen=True)
class Row:
    """One line of the report: what is measured, the numbers, their ``unit`` (blank for a ratio), and what is wanted."""

    what: str
    value: Ratio
    goal: Goal | None = None
    unit: str = ""

    @property
    def verdict(self) -> str:
        """``met`` or ``missed``, ``unclear`` where the best says one and the median the other, or nothing without a
        goal."""
        if self.goal is None:
            return ""
        best, median = (self.goal.met_by(value) for value in (self.value.best, self.value.median))
        return "unclear" if best is not median else "met" if best else "missed"

    def plain(self) -> dict[str, Any]:
        """Return the row as plain data."""
        goal = None if self.goal is None else f"{self.goal.sign} {self.goal.limit:g}"
        return {"what": self.what, "unit": self.unit, **vars(self.value), "goal": goal, "verdict": self.verdict}


@dataclass(frozen=True)
class Section:
    """Rows that were measured together, notes below them, and what was not measured for want of something."""

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def once(value: float) -> Ratio:
    """Return the numbers of what is measured only once."""
    return Ratio(value, value, value, value)


def lines(section: Section) -> Iterable[str]:
    """Yield a section as lines of text in aligned columns."""
    heading = ("", "goal", "best", "median", "quartiles", "")
    cells = [heading, *map(_cells, section.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield section.title
    for row in cells:
        first, *middle, last = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(("  " + first.strip().ljust(widths[0]), *middle, last.strip())).rstrip()
    yield from (f"  {note}" for note in section.notes)


def _cells(row: Row) -> Sequence[str]:
    value, goal = row.value, row.goal
    wanted = f"{goal.sign} {goal.limit:g}{_behind(row.unit)}" if goal else ""
    spread = "" if value.low == value.high else f"{value.low:.2f} … {value.high:.2f}"
    middle = "" if value == once(value.best) else f"{value.median:.2f}"
    return (row.what, wanted, f"{value.best:.2f}{_behind(row.unit)}", middle, spread, row.verdict)


def _behind(unit: str) -> str:
    return f" {unit}" if unit else ""
