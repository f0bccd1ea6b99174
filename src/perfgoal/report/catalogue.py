"""The catalogue of rules as text: a list, and a page for each rule."""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from string import Formatter
from typing import Any

from perfgoal.columns import display_width
from perfgoal.finding import SEVERITIES, Language, Severity, Stage, Text
from perfgoal.report.results import Line, Style
from perfgoal.rules import Rule

STAGES = {
    Stage.FILE: Text("读取文件", "reading the file"),
    Stage.SHAPE: Text("对照表样", "the shape of a declaration"),
    Stage.RULE: Text("规则", "rule"),
    Stage.REPOSITORY: Text("整个仓库", "repository"),
}
_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_FINDS = Text("查什么", "finds")
_SAYS = Text("会说", "says")
_HELP = Text("改法", "help")
_BASIS = Text("依据", "basis")
_EXAMPLES = {"Wrong": Text("错例", "wrong"), "Right": Text("对例", "right")}
_ENGLISH = re.compile("[A-Za-z]{2}")
"""What an example in the words of the forms is free of; the others are sentences of the English page."""


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
    """What a rule looks for, what it says, how to mend it, and on what basis."""
    head = f"{SEVERITIES[rule.severity].say(language)} · {STAGES[rule.stage].say(language)}"
    yield ((f"{rule.code} {rule.name}", "strong"), (f"  {head}", _STYLES[rule.severity]))
    yield ()
    doc = cleandoc(rule.doc)
    if language == "en":
        yield from (((line, ""),) for line in doc.splitlines())
    else:
        yield _entry(_FINDS.zh, rule.summary.zh)
        for name, label in _EXAMPLES.items():
            for found in re.finditer(rf"^{name}: (.*(?:\n(?!\w+:).+)*)\.$", doc, re.MULTILINE):
                if not _ENGLISH.search(found[1]):
                    yield _entry(label.zh, found[1])
    yield ()
    for message in rule.messages.values():
        yield _entry(_SAYS.say(language), _blanks(message.what.say(language)))
        yield _entry(_HELP.say(language), _blanks(message.help.say(language)))
    yield _entry(_BASIS.say(language), rule.basis.text.say(language))


def _entry(label: str, text: str) -> Line:
    return ((f"{label} ", "faint"), (text, ""))


def _blanks(template: str) -> str:
    """Return a message with its arguments left open."""
    pieces = Formatter().parse(template)
    return "".join(text + ("…" if name is not None else "") for text, name, _, _ in pieces)
