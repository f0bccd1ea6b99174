"""Rules on the weights of indicators: what they add up to, and how they are spread."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfgoal.finding import Argument, FieldName, Problem, Related, Severity, Text
from perfgoal.money import EXACT
from perfgoal.rules.basis import AUDIT, FORM
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, Undecided, rule
from perfgoal.rules.targets import states

UNIFORM_FROM = 3
"""So many equal weights say that nobody weighed."""

_NO_WEIGHTS = NotApplicable(Text("表样没有分值", "the form weighs nothing"))
_NONE_GIVEN = NotApplicable(Text("没有填写分值", "no weight is given"))
_INCOMPLETE = Undecided(
    Text("有指标没有分值，合计不能判断", "some indicators have no weight, and a sum needs them all")
)
_NO_SPLIT = NotApplicable(Text("表样没有各一级指标的分值", "the form does not split its points"))
_WRONG_TOTAL = Undecided(Text("分值合计不对，先改合计", "the weights do not add up, which comes first"))


class Weighed(NamedTuple):
    """An indicator and its weight, ``None`` where it has none."""

    row: Row
    weight: Decimal | None


def _weighed(case: Case) -> tuple[Weighed, ...]:
    """Return the indicators that are scored this year, with their weights. Of one that is not measured this year (—)
    no weight is asked for, and zero is as good as none."""
    found = []
    for row in case.rows:
        text, annual = row.indicator.weight, row.indicator.annual
        weight = None if text is None else Decimal(text.strip())
        if weight or annual is None or states(annual):
            found.append(Weighed(row, weight))
    return tuple(found)


def _given(case: Case) -> list[Weighed] | NotApplicable:
    """Return the indicators with their weights, or why there is nothing to judge."""
    if case.form.weights is None:
        return _NO_WEIGHTS
    weighed = case.once(_weighed)
    return list(weighed) if any(weight is not None for _, weight in weighed) else _NONE_GIVEN


def _complete(case: Case) -> list[tuple[Row, Decimal]] | NotApplicable | Undecided:
    """Return the indicators with their weights where each has one, or why a sum says nothing."""
    given = _given(case)
    if isinstance(given, NotApplicable):
        return given
    weights = [(row, weight) for row, weight in given if weight is not None]
    return weights if len(weights) == len(given) else _INCOMPLETE


def _sum(weights: list[tuple[Row, Decimal]]) -> Decimal:
    total = Decimal(0)
    for _, weight in weights:
        total = EXACT.add(total, weight)
    return total


def _points(value: Decimal) -> str:
    """Return a number of points without the zeros that say nothing."""
    return f"{value.normalize():f}"


def _by_level1(case: Case, weights: list[tuple[Row, Decimal]]) -> Iterator[tuple[str, Decimal]]:
    """Yield the first-level categories as written, with the sum of what stands below each."""
    for branch in case.level1_branches:
        yield branch.key, _sum([(row, weight) for row, weight in weights if row.branch.route[1] == branch.key])


@rule(
    "PG701",
    "weights-total",
    Severity.ERROR,
    FORM,
    summary=Text("分值合计不是表样规定的数", "weights do not add up to the form's total"),
    what=Text(
        "各指标分值合计 {actual} 分，应为 {expected} 分。",
        "The weights of the indicators add up to {actual} points, where the form has {expected}.",
    ),
    help=Text(
        "逐个核对分值，改正多写或少写的一个；预算执行率占 10 分的表样，指标合计 90 分。",
        "Check the weights one by one and correct the one that is wrong; where the execution of the budget takes 10 "
        "points, the indicators have 90.",
    ),
)
def weights_total(case: Case) -> Outcomes:
    """Look for weights that do not add up to the form's total; where the form leaves it open, to neither 90 nor 100.
    Where an indicator has no weight this is undecided, and PG703 says so.

    Why: the weights are shares of one score, which is out of 100 points, 10 of them often for the execution.
    Basis: form.
    Wrong: weights 50, 30 and 15 in a form of 90 or 100 points.
    Right: weights 50, 30 and 10.

    查：分值合计不等于表样规定的数；表样没有规定时，既不是 90 也不是 100。有指标没有分值时，这里无法判断，由 PG703 报
    出。
    理由：各项分值是总分的份额，总分 100 分，其中 10 分常常留给预算执行。
    错例：表样的总分为 90 或 100 分，分值为 50、30 和 15。
    对例：分值为 50、30 和 10。
    """
    weights = _complete(case)
    if not isinstance(weights, list):
        yield weights
        return
    total = _sum(weights)
    assert case.form.weights is not None
    totals = case.form.weights.totals
    if total not in totals:
        what = Text("“{name}”小计 {points} 分", "“{name}” has {points}")
        related = tuple(
            Related(("indicators", name), what, {"name": name, "points": _points(points)})
            for name, points in _by_level1(case, weights)
        )
        expected = Text(" 或 ".join(map(str, totals)), " or ".join(map(str, totals)))
        arguments: dict[str, Argument] = {"expected": expected}
        route = case.declaration.at("indicators")
        shown = " / ".join(map(str, totals))
        yield Problem(route, "", arguments, related, expected=shown, actual=_points(total))


@rule(
    "PG702",
    "weights-by-level1",
    Severity.WARNING,
    FORM,
    summary=Text("一级指标的分值与表样的分配不同", "first-level sums differ from the form's split"),
    what=Text(
        "“{name}”之下的分值合计 {actual} 分，表样分配的是 {expected} 分。",
        "The weights below “{name}” add up to {actual} points, where the form gives it {expected}.",
    ),
    help=Text(
        "调整“{name}”之下各指标的分值，使合计为 {expected} 分。",
        "Change the weights below “{name}” so that they add up to {expected}.",
    ),
)
def weights_by_level1(case: Case) -> Outcomes:
    """Look for first-level categories whose weights add up to other points than the form splits off for them. Where
    the whole does not add up, PG701 comes first and this is undecided.

    Why: the split says how much outputs and effects count, the same for all who fill in the form.
    Basis: form.
    Wrong: 产出指标 with 55 points in a form that gives it 50 of 90.
    Right: 产出指标 with 50, 效益指标 with 30, 满意度指标 with 10.

    查：一级指标之下的分值合计，与表样给它的分值不同。总分不对的，先由 PG701 报出，这里无法判断。
    理由：产出和效益各占多少由表样规定，所有填报人都一样。
    错例：产出指标 55 分，表样在 90 分中给它 50 分。
    对例：产出指标 50 分，效益指标 30 分，满意度指标 10 分。
    """
    split = {level1.name: level1.weight for level1 in case.form.framework if level1.weight is not None}
    weights = _complete(case) if split else _NO_SPLIT
    if not isinstance(weights, list):
        yield weights
        return
    if case.form.weights is not None and _sum(weights) not in case.form.weights.totals:
        yield _WRONG_TOTAL
        return
    sums = dict(_by_level1(case, weights))
    for branch in case.level1_branches:
        due = split.get(branch.level1.name) if branch.level1 else None
        if due is not None and sums[branch.key] != due:
            actual = _points(sums[branch.key])
            yield Problem(branch.route, "", {"name": branch.key}, expected=str(due), actual=actual)


@rule(
    "PG703",
    "weight-missing",
    Severity.ERROR,
    FORM,
    summary=Text("有的指标没有分值", "some indicators are weighted, others not"),
    what=Text(
        "指标“{name}”没有分值，同表的其他指标有。",
        "The indicator “{name}” has no weight, which others of this form have.",
    ),
    help=Text(
        "补写它的“分值”（weight），并核对合计。", "Add its “weight” (分值), and check what all of them add up to."
    ),
)
def weight_missing(case: Case) -> Outcomes:
    """Look for indicators without a weight in a declaration in which others have one. One that is not measured this
    year (—) needs none.

    Why: an indicator without points is not scored, whatever it promises.
    Basis: form.
    Wrong: two indicators with weights 50 and 40, and a third without.
    Right: weights 50, 30 and 10.

    查：别的指标有分值、自己没有分值的指标。本年不考核（—）的指标不需要分值。
    理由：没有分值的指标，不论承诺什么都不计分。
    错例：两个指标的分值为 50 和 40，第三个没有分值。
    对例：分值为 50、30 和 10。
    """
    given = _given(case)
    if isinstance(given, NotApplicable):
        yield given
        return
    for row, weight in given:
        if weight is None:
            yield Problem(row.indicator.at("weight"), "", {"name": row.indicator.name})


@rule(
    "PG704",
    "weight-not-positive",
    Severity.ERROR,
    FORM,
    summary=Text("分值是零或负数", "a weight that is zero or negative"),
    what=Text("指标“{name}”的分值是“{value}”，应大于零。", "The weight of “{name}” is “{value}”, not more than zero."),
    help=Text(
        "改为正数；不计分的指标从表中删去，或在“备注”（note）中说明。",
        "Change it to more than zero; remove an indicator that is not scored, or say why in its “note” (备注).",
    ),
)
def weight_not_positive(case: Case) -> Outcomes:
    """Look for weights of zero or less. Of an indicator that is not measured this year (—) zero is none.

    Why: nothing can be won by reaching the target, or something is lost by it.
    Basis: form.
    Wrong: weight 0.
    Right: weight 5.

    查：零或负数的分值。本年不考核（—）的指标写零，算没有分值。
    理由：完成了目标也得不到分，甚至要扣分。
    错例：分值 0。
    对例：分值 5。
    """
    given = _given(case)
    if isinstance(given, NotApplicable):
        yield given
        return
    for row, weight in given:
        if weight is not None and weight <= 0:
            arguments: dict[str, Argument] = {"name": row.indicator.name, "value": str(row.indicator.weight)}
            yield Problem(row.indicator.at("weight"), "", arguments)


@rule(
    "PG705",
    "weights-uniform",
    Severity.INFO,
    AUDIT,
    summary=Text("所有分值相同", "all weights are equal"),
    what=Text(
        "{count} 个指标的分值都是 {value} 分，看不出轻重。",
        "All {count} indicators weigh {value} points, which says nothing of what counts more.",
    ),
    help=Text(
        "按指标的重要程度分配“{field}”，核心指标高一些；确实同等重要的不必改。",
        "Give more “{field}” to the indicators that matter most; if they matter equally, nothing needs to change.",
    ),
)
def weights_uniform(case: Case) -> Outcomes:
    """Look for three or more indicators that all weigh the same.

    Why: weights are there to say what matters; equal ones were most often divided, not weighed.
    Basis: audit practice.
    Wrong: nine indicators of 10 points each.
    Right: 20, 10, 10, 10, 10, 10, 10, 10.

    查：三个以上的指标，分值全都相同。
    理由：分值是用来说明轻重的；全都相同，多半是平均分的，没有权衡过。
    错例：九个指标，每个 10 分。
    """
    weights = _complete(case)
    if not isinstance(weights, list):
        yield weights
        return
    values = {weight for _, weight in weights}
    if len(weights) >= UNIFORM_FROM and len(values) == 1:
        (value,) = values
        route = case.declaration.at("indicators")
        field = FieldName(weights[0][0].indicator.at("weight"))
        yield Problem(route, "", {"count": len(weights), "value": _points(value), "field": field})
