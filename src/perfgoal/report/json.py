"""The JSON report, version 1: what other programs build on."""

from collections.abc import Iterator

from perfgoal import __version__
from perfgoal.finding import Severity
from perfgoal.packing import findings_json
from perfgoal.plainjson import json_line
from perfgoal.report.results import Results
from perfgoal.report.spool import Spool

VERSION = 1


def json_report(results: Results) -> Iterator[str]:
    """Yield all findings as JSON, in pieces: UTF-8, sorted by file, line, column and code, a finding a line, the same
    bytes for the same input. Ends of places are exclusive; keys that do not apply are null.

    The counts stand before the findings, so that nothing comes before the last file is checked.
    """
    spool = Spool()
    between = "\n    "
    for checked in results:
        for line in findings_json(checked):
            spool.add(between + line)
            between = ",\n    "
    tool = {"name": "perfgoal", "version": __version__, "rules": results.rules()}
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
