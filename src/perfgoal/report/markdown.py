"""The report as Markdown: for the summary of a run or a comment on a pull request.

What declarations hold stays text in it. It needs no template: each line is one of a few shapes.
"""

from collections.abc import Iterator
from itertools import groupby

from perfgoal.checked import Checked
from perfgoal.finding import COLON, Finding, Language, counted
from perfgoal.markdown import markdown_text
from perfgoal.report.facts import facts, place_text
from perfgoal.report.results import Results
from perfgoal.report.text import by_urgency
from perfgoal.report.words import COLUMNS, FILE, GROUPS, PAGE, TITLE, UNLISTED, summary
from perfgoal.spool import Spool

_AROUND = 1_000
"""Bytes that are kept for what stands around the files."""


def markdown_report(results: Results, most: int | None = None) -> Iterator[str]:
    """Yield what was found: how much, a table of the files with findings, and then the findings of each, those first
    that are least open to argument. Of more than ``most`` bytes only files are listed that fit as a whole, and a
    sentence says how many are not.

    The table stands before the findings, so that nothing comes before the last file is checked.
    """
    language = results.language
    table, sections, size, unlisted = Spool(), Spool(), _AROUND, 0
    try:
        for checked in results:
            if not any(checked.counts[:3]):
                continue
            if not unlisted:
                row, section = _row(checked), "".join(_section(checked, language))
                size += len(f"{row}{section}".encode())
            if unlisted or (most is not None and size > most):
                unlisted += 1
                continue
            table.add(row)
            sections.add(section)
        yield f"# {TITLE.say(language)}\n\n{summary(results.files, results.counts, language)}\n"
        yield from _listed(table, language)
        yield from sections.pieces()
        if unlisted:
            yield f"\n{markdown_text(counted(UNLISTED, unlisted, language))}\n"
    finally:
        table.close()
        sections.close()


def _listed(table: Spool, language: Language) -> Iterator[str]:
    rows = table.pieces()
    first = next(rows, None)
    if first is None:
        return
    heads = (FILE, *COLUMNS.values())
    yield f"\n| {' | '.join(head.say(language) for head in heads)} |\n| --- | ---: | ---: | ---: |\n"
    yield first
    yield from rows


def _row(checked: Checked) -> str:
    return f"| {markdown_text(checked.file)} | {' | '.join(f'{count:,}' for count in checked.counts[:3])} |\n"


def _section(checked: Checked, language: Language) -> Iterator[str]:
    yield f"\n## {markdown_text(checked.file)}\n"
    if checked.department:
        yield f"\n{PAGE['department'].say(language)}{COLON.say(language)}{markdown_text(checked.department)}\n"
    for severity, group in groupby(by_urgency(checked.findings), key=lambda finding: finding.severity):
        findings = list(group)
        yield f"\n### {GROUPS[severity].say(language).format(count=f'{len(findings):,}')}\n\n"
        for finding in findings:
            yield from _finding(finding, language)


def _finding(finding: Finding, language: Language) -> Iterator[str]:
    colon = COLON.say(language)
    place = f"{place_text(finding, language)} {finding.code} {finding.name}"
    yield f"- {markdown_text(f'{place}{colon}{finding.what}')}\n"
    for fact in facts(finding, language):
        yield f"  - {markdown_text(f'{fact.label}{colon}{fact.text}')}\n"
