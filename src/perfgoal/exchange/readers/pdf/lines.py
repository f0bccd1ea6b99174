"""Glyphs to lines of text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from perfgoal.exchange.readers.pdf.breaks import is_wide
from perfgoal.exchange.readers.pdf.marks import Glyph

_HALF = 0.5  # of the size: glyphs whose base lines are no further apart stand in one line, as an index does
_APART = 1.0  # of the size: a gap that is wider parts words, whatever the script
_WORD_GAP = 0.2  # of the size, between letters: what parts words where no space is drawn


class Line(NamedTuple):
    """A line of text: its glyphs from the left to the right, its base line and the size of its letters in points."""

    glyphs: tuple[Glyph, ...]
    base: float
    size: float

    @property
    def text(self) -> str:
        """Its characters, with a space where a gap parts words and none is drawn."""
        return "".join(_spaced(self.glyphs, self.size))

    @property
    def inked(self) -> tuple[Glyph, ...]:
        """Its glyphs without the blanks behind the last letter."""
        last = next((index for index in range(len(self.glyphs), 0, -1) if not self.glyphs[index - 1].text.isspace()), 0)
        return self.glyphs[:last]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return max(glyph.right for glyph in self.inked)


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines that glyphs make, from the top to the bottom: upright ones first, then those that are turned.
    Lines of blanks are none."""
    return [line for turn in (0, 1, -1) for line in _lines([glyph for glyph in glyphs if glyph.turn == turn])]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    group: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if group and glyph.base - group[0].base > _HALF * max(each.size for each in (*group[-8:], glyph)):
            yield from _line(group)
            group = []
        group.append(glyph)
    yield from _line(group)


def _line(group: Sequence[Glyph]) -> Iterator[Line]:
    inked = [glyph for glyph in group if not glyph.text.isspace()]
    if inked:
        size = max(glyph.size for glyph in inked)
        base = median(glyph.base for glyph in inked if glyph.size >= 0.8 * size)
        yield Line(tuple(sorted(group, key=lambda glyph: glyph.left)), base, size)


def pieces(line: Line) -> Iterator[Line]:
    """Yield what a line holds side by side: parts with gaps of more than two letters between them."""
    glyphs, start = line.glyphs, 0
    inked = [index for index, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    for before, behind in pairwise(inked):
        if glyphs[behind].left - glyphs[before].right > 2 * line.size:
            yield Line(glyphs[start : before + 1], line.base, line.size)
            start = behind
    yield Line(glyphs[start:], line.base, line.size)


def _spaced(glyphs: Sequence[Glyph], size: float) -> Iterator[str]:
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    # Where a line is stretched to its full width, all its gaps are wide.
    wide = max(_APART * size, 3 * median(gaps)) if gaps else 0.0
    narrow = max(_WORD_GAP * size, 3 * median(gaps)) if gaps else 0.0
    for (before, after), gap in zip(pairwise(glyphs), gaps, strict=True):
        yield before.text
        if before.text.isspace() or after.text.isspace():
            continue
        letters = not is_wide(before.text[-1]) and not is_wide(after.text[0])
        if gap > (narrow if letters else wide):
            yield " "
    yield glyphs[-1].text
