"""The text of a cell, from its lines: breaks that the page made are taken out, those that the author made stay.

A break is the author's where what begins the next line would still have had room. Where the line was full, the distance
of the lines can tell, in a file that sets the author's lines further apart than those of the page, and else the other
points of a list.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from perfgoal.exchange.readers.pdf.breaks import is_wide, joint
from perfgoal.exchange.readers.pdf.fitting import Part, is_balanced, takes
from perfgoal.exchange.readers.pdf.lines import Line
from perfgoal.exchange.readers.pdf.pacing import Manner, size_of
from perfgoal.exchange.readers.pdf.points import begins_point

_Placed: TypeAlias = tuple[Line, Part]


def text_of(parts: Sequence[Part], manner: Manner) -> str:
    """Return the text of a cell that stands in ``parts`` on one page after the other."""
    placed = [(line, part) for part in parts for line in part.lines]
    if not placed:
        return ""
    texts = [line.text for line, _ in placed]
    feeds = [_feeds(before, after, manner) for before, after in pairwise(placed)]
    starts = [True, *(count > 0 for count in feeds)]
    for index, (before, after) in enumerate(pairwise(placed), 1):
        pace = manner.paces.get(size_of(after[0]))
        told = pace is not None and pace.tells and before[1] is after[1]
        if not feeds[index - 1] and not told and begins_point(texts, starts, index):
            feeds[index - 1] = 1
    return "".join(_joined(placed, texts, feeds, manner))


def _joined(placed: Sequence[_Placed], texts: Sequence[str], feeds: Sequence[int], manner: Manner) -> Iterator[str]:
    for (line, _), text, after, count in zip(placed, texts, texts[1:], feeds, strict=False):
        if count:
            yield text.rstrip(" ") + "\n" * count
        else:
            whole = " " not in text.strip() and all(not is_wide(glyph.text[0]) for glyph in line.inked)
            yield "".join(joint(text, after, whole=whole, draws_blanks=manner.draws_blanks))
    yield texts[-1].rstrip(" ")


def _feeds(first: _Placed, second: _Placed, manner: Manner) -> int:
    """Return how many line feeds the author made between two lines, as far as their places tell."""
    (before, part), (after, goes_on) = first, second
    ends = takes(before, after, part) and not is_balanced(part)
    pace = manner.paces.get(size_of(after))
    if before.glyphs[0].turn != after.glyphs[0].turn or pace is None:
        return int(ends)
    if part is not goes_on:
        return max(int(ends), pace.ends_at_top(after.base - goes_on.top - manner.tops[size_of(after)]))
    apart = after.base - before.base
    return 1 + pace.blanks(apart) if ends or pace.blanks(apart) or pace.ends_paragraph(apart) else 0
