"""Rules on costs: prices of nothing, bounds that the budget itself breaks, sums too small for their unit."""

from decimal import Decimal

from perfgoal.finding import Argument, Problem, Severity, Text
from perfgoal.money import EXACT, UNITS
from perfgoal.rules.basis import COMPLETENESS, FEASIBILITY
from perfgoal.rules.lexicon.named import LESS_IS_BETTER
from perfgoal.rules.lexicon.said import DENOMINATORS, OVERRUNS, THRESHOLDS, UNIT_PRICES
from perfgoal.rules.measures import measured, stated_unit
from perfgoal.rules.phrases import is_cost, said
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule

_NO_COST = NotApplicable(Text("没有以金额表示的成本指标", "no cost is given in money"))


@rule(
    "PG432",
    "unit-cost-without-denominator",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("标准或单价没有写明按什么计", "a standard or unit price without a denominator"),
    what=Text(
        "指标“{name}”的值是“{value}”，没有写明是每人、每公里还是每件多少“{unit}”。",
        "The value of “{name}” is “{value}”, and does not say per what (person, kilometre, piece) the “{unit}” are.",
    ),
    help=Text(
        "在单位中写明分母，如“{unit}/人”“{unit}/公里”；它若是总额，改正指标名称。",
        "Put the denominator into the unit, such as “{unit}/人” or “{unit}/公里”; if it is a total, correct the name.",
    ),
)
def unit_cost_without_denominator(case: Case) -> Outcomes:
    """Look for names that end in 标准, 单价, 单位成本 and their like, whose value is in plain 元 or 万元. A name that
    holds the denominator (人均, 户均, 每, 单台) needs none, nor does a threshold (限额标准, 起付标准).

    Why: a price cannot be set against the quantity and the budget while nobody knows what it buys.
    Basis: review practice.
    Wrong: 硬化水泥砼公路补助标准 with the value ≤120万元.
    Right: 硬化水泥砼公路补助标准 with the value ≤120万元/公里.

    查：名称以标准、单价、单位成本等结尾，值只写元或万元。名称已经说明按什么计的（人均、户均、每、单台）不需要写，起点和
    限额（限额标准、起付标准）也不需要。
    理由：不知道这个价买的是什么，就没有办法与数量和预算核对。
    错例：硬化水泥砼公路补助标准，指标值：≤120万元。
    对例：硬化水泥砼公路补助标准，指标值：≤120万元/公里。
    """
    named = {id(row) for row in case.naming(UNIT_PRICES)}
    for value in case.once(measured):
        if id(value.row) not in named:
            continue
        unit, plain = stated_unit(value), value.row.plain
        if unit.base != "元" or unit.per or "/" in str(value.row.indicator.unit):
            continue
        name = value.row.head
        if UNIT_PRICES.ends(name) and not DENOMINATORS.find(plain) and not THRESHOLDS.find(name):
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
            yield Problem(value.route, "", {**arguments, "unit": str(unit.text)})


@rule(
    "PG434",
    "strict-bound-at-budget",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("成本须小于预算数，全部用完就完不成", "a cost below exactly the budget"),
    what=Text(
        "指标“{name}”的值“{value}”恰是小于预算数（{money}），预算全部用完就算没有完成。",
        "The value “{value}” of “{name}” is below exactly the budget ({money}): spending all of it would fail.",
    ),
    help=Text("改为“{mended}”。", "Change it to “{mended}”."),
)
def strict_bound_at_budget(case: Case) -> Outcomes:
    """Look for costs with < and exactly the sum of a group of the budget: the expenditure, this year's funding or the
    project's.

    Why: a budget is there to be spent; whoever spends it as approved would miss the target.
    Basis: review practice.
    Wrong: a budget of 250 万元 and 项目总成本 <250万元.
    Right: a budget of 250 万元 and 项目总成本 ≤250万元.

    查：成本写了 <，而数额恰好等于一组预算的合计：部门支出、项目本年度资金或项目资金总额。
    理由：预算是用来花的；按批复全部用完的，反而算没有完成。
    错例：预算 250 万元，项目总成本 <250万元。
    对例：预算 250 万元，项目总成本 ≤250万元。
    """
    below = [value for value in case.once(said) if value.target.operator == "<" and is_cost(value.row)]
    strict = [(value, amount) for value in below if (amount := _money(value)) is not None]
    money = case.declaration.money
    if not strict:
        yield _NO_COST
    elif money.unit not in UNITS:
        yield Undecided(Text("金额单位不明", "the unit of money is not known"))
    else:
        sums = {EXACT.multiply(group.sum.value, UNITS[money.unit]): group.sum.value for group in money.groups}
        for value, amount in strict:
            budget = sums.get(amount)
            if budget:
                arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
                target = value.target
                mended = f"≤{target.high}{target.unit or ''}"
                yield Problem(value.route, "", {**arguments, "money": budget, "mended": mended})


def _money(value: Value) -> Decimal | None:
    """Return the upper bound of a cost in 元, 250万 taken for 250万元; ``None`` where it is no money."""
    unit, high = stated_unit(value), value.target.high
    if high is None or unit.base not in ("元", "") or unit.per:
        return None
    return None if unit.base == "" and unit.scale == 1 else EXACT.multiply(high, unit.scale)


@rule(
    "PG435",
    "rounded-zero-cost",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("以大单位表示的成本为零", "a cost of zero in a coarse unit"),
    what=Text(
        "指标“{name}”的成本是“{value}”，可能不足一个“{unit}”而被舍去。",
        "The cost of “{name}” is “{value}”, perhaps less than one “{unit}” and rounded away.",
    ),
    help=Text(
        "换用小一级的单位，如“≤3500元”；确实没有成本的，删去这个指标。",
        "Use a smaller unit, such as “≤3500元”; if it costs nothing, remove the indicator.",
    ),
)
def rounded_zero_cost(case: Case) -> Outcomes:
    """Look for costs of zero in 千元, 万元 or 亿元. What is best at zero (overruns, fines, new expenditure) is left
    alone.

    Why: a form that rounds to its unit turns a small cost into none.
    Basis: review practice.
    Wrong: 宣传品印制成本 with the value 0万元.
    Right: 宣传品印制成本 with the value ≤3500元.

    查：以千元、万元或亿元为单位而值为零的成本。越接近零越好的（超支、罚款、新增支出）不查。
    理由：按大单位四舍五入，小额的成本就成了零。
    错例：宣传品印制成本，指标值：0万元。
    对例：宣传品印制成本，指标值：≤3500元。
    """
    for value in case.once(said):
        target = value.target
        number = target.low if target.high is None else target.high
        if number is None or number or target.kind != "quantity" or not is_cost(value.row):
            continue
        unit, name = stated_unit(value), value.row.plain
        if unit.base == "元" and unit.scale != 1 and not _is_best_at_zero(name):
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
            yield Problem(value.route, "", {**arguments, "unit": str(unit.text)})


def _is_best_at_zero(name: str) -> bool:
    return OVERRUNS.find(name) is not None or LESS_IS_BETTER.find(name) is not None
