"""The reports for people: full (with the source), concise (a line each) and grouped (by file)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from perfgoal.checked import Checked
from perfgoal.columns import display_width
from perfgoal.document import inert
from perfgoal.finding import BASIS, HELP, RELATED, SEVERITIES, Finding, Language, Severity, counts_text
from perfgoal.report.frame import frame
from perfgoal.report.results import Line, Results, Style
from perfgoal.report.words import GROUPS, MORE, fixable, summary

MOST = 1_000  # findings that are shown; more say nothing that a person would read

_SEVERITIES = tuple(Severity)
_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def full(results: Results) -> Iterator[Line]:
    """Of each file its counts, then what must be corrected, what is advised and what is to be noted: each finding with
    its line of source, related places, help and basis, those first that are least open to argument."""
    for checked, most in _shown(results):
        yield _head(checked, results.language)
        yield ()
        for severity, group in groupby(by_urgency(checked.findings)[:most], key=lambda finding: finding.severity):
            findings = list(group)
            count = sum(finding.severity is severity for finding in checked.findings)
            yield ((GROUPS[severity].say(results.language).format(count=f"{count:,}"), _STYLES[severity]),)
            yield ()
            for finding in findings:
                yield from full_finding(checked, finding, results.language)
                yield ()
    yield from _ending(results)


def concise(results: Results) -> Iterator[Line]:
    """One line a finding: file:line:column, severity, code, message."""
    for checked, most in _shown(results):
        for finding in checked.findings[:most]:
            place = inert(f"{finding.file}:{finding.position.line}:{finding.position.column}: ")
            said: Line = ((f" {finding.code} ", "strong"), (inert(finding.message), ""))
            yield ((place, ""), _severity(finding, results.language), *said)
    yield from _ending(results)


def grouped(results: Results) -> Iterator[Line]:
    """The findings of each file under its name, a line each, in the order of the full report."""
    for checked in results:
        if not checked.findings:
            continue
        yield _head(checked, results.language)
        findings = by_urgency(checked.findings)
        places = [f"{finding.position.line}:{finding.position.column}" for finding in findings]
        width = max(map(len, places))
        for place, finding in zip(places, findings, strict=True):
            severity, style = _severity(finding, results.language)
            yield (
                (f"  {place:>{width}}  ", "faint"),
                (severity, style),
                (f"  {finding.code}  ", "strong"),
                (inert(finding.message), ""),
            )
        yield ()
    yield from _summary(results)


def by_urgency(findings: Iterable[Finding]) -> list[Finding]:
    """Return ``findings`` in the order in which a busy reader wants them: by severity, those first that are least open
    to argument, then by their place."""
    return sorted(
        findings,
        key=lambda finding: (_SEVERITIES.index(finding.severity), finding.doubt, finding.order),
    )


def _shown(results: Results) -> Iterator[tuple[Checked, int]]:
    """Yield the files with findings and how many of these are shown, of all together the first :data:`MOST`; and let
    the other files be checked and counted."""
    left = MOST
    for checked in results:
        number = sum(checked.counts[:3])
        if number and left:
            yield checked, left
        left = max(left - number, 0)


def _head(checked: Checked, language: Language) -> Line:
    counts = Counter(finding.severity for finding in checked.findings)
    return ((inert(checked.file), "strong"), (f"  {counts_text(counts, language)}", "faint"))


def full_finding(checked: Checked, finding: Finding, language: Language) -> Iterator[Line]:
    """One finding of a file as the full report tells it."""
    place = finding.position
    shown = frame(checked.lines.get(place.line, ""), place)
    gutter = " " * len(str(place.line)) if shown else " "
    colour = _STYLES[finding.severity]
    yield (_severity(finding, language), (f" {finding.code} ", "strong"), (inert(finding.what), "strong"))
    yield (
        (f"{gutter}--> ", "faint"),
        (f"{inert(finding.file)}:{place.line}:{place.column}{inert(finding.origin)}", ""),
    )
    if shown:
        yield ((f"{gutter} |", "faint"),)
        yield ((f"{place.line} | ", "faint"), (shown.text, ""))
        yield ((f"{gutter} | ", "faint"), (" " * shown.start + "^" * shown.width, colour))
    places = [f"{related.position.line}:{related.position.column}" for related in finding.related]
    if places:
        width = max(map(len, places))
        first = RELATED.say(language)
        for index, (at, related) in enumerate(zip(places, finding.related, strict=True)):
            head = first if index == 0 else " " * display_width(first)
            yield ((f"{gutter} = ", "faint"), (f"{head} {at:>{width}} ", "faint"), (inert(related.message), ""))
    for label, text in ((HELP, finding.help), (BASIS, finding.basis)):
        if text:
            yield ((f"{gutter} = ", "faint"), (f"{label.say(language)} ", "faint"), (inert(text), ""))


def _severity(finding: Finding, language: Language) -> tuple[str, Style]:
    return SEVERITIES[finding.severity].say(language), _STYLES[finding.severity]


def _ending(results: Results) -> Iterator[Line]:
    hidden = sum(results.counts.values()) - MOST
    if hidden > 0:
        yield ((MORE.say(results.language).format(count=f"{hidden:,}"), "faint"),)
    yield from _summary(results)


def _summary(results: Results) -> Iterator[Line]:
    worst: Style = next((_STYLES[severity] for severity, count in results.counts.items() if count), "")
    yield ((summary(results.files, results.counts, results.language), worst),)
    for line in fixable(results.fixable, results.asked, results.language):
        yield ((line, "faint"),)
