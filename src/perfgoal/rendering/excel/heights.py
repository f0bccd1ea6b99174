"""How high rows must be: Excel makes no room by itself for what is in merged cells, and none in a row above 409 points.

A row that must be higher becomes several, in each of which every cell goes on: to the reader it is one.
"""

from dataclasses import dataclass
from math import ceil

from perfgoal.columns import display_width, wrapped
from perfgoal.rendering.excel.boxes import Box, Sheet

_LINE = 13.5
"""Points that a line of text takes: what the highest of the fonts takes that stand in for 宋体."""
_TITLE = 30.0
_AROUND = 4.0
_MARGINS, _INDENTED = 1.5, 3.5
"""Digits that a cell leaves blank to the left and right of its text, and one whose text is set in."""
_ROOM = 4
"""Lines of room for a text that is to be filled in where the row does not grow with it."""
_HIGHEST = 405.0
"""Points of the highest row, a little below what Excel allows."""
_PIECE = 135.0
"""Points of each of those that a higher one becomes: a page ends between two of them, so they had better be small."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a sheet as they are written: the ``heights`` of all in points, ``None`` of those that Excel fits to
    what is filled in, and the first of those that stand for each row of the plan; the last entry of ``starts`` is their
    count. A row that has several lines from the start is not left to be fitted: LibreOffice fits none when it opens
    a file."""

    heights: tuple[float | None, ...]
    starts: tuple[int, ...]

    def span(self, box: Box) -> tuple[int, int]:
        """Return the first and the last row that ``box`` takes."""
        return self.starts[box.row], self.starts[box.row + box.down] - 1


def rows_of(sheet: Sheet) -> Rows:
    """Return how high the rows of ``sheet`` must be, so that every text is in sight."""
    count = max(box.row + box.down for box in sheet.boxes)
    needed = [_LINE + _AROUND] * count
    for box in sorted(sheet.boxes, key=lambda box: box.down):
        rows = slice(box.row, box.row + box.down)
        lacking = _needed(box, sheet.width(box)) - sum(needed[rows])
        if lacking > 0:
            needed[rows.stop - 1] += lacking
    given = {row for box in sheet.boxes if not _fits_itself(box) for row in range(box.row, box.row + box.down)}
    one_line = _LINE + _AROUND
    heights: list[float | None] = []
    starts = [0]
    for row, height in enumerate(needed):
        pieces = 1 if height <= _HIGHEST else ceil(height / _PIECE)
        heights += [round(height / pieces, 2) if row in given or height > one_line else None] * pieces
        starts.append(len(heights))
    return Rows(tuple(heights), tuple(starts))


def _fits_itself(box: Box) -> bool:
    """Whether a row in which there are only such boxes grows with what is filled in."""
    return box.fill is not None and box.down == box.across == 1


def _needed(box: Box, width: float) -> float:
    """Return the points that the text of ``box`` takes in height."""
    if box.look == "title":
        return _TITLE
    margins = _INDENTED if box.look in ("label", "name", "amount") else _MARGINS
    count = lines(box.text, width - margins)
    if box.fill is not None and box.look == "text" and not _fits_itself(box):
        count = max(count, _ROOM)
    return count * _LINE + _AROUND


def lines(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in a cell that is ``width`` digits wide inside; a word that is wider goes on
    in the next."""
    columns = max(2, int(width))
    pieces = (piece for line in text.split("\n") for piece in wrapped(line, columns))
    return sum(max(1, ceil(display_width(piece) / columns)) for piece in pieces)
