"""The text of a target value without what its meaning does not hang on: widths, spaces, labels, remarks in brackets."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from perfgoal.target.numerals import SPELLED, spelled_number
from perfgoal.target.units import simple_unit
from perfgoal.target.words import SIGN_CHARACTERS

LONGEST = 200
"""A longer text is prose: no cell of a form that states a value is as long."""

_QUOTES = "\"'“”‘’「」"
_BRACKETS = 3
"""How many brackets a value may have."""


class Plain(NamedTuple):
    """``text`` has neither white space nor remarks; ``note`` are the remarks. ``whole`` is false where it is too
    long, or holds two numbers with nothing but a space between them: 1 600 is one or two."""

    text: str
    note: str = ""
    whole: bool = True


@cache
def digit_or_sign() -> re.Pattern[str]:
    """Return the pattern of what a text of plain words does not hold."""
    return re.compile(f"[0-9{SIGN_CHARACTERS}]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "raised or ringed": re.compile("[¹²³⁰⁴-⁹₀-₉①-⑳⒈-⒛⓪㉑-㉟㊱-㊿]"),
        "space": re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+"),
        "apart": re.compile(r"[0-9]\s+[0-9]"),
        "percent": re.compile(rf"百分之(?:([0-9.]+)|({SPELLED}))"),
        "entity": re.compile("&(gt|lt|ge|le);"),
        "label": re.compile(r"^(?:目标|指标)[0-9]{1,2}(?:[:、]|\.(?![0-9]))"),
        # PM2.5 and 5G are names; a number of the value has to stand behind them. 3万m2 is no name
        "name": re.compile(
            rf"(?<![0-9A-Za-z./万])(?:[A-Za-z]{{1,5}}-?[0-9]{{1,4}}(?:\.[0-9])?|[2345][GDK])(?=[一-鿿{SIGN_CHARACTERS}].*[0-9])"
        ),
        "title": re.compile(r"《[^《》]*》"),
        "number of a norm": re.compile(
            r"[〔\[(][0-9]{4}[〕\])][0-9]*号?|(?:GB|DB|HJ|ISO|CJJ|JGJ|JTG|SL|NY)[0-9A-Z/.-]*|(?:19|20)[0-9]{2}年度?"
        ),
        "year of a norm": re.compile(r"\([0-9]{4}\)[0-9]+号"),
        "split": re.compile("[;。!]|,(?![0-9]{3}(?![0-9]))"),
    }


def plain(raw: str) -> Plain:
    """Return ``raw`` as the grammar reads it."""
    patterns = _patterns()
    text = raw if raw.isascii() else unicodedata.normalize("NFKC", patterns["raised or ringed"].sub(_set_apart, raw))
    text = text.strip()
    if len(text) > LONGEST or patterns["apart"].search(text):
        return Plain(text, whole=False)
    text = patterns["space"].sub("", text).strip(_QUOTES)
    if "&" in text:
        text = patterns["entity"].sub(lambda match: {"gt": ">", "lt": "<", "ge": "≥", "le": "≤"}[match[1]], text)
    if "百分" in text:
        text = patterns["percent"].sub(_percent, text.replace("百分百", "100%").replace("百分之百", "100%"))
    if "》" in text:
        text = patterns["title"].sub("", text)
    if text[:1] in ("目", "指"):
        text = patterns["label"].sub("", text)
    return _without_notes(patterns["name"].sub("", text))


def without_norms(text: str) -> str:
    """Return ``text`` without the titles and numbers of norms and without years: their digits state no value."""
    patterns = _patterns()
    return patterns["number of a norm"].sub("", patterns["title"].sub("", text))


def _set_apart(match: re.Match[str]) -> str:
    """Keep a digit that is no digit of the number beside it: 10³ is not 103, and ①5 not 15."""
    return f" {unicodedata.normalize('NFKC', match[0]).rstrip('.')} "


def _percent(match: re.Match[str]) -> str:
    number = match[1] or spelled_number(match[2])
    return match[0] if number is None else f"{number}%"


def _without_notes(text: str) -> Plain:
    """Take the remarks in brackets and behind a comma out; a bracket that holds a unit holds no remark."""
    notes: list[str] = []
    for _ in range(_BRACKETS):
        end = text.rfind(")")
        start = _opening(text, end)
        if start < 0 or text[start - 1 : start] == "/" or _patterns()["year of a norm"].match(text, start):
            break
        inner, before, behind = text[start + 1 : end], text[:start], text[end + 1 :]
        if not before and not behind:
            text = inner
            continue
        is_unit = before[-1:].isdigit() and simple_unit(inner) is not None
        text = before + inner + behind if is_unit else before + behind
        if not is_unit:
            notes.insert(0, inner)
    match = _patterns()["split"].search(text)
    if match is not None and digit_or_sign().search(text):
        tail = text[match.end() :]
        if not digit_or_sign().search(tail):
            text = text[: match.start()]
            if tail:
                notes.insert(0, tail)
    return Plain(text, "；".join(notes))


def _opening(text: str, end: int) -> int:
    """Return where the bracket opens that closes at ``end``; -1 where none does."""
    depth = 0
    for at in range(end, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    return -1
