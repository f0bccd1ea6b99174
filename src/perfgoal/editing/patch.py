"""The fixes of findings as changes of a text by offset, and which of them can be made at once."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from perfgoal.document import Document, Position
from perfgoal.document.trial import Change
from perfgoal.finding import Finding, Fix


class Patch(NamedTuple):
    """The fix of one finding: the offset of the finding, and the ``changes`` in the order of the text, which do not
    overlap."""

    finding: Finding
    fix: Fix
    at: int
    changes: tuple[Change, ...]

    @property
    def name(self) -> tuple[str, int]:
        """What tells it from the other patches of a text."""
        return self.finding.code, self.at


class Moves:
    """Changes in the order of a text, and what they do to its offsets."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self._starts = [start for start, _, _ in changes]
        self._shifts = list(accumulate((len(text) - (end - start) for start, end, text in changes), initial=0))

    def moved(self, offset: int) -> int:
        """Return where that stands behind the changes which stood at ``offset``; what stood inside of one, at its
        start."""
        passed = bisect_left(self._starts, offset)
        if passed and offset < self.changes[passed - 1][1]:
            return self.changes[passed - 1][0] + self._shifts[passed - 1]
        return offset + self._shifts[passed]

    def touch(self, start: int, end: int) -> bool:
        """Whether any change is made between two offsets, or right beside them."""
        passed = bisect_right(self._starts, end)
        return passed > 0 and self.changes[passed - 1][1] >= start

    def hold(self, offset: int) -> bool:
        """Whether the character at ``offset`` stands in a change."""
        passed = bisect_right(self._starts, offset)
        return passed > 0 and self.changes[passed - 1][1] > offset

    def undone(self) -> "Moves":
        """Return where the changes stand in the text that they make."""
        moved = [(start + self._shifts[number], text) for number, (start, _, text) in enumerate(self.changes)]
        return Moves([(start, start + len(text), "") for start, text in moved])


def patch_of(finding: Finding, document: Document) -> Patch | None:
    """Return the patch that the fix of ``finding`` is; ``None`` where it has none, or one that contradicts itself."""
    if finding.fix is None:
        return None
    changes = sorted((*offsets(edit.position, document), edit.text) for edit in finding.fix.edits)
    if any(before[1] > behind[0] for before, behind in pairwise(changes)):
        return None
    return Patch(finding, finding.fix, offsets(finding.position, document)[0], tuple(changes))


def offsets(position: Position, document: Document) -> tuple[int, int]:
    """Return the offsets between which a place stands in the text of ``document``."""
    line, column, end_line, end_column = position
    return document.lines.offset(line, column), document.lines.offset(end_line, end_column)


def apart(patches: Iterable[Patch]) -> list[Patch]:
    """Return those of ``patches`` that can be made at once: of two that meet, or that say what one place is to read,
    the first; the fix of a whole file alone."""
    chosen: list[Patch] = []
    spans: list[tuple[int, int]] = []
    said: set[object] = set()
    for patch in patches:
        if patch.fix.codec:
            return chosen or [patch]
        places = {(change.route, change.of) for change in patch.fix.means}
        if places & said or any(_meets(spans, start, end) for start, end, _ in patch.changes):
            continue
        chosen.append(patch)
        said |= places
        for start, end, _ in patch.changes:
            insort(spans, (start, end))
    return chosen


def moves_of(patches: Iterable[Patch]) -> Moves:
    """Return the changes of patches that do not meet."""
    return Moves(sorted(change for patch in patches for change in patch.changes))


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch of text and any of ``spans``, which do not overlap, have a sign in common or stand side by
    side."""
    passed = bisect_right(spans, end, key=itemgetter(0))
    return passed > 0 and spans[passed - 1][1] >= start
