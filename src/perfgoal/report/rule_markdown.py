"""The page of a rule as Markdown: for a document, and for a platform that shows it beside a finding."""

import re

from perfgoal.finding import BASIS, Language, Text
from perfgoal.report.catalogue import RIGHT, WHY, WRONG
from perfgoal.report.pages import page_of
from perfgoal.rules import Rule

_SPECIAL = re.compile(r"[\\`*<\[\]|]")
_CODE = re.compile(r"(`[^`]+`)")


def rule_markdown(rule: Rule, language: Language) -> str:
    """Return what a rule looks for, by paragraphs, then why, on what basis, and one wrong and one right example."""
    finds = [escaped(paragraph) for paragraph in page_of(rule, language).finds]
    entries = [f"- {_labelled(label, text, language)}" for label, text in _entries(rule, language)]
    return "\n\n".join([*finds, "\n".join(entries)])


def rule_text(rule: Rule, language: Language) -> str:
    """Return the same as plain text."""
    colon = "：" if language == "zh" else ": "
    entries = [f"{label.say(language)}{colon}{text}" for label, text in _entries(rule, language)]
    return "\n".join([*page_of(rule, language).finds, *entries])


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, but for what it marks as code."""
    pieces = _CODE.split(text)
    return "".join(_SPECIAL.sub(r"\\\g<0>", piece) if index % 2 == 0 else piece for index, piece in enumerate(pieces))


def _entries(rule: Rule, language: Language) -> list[tuple[Text, str]]:
    page = page_of(rule, language)
    said = ((WHY, page.why), (BASIS, rule.basis.text.say(language)), (WRONG, page.wrong), (RIGHT, page.right))
    return [(Text(label.zh, label.en.capitalize()), text) for label, text in said if text]


def _labelled(label: Text, text: str, language: Language) -> str:
    """Return a text behind its label. A bold Chinese label that ended in its colon would not be read as bold."""
    return f"**{label.zh}**：{escaped(text)}" if language == "zh" else f"**{label.en}:** {escaped(text)}"
