"""What a reporter is given, and what it returns."""

from collections.abc import Iterable, Iterator
from typing import Literal

from perfgoal.checking import Review
from perfgoal.finding import Language, Severity

Style = Literal["", "error", "warning", "info", "strong", "faint"]

Span = tuple[str, Style]
"""A piece of a line, and how to show it where there is colour."""

Line = tuple[Span, ...]
"""A line without its end."""


class Results:
    """The reviews of a run, sorted by file, and the language in which to report them.

    Iterating gives each review once and keeps none: a run over any number of files takes the memory of one. ``files``
    and ``counts`` (findings of each severity) are of those that have passed.
    """

    def __init__(self, reviews: Iterable[Review], language: Language = "zh") -> None:
        self._reviews = reviews
        self.language = language
        self.files = 0
        self.counts = dict.fromkeys(Severity, 0)

    def __iter__(self) -> Iterator[Review]:
        for review in self._reviews:
            self.files += 1
            for finding in review.findings:
                self.counts[finding.severity] += 1
            yield review
