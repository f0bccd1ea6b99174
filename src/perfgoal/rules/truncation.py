"""The rule on texts that a field was too short for."""

import re
from functools import cache

from perfgoal.document import Route
from perfgoal.finding import Argument, FieldName, Message, Problem, Severity, Text
from perfgoal.rules.basis import COMPLETENESS
from perfgoal.rules.narratives import narratives
from perfgoal.rules.rule import Case, Outcomes, rule
from perfgoal.rules.texts import texts

_LIMITS = frozenset((100, 200, 255, 256, 300, 500, 1000))
_SENTENCES = ("。", "！", "？", "；", "!", "?", ";", "…", ".", "．")
_ENDS = (*_SENTENCES, "）", ")", "”", "’", "』", "」", "】", "》", "〕", "]")
_OPENERS, _QUOTES = "《〈“‘（(【〔「『[［", "“‘"
_GROUPS: dict[str, Text] = {
    sign: name
    for signs, name in (
        ("《》〈〉", Text("书名号", "title mark")),
        ("“”", Text("引号", "quotation mark")),
        ("‘’", Text("单引号", "single quotation mark")),
        ("（）()【】〔〕[]［］", Text("括号", "bracket")),
        ("「」『』", Text("方引号", "corner bracket")),
    )
    for sign in signs
}
"""Brackets and quotes, and what the kind of each is called."""
_SHOWN = 12


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_GROUPS)) + "]")


@rule(
    "PG811",
    "truncated-text",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("文字可能被截断", "a text that may be cut off"),
    what=Text(
        "“{field}”里的“{text}”只有前{sign}，没有后{sign}，文字可能被截断。",
        "“{text}” in “{field}” opens a {sign} and does not close it: the text may be cut off.",
    ),
    help=Text(
        "对照原文补全；文字没有缺的，补上后{sign}。",
        "Complete it from its source; if nothing is missing, close the {sign}.",
    ),
    limit=Message(
        Text(
            "“{field}”正好 {count} 个字，停在“{text}”，可能超出字数限制被截去。",
            "“{field}” has exactly {count} characters and stops at “{text}”: a limit may have cut it off.",
        ),
        Text(
            "对照原文补全；放不下的，精简到 {count} 个字以内，以句号结尾。",
            "Complete it from its source; if there is no room, shorten it to less than {count} characters, up to a "
            "full stop.",
        ),
    ),
)
def truncated_text(case: Case) -> Outcomes:
    """Look for texts with an opening 《 “ （ or other bracket that nothing closes, and for prose of exactly 100, 200,
    255, 256, 300, 500 or 1000 characters that has sentences and stops in the middle of one. Full-width and half-width
    brackets close each other, a second “ closes the first, and lone closing brackets (1）) are none.

    Why: systems cut off what is too long for their field, and what was declared last is lost.
    Basis: review practice.
    Wrong: 按照《广州市荔湾区促进中小企业高质量发展实施.
    Right: 按照《广州市荔湾区促进中小企业高质量发展实施办法》.

    查：有前括号、前引号、前书名号（《 “ （ 等）而没有后一半的文字；正好100、200、255、256、300、500、1000个字、
    前面有完整句子而最后一句没有写完的文字。全角与半角括号可以配对，连用两个“的算配对，条目编号1）不算。
    理由：系统会截去超出字数的文字，最后的内容就丢失了。
    """
    cut: dict[Route, Problem] = {}
    for one in case.once(texts):
        if one.kind != "value" and (place := _unclosed(one.text)) is not None:
            arguments: dict[str, Argument] = {"field": FieldName(one.route), "sign": _GROUPS[one.text[place]]}
            arguments["text"] = one.text[place : place + _SHOWN].strip()
            cut[one.route] = Problem(one.route, "", arguments)
    for prose in case.once(narratives):
        text = prose.text.strip()
        if len(text) in _LIMITS and prose.route not in cut and _stops_short(text):
            arguments = {"field": FieldName(prose.route), "text": text[-_SHOWN:], "count": len(text)}
            cut[prose.route] = Problem(prose.route, "limit", arguments)
    yield from cut.values()


def _unclosed(text: str) -> int | None:
    """Return the place of the first bracket or quote that nothing closes. Each kind is counted by itself: people cross
    them, and close （ with )."""
    opened: dict[Text, list[int]] = {}
    for match in _brackets().finditer(text):
        sign, group = match[0], opened.setdefault(_GROUPS[match[0]], [])
        if sign in _OPENERS and not (sign in _QUOTES and group):
            if not _is_no_bracket(text, match):
                group.append(match.start())
        elif group:
            group.pop()
    return min((places[0] for places in opened.values() if places), default=None)


def _is_no_bracket(text: str, match: re.Match[str]) -> bool:
    """Whether a sign stands for something else: 55“ for inches, R‘D for an apostrophe, 《60 for ≤60."""
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if match[0] in _QUOTES:
        return before.isdigit() or (match[0] == "‘" and before.isascii() and before.isalpha())
    return match[0] in "《〈" and behind.isdigit()


def _stops_short(text: str) -> bool:
    return not text.endswith(_ENDS) and any(sign in text for sign in _SENTENCES)
