"""Target values that hold no number: grades, 是 and 否, units and operators alone, a template's blanks."""

import re
from functools import cache

from perfgoal.target.model import Target
from perfgoal.target.plain import Plain
from perfgoal.target.units import NONE, Unit, read_unit, simple_unit
from perfgoal.target.words import GRADES, RUNGS, SIGN_CHARACTERS, YES_NO, leading_suffix, trailing_operator


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z])(?:\*+|[xX×]+|_+|\.{3,}|…+|[?？]+)(?![0-9A-Za-z])")


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
    if not text:
        return Target(raw, "text", note=note)
    numbered = any(character in "0123456789" for character in text)
    unit = simple_unit(text) if not numbered else None
    if unit is not None:
        return unit_only(raw, "", "", unit, note)
    for word in ("及以上", "以上", "及以下", "以下"):
        if text.endswith(word) and is_rung(text[: -len(word)], RUNGS):
            return Target(raw, "grade", leading_suffix(word, "")[0], note=note, spelled=word)
    blank = None if numbered else _blank().search(text)
    if blank is not None:
        return _unfilled(raw, text, blank, note)
    if text[0] in SIGN_CHARACTERS or text[0] in "不大小至最超高低多少控等约近":
        return _only_operator(raw, text, note)
    found = None if numbered else read_unit(text)
    if found is not None and found[1] == len(text):
        return unit_only(raw, "", "", found[0], note)
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
        if is_rung(rest, RUNGS):
            return Target(raw, "grade", found[1], note=note, spelled=found[2])
        unit = read_unit(rest) if rest else (NONE, 0)
        if unit is not None and unit[1] == len(rest):
            return unit_only(raw, found[1], found[2], unit[0], note)
        return None
    return None


def unit_only(raw: str, sign: str, spelled: str, unit: Unit | None, note: str = "") -> Target:
    return Target(raw, "text", sign or None, None, None, *(unit or NONE), note=note, spelled=spelled, unit_only=True)
