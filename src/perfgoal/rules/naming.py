"""Rules on names that hold what belongs to their values: the number, or the bound."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.money import EXACT
from perfgoal.rules.basis import RELEVANCE
from perfgoal.rules.lexicon.naming import BEFORE_TERMS, BEHIND_TERMS, DIGITS, LIMITS, OPERATORS, ORDINALS
from perfgoal.rules.measures import conflict, dimension, unit_of
from perfgoal.rules.named import Name, Number, ends_at, name_of, number_at, numbers_in, rest_of, without
from perfgoal.rules.phrases import has_digit, phrases
from perfgoal.rules.rule import Case, Outcomes, Value, rule
from perfgoal.target import parse_target
from perfgoal.target.units import NONE, Unit, read_unit

_YEARS = range(1900, 2101)
_EXAMPLE = "高企认定数量"


@rule(
    "PG501",
    "name-contains-value",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("名称里写了指标值的数", "the name holds the number of its own value"),
    what=Text(
        "指标“{name}”的名称里写了“{number}”，与它的值“{value}”重复。",
        "The name “{name}” holds “{number}”, which repeats its value “{value}”.",
    ),
    help=Text(
        "名称只写衡量什么，如“{mended}”，数只写在指标值里。",
        "Let the name say what is measured, such as “{mended}”, and leave the number to the value.",
    ),
    unit=Message(
        Text(
            "指标“{name}”的名称里写了“{number}”，与它的值“{value}”数同而单位不同。",
            "The name “{name}” holds “{number}”, and its value “{value}” repeats the number in another unit.",
        ),
        Text(
            "名称只写衡量什么，如“{mended}”，数和正确的单位只写在指标值里，如“≥{number}”。",
            "Let the name say what is measured, such as “{mended}”, and leave the number, in the right unit, to the "
            "value, such as “≥{number}”.",
        ),
    ),
)
def name_contains_value(case: Case) -> Outcomes:
    """Look for names that hold, in digits, the number of their own value, with a unit behind it: the same amount of
    the same unit anywhere, or at the end of the name the same number, where both count something or the value has no
    unit. Numbers of terms (65岁以上老人, 3人制, 第2批, 24小时值班, 5G, years) and numbers that are not the value's are
    let be; a name with an operator is left to PG502.

    Why: when the value is changed the name contradicts it, and what is measured is nowhere said.
    Basis: review practice.
    Wrong: 村组干部230人 with the value ≥230个.
    Right: 村组干部人数 with the value ≥230人.

    查：名称里用阿拉伯数字写了本指标值的数，后面跟着单位：同一单位、同一数量，写在名称哪里都算；写在名称末尾的，
    只要数相同，且都是计数单位或指标值没有单位，也算。术语里的数（65岁以上老人、3人制、第2批、24小时值班、5G、年份）
    和不是指标值的数不算；名称里有运算符的，由 PG502 指出。
    理由：指标值一改，名称就与它矛盾；衡量的是什么，反而没有写明。
    错例：村组干部230人，值是≥230个。
    对例：村组干部人数，值是≥230人。
    """
    bounded, told = case.once(_bounded), set[int]()
    for value in case.values_of(row for row in case.naming(DIGITS) if id(row) not in bounded):
        row = value.row
        name = name_of(row)
        number = None if id(row) in told else _repeated(value, name)
        if number is not None:
            told.add(id(row))
            unit = unit_of(value).base
            arguments: dict[str, Argument] = {
                "name": row.indicator.name,
                "number": name.text[number.start : number.stop],
                "value": value.text,
                "mended": without(name, number.start, number.stop, number.unit) or _EXAMPLE,
            }
            yield Problem(row.indicator.at("name"), "unit" if unit not in ("", number.unit.base) else "", arguments)


def _repeated(value: Value, name: Name) -> Number | None:
    """Return the number in a name that is that of ``value``."""
    if value.number is None:
        return None
    return next((number for number in numbers_in(name) if _repeats(value, name, number)), None)


def _repeats(value: Value, name: Name, number: Number) -> bool:
    unit, named = unit_of(value), number.unit
    if name.text[number.start - 1 : number.start] in BEFORE_TERMS:
        return False
    if named.base and named.base == unit.base:
        same = EXACT.multiply(value.number or 0, unit.scale) == EXACT.multiply(number.value, named.scale)
        return same and (number.last or not _is_term(name, number))
    if value.number != number.value or not number.last or named.text in ORDINALS or _is_year(number):
        return False
    return not unit.base or dimension(unit) == dimension(named) == "count"


def _is_term(name: Name, number: Number) -> bool:
    """Whether a number in the middle of a name is part of what something is called."""
    behind = name.text[number.stop :]
    timed = dimension(number.unit) == "time"
    return timed or number.unit.text in ORDINALS or behind.startswith(BEHIND_TERMS.words)


def _is_year(number: Number) -> bool:
    return number.unit.text == "年" and number.value in _YEARS


class Bound(NamedTuple):
    """An operator in a name and what it bounds, from ``start`` to ``stop``."""

    name: Name
    start: int
    stop: int
    number: Decimal | None
    unit: Unit


def _bounded(case: Case) -> dict[int, tuple[Bound, Value]]:
    """Return the bounds that names hold in place of their values, each with the last value that it is that of, by the
    ``id`` of the row."""
    found = {}
    for value in case.values_of(case.naming(OPERATORS)):
        bound = next((bound for bound in _bounds(name_of(value.row)) if _is_of_value(bound, value)), None)
        if bound is not None:
            found[id(value.row)] = bound, value
    return found


def _bounds(name: Name) -> Iterator[Bound]:
    """Yield the bounds in a name, be they its last words or in the middle. A template's blank (≤**万元) is none."""
    for operator in _operators().finditer(name.text):
        start, stop = operator.span()
        number, rest = number_at(name, stop), rest_of(name, stop)
        unit, length = read_unit(rest) or (NONE, 0)
        if number is not None:
            yield Bound(name, start, number.stop, number.value, number.unit)
        elif length == len(rest):
            yield Bound(name, start, stop + length, None, unit)
        elif rest.endswith(LIMITS.words):
            yield Bound(name, start, stop + len(rest), None, NONE)


@cache
def _operators() -> re.Pattern[str]:
    """Return the pattern of the operators, the longer of two that begin alike first."""
    return re.compile("|".join(sorted(OPERATORS.words, reverse=True)))


def _is_of_value(bound: Bound, value: Value) -> bool:
    """Whether a bound is that of ``value``: it is the value's own, or stands at the end of the name and speaks of the
    whole. 企业（年营收≥2000万元）says which enterprises are counted."""
    name, base, unit = bound.name, bound.unit.base, unit_of(value)
    equal = bound.number is not None and bound.number == value.number
    if equal and base == unit.base and not name.text.startswith("的", bound.stop):
        return True
    if not ends_at(name, bound.stop):
        return False
    in_brackets = not name.head[bound.start :]
    if "" in (base, unit.base) or base == unit.base:
        return not in_brackets or name.text[bound.start - 1] == "("
    return not in_brackets and (unit.base == "%" or (equal and not conflict(bound.unit, unit)))


@rule(
    "PG502",
    "name-contains-operator",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("名称里写了运算符", "an operator inside the name"),
    what=Text(
        "指标“{name}”的名称里写了“{bound}”，运算符属于指标值。",
        "The name “{name}” holds “{bound}”, whose operator belongs to the value.",
    ),
    help=Text(
        "名称只写衡量什么，如“{mended}”；不低于、不超过多少，写在指标值里，如“{example}”。",
        "Let the name say what is measured, such as “{mended}”, and state the bound as the value, such as “{example}”.",
    ),
)
def name_contains_operator(case: Case) -> Outcomes:
    """Look for names that hold a bound of their value: ≥, ≤, >, < or a word like 不低于 or 不超过, with a number, a
    unit, 预算 or 上年 behind it. It is told at the end of the name, and elsewhere only where its number is the value's
    own. A bound that says which things are counted (从业人员≥20人的企业数量, 企业（年营收≥2000万元）), one of another
    kind than the value, words like 低于 and 超标, and a template's blank (≤**万元, left to PG105) are let be, as is a
    value that says its name again (PG418).

    Why: a bound is read, compared and scored in the value only; written twice, the two come to differ.
    Basis: review practice.
    Wrong: 项目总成本（≤1125万元） with the value ≤1125万元.
    Right: 项目总成本 with the value ≤1125万元.

    查：名称里写了本指标值的界限：≥、≤、>、< 或“不低于”“不超过”一类的词，后面是数、单位、预算或上年。写在名称末尾的
    指出；写在中间的，只有数与指标值相同才指出。用来说明统计哪些对象的（从业人员≥20人的企业数量）、与指标值不是一类的、
    “低于”“超标”一类的词、模板的空位（≤**万元，由 PG105 指出）、把名称又说一遍的值（PG418）不算；企业（年营收≥2000万元）
    也不算。
    理由：界限只在指标值里读取、比较和评分；写两遍，迟早会不一致。
    错例：项目总成本（≤1125万元），值是≤1125万元。
    对例：项目总成本，值是≤1125万元。
    """
    again = {id(phrase.value.row) for phrase in case.once(phrases) if phrase.code == "PG418"}
    for key, (bound, value) in case.once(_bounded).items():
        if key in again:
            continue
        indicator, text = bound.name.row.indicator, bound.name.text[bound.start : bound.stop]
        stated = value.text.strip() if bound.number is None or bound.unit is NONE else _in_signs(text)
        yield Problem(
            indicator.at("name"),
            "",
            {
                "name": indicator.name,
                "bound": text,
                "mended": without(bound.name, bound.start, bound.stop, bound.unit) or _EXAMPLE,
                "example": stated if has_digit(stated) else "≥90%",
            },
        )


def _in_signs(bound: str) -> str:
    """Return a bound as a value is written: 不低于90%以上 becomes ≥90%."""
    target = parse_target(bound)
    before, _, behind = target.spelled.partition("…")
    return (target.operator or "") + bound.removeprefix(before).removesuffix(behind)
