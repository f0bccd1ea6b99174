"""The report for GitHub Actions: workflow commands, of which a runner makes annotations beside the lines of a change.

Of each level GitHub keeps ten annotations a step and drops the rest without a word. So no more are written, and the
last notice says how many findings are not among them.
"""

from collections.abc import Iterator

from perfgoal.document import inert
from perfgoal.finding import HELP, Finding, Language, Severity, counted
from perfgoal.report.facts import Fact, compared, line_of
from perfgoal.report.results import Results
from perfgoal.report.words import UNMARKED, summary

MOST = 10
"""Annotations of a level that GitHub keeps of one step."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(results: Results) -> Iterator[str]:
    """Yield the first findings of each severity as workflow commands, a line each, then how many more there are, and
    a line that sums up. Lines and columns count from 1, and the end is the last that is meant."""
    left = dict.fromkeys(Severity, MOST)
    left[Severity.INFO] = MOST - 1  # the tenth notice is the one that sums up
    shown, tenth = 0, ""
    for checked in results:
        if not any(count and left[severity] for severity, count in zip(Severity, checked.counts, strict=False)):
            continue
        for finding in checked.findings:
            if left[finding.severity]:
                left[finding.severity] -= 1
                shown += 1
                yield _command(finding, results)
            elif finding.severity is Severity.INFO:
                tenth = tenth or _command(finding, results)
    hidden = sum(results.counts.values()) - shown
    if hidden == 1 and tenth:
        yield tenth
    elif hidden:
        yield f"::notice title=perfgoal::{_data(counted(UNMARKED, hidden, results.language))}\n"
    yield f"{summary(results.files, results.counts, results.language)}\n"


def _command(finding: Finding, results: Results) -> str:
    place = finding.position
    file = results.repository_path(finding.file)
    properties: dict[str, str | int] = {}
    if file is not None:
        properties = {"file": inert(file), "line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # a runner takes no columns of several lines
            properties |= {"col": place.column, "endColumn": max(place.end_column - 1, place.column)}
    properties["title"] = inert(f"{finding.code} {finding.name}")
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(map(inert, _message(finding, results.language, with_place=file is None)))
    return f"::{_LEVELS[finding.severity]} {said}::{_data(message)}\n"


def _message(finding: Finding, language: Language, *, with_place: bool) -> Iterator[str]:
    place = f"{finding.file}:{finding.position.line}:{finding.position.column}: "
    yield (place if with_place else "") + finding.what + finding.origin
    for fact in compared(finding, language):
        yield line_of(fact, language)
    if finding.help:
        yield line_of(Fact(HELP.say(language), finding.help), language)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
