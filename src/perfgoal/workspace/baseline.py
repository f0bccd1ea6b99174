"""A baseline: the findings that a repository accepts as they are, so that only new ones are told.

It is JSON with an entry a line, in the order of files, rules and places, so that a change of it can be read in a diff::

    {"version": 1, "findings": [
      {"file": "a.yaml", "code": "PG404", "name": "missing-unit", "severity": "error", "anchor": "/…", "count": 1}]}

An entry names what a finding speaks of (:attr:`~perfgoal.finding.Finding.anchor`), never a line, and files relative to
the folder of the baseline, with forward slashes. It may come from a stranger's pull request: it is read as such.
"""

import json
import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from perfgoal.document import Fault, Unreadable, read_file
from perfgoal.finding import Severity
from perfgoal.plainjson import json_line
from perfgoal.workspace.targets import shown_name

VERSION = 1
NAME = "perfgoal-baseline.json"
"""What a baseline is called where nobody names it otherwise."""
LIMIT = 16 * 1_048_576
"""Bytes of a baseline, some 80,000 entries."""
LASTING = "PG0"
"""How the codes of findings begin that are never accepted: a text that could not be read, or that a comment in it does
not do what it seems to."""

_SEVERITIES = {severity.value: severity for severity in Severity}
_KEYS = ("file", "code", "name", "severity", "anchor", "count")  # of the fields of an entry, in their order
_TYPES = [str, str, str, str, str, int]
_values = itemgetter(*_KEYS)
_CODE = re.compile(r"PG[0-9]{3}", re.ASCII)
_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_MOST = 1_000_000  # equal findings of one file


class Entry(NamedTuple):
    """Findings that are accepted: a ``number`` of them of the rule ``code`` at the ``anchor`` of a ``file``, as severe
    as ``severity`` or less. ``name`` is that of the rule, for those who read the file."""

    file: str
    code: str
    name: str
    severity: Severity
    anchor: str
    number: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two entries have in common, and what orders them."""
        return self.file, self.code, self.anchor, self.severity.value

    def __str__(self) -> str:
        return " ".join(filter(None, (self.file, self.code, self.anchor)))


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of the baseline in the file ``path``, by the names of their files."""

    path: str
    files: Mapping[str, tuple[Entry, ...]]


class InvalidBaseline(ValueError):
    """A file that cannot be used as a baseline.

    ``kind`` says why: ``unreadable`` (with the ``fault``), ``not-json`` and ``conflict`` (one that a merge left to be
    settled), both with the ``line`` where it is known, ``not-baseline``, ``newer`` (``said`` is the version), ``entry``
    (one that is none), ``lasting`` (one of a finding that cannot be accepted) and ``repeated``: then ``said`` is which
    entry it is, counted from 1, and what it speaks of. ``file`` is as findings name files.
    """

    def __init__(
        self,
        kind: str,
        path: str,
        *,
        line: int | None = None,
        said: str = "",
        fault: Fault | None = None,
    ) -> None:
        super().__init__(f"{path}: {kind}")
        self.kind = kind
        self.file = shown_name(path)
        self.line = line
        self.said = said
        self.fault = fault


def read_baseline(path: str, *, asked: bool = True) -> Baseline:
    """Return the baseline in the file ``path``; one that is ``asked`` for by its user may be a link.

    :class:`InvalidBaseline` for anything else than a baseline, ``FileNotFoundError`` where nothing bears the path.
    """
    try:
        data = read_file(path, follow_links=asked, limit=LIMIT)
    except Unreadable as error:
        raise InvalidBaseline("unreadable", path, fault=error.fault) from None
    said = _loaded(path, data)
    version = said.get("version") if isinstance(said, dict) else None
    if type(version) is int and version > VERSION:
        raise InvalidBaseline("newer", path, said=str(version))
    if version != VERSION or type(version) is not int or said.keys() != {"version", "findings"}:
        raise InvalidBaseline("not-baseline", path)
    if not isinstance(said["findings"], list):
        raise InvalidBaseline("not-baseline", path)
    files: dict[str, list[Entry]] = {}
    known = set[tuple[str, str, str, str]]()
    for number, each in enumerate(said["findings"], start=1):
        entry = _entry(path, number, each)
        if entry.file not in files and not _inside(entry.file):
            raise InvalidBaseline("entry", path, said=_numbered(number, entry))
        known.add(entry.key)
        if len(known) < number:
            raise InvalidBaseline("repeated", path, said=_numbered(number, entry))
        files.setdefault(entry.file, []).append(entry)
    held = {file: tuple(entries) for file, entries in files.items()}
    return Baseline(os.path.abspath(path), held)  # noqa: PTH100  as named: a link is not resolved


def baseline_text(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline: the same for the same entries, in whatever order they come."""
    lines = [
        json_line({**dict(zip(_KEYS, entry, strict=True)), "severity": entry.severity.value})
        for entry in sorted(entries, key=lambda entry: entry.key)
    ]
    listed = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def acceptable(code: str) -> bool:
    """Whether findings of the rule ``code`` may be accepted."""
    return not code.startswith(LASTING)


def _loaded(path: str, data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        conflict = _CONFLICT.search(data)
        if conflict is not None:
            line = data.count(b"\n", 0, conflict.start()) + 1
            raise InvalidBaseline("conflict", path, line=line) from None
        raise InvalidBaseline("not-json", path, line=getattr(error, "lineno", None)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON. One that has a key twice would be read by others in another way."""
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a key is repeated")
    return held


def _entry(path: str, number: int, said: Any) -> Entry:
    """Return one entry of a baseline."""
    values: tuple[Any, ...] = _values(said) if isinstance(said, dict) and all(map(said.__contains__, _KEYS)) else ()
    if list(map(type, values)) != _TYPES or len(said) != len(_KEYS):
        raise InvalidBaseline("entry", path, said=f"{number:,}")
    file, code, name, severity, anchor, count = values
    entry = Entry(file, code, name, _SEVERITIES.get(severity, Severity.INFO), anchor, count)
    if severity not in _SEVERITIES or not _CODE.fullmatch(code) or not 1 <= count <= _MOST:
        raise InvalidBaseline("entry", path, said=_numbered(number, entry))
    if not acceptable(code):
        raise InvalidBaseline("lasting", path, said=_numbered(number, entry))
    return entry


def _numbered(number: int, entry: Entry) -> str:
    return f"{number:,} ({entry})"


def _inside(file: str) -> bool:
    """Whether ``file`` is a name as this program writes it: relative, and without a step too many."""
    return bool(file) and not file.startswith("/") and "\0" not in file and posixpath.normpath(file) == file
