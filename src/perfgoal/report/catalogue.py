"""The catalogue of rules as text: a list, and a page for each rule."""

import re
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any

from perfgoal.columns import display_width, wrapped
from perfgoal.finding import BASIS, SEVERITIES, Language, Severity, Stage, Text
from perfgoal.report.pages import example_output, page_of
from perfgoal.report.results import Line, Style
from perfgoal.rules import Rule

STAGES = {
    Stage.FILE: Text("读取文件", "reading the file"),
    Stage.SHAPE: Text("对照表样", "the shape of a declaration"),
    Stage.RULE: Text("规则", "rule"),
    Stage.REPOSITORY: Text("整个仓库", "repository"),
}
_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
FINDS = Text("查什么", "finds")
WHY = Text("理由", "why")
WRONG = Text("错例", "wrong")
RIGHT = Text("对例", "right")
SAYS = Text("报告中的样子", "What a report says")
SAYS_TOO = Text("其他情况下还会说", "What it says in other cases")
PROSE = 88
"""Columns of the prose of a page; the lines of a report are shown as they are."""


def rule_data(rules: Iterable[Rule], language: Language) -> list[dict[str, Any]]:
    """Return the rules as plain data: code, name, severity, stage, summary and basis."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "stage": rule.stage.value,
            "summary": rule.summary.say(language),
            "basis": rule.basis.name,
        }
        for rule in rules
    ]


def rule_list(rules: Iterable[Rule], language: Language) -> Iterator[Line]:
    """One line a rule, below the name of its stage."""
    stage = None
    listed = list(rules)
    width = max((len(rule.name) for rule in listed), default=0)
    for rule in sorted(listed, key=lambda rule: (list(Stage).index(rule.stage), rule.code)):
        if rule.stage is not stage:
            if stage is not None:
                yield ()
            stage = rule.stage
            yield ((STAGES[stage].say(language), "strong"),)
        severity = SEVERITIES[rule.severity].say(language)
        pad = " " * (7 - display_width(severity))
        yield (
            (f"  {rule.code}  ", "strong"),
            (severity + pad, _STYLES[rule.severity]),
            (f"  {rule.name:<{width}}  ", "faint"),
            (rule.summary.say(language), ""),
        )


def rule_page(rule: Rule, language: Language) -> Iterator[Line]:
    """What a rule looks for, why and on what basis, one wrong and one right example, and what a report says of it."""
    head = f"{SEVERITIES[rule.severity].say(language)} · {STAGES[rule.stage].say(language)}"
    yield ((f"{rule.code} {rule.name}", "strong"), (f"  {head}", _STYLES[rule.severity]))
    yield ((rule.summary.say(language), ""),)
    yield ()
    page = page_of(rule, language)
    for paragraph in page.finds:
        yield from _entry("", 0, paragraph)
        yield ()
    said = ((WHY, page.why), (BASIS, rule.basis.text.say(language)), (WRONG, page.wrong), (RIGHT, page.right))
    width = max(display_width(label.say(language)) for label, _ in said) + 1
    for label, text in said:
        if text:
            yield from _entry(label.say(language), width, text)
    output = example_output(rule.code, language)
    if output:
        yield ()
        yield ((SAYS.say(language), "faint"),)
        yield from (((f"  {line}", ""),) for line in output)
    others = other_messages(rule, language)
    if others:
        yield ()
        yield ((SAYS_TOO.say(language), "faint"),)
        for text in others:
            yield from _entry("-", 2, text)


def other_messages(rule: Rule, language: Language) -> list[str]:
    """Return what a rule says in other cases than its example's, with the arguments left open."""
    shown = next(iter(example_output(rule.code, language)), "")
    texts = dict.fromkeys(message.what.say(language) for message in rule.messages.values())
    return [_blanks(text) for text in texts if not _pattern(f"{rule.code} {text}").search(shown)]


def _entry(label: str, width: int, text: str) -> Iterator[Line]:
    """Yield a text behind its label, its lines below each other."""
    for index, line in enumerate(wrapped(text, PROSE - width)):
        head = label if index == 0 else ""
        yield ((head + " " * (width - display_width(head)), "faint"), (line, ""))


def _pattern(template: str) -> re.Pattern[str]:
    pieces = Formatter().parse(template)
    return re.compile(
        "".join(re.escape(text) + (".*" if name is not None else "") for text, name, _, _ in pieces) + "$"
    )


def _blanks(template: str) -> str:
    """Return a message with its arguments left open."""
    pieces = Formatter().parse(template)
    return "".join(text + ("…" if name is not None else "") for text, name, _, _ in pieces)
