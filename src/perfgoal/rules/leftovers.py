"""Rules on what templates and spreadsheets leave behind: blanks that nobody filled in, the tails of binary floats."""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from perfgoal.declaration import Indicator
from perfgoal.document import Route
from perfgoal.finding import Argument, Change, FieldName, Message, Problem, Repair, Severity, Text
from perfgoal.money import without_tail
from perfgoal.rules.basis import COMPLETENESS, REVIEW
from perfgoal.rules.lexicon.prose import COUNTED_IN, NAMED, NO_UNITS, OPERATORS, UNFILLED
from perfgoal.rules.money_fields import amounts, meant
from perfgoal.rules.rule import Case, Outcomes, rule
from perfgoal.rules.texts import Kind, Written, all_text, texts
from perfgoal.target import parse_target

_AROUND = " \t\r\n()（）[]【】“”\"'。，,；;：:"
_BESIDE = 4
"""Characters before and behind a blank that tell what it is one of: no word of the lexicon is longer."""
_LONGEST_BOLD = 60
"""Characters that are made bold."""
_MOST = 200
"""Signs in one text that are looked at: a text made to have more is judged no further."""


class Blank(NamedTuple):
    """What nobody filled in. It is the ``whole`` of a text, stands for a ``number``, for what is ``named``, or is a
    ``word`` for what is not known yet. ``found`` is the text that a reader is shown, and ``place`` where the blank for
    a number that is no year stands in a text of words, after NFKC."""

    kind: Literal["whole", "number", "named", "word"]
    found: str
    place: int | None = None


_SIGNS = "*＊×XxＸｘ○〇…⋯_＿?？"
_WORDS = {"某": ("某某",), "待": ("待定", "待填", "待补", "待确"), ".": ("..",)}
"""Every blank has one of these signs in it, or a word behind one of these characters."""
_DOTS, _ALONE = "…⋯.", "*＊×XxＸｘ○_＿"
"""What a text is made of that is nothing but a blank: any of the first, or one of the second again and again."""


def _may_be_blank(text: str) -> bool:
    """Whether there is anything in ``text`` that a blank is made of. To ask so is much cheaper than a pattern, and to
    look for one character than for two."""
    return any(map(text.__contains__, _SIGNS)) or any(
        sign in text and any(map(text.__contains__, words)) for sign, words in _WORDS.items()
    )


@cache
def _blanks() -> re.Pattern[str]:
    """Return the pattern of what may be a blank. 二〇〇八 is a year, GBXX-1 a code, 138****1234 a telephone number, and
    what is quoted is spoken of."""
    return re.compile(
        r"《[^《》]*》|“[^“”]*”|「[^「」]*」"
        r"|(?<![0-9A-Za-z])(?P<year>20(?:[Xx×]{2}|(?:\*\*|○○|〇〇|__|[0-9][Xx×])(?=年)))(?![0-9A-Za-z×])年?"
        r"|[(\[【](?P<word>待定|待填写?|待补充?|待确定)[)\]】]"
        r"|(?<![0-9A-Za-z*○〇一二三四五六七八九零_某/-])(?P<run>\*+|[Xx]+|(?<!×)×+|[○〇]{2,}|_+|某某)"
        r"(?![0-9A-Za-z*×○〇一二三四五六七八九零_某/-])"
    )


def blank_in(text: str, kind: Kind) -> Blank | None:
    """Return the first blank of a template in ``text``, a text of ``kind``; ``None`` where none is beyond doubt."""
    if not _may_be_blank(text):
        return None
    if is_unfilled(text):
        return Blank("whole", text.strip(_AROUND))
    if kind == "value" and parse_target(text).placeholder:
        return Blank("number", text.strip())
    plain = unicodedata.normalize("NFKC", text)
    matches = islice(_blanks().finditer(plain), _MOST)
    return next((blank for match in matches if (blank := _judge(plain, match, kind))), None)


def is_unfilled(text: str) -> bool:
    """Whether a text is a blank and nothing else: **, ××, XX, ……, （待定）."""
    core = text.strip(_AROUND)
    if core in UNFILLED.words:
        return True
    if core.startswith(("…", "⋯", "...")):
        return not core.strip(_DOTS)
    return len(set(core)) == 1 < len(core) and not core.strip(_ALONE)


def _judge(plain: str, match: re.Match[str], kind: Kind) -> Blank | None:
    """Return the blank that a match is, or ``None`` where it may be something else."""
    place = match.start()
    if match["year"]:
        return Blank("number", match[0])
    if match["word"]:
        return Blank("word", match[0])
    run = match["run"]
    if run is None or _is_bold(plain, match):
        return None
    before, behind = plain[max(0, place - _BESIDE) : place], plain[match.end() : match.end() + _BESIDE]
    sign, named = OPERATORS.ends(before) or "", NAMED.starts(behind) or ""
    ordinal = before.endswith("第") or run == "某某"  # 第XX届 is a Roman number
    unit = "" if ordinal or NO_UNITS.starts(behind) else COUNTED_IN.starts(behind) or ""
    certain = (sign and unit and kind != "remark") if len(run) == 1 else (unit or (sign and not ordinal))
    if certain:
        return Blank("number", f"{sign}{run}{unit}", place)
    return Blank("named", run + named) if named and len(run) > 1 else None


def _is_bold(plain: str, match: re.Match[str]) -> bool:
    """Whether two asterisks are one of the pairs by which some editors make words bold: at an edge, and with another
    that faces it. Behind a word of one piece it need not stand at an edge itself."""
    if match["run"] != "**":
        return False
    start, end = match.span()
    before, behind = _is_edge(plain, start - 1), _is_edge(plain, end)
    if before == behind:
        return False
    if before:
        other = plain.find("**", end, end + _LONGEST_BOLD)
        return other != -1 and _is_edge(plain, other + 2)
    other = plain.rfind("**", max(0, start - _LONGEST_BOLD), start)
    within = range(other + 2, start)
    return other != -1 and (_is_edge(plain, other - 1) or not any(_is_edge(plain, place) for place in within))


def _is_edge(plain: str, place: int) -> bool:
    """Whether no word stands at ``place``: the text ends, or there is a space or a mark."""
    return not plain[max(0, place) : place + 1].isalnum()


@rule(
    "PG105",
    "placeholder",
    Severity.ERROR,
    COMPLETENESS,
    summary=Text("模板的空位没有填写", "a template's blank that nobody filled in"),
    what=Text(
        "“{field}”里的“{found}”是模板的空位，没有填写。", "“{found}” in “{field}” is a template's blank, not filled in."
    ),
    help=Text("填上实际的数，如“{example}”。", "Fill in the number, such as “{example}”."),
    bracket=Message(
        Text(
            "指标名称“{text}”里的“{found}”是模板的空位，没有填写。",
            "“{found}” in the name “{text}” is a template's blank, not filled in.",
        ),
        Text(
            "名称写成“{name}”，数只写在指标值里，如“{example}”。",
            "Write “{name}” as the name, and leave the number to the value, as in “{example}”.",
        ),
    ),
    named=Message(
        Text(
            "“{field}”里的“{found}”没有写明是哪一个，像是模板留下的。",
            "“{found}” in “{field}” does not say which, and looks like a template's.",
        ),
        Text("把“{found}”换成实际的名称。", "Write the real name in place of “{found}”."),
    ),
    word=Message(
        Text("“{field}”里还留着“{found}”。", "“{field}” still says “{found}”."),
        Text(
            "换成确定的内容；还不能确定的，把这一句删去，批复前补上。",
            "Write what was decided; if nothing was, remove the sentence, and add it before the approval.",
        ),
    ),
    whole=Message(
        Text(
            "“{field}”只写了“{found}”，等于没有填写。", "“{field}” says “{found}” and nothing else, which is nothing."
        ),
        Text(
            "填写实际内容；这一栏可以不填的，也可以删去。",
            "Fill it in; where the form does not ask for it, it may be removed as well.",
        ),
    ),
)
def placeholder(case: Case) -> Outcomes:
    """Look for what a template leaves to be filled in: **, ××, XX or ○○ with a unit behind it or an operator before it,
    20XX年, 待定, 待填, 某某 or … as the whole of a field, （待定）. Before a noun that has a name of its own (XX镇,
    某某项目) it is a warning, except in the name of the department or the project. What is quoted, codes (GBXX-1),
    telephone numbers (138****1234), the year 二〇〇八, 第XX届 and words between the ** of bold letters are none.

    Why: nobody read the text again, and what is missing was never declared.
    Basis: review practice.
    Wrong: 项目总成本(≤**万元) = ≥**%.
    Right: 项目总成本 = ≤1125万元.

    查：模板留下、没有填写的空位：后面有单位或前面有运算符的**、××、XX、○○，20XX年，整栏只写待定、待填、某某、……，
    以及（待定）。空位后面是单位名、地名等名词的（XX镇、某某项目）为警告，在部门名称和项目名称里仍为错误。
    引号和书名号里的、代码（GBXX-1）、电话（138****1234）、二〇〇八年、第XX届、加粗用的**不算。
    理由：留着空位，说明定稿前没有人再看一遍；空着的内容等于没有申报。
    """
    if not _may_be_blank(case.once(all_text)):
        return
    for written in case.once(texts):
        blank = blank_in(written.text, written.kind)
        if blank is not None:
            yield _unfilled(case, written, blank)


def _unfilled(case: Case, written: Written, blank: Blank) -> Problem:
    """Tell of a blank, with an example of what may be written in its place."""
    route, part = written.route, written.part
    arguments: dict[str, Argument] = {"field": FieldName(route), "found": blank.found}
    if blank.kind != "number":
        doubtful = blank.kind == "named" and written.kind != "title"
        return Problem(route, blank.kind, arguments, severity=Severity.WARNING if doubtful else None)
    arguments["example"] = _filled_in(blank.found, str(case.declaration.year))
    if written.kind == "name" and isinstance(part, Indicator) and blank.place is not None:
        name = _without_bracket(written.text, blank.place)
        if name:
            values = [value.strip() for value in (part.annual, part.cycle) if value and not blank_in(value, "value")]
            if values:
                arguments["example"] = values[0]
            return Problem(route, "bracket", {**arguments, "text": written.text.strip(), "name": name})
    return Problem(route, "", arguments)


def _filled_in(found: str, year: str) -> str:
    """Return a blank with something of its kind in its place."""
    numbers = {"年": year, "%": "90", "月": "12", "日": "31"}

    def number(match: re.Match[str]) -> str:
        return year if match["year"] else numbers.get(found[match.end() : match.end() + 1], "20")

    return _signs().sub(number, found)


@cache
def _signs() -> re.Pattern[str]:
    """Return the pattern of the signs in what is told as a blank."""
    return re.compile(r"(?P<year>20[0-9Xx×*○〇_]{2})|[*Xx×○〇_?]+|\.{3,}")


def _without_bracket(text: str, place: int) -> str | None:
    """Return ``text`` without the bracket that holds its character ``place`` (after NFKC); ``None`` where none does."""
    plain = unicodedata.normalize("NFKC", text)
    bracket = next((each for each in _brackets().finditer(plain) if place in range(*each.span())), None)
    if bracket is None:
        return None
    text = text if len(text) == len(plain) else plain
    return text[: bracket.start()].strip() + text[bracket.end() :].strip().lstrip("。.")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\([^()]*\)")


@rule(
    "PG218",
    "spreadsheet-float",
    Severity.WARNING,
    REVIEW,
    summary=Text("数字带有表格软件的浮点尾数", "the tail of a binary float"),
    what=Text(
        "“{field}”的“{value}”带有表格软件留下的浮点尾数，应是“{number}”。",
        "“{value}” in “{field}” has the tail of a binary float; “{number}” is meant.",
    ),
    help=Text("改为“{number}”。", "Write “{number}”."),
)
def spreadsheet_float(case: Case) -> Outcomes:
    """Look for amounts and target values of 15 digits or more that differ from a plain number only as far as a binary
    float does: 82800.92000000001, 1234.4999999999998. Where the plain number has more decimals than the form takes,
    PG204 tells of both; 333.3333333333333 is no such number.

    Why: a sum was copied from a spreadsheet or a program, and what it shows is no amount of money.
    Basis: review practice.
    Wrong: 82800.92000000001.
    Right: 82800.92.

    查：15 位以上、与一个整齐的数只差浮点误差的金额和指标值，如82800.92000000001、1234.4999999999998。
    去掉尾数后小数位数仍超过表样的，由PG204一并指出；333.3333333333333不算。
    理由：这是从表格软件或程序里复制出来的计算结果，不是应填的金额。
    """
    for part, key, amount in case.once(amounts):
        number = meant(case, amount)
        if number is not None:
            yield _mended(part.at(key), amount.raw.strip(), number)
    for value in case.values:
        number = None if value.number is None else without_tail(value.number)
        if number is not None:
            yield _mended(value.route, value.text.strip(), number)


def _mended(route: Route, text: str, number: Decimal) -> Problem:
    """Tell of the number in ``text``, which is to be ``number``. In a value that is given by its parts it stands in one
    of its own."""
    plain = f"{number:,f}" if "," in text or "，" in text else f"{number:f}"
    changes = (Change(route, _digits().sub(plain, text, count=1)), Change((*route, "value"), plain))
    repair = Repair(Text(f"改为“{plain}”", f"write “{plain}”"), changes)
    return Problem(route, "", {"field": FieldName(route), "value": text, "number": plain}, repair=repair)


@cache
def _digits() -> re.Pattern[str]:
    """Return the pattern of a number with a tail, in digits of any width."""
    return re.compile(r"\d[\d,，]*[.．]\d{4,}")
