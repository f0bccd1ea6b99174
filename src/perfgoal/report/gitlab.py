"""The report for GitLab's Code Quality: what the widget of a merge request compares with that of the target branch."""

import re
from collections.abc import Iterator
from typing import Any

from perfgoal.document import visible
from perfgoal.finding import Finding, Severity
from perfgoal.plainjson import json_line
from perfgoal.report.fingerprints import fingerprints
from perfgoal.report.results import Results

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}

_HALVES = re.compile("[\ud800-\udfff]")
"""What stands in a path for bytes that are no text. GitLab, which writes a report anew, could write none of it."""


def gitlab_report(results: Results) -> Iterator[str]:
    """Yield all findings as one JSON array, a finding a line. Lines count from 1, the last one included."""
    between = "[\n  "
    for checked in results:
        if any(checked.counts[:3]):
            path = results.repository_path(checked.file) or checked.file
            yield between + ",\n  ".join(json_line(_issue(*each, path)) for each in fingerprints(checked, path))
            between = ",\n  "
    yield "[]\n" if between.startswith("[") else "\n]\n"


def _issue(finding: Finding, fingerprint: str, path: str) -> dict[str, Any]:
    return {
        "description": visible(finding.message),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": _HALVES.sub("\ufffd", path),
            "lines": {"begin": finding.position.line, "end": finding.position.end_line},
        },
    }
