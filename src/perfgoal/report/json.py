"""The JSON report, version 1: what other programs build on."""

from collections.abc import Iterator
from typing import Any

from perfgoal import __version__
from perfgoal.document import Position
from perfgoal.finding import Finding, Fix, Severity
from perfgoal.plainjson import json_line
from perfgoal.report.results import Results
from perfgoal.report.spool import Spool
from perfgoal.rules import rules_hash

VERSION = 1


def json_report(results: Results) -> Iterator[str]:
    """Yield all findings as JSON, in pieces: UTF-8, sorted by file, line, column and code, a finding a line, the same
    bytes for the same input. Ends of places are exclusive; keys that do not apply are null.

    The counts stand before the findings, so that nothing comes before the last file is checked.
    """
    spool = Spool()
    between = "\n    "
    for checked in results:
        for finding in checked.findings:
            spool.add(between + json_line(_finding(finding)))
            between = ",\n    "
    tool = {"name": "perfgoal", "version": __version__, "rules": rules_hash()}
    counts = results.counts
    summary = {
        "files": results.files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
    }
    yield f'{{\n  "version": {VERSION},\n  "tool": {json_line(tool)},\n  "summary": {json_line(summary)},\n'
    yield '  "findings": ['
    yield from spool.pieces()
    yield "\n  ]\n}\n" if any(counts.values()) else "]\n}\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "file": finding.file,
        **_span(finding.position),
        "path": finding.path,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
        "related": [
            {
                "file": place.file,
                "line": place.position.line,
                "column": place.position.column,
                "message": place.message,
            }
            for place in finding.related
        ],
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_span(edit.position), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "message": fix.message, "edits": edits}


def _span(position: Position) -> dict[str, int]:
    return {
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
    }
