"""Rules on the units of target values: one that stands alone, none at all, two that disagree, and a lost %."""

import re

from perfgoal.document import Route
from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.rules.basis import FEASIBILITY, RELEVANCE
from perfgoal.rules.lexicon.named import COUNTS, DIMENSIONLESS, WHEN
from perfgoal.rules.measures import (
    conflict,
    dimension,
    fraction,
    is_rate,
    numbers,
    own_unit,
    pairs,
    rates,
    serial_day,
    unit_field,
    unit_in_name,
    unit_of,
    without_unit,
)
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Value, rule
from perfgoal.target.units import NONE, Unit

_NO_NUMBERS = NotApplicable(Text("没有写数值的指标值", "no target value holds a number"))
_ONE_UNIT = NotApplicable(Text("没有一个指标值的单位写了两处", "no value has its unit in two places"))
_NO_RATES = NotApplicable(Text("没有比率类指标值", "no value is that of a rate"))

_ADD_UNIT = Text(
    "在数值后写出单位（个、件、天、万元等），或填写“计量单位”（unit）。",
    "Write the unit behind the number, such as “个”, “天” or “万元”, or state it in “unit” (计量单位).",
)


@rule(
    "PG403",
    "unit-only-target",
    Severity.ERROR,
    FEASIBILITY,
    summary=Text("指标值只有单位或运算符，没有数值", "a unit or an operator with no number"),
    what=Text("“{name}”的指标值只有单位“{value}”，没有数值。", "The value of “{name}” is the unit “{value}” alone."),
    help=Text("在单位前补写数值，如“{text}”。", "Write a number before the unit, such as “{text}”."),
    operator=Message(
        Text(
            "“{name}”的指标值只有运算符“{value}”，没有数值。",
            "The value of “{name}” is the operator “{value}” alone.",
        ),
        Text("补写数值和单位，如“{text}”。", "Write a number and its unit behind it, such as “{text}”."),
    ),
    both=Message(
        Text(
            "“{name}”的指标值“{value}”只有运算符和单位，没有数值。",
            "The value “{value}” of “{name}” is an operator and a unit with no number.",
        ),
        Text(
            "在运算符和单位之间补写数值，如“{text}”。",
            "Write a number between the operator and the unit, such as “{text}”.",
        ),
    ),
)
def unit_only_target(case: Case) -> Outcomes:
    """Look for values that are a unit, an operator, or both, with no number. A period alone (月) is one where the name
    speaks of how often something is done.

    Why: the number was lost on the way from another table, and without it nothing is promised.
    Basis: review practice.
    Wrong: 新增造林面积 = 万亩.
    Right: 新增造林面积 = ≥2万亩.

    查：只有单位、只有运算符，或者只有这两样，而没有数的指标值。名称问的是多久一次时，只写周期（月）的不算。
    理由：数字在从别的表抄过来的时候丢了；没有数字，就什么也没有承诺。
    """
    for value in case.values:
        target = value.target
        if not target.unit_only:
            continue
        name = value.row.indicator.name
        if dimension(unit_of(value)) == "time" and ("频" in name or "周期" in name):
            continue
        variant = "" if not target.operator else "both" if target.unit else "operator"
        arguments: dict[str, Argument] = {"name": name, "value": value.text.strip()}
        number = 95 if target.base == "%" else 8
        arguments["text"] = f"{target.operator or '≥'}{number}{target.unit or '个'}"
        yield Problem(value.route, variant, arguments)


@rule(
    "PG404",
    "missing-unit",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("数值没有单位", "a number with no unit"),
    what=Text(
        "“{name}”的指标值“{value}”没有单位，名称和“计量单位”里也没有。",
        "The value “{value}” of “{name}” has no unit, nor is there one in the name or in “unit” (计量单位).",
    ),
    help=_ADD_UNIT,
    known=Message(
        Text("“{name}”的指标值“{value}”没有单位。", "The value “{value}” of “{name}” has no unit."),
        Text("写成“{text}”。", "Write “{text}”."),
    ),
    magnitude=Message(
        Text(
            "“{name}”的指标值“{value}”的“{unit}”后面没有单位。",
            "Behind “{unit}” in the value “{value}” of “{name}” stands no unit.",
        ),
        Text(
            "写明是多少什么，如“{value}元”“{value}人”。",
            "Say of what there are so many, such as “{value}元” or “{value}人”.",
        ),
    ),
    below=Message(
        Text(
            "“{name}”的指标值“{value}”只写了分母“{unit}”，没有写分子的单位。",
            "The value “{value}” of “{name}” has what stands below the stroke (“{unit}”) and no unit above it.",
        ),
        Text("在“/”前写出单位，如“元/{unit}”。", "Write the unit before the stroke, such as “元/{unit}”."),
    ),
)
def missing_unit(case: Case) -> Outcomes:
    """Look for numbers with no unit in the value, in the unit field or in a bracket of the name. Zero needs none, nor
    do names that say what is counted (人数, 户数, 场次) and measures without dimension (指数, pH, 排名).

    Why: 80 may be 80辆 or 80%, and whoever measures it at the end of the year must guess.
    Basis: review practice.
    Wrong: 办结案件数量 = ≥70.
    Right: 办结案件数量 = ≥70件, or 人数 = ≥70.

    查：指标值、计量单位栏和名称的括号里都没有单位的数。零不需要单位；名称已经说明数的是什么（人数、户数、场次），或者本
    来没有单位（指数、pH、排名）的，也不需要。
    理由：80 可能是 80辆，也可能是 80%，年底衡量的人只能猜。
    对例：办结案件数量 = ≥70件，或者人数 = ≥70。
    """
    if not case.once(numbers):
        yield _NO_NUMBERS
    for value in case.once(without_unit):
        if value.target.kind not in ("quantity", "range") or not value.number:
            continue
        unit = unit_of(value)
        if unit.base or _needs_no_unit(value, case.declaration.year):
            continue
        variant, more = _missing(case, value)
        arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text.strip()}
        yield Problem(value.route, variant, {**arguments, **more})


def _needs_no_unit(value: Value, year: int) -> bool:
    """Whether a number without a unit says all: what is counted stands in the name, or another rule speaks of it."""
    target, head = value.target, value.row.head
    counted = head.replace("(", "").replace(")", "").endswith(COUNTS.words)
    if not target.per and (counted or DIMENSIONLESS.find(head)):
        return True
    return fraction(value) is not None or serial_day(value, year) is not None


def _missing(case: Case, value: Value) -> tuple[str, dict[str, Argument]]:
    """Return the variant that tells what is missing, with the whole value where it is known, or what there is of the
    unit."""
    target, text = value.target, value.text.strip()
    if target.per:
        return "below", {"unit": target.per}
    if target.unit:
        return "magnitude", {"unit": target.unit}
    if not text[-1:].isdigit():
        return "", {}
    if is_rate(value.row.head):
        return "known", {"text": f"{text}%"}
    if WHEN.find(value.row.plain) and (match := re.fullmatch(r"(20[0-9]{2})(?:\.(0?[1-9]|1[0-2]))?", text)):
        return "known", {"text": f"{match[1]}年" + (f"{int(match[2])}月" if match[2] else "")}
    other = next((one if two is value else two for one, two in case.once(pairs) if value is one or value is two), None)
    unit = unit_of(other).text if other else None
    return ("known", {"text": f"{text}{unit}"}) if unit else ("", {})


@rule(
    "PG405",
    "unit-conflict",
    Severity.ERROR,
    RELEVANCE,
    summary=Text("单位互相矛盾", "units that disagree"),
    what=Text(
        "“{name}”的指标值“{value}”的单位是“{actual}”，“计量单位”写的是“{expected}”。",
        "The value “{value}” of “{name}” is in “{actual}”, where “unit” (计量单位) says “{expected}”.",
    ),
    help=Text("确认以什么计量，改正写错的一处。", "Settle what it is measured in, and correct the one that is wrong."),
    named=Message(
        Text(
            "“{name}”的指标值“{value}”的单位是“{actual}”，名称里写的是“{expected}”。",
            "The value “{value}” of “{name}” is in “{actual}”, where the name says “{expected}”.",
        ),
        Text("确认以什么计量，改正写错的一处。", "Settle what it is measured in, and correct the one that is wrong."),
    ),
    field=Message(
        Text(
            "“{name}”的“计量单位”写的是“{actual}”，名称里写的是“{expected}”。",
            "“unit” (计量单位) of “{name}” says “{actual}”, where the name says “{expected}”.",
        ),
        Text("确认以什么计量，改正写错的一处。", "Settle what it is measured in, and correct the one that is wrong."),
    ),
)
def unit_conflict(case: Case) -> Outcomes:
    """Look for a number whose value, unit field and name give units in which no number can be at once: money and %, a
    count and a length. Units of one kind (个 and 家, 元 and 万元) and unknown ones are no conflict.

    Why: one of them is wrong, and which one decides what was promised.
    Basis: review practice.
    Wrong: 28.8万元 with the unit %.
    Right: 28.8万元 with the unit 万元, or with none.

    查：指标值、计量单位栏和名称里的单位不可能同时成立：金额与 %，个数与长度。同类的单位（个与家，元与万元）和程序不认识
    的单位不算矛盾。
    理由：总有一个是错的，而哪一个错，决定了承诺的是什么。
    错例：指标值 28.8万元，计量单位 %。
    对例：指标值 28.8万元，计量单位写万元，或者空着。
    """
    met, told = False, set[Route]()
    for value in case.once(numbers):
        row = value.row
        if row.indicator.unit is None and row.head is row.plain:
            continue
        field, name = unit_field(row), unit_in_name(row)
        if (name is NONE and field is NONE) or value.target.kind in ("deadline", "frequency"):
            continue
        met, own = True, own_unit(value.target)
        for variant, one, other in (("", own, field), ("named", own, name), ("field", field, name)):
            route = value.row.indicator.at("unit") if variant == "field" else value.route
            if conflict(one, other) and route not in told:
                told.add(route)
                yield _conflict(value, route, variant, one, other)
                break
    if not met:
        yield _ONE_UNIT


def _conflict(value: Value, route: Route, variant: str, one: Unit, other: Unit) -> Problem:
    arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text.strip()}
    return Problem(route, variant, arguments, expected=str(other.text), actual=str(one.text))


@rule(
    "PG430",
    "percent-as-fraction",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("比率的百分数写成了小数", "a rate valued 1 or 0.95 with no %"),
    what=Text(
        "“{name}”是比率，指标值“{value}”没有写“%”，像是把百分数写成了小数。",
        "“{name}” is a rate, and its value “{value}” has no “%”: a percentage written as a fraction, it seems.",
    ),
    help=Text(
        "写成“{percent}”；本意如果是“{literal}”，就补上“%”。", "Write “{percent}”, or “{literal}” if that is meant."
    ),
)
def percent_as_fraction(case: Case) -> Outcomes:
    """Look for rates whose value is above 0, not above 1, and has no %. What nobody wants more of (差错率 ≤0.5) may
    well mean 0.5%, and is left to PG404.

    Why: a spreadsheet shows 95% and hands on 0.95, which reads as less than one per cent.
    Basis: review practice.
    Wrong: 验收合格率 = 1, 群众满意度 = ≥0.95.
    Right: 验收合格率 = 100%, 群众满意度 = ≥95%.

    查：大于 0、不大于 1、又没有 % 的比率。越少越好的（差错率 ≤0.5）可能就是 0.5%，留给 PG404。
    理由：表格软件显示 95%，复制出来却是 0.95，看上去不到百分之一。
    """
    values = case.once(rates)
    if not values:
        yield _NO_RATES
    for value in values:
        percent = fraction(value)
        if percent is not None:
            sign, number = value.target.operator or "", value.number
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text.strip()}
            arguments |= {"percent": f"{sign}{percent:f}%", "literal": f"{sign}{number:f}%"}
            yield Problem(value.route, "", arguments)
