"""From the text of a target value to what it says: the commonest shapes at once, the others step by step."""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from perfgoal.target.dates import Time, read_time
from perfgoal.target.model import Target
from perfgoal.target.numerals import NUMERALS, chinese_number
from perfgoal.target.units import NONE, Unit, known_units, read_unit, simple_unit
from perfgoal.target.values import HAPPENINGS, Value, read_value
from perfgoal.target.words import GRADES, RUNGS, SIGN_CHARACTERS, YES_NO, leading_suffix, trailing_operator

_LONGEST = 200
"""A longer text is prose: no cell of a form that states a value is as long."""
_CACHED = 40
"""Values are short, and repeat from file to file; a longer text is read anew, so that the cache stays small."""

_SPEAKING = frozenset(
    "年月季天日号半优良中差级等格职是否有无至最约近大小不超高低多少控等零〇一二两三四五六七八九十百千万亿"
)
"""Without one of these, a text of Chinese characters alone is plain words, or a unit."""


def parse_target(text: str) -> Target:
    """Return what ``text``, the value of an indicator, says; it never raises, and keeps ``text`` as ``raw``.

    What reads as no kind of value is a ``text``: plain words, and, with ``readable`` false, what holds a digit or the
    sign of an operator as well. Grammar: docs/format.md, "Target values".
    """
    return _remembered(text) if len(text) <= _CACHED else _parse(text)


@cache
def _common() -> re.Pattern[str]:
    """Return the pattern of the commonest values: ≥8个, 100%, 95."""
    return re.compile(r"([≥≤<>=]?)([0-9]{1,12}(?:\.[0-9]{1,8})?)([^0-9\s年月日]{0,3})")


def _parse(text: str) -> Target:
    match = _common().fullmatch(text)
    if match is not None:
        sign, digits, word = match.groups()
        unit = known_units().get(word) if word else NONE
        if unit is not None and unit.base != "秒":
            number = Decimal(digits)
            low, high = None if sign in ("≤", "<") else number, None if sign in ("≥", ">") else number
            return Target(text, "quantity", sign or None, low, high, *unit, spelled=sign)
    if text and text.isalpha() and min(text) >= "一" and max(text) <= "鿿" and _SPEAKING.isdisjoint(text):
        return Target(text, "text") if text not in known_units() else _unit_only(text, "", "", simple_unit(text))
    return _read(text)


_remembered = lru_cache(4096)(_parse)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns that a less common value is tried with, by what each finds."""
    return {
        "space": re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+"),
        "apart": re.compile(r"[0-9][\s]+[0-9]"),
        "square": re.compile(r"(?<=[0-9万/])([kK]?[mM])([23])(?![0-9])"),
        "percent": re.compile(rf"百分之(?:([0-9.]+)|([{NUMERALS}]+))"),
        "digit or sign": re.compile(f"[0-9{SIGN_CHARACTERS}]"),
        "citation": re.compile(
            r"《[^《》]*》|[〔\[(][0-9]{4}[〕\])][0-9]*号?|(?:GB|DB|HJ|ISO|CJJ|JGJ|JTG|SL|NY)[0-9A-Z/.-]*"
        ),
        "blank": re.compile(r"(?<![0-9A-Za-z])(?:\*+|[xX×]+|_+|\.{3,}|…+|[?？]+)(?![0-9A-Za-z])"),
        "done": re.compile(
            "完成|到位|建成|投入|竣工|实施|开工|验收|启动|结束|交付|投用|下达|支付|发放|拨付|开展|办结|完毕"
        ),
        "one": re.compile(
            rf"(?:每)?([0-9]{{1,2}}|[半{NUMERALS}])(个月|年|月|周|天|日|季度|学期)(?=[^0-9]{{0,6}}[0-9{NUMERALS}])"
        ),
        "numeral": re.compile(f"[{NUMERALS}]+|半"),
        "dated": re.compile(f"[{NUMERALS}]+(?=[年月日号])"),
        "split": re.compile("[;。!]|,(?![0-9]{3}(?![0-9]))"),
    }


class _Said(NamedTuple):
    """A text without its spaces and without its remarks."""

    text: str
    note: str


def _read(raw: str) -> Target:
    patterns = _patterns()
    text = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)
    text = text.strip()
    if len(text) > _LONGEST or patterns["apart"].search(text):
        return _words(raw, text, "")
    text = patterns["space"].sub("", text)
    said = _without_notes(_spelled_out(text))
    return _whole(raw, said) or _dated(raw, said) or _counted(raw, said) or _words(raw, said.text, said.note)


def _spelled_out(text: str) -> str:
    """Return ``text`` with m2, 百分之九十五 and their like in the spelling that the grammar knows."""
    patterns = _patterns()
    if "2" in text or "3" in text:
        text = patterns["square"].sub(
            lambda match: ("平方" if match[2] == "2" else "立方") + ("公里" if len(match[1]) > 1 else "米"), text
        )
    if "百分" in text:
        text = text.replace("百分百", "100%").replace("百分之百", "100%")
        text = patterns["percent"].sub(
            lambda match: (
                f"{match[1] or chinese_number(match[2])}%" if match[1] or chinese_number(match[2]) else match[0]
            ),
            text,
        )
    return text


def _without_notes(text: str) -> _Said:
    """Take the remarks in brackets and behind a comma out of ``text``; a bracket that holds a unit holds no remark."""
    notes: list[str] = []
    for _ in range(3):
        close = text.rfind(")")
        if close < 0:
            break
        open_, depth = close, 0
        while open_ >= 0:
            depth += (text[open_] == ")") - (text[open_] == "(")
            if not depth:
                break
            open_ -= 1
        if open_ < 0 or text[open_ - 1 : open_] == "/":
            break
        inner, before, behind = text[open_ + 1 : close], text[:open_], text[close + 1 :]
        if not before and not behind:
            text = inner
            continue
        if before[-1:].isdigit() and simple_unit(inner) is not None:
            text = before + inner + behind
            continue
        notes.insert(0, inner)
        text = before + behind
    return _cut(text, notes)


def _cut(text: str, notes: list[str]) -> _Said:
    """Cut words without a number off a value, where a comma or a stop divides them."""
    patterns = _patterns()
    match = patterns["split"].search(text)
    if match is not None and patterns["digit or sign"].search(text):
        head, tail = text[: match.start()], text[match.end() :]
        if not patterns["digit or sign"].search(tail):
            text = head
            if tail:
                notes.insert(0, tail)
    return _Said(text, "；".join(notes))


def _whole(raw: str, said: _Said) -> Target | None:
    """Read a grade, a yes or no, a unit, an operator or a template's blank."""
    text, note = said
    if text in YES_NO:
        return Target(raw, "yesno", note=note)
    if text in GRADES:
        return Target(raw, "grade", note=note)
    if not text:
        return Target(raw, "text", note=note)
    unit = simple_unit(text)
    if unit is not None:
        return _unit_only(raw, "", "", unit, note)
    for word in ("及以上", "以上", "及以下", "以下"):
        if text.endswith(word) and text[: -len(word)] in RUNGS:
            return Target(raw, "grade", leading_suffix(word, "")[0], note=note, spelled=word)
    blank = _patterns()["blank"].search(text)
    if blank is not None and not any(character.isdigit() for character in text):
        return _unfilled(raw, text, blank, note)
    if text[0] in SIGN_CHARACTERS or text[0] in "不大小至最超高低多少控等约近":
        return _only_operator(raw, text, note)
    found = read_unit(text)
    if found is not None and found[1] == len(text):
        return _unit_only(raw, "", "", found[0], note)
    return None


def _unfilled(raw: str, text: str, blank: re.Match[str], note: str) -> Target | None:
    """Read a template's blank with its operator and unit."""
    found = trailing_operator(text[: blank.start()])
    rest = text[blank.end() :]
    unit = read_unit(rest) if rest else (NONE, 0)
    if found is None or unit is None or not (found[1] or unit[0].text or len(text) == len(blank[0]) > 1):
        return None
    sign, spelled = found[1], found[2]
    if not sign:
        sign, spelled = leading_suffix(rest[unit[1] :], rest[unit[1] - 1 : unit[1]])
    return Target(raw, "text", sign or None, None, None, *unit[0], note=note, spelled=spelled, placeholder=True)


def _only_operator(raw: str, text: str, note: str) -> Target | None:
    """Read an operator before a grade, a unit or nothing."""
    for end in range(len(text), 0, -1):
        found = trailing_operator(text[:end])
        if found is None or found[0] or not found[1]:
            continue
        rest = text[end:]
        if rest in RUNGS:
            return Target(raw, "grade", found[1], note=note, spelled=found[2])
        unit = read_unit(rest) if rest else (NONE, 0)
        if unit is not None and unit[1] == len(rest):
            return _unit_only(raw, found[1], found[2], unit[0], note)
        return None
    return None


def _unit_only(raw: str, sign: str, spelled: str, unit: Unit | None, note: str = "") -> Target:
    return Target(raw, "text", sign or None, None, None, *(unit or NONE), note=note, spelled=spelled, unit_only=True)


def _dated(raw: str, said: _Said) -> Target | None:
    """Read a deadline or a period."""
    text, note = said
    patterns = _patterns()
    if _frequency(text) is not None:
        return None
    time = read_time(text)
    if time is None and not patterns["digit or sign"].search(text):
        numbers = patterns["dated"].sub(lambda match: str(chinese_number(match[0]) or match[0]), text)
        time = read_time(numbers) if numbers != text else None
        if time is not None and (time.lead or not time.bounded):
            time = None
    if time is None:
        return None
    found = trailing_operator(time.lead)
    if found is None or found[1] in (">", "≥") or patterns["digit or sign"].search(found[0]):
        return None
    value: Value | None = None
    if patterns["digit or sign"].search(time.rest):
        value = read_value(time.rest) if time.bounded and time.start is None else None
        if value is None:
            return None
    elif not _may_stand(time, found[0]):
        return None
    target = Target(raw, "deadline" if time.start is None else "period", found[1] or None, per=time.per)
    if value is not None:
        target = target._replace(low=value.low, high=value.high, unit=value.unit.text, base=value.unit.base)
        target = target._replace(scale=value.unit.scale, operator=value.operator or None, spelled=value.spelled)
    else:
        target = target._replace(spelled=found[2])
    return target._replace(start=time.start, end=time.end, note=note)


def _may_stand(time: Time, lead: str) -> bool:
    """Whether the words around a time leave it the value: behind a bare month stands what is done then."""
    if len(lead) > 20 or len(time.rest) > 30:
        return False
    if time.start is not None:
        return not time.rest or bool(_patterns()["done"].search(time.rest))
    return time.bounded or not time.rest or bool(_patterns()["done"].search(time.rest))


def _frequency(text: str) -> Value | None:
    """Read 1年2次 and 两年一次 as what they are: 2次 each 年, 1次 each 2年."""
    match = _patterns()["one"].match(text)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdigit() else (0 if match[1] == "半" else chinese_number(match[1]))
    period = {"个月": "月", "日": "天"}.get(match[2], match[2])
    value = _plain("每" + period + text[match.end() :])
    if value is None or value.unit.text not in HAPPENINGS or count is None:
        return None
    each = f"半{period}" if not count else period if count == 1 else f"{count}{period}"
    return value._replace(unit=value.unit._replace(per=each))


def _plain(text: str) -> Value | None:
    """Read a number with what belongs to it, in ASCII digits or in Chinese numerals."""
    value = read_value(text)
    if value is not None or any(character.isdigit() for character in text):
        return value
    for match in _patterns()["numeral"].finditer(text):
        rest = text[match.end() :]
        found = read_unit(rest)
        if found is None or (found[0].text or "")[:1] not in _WITH_NUMERALS:
            continue
        tail = rest[found[1] :]
        if leading_suffix(tail, rest[found[1] - 1])[1] != tail:
            continue
        number = "0.5" if match[0] == "半" else chinese_number(match[0])
        return None if number is None else read_value(f"{text[: match.start()]}{number}{rest}")
    return None


_WITH_NUMERALS = frozenset("个家次场年月天周人名项套台件份篇本户座辆所间小工批种类条支")
"""Units that Chinese numerals count, by their first character: 十分 is very much, 一流 a praise, 一期 a first part."""


def _counted(raw: str, said: _Said) -> Target | None:
    """Read a quantity, a range, a duration or a frequency."""
    text, note = said
    value = _frequency(text) or _plain(text)
    if value is None:
        return None
    return Target(
        raw, value.kind, value.operator or None, value.low, value.high, *value.unit, note=note, spelled=value.spelled
    )


def _words(raw: str, text: str, note: str) -> Target:
    """Return a text; it is readable where it holds neither a digit nor the sign of an operator outside the titles and
    numbers of norms."""
    patterns = _patterns()
    found = patterns["digit or sign"].search(text)
    if found is not None:
        found = patterns["digit or sign"].search(patterns["citation"].sub("", text))
    return Target(raw, "text", readable=found is None, note=note)
