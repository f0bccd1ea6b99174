"""Marked fixtures: texts in which the offending line carries its finding as a comment.

A fixture ``PG201.yaml`` holds cases, each below a line ``=== title [directive] [directive=value]``. A case is a
patch of the real declaration: each of its top-level keys replaces that of the example, in its place. A line that
ends in ``# PG201`` is due that finding, in the severity of the rule or in the one named (``# PG201 warning``), several
by comma. A case without a mark of the fixture's code is a near miss. Directives:

    [without=KEY]       leave a top-level key of the example out
    [zh]                patch the example in Chinese keys
    [example=NAME]      patch another example
    [whole]             the case is a text of its own
    [escapes]           turn \\xNN and \\uNNNN into characters
    [encoding=NAME]     the bytes are in this encoding
    [path=fifo]         check a path that is no ordinary file: one of PATHS
    [profile=NAME]      check a form file instead: the case patches forms/NAME.yaml
    [form=NAME]         know the form profile of forms/NAME.yaml
    [today=2026-01-01]  the date of the check
    [at=CODE 2:5]       a mark where no comment can stand: line and column of the case, line 0 for the example's
    [outcome=undecided] what comes of the rule; without it a finding where one is marked, else passed
"""

import os
import re
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from perfgoal.checking import Review, Settings, review, review_file
from perfgoal.document import MAX_BYTES
from perfgoal.finding import Language, Severity
from perfgoal.forms import Form, form_names, packaged_form, parse_form
from perfgoal.rules import CATALOGUE
from perfgoal.shape import FaultyForm
from perfgoal.workspace.own_forms import review_form

HERE = Path(__file__).parent
EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2024, 1, 1)
PATHS = ("folder", "fifo", "socket", "device", "link", "dangling-link", "link-loop", "no-permission", "too-large")

FAULTY = "faulty-form"

_HEADER = re.compile(r"^===[ \t]+(.*)$", re.MULTILINE)
_DIRECTIVE = re.compile(
    r"\s*\[(without|zh|example|whole|escapes|encoding|path|profile|form|today|at|outcome|paths)(?:=([^\]]*))?\]$"
)
_MARK = r"PG\d{3}(?: (?:error|warning|info))?"
MARKS = re.compile(rf"#[ \t]*({_MARK}(?:,[ \t]*{_MARK})*)[ \t]*$")
_KEY = re.compile(r"[^\s#\-][^:#]*?(?=:(?:\s|$))")
_ESCAPE = re.compile(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})")


class Mark(NamedTuple):
    """A finding that is due: 1-based line of the case, column or 0 for any, code and severity."""

    line: int
    column: int
    code: str
    severity: Severity

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}" if self.column else f"{self.line}"
        return f"{self.code} {self.severity.value} at line {place}"


@dataclass(frozen=True)
class Case:
    """One case of the fixture of ``code``: its text, and what is due."""

    code: str
    title: str
    text: str
    directives: tuple[tuple[str, str], ...] = field(repr=False)

    @property
    def id(self) -> str:
        return f"{self.code}: {self.title}"

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.directives)

    def get(self, name: str, default: str = "") -> str:
        return next((value for key, value in self.directives if key == name), default)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.directives if key == name]

    def settings(self, language: Language) -> Settings:
        today = date.fromisoformat(self.get("today", TODAY.isoformat()))
        return Settings(today, language, find_form=find_form if self.has("form") else None)

    @property
    def marks(self) -> list[Mark]:
        """What is due, by the lines of the case."""
        found = [
            _mark(mark, number, 0)
            for number, line in enumerate(self.text.split("\n"), start=1)
            if (match := MARKS.search(line))
            for mark in re.split(r",\s*", match[1])
        ]
        for directive in self.all("at"):
            mark, place = directive.rsplit(" ", 1)
            line, _, column = place.partition(":")
            found.append(_mark(mark, int(line), int(column or 0)))
        return found

    @property
    def is_positive(self) -> bool:
        return any(mark.code == self.code for mark in self.marks)

    def composed(self) -> tuple[str, list[int]]:
        """Return the whole text of the case, and for each of its lines that of the case, 0 for the example's."""
        text = self.text if not self.has("escapes") else _ESCAPE.sub(_unescape, self.text)
        lines = text.split("\n")
        if self.has("whole") or self.has("path"):
            return text, list(range(1, len(lines) + 1))
        base = EXAMPLES / f"{self.get('example', 'liwan_2024')}{'.zh' if self.has('zh') else ''}.yaml"
        if self.has("profile"):
            base = HERE / "forms" / f"{self.get('profile')}.yaml"
        blocks = _blocks(base.read_text("utf-8").rstrip("\n").split("\n"))
        blocks = [block for block in blocks if block.key not in self.all("without")]
        keys = [block.key for block in blocks]
        for block in _blocks(lines, keep_numbers=True):
            if block.key is not None and block.key in keys:
                place = keys.index(block.key)
                keys[place], blocks[place] = None, block
            else:
                blocks.append(block)
        joined = [item for block in blocks for item in block.lines]
        return "\n".join(line for line, _ in joined) + "\n", [number for _, number in joined]

    def review(self, folder: Path, language: Language = "zh") -> Review:
        """Check the case as a file, in ``folder`` where it takes a path."""
        settings = self.settings(language)
        if kind := self.get("path"):
            return review_file(_special(kind, folder), "case.yaml", settings, follow_links=kind != "link")
        data = self.composed()[0].encode(self.get("encoding", "utf-8"))
        if self.has("profile"):
            return review_form(data, "case.yaml", settings)[0]
        return review(data, "case.yaml", settings)


@cache
def fixtures() -> dict[str, tuple[Case, ...]]:
    """Return the cases of every fixture, by its code."""
    return {path.stem: tuple(_cases(path)) for path in sorted(HERE.glob("PG*.yaml"))}


def cases() -> list[Case]:
    """Return the cases of all fixtures."""
    return [case for several in fixtures().values() for case in several]


def find_form(name: str) -> Form:
    """Return the form of a name, local or packaged; the file of :data:`FAULTY` has faults."""
    path = HERE / "forms" / f"{name}.yaml"
    if name == FAULTY:
        raise FaultyForm(name, "forms/faulty.yaml")
    if path.is_file():
        return parse_form(path.read_bytes())
    try:
        return packaged_form(name)
    except KeyError:
        raise KeyError(name, (*form_names(), *(path.stem for path in path.parent.glob("*.yaml")))) from None


def differences(case: Case, result: Review) -> list[str]:
    """Return how the findings of a case differ from what is due: those of its own code, and all errors."""
    origin = case.composed()[1]
    due: Counter[Mark] = Counter(
        mark for mark in case.marks if mark.code == case.code or mark.severity is Severity.ERROR
    )
    said: list[str] = []
    for finding in result.findings:
        if finding.code != case.code and finding.severity is not Severity.ERROR:
            continue
        line = origin[finding.position.line - 1] if finding.position.line <= len(origin) else 0
        exact = Mark(line, finding.position.column, finding.code, finding.severity)
        wanted = next((mark for mark in (exact, exact._replace(column=0)) if due[mark]), None)
        if wanted is None:
            said.append(f"not due: {exact} ({finding.message})")
        else:
            due[wanted] -= 1
    return said + [f"missing: {mark}" for mark in due.elements()]


def _cases(path: Path) -> Iterator[Case]:
    pieces = _HEADER.split(path.read_text("utf-8"))
    assert not pieces[0].strip() or all(line.startswith("#") for line in pieces[0].strip().splitlines()), path
    for header, text in zip(pieces[1::2], pieces[2::2], strict=True):
        title, directives = directives_of(header)
        yield Case(path.stem, title, text.removeprefix("\n"), directives)


def directives_of(header: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the title in a header, and the directives behind it."""
    title, directives = header, list[tuple[str, str]]()
    while match := _DIRECTIVE.search(title):
        directives.insert(0, (match[1], match[2] or ""))
        title = title[: match.start()]
    return title.strip(), tuple(directives)


def _mark(text: str, line: int, column: int) -> Mark:
    code, _, severity = text.partition(" ")
    return Mark(line, column, code, Severity(severity) if severity else CATALOGUE[code].severity)


class _Block(NamedTuple):
    """A top-level key of a text and the lines below it, each with its number."""

    key: str | None
    lines: list[tuple[str, int]]


def _blocks(lines: list[str], *, keep_numbers: bool = False) -> list[_Block]:
    """Take a text apart at its top-level keys. Comments and blanks before the first belong to a block without key."""
    found = [_Block(None, [])]
    for number, line in enumerate(lines, start=1):
        key = _KEY.match(line)
        if key:
            found.append(_Block(key.group(), []))
        elif line.startswith("#") and not keep_numbers:
            found.append(_Block(None, []))
        found[-1].lines.append((line, number if keep_numbers else 0))
    if keep_numbers and not any(text.strip() for text, _ in found[0].lines):
        del found[0]
    return found


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _special(kind: str, folder: Path) -> Path:
    """Make something in ``folder`` that is no ordinary file, and return its path."""
    path = folder / "case.yaml"
    match kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(str(path))
        case "device":
            return Path(os.devnull)
        case "link":
            path.symlink_to(EXAMPLES / "liwan_2024.yaml")
        case "dangling-link":
            path.symlink_to(folder / "nothing.yaml")
        case "link-loop":
            path.symlink_to(path)
        case "no-permission":
            path.touch(mode=0)
        case "too-large":
            path.write_bytes(b"#" * (MAX_BYTES + 1))
        case _:
            raise ValueError(f"[path={kind}] is none of {PATHS}")
    return path
