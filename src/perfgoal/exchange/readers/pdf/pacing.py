"""How a file sets its texts, learned from all of them: how far apart lines stand, and how it treats blanks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from perfgoal.exchange.readers.pdf.fitting import Part, takes
from perfgoal.exchange.readers.pdf.lines import Line

_SAME = 0.2  # points by which distances of lines of one kind differ at most
_WIDER = 0.4  # points by which a distance is another
_USUAL, _WIDEST = 1.5, 2.4  # sizes of letters: how far apart lines stand, and how far they do at most
_BLANK = 1.75  # distances of lines with a blank one between them


class Pace(NamedTuple):
    """How far apart lines of one size stand: two of one paragraph, and two of the author's lines."""

    lines: float
    paragraphs: float

    def ends_paragraph(self, distance: float) -> bool:
        """Whether the distance alone says that the author ended a line."""
        return self.tells and distance >= self.paragraphs - _WIDER / 2

    @property
    def tells(self) -> bool:
        """Whether the author's lines stand further apart than those of the page."""
        return self.paragraphs > self.lines + _WIDER

    def ends_at_top(self, lower: float) -> int:
        """Return how many lines the author ended before one that begins a page, which stands ``lower`` there than is
        usual."""
        blanks = round((lower - self.paragraphs + self.lines) / self.paragraphs)
        off = lower - blanks * self.lines - (self.paragraphs - self.lines)
        return 1 + blanks if self.tells and blanks >= 0 and abs(off) <= _WIDER / 2 + _SAME * blanks else 0

    def blanks(self, distance: float) -> int:
        """Return how many blank lines stand between two lines of this distance."""
        return round(distance / self.paragraphs) - 1 if distance > _BLANK * self.lines else 0


class Manner(NamedTuple):
    """How a file sets its texts: the pace of its lines by their size, how far below the top of a cell the first of them
    stands, and whether it draws the blanks at their ends."""

    paces: dict[float, Pace]
    tops: dict[float, float]
    draws_blanks: bool


def manner(cells: Iterable[Sequence[Part]]) -> Manner:
    """Learn from all ``cells`` of a file how it sets texts."""
    full: dict[float, list[float]] = defaultdict(list)
    ended: dict[float, list[float]] = defaultdict(list)
    tops: dict[float, float] = {}
    draws_blanks = False
    for part in (part for parts in cells for part in parts):
        for line in part.lines[:1]:
            tops[size_of(line)] = min(tops.get(size_of(line), line.base - part.top), line.base - part.top)
        for before, after in pairwise(part.lines):
            apart = after.base - before.base
            if takes(before, after, part):
                ended[size_of(after)].append(apart)
            else:
                full[size_of(after)].append(apart)
                draws_blanks = draws_blanks or before.glyphs[-1].text == " "
    paces = {size: _pace(size, full[size], ended[size]) for size in {*full, *ended}}
    return Manner(paces, tops, draws_blanks)


def size_of(line: Line) -> float:
    """Return the size of a line's letters, as :class:`Manner` counts it."""
    return round(line.size, 1)


def _pace(size: float, full: Sequence[float], ended: Sequence[float]) -> Pace:
    lines = _usual(full) or min(ended)
    if lines > _WIDEST * size:  # no two lines of the file stand one below the other: all have a blank one between them
        lines = _USUAL * size
    paragraphs = _usual([apart for apart in ended if lines + _WIDER < apart < _BLANK * lines]) or lines
    # Where scripts are mixed, lines of one paragraph may stand at any distance: then it tells nothing.
    told = sum(1 for apart in full if abs(apart - lines) <= _SAME or apart >= paragraphs - _SAME)
    return Pace(lines, paragraphs if told >= 0.9 * len(full) else lines)


def _usual(distances: Sequence[float]) -> float:
    """Return the distance that most have; 0 where there is none."""
    counted = Counter(round(apart / _SAME) for apart in distances)
    if not counted:
        return 0.0
    most = max(counted, key=lambda step: (counted[step], -step))
    near = [apart for apart in distances if abs(round(apart / _SAME) - most) <= 1]
    return sum(near) / len(near)
