"""The JSON reports of several runs as one, as if one run had checked all of their files.

A report may have been written by anyone, and cut off by a full disk: it is read as such. What is told of it is written
anew, and is all of it or nothing.
"""

import json
import math
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from perfgoal.finding import Severity
from perfgoal.plainjson import json_line
from perfgoal.report.json import VERSION, Listed

_Test = Callable[[object], bool]

_COUNTS = ("files", "errors", "warnings", "infos")
_SEVERITIES = {severity.value: f"{severity.value}s" for severity in Severity}
_LISTED = '  "findings": [\n'
MOST_LINES = 12
"""Lines of a report before its findings."""
LONGEST = 8 * 1_048_576
"""Characters of a line of a report: a finding may hold the whole of a file, escaped."""
WHOLE = 16 * 1_048_576
"""Characters of a report that someone has laid out anew, which is read as a whole."""
_COUNTED = range(1 << 53)
"""What may be counted: Python writes no number of thousands of digits, nor the sum of two of them."""


class NoReport(ValueError):
    """A file that is no JSON report of perfgoal, or none that goes with the others.

    ``why`` is ``not-file``, ``not-json``, ``not-report``, ``too-large``, ``cut`` (its findings are not those that it
    counts), ``other-tool`` (made by another version of perfgoal, or by other rules, than the first) or ``overlap`` (a
    finding that another report has too, or the same file)."""

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
    """A finding, by what orders it in a report, and the number of the report."""

    order: tuple[str, int, int, str, str, str]
    text: str
    number: int


def heads(paths: Iterable[str]) -> list[Head]:
    """Return what each report says of itself. :class:`NoReport`, and ``OSError`` for a file that cannot be read."""
    found = [_head(path) for path in paths]
    files = set[str]()
    for head in found:
        if head.tool != found[0].tool:
            raise NoReport(head.path, "other-tool")
        if (file := os.path.realpath(head.path)) in files:
            raise NoReport(head.path, "overlap")
        files.add(file)
    return found


def merged(reports: Sequence[Head]) -> Iterator[str]:
    """Return the report of all ``reports`` together, in pieces; it was made when this returns, with the memory of one
    finding of each. :class:`NoReport` where one goes on otherwise than it began."""
    listed, last = Listed(), None
    for line in merge(*(_lines(number, head) for number, head in enumerate(reports))):
        if last is not None and last.number != line.number and last[:2] == line[:2]:
            raise NoReport(reports[line.number].path, "overlap")
        listed.add(line.text)
        last = line
    return listed.report(reports[0].tool, totals(reports))


def totals(reports: Sequence[Head]) -> dict[str, int]:
    """Return the counts of all reports together."""
    return {name: sum(head.summary[name] for head in reports) for name in _COUNTS}


def _head(path: str) -> Head:
    """Read what stands before the findings; all of it where someone has laid the report out anew."""
    with _opened(path) as file:
        first = list(islice(_read_lines(file, path), MOST_LINES))
    before = first[: first.index(_LISTED)] if _LISTED in first else None
    said = _whole(path) if before is None else _loaded(path, "".join(before).rstrip().rstrip(",") + "}")
    try:
        tool, summary = said["tool"], {name: said["summary"][name] for name in _COUNTS}
        ours = (
            type(said["version"]) is int
            and said["version"] == VERSION
            and tool["name"] == "perfgoal"
            and all(map(_is_text, tool.values()))
        )
    except (AttributeError, KeyError, TypeError):
        raise NoReport(path, "not-report") from None
    if not ours or not all(type(count) is int and count in _COUNTED for count in summary.values()):
        raise NoReport(path, "not-report")
    return Head(path, tool, summary)


def _lines(number: int, head: Head) -> Iterator[_Line]:
    """Yield the findings of a report, as many of each severity as it counts, in their order: else equal ones of two
    reports would not meet."""
    counts: Counter[str] = Counter()
    last = None
    for finding in _findings(head.path):
        line = _line(head.path, finding, number)
        if last is not None and line.order < last.order:
            raise NoReport(head.path, "not-report")
        counts[_SEVERITIES[finding["severity"]]] += 1
        last = line
        yield line
    if any(counts[name] != head.summary[name] for name in _SEVERITIES.values()):
        raise NoReport(head.path, "cut")


def _findings(path: str) -> Iterator[Any]:
    with _opened(path) as file:
        lines = _read_lines(file, path)
        if _LISTED in islice(lines, MOST_LINES):
            for line in lines:
                if line == "  ]\n":
                    break
                yield _loaded(path, line.strip().removesuffix(","))
            if next(lines, "").strip() != "}" or any(line.strip() for line in lines):
                raise NoReport(path, "cut")
            return
    findings = _whole(path).get("findings")
    if not isinstance(findings, list):
        raise NoReport(path, "not-report")
    yield from findings


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    """Open a report, which is an ordinary file: it is read twice, and a pipe gives nothing the second time."""
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise NoReport(path, "not-file")
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            yield file
    except UnicodeDecodeError:
        raise NoReport(path, "not-json") from None


def _read_lines(file: TextIO, path: str) -> Iterator[str]:
    while line := file.readline(LONGEST):
        if len(line) == LONGEST:
            raise NoReport(path, "too-large")
        yield line


def _whole(path: str) -> Any:
    with _opened(path) as file:
        text = file.read(WHOLE + 1)
    if len(text) > WHOLE:
        raise NoReport(path, "too-large")
    return _loaded(path, text)


def _line(path: str, told: Any, number: int) -> _Line:
    """Return a finding, written anew: what it was written with may be seen otherwise than it is read."""
    if not _is(_FINDING, told):
        raise NoReport(path, "not-report")
    try:
        text = json_line(told)
    except RecursionError:
        raise NoReport(path, "not-report") from None
    places = (told["file"], told["line"], told["column"], told["code"], told["path"] or "", told["message"])
    return _Line(places, text, number)


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_text_or_none(value: object) -> bool:
    return value is None or type(value) is str


def _is_number(value: object) -> bool:
    return type(value) is int and value >= 1


def _is(kinds: Mapping[str, _Test], value: object) -> bool:
    return isinstance(value, dict) and all(key in value and is_kind(value[key]) for key, is_kind in kinds.items())


def _are(kinds: Mapping[str, _Test], value: object) -> bool:
    return isinstance(value, list) and all(_is(kinds, each) for each in value)


_START: Mapping[str, _Test] = {"line": _is_number, "column": _is_number}
_SPAN: Mapping[str, _Test] = {**_START, "end_line": _is_number, "end_column": _is_number}
_EDIT: Mapping[str, _Test] = {**_SPAN, "text": _is_text}
_PLACE: Mapping[str, _Test] = {**_START, "file": _is_text, "message": _is_text}
_FIX: Mapping[str, _Test] = {
    "safe": lambda value: type(value) is bool,
    "message": _is_text,
    "edits": lambda value: _are(_EDIT, value),
}
_FINDING: Mapping[str, _Test] = {
    **_SPAN,
    "file": _is_text,
    "code": _is_text,
    "name": _is_text,
    "severity": lambda value: type(value) is str and value in _SEVERITIES,
    "path": _is_text_or_none,
    "message": _is_text,
    "expected": _is_text_or_none,
    "actual": _is_text_or_none,
    "difference": _is_text_or_none,
    "related": lambda value: _are(_PLACE, value),
    "fix": lambda value: value is None or _is(_FIX, value),
}


def _loaded(path: str, text: str) -> Any:
    """Return the JSON in ``text``, which says nothing twice and has no number that JSON has not."""
    try:
        return json.loads(text, object_pairs_hook=_said_once, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        raise NoReport(path, "not-json") from None


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key that is there twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
