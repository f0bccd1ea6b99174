"""What is kept of a file that was checked: all that is told of it, and of its text only the lines that are shown.

It is a plain value without a way back to the declaration, so that it can come from another process or out of a cache.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from perfgoal.facts import Facts
from perfgoal.finding import Finding, Severity, Text

Result = Literal["finding", "passed", "not applicable", "undecided"]

Source = Literal["inline", "baseline"]
"""What silences a finding: a comment in its file, or a baseline that accepts it."""


class Outcome(NamedTuple):
    """What came of one rule for one declaration, and why it is not applicable or undecided, in both languages."""

    code: str
    result: Result
    reasons: tuple[Text, ...] = ()


class Suppressed(NamedTuple):
    """A finding that is silenced, why, the last day on which it is, where there is one, and what silences it."""

    finding: Finding
    reason: str
    until: date | None = None
    source: Source = "inline"


class Imported(NamedTuple):
    """What is told of a file that a declaration was read out of, in the language of the run: the first ``notices`` of
    what was read otherwise than it stands, the first texts that are no field of the form (``leftovers``), each with its
    place, and how many there are of either."""

    notices: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    noticed: int = 0
    left: int = 0


class Judgement(NamedTuple):
    """What the ledger tells of one file: what came of each rule, ``()`` where none judged it, and what it was judged
    from: the SHA-256 of its bytes, a hash of the settings that held for it, both empty where it could not be read, and
    the date of the check."""

    outcomes: tuple[Outcome, ...]
    source: str = ""
    settings: str = ""
    today: date | None = None


class Counts(NamedTuple):
    """How many findings a file has of each severity, and how many have a fix that is safe, or one that is not."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    safe: int = 0
    unsafe: int = 0


UNJUDGED = Judgement(())


@dataclass(frozen=True)
class Checked:
    """One file, checked: the name that findings call it by, its findings in the order of the text, those that are
    silenced, the ``lines`` on which findings begin (by number, from 1), and the ``department`` that declares, empty
    where the file is no declaration. ``judgement`` is filled in where a ledger is asked for. ``dated`` is the day of
    the check where another day of the same year may give other findings of the text. ``facts`` are what rules over many
    declarations ask of it, where there are such and it is one. ``imported`` is there where the declaration was read out
    of a file of another kind. ``tables`` are its rows, as :func:`perfgoal.tables.rows_of` gives them, where they are
    asked for and it is a declaration. ``passing`` is there where it could not be, for want of time or memory: the next
    run may have them."""

    file: str
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Suppressed, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    department: str = ""
    judgement: Judgement = UNJUDGED
    dated: date | None = None
    facts: Facts | None = None
    imported: Imported | None = None
    passing: bool = False
    tables: str = ""

    @cached_property
    def counts(self) -> Counts:
        """How many findings there are."""
        severities = [finding.severity for finding in self.findings]
        fixes = [finding.fix.safe for finding in self.findings if finding.fix is not None]
        errors, warnings, infos = map(severities.count, Severity)
        return Counts(errors, warnings, infos, fixes.count(True), fixes.count(False))

    def but(self, **changes: Any) -> "Checked":
        """Return the same with some fields changed."""
        held = {each.name: getattr(self, each.name) for each in fields(Checked)}
        return Checked(**{**held, **changes})
