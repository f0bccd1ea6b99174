"""Rules on how alike the two values of an indicator are: of different kind, or equal where they should not be."""

from itertools import pairwise

from perfgoal.finding import Argument, Message, Problem, Related, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, FEASIBILITY
from perfgoal.rules.dates import first_day, last_day, moment
from perfgoal.rules.declared import DOWNWARD, UPWARD
from perfgoal.rules.lexicon.due import IN_TIME
from perfgoal.rules.lexicon.said import COMPARED, DEFERRED, VAGUE
from perfgoal.rules.measures import NUMBERS
from perfgoal.rules.names import plain_name
from perfgoal.rules.phrases import is_plain
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule
from perfgoal.rules.targets import states

YEAR = 12
"""The months of a year."""
TWO = 2
"""One pair that is equal says nothing of the others."""

_NO_PAIRS = NotApplicable(Text("没有成对的指标值", "no indicator has two values"))
_NO_CYCLE = Undecided(
    Text("没有填写实施周期，不知是否长于一年", "no cycle is given that could be longer than the year")
)

_GROUPS = {
    **dict.fromkeys(NUMBERS, "number"),
    **dict.fromkeys(("deadline", "period"), "date"),
    "grade": "grade",
    "yesno": "yesno",
    "text": "text",
}
_CALLED = {
    "number": Text("数量", "a quantity"),
    "date": Text("日期", "a date"),
    "grade": Text("等次", "a grade"),
    "yesno": Text("是或否", "a yes or no"),
    "text": Text("文字", "words"),
}


def _pairs(case: Case) -> list[tuple[Value, Value]]:
    """Return the values of the cycle and of the year of each indicator that has both."""
    return [
        (cycle, annual)
        for cycle, annual in pairwise(case.values)
        if cycle.row is annual.row
        and (cycle.target.kind != "text" or states(cycle.text))
        and (annual.target.kind != "text" or states(annual.text))
    ]


def _equal(cycle: Value, annual: Value) -> bool:
    """Whether two values say the same, in whatever spelling."""
    if plain_name(cycle.text) == plain_name(annual.text):
        return True
    one, two = cycle.target, annual.target
    if one.kind in ("text", "grade", "yesno"):
        return False
    return (one.kind, one.operator, one.bounds, one.base, one.per, one.start, one.end) == (
        two.kind,
        two.operator,
        two.bounds,
        two.base,
        two.per,
        two.start,
        two.end,
    )


def _cycle_months(case: Case) -> int | None:
    """Return how many months the cycle, or the project, has, one that is begun counted whole: from 15 June to 14 June
    are twelve, as are from 1 July to 1 July; ``None`` where the declaration gives neither."""
    span = case.declaration.cycle or case.declaration.project
    if span is None:
        return None
    first, last = first_day(moment(span.start)), last_day(moment(span.end))
    assert first is not None
    assert last is not None
    return (last.year - first.year) * YEAR + last.month - first.month + (last.day > first.day)


@rule(
    "PG422",
    "all-annual-equal-cycle",
    Severity.INFO,
    FEASIBILITY,
    summary=Text("年度值全部等于实施周期值，而周期长于一年", "every annual value equals that of a longer cycle"),
    what=Text(
        "{count} 个指标的年度值都等于实施周期值，而实施周期有 {months} 个月。",
        "The annual values of all {count} indicators equal those of the cycle, which has {months} months.",
    ),
    help=Text(
        "按年度分解能累计的指标，如实施周期“≥40家”、年度“≥15家”；每年都要达到的（如满意度）不必改。",
        "Divide by years what adds up, such as “≥40家” for the cycle and “≥15家” for the year; what each year has to "
        "reach (a satisfaction) may stay.",
    ),
)
def all_annual_equal_cycle(case: Case) -> Outcomes:
    """Look for declarations in which two or more indicators have both values and each pair is equal, though the cycle
    has more than twelve months. One of them at least has to count something: shares, grades and words may well be the
    same each year. Without a cycle this is undecided.

    Why: the first year cannot bring all of what several years are to bring; one column was copied from the other.
    Basis: review practice.
    Wrong: a cycle of three years with 40家 and 40家, 90% and 90%.
    Right: a cycle of three years with 40家 and 15家, 90% and 90%.

    查：两个以上的指标有两个值，每一对都相等，而实施周期长于十二个月。其中至少有一个是计数的：占比、等次和文字每年一样是
    常有的。没有写实施周期时，无法判断。
    理由：几年才能做完的，第一年不会全部做完；多半是一栏从另一栏抄来的。
    错例：实施周期三年，40家和 40家、90% 和 90%。
    对例：实施周期三年，40家和 15家、90% 和 90%。
    """
    pairs = case.once(_pairs)
    if not pairs:
        yield _NO_PAIRS
        return
    if len(pairs) < TWO or not all(_equal(cycle, annual) for cycle, annual in pairs):
        return
    if not any(annual.target.kind == "quantity" and annual.target.base != "%" for _, annual in pairs):
        return
    months = _cycle_months(case)
    if months is None:
        yield _NO_CYCLE
    elif months > YEAR:
        route = case.declaration.at("indicators")
        yield Problem(route, "", {"count": len(pairs), "months": months})


@rule(
    "PG428",
    "cycle-annual-kind",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("实施周期值与年度值不是一类", "the two values are of different kind"),
    what=Text(
        "指标“{name}”的实施周期值“{cycle}”是{cycle_kind}，年度值“{annual}”是{annual_kind}。",
        "The cycle of “{name}” has “{cycle}”, {cycle_kind}, and the year “{annual}”, {annual_kind}.",
    ),
    help=Text(
        "两个值写成一类，如都写数量“≥8个”和“≥3个”，或都写日期。",
        "Write both as one kind: quantities such as “≥8个” and “≥3个”, or dates.",
    ),
    operators=Message(
        Text(
            "指标“{name}”的实施周期值“{cycle}”和年度值“{annual}”运算符不同，一个含本数，一个不含。",
            "The values of “{name}” have different operators, “{cycle}” for the cycle and “{annual}” for the year: one "
            "holds the number itself, the other does not.",
        ),
        Text("两个值用同一个运算符，如都写“≥”。", "Give both the same operator, such as “≥”."),
    ),
)
def cycle_annual_kind(case: Case) -> Outcomes:
    """Look for indicators whose two values are of different kind: a quantity, a date (a deadline or a period), a grade,
    a yes or no, words; or whose operators are ≥ and >, ≤ and <. Units of different kind and opposite operators are
    left to PG410, vague words to PG416 and its like.

    Why: what the year reaches cannot be set against what the cycle is to reach.
    Basis: review practice.
    Wrong: ≥8个 for the cycle and 2024年12月底前 for the year.
    Right: ≥8个 for the cycle and ≥3个 for the year.

    查：两个值不是一类的指标：一个是数量，另一个是日期（期限或时段）、等次、是否或文字；或者运算符一个是 ≥、一个是 >，一
    个是 ≤、一个是 <。单位不同类、运算符方向相反的由 PG410 报出，空泛的文字由 PG416 等报出。
    理由：年度完成的，没有办法与实施周期要完成的相比。
    错例：实施周期值 ≥8个，年度值 2024年12月底前。
    对例：实施周期值 ≥8个，年度值 ≥3个。
    """
    pairs = case.once(_pairs)
    if not pairs:
        yield _NO_PAIRS
    for cycle, annual in pairs:
        if cycle.target.kind == annual.target.kind and cycle.target.operator == annual.target.operator:
            continue
        one, two = _group(cycle), _group(annual)
        if one == two == "number" and _differ_in_strictness(cycle, annual):
            yield Problem(annual.route, "operators", _both(cycle, annual), _other(cycle))
        elif one and two and one != two:
            kinds: dict[str, Argument] = {"cycle_kind": _CALLED[one], "annual_kind": _CALLED[two]}
            yield Problem(annual.route, "", {**_both(cycle, annual), **kinds}, _other(cycle))


def _group(value: Value) -> str:
    """Return what kind of value it is for a comparison; nothing where another rule speaks of it."""
    target = value.target
    kind = target.kind
    if kind == "text":
        told = not is_plain(value) or any(words.find(value.text) for words in (VAGUE, DEFERRED, COMPARED, IN_TIME))
        return "" if told else "text"
    if kind == "yesno":  # 无 may stand for "nothing this year"
        return "" if "无" in value.text or "是/否" in value.row.plain else "yesno"
    dated_share = kind == "deadline" and not (target.low is None and target.high is None)
    return "" if dated_share else _GROUPS[kind]


def _differ_in_strictness(cycle: Value, annual: Value) -> bool:
    one, two = cycle.target, annual.target
    both = {one.operator, two.operator}
    return one.base == two.base and one.per == two.per and both in (set(UPWARD), set(DOWNWARD))


def _both(cycle: Value, annual: Value) -> dict[str, Argument]:
    return {"name": annual.row.indicator.name, "cycle": cycle.text, "annual": annual.text}


def _other(cycle: Value) -> tuple[Related, ...]:
    return (Related(cycle.route, Text("实施周期值", "the value of the cycle")),)
