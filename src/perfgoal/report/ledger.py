"""The ledger: for every file what came of every rule, so that "no findings" can be audited and a review repeated.

The hashes say what a review was made from: the rules (:func:`perfgoal.rules.rules_hash`), the bytes of the file, and
what holds for it: the rules that judge it, their severities, the date and the form.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from perfgoal import __version__
from perfgoal.checked import Checked, Judgement, Outcome
from perfgoal.document import inert
from perfgoal.finding import Language, Text
from perfgoal.plainjson import json_line
from perfgoal.report.results import Line, Results, Style
from perfgoal.report.words import summary
from perfgoal.rules import CATALOGUE, rules_hash

VERSION = 1

RESULTS = {
    "finding": Text("有问题", "finding"),
    "silenced": Text("已忽略", "silenced"),
    "passed": Text("通过", "passed"),
    "not applicable": Text("不适用", "not applicable"),
    "undecided": Text("无法判断", "undecided"),
}
"""What can come of a rule for a declaration. ``silenced`` is a finding that a comment or a baseline sets aside, with
all like it."""

_STYLES: dict[str, Style] = {"finding": "warning", "silenced": "info", "undecided": "info"}
_HASHES = Text("文件 {source}  配置 {settings}", "file {source}  configuration {settings}")
_NOT_JUDGED = Text("规则没有检查：{codes}", "no rule judged it: {codes}")
_NO_DECLARATION = Text("不是申报，文件没有问题", "it is no declaration, and in order")
_COUNT = Text("{count} 条", "{count}")
_SILENCED = Text("第 {line} 行已忽略：{reason}", "line {line} silenced: {reason}")
_UNTIL = Text("（至 {until}）", " (until {until})")
_RULES = Text("规则 {rules}，perfgoal {version}，检查日期 {today}", "rules {rules}, perfgoal {version}, as of {today}")


def ledger(results: Results) -> Iterator[Line]:
    """The ledger for people: under the name of each file a line for each rule."""
    language, today = results.language, ""
    for checked in results:
        judgement = checked.judgement
        today = today or _day(judgement)
        yield ((inert(checked.file), "strong"),)
        hashes = {"source": judgement.source[:12] or "-", "settings": judgement.settings or "-"}
        yield ((f"  {_HASHES.say(language).format(**hashes)}", "faint"),)
        if not judgement.outcomes:
            found = (*checked.findings, *(each.finding for each in checked.silenced))
            codes = ", ".join(dict.fromkeys(finding.code for finding in found))
            said = _NOT_JUDGED.say(language).format(codes=codes) if codes else _NO_DECLARATION.say(language)
            yield ((f"  {said}", "warning" if codes else "faint"),)
        for outcome in judgement.outcomes:
            yield _entry(checked, outcome, language)
        yield ()
    rules = _RULES.say(language).format(rules=rules_hash(), version=__version__, today=today or "-")
    yield ((rules, "faint"),)
    yield ((summary(results.files, results.counts, language), ""),)


def ledger_report(results: Results) -> Iterator[str]:
    """Yield the ledger as JSON, a declaration a line: the same bytes for the same input, rules and settings."""
    tool = {"name": "perfgoal", "version": __version__, "rules": rules_hash()}
    yield f'{{\n  "version": {VERSION},\n  "tool": {json_line(tool)},\n  "declarations": ['
    between = "\n    "
    for checked in results:
        yield between + json_line(_data(checked, results.language))
        between = ",\n    "
    yield "\n  ]\n}\n" if results.files else "]\n}\n"


def _data(checked: Checked, language: Language) -> dict[str, Any]:
    judgement = checked.judgement
    return {
        "file": checked.file,
        "sha256": judgement.source or None,
        "configuration": judgement.settings or None,
        "today": _day(judgement) or None,
        "judged": bool(judgement.outcomes),
        "outcomes": [
            {
                "code": outcome.code,
                "name": CATALOGUE[outcome.code].name,
                "result": _result(checked, outcome).replace(" ", "-"),
                "findings": _left(checked, outcome),
                "reasons": [reason.say(language) for reason in outcome.reasons],
                "silenced": [
                    {
                        "line": silenced.finding.position.line,
                        "message": silenced.finding.message,
                        "reason": silenced.reason,
                        "until": silenced.until.isoformat() if silenced.until else None,
                        "source": silenced.source,
                    }
                    for silenced in checked.silenced
                    if silenced.finding.code == outcome.code
                ],
            }
            for outcome in judgement.outcomes
        ],
        "findings": dict(sorted(Counter(finding.code for finding in checked.findings).items())),
        "silenced": dict(sorted(Counter(each.finding.code for each in checked.silenced).items())),
    }


def _entry(checked: Checked, outcome: Outcome, language: Language) -> Line:
    result = _result(checked, outcome)
    said = []
    if count := _left(checked, outcome):
        said.append(_COUNT.say(language).format(count=f"{count:,}"))
    said += [reason.say(language) for reason in outcome.reasons]
    for silenced in checked.silenced:
        if silenced.finding.code == outcome.code:
            line, reason = silenced.finding.position.line, inert(silenced.reason)
            until = _UNTIL.say(language).format(until=silenced.until) if silenced.until else ""
            said.append(_SILENCED.say(language).format(line=line, reason=reason) + until)
    colon, comma = ("：", "；") if language == "zh" else (": ", "; ")
    name = RESULTS[result].say(language) + (colon + comma.join(said) if said else "")
    return (
        (f"  {outcome.code}  ", "strong"),
        (f"{CATALOGUE[outcome.code].name}  ", "faint"),
        (name, _STYLES.get(result, "")),
    )


def _result(checked: Checked, outcome: Outcome) -> str:
    return "silenced" if outcome.result == "finding" and not _left(checked, outcome) else outcome.result


def _left(checked: Checked, outcome: Outcome) -> int:
    """Return how many findings of a rule are not silenced."""
    return sum(finding.code == outcome.code for finding in checked.findings)


def _day(judgement: Judgement) -> str:
    return judgement.today.isoformat() if judgement.today else ""
