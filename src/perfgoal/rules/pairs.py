"""Rules on the two values of an indicator: that of the whole cycle and that of the year."""

from perfgoal.finding import Argument, FieldName, Message, Problem, Related, Severity, Text
from perfgoal.money import EXACT
from perfgoal.rules.basis import ARITHMETIC, FORM
from perfgoal.rules.lexicon.named import STOCKS, SUMS
from perfgoal.rules.measures import conflict, dimension, is_cost, is_rate, is_unwanted, pairs, says_less, unit_of
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule

_NO_PAIRS = NotApplicable(
    Text("没有实施周期和年度都写了数值的指标", "no indicator has a number for both the cycle and the year")
)
_NO_UNIT = Undecided(Text("有指标值没有单位，不能比较", "a value has no unit, and cannot be compared"))
_AT_LEAST = (None, "=", "≥")
_UP, _DOWN = ("≥", ">"), ("≤", "<")
_CYCLE = Text("实施周期的值在这里", "the value of the cycle")


@rule(
    "PG409",
    "annual-exceeds-cycle",
    Severity.ERROR,
    ARITHMETIC,
    summary=Text("年度指标值大于整个实施周期的值", "an annual value above that of the whole cycle"),
    what=Text(
        "“{name}”的“{annual}”是“{actual}”，大于“{cycle}”的“{expected}”。",
        "“{annual}” of “{name}” is “{actual}”, more than the “{expected}” of “{cycle}”.",
    ),
    help=Text(
        "整个周期包括本年：改小“{annual}”，或把“{cycle}”改为不小于“{actual}”的值；两个值可能写反了。",
        "The cycle includes the year: make “{annual}” less, or “{cycle}” at least “{actual}”; the two may have changed "
        "places.",
    ),
)
def annual_exceeds_cycle(case: Case) -> Outcomes:
    """Look for counts under 数量指标 and for money, stated with ≥, = or bare, of which the year has more than the whole
    cycle. What does not add up over the years is left alone: stocks, averages, standards, concentrations, rates, and
    what nobody wants more of.

    Why: the cycle includes the year, so that one of the two is wrong, or they stand in each other's column.
    Basis: arithmetic.
    Wrong: 新增省级专精特新企业数量 with 实施周期指标值 15家 and 年度指标值 40家.
    Right: 新增省级专精特新企业数量 with 实施周期指标值 40家 and 年度指标值 15家.

    查：数量指标之下的个数，以及金额，写了 ≥、= 或只写数字，而年度值大于整个实施周期的值。不能逐年相加的不查：存量、平均
    数、标准、浓度、比率，以及越少越好的。
    理由：实施周期包含本年度，所以不是其中一个错了，就是两个填颠倒了。
    错例：新增省级专精特新企业数量，实施周期指标值 15家，年度指标值 40家。
    对例：新增省级专精特新企业数量，实施周期指标值 40家，年度指标值 15家。
    """
    found = case.once(pairs)
    if not found:
        yield _NO_PAIRS
    for cycle, annual in found:
        one, other = cycle.target.low, annual.target.low
        if one is None or other is None or cycle.text == annual.text:
            continue
        if (cycle.target.unit == annual.target.unit and other <= one) or not (_adds_up(cycle) and _adds_up(annual)):
            continue
        whole, year = unit_of(cycle), unit_of(annual)
        if whole.base != year.base and not (whole.base and year.base):
            yield _NO_UNIT
        elif whole.base == year.base and EXACT.multiply(other, year.scale) > EXACT.multiply(one, whole.scale):
            yield Problem(annual.route, "", *_told(cycle, annual))


def _adds_up(value: Value) -> bool:
    """Whether a value is a part of what the years of a cycle add up to."""
    target, row = value.target, value.row
    if target.kind != "quantity" or target.per or target.operator not in _AT_LEAST or "均" in value.text:
        return False
    unit, head = unit_of(value), row.head
    total = row.branch.identity[-1] == "数量指标" or (dimension(unit) == "money" and SUMS.find(head) is not None)
    if not total or unit.per or is_rate(head) or is_unwanted(head) or dimension(unit) in ("share", "time"):
        return False
    return (head.startswith(("新增", "新建")) and "率" not in head) or STOCKS.find(head) is None


def _told(cycle: Value, annual: Value) -> tuple[dict[str, Argument], tuple[Related, ...]]:
    """Return what a message says of a pair, and the place of the first of the two."""
    arguments: dict[str, Argument] = {
        "name": annual.row.indicator.name,
        "cycle": FieldName(cycle.route),
        "annual": FieldName(annual.route),
        "expected": cycle.text.strip(),
        "actual": annual.text.strip(),
    }
    return arguments, (Related(cycle.route, _CYCLE),)


@rule(
    "PG410",
    "cycle-annual-mismatch",
    Severity.ERROR,
    FORM,
    summary=Text("两个指标值的单位或运算符互相矛盾", "two values whose units or operators disagree"),
    what=Text(
        "“{name}”的“{cycle}”是“{expected}”，“{annual}”是“{actual}”，单位不是同一类。",
        "“{cycle}” of “{name}” is “{expected}” and “{annual}” “{actual}”: their units are of different kinds.",
    ),
    help=Text(
        "一个指标只计量一件事：两栏用同一个单位，或拆成两个指标。",
        "One indicator measures one thing: use one unit in both, or make two indicators of it.",
    ),
    operators=Message(
        Text(
            "“{name}”的“{cycle}”是“{expected}”，“{annual}”是“{actual}”，一个是下限，一个是上限。",
            "“{cycle}” of “{name}” is “{expected}” and “{annual}” “{actual}”: one is a floor, the other a ceiling.",
        ),
        Text(
            "确认这个指标是越多越好还是越少越好，两栏用同一方向的运算符。",
            "Settle whether more or less of it is better, and use operators of one direction in both.",
        ),
    ),
)
def cycle_annual_mismatch(case: Case) -> Outcomes:
    """Look for two values of one indicator in units of different kinds (money and %, 公里 and 亩), or with opposite
    operators, but for what comes down by so much. 个, 家 and 项 all count, and are of one kind; where one of the two
    has no unit this is undecided.

    Why: the values of cycle and year measure the same thing; if they do not, a row was pasted or two were mixed.
    Basis: form.
    Wrong: 基金组建规模 with 实施周期指标值 ≥3000万元 and 年度指标值 100%.
    Right: 基金组建规模 with 实施周期指标值 ≥3000万元 and 年度指标值 ≥1000万元.

    查：同一个指标的两个值，单位不是一类（金额与 %，公里与亩），或者运算符方向相反（一个写下降多少的除外）。个、家、项
    都是个数，算一类；其中一个没有单位时，无法判断。
    理由：实施周期值与年度值衡量的是同一件事；不是的话，就是贴错了一行，或者混了两行。
    错例：基金组建规模，实施周期指标值 ≥3000万元，年度指标值 100%。
    对例：基金组建规模，实施周期指标值 ≥3000万元，年度指标值 ≥1000万元。
    """
    found = case.once(pairs)
    if not found:
        yield _NO_PAIRS
    for cycle, annual in found:
        one, other = cycle.target.operator, annual.target.operator
        opposite = (one in _UP and other in _DOWN) or (one in _DOWN and other in _UP)
        if opposite and says_less(cycle) == says_less(annual):
            # of a cost, PG412 says which of the two is wrong
            if not (is_cost(annual.row) and dimension(unit_of(annual)) == "money"):
                yield Problem(annual.route, "operators", *_told(cycle, annual))
        elif cycle.target.base != annual.target.base:
            whole, year = unit_of(cycle), unit_of(annual)
            if conflict(whole, year) and not _dated(cycle, annual):
                yield Problem(annual.route, "", *_told(cycle, annual))
            elif not (whole.base and year.base) and cycle.number and annual.number:
                yield _NO_UNIT


def _dated(*values: Value) -> bool:
    """Whether one of the values is a day as well (12月底前100%到位)."""
    return any(value.target.kind == "deadline" for value in values)
