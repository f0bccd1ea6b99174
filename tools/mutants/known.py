"""The changes that are known to change nothing, and what a run says beside them."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mutants.changes import Change
from mutants.trying import Fate

COLUMNS = ("place", "before", "after", "reason")


class Outcome(NamedTuple):
    """What a run says: how many mutants met which fate, which survived that are not known, and which are known that
    did not survive."""

    fates: Counter[Fate]
    unknown: list[tuple[Change, Fate]]
    stale: list[Change]

    @property
    def score(self) -> str:
        """The share of the mutants that change anything which was noticed."""
        noticed, missed = self.fates["seen"] + self.fates["hung"], len(self.unknown)
        return f"{100 * noticed / (noticed + missed):.1f} %" if noticed + missed else "–"


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


def outcome(found: Iterable[tuple[Change, Fate]], named: Counter[Change]) -> Outcome:
    """Compare what a run ``found`` with the changes that are ``named`` as changing nothing."""
    fates: Counter[Fate] = Counter()
    left, unknown = Counter(named), []
    for change, fate in found:
        fates[fate] += 1
        if fate in ("seen", "hung"):
            continue
        if left[change] > 0:
            left[change] -= 1
        else:
            unknown.append((change, fate))
    return Outcome(fates, unknown, list((+left).elements()))
