"""What the properties ask of a text: what is found in it, and what it says."""

from datetime import date
from typing import Any

from perfgoal.checking import Review, Settings, review
from perfgoal.declaration import Declaration
from perfgoal.finding import Finding, Severity

TODAY = date(2024, 6, 1)
SETTINGS = Settings(TODAY)

Found = tuple[str, str, str, str]


def judged(source: bytes | str) -> Review:
    """Return the review of a text."""
    return review(source, "a.yaml", SETTINGS)


def declared(source: bytes | str) -> Declaration:
    """Return the declaration that a text is."""
    declaration = judged(source).declaration
    assert declaration is not None
    return declaration


def told(findings: "Review | tuple[Finding, ...]") -> list[Any]:
    """Return what is said by findings, wherever it stands in the text: all but their places."""
    every = findings.findings if isinstance(findings, Review) else findings
    return sorted((*meant(finding), finding.message) for finding in every)


def meant(finding: Finding) -> tuple[str, str, Severity | str, str, str, str, int, str]:
    """Return what a finding says, whatever the file calls its fields."""
    money = (finding.expected or "", finding.actual or "", finding.difference or "")
    return (finding.code, finding.path or "", finding.severity.value, *money, len(finding.related), finding.anchor)
