"""Rules on values that do not read as what they should be: as nothing at all, as a number for a day, as neither yes
nor no."""

import re
from functools import cache

from perfgoal.finding import Argument, Change, Problem, Repair, Severity, Text
from perfgoal.rules.basis import FEASIBILITY, FORM, NONE
from perfgoal.rules.leftovers import blank_in
from perfgoal.rules.measures import numbers, serial_day, without_unit
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, rule
from perfgoal.rules.values import several
from perfgoal.target.words import SIGN_CHARACTERS

_NO_NUMBERS = NotApplicable(Text("没有写数值的指标值", "no target value holds a number"))
_NO_QUESTIONS = NotApplicable(Text("没有“（是/否）”指标", "no indicator asks for yes or no"))
_ASKED = ("(是/否)", "(是或否)", "(是否)", "(是、否)", "是/否")
_UNANSWERED = frozenset(("是否", "是/否", "是或否", "是、否", "(是/否)"))
"""What a form prints where one of the two is to be written."""


@rule(
    "PG402",
    "unreadable-target",
    Severity.WARNING,
    NONE,
    summary=Text("指标值有数字却读不出来", "a value with a number that reads as none"),
    what=Text(
        "“{name}”的指标值“{value}”里有数字或运算符，却读不出是多少。",
        "The value “{value}” of “{name}” holds a number or an operator, yet does not read as a value.",
    ),
    help=Text(
        "只写一个值：运算符、数值、单位，如“≥8个”；其余的话移到“备注”（note）或另列一行指标。",
        "State one value: an operator, a number, a unit, such as “≥8个”; move the rest to “note” (备注), or to an "
        "indicator of its own.",
    ),
)
def unreadable_target(case: Case) -> Outcomes:
    """Look for values that hold a digit or the sign of an operator and still read as no kind of value: two operators,
    a number in the middle of prose. Plain words are a text, and so are names such as PM2.5 or 5G; a ratio (1:3) is left
    alone, of several numbers in one value PG433 tells, and of a template's blank PG105.

    Why: what a program cannot read is not checked, compared or added up, and readers will not agree on it either.
    Basis: -.
    Wrong: 严格按照预算标准1000元/人给补助对象兑付补助.
    Right: 1000元/人.

    查：含有数字或运算符、却读不成任何一类的指标值：有两个运算符，或者数字夹在一句话中间。纯文字算文字，PM2.5、5G 一类的
    名称也算；比例（1:3）不查；一个值里有几个数的，由 PG433 报出，模板的空位由 PG105
    报出。
    理由：程序读不出来的值，就不能检查、比较和相加，看的人理解也会不一样。
    """
    for value in case.values:
        if value.target.readable or _only_names(value.text) or several(value.text):
            continue
        if blank_in(value.text, "value") is None:
            yield Problem(value.route, "", {"name": value.row.indicator.name, "value": value.text.strip()})


def _only_names(text: str) -> bool:
    """Whether the digits of a text all belong to names (PM2.5, CO2, 5G, 4A), ratios (1:3) and hours (8:30)."""
    rest = _name().sub("", text)
    return not any(character.isdigit() or character in SIGN_CHARACTERS for character in rest)


@cache
def _name() -> re.Pattern[str]:
    # No letter or digit is looked at again from the next one on: a value may have 65,536 of them.
    return re.compile(
        r"(?<![A-Za-z])[A-Za-z]++-?[0-9]+(?:\.[0-9]+)?|[345][GA](?![A-Za-z0-9])"
        r"|[≥≤<>=]?(?<![0-9])[0-9]++(?:\.[0-9]++)?[:：][0-9]+(?:\.[0-9]+)?"
    )


@rule(
    "PG408",
    "excel-serial-date",
    Severity.ERROR,
    FEASIBILITY,
    summary=Text("时间指标的值是表格软件的日期序号", "a date as the number by which a spreadsheet keeps it"),
    what=Text(
        "“{name}”的指标值“{value}”是表格软件里的日期序号，代表 {day}。",
        "The value “{value}” of “{name}” is the number by which a spreadsheet keeps a date, {day}.",
    ),
    help=Text("写成日期，如“{text}”。", "Write the date, such as “{text}”."),
)
def excel_serial_date(case: Case) -> Outcomes:
    """Look for time indicators whose value is a whole number from 40000 to 60000 with no unit. Under 时效指标 a name
    that says nothing of a day is taken for one only where the day is near the declaration's year.

    Why: a date was copied out of a spreadsheet as the number of days since 1899-12-30, and nobody can read it.
    Basis: review practice.
    Wrong: 项目完成时间 = 45657.
    Right: 项目完成时间 = 2024年12月31日.

    查：时间指标的值是 40000 到 60000 的整数，没有单位。在时效指标之下，名称没有说明是日期的，换算出的日期接近申报年度才
    算。
    理由：从表格软件里复制出来的日期，变成了从 1899-12-30 起算的天数，没有人看得懂。
    """
    if not case.once(numbers):
        yield _NO_NUMBERS
    for value in case.once(without_unit):
        day = serial_day(value, case.declaration.year)
        if day is not None:
            text = f"{day.year}年{day.month}月{day.day}日" + ("前" if value.target.operator == "≤" else "")
            repair = Repair(Text(f"改为“{text}”", f"write “{text}”"), (Change(value.route, text),), safe=False)
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text.strip()}
            arguments |= {"day": day.isoformat(), "text": text}
            yield Problem(value.route, "", arguments, repair=repair)


@rule(
    "PG411",
    "yes-no-mismatch",
    Severity.ERROR,
    FORM,
    summary=Text("名称问“是/否”，指标值不是", "a name that asks for 是 or 否, and a value that is neither"),
    what=Text(
        "“{name}”要求填“是”或“否”，指标值写的是“{value}”。",
        "“{name}” asks for “是” or “否”, and its value is “{value}”.",
    ),
    help=Text(
        "指标值写“是”或“否”；如果确有数值，从名称中去掉“{asked}”。",
        "Write “是” or “否”; if there is a number to reach, take “{asked}” out of the name.",
    ),
)
def yes_no_mismatch(case: Case) -> Outcomes:
    """Look for indicators whose names end in （是/否） and whose values are neither.

    Why: the question and the answer belong to two different indicators, so that one of them was pasted.
    Basis: form.
    Wrong: 项目对中小企业发展具有积极作用（是/否） = ≥95%.
    Right: 项目对中小企业发展具有积极作用（是/否） = 是.

    查：名称以（是/否）结尾，指标值却既不是“是”也不是“否”。
    理由：问的和答的是两个指标，其中一个贴错了行。
    """
    asking = [value for value in case.values if value.row.plain.endswith(_ASKED)]
    if not asking:
        yield _NO_QUESTIONS
    for value in asking:
        plain, target = value.row.plain, value.target
        if target.kind == "yesno" or target.unit_only or target.placeholder or _answers(value.text):
            continue
        asked = next(word for word in _ASKED if plain.endswith(word))
        arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text.strip()}
        yield Problem(value.route, "", {**arguments, "asked": asked})


def _answers(text: str) -> bool:
    """Whether a text says yes or no in a sentence, or that nothing is asked this year."""
    plain = plain_name(text)
    if plain in _UNANSWERED or plain.endswith("与否"):
        return False
    spoken = any(word in plain for word in ("是", "否", "不考核", "不涉及", "不适用"))
    return spoken or not any(map(str.isalnum, plain))
