"""What a baseline accepts is silenced, after a file was checked: neither the check nor the cache knows of it."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perfgoal.checked import Checked, Suppressed
from perfgoal.document import inert
from perfgoal.finding import Finding, Language, Severity, Stage, Text
from perfgoal.workspace.baseline import Baseline, Entry, acceptable
from perfgoal.workspace.placing import Places
from perfgoal.workspace.targets import Target, shown_name

if TYPE_CHECKING:
    from perfgoal.checking import Review, Settings

Check = Callable[[bytes, str, "Settings"], "Review"]
"""Checks a text that findings call by a name."""

Codes = Callable[[Target], "frozenset[str] | None"]
"""Returns the codes of the rules that are asked of a target, ``None`` where all are."""

REASON = Text("已在 {file} 中接受", "accepted in {file}")

OF_ROSTERS = "PG902"
"""The rule that speaks of a roster, which is judged though it declares nothing."""

_RANK = {severity: rank for rank, severity in enumerate(Severity)}  # the most severe first


class Stale(NamedTuple):
    """An entry of the baseline in the file ``path`` that no finding answers to any more."""

    path: str
    entry: Entry


class Parted(NamedTuple):
    """Findings that are told, those that are accepted, and how many each entry accepts."""

    told: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    used: tuple[int, ...]


def part(findings: Iterable[Finding], entries: Sequence[Entry]) -> Parted:
    """Part the findings of a file by the ``entries`` that speak of it: of equal ones the first are accepted, as many as
    an entry says, and none that is more severe. Of several entries that would do, the least severe is used up first."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for index in sorted(range(len(entries)), key=lambda index: -_RANK[entries[index].severity]):
        by_key.setdefault((entries[index].code, entries[index].anchor), []).append(index)
    left = [entry.number for entry in entries]
    told, accepted = list[Finding](), list[Finding]()
    for finding in findings:
        fitting = by_key.get((finding.code, finding.anchor), ()) if acceptable(finding.code) else ()
        rank = _RANK[finding.severity]
        found = next((index for index in fitting if left[index] and _RANK[entries[index].severity] <= rank), None)
        if found is None:
            told.append(finding)
        else:
            left[found] -= 1
            accepted.append(finding)
    used = [entry.number - more for entry, more in zip(entries, left, strict=True)]
    return Parted(tuple(told), tuple(accepted), tuple(used))


def entries_for(file: str, findings: Iterable[Finding]) -> list[Entry]:
    """Return the entries that accept all of ``findings`` that may be, of a file that the baseline calls ``file``."""
    counts = Counter(
        (finding.code, finding.name, finding.severity, finding.anchor)
        for finding in findings
        if acceptable(finding.code)
    )
    return [Entry(file, *what, count) for what, count in counts.items()]


def stale_among(
    entries: Sequence[Entry], parted: Parted, checked: Checked, codes: "frozenset[str] | None"
) -> list[Entry]:
    """Return those of the ``entries`` of a file that nothing answers to any more. What became more severe answers to
    its entry, though that does not accept it."""
    if all(parted.used):
        return []
    asked = _judging(checked, codes)
    worse = {(finding.code, finding.anchor) for finding in parted.told}
    return [
        entry
        for entry, used in zip(entries, parted.used, strict=True)
        if not used and (entry.code, entry.anchor) not in worse and asked(entry.code)
    ]


def _judging(checked: Checked, codes: "frozenset[str] | None") -> Callable[[str], bool]:
    """Return whether the rule of a code was asked of a file, and got as far: what keeps a text from being read hides
    everything else that is wrong with it."""
    from perfgoal.rules import CATALOGUE  # noqa: PLC0415  most entries are answered to

    readable = all(acceptable(finding.code) for finding in checked.findings)

    def asked(code: str) -> bool:
        rule = CATALOGUE.get(code)
        if rule is None:  # of another version
            return True
        judged = readable if rule.stage is Stage.SHAPE else bool(checked.department) or code == OF_ROSTERS
        return judged and (codes is None or code in codes)

    return asked


class Acceptance:
    """Silences what baselines accept, and keeps count: ``accepted`` are the findings, in how many ``files``, ``stale``
    the entries of files that were checked which nothing answers to.

    ``places`` says which baseline speaks of a file, ``read`` returns it. ``codes`` are those of the rules asked."""

    def __init__(self, places: Places, read: Callable[[str], Baseline], codes: Codes, language: Language) -> None:
        self._places = places
        self._read = read
        self._codes = codes
        self._language = language
        self._baselines: dict[str, Baseline] = {}
        self._met = set[tuple[str, str]]()
        self.accepted = self.files = 0
        self.stale: list[Stale] = []

    def prepare(self, folders: Iterable[str]) -> None:
        """Read the baselines that hold for ``folders``, so that one that cannot be used is told of first."""
        for folder in folders:
            path = self._places.baseline(folder)
            if path is not None:
                self._baseline(path)

    def of(self, target: Target, checked: Checked) -> Checked:
        """Return a checked file with what is accepted of it silenced."""
        path, name, entries = self._entries(target)
        if not entries:
            return checked
        self._met.add((path, name))
        # A file that was mended was parted before that.
        before = [each for each in checked.silenced if each.source == "baseline"]
        findings = [*checked.findings, *(each.finding for each in before)]
        parted = part(sorted(findings, key=lambda finding: finding.order) if before else findings, entries)
        if not all(parted.used):
            stale = stale_among(entries, parted, checked, self._codes(target))
            self.stale += [Stale(path, entry) for entry in stale]
        if not parted.accepted:
            return checked
        self.accepted += len(parted.accepted)
        self.files += 1
        others = [each for each in checked.silenced if each.source != "baseline"]
        silenced = (*others, *self._suppressed(path, parted.accepted))
        return checked.but(findings=parted.told, silenced=silenced)

    def checking(self, target: Target, check: Check) -> Check:
        """Return a check of a target that leaves out what is accepted of it: for whoever mends what is told."""
        path, _, entries = self._entries(target)
        if not entries:
            return check

        def parting(source: bytes, name: str, settings: "Settings") -> "Review":
            review = check(source, name, settings)
            parted = part(review.findings, entries)
            silenced = (*review.silenced, *self._suppressed(path, parted.accepted))
            return replace(review, findings=parted.told, silenced=silenced)

        return parting

    def find_gone(self, is_gone: Callable[[str], bool]) -> None:
        """Add to the stale entries those of files that are gone."""
        for path, baseline in self._baselines.items():
            for name, entries in baseline.files.items():
                if (path, name) not in self._met and is_gone(self._places.file(path, name)):
                    self.stale += [Stale(path, entry) for entry in entries]

    def _entries(self, target: Target) -> tuple[str, str, tuple[Entry, ...]]:
        """Return which baseline speaks of a target, what it calls it, and its entries."""
        place = self._places.of(target)
        return ("", "", ()) if place is None else (*place, self._baseline(place.baseline).files.get(place.name, ()))

    def _baseline(self, path: str) -> Baseline:
        if path not in self._baselines:
            self._baselines[path] = self._read(path)
        return self._baselines[path]

    def _suppressed(self, path: str, findings: Iterable[Finding]) -> list[Suppressed]:
        reason = REASON.say(self._language).format(file=inert(shown_name(path)))
        return [Suppressed(finding, reason, source="baseline") for finding in findings]


class Walked:
    """The folders that were walked: whether a file is gone that would have been come upon. ``holds`` says of a name by
    which findings call a file whether it is in the part of them that is checked."""

    def __init__(self, paths: Iterable[str], holds: Callable[[str], bool] = lambda _: True) -> None:
        self._holds = holds
        self._folders = [(os.path.realpath(path), path) for path in paths if os.path.isdir(path)]  # noqa: PTH112

    def is_gone(self, file: str) -> bool:
        """Whether the file with the absolute path ``file`` is not there any more."""
        for real, path in self._folders:
            inside = file.removeprefix(real.rstrip(os.sep) + os.sep)
            if inside != file:
                return _is_missing(file) and self._holds(shown_name(os.path.join(path, inside)))  # noqa: PTH118
        return False


def _is_missing(path: str) -> bool:
    """Whether nothing bears a path; it may be that nobody may look."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
