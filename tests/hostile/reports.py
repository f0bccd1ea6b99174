"""JSON reports that no run of perfgoal has written, given to ``perfgoal merge``."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import perfgoal
from hostile.commands import EXAMPLE
from perfgoal import __version__

ODD: tuple[Any, ...] = (None, True, -1, 0, 1.5, 10**40, "", "x", [], {}, [[]], {"x": None})
EDIT = {"line": 5, "column": 3, "end_line": 5, "end_column": 9, "text": "丁"}
TOOL = {"name": "perfgoal", "version": __version__, "rules": "0123456789ab"}


@cache
def _finding() -> str:
    """A finding as the JSON report tells it, with related places and a fix."""
    finding = {
        "code": "PG201",
        "name": "total-mismatch",
        "severity": "error",
        "file": "liwan.yaml",
        "line": 5,
        "column": 3,
        "end_line": 5,
        "end_column": 9,
        "path": "/tasks/0/amount",
        "message": "甲。",
        "expected": "1.00",
        "actual": "2.00",
        "difference": "1.00",
        "related": [{"file": "liwan.yaml", "line": 1, "column": 1, "message": "乙"}],
        "fix": {"safe": True, "message": "丙", "edits": [EDIT]},
    }
    assert perfgoal.check(EXAMPLE)  # what a report is made of
    return json.dumps(finding)


def finding(**changes: Any) -> dict[str, Any]:
    """Return a finding with some keys changed."""
    return {**json.loads(_finding()), **changes}


def report(*findings: Any, **changes: Any) -> dict[str, Any]:
    """Return a report with these findings, all of them errors, and some keys changed."""
    summary = {"files": 1, "errors": len(findings), "warnings": 0, "infos": 0}
    return {"version": 1, "tool": TOOL, "summary": summary, "findings": list(findings), **changes}


def laid_out(said: Mapping[str, Any]) -> str:
    """Return a report as perfgoal lays it out."""
    lines = [json.dumps(each, ensure_ascii=False) for each in said["findings"]]
    head = "".join(f"  {json.dumps(key)}: {json.dumps(said[key])},\n" for key in ("version", "tool", "summary"))
    return "{\n" + head + '  "findings": [\n    ' + ",\n    ".join(lines) + "\n  ]\n}\n"


def _changed(data: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    return {**data, key: value}


def odd_values() -> Iterator[tuple[str, bytes]]:
    """Each key of a report, of its parts and of a finding with each odd value, and without it."""
    makers: dict[str, tuple[dict[str, Any], Callable[[dict[str, Any]], dict[str, Any]]]] = {
        "report": (report(finding()), lambda said: said),
        "tool": (dict(TOOL), lambda tool: report(finding(), tool=tool)),
        "summary": (report(finding())["summary"], lambda summary: report(finding(), summary=summary)),
        "finding": (finding(), report),
        "related": (finding()["related"][0], lambda place: report(finding(related=[place]))),
        "fix": (finding()["fix"], lambda fix: report(finding(fix=fix))),
        "edit": (EDIT, lambda edit: report(finding(fix={**finding()["fix"], "edits": [edit]}))),
    }
    for part, (data, made) in makers.items():
        for key in data:
            without = {name: value for name, value in data.items() if name != key}
            yield f"{part} without {key}", json.dumps(made(without)).encode()
            for number, value in enumerate(ODD):
                yield f"{part} {key} odd {number}", json.dumps(made(_changed(data, key, value))).encode()


def malformed() -> Iterator[tuple[str, bytes]]:
    """Texts that are no report, or not the whole of one."""
    whole = laid_out(report(finding(), finding(line=6), finding(line=7)))
    lines = whole.splitlines(keepends=True)
    for count in range(len(lines)):
        yield f"cut after {count} lines", "".join(lines[:count]).encode()
        yield f"cut within line {count}", ("".join(lines[:count]) + lines[count][:-3]).encode()
    inside = json.dumps(report(finding()))
    for name, text in {
        "nothing": "",
        "no JSON": "甲",
        "deep lists": "[" * 200_000,
        "deep maps": '{"a":' * 200_000,
        "a deep tool": inside.replace('"0123456789ab"', "[" * 900 + "]" * 900),
        "a deep finding": inside.replace('"difference"', '"new": ' + "[" * 99_000 + "]" * 99_000 + ', "difference"'),
        "a list": "[]",
        "null": "null",
        "a number": "1",
        "NaN": inside.replace('"safe": true', '"safe": NaN'),
        "infinity": inside.replace('"safe": true', '"safe": 1e999'),
        "a huge number": inside.replace('"line": 5', '"line": ' + "9" * 5000),
        "a key twice": inside.replace('"errors": 1', '"errors": 1, "errors": 0'),
        "findings twice": inside[:-1] + ', "findings": []}',
        "fewer than counted": json.dumps(report(finding(), summary=report(1, 2)["summary"])),
        "more than counted": json.dumps(report(finding(), summary=report()["summary"])),
        "counted as warnings": json.dumps(report(finding(severity="warning"))),
        "negative": json.dumps(report(finding(), summary={**report()["summary"], "errors": 1, "warnings": -1})),
        "more files than a number holds": inside.replace('"files": 1', '"files": ' + "9" * 4300),
        "out of order": laid_out(report(finding(line=6), finding())),
        "out of order on a line": json.dumps(report(finding(line=6), finding())),
        "version 2": json.dumps(report(version=2)),
        "version true": json.dumps(report(finding(), version=True)),
        "another tool": '{"runs": [], "version": "2.1.0", "$schema": "https://example.com/sarif"}',
        "something behind it": whole + whole,
        "something behind blank lines": whole + "\n" * 99 + "x",
        "a line that never ends": '{\n  "version": 1,\n' + " " * 9_000_000,
        "a large one, laid out anew": json.dumps(report(*[finding(message="甲" * 100)] * 30_000)),
    }.items():
        yield name, text.encode()
    yield "bytes", bytes(range(256)) * 10
    yield "UTF-16", whole.encode("utf-16")
    yield "GB 18030", whole.encode("gb18030")
