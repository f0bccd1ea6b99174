"""The report as SARIF 2.1.0 (OASIS, with its first errata): what code scanning platforms and editors read.

Paths are written from the root of the repository on, percent-encoded; a file outside it has an absolute URI, and
standard input is called ``-``: GitHub takes no result without a file. What is silenced is told too, with the reason
(``suppressions``). There are no ``automationDetails``: GitHub would take their id for the category of the upload, and
its own, which tells the jobs of a matrix apart, would not count.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from perfgoal import __version__
from perfgoal.checked import Checked, Suppressed
from perfgoal.document import Position
from perfgoal.finding import Finding, Fix, Language, Severity, Text
from perfgoal.plainjson import json_line
from perfgoal.report.fingerprints import fingerprints
from perfgoal.report.results import Results
from perfgoal.spool import Spool

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "perfgoal/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_IS_ROOT = Text("仓库的根文件夹。", "The root of the repository.")


def sarif_report(results: Results) -> Iterator[str]:
    """Yield the findings of all files as one run, in pieces, a finding a line: sorted by file, line, column and code,
    the same bytes for the same input. Of the rules only those are described that found something, and these stand
    before the findings, so that nothing comes before the last file is checked."""
    telling, between = _Telling(results.repository_path), "\n        "
    with closing(Spool()) as spool:
        for checked in results:
            for result in telling.results(checked):
                spool.add(between + json_line(result))
                between = ",\n        "
        yield f'{{\n  "$schema": {json_line(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
        for key, value in _run(results, telling.codes).items():
            yield f"      {json_line(key)}: {json_line(value)},\n"
        yield '      "results": ['
        yield from spool.pieces()
        yield "\n      ]\n    }\n  ]\n}\n" if telling.codes else "]\n    }\n  ]\n}\n"


class _Telling:
    """What findings become. ``codes`` numbers those of the rules in the order in which they are found."""

    def __init__(self, repository_path: Callable[[str], str | None]) -> None:
        self._repository_path = repository_path
        self._artifact = lru_cache(maxsize=16)(partial(_artifact, repository_path))  # most findings are in one file
        self.codes: dict[str, int] = {}

    def results(self, checked: Checked) -> Iterator[dict[str, Any]]:
        """Yield the findings of a file and those that are silenced in it, in the order of the text: what is silenced
        changes no other's fingerprint."""
        if not checked.silenced and not any(checked.counts[:3]):
            return
        silenced = {id(each.finding): each for each in checked.silenced}
        every = [*checked.findings, *(each.finding for each in checked.silenced)]
        whole = checked.but(findings=tuple(sorted(every, key=lambda finding: finding.order)))
        for finding, fingerprint in fingerprints(whole, self._repository_path(checked.file) or checked.file):
            yield self._result(finding, fingerprint, silenced.get(id(finding)))

    def _result(self, finding: Finding, fingerprint: str, silenced: Suppressed | None) -> dict[str, Any]:
        location = self._location(finding.file, finding.position)
        if finding.path is not None:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
        result = {
            "ruleId": finding.code,
            "ruleIndex": self.codes.setdefault(finding.code, len(self.codes)),
            "level": _LEVELS[finding.severity],
            "message": _message(finding.message),
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: fingerprint},
            "suppressions": [] if silenced is None else [_suppression(silenced)],
        }
        if finding.related:
            result["relatedLocations"] = [
                {**self._location(place.file, place.position), "message": _message(place.message)}
                for place in dict.fromkeys(finding.related)  # the schema takes none twice
            ]
        if finding.fix is not None and finding.fix.safe and finding.fix.edits:
            result["fixes"] = [self._fix(finding.file, finding.fix)]
        compared = {"expected": finding.expected, "actual": finding.actual, "difference": finding.difference}
        if properties := {key: value for key, value in compared.items() if value is not None}:
            result["properties"] = properties
        return result

    def _fix(self, file: str, fix: Fix) -> dict[str, Any]:
        replacements = [
            {"deletedRegion": _region(edit.position), "insertedContent": {"text": edit.text}} for edit in fix.edits
        ]
        change = {"artifactLocation": self._artifact(file), "replacements": replacements}
        return {"description": _message(fix.message), "artifactChanges": [change]}

    def _location(self, file: str, position: Position) -> dict[str, Any]:
        return {"physicalLocation": {"artifactLocation": self._artifact(file), "region": _region(position)}}


def _artifact(repository_path: Callable[[str], str | None], file: str) -> dict[str, str]:
    """Return where a file is: by a URI from the root of the repository on, or by one of its own where it is elsewhere
    or none."""
    path = repository_path(file)
    if path is not None:
        return {"uri": quote(os.fsencode(path)), "uriBaseId": ROOT}
    return {"uri": file if file == "-" else Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100  follows no link


def _run(results: Results, codes: Iterable[str]) -> dict[str, Any]:
    """Return what is said of the run beside its results."""
    language = results.language
    driver = {
        "name": "perfgoal",
        "version": __version__,
        "language": _LANGUAGES[language],
        "rules": _rules(codes, language),
        "properties": {"rules": results.rules()},
    }
    return {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {ROOT: {"description": {"text": _IS_ROOT.say(language)}}},
        "columnKind": "unicodeCodePoints",
        "language": _LANGUAGES[language],
    }


def _rules(codes: Iterable[str], language: Language) -> list[dict[str, Any]]:
    from perfgoal.report.pages import page_of  # noqa: PLC0415  imports all rules
    from perfgoal.report.rule_markdown import rule_markdown, rule_text  # noqa: PLC0415
    from perfgoal.rules import CATALOGUE  # noqa: PLC0415

    return [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.summary.say(language)},
            "fullDescription": {"text": page_of(rule, language).finds[0]},
            "help": {"text": rule_text(rule, language), "markdown": rule_markdown(rule, language)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"stage": rule.stage.value, "basis": rule.basis.name},
        }
        for rule in map(CATALOGUE.__getitem__, codes)
    ]


def _suppression(silenced: Suppressed) -> dict[str, Any]:
    kind = "inSource" if silenced.source == "inline" else "external"
    said: dict[str, Any] = {"kind": kind, "justification": silenced.reason}
    if silenced.until is not None:
        said["properties"] = {"until": silenced.until.isoformat()}
    return said


def _message(text: str) -> dict[str, str]:
    """Return a plain text in which nothing is a link, as ``[words](address)`` would be."""
    return {"text": text.replace("](", "]\\(")}


def _region(position: Position) -> dict[str, int]:
    return {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    }
