"""Rules on the operators of target values: a cost with a floor, a direction that nobody wants, and how operators are
written."""

import unicodedata

from perfgoal.document import Route
from perfgoal.finding import Argument, Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.rules.basis import RELEVANCE, REVIEW
from perfgoal.rules.lexicon.named import DEALT_WITH, HAPPENINGS, LESS_IS_BETTER, MORE_IS_BETTER, WHEN
from perfgoal.rules.measures import (
    dimension,
    is_cost,
    is_rate,
    is_unwanted,
    numbers,
    of_cost,
    says_less,
    signed,
    unit_of,
)
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule
from perfgoal.target import parse_target

_NO_COSTS = NotApplicable(Text("没有写数值的成本指标", "no indicator of cost holds a number"))
_NO_UNIT = Undecided(Text("有成本指标没有单位，不知道是不是金额", "a cost has no unit, and may be no money"))
_NO_DIRECTION = NotApplicable(Text("没有写运算符的数值", "no number has an operator"))
_UP, _DOWN = ("≥", ">"), ("≤", "<")
_BARE = Text("这里也没有运算符", "this one has none either")
_SPELLED = Text("这里写作“{spelled}”", "written “{spelled}” here")


@rule(
    "PG412",
    "cost-lower-bound",
    Severity.ERROR,
    RELEVANCE,
    summary=Text("成本写了下限", "a cost with ≥ or >"),
    what=Text(
        "“{name}”是成本，指标值“{value}”却写了下限，花得越多越算完成。",
        "“{name}” is a cost, and its value “{value}” a floor: the more is spent, the better.",
    ),
    help=Text("把“{operator}”改为“≤”，如“{text}”。", "Write “≤” in place of “{operator}”, such as “{text}”."),
)
def cost_lower_bound(case: Case) -> Outcomes:
    """Look for costs and unit costs in money with ≥ or >: under 成本指标, or with a name that ends in 成本, 单价 or
    造价. Money that reaches those it is for (补贴, 补助, 养老金), money saved or earned, and a standard are no cost,
    nor is what a cost comes down by (较上年下降≥5万元).

    Why: a cost is there to be kept down, and a floor rewards spending.
    Basis: review practice.
    Wrong: 项目总成本 = ≥1125万元.
    Right: 项目总成本 = ≤1125万元.

    查：金额写了 ≥ 或 > 的成本和单位成本：在成本指标之下的，或者名称以成本、单价、造价结尾的。发到服务对象手里的钱（补
    贴、补助、养老金）、节约或收入的钱，以及标准，都不算成本；成本下降多少（较上年下降≥5万元）也不算。
    理由：成本是要控制的；写下限，等于鼓励多花钱。
    """
    if not case.once(of_cost):
        yield _NO_COSTS
    for value in case.once(of_cost):
        if value.target.operator not in _UP or not is_cost(value.row) or says_less(value):
            continue
        unit = unit_of(value)
        if dimension(unit) == "money":
            arguments = {**_turned(value), "operator": value.target.spelled}
            yield Problem(value.route, "", arguments)
        elif not unit.base:
            yield _NO_UNIT


def _turned(value: Value) -> dict[str, Argument]:
    """Return what a message says of a value, with the ``text`` of the other direction."""
    target = value.target
    text = f"{'≤' if target.operator in _UP else '≥'}{value.number:f}{target.unit or ''}"
    return {"name": value.row.indicator.name, "value": value.text.strip(), "text": text}


@rule(
    "PG413",
    "direction-contradicts-name",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("运算符的方向与名称矛盾", "a direction that the name contradicts"),
    what=Text(
        "“{name}”越少越好，指标值“{value}”却写了下限。",
        "Less of “{name}” is better, and its value “{value}” is a floor.",
    ),
    help=Text("核对方向，如写成“{text}”。", "Check the direction; “{text}” may be meant."),
    more=Message(
        Text(
            "“{name}”越高越好，指标值“{value}”却写了上限。",
            "More of “{name}” is better, and its value “{value}” is a ceiling.",
        ),
        Text("核对方向，如写成“{text}”。", "Check the direction; “{text}” may be meant."),
    ),
)
def direction_contradicts_name(case: Case) -> Outcomes:
    """Look for a floor under what nobody wants more of (accidents, complaints, error rates), and for a ceiling over
    what everybody does (合格率, 满意度). What is done about accidents and complaints is wanted: 投诉处理率, 查处案件;
    and what something comes down by (较上年下降≥5%) is let be.

    Why: the operator was turned round, and the promise with it.
    Basis: review practice.
    Wrong: 群众投诉次数 = ≥5次, 群众满意度 = ≤90%.
    Right: 群众投诉次数 = ≤5次, 群众满意度 = ≥90%.

    查：越少越好的写了下限（事故、投诉、差错率），人人都该做到的写了上限（合格率、满意度）。针对事故和投诉所做的工作是越
    多越好的：投诉处理率、查处案件；写下降多少的（较上年下降≥5%），不查。
    理由：运算符写反了，承诺也就反了。
    """
    if not case.once(signed):
        yield _NO_DIRECTION
    unwanted = {id(row) for row in case.naming(LESS_IS_BETTER)}
    for value in case.once(signed):
        sign, row = value.target.operator, value.row
        if says_less(value):
            continue
        if sign in _UP and id(row) in unwanted and _is_less_wanted(row.head):
            yield Problem(value.route, "", _turned(value))
        elif sign in _DOWN and row.head.endswith(MORE_IS_BETTER.words) and _is_more_wanted(row.head):
            yield Problem(value.route, "more", _turned(value))


def _is_more_wanted(head: str) -> bool:
    """Whether everybody wants more of what a name, which ends with one of these words, measures."""
    word = str(MORE_IS_BETTER.ends(head))
    denied = head.removesuffix(word)[-1:] in ("不", "未", "非", "超") or "建筑" in head
    return not denied and not is_unwanted(head)


def _is_less_wanted(head: str) -> bool:
    """Whether nobody wants more of what a name measures, and it is not what is done about it."""
    if head.endswith(MORE_IS_BETTER.words) or DEALT_WITH.find(head):
        return False
    stem = next((head.removesuffix(end) for end in HAPPENINGS.words if head.endswith(end)), head)
    return head.endswith(LESS_IS_BETTER.words) or stem.endswith(LESS_IS_BETTER.words)


@rule(
    "PG414",
    "missing-operator",
    Severity.INFO,
    RELEVANCE,
    summary=Text("同类指标有的写了运算符，有的没有", "a bare number where siblings carry an operator"),
    what=Text(
        "“{category}”之下有的指标值写了运算符（如“{example}”），有 {count} 个没有，如“{name}”的“{value}”。",
        "Some values under “{category}” have an operator (such as “{example}”), and {count} have none, such as "
        "“{value}” of “{name}”.",
    ),
    help=Text(
        "写明是至少、至多还是正好，如“≥{value}”“={value}”。",
        "Say whether it is at least, at most or exactly so many, such as “≥{value}” or “={value}”.",
    ),
    cost=Message(
        Text(
            "“{name}”是成本，指标值“{value}”没有运算符，同表的其他指标值写了（如“{example}”）。",
            "“{name}” is a cost whose value “{value}” has no operator, where others of this form have one (such as "
            "“{example}”).",
        ),
        Text("写成“≤{value}”。", "Write “≤{value}”."),
    ),
)
def missing_operator(case: Case) -> Outcomes:
    """Look for bare numbers in a second-level category in which others carry an operator, told once for each category,
    and for bare costs where anything else in the form carries one. 0 and 100% are taken as they stand.

    Why: of 15家 beside ≥3家 nobody knows whether 16 would be as good.
    Basis: review practice.
    Wrong: 新增研发机构数量 = ≥3家 beside 新纳入“四上”企业数量 = 15家.
    Right: 新纳入“四上”企业数量 = ≥15家.

    查：同一个二级指标之下，别的指标写了运算符，这个只写数字，每个二级指标只报一次；以及全表有别的运算符时，只写数字的成
    本。0 和 100% 不查。
    理由：≥3家旁边写着 15家，没有人知道 16家是不是一样好。
    错例：新增研发机构数量 = ≥3家，新纳入“四上”企业数量 = 15家。
    """
    bare: dict[Route, list[Value]] = {}
    for value in case.once(numbers):
        if value.target.operator or value.target.kind != "quantity" or _says_all(value):
            continue
        if value.target.unit is not None or not WHEN.find(value.row.plain):
            bare.setdefault(value.row.branch.route, []).append(value)
    examples: dict[Route, Value] = {}
    for value in case.once(signed):
        if value.target.kind == "quantity" and (value.target.unit is not None or not WHEN.find(value.row.plain)):
            examples.setdefault(value.row.branch.route, value)
    if not examples:
        yield _NO_DIRECTION
    for branch, values in bare.items():
        if branch in examples:
            yield _unsigned(values, examples[branch])
        elif examples and (costs := [value for value in values if is_cost(value.row)]):
            yield _unsigned(costs, next(iter(examples.values())), "cost")


def _says_all(value: Value) -> bool:
    number = value.target.low
    return not number or (number == 100 and (value.target.base == "%" or is_rate(value.row.head)))


def _unsigned(values: list[Value], signed: Value, variant: str = "") -> Problem:
    """Tell of the bare ``values`` of a category, where another is ``signed``."""
    first, *others = values
    arguments: dict[str, Argument] = {
        "example": signed.text.strip(),
        "value": first.text.strip(),
        "name": first.row.indicator.name,
    }
    if not variant:
        arguments |= {"category": first.row.branch.key, "count": len(values)}
    return Problem(first.route, variant, arguments, tuple(Related(value.route, _BARE) for value in others))


@rule(
    "PG415",
    "mixed-operators",
    Severity.INFO,
    REVIEW,
    summary=Text("同一个运算符有几种写法", "one operator in several spellings"),
    what=Text(
        "同一个运算符“{sign}”有 {count} 种写法：{spellings}。",
        "The operator “{sign}” is written in {count} ways: {spellings}.",
    ),
    help=Text("统一写成“{sign}”。", "Write “{sign}” throughout."),
)
def mixed_operators(case: Case) -> Outcomes:
    """Look for one operator in several spellings in one file: ≥ and >= and 不低于. One that is used throughout is left
    as it is, and so are the words behind periods (4小时内).

    Why: readers and tables take different spellings for different things.
    Basis: review practice.
    Wrong: ≥8个 beside 不低于95% and >=3家.
    Right: ≥8个, ≥95% and ≥3家.

    查：一份申报里，同一个运算符有几种写法：≥、>= 和不低于。全表统一用一种的不查，表示时限的词（4小时内）也不查。
    理由：写法不同，看的人和表格软件会当作不同的意思。
    错例：≥8个、不低于95%、>=3家。
    对例：≥8个、≥95%、≥3家。
    """
    found: dict[str, dict[str, list[Value]]] = {}
    for value in case.once(signed):
        target = value.target
        sign, spelled = str(target.operator), target.spelled
        if target.kind == "quantity" and (sign == spelled or (spelled not in _NATURAL and "…" not in spelled)):
            found.setdefault(sign, {}).setdefault(spelled, []).append(value)
    if not found:
        yield _NO_DIRECTION
    for sign, spellings in found.items():
        if len(spellings) > 1:
            yield _mixed(sign, spellings)


_NATURAL = frozenset(("前", "余", "多", "内", "以内", "之内"))
"""Words that no sign stands for as well: 前3名, 4小时内."""


def _mixed(sign: str, spellings: dict[str, list[Value]]) -> Problem:
    """Tell of an operator in several spellings, at the first that is not the sign itself."""
    others = [value for spelled, values in spellings.items() if spelled != sign for value in values]
    signed = [(value, _signed(value)) for value in others]
    # Of a value that is given by its parts, the second change is the one that finds its place.
    changes = tuple(
        change
        for value, text in signed
        if text
        for change in (Change(value.route, text), Change((*value.route, "op"), sign))
    )
    repair = (
        Repair(Text(f"统一写成“{sign}”", f"write “{sign}” throughout"), changes)
        if all(text for _, text in signed)
        else None
    )
    arguments: dict[str, Argument] = {"sign": sign, "count": len(spellings), "spellings": tuple(spellings)}
    related = tuple(Related(value.route, _SPELLED, {"spelled": value.target.spelled}) for value in others[1:])
    return Problem(others[0].route, "", arguments, related, repair=repair)


def _signed(value: Value) -> str | None:
    """Return the text of a value with the sign in place of its spelling; ``None`` where it would read otherwise."""
    target, text = value.target, value.text
    size = len(target.spelled)
    normal = (unicodedata.normalize("NFKC", text[start : start + size]) for start in range(len(text)))
    start = next((start for start, piece in enumerate(normal) if piece == target.spelled), None)
    if start is None:
        return None
    before, behind = text[:start], text[start + size :]
    digit = next((index for index, character in enumerate(before) if character.isdigit()), len(before))
    changed = f"{before[:digit]}{target.operator}{before[digit:]}{behind}"
    read = parse_target(changed)._replace(raw=text, spelled=target.spelled)
    return changed if read == target else None
