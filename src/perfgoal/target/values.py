"""Numbers with operator and unit in target values: ≥8个, 80%-90%, 4小时内, 每年不少于2次."""

from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from perfgoal.target.dates import DASHES
from perfgoal.target.model import Kind
from perfgoal.target.numerals import number, number_pattern
from perfgoal.target.units import NONE, PERIODS, TIMES, Unit, denominator, read_unit
from perfgoal.target.words import LEADS, SIGN_CHARACTERS, SUFFIXES, leading_suffix, trailing_operator

HAPPENINGS = frozenset(("次", "场", "场次", "回", "期", "批", "批次", "趟", "轮", "遍", "届", "班次"))
"""What is counted in a frequency: 2次/年 is one, 1人/年 and 元/月 are quantities."""
_TAIL = 12
_LEAD = 40
_UNKNOWN = 4
"""How many characters a unit that the table lacks may have: 枚, 标箱, 机组."""
_NO_UNIT = ("完成", "到位", "达标", "合格", "及时", "前", "后", "的", "率")
"""What an unknown unit does not end with: these speak of the number."""

_RANKED = ("排名前", "位列前", "进入前", "全国前", "全省前", "全市前", "全区前", "全县前")
"""What leads to a place in a ranking, which 前 bounds. 验收前5天 is something else."""
_OF_A_TIME = frozenset("底末前初")
"""What stands behind a value does not begin with one of these: 3月底, 5天前."""
_LATIN = frozenset(ascii_letters)
"""A number behind one of these is part of a name: A4, B12."""


class Value(NamedTuple):
    """A number or two with their unit; ``operator`` and ``spelled`` are empty where there is none."""

    kind: Kind
    operator: str
    spelled: str
    low: Decimal | None
    high: Decimal | None
    unit: Unit


class _Lead(NamedTuple):
    words: str
    operator: str
    spelled: str
    unit: Unit
    per: tuple[str, ...] = ()


def read_value(text: str) -> Value | None:
    """Return the value that ``text`` (normalised, without white space) states; ``None`` where it holds no number, or
    more than reads as one value."""
    at = next((index for index, character in enumerate(text) if character in "0123456789"), len(text))
    if at > _LEAD:
        return None
    if text[at - 1 : at] in ("+", "-") and (at == 1 or text[at - 2] in SIGN_CHARACTERS):
        at -= 1
    symmetric = text[at - 1 : at] == "±"
    lead = _lead(text[: at - symmetric])
    match = number_pattern().match(text, at)
    first = None if match is None else number(match[0])
    if lead is None or match is None or first is None:
        return None
    second = (first, NONE, match.end()) if symmetric else _second(text, match.end(), 1 if first < 0 else 2)
    if second is None:
        return None
    last, between, end = second
    rest = _rest(text[end:], lead)
    if rest is None:
        return None
    if last is not None:
        return _range(lead, rest, -first if symmetric else first, last, between)
    operator, spelled, unit = rest
    if lead.operator and operator and lead.operator != operator and lead.spelled != "控制在":
        return None
    spelled = f"{lead.spelled}…{spelled}" if lead.operator and operator else lead.spelled or spelled
    operator = operator or lead.operator
    low, high = None if operator in ("≤", "<") else first, None if operator in ("≥", ">") else first
    return _value(lead, (operator, spelled, unit), low, high)


def _range(lead: _Lead, rest: tuple[str, str, Unit], low: Decimal, high: Decimal, between: Unit) -> Value | None:
    """Return two numbers as one value; ``None`` where they are in no order, in two units, or more than bounds. What is
    to keep within them says nothing more: 控制在3%-5%, ≤±5%."""
    operator, _, unit = rest
    within = lead.operator == "≤" and (lead.spelled == "控制在" or low == -high)
    if (
        (lead.operator and not within)
        or operator not in ("", "≤")
        or high < low
        or (between is not NONE and unit not in (NONE, between))
    ):
        return None
    return _value(lead, ("", "", between if unit is NONE else unit), low, high)


def _lead(text: str) -> _Lead | None:
    """Return what the words before a number say; ``None`` where they make it no value."""
    found = trailing_operator(text)
    if found is None:
        return None
    words, operator, spelled = found
    if operator:
        again = trailing_operator(words)
        if again is None or again[1] not in ("", operator):
            return None
        words = again[0]
    if any(character in SIGN_CHARACTERS for character in words):
        return None
    unit = NONE
    if words.endswith("¥"):
        words, unit = words[:-1], Unit("元", "元")
    if not operator and (words == "前" or words.endswith(_RANKED)):
        operator, spelled = "≤", "前"
    if words[-1:] in _LATIN:
        return None
    each = words.find("每")
    parts, end = denominator(words, each) if each >= 0 else ([], each)
    if not parts or words[end:].startswith("末"):
        return _Lead(words, operator, spelled, unit)
    return _Lead(words[:each] + words[end:], operator, spelled, unit, tuple(parts))


def _second(text: str, end: int, dashes: int) -> tuple[Decimal | None, Unit, int] | None:
    """Return the second number of a range whose first ends at ``end``, the unit between them, and where it ends: the
    first number's end where there is no range. ``None`` where two numbers make none. A dash of ``dashes`` signs may
    stand between them: in -5--3 the second is the number's own."""
    unit, width = read_unit(text[end:]) or (NONE, 0)
    start = end + width
    stop = start
    while stop < len(text) and stop < start + dashes and text[stop] in DASHES and text[stop] == text[start]:
        stop += 1
    match = number_pattern().match(text, stop)
    if stop == start or match is None:
        return None, NONE, end
    last = number(match[0])
    return None if last is None else (last, unit, match.end())


def _rest(text: str, lead: _Lead) -> tuple[str, str, Unit] | None:
    """Return operator, its spelling and the unit of ``text``, which stands behind a number; ``None`` where it holds
    anything that a value does not."""
    operator, spelled = "", ""
    if text[:1] in ("余", "多"):
        operator, spelled, text = SUFFIXES[text[0]], text[0], text[1:]
    if not text:
        return operator, spelled, lead.unit
    found = read_unit(text)
    if found is None:
        return _unknown(text, lead, operator, spelled)
    unit, end = found
    if not operator:
        operator, spelled = leading_suffix(text[end:], text[end - 1])
        end += len(spelled)
    tail = text[end:]
    return (operator, spelled, unit) if _may_follow(tail, lead, operator) else None


def _unknown(text: str, lead: _Lead, operator: str, spelled: str) -> tuple[str, str, Unit] | None:
    """As :func:`_rest`, for a text that begins with no unit of the table."""
    if not operator:
        operator, spelled = leading_suffix(text)
        if spelled:
            return (operator, spelled, lead.unit) if _may_follow(text[len(spelled) :], lead, operator) else None
        for word, sign in SUFFIXES.items():
            if text.endswith(word) and leading_suffix(word, text[-len(word) - 1]) == (sign, word):
                operator, spelled, text = sign, word, text[: -len(word)]
                break
    if len(text) > _UNKNOWN or not text.isalpha() or text.endswith(_NO_UNIT):
        return None
    if lead.words and lead.words not in LEADS and not lead.operator:
        return None
    return operator, spelled, Unit(text, text)


def _may_follow(tail: str, lead: _Lead, operator: str) -> bool:
    """Whether ``tail`` may stand behind a value: a few words, and none of them where prose leads to the number."""
    if not tail:
        return True
    clear = not lead.words or lead.words in LEADS or bool(lead.operator or operator)
    return clear and len(tail) <= _TAIL and tail.isalpha() and not tail[0].isascii() and tail[0] not in _OF_A_TIME


def _value(lead: _Lead, rest: tuple[str, str, Unit], low: Decimal | None, high: Decimal | None) -> Value:
    """Return the value with what 每年 or 每人 before it says of its unit, and with its kind."""
    operator, spelled, unit = rest
    kind: Kind = "range" if low is not None and high is not None and low != high else "quantity"
    per = lead.per or tuple(unit.per.split("·"))
    numerator = (unit.text or "").partition("/")[0]
    if per[-1] in PERIODS and (
        numerator in HAPPENINGS or unit.base in TIMES or (lead.per and unit.base not in ("元", "%"))
    ):
        unit = Unit(numerator or None, unit.base, unit.scale, "·".join(per))
        return Value("frequency", operator, spelled, low, high, unit)
    if lead.per and not unit.per:
        whole = f"{unit.text}/{'·'.join(per)}" if unit.text and unit.base != "%" else unit.text
        unit = Unit(whole, unit.base, unit.scale, "·".join(per))
    if unit.base in TIMES and not unit.per:
        kind = "duration"
    return Value(kind, operator, spelled, low, high, unit)
