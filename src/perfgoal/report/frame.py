"""A line of source with carets under the place that is meant, right under Chinese text as well."""

from typing import NamedTuple

from perfgoal.columns import character_width, display_width
from perfgoal.document import Position, inert

WIDTH = 100
BEFORE = 24  # columns that are kept before the place when a long line is cut
MOST = 1_000
"""Characters of each piece that are looked at. More than :data:`WIDTH` of them only where most take no column."""


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
    if not line.strip():
        return None
    end = position.end_column - 1 if position.end_line == position.line else len(line)
    start = position.column - 1
    before = inert("…" * (start > MOST) + line[max(start - MOST, 0) : start])
    marked, after = inert(_first(line, start, end)), inert(_first(line, end, len(line)))
    if inert(before + marked + after) != before + marked + after:  # a workflow command across the pieces
        before, marked = before + " ", marked + " "
    room = WIDTH
    if display_width(before) + display_width(marked) + display_width(after) > WIDTH:
        before = _keep_end(before, max(BEFORE, WIDTH - display_width(marked) - display_width(after)))
        room -= display_width(before)
        marked = _keep_start(marked, room)
        room -= display_width(marked)
        after = _keep_start(after, room) if room > 1 else ""
    return Frame(before, marked, after)


def _first(line: str, start: int, end: int) -> str:
    return line[start:end] if end - start <= MOST else line[start : start + MOST] + "…"


def _keep_start(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += character_width(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _keep_end(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept, used = [], 1
    for character in reversed(text):
        used += character_width(character)
        if used > width:
            break
        kept.append(character)
    return "…" + "".join(reversed(kept))
