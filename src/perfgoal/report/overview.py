"""The numbers of a run, by department and by rule: what of any number of files is kept in memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from perfgoal.checked import Checked
from perfgoal.finding import Severity, Text
from perfgoal.rules import CATALOGUE

_NAMED = 5  # files of a department that are named; more would fill the table
_SEVERITIES = tuple(Severity)
_UNKNOWN = Text("", "")


@dataclass(slots=True)
class Department:
    """A department: how many files it has, its findings of each severity, and of the files with findings how many
    there are and the first few, each with its number."""

    name: str
    files: int = 0
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    found: int = 0
    named: list[tuple[int, str]] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many files with findings are not named."""
        return self.found - len(self.named)


class Row(NamedTuple):
    """A rule that was found, in one severity: how many ``times``, and what it finds."""

    severity: Severity
    code: str
    name: str
    times: int
    says: Text


class Overview:
    """The numbers of the files that were added. With ``strict`` a file with warnings does not pass."""

    def __init__(self, strict: bool) -> None:
        self._strict = strict
        self._departments: dict[str, Department] = {}
        self._rules: Counter[tuple[Severity, str, str]] = Counter()
        self.files = 0
        self.passed = 0
        self.found = 0

    def add(self, checked: Checked) -> int | None:
        """Count a file, and return its number among those with findings, from 1, or ``None`` for one without."""
        counts = checked.counts[:3]
        department = self._departments.setdefault(checked.department, Department(checked.department))
        self.files += 1
        department.files += 1
        self.passed += not (counts[0] or (self._strict and counts[1]))
        if not any(counts):
            return None
        self.found += 1
        department.found += 1
        department.counts = [known + more for known, more in zip(department.counts, counts, strict=True)]
        if len(department.named) < _NAMED:
            department.named.append((self.found, checked.file))
        self._rules.update((finding.severity, finding.code, finding.name) for finding in checked.findings)
        return self.found

    @property
    def share(self) -> str:
        """What part of the files passed, in percent: never 100 % where one did not."""
        if not self.files:
            return ""
        tenths = 1000 * self.passed // self.files
        return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"

    def departments(self) -> list[Department]:
        """Return the departments, those with most errors first."""
        return sorted(self._departments.values(), key=lambda each: [-count for count in each.counts])

    def rules(self) -> Iterator[Row]:
        """Yield the rules that were found, by severity, the most frequent first."""
        counted = sorted(
            self._rules.items(), key=lambda item: (_SEVERITIES.index(item[0][0]), -item[1], item[0][1], item[0][2])
        )
        for (severity, code, name), count in counted:
            yield Row(severity, code, name, count, CATALOGUE[code].summary if code in CATALOGUE else _UNKNOWN)
