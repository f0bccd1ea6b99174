"""The JSON report, version 1: what other programs build on."""

from collections.abc import Iterator, Mapping
from typing import Any

from perfgoal import __version__
from perfgoal.finding import Severity
from perfgoal.packing import findings_json
from perfgoal.plainjson import json_line
from perfgoal.report.results import Results
from perfgoal.spool import Spool

VERSION = 1


class Listed:
    """The findings of a report, each as JSON on a line, until the counts that stand before them are known."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._between = "\n    "

    def add(self, line: str) -> None:
        """Append a finding. :class:`~perfgoal.spool.NoRoom` where it cannot be kept."""
        self._spool.add(self._between + line)
        self._between = ",\n    "

    def report(self, tool: Mapping[str, Any], summary: Mapping[str, int]) -> Iterator[str]:
        """Yield the whole report, in pieces, and be done with it."""
        yield f'{{\n  "version": {VERSION},\n  "tool": {json_line(tool)},\n  "summary": {json_line(summary)},\n'
        yield '  "findings": ['
        yield from self._spool.pieces()
        self._spool.close()
        yield "]\n}\n" if self._between.startswith("\n") else "\n  ]\n}\n"


def json_report(results: Results) -> Iterator[str]:
    """Yield all findings as JSON, in pieces: UTF-8, sorted by file, line, column and code, a finding a line, the same
    bytes for the same input. Ends of places are exclusive; keys that do not apply are null.

    The counts stand before the findings, so that nothing comes before the last file is checked.
    """
    listed = Listed()
    for checked in results:
        for line in findings_json(checked):
            listed.add(line)
    tool = {"name": "perfgoal", "version": __version__, "rules": results.rules()}
    counts = results.counts
    summary = {
        "files": results.files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
    }
    yield from listed.report(tool, summary)
