"""Target values in plain words: what each of them fails to say, judged once for all rules that ask.

Where two rules would say one thing of one value, the first of this order says it: PG431, PG418, PG419, PG423, PG416.
"""

from collections import Counter
from typing import NamedTuple

from perfgoal.rules.lexicon.due import IN_TIME
from perfgoal.rules.lexicon.named import COSTS
from perfgoal.rules.lexicon.said import COMPARED, DEFERRED, GRADED_BY, MEASURED_IN_WORDS, NOTHING_NEW, VAGUE
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Branch, Case, Row, Value

LIKE_THE_NAME = 0.6
"""A value whose characters all stand in the name, and make up this share of it, says the name again."""
SHORTEST_ECHO = 4
"""A shorter one (合理 for 成本控制合理性) answers the name, if poorly."""


class Phrase(NamedTuple):
    """A value in plain words, and the ``code`` of the one rule that has something to say of it."""

    value: Value
    code: str


def said(case: Case) -> tuple[Value, ...]:
    """Return the values without those of the cycle that the annual value repeats: one defect is one finding."""
    return tuple([value for value in case.values if value.key == "annual" or not _is_repeated(value)])


def _is_repeated(value: Value) -> bool:
    """Whether a value of the cycle is the annual value as well, in whatever spelling."""
    annual = value.row.indicator.annual
    return annual is not None and plain_name(annual) == plain_name(value.text)


def not_in_words(case: Case) -> frozenset[int]:
    """Return the ``id`` of each row of which a value is more than plain words."""
    return frozenset(id(value.row) for value in case.values if value.target.kind != "text")


def phrases(case: Case) -> tuple[Phrase, ...]:
    """Return the values in plain words that declare nothing to measure."""
    found = (_judge(case, value) for value in case.once(said) if value.target.kind == "text" and is_plain(value))
    return tuple(phrase for phrase in found if phrase is not None)


def is_plain(value: Value) -> bool:
    """Return whether a value of the kind *text* is plain words: no blank of a template, no unit alone, no number."""
    target = value.target
    return target.readable and not target.placeholder and not target.unit_only


def is_time(row: Row) -> bool:
    """Return whether an indicator stands under the time indicators, whatever the form calls them."""
    return "时效" in row.branch.identity[-1]


def is_cost(row: Row) -> bool:
    """Return whether an indicator stands under the cost indicators, or is named as a cost."""
    return any("成本" in name for name in row.branch.identity) or COSTS.find(row.plain) is not None


def is_output(level1: str) -> bool:
    """Return whether a category of the first level is that of the outputs, which Sichuan calls 项目完成指标."""
    return "产出" in level1 or "完成" in level1


def is_benefit(branch: Branch) -> bool:
    """Return whether a category is one of the benefits, and measures no satisfaction (which Hunan puts there)."""
    if branch.category is not None and branch.category.satisfaction:
        return False
    return "效益" in branch.identity[0] or "效果" in branch.identity[0]


def _judge(case: Case, value: Value) -> Phrase | None:
    row, text, note = value.row, plain_name(value.text), value.target.note
    if DEFERRED.find(text):
        return Phrase(value, "PG431")
    if is_time(row) and IN_TIME.find(text):
        return None  # PG606
    if _says_again(text, row.plain):
        return Phrase(value, "PG418")
    vague = VAGUE.find(text)
    if COMPARED.find(text) or (vague and COMPARED.find(row.plain)):
        return None if _has_baseline(value) else Phrase(value, "PG419")
    if vague is None or has_digit(note) or MEASURED_IN_WORDS.find(text) or GRADED_BY.find(row.indicator.scoring or ""):
        return None
    if row.indicator.kind == "定量" and id(row) not in case.once(not_in_words):
        return Phrase(value, "PG423")
    return None if is_time(row) else Phrase(value, "PG416")


def _says_again(text: str, name: str) -> bool:
    """Whether a value only says its name again: no character of its own, and most of the name's."""
    if text == name:
        return True
    text, name = _without_fillers(text), _without_fillers(name)
    if len(text) < max(SHORTEST_ECHO, LIKE_THE_NAME * len(name)) or len(text) > len(name):
        return False
    return Counter(text) <= Counter(name)


def _without_fillers(text: str) -> str:
    for word in NOTHING_NEW.words:
        text = text.replace(word, "")
    return text


def _has_baseline(value: Value) -> bool:
    """Whether the indicator says what its value is compared with."""
    indicator = value.row.indicator
    return bool(indicator.baseline and indicator.baseline.strip()) or has_digit(
        value.target.note, indicator.explanation, indicator.note
    )


def has_digit(*texts: str | None) -> bool:
    """Return whether one of the texts holds a digit."""
    return any(character.isdigit() for text in texts if text for character in text)
