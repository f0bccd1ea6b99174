"""The JSON reports of several runs as one, as if one run had checked all of their files."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from perfgoal.plainjson import json_line
from perfgoal.report.json import VERSION, Listed

_COUNTS = ("files", "errors", "warnings", "infos")
_LISTED = '  "findings": [\n'
MOST_LINES = 12
"""Lines of a report before its findings."""


class NoReport(ValueError):
    """A file that is no JSON report of perfgoal, or none that goes with the others.

    ``why`` is ``not-json``, ``not-report``, ``other-tool`` (made by another version of perfgoal, or by other rules,
    than the first), ``overlap`` (a finding that another report has too) or ``incomplete`` (one that was cut off, or has
    not as many findings as it says)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class Head(NamedTuple):
    """What a report says before its findings."""

    path: str
    tool: dict[str, Any]
    summary: dict[str, int]


class _Line(NamedTuple):
    """A finding, by what orders it in a report; ``part`` is which of the reports has it."""

    order: tuple[str, int, int, str, str, str]
    text: str
    part: int


def heads(paths: Iterable[str]) -> list[Head]:
    """Return what each report says of itself. :class:`NoReport`, and ``OSError`` for a file that cannot be read."""
    found = [_head(path) for path in paths]
    for head in found:
        if head.tool != found[0].tool:
            raise NoReport(head.path, "other-tool")
    return found


def merged(reports: Sequence[Head]) -> Iterator[str]:
    """Return the report of all ``reports`` together, in pieces; it was made when this returns, with the memory of one
    finding of each. :class:`NoReport` where one goes on otherwise than it began."""
    listed, last, counts = Listed(), None, Counter[int]()
    for line in merge(*(_lines(head.path, part) for part, head in enumerate(reports))):
        if last is not None and last.part != line.part and last[:2] == line[:2]:
            raise NoReport(reports[line.part].path, "overlap")
        listed.add(line.text)
        counts[line.part] += 1
        last = line
    for part, head in enumerate(reports):
        if counts[part] != sum(head.summary[name] for name in _COUNTS[1:]):
            raise NoReport(head.path, "incomplete")
    return listed.report(reports[0].tool, totals(reports))


def totals(reports: Sequence[Head]) -> dict[str, int]:
    """Return the counts of all reports together."""
    return {name: sum(head.summary[name] for head in reports) for name in _COUNTS}


def _head(path: str) -> Head:
    """Read what stands before the findings; all of it where someone has laid the report out anew."""
    with _opened(path) as file:
        first = list(islice(file, MOST_LINES))
    before = first[: first.index(_LISTED)] if _LISTED in first else None
    said = _loaded(path, None if before is None else "".join(before).rstrip().rstrip(",") + "}")
    try:
        tool, summary = said["tool"], {name: said["summary"][name] for name in _COUNTS}
        ours = said["version"] == VERSION and tool["name"] == "perfgoal"
    except (KeyError, TypeError):
        raise NoReport(path, "not-report") from None
    if not ours or not all(type(count) is int and count >= 0 for count in summary.values()):
        raise NoReport(path, "not-report")
    return Head(path, tool, summary)


def _lines(path: str, part: int) -> Iterator[_Line]:
    with _opened(path) as file:
        if _LISTED not in islice(file, MOST_LINES):
            findings = _loaded(path).get("findings")
            for finding in findings if isinstance(findings, list) else ():
                yield _line(path, finding, json_line(finding), part)
            return
        for line in file:
            if line.startswith("  ]"):
                return
            text = line.strip().removesuffix(",")
            yield _line(path, _loaded(path, text), text, part)
        raise NoReport(path, "incomplete")


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            yield file
    except UnicodeDecodeError:
        raise NoReport(path, "not-json") from None


def _line(path: str, told: Any, text: str, part: int) -> _Line:
    try:
        places = (told["file"], told["line"], told["column"], told["code"], told["path"] or "", told["message"])
    except (KeyError, TypeError):
        raise NoReport(path, "not-report") from None
    if [type(each) for each in places] != [str, int, int, str, str, str]:
        raise NoReport(path, "not-report")
    return _Line(places, text, part)


def _loaded(path: str, text: str | None = None) -> Any:
    """Return the JSON in ``text``, or in the whole file."""
    try:
        return json.loads(Path(path).read_text("utf-8-sig") if text is None else text)
    except (ValueError, RecursionError):
        raise NoReport(path, "not-json") from None
