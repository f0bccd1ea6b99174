"""What a reporter is given, and what it returns."""

from collections.abc import Collection, Iterable, Iterator
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

    Iterating gives each review once and keeps none: a run over any number of files takes the memory of one. ``files``,
    ``counts`` (findings of each severity) and ``fixable`` (those with a safe fix, and with one that is not) are of what
    has passed. ``asked`` are the kinds of fixes, by whether they are safe, that the run makes itself.
    """

    def __init__(
        self, reviews: Iterable[Review], language: Language = "zh", asked: Collection[bool] = frozenset()
    ) -> None:
        self._reviews = reviews
        self.language = language
        self.asked = asked
        self.files = 0
        self.counts = dict.fromkeys(Severity, 0)
        self.fixable = {True: 0, False: 0}

    def __iter__(self) -> Iterator[Review]:
        for review in self._reviews:
            self.files += 1
            for finding in review.findings:
                self.counts[finding.severity] += 1
                if finding.fix is not None:
                    self.fixable[finding.fix.safe] += 1
            yield review
