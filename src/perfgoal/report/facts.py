"""What is said of a finding beside its message, each with a label, where a report has room for it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from perfgoal.finding import (
    ACTUAL,
    BASIS,
    COLON,
    DIFFERENCE,
    EXPECTED,
    HELP,
    LINE,
    RELATED,
    Finding,
    Language,
    Text,
)
from perfgoal.money import money_text

_LINES = Text("第 {lines} 行 {message}", "line {lines}: {message}")
_COMMA = Text("、", ", ")
_PLAIN_AMOUNT = re.compile(r"-?([0-9]{1,30}(?:\.[0-9]{1,30})?)")


class Fact(NamedTuple):
    """A label and what stands behind it."""

    label: str
    text: str


def facts(finding: Finding, language: Language) -> Iterator[Fact]:
    """Yield what was expected and found, how to mend it, on what ground, and what stands at related places."""
    yield from compared(finding, language)
    for label, text in ((HELP, finding.help), (BASIS, finding.basis)):
        if text:
            yield Fact(label.say(language), text)
    for message, places in groupby(finding.related, key=lambda place: place.message):
        lines = _COMMA.say(language).join(dict.fromkeys(f"{place.position.line}" for place in places))
        yield Fact(RELATED.say(language), _LINES.say(language).format(lines=lines, message=message))


def compared(finding: Finding, language: Language) -> Iterator[Fact]:
    """Yield what was expected and found, and by how much they differ where they are money."""
    money = finding.difference is not None
    for label, value in ((EXPECTED, finding.expected), (ACTUAL, finding.actual), (DIFFERENCE, finding.difference)):
        if value:
            yield Fact(label.say(language), _money(value) if money else value)


def line_of(fact: Fact, language: Language) -> str:
    """Return a fact as one sentence."""
    return f"{fact.label}{COLON.say(language)}{fact.text}"


def place_text(finding: Finding, language: Language) -> str:
    """Say on which line and in which column a finding begins, and where that was read."""
    position = finding.position
    return LINE.say(language).format(line=position.line, column=position.column) + finding.origin


def _money(text: str) -> str:
    """Return a plain decimal as reports print it, without a sign: which of the two is more is seen from them."""
    amount = _PLAIN_AMOUNT.fullmatch(text)
    return money_text(Decimal(amount[1])) if amount else text
