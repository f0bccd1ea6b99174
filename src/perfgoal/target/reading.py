"""From the text of a target value to what it says: the commonest shapes at once, the others step by step."""

import re
import unicodedata
from functools import cache, lru_cache

from perfgoal.target.common import read_common
from perfgoal.target.dates import DASHES, Time, read_time
from perfgoal.target.model import Kind, Target
from perfgoal.target.numerals import NUMERALS, SPELLED, chinese_number, spelled_number
from perfgoal.target.plain import Plain, digit_or_sign, plain, without_norms
from perfgoal.target.units import NONE, TIMES, known_units, read_unit
from perfgoal.target.values import HAPPENINGS, Value, read_value
from perfgoal.target.whole import read_whole, unit_only
from perfgoal.target.words import SIGN_CHARACTERS, leading_suffix, trailing_operator

_CACHED = 40
"""Values are short, and repeat from file to file; a longer text is read anew, so that the cache stays small."""

_CENTURIES = 1900, 2099
"""A number of 年 between them is a year, which bounds nothing from below: ≥2024年 is misread as a duration."""

_BEFORE_A_YEAR = frozenset(
    ("", "于", "在", "到", "至", "力争", "确保", "计划", "预计", "力争于", "计划于", "预计于", "确保在")
)
"""按照2024年计划完成 names a plan, 计划于2024年完成 a deadline."""

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


def _parse(text: str) -> Target:
    common = read_common(text)
    if common is not None:
        return common
    if text and text.isalpha() and min(text) >= "一" and max(text) <= "鿿" and _SPEAKING.isdisjoint(text):
        unit = known_units().get(text)
        return Target(text, "text") if unit is None else unit_only(text, unit)
    return _read(text)


_remembered = lru_cache(4096)(_parse)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns that a less common value is tried with, by what each finds."""
    return {
        "ratio": re.compile(
            rf"[{SIGN_CHARACTERS}]?[0-9.]+[:/比][0-9.]+|[1-7][×xX*]24(?:小时)?[^0-9{SIGN_CHARACTERS}]{{0,8}}"
        ),
        "done": re.compile(
            "完成|到位|建成|投入|竣工|实施|开工|验收|启动|结束|交付|投用|下达|支付|发放|拨付|开展|办结|完毕"
        ),
        "one": re.compile(
            rf"(?:每)?([0-9]{{1,2}}|[半{NUMERALS}])(个月|年|月|周|天|日|季度|学期)(?=[^0-9]{{0,6}}[0-9{NUMERALS}])"
        ),
        "numeral": re.compile(f"{SPELLED}|半"),
        "dated": re.compile(f"[{NUMERALS}]+(?=[年月日号])"),
    }


def _read(raw: str) -> Target:
    said = plain(raw)
    if not said.whole:
        return _words(raw, said)
    return read_whole(raw, said) or _dated(raw, said) or _counted(raw, said) or _words(raw, said)


def _dated(raw: str, said: Plain) -> Target | None:
    """Read a deadline or a period."""
    text, note = said.text, said.note
    patterns = _patterns()
    if _frequency(text) is not None:
        return None
    time = read_time(text)
    if time is None and not digit_or_sign().search(text):
        numbers = patterns["dated"].sub(lambda match: str(chinese_number(match[0]) or match[0]), text)
        time = read_time(numbers) if numbers != text else None
        if time is not None and (time.lead or not time.bounded):
            time = None
    if time is None:
        return None
    found = trailing_operator(time.lead)
    if found is None or found[1] in (">", "≥") or digit_or_sign().search(found[0]):
        return None
    value: Value | None = None
    if digit_or_sign().search(time.rest):
        goes_on = time.rest[0] in DASHES
        value = read_value(time.rest) if time.start is None and not goes_on else None
        if value is None or (value.unit.base in TIMES and not time.bounded):
            return None
        if not time.bounded:  # 2024年新增就业500人: the year only says when
            return None if found[0] else _of_value(raw, value, note)
    elif not _may_stand(time, found[0]):
        return None
    kind: Kind = "deadline" if time.start is None else "period"
    if value is None:
        value = Value(kind, found[1], found[2], None, None, NONE)
    unit = value.unit
    return Target(
        raw,
        kind,
        value.operator or None,
        value.low,
        value.high,
        unit.text,
        unit.base,
        unit.scale,
        time.per or unit.per,
        time.start,
        time.end,
        note=note,
        spelled=value.spelled,
    )


def _may_stand(time: Time, lead: str) -> bool:
    """Whether the words around a time leave it the value: behind a bare month stands what is done then."""
    if len(lead) > 20 or len(time.rest) > 30:
        return False
    if time.start is not None:
        return not time.rest or bool(_patterns()["done"].search(time.rest))
    if time.bounded or time.per or not time.rest:
        return True
    if time.end.month is None and lead not in _BEFORE_A_YEAR:
        return False
    return bool(_patterns()["done"].search(time.rest))


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
    if value is not None:
        return value
    for match in _patterns()["numeral"].finditer(text):
        rest = text[match.end() :]
        found = read_unit(rest)
        if found is None or (found[0].text or "")[:1] not in _WITH_NUMERALS:
            continue
        tail = rest[found[1] :]
        if leading_suffix(tail)[1] != tail:
            continue
        number = "0.5" if match[0] == "半" else spelled_number(match[0])
        return None if number is None else read_value(f"{text[: match.start()]}{number}{rest}")
    return None


_WITH_NUMERALS = frozenset("个家次场年月天周人名项套台件份篇本户座辆所间小工批种类条支")
"""Units that Chinese numerals count, by their first character: 十分 is very much, 一流 a praise, 一期 a first part."""


def _counted(raw: str, said: Plain) -> Target | None:
    """Read a quantity, a range, a duration or a frequency."""
    text, note = said.text, said.note
    value = _frequency(text) or _plain(text)
    if (
        value is not None
        and value.unit.text == "年"
        and _CENTURIES[0] <= (value.low or value.high or 0) <= _CENTURIES[1]
    ):
        return None
    return None if value is None else _of_value(raw, value, note)


def _of_value(raw: str, value: Value, note: str) -> Target:
    unit = value.unit
    return Target(
        raw, value.kind, value.operator or None, value.low, value.high, *unit, note=note, spelled=value.spelled
    )


def _words(raw: str, said: Plain) -> Target:
    """Return a text; it is readable where it holds neither a digit nor the sign of an operator outside the titles and
    numbers of norms, or states a ratio or round-the-clock service, which no kind of value has."""
    unread = digit_or_sign().search(said.text) and digit_or_sign().search(without_norms(said.text))
    if unread and not digit_or_sign().search(unicodedata.normalize("NFKC", raw)):
        unread = None  # 百分百 is spelled out as 100%
    if unread and said.whole and _patterns()["ratio"].fullmatch(said.text):
        unread = None
    return Target(raw, "text", readable=unread is None, note=said.note)
