"""What a reporter is given, and what it returns."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal

from perfgoal.checked import Checked
from perfgoal.finding import Language, Severity

Style = Literal["", "error", "warning", "info", "strong", "faint"]

Span = tuple[str, Style]
"""A piece of a line, and how to show it where there is colour."""

Line = tuple[Span, ...]
"""A line without its end."""


def _rules() -> str:
    from perfgoal.rules import rules_hash  # noqa: PLC0415  all rules, for a run that may have asked none

    return rules_hash()


class Results:
    """The checked files of a run, sorted by name, and the language in which to report them.

    Iterating gives each file once and keeps none: a run over any number of files takes the memory of one. ``files``,
    ``counts`` (findings of each severity) and ``fixable`` (those with a safe fix, and with one that is not) are of what
    has passed. ``asked`` are the kinds of fixes, by whether they are safe, that the run makes itself; ``rules`` returns
    the hash of the rules; ``strict`` says whether warnings fail the run as errors do.
    """

    def __init__(
        self,
        files: Iterable[Checked],
        language: Language = "zh",
        asked: Collection[bool] = frozenset(),
        rules: Callable[[], str] = _rules,
        *,
        strict: bool = False,
    ) -> None:
        self._checked = files
        self.language = language
        self.asked = asked
        self.rules = rules
        self.strict = strict
        self.files = 0
        self.counts = dict.fromkeys(Severity, 0)
        self.fixable = {True: 0, False: 0}

    def __iter__(self) -> Iterator[Checked]:
        for checked in self._checked:
            self.files += 1
            errors, warnings, infos, safe, unsafe = checked.counts
            if errors or warnings or infos:
                for severity, count in zip(Severity, (errors, warnings, infos), strict=True):
                    self.counts[severity] += count
            self.fixable[True] += safe
            self.fixable[False] += unsafe
            yield checked
