"""What a sheet of a workbook holds: boxes of text in a grid of rows and columns."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Look: TypeAlias = Literal[
    "title", "fact", "check", "head", "label", "level", "name", "text", "amount", "value", "short", "blank"
]
"""What a box looks like: a ``title``, a ``fact`` and a ``check`` have no frame; ``head`` and ``label`` are the form's
own words; the rest is what the columns of :class:`perfgoal.rendering.tables.Column` hold; a ``blank`` one is a place of
the form where nothing can stand."""

WIDTH = 140.0
"""The width of a sheet: so many digits fill a page of A4 laid across."""


class Fill(NamedTuple):
    """What may be filled in: ``choices`` to pick from, where another may be typed in spite of a warning, or without one
    where the list ``is_open``; a ``number`` that is not negative; and a ``hint`` beside the cell while it is filled
    in."""

    choices: tuple[str, ...] = ()
    is_open: bool = False
    number: bool = False
    hint: str = ""


class Formula(NamedTuple):
    """A formula in which ``{0}``, ``{1}`` … stand for the cells that show ``paths``."""

    pattern: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a sheet: its row and column (0-based), its text, how many rows it takes ``down`` and columns
    ``across``, and the ``paths`` of what it shows; of a label, the path of what it is ``about``. In a workbook to
    fill in it has what may be filled in, a ``comment`` for who does, and a ``formula`` whose result is its text."""

    row: int
    column: int
    text: str
    look: Look
    across: int = 1
    down: int = 1
    paths: tuple[str, ...] = ()
    about: str = ""
    fill: Fill | None = None
    comment: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the widths of its columns in digits, its boxes, and how many rows at its top stay in sight
    and are printed on every page."""

    name: str
    widths: tuple[float, ...]
    boxes: tuple[Box, ...]
    head: int = 0

    def width(self, box: Box) -> float:
        """Return how many digits wide ``box`` is."""
        return sum(self.widths[box.column : box.column + box.across])
