"""What reviewers see in published declarations, against what the rules find there.

    python tools/truth.py

Each file of ``tests/real`` is a published declaration. A line that has a defect ends in a comment: groups, parted by
semicolons, of a word and the codes it is for.

    # must PG503 PG515         due: the finding has to be there
    # may PG425                right where it is found, not missed where it is not
    # debatable PG414          found, a reviewer may argue with it
    # wrong PG416: reason      found and false: a false alarm that is known
    # missed PG503: reason     due and not found: a miss that is known

What is found without a mark is a false alarm. Comments in lines of their own say where the text is from and, behind
``not checkable:``, which defects no rule is for; behind ``cannot:``, why the text becomes no declaration.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from perfgoal.checking import Review, Settings, review
from perfgoal.finding import Severity
from perfgoal.rules import CATALOGUE
from perfgoal.workspace import Finder

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "real"
TODAY = date(2026, 1, 1)

TO_COME = frozenset(
    f"PG{number}" for number in (105, 210, 211, 218, 307, 308, *range(501, 520), *range(801, 814), *range(901, 908))
)
"""Codes of the published catalogue that may have no rule yet: they may be marked, and are not missed."""

Word = Literal["must", "may", "debatable", "wrong", "missed"]
Result = Literal["found", "missed", "not yet", "besides", "debatable", "false", "quiet"]
COLUMNS: tuple[Result, ...] = ("found", "missed", "besides", "debatable", "false", "not yet")
HEADINGS = ("due", *COLUMNS)

_COMMENT = re.compile(r"\s#\s*(.*)$")
_GROUP = re.compile(r"(must|may|debatable) (PG\d{3}(?: PG\d{3})*)|(wrong|missed) (PG\d{3}(?: PG\d{3})*): \S.*")


class Mark(NamedTuple):
    """What a reviewer says of a finding of ``code`` on a line (1-based)."""

    line: int
    code: str
    word: Word


class Judged(NamedTuple):
    """What came of a code on a line of a file: the ``word`` of its mark, and the ``severity`` of the finding, one of
    which may be ``None``."""

    file: str
    line: int
    code: str
    word: Word | None
    severity: Severity | None

    @property
    def result(self) -> Result:
        """What the table counts it as."""
        if self.word in ("must", "missed"):
            return "found" if self.severity else "missed" if self.code in CATALOGUE else "not yet"
        if self.severity is None:
            return "quiet"
        return "besides" if self.word == "may" else "debatable" if self.word == "debatable" else "false"

    @property
    def is_stale(self) -> bool:
        """Whether the mark names a fault of the program that is no more."""
        return (self.word, self.result) in (("wrong", "quiet"), ("missed", "found"))

    def __str__(self) -> str:
        return f"tests/real/{self.file}:{self.line}: {self.code} {rule_name(self.code)}".rstrip()


@dataclass(frozen=True)
class Text:
    """A file of the corpus: its lines, what came of its check, and what came of its marks."""

    name: str
    lines: tuple[str, ...]
    review: Review
    judged: tuple[Judged, ...]

    def said(self, label: str) -> list[str]:
        """Return what the comments in lines of their own say behind ``label``."""
        return [line.removeprefix(f"# {label}:").strip() for line in self.lines if line.startswith(f"# {label}:")]

    @property
    def state(self) -> str:
        """Whether the text is the whole of what was published, a cut, or cannot become a declaration."""
        if self.said("cannot"):
            return "cannot"
        return "cut" if any(line.startswith("# Cut") for line in self.lines) else "whole"


def marks_of(text: str, file: str) -> tuple[Mark, ...]:
    """Return the marks of a text. ``ValueError`` with file and line for a comment behind a line that is none."""
    marks: dict[tuple[int, str], Mark] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        comment = None if line.startswith("#") else _COMMENT.search(line)
        for group in comment[1].split("; ") if comment else ():
            match = _GROUP.fullmatch(group)
            if match is None:
                raise ValueError(f"{file}:{number}: no mark: {group!r}")
            word, codes = cast(Word, match[1] or match[3]), match[2] or match[4]
            for code in codes.split():
                if code not in CATALOGUE and code not in TO_COME:
                    raise ValueError(f"{file}:{number}: no rule: {code}")
                if (number, code) in marks:
                    raise ValueError(f"{file}:{number}: marked twice: {code}")
                marks[number, code] = Mark(number, code, word)
    return tuple(marks.values())


def judge(file: str, marks: Iterable[Mark], said: Review) -> Iterator[Judged]:
    """Hold the findings of a file against its marks, in the order of the lines."""
    words = {(mark.line, mark.code): mark.word for mark in marks}
    found = {(finding.position.line, finding.code): finding.severity for finding in said.findings}
    for line, code in sorted({*words, *found}):
        yield Judged(file, line, code, words.get((line, code)), found.get((line, code)))


@cache
def corpus() -> tuple[Text, ...]:
    """Return every file of the corpus, checked."""
    settings = Finder(Settings(TODAY, "en")).settings(f"{CORPUS}/")
    texts = []
    for path in sorted(CORPUS.glob("*.yaml")):
        text = path.read_text("utf-8")
        said = review(text, path.name, settings)
        judged = tuple(judge(path.name, marks_of(text, path.name), said))
        texts.append(Text(path.name, tuple(text.splitlines()), said, judged))
    return tuple(texts)


def everything() -> list[Judged]:
    """Return what came of all marks and findings."""
    return [judged for text in corpus() for judged in text.judged]


def rule_name(code: str) -> str:
    """Return the name of a rule, an empty text for one that is still to come."""
    return CATALOGUE[code].name if code in CATALOGUE else ""


def numbers(judged: Iterable[Judged]) -> list[int]:
    """Return what the columns of :data:`HEADINGS` count: what is due of the rules there are, and each result."""
    counts = Counter(each.result for each in judged)
    return [counts["found"] + counts["missed"], *(counts[column] for column in COLUMNS)]


def by_rule() -> list[list[str]]:
    """Return a row for each rule that is due or found somewhere, and one of totals."""
    rows = []
    for code in sorted({each.code for each in everything()}):
        row = numbers(each for each in everything() if each.code == code)
        if any(row):
            rows.append([code, rule_name(code), *map(str, row)])
    return [*rows, ["all", "", *map(str, numbers(everything()))]]


def by_form() -> list[list[str]]:
    """Return a row for each file: its name, whether it is whole, and the numbers."""
    return [[text.name, text.state, *map(str, numbers(text.judged))] for text in corpus()]


def readable() -> tuple[Text, ...]:
    """Return the texts that can be read as declarations."""
    return tuple(text for text in corpus() if text.review.declaration is not None)


def debatable_warnings() -> float:
    """Return how many debatable warnings a declaration has, in the mean over those that can be read."""
    results = [(each.result, each.severity) for text in readable() for each in text.judged]
    return results.count(("debatable", Severity.WARNING)) / len(readable())


def totals() -> list[str]:
    """Return the sums in words."""
    due, found, *_, false, later = numbers(everything())
    read_due, read_found, *_ = numbers(each for text in readable() for each in text.judged)
    errors = [(each.result, each.severity) for each in everything()].count(("false", Severity.ERROR))
    return [
        f"texts: {len(corpus())}, of which {len(readable())} can be read as declarations",
        f"recall: {found} of {due} defects that a rule is for are found ({found / due:.1%}), "
        f"in what can be read {read_found} of {read_due} ({read_found / read_due:.1%})",
        f"defects whose rule is still to come: {later}",
        f"false alarms: {false}, of which errors: {errors}",
        f"debatable warnings a form: {debatable_warnings():.2f}",
    ]


def faults() -> list[str]:
    """Return each miss and false alarm with its place, and the reason where one is given."""
    return [
        f"{each.result}: {each}{_reason(text.lines[each.line - 1], each.code)}"
        for text in corpus()
        for each in text.judged
        if each.result in ("missed", "false")
    ]


def _reason(line: str, code: str) -> str:
    comment = _COMMENT.search(line)
    groups = comment[1].split("; ") if comment else []
    reasons = (group.partition(": ")[2] for group in groups if code in group.partition(": ")[0].split())
    return next((f" ({reason})" for reason in reasons if reason), "")


def plain_table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Return the lines of a table for a terminal, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    numeric = [all(cell.isdigit() for cell in column) for column in zip(*rows, strict=True)]
    for row in (head, *rows):
        cells = zip(row, widths, numeric, strict=True)
        yield "  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells).rstrip()


def main() -> int:
    """Print the table by rule, the totals, and each miss and false alarm."""
    print(*plain_table(["rule", "name", *HEADINGS], by_rule()), "", *totals(), "", *faults(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
