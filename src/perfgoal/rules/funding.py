"""Rules that hold the money declared to that of the whole project, and to what indicators cost."""

from decimal import Decimal
from typing import NamedTuple

from perfgoal.declaration import BudgetGroup
from perfgoal.finding import Argument, FieldName, Problem, Related, Severity, Text
from perfgoal.money import EXACT, UNITS
from perfgoal.rules.basis import APPROPRIATENESS, FORM_IDENTITY
from perfgoal.rules.budget import addends
from perfgoal.rules.lexicon.named import TOTAL_COSTS
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule

LARGE_DIFFERENCE = Decimal("0.05")
"""The share of the money up to which quantity × price may differ from it."""
YUAN = "元"
QUANTITY = "数量指标"

_NOT_A_PROJECT = NotApplicable(Text("不是项目申报", "it is not a declaration of a project"))
_NO_TOTAL = NotApplicable(Text("没有填写整个项目的资金", "the money of the whole project is not given"))
_BLANK_TOTAL = Undecided(
    Text("整个项目的资金有空白的行，空白不是零", "a line of the whole project's money is blank, and blank is not zero")
)


@rule(
    "PG215",
    "annual-exceeds-total-funding",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("年度资金超过项目资金总额", "this year's funding exceeds the project's total"),
    what=Text(
        "“{annual}”合计 {actual}，超过“{total}”的 {expected}，多出 {difference}。",
        "“{annual}” adds up to {actual}, more than “{total}” with {expected}: {difference} too much.",
    ),
    help=Text(
        "核对两处的金额和单位；一年完成的项目，两处应当相等。",
        "Check the amounts and the unit of both; for a project of one year they are the same.",
    ),
)
def annual_exceeds_total_funding(case: Case) -> Outcomes:
    """Look for a project that asks for more money in one year than in all. Where a line of the whole is blank, it may
    be more than what is written, and this is undecided.

    Why: a part is not more than its whole; most often one of the two is in another unit, or they changed places.
    Basis: form identity.
    Wrong: 10,308,000.00 in the year, 3,498,000.00 in all.
    Right: 3,498,000.00 in the year, 10,308,000.00 in all.

    查：本年度资金超过项目资金总额的项目。总额中有空白的行时，总额可能比写出的多，无法判断。
    理由：部分不会比全部多；多半是其中一个用了别的单位，或者两个写颠倒了。
    错例：年度资金 10,308,000.00，资金总额 3,498,000.00。
    对例：年度资金 3,498,000.00，资金总额 10,308,000.00。
    """
    if case.form.kind != "project":
        yield _NOT_A_PROJECT
        return
    annual, total = case.declaration.money.group("annual"), case.declaration.money.group("total")
    if annual is None or total is None or not total.written:
        yield _NO_TOTAL
        return
    difference = annual.sum.minus(total.sum)
    if difference <= 0 or annual.sum.rounds_to(total.sum):
        return
    if total.has_blanks:
        yield _BLANK_TOTAL
        return
    yield Problem(
        annual.at(),
        "",
        {"annual": FieldName(annual.at()), "total": FieldName(total.at())},
        (*addends(annual, annual.written), *addends(total, total.written)),
        expected=total.sum.value,
        actual=annual.sum.value,
        difference=difference,
    )


class Money(NamedTuple):
    """What is declared for the time that a value speaks of: the groups that add up to it, and the sum in 元."""

    group: BudgetGroup
    yuan: Decimal


def _money(case: Case, key: str) -> Money | Undecided | NotApplicable:
    """Return the money against which a value of the column ``key`` is held: of a project this year's funding, or for
    the cycle that of the whole; of a department all expenditure."""
    budget = case.declaration.money
    project = case.form.kind == "project"
    group = budget.group(("total" if key == "cycle" else "annual") if project else "expenditure")
    if group is None or not group.written:
        return _NOT_GIVEN
    if group.has_blanks and not project:
        return _BLANK_LINES
    if budget.unit not in UNITS:
        return _UNKNOWN_UNIT
    return Money(group, EXACT.multiply(group.sum.value, UNITS[budget.unit]))


_NOT_GIVEN = NotApplicable(Text("没有填写相应的资金", "the money that it is held to is not given"))
_BLANK_LINES = Undecided(Text("有空白的行，空白不是零", "a line is blank, and blank is not zero"))
_UNKNOWN_UNIT = Undecided(Text("金额单位不明", "the unit of money is not known"))
_NO_TOTAL_COST = NotApplicable(Text("没有总成本指标", "there is no indicator of the total cost"))
_NO_PRICE = NotApplicable(
    Text("没有一个单价和一个与它配套的数量", "there is not one unit price with one quantity that it goes with")
)


@rule(
    "PG213",
    "cost-exceeds-funding",
    Severity.WARNING,
    APPROPRIATENESS,
    summary=Text("总成本超过申报的资金", "a total cost above the declared money"),
    what=Text(
        "指标“{name}”的“{value}”为 {actual}，超过“{group}”的 {expected}，多出 {difference}。",
        "“{value}” of “{name}” is {actual}, more than “{group}” with {expected}: {difference} too much.",
    ),
    help=Text(
        "核对金额和单位；还有其他资金的，补写在资金一栏。",
        "Check the amount and its unit; where there is other money, declare it with the rest.",
    ),
)
def cost_exceeds_funding(case: Case) -> Outcomes:
    """Look for rows named as the total cost (总成本, 总投入, 总投资 …) whose amount is above the money declared: of a
    project this year's funding for an annual value, the whole project's for one of the cycle; of a department all
    expenditure.

    Why: a cost above the money is either a slip of units, or money that is not declared.
    Basis: review practice.
    Wrong: 项目总成本 ≤1500万元 for a project of 1,125 万元.
    Right: 项目总成本 ≤1125万元.

    查：名称是总成本的指标（总成本、总投入、总投资等），金额超过申报的资金：项目的年度值与本年度资金比，实施周期值与项目
    资金总额比；部门的与全部支出比。
    理由：成本比资金多，不是单位写错了，就是还有资金没有申报。
    错例：项目资金 1,125 万元，项目总成本 ≤1500万元。
    """
    costs = [value for value in case.values if value.target.base == YUAN and TOTAL_COSTS.find(value.row.plain)]
    costs = [value for value in costs if not value.target.per]
    if not costs:
        yield _NO_TOTAL_COST
    for value in costs:
        money = _money(case, value.key)
        if not isinstance(money, Money):
            yield money
            continue
        low, high = value.target.bounds
        cost = high if high is not None else low
        if cost is not None and cost > money.yuan:
            size = UNITS[case.declaration.money.unit]
            actual = EXACT.normalize(EXACT.divide(cost, size))
            arguments: dict[str, Argument] = {
                "name": value.row.indicator.name,
                "value": value.text,
                "group": FieldName(money.group.at()),
            }
            yield Problem(
                value.route,
                "",
                arguments,
                addends(money.group, money.group.written),
                expected=money.group.sum.value,
                actual=actual,
                difference=EXACT.subtract(actual, money.group.sum.value),
            )


def _priced(case: Case) -> tuple[Value, Value] | None:
    """Return the annual quantity and unit price that belong together, where there is one pair alone: a price in money
    for each of a unit, and one quantity in that unit."""
    prices = [
        value
        for value in case.values
        if value.key == "annual" and value.target.base == YUAN and value.target.per and value.target.kind == "quantity"
    ]
    quantities = [
        value
        for value in case.values
        if value.key == "annual" and value.row.branch.identity[-1] == QUANTITY and value.target.kind == "quantity"
    ]
    if len(prices) != 1:
        return None
    matching = [value for value in quantities if value.target.base == prices[0].target.per and not value.target.per]
    return (matching[0], prices[0]) if len(matching) == 1 else None


@rule(
    "PG214",
    "quantity-times-price",
    Severity.INFO,
    APPROPRIATENESS,
    summary=Text("数量乘单价与资金不符", "quantity × unit cost disagrees with the money"),
    what=Text(
        "“{quantity}”乘“{price}”为 {actual}，“{group}”是 {expected}，相差 {difference}。",
        "“{quantity}” times “{price}” is {actual}, but “{group}” is {expected}: a difference of {difference}.",
    ),
    help=Text(
        "核对数量、单价和资金；资金里还有其他支出的不必改。",
        "Check the quantity, the price and the money; where the money pays for more, nothing needs to change.",
    ),
)
def quantity_times_price(case: Case) -> Outcomes:
    """Look for a project with one unit price and one quantity in its unit, whose product differs from this year's
    funding by more than 5 %.

    Why: who is paid how much, times how many, is the first thing that a reviewer works out.
    Basis: review practice.
    Wrong: 63人 and 1000元/人 in a project of 8.30 万元.
    Right: 63人 and 1000元/人 in a project of 6.30 万元.

    查：项目里有一个单价和一个同单位的数量，两者相乘与本年度资金相差超过 5%。
    理由：每份多少钱、一共多少份，是审核人首先要算的账。
    错例：项目资金 8.30 万元，63人、1000元/人。
    对例：项目资金 6.30 万元，63人、1000元/人。
    """
    pair = _priced(case) if case.form.kind == "project" else None
    if pair is None:
        yield _NO_PRICE
        return
    money = _money(case, "annual")
    if not isinstance(money, Money):
        yield money
        return
    (quantity, price), size = pair, UNITS[case.declaration.money.unit]
    numbers = [next(bound for bound in value.target.bounds if bound is not None) for value in pair]
    product = EXACT.multiply(*numbers)
    if abs(EXACT.subtract(product, money.yuan)) > EXACT.multiply(money.yuan, LARGE_DIFFERENCE):
        actual = EXACT.normalize(EXACT.divide(product, size))
        related = Related(quantity.route, Text("数量 {value}", "quantity {value}"), {"value": quantity.text})
        arguments: dict[str, Argument] = {"quantity": quantity.text, "price": price.text}
        yield Problem(
            price.route,
            "",
            {**arguments, "group": FieldName(money.group.at())},
            (related, *addends(money.group, money.group.written)),
            expected=money.group.sum.value,
            actual=actual,
            difference=EXACT.subtract(actual, money.group.sum.value),
        )
