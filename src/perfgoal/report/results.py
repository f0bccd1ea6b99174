"""What a reporter is given, and what it returns."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from perfgoal.checking import Review
from perfgoal.finding import Finding, Language, Severity

Style = Literal["", "error", "warning", "info", "strong", "faint"]

Span = tuple[str, Style]
"""A piece of a line, and how to show it where there is colour."""

Line = tuple[Span, ...]
"""A line without its end."""


@dataclass(frozen=True)
class Results:
    """The reviews of a run, sorted by file, and the language in which to report them."""

    reviews: tuple[Review, ...]
    language: Language = "zh"

    @property
    def findings(self) -> Iterator[tuple[Review, Finding]]:
        """Every finding with the review of its file."""
        return ((review, finding) for review in self.reviews for finding in review.findings)

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        counted = Counter(finding.severity for _, finding in self.findings)
        return {severity: counted[severity] for severity in Severity}
