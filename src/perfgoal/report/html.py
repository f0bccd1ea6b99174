"""The report as one page that needs nothing else, for reviewers and those whose forms they return.

The files are drawn one by one as they come, and wait on disk until the tables that stand before them are known: in
memory are only the numbers of departments and rules.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from perfgoal import __version__
from perfgoal.checked import Checked
from perfgoal.finding import SEVERITIES, Finding, Language, Severity, Text, counts_text
from perfgoal.report.facts import Fact, facts, place_text
from perfgoal.report.frame import Frame, frame
from perfgoal.report.overview import Overview
from perfgoal.report.results import Results
from perfgoal.report.text import by_urgency
from perfgoal.report.words import COLUMNS, GROUPS, PAGE, PASSES, TITLE
from perfgoal.spool import Spool, batches
from perfgoal.templating import html_environment, style_hash

MANY = 200
"""Files with findings from which on a browser is told to lay out no more than is looked at."""


class Shown(NamedTuple):
    """A finding as the page tells it."""

    code: str
    name: str
    place: str
    what: str
    number: int
    frame: Frame | None
    facts: tuple[Fact, ...]


class Group(NamedTuple):
    """The findings of a file that have one severity, and what a reader is to do about them."""

    severity: str
    title: str
    findings: tuple[Shown, ...]


def html_report(results: Results) -> Iterator[str]:
    """Yield the page in pieces: what was found in all, by department and by rule, and then file by file, those first
    that are least open to argument. It runs no script and allows none."""
    environment = html_environment(lines=False)
    draw = environment.get_template("report_file.html.j2").render
    words, overview, sections = _words(results.language), Overview(results.strict), Spool()
    try:
        for checked in results:
            number = overview.add(checked)
            if number is not None:
                sections.add(draw(words=words, number=number, **_section(checked, results.language)))
        style = environment.get_template("report.css.j2").render(language=results.language, many=overview.found > MANY)
        page = environment.get_template("report.html.j2").generate(
            words=words,
            language=results.language,
            style=style,
            style_hash=style_hash(style),
            counts=tuple(zip(Severity, results.counts.values(), strict=True)),
            columns=_said(COLUMNS, results.language),
            severities=_said(SEVERITIES, results.language),
            files=results.files,
            overview=overview,
            sections=sections.pieces(),
            version=__version__,
            rules=results.rules(),
            passes=PASSES[results.strict].say(results.language),
        )
        yield from batches(page)
    finally:
        sections.close()


def _words(language: Language) -> dict[str, str]:
    return {"title": TITLE.say(language), **{name: text.say(language) for name, text in PAGE.items()}}


def _said(texts: Mapping[Severity, Text], language: Language) -> dict[Severity, str]:
    return {severity: text.say(language) for severity, text in texts.items()}


def _section(checked: Checked, language: Language) -> dict[str, Any]:
    """Return what the template of a file asks for."""
    groups = []
    for severity, several in groupby(by_urgency(checked.findings), key=lambda finding: finding.severity):
        shown = tuple(_shown(checked, finding, language) for finding in several)
        title = GROUPS[severity].say(language).format(count=f"{len(shown):,}")
        groups.append(Group(severity.value, title, shown))
    counts = counts_text(dict(zip(Severity, checked.counts[:3], strict=True)), language)
    return {"file": checked.file, "department": checked.department, "counts": counts, "groups": groups}


def _shown(checked: Checked, finding: Finding, language: Language) -> Shown:
    place = finding.position
    return Shown(
        finding.code,
        finding.name,
        place_text(finding, language),
        finding.what,
        place.line,
        frame(checked.lines.get(place.line, ""), place),
        tuple(facts(finding, language)),
    )
