"""How often each rule is found, in place of the findings themselves."""

from collections import Counter
from collections.abc import Iterator

from perfgoal.checked import Source
from perfgoal.columns import display_width
from perfgoal.finding import SEVERITIES, Severity, Text, counted
from perfgoal.plainjson import json_text
from perfgoal.report.results import Line, Results, Style
from perfgoal.report.words import summary
from perfgoal.rules import CATALOGUE

_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_IN_FILES = (Text("{count} 个文件", "{count} file"), Text("{count} 个文件", "{count} files"))
_SOURCES: dict[Source, Text] = {
    "inline": Text("另有 {count} 条由注释忽略。", "silenced by comments, besides these: {count}."),
    "baseline": Text("另有 {count} 条已在基线中接受。", "accepted in a baseline, besides these: {count}."),
}


def statistics(results: Results) -> Iterator[Line]:
    """One line a rule that is found, the most frequent first: how often, in how many files, and what it finds."""
    rows, silenced = _counted(results)
    language = results.language
    width = max((len(f"{count:,}") for _, _, count, _ in rows), default=0)
    longest = max((len(CATALOGUE[code].name) for code, *_ in rows), default=0)
    for code, severity, count, files in rows:
        rule, word = CATALOGUE[code], SEVERITIES[severity].say(language)
        yield (
            (f"{count:>{width},}  ", "strong"),
            (word + " " * (8 - display_width(word)), _STYLES[severity]),
            (f"{code}  ", "strong"),
            (f"{rule.name:<{longest}}  ", "faint"),
            (rule.summary.say(language), ""),
            (f"  ({counted(_IN_FILES, files, language)})", "faint"),
        )
    if rows:
        yield ()
    yield ((summary(results.files, results.counts, language), ""),)
    for source, said in _SOURCES.items():
        if silenced[source]:
            yield ((said.say(language).format(count=f"{silenced[source]:,}"), "faint"),)


def statistics_report(results: Results) -> Iterator[str]:
    """Yield the same as JSON."""
    counts, silenced = _counted(results)
    rows = [
        {"code": code, "name": CATALOGUE[code].name, "severity": severity.value, "count": count, "files": files}
        for code, severity, count, files in counts
    ]
    sources = {source: silenced[source] for source in _SOURCES}
    yield json_text({"version": 1, "files": results.files, "statistics": rows, "silenced": sources})


def _counted(results: Results) -> tuple[list[tuple[str, Severity, int, int]], Counter[Source]]:
    """Return code, severity, how often and in how many files; what is found in two severities is two rows. And how many
    findings are silenced, by what does so."""
    silenced: Counter[Source] = Counter()
    counts: Counter[tuple[str, Severity]] = Counter()
    files: Counter[tuple[str, Severity]] = Counter()
    for checked in results:
        found = Counter((finding.code, finding.severity) for finding in checked.findings)
        counts.update(found)
        files.update(found.keys())
        silenced.update(each.source for each in checked.silenced)
    rows = sorted(
        ((code, severity, count, files[code, severity]) for (code, severity), count in counts.items()),
        key=lambda row: (-row[2], row[0], row[1].value),
    )
    return rows, silenced
