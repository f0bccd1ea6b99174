"""Rules on names that claim more than can be measured: an outcome before the year begins, a wish with a share of it."""

from decimal import Decimal

from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.rules.basis import RELEVANCE
from perfgoal.rules.lexicon.naming import (
    ASPIRED_STATES,
    CHANGES,
    DEGREES,
    DIVIDED,
    MACHINES,
    MEASURABLE,
    MEASURABLE_OTHERWISE,
    NOT_DIVIDED,
    RUNNING,
    WISHED,
    WISHES,
)
from perfgoal.rules.measures import measured, unit_of
from perfgoal.rules.named import Name, is_measure, name_of
from perfgoal.rules.phrases import phrases
from perfgoal.rules.rule import Case, Outcomes, Value, rule

ALMOST_ALL, ALL = Decimal(85), Decimal(100)
"""From so many % on, a share of what nothing can be divided by stands for "all of it"."""
HALF = Decimal(50)
"""Below so many %, a share may well be that by which something changes."""


@rule(
    "PG503",
    "name-states-result",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("名称已经说了结果", "the name already says the outcome"),
    what=Text(
        "指标“{name}”的名称已经说了结果“{result}”。",
        "The name “{name}” already says the outcome, “{result}”.",
    ),
    help=Text(
        "从名称中删去“{result}”，写成“{mended}”，达到多少由指标值说，如“≥90%”“≤20人”。",
        "Remove “{result}” from the name, which leaves “{mended}”, and let the value say how much is reached, such as "
        "“≥90%” or “≤20人”.",
    ),
    thing=Message(
        Text(
            "指标“{name}”的名称已经说了结果“{result}”，却没有说拿什么衡量。",
            "The name “{name}” already says the outcome, “{result}”, and not by what it is measured.",
        ),
        Text(
            "名称改为能衡量的，如“受益人数”“按时办结率”，达到多少由指标值说，如“≥500人”“≥95%”。",
            "Name what can be measured, such as “受益人数” or “按时办结率”, and let the value say how much is reached, "
            "such as “≥500人” or “≥95%”.",
        ),
    ),
)
def name_states_result(case: Case) -> Outcomes:
    """Look for names that end in a word of degree and one of change, side by side: 显著提升, 明显改善, 有效提高,
    逐步完善, 得到改善. A name that merely begins with 提升 or 促进, or ends in a change without a degree
    (服务能力提升), is let be, as is one that asks (是/否), one whose value says by how much (百分点, or a share below
    50 %), and one whose value is plain words, of which PG416 and its like speak. On the published declarations of
    docs/truth.md: 2 right, 0 wrong.

    Why: the outcome is for the value to state; here the name grants it, and the value has nothing left to measure.
    Basis: review practice.
    Wrong: 防治知识知晓率显著提升 with the value 100%.
    Right: 防治知识知晓率 with the value ≥90%.

    查：名称末尾是紧挨着的程度词和变化词：显著提升、明显改善、有效提高、逐步完善、得到改善。只以“提升”“促进”开头的，
    末尾只有变化词的（服务能力提升），提问的（是/否），指标值说明变化多少的（百分点或 50% 以下的比例），
    以及指标值只是文字、由 PG416 等指出的，不算。在 docs/truth.md 的已公开申报上：报对 2 条，报错 0 条。
    理由：结果要由指标值来说；名称先说了，指标值就没有可以衡量的了。
    错例：防治知识知晓率显著提升，值是100%。
    对例：防治知识知晓率，值是≥90%。
    """
    worded = {id(phrase.value.row) for phrase in case.once(phrases)}
    rows = [row for row in case.naming(DEGREES) if id(row) not in worded and "是/否" not in row.plain]
    changes = {id(value.row) for value in case.values_of(rows) if _is_change(value)}
    for row in rows:
        name = name_of(row)
        change = CHANGES.ends(name.head)
        degree = change and DEGREES.ends(name.head.removesuffix(change))
        if change and degree and id(row) not in changes:
            result = f"{degree}{change}"
            mended = name.written[: len(name.head) - len(result)]
            arguments: dict[str, Argument] = {"name": row.indicator.name, "result": result, "mended": mended}
            yield Problem(row.indicator.at("name"), "" if is_measure(mended) else "thing", arguments)


def _is_change(value: Value) -> bool:
    """Whether a value says by how much something changes."""
    unit = unit_of(value).base
    return unit == "百分点" or (unit == "%" and value.number is not None and value.number < HALF)


def wishes(case: Case) -> tuple[tuple[Name, Value], ...]:
    """Return the aspirations whose value is a share of all or almost all, and nothing says of what."""
    rows = {id(row) for row in case.naming(WISHED)}
    shares = [
        value
        for value in case.once(measured)
        if id(value.row) in rows
        and value.number is not None
        and ALMOST_ALL <= value.number <= ALL
        and value.target.kind == "quantity"
        and value.target.operator not in ("≤", "<")
        and unit_of(value).base == "%"
    ]
    found = [(name_of(value.row), value) for value in shares]
    return tuple([(name, value) for name, value in found if _is_wish(name) and not _is_explained(value)])


def _is_wish(name: Name) -> bool:
    head = name.head
    if not (ASPIRED_STATES.ends(head) or (head.startswith(WISHES.words) and head.endswith(WISHED.words))):
        return False
    if head.endswith(RUNNING) and MACHINES.find(head):
        return False
    return DIVIDED.find(name.text.replace(NOT_DIVIDED, "")) is None


def _is_explained(value: Value) -> bool:
    indicator = value.row.indicator
    return any(DIVIDED.find(text) for text in (indicator.explanation, indicator.note) if text)


@rule(
    "PG515",
    "wish-as-percent",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("愿望写成了百分比", "an aspiration with a share and nothing to divide"),
    what=Text(
        "指标“{name}”是一个愿望，值“{value}”却是百分比，没有可以相除的数。",
        "“{name}” is an aspiration, but its value “{value}” is a share, and there is nothing to divide.",
    ),
    help=Text(
        "改为能计算的指标，如“{example}”；确有算法的，在“指标解释”（explanation）中写明用什么除以什么。",
        "Declare what can be computed, such as “{example}”; if there is a way to compute it, say in “explanation” "
        "(指标解释) what is divided by what.",
    ),
)
def wish_as_percent(case: Case) -> Outcomes:
    """Look for aspirations with a value from 85 % to 100 % that is no upper bound. An aspiration begins with a verb
    like 促进, 维护, 保障 and ends with what is wished (发展, 稳定, 环境, 运转), or ends in a state like 可持续发展. A
    name with 率, 比例, 程度, 覆盖 or their like has something to divide, as has a row whose explanation or note says
    so; a system or machine runs a share of the time, and a change by so many per cent (提高收入 ≥5%) is measured. On
    the published declarations of docs/truth.md: 7 right, 0 wrong.

    Why: nobody can compute 95 % of a wish; the number was put there to look like a target.
    Basis: review practice.
    Wrong: 促进村集体经济发展 with the value ≥95%.
    Right: 村集体经济收入增长率 with the value ≥5%.

    查：名称是愿望，值却是 85% 至 100% 的百分比（上限不算）。愿望指以“促进”“维护”“保障”一类的动词开头，
    以“发展”“稳定”“环境”“运转”一类的词结尾，或以“可持续发展”一类的状态结尾的名称。名称里有率、比例、程度、覆盖等，
    或指标解释、备注写明怎样计算的，不算；系统、设备运行的时间占比和变化百分之几的（提高收入≥5%）可以衡量，也不算。
    在 docs/truth.md 的已公开申报上：报对 7 条，报错 0 条。
    理由：愿望的 95% 谁也算不出来，这个数只是看起来像目标。
    错例：促进村集体经济发展，值是≥95%。
    对例：村集体经济收入增长率，值是≥5%。
    """
    for name, value in case.once(wishes):
        found = (example for words, example in MEASURABLE if words.find(name.head))
        arguments: dict[str, Argument] = {
            "name": name.row.indicator.name,
            "value": value.text,
            "example": next(found, MEASURABLE_OTHERWISE),
        }
        yield Problem(name.row.indicator.at("name"), "", arguments)
