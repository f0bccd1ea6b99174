"""Rules on indicators under a category of the outputs that asks for something else: inputs, rates, counts, times."""

from collections.abc import Iterable

from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.rules.basis import LOCAL, RELEVANCE
from perfgoal.rules.lexicon.named import LESS_IS_BETTER, PAID_OUT, SAVED_OR_EARNED
from perfgoal.rules.lexicon.placing import (
    MONEY_PUT_IN,
    NOT_PUT_IN,
    OF_TIME,
    PROGRESS,
    SAYS_IN_TIME,
    SAYS_WELL,
    STAFF_PUT_IN,
    STAFF_REACHED,
    TELLS_OF_QUALITY,
)
from perfgoal.rules.measures import dimension, is_rate, measured, unit_of
from perfgoal.rules.rule import Case, Outcomes, Row, Value, rule
from perfgoal.rules.satisfaction import is_satisfaction

QUANTITY = "数量指标"
QUALITY = "质量指标"
TIMELINESS = "时效指标"


def _counted(case: Case) -> dict[str, list[Value]]:
    """Return the values that state a number, one of each row, by the second-level category that they stand under."""
    found: dict[str, list[Value]] = {}
    for value in case.once(measured):
        found.setdefault(value.row.branch.identity[-1], []).append(value)
    return found


def _under(case: Case, *categories: str) -> Iterable[Value]:
    return (value for name in categories for value in case.once(_counted).get(name, ()))


def _told(row: Row, variant: str = "", **arguments: Argument) -> Problem:
    """Tell of a row, at its name."""
    said: dict[str, Argument] = {"name": row.indicator.name, "category": row.branch.key}
    return Problem(row.indicator.at("name"), variant, said | arguments)


@rule(
    "PG506",
    "input-as-output",
    Severity.WARNING,
    LOCAL,
    summary=Text("把投入写成产出", "money or staff put in, declared as an output"),
    what=Text(
        "“{name}”是投入的钱，不是产出，不应放在“{category}”之下。",
        "“{name}” is money put in and no output, and does not belong under “{category}”.",
    ),
    help=Text(
        "移到“成本指标”之下，写成“{example}”；这里写用这些钱办成了什么，如“改造道路里程 ≥20公里”。",
        "Move it to “成本指标”, as “{example}”, and state here what the money gets done, such as “改造道路里程 "
        "≥20公里”.",
    ),
    staff=Message(
        Text(
            "“{name}”是投入的人，不是产出，不应放在“{category}”之下。",
            "“{name}” is staff put in and no output, and does not belong under “{category}”.",
        ),
        Text(
            "改为这些人要办成的事，如“办结案件数量 ≥70件”。",
            "State what these people are to get done, such as “办结案件数量 ≥70件”.",
        ),
    ),
)
def input_as_output(case: Case) -> Outcomes:
    """Look for money and staff put in (投入资金, 经费支出, 工作经费, 人员编制) under 数量指标 or 质量指标. Money
    that is paid out to those it is for (贷款, 补贴), passed on, attracted, saved or audited is left alone, and so are
    standards per head and people who are served or taken on.

    Why: spending the money is no achievement; the indicator is met by whoever spends it.
    Basis: local instruction.
    Wrong: 数量指标 / 项目投入资金 = 250万元.
    Right: 成本指标 / 项目总成本 ≤250万元, and 数量指标 / 配备雾炮车数量 ≥10辆.

    查：数量指标、质量指标之下，名称以“投入资金”“经费支出”“工作经费”“人员编制”等结尾、值是金额或人数的指标。
    发放给对象的（贷款、补贴等）、拨付下去的、吸引来的、节约的、评审审计的资金，按人均等计的标准，以及所服务、所招聘的人员除外。
    理由：花钱用人不是成绩，钱花出去指标就完成了，看不出办成了什么。
    对例：成本指标“项目总成本”，≤250万元；数量指标“配备雾炮车数量”，≥10辆。
    """
    for value in _under(case, QUANTITY, QUALITY):
        head = value.row.head
        if head.endswith(STAFF_PUT_IN.words) and _is_staff(value):
            yield _told(value.row, "staff")
        elif (head.endswith(MONEY_PUT_IN.words) or head.startswith("投入")) and (example := _cost(value)):
            yield _told(value.row, example=example)


def _cost(value: Value) -> str | None:
    """Return how money put in would be declared as a cost; ``None`` where it is none."""
    head, target, unit = value.row.head, value.target, unit_of(value)
    if unit.base != "元" or unit.per or any(words.find(head) for words in (NOT_PUT_IN, PAID_OUT, SAVED_OR_EARNED)):
        return None
    number = value.number if target.high is None else target.high
    return f"≤{number}{unit.text}"


def _is_staff(value: Value) -> bool:
    head = value.row.head
    if unit_of(value).base not in ("人", "名", "位", "个", ""):
        return False
    return not any(words.find(head) for words in (STAFF_REACHED, NOT_PUT_IN, PAID_OUT))


@rule(
    "PG507",
    "ratio-as-quantity",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("数量指标写成比率", "a rate under 数量指标"),
    what=Text(
        "“{name}”的值“{value}”是比率，却放在“{category}”之下，看不出数量是多少。",
        "The value “{value}” of “{name}” is a rate, yet it stands under “{category}” and does not say how many.",
    ),
    help=Text(
        "写明数量，如“改造学校数量 ≥20所”；确要考核比率的，移到“质量指标”之下。",
        "State how many, such as “改造学校数量 ≥20所”; if the rate is meant, move it to “质量指标”.",
    ),
    time=Message(
        Text(
            "“{name}”的值“{value}”是是否及时的比率，却放在“{category}”之下。",
            "The value “{value}” of “{name}” says how much is in time, yet it stands under “{category}”.",
        ),
        Text(
            "移到“时效指标”之下；这里写明数量，如“办结案件数量 ≥70件”。",
            "Move it to “时效指标”, and state here how many, such as “办结案件数量 ≥70件”.",
        ),
    ),
)
def ratio_as_quantity(case: Case) -> Outcomes:
    """Look for values in % under 数量指标, told once for each row. A satisfaction is left to PG511.

    Why: all of an unknown number may be ten or ten thousand, and nobody can set it against the money.
    Basis: review practice.
    Wrong: 数量指标 / 农村义务教育学校改造覆盖率 = 100%.
    Right: 数量指标 / 改造农村义务教育学校数量 = 4所.

    查：数量指标之下值以“%”计的指标，每个指标只说一次；满意度由 PG511 说。
    理由：只写比率，不知道总数，是十个还是一万个看不出来，无法与资金核对。
    """
    for value in _under(case, QUANTITY):
        if _in_percent(value) and not is_satisfaction(value.row.head):
            variant = "time" if SAYS_IN_TIME.find(value.row.plain) else ""
            yield _told(value.row, variant, value=value.text)


def _in_percent(value: Value) -> bool:
    return unit_of(value).base == "%"


@rule(
    "PG508",
    "count-as-quality",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("质量指标写成数量", "a count under 质量指标"),
    what=Text(
        "“{name}”的值“{value}”是数量，却放在“{category}”之下，看不出做得好不好。",
        "The value “{value}” of “{name}” is a count, yet it stands under “{category}” and does not say how well.",
    ),
    help=Text(
        "移到“数量指标”之下；这里写做得怎样，如“培训合格率 ≥95%”。",
        "Move it to “数量指标”, and state here how well it is done, such as “培训合格率 ≥95%”.",
    ),
)
def count_as_quality(case: Case) -> Outcomes:
    """Look for counts (人, 次, 家, 件 …) under 质量指标. Faults, accidents, complaints and other counts with ≤ or of
    zero are left alone, and so is what counts quality: prizes, certificates, what reached a grade or a standard, and
    how often something is done.

    Why: how much was done says nothing of how well, which is what this category asks.
    Basis: review practice.
    Wrong: 质量指标 / 参训人员数量 ≥200人.
    Right: 质量指标 / 参训人员考试合格率 ≥95%.

    查：质量指标之下以人、次、家、件等计数的指标。
    事故、差错、投诉等以“≤”表示或为零的，以及获奖、持证、达标、认定等本身说明质量的数，和每月几次这样的频次除外。
    理由：做了多少不等于做得好不好，质量指标问的是后者。
    """
    for value in _under(case, QUALITY):
        if value.number and value.target.operator not in ("≤", "<") and _is_count(value):
            yield _told(value.row, value=value.text)


def _is_count(value: Value) -> bool:
    unit, plain = unit_of(value), value.row.plain
    if dimension(unit) != "count" or unit.per:
        return False
    return not any(words.find(plain) for words in (TELLS_OF_QUALITY, LESS_IS_BETTER, SAYS_IN_TIME))


@rule(
    "PG510",
    "time-misplaced",
    Severity.INFO,
    RELEVANCE,
    summary=Text("时效与质量放错了位置", "timeliness under quality, or a plain rate under timeliness"),
    what=Text(
        "“{name}”考核的是时间，却放在“{category}”之下。",
        "“{name}” is about time, yet it stands under “{category}”.",
    ),
    help=Text(
        "移到“时效指标”之下；这里写做得好不好，如“发放准确率 ≥98%”。",
        "Move it to “时效指标”, and state here how well it is done, such as “发放准确率 ≥98%”.",
    ),
    rate=Message(
        Text(
            "“{name}”是比率，名称没有说到时间，却放在“{category}”之下。",
            "“{name}” is a rate whose name says nothing of time, yet it stands under “{category}”.",
        ),
        Text(
            "写明时间，如“按期处置率”或“平均处置时间 ≤30天”；不考核时间的，移到“质量指标”之下。",
            "Say by when, as in “按期处置率” or “平均处置时间 ≤30天”; if time is not meant, move it to “质量指标”.",
        ),
    ),
)
def time_misplaced(case: Case) -> Outcomes:
    """Look for names with 及时, 按时 and their like under 质量指标, unless they speak of accuracy or quality as well;
    and for rates in % under 时效指标 whose names and explanations say nothing of time. Rates of progress (完成率,
    支出率, 到位率, 结案率 …) say how far the work is by the end of the year, and are left alone.

    Why: in time and well done are two questions, and each category asks one of them.
    Basis: review practice.
    Wrong: 时效指标 / 新增违建处置率 = 100%.
    Right: 时效指标 / 新增违建按期处置率 = 100%.

    查：质量指标之下名称含“及时”“按时”等的指标，同时说到准确、合格等的除外；
    时效指标之下以“%”计、名称和指标解释都没有说到时间的比率，完成率、支出率、到位率、结案率等说明进度的除外。
    理由：快不快和好不好是两个问题，应各归其类。
    """
    for row in case.naming(SAYS_IN_TIME):
        if row.branch.identity[-1] == QUALITY and not SAYS_WELL.find(row.plain):
            yield _told(row)
    for value in _under(case, TIMELINESS):
        row = value.row
        if not (is_rate(row.head) and _in_percent(value)) or value.target.note or is_satisfaction(row.head):
            continue
        if not row.head.endswith(PROGRESS.words) and not OF_TIME.find(row.plain + (row.indicator.explanation or "")):
            yield _told(row, "rate")
