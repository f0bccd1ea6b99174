"""What a baseline is to say after a run: what was found is accepted, or what is not found any more is dropped."""

from collections.abc import Callable
from itertools import chain

from perfgoal.checked import Checked
from perfgoal.workspace.accepting import OF_ROSTERS, entries_for, part, stale_among
from perfgoal.workspace.baseline import Baseline, Entry, acceptable, baseline_text

Files = dict[str, tuple[Entry, ...]]
"""The entries of each file."""


class Renewal:
    """A baseline in the making, from the ``old`` one, ``None`` where there was none. With ``prune`` nothing new
    is accepted.

    What was not asked in this run stays as it was: entries of other files, of rules that were not asked, and of files
    whose faults kept those rules from judging. ``left_out`` are the findings that cannot be accepted, ``unjudged`` the
    files that no rule judges as long as what is accepted of them is not mended.
    """

    def __init__(self, old: Baseline | None, *, prune: bool = False) -> None:
        self.old = old
        self._old: Files = {} if old is None else dict(old.files)
        self._new: Files = {}
        self._taken = set[str]()
        self._prune = prune
        self.left_out = self.unjudged = 0

    def take(self, name: str, checked: Checked, codes: frozenset[str] | None) -> None:
        """Take in a file that was checked by the rules of ``codes``, all where ``None``; the baseline calls it
        ``name``."""
        old = self._old.get(name, ())
        self._taken.add(name)
        if not old and not sum(checked.counts[:3]):
            return
        parted = part(checked.findings, old)
        stale = {entry.key for entry in stale_among(old, parted, checked, codes)}
        unused = [entry for entry, used in zip(old, parted.used, strict=True) if not used and entry.key not in stale]
        used = [entry._replace(number=count) for entry, count in zip(old, parted.used, strict=True) if count]
        found = entries_for(name, checked.findings)
        held = [*unused, *used]
        if not self._prune:
            places = {(entry.code, entry.anchor) for entry in found}
            held = [*found, *(entry for entry in unused if (entry.code, entry.anchor) not in places)]
            self.left_out += sum(not acceptable(finding.code) for finding in checked.findings)
            hinders = any(entry.code != OF_ROSTERS for entry in found)
            self.unjudged += bool(hinders and not checked.department)
        if held:
            self._new[name] = tuple(held)

    def end(self, is_gone: Callable[[str], bool]) -> None:
        """Keep what is said of the files that were not checked and are not gone; ``is_gone`` tells by the name that the
        baseline has for a file."""
        for name, entries in self._old.items():
            if name not in self._taken and not is_gone(name):
                self._new[name] = entries

    @property
    def text(self) -> str:
        """The text of the baseline."""
        return baseline_text(chain.from_iterable(self._new.values()))

    @property
    def counts(self) -> tuple[int, int]:
        """How many findings are accepted, and in how many files."""
        return _total(self._new), len(self._new)

    @property
    def changes(self) -> tuple[int, int]:
        """How many accepted findings are new, and how many are gone."""
        old, new = _by_key(self._old), _by_key(self._new)
        differences = [new.get(key, 0) - old.get(key, 0) for key in {**old, **new}]
        return sum(each for each in differences if each > 0), -sum(each for each in differences if each < 0)


def _by_key(files: Files) -> dict[tuple[str, str, str, str], int]:
    return {entry.key: entry.number for entries in files.values() for entry in entries}


def _total(files: Files) -> int:
    return sum(entry.number for entries in files.values() for entry in entries)
