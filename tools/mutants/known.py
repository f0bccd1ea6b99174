"""The changes that are known to change nothing, and what a run says beside them."""

import csv
from collections import Counter
from pathlib import Path

from mutants.changes import Change
from mutants.trying import Fate

COLUMNS = ("place", "before", "after", "reason")


class Tally:
    """What a run says: how many mutants met which of ``fates``, and which of the changes that are ``named`` as changing
    nothing are ``left``, because they did not survive."""

    def __init__(self, named: Counter[Change]) -> None:
        self.fates: Counter[Fate] = Counter()
        self.missed = 0
        self._left = Counter(named)

    def add(self, change: Change, fate: Fate) -> bool:
        """Count what became of a change, and return whether it should have been seen."""
        self.fates[fate] += 1
        if fate in ("seen", "hung"):
            return False
        if self._left[change] > 0:
            self._left[change] -= 1
            return False
        self.missed += 1
        return True

    @property
    def left(self) -> list[Change]:
        """The changes that are named and did not survive."""
        return list((+self._left).elements())

    @property
    def score(self) -> str:
        """The share of the mutants that change anything which was noticed."""
        noticed = self.fates["seen"] + self.fates["hung"]
        return f"{100 * noticed / (noticed + self.missed):.1f} %" if noticed + self.missed else "–"


def known(file: Path) -> Counter[Change]:
    """Return the changes that ``file`` names as changing nothing. Each row has a reason; a change that is possible in
    two lines of one function has two rows. No file names none."""
    if not file.exists():
        return Counter()
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    for row in rows:
        if tuple(row) != COLUMNS or not all((row["place"], row["before"] or row["after"], row["reason"])):
            raise ValueError(f"{file.name}: not place, before, after and reason: {row}")
    return Counter(Change(row["place"], row["before"], row["after"]) for row in rows)
