"""The rule on punctuation: half-width signs in Chinese text."""

import re
from functools import cache
from itertools import takewhile

from perfgoal.finding import Argument, Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.rules.basis import STYLE
from perfgoal.rules.rule import Case, Outcomes, rule
from perfgoal.rules.texts import Written, all_text, texts

_HALF = ",;:("
_FULL = str.maketrans(",;:()", "，；：（）")
_HAN = "\u3400-\u9fff"
_CHINESE = _HAN + "“”‘’《》（）【】〔〕、。，；："
_AROUND = 6
"""Characters on both sides of a sign that a message shows."""
_HERE = Text("这里有 {count} 处", "{count} here")
_NESTED = 2
"""Brackets in brackets that are changed."""
_BRACKETS = r"\([^()\n]*\)"


@cache
def _between() -> re.Pattern[str]:
    """Return the pattern of a half-width sign between Chinese characters, and of a pair of brackets."""
    return re.compile(rf"(?<=[{_HAN}])[,;:](?=[{_HAN}])|{_BRACKETS}")


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of the signs that go with them where they are changed: beside a Chinese character on one side
    alone."""
    return re.compile(rf"(?<=[{_CHINESE}])[,;:](?=\S)|(?<=[0-9A-Za-z%)])[,;:](?=[{_HAN}])")


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(_BRACKETS)


@rule(
    "PG809",
    "halfwidth-punctuation",
    Severity.INFO,
    STYLE,
    summary=Text("中文里用了半角标点", "half-width punctuation between Chinese characters"),
    what=Text(
        "{fields} 个栏目的中文里有 {count} 处半角标点，如“{text}”。",
        "Half-width signs stand between Chinese characters: {count}, in fields: {fields}, such as “{text}”.",
    ),
    help=Text("改为全角标点，如“{example}”。", "Write full-width signs, such as “{example}”."),
    lines=Message(
        Text(
            "{fields} 个分行的栏目的中文里有 {count} 处半角标点，如“{text}”。",
            "Half-width signs stand between Chinese characters: {count}, in fields of several lines: {fields}, such as "
            "“{text}”.",
        ),
        Text("改为全角标点，如“{example}”。", "Write full-width signs, such as “{example}”."),
    ),
)
def halfwidth_punctuation(case: Case) -> Outcomes:
    """Look for half-width , ; : ( ) between Chinese characters in names and prose: told once for the whole form, with
    all fields as places. The names of departments and projects, which other systems know, target values, numbers
    (1,000, 10:30) and addresses are left alone. Fields of several lines are told of by themselves: a program does not
    rewrite them.

    Why: two kinds of signs in one text look careless, and half-width ones crowd Chinese print.
    Basis: style.
    Wrong: 组建荔湾区产业投资基金,加大产业支持.
    Right: 组建荔湾区产业投资基金，加大产业支持.

    查：名称和文字里汉字之间的半角逗号、分号、冒号和括号，全表只提示一次，逐处列出栏目。部门名称和项目名称（其他系统要用）、指标值、
    数字（1,000、10:30）、网址不查。分行的栏目另行提示，不自动改写。
    理由：一篇文字两种标点，显得粗疏；半角标点与汉字挤在一起，印出来不好看。
    """
    everything = case.once(all_text)
    if not any(map(everything.__contains__, _HALF)):
        return
    written = [one for one in case.once(texts) if one.kind not in ("title", "value")]
    found = [(one, places) for one in written if (places := _places(one.text))]
    for variant, several in (("", False), ("lines", True)):
        chosen = [(one, places) for one, places in found if ("\n" in one.text) is several]
        if chosen:
            yield _told(chosen, variant)


def _told(found: list[tuple[Written, list[re.Match[str]]]], variant: str) -> Problem:
    """Tell of all fields at once, at the first of them. Those of one line are mended."""
    first, places = found[0]
    shown = _shown(first.text, places[0])
    changes = tuple(Change(one.route, full_width(one.text)) for one, _ in found)
    repair = Repair(Text("改为全角标点", "write full-width signs"), changes) if not variant else None
    arguments: dict[str, Argument] = {"fields": len(found), "count": sum(len(places) for _, places in found)}
    arguments |= {"text": shown, "example": full_width(shown)}
    related = tuple(Related(one.route, _HERE, {"count": len(places)}) for one, places in found[1:])
    return Problem(first.route, variant, arguments, related, repair=repair)


def _shown(text: str, match: re.Match[str]) -> str:
    """Return a sign or a pair of brackets with the Chinese characters around it, up to what a message has room for."""
    start, end = match.span()
    before = takewhile(is_chinese, text[max(0, start - _AROUND) : start][::-1])
    behind = takewhile(is_chinese, text[end : end + _AROUND])
    return "".join([*before][::-1]) + match[0] + "".join(behind)


def _places(text: str) -> list[re.Match[str]]:
    """Return the half-width signs of ``text`` that stand between Chinese characters, and the pairs of brackets with a
    Chinese character right inside."""
    if not any(map(text.__contains__, _HALF)):
        return []
    return [match for match in _between().finditer(text) if len(match[0]) == 1 or _holds_chinese(match[0])]


def _holds_chinese(brackets: str) -> bool:
    return is_chinese(brackets[1]) or is_chinese(brackets[-2])


def is_chinese(character: str) -> bool:
    """Whether ``character`` is a Chinese one; a mark is none."""
    return "\u3400" <= character <= "\u9fff"


def full_width(text: str) -> str:
    """Return ``text`` with full-width signs in Chinese: those beside a Chinese character, and the pairs of brackets
    that stand behind one or hold one."""
    text = _beside().sub(lambda match: match[0].translate(_FULL), text)
    for _ in range(_NESTED):
        text = _pair().sub(_full_pair, text)
    return text


def _full_pair(match: re.Match[str]) -> str:
    brackets, before = match[0], match.string[match.start() - 1 : match.start()]
    chinese = is_chinese(before) or any(map(is_chinese, brackets))
    return f"（{brackets[1:-1]}）" if chinese else brackets
