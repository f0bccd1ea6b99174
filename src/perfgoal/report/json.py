"""The JSON report, version 1: what other programs build on."""

from typing import Any

from perfgoal import __version__
from perfgoal.document import Position
from perfgoal.finding import Finding, Fix, Severity
from perfgoal.plainjson import json_text
from perfgoal.report.results import Results
from perfgoal.rules import rules_hash

VERSION = 1


def json_report(results: Results) -> str:
    """Return all findings as JSON: UTF-8, sorted by file, line, column and code, the same bytes for the same
    input. Ends of places are exclusive; keys that do not apply are null."""
    counts = results.counts
    return json_text(
        {
            "version": VERSION,
            "tool": {"name": "perfgoal", "version": __version__, "rules": rules_hash()},
            "summary": {
                "files": len(results.reviews),
                "errors": counts[Severity.ERROR],
                "warnings": counts[Severity.WARNING],
                "infos": counts[Severity.INFO],
            },
            "findings": [_finding(finding) for _, finding in results.findings],
        }
    )


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
