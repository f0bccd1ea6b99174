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


def _repository_path(name: str) -> str | None:
    outside = name == "-" or name.startswith(("/", "../")) or name[1:3] == ":/"
    return None if outside else name


class Results:
    """The checked files of a run, sorted by name, and the language in which to report them.

    Iterating gives each file once and keeps none: a run over any number of files takes the memory of one. ``files``,
    ``counts`` (findings of each severity) and ``fixable`` (those with a safe fix, and with one that is not) are of what
    has passed. ``asked`` are the kinds of fixes, by whether they are safe, that the run makes itself; ``rules`` returns
    the hash of the rules; ``strict`` says whether warnings fail the run as errors do; ``repository_path`` returns the
    path of a file from the root of the repository on, by which platforms know it, ``None`` where it is not inside.
    """

    def __init__(  # noqa: PLR0913
        self,
        files: Iterable[Checked],
        language: Language = "zh",
        asked: Collection[bool] = frozenset(),
        rules: Callable[[], str] = _rules,
        *,
        strict: bool = False,
        repository_path: Callable[[str], str | None] = _repository_path,
    ) -> None:
        self._checked = files
        self.language = language
        self.asked = asked
        self.rules = rules
        self.strict = strict
        self.repository_path = repository_path
        self.files = 0
        self.counts = dict.fromkeys(Severity, 0)
        self.fixable = {True: 0, False: 0}

    def __iter__(self) -> Iterator[Checked]:
        for checked in self._checked:
            self.files += 1
            errors, warnings, infos, safe, unsafe = checked.counts
            for severity, count in zip(Severity, (errors, warnings, infos), strict=True):
                self.counts[severity] += count
            self.fixable[True] += safe
            self.fixable[False] += unsafe
            yield checked
