"""A line of source with carets under the place that is meant, right under Chinese text as well."""

from collections.abc import Iterable
from typing import NamedTuple

from perfgoal.columns import character_width, display_width
from perfgoal.document import Position, inert

WIDTH = 100
BEFORE = 24  # columns that are kept before the place when a long line is cut
LOOK = 400
"""Characters of the place, and of what stands on either side of it, that are looked at. A line may be a whole file with
many findings, and a character may take no column."""


class Frame(NamedTuple):
    """A line as shown, in three pieces: what stands before the place, the place, and what stands behind it."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The line."""
        return self.before + self.marked + self.after

    @property
    def start(self) -> int:
        """The column of a terminal in which the place begins, counted from 0."""
        return display_width(self.before)

    @property
    def width(self) -> int:
        """How many columns of a terminal the place takes, at least one."""
        return max(display_width(self.marked), 1)


def frame(line: str, position: Position) -> Frame | None:
    """Return the ``line`` on which ``position`` begins with nothing hidden, cut to :data:`WIDTH` columns around the
    place, or ``None`` where there is nothing on it."""
    if not line or line.isspace():
        return None
    start = position.column - 1
    end = position.end_column - 1 if position.end_line == position.line else len(line)
    looked_at = ((max(start - LOOK, 0), start), (start, min(end, start + LOOK)), (end, end + LOOK))
    before, marked, after = (inert(line[first:last]) for first, last in looked_at)
    if inert(before + marked + after) != before + marked + after:  # a workflow command across the pieces
        before, marked = before + " ", marked + " "
    far, long, more = start > LOOK, end - start > LOOK, len(line) - end > LOOK
    widths = [display_width(piece) for piece in (before, marked, after)]
    if far or long or more or sum(widths) > WIDTH:
        before = _keep_end(before, max(BEFORE, WIDTH - widths[1] - widths[2]), cut=far)
        room = WIDTH - display_width(before)
        marked = _keep_start(marked, room, cut=long)
        room -= display_width(marked)
        after = _keep_start(after, room, cut=more) if room > 1 else ""
    return Frame(before, marked, after)


def _keep_start(text: str, width: int, *, cut: bool) -> str:
    """Return as much of ``text`` as ``width`` columns hold; ``cut`` says that there is more behind it."""
    if not cut and display_width(text) <= width:
        return text
    return "".join(_fitting(text, width)) + "…"


def _keep_end(text: str, width: int, *, cut: bool) -> str:
    """Return as much of the end of ``text`` as ``width`` columns hold; ``cut`` says that there is more before it."""
    if not cut and display_width(text) <= width:
        return text
    return "…" + "".join(reversed(_fitting(reversed(text), width)))


def _fitting(text: Iterable[str], width: int) -> list[str]:
    """Return the first characters of ``text`` that ``width`` columns hold beside a sign for the others."""
    kept, used = list[str](), 1
    for character in text:
        used += character_width(character)
        if used > width:
            break
        kept.append(character)
    return kept
