"""Target values that hold no number: grades, 是 and 否, units and operators alone, a template's blanks."""

import re
from functools import cache

from perfgoal.target.model import Target
from perfgoal.target.plain import Plain, digit_or_sign
from perfgoal.target.units import NONE, Unit, read_unit
from perfgoal.target.words import (
    GRADES,
    LONGEST_WORD,
    RUNGS,
    SUFFIXES,
    YES_NO,
    leading_suffix,
    trailing_operator,
)


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z])(?:[xX×]+(?![0-9A-Za-z])|\*+|_+|\.{3,}|…+|[?？]+)")


@cache
def _rung() -> re.Pattern[str]:
    """Return the pattern of a grade by its place; 3类 counts kinds, III类 is a class."""
    return re.compile(
        "(?:[A-E]{1,5}|[IVX]{1,4})[级类等档]|[1-9]A{0,2}级|[1-5一二三四五六七八九]星级|[一二三四五六七八九]级"
    )


def is_rung(text: str, words: frozenset[str]) -> bool:
    """Whether ``text`` is a grade: one of ``words``, or a place on a scale (A级, III类, 五星级)."""
    return text in words or _rung().fullmatch(text) is not None


def read_whole(raw: str, said: Plain) -> Target | None:
    """Read a grade, a yes or no, a unit, an operator or a template's blank."""
    text, note = said.text, said.note
    if text in YES_NO:
        return Target(raw, "yesno", note=note)
    if is_rung(text, GRADES):
        return Target(raw, "grade", note=note)
    unit = read_unit(text)
    if unit is not None and unit[1] == len(text):
        return unit_only(raw, unit[0], note=note)
    for word in ("及以上", "以上", "及以下", "以下"):
        if text.endswith(word) and is_rung(text[: -len(word)], RUNGS):
            return Target(raw, "grade", SUFFIXES[word], note=note, spelled=word)
    return _only_operator(raw, text, note) or _unfilled(raw, text, note)


def _unfilled(raw: str, text: str, note: str) -> Target | None:
    """Read a template's blank with its operator and unit. A unit that the table lacks stands behind an operator and
    several signs: ≥**机组."""
    blank = _blank().search(text)
    found = None if blank is None else trailing_operator(text[: blank.start()])
    if blank is None or found is None:
        return None
    before, sign, spelled = found
    rest = text[blank.end() :]
    unit, end = read_unit(rest) or (NONE, 0)
    several, known = len(blank[0]) > 1, unit.text is not None
    if sign:
        certain = several or known or not rest
    else:  # 产值×人数 is a product, 新增××人 a blank
        certain = (known and (several or not before)) or (blank[0] == text and several)
    if not certain or digit_or_sign().search(before + rest[end:]):
        return None
    if not sign:
        sign, spelled = leading_suffix(rest[end:], rest[end - 1 : end])
    return Target(raw, "text", sign or None, None, None, *unit, note=note, spelled=spelled, placeholder=True)


def _only_operator(raw: str, text: str, note: str) -> Target | None:
    """Read an operator before a grade, a unit or nothing."""
    for end in range(min(len(text), LONGEST_WORD), 0, -1):
        match trailing_operator(text[:end]):
            case ("", sign, spelled) if sign:
                rest = text[end:]
                if is_rung(rest, RUNGS):
                    return Target(raw, "grade", sign, note=note, spelled=spelled)
                unit, width = read_unit(rest) or (NONE, 0)
                return unit_only(raw, unit, sign, spelled, note) if width == len(rest) else None
    return None


def unit_only(raw: str, unit: Unit, sign: str = "", spelled: str = "", note: str = "") -> Target:
    """Return a unit or an operator without a number."""
    return Target(raw, "text", sign or None, None, None, *unit, note=note, spelled=spelled, unit_only=True)
