"""Rules on satisfaction: where it stands, what stands in its place, whose it is, and how much of it is asked for."""

from perfgoal.finding import Argument, Problem, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, FEASIBILITY, RELEVANCE
from perfgoal.rules.lexicon.placing import FELT, OTHERWISE_SATISFIED, SATISFACTIONS, WHOSE_EVER
from perfgoal.rules.measures import dimension, is_rate, once_a_row, unit_in_name, unit_of
from perfgoal.rules.rule import Branch, Case, NotApplicable, Outcomes, Row, Value, rule
from perfgoal.target.units import NONE

ALL = 100
_COUNTED = frozenset({"money", "length", "area", "volume", "weight", "count"})

_NO_CATEGORY = NotApplicable(Text("表样没有满意度指标", "the form has no such category"))
_NO_ROWS = NotApplicable(Text("没有满意度指标", "there is no satisfaction indicator"))


def is_satisfaction(head: str) -> bool:
    """Return whether a name (:attr:`Row.head`) measures a satisfaction."""
    return head.endswith(SATISFACTIONS.words)


def satisfactions(case: Case) -> tuple[Row, ...]:
    """Return the indicators that measure a satisfaction by their names, wherever they stand."""
    ends = SATISFACTIONS.words
    return tuple([row for row in case.rows if row.head.endswith(ends)])


def _of_satisfaction(branch: Branch) -> bool:
    """Whether a category, of this form or of another, is that of satisfaction."""
    if branch.category is not None and branch.level1 is not None:
        return branch.category.satisfaction or branch.level1.satisfaction
    return any("满意" in name for name in branch.identity)


def satisfaction_rows(case: Case) -> tuple[Row, ...]:
    """Return the indicators that stand under satisfaction."""
    under = {id(branch) for branch in case.level2_branches if _of_satisfaction(branch)}
    return tuple([row for row in case.rows if id(row.branch) in under])


def _home(case: Case) -> str | None:
    """Return the name of the form's second-level category of satisfaction."""
    below = (
        category.name
        for level1 in case.form.framework
        for category in level1.level2
        if category.satisfaction or level1.satisfaction
    )
    return next(below, None)


@rule(
    "PG511",
    "satisfaction-misplaced",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("满意度没有放在满意度指标之下", "a satisfaction outside its category"),
    what=Text(
        "“{name}”衡量满意度，却放在“{category}”之下。",
        "“{name}” measures satisfaction, yet it stands under “{category}”.",
    ),
    help=Text(
        "移到“{right}”之下，那里已有同样指标的，删去这一个；这里写实际带来的变化，如“带动就业人数 ≥200人”。",
        "Move it to “{right}”, or remove it if its like is there, and state here what is brought about, such as "
        "“带动就业人数 ≥200人”.",
    ),
)
def satisfaction_misplaced(case: Case) -> Outcomes:
    """Look for names that end in 满意度, 满意率, 满意程度 outside the form's category of satisfaction. Work on surveys
    (满意度调查次数) and the sense of security that is surveyed with it (安全感) are left alone.

    Why: what people think of a service is weighed in a category of its own, and counts twice where it stands elsewhere.
    Basis: review practice.
    Wrong: 社会效益指标 / 市民对空气质量改善的满意程度 ≥85%.
    Right: 服务对象满意度指标 / 市民对空气质量改善的满意程度 ≥85%.

    查：满意度指标之外，名称以“满意度”“满意率”“满意程度”等结尾的指标。满意度调查次数等说调查工作的，与安全感一并测评的除外。
    理由：满意度单独设类、单独计分，写在别处会重复计分，也占了该写的效果。
    """
    right = _home(case)
    if right is None:
        yield _NO_CATEGORY
        return
    under = {id(row) for row in case.once(satisfaction_rows)}
    for row in case.once(satisfactions):
        if id(row) not in under and "满意" in row.head and not OTHERWISE_SATISFIED.find(row.plain):
            arguments: dict[str, Argument] = {"name": row.indicator.name, "category": row.branch.key, "right": right}
            yield Problem(row.indicator.at("name"), "", arguments)


@rule(
    "PG512",
    "not-a-satisfaction",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("满意度指标之下的不是满意度", "no satisfaction, under that category"),
    what=Text(
        "“{name}”衡量的不是满意度，却放在“{category}”之下。",
        "“{name}” measures no satisfaction, yet it stands under “{category}”.",
    ),
    help=Text(
        "移到它所属的类别；这里写服务对象满意不满意，如“参训学员满意度 ≥90%”“有效投诉 ≤2次”。",
        "Move it where it belongs, and state here whether those who are served are satisfied, such as “参训学员满意度 "
        "≥90%” or “有效投诉 ≤2次”.",
    ),
)
def not_a_satisfaction(case: Case) -> Outcomes:
    """Look for rates of something else (知晓率, 完成率) and for counts and sums under satisfaction. Complaints, praise,
    approval, feelings (幸福感) and surveys measure satisfaction in one way or another; so does a share beside the
    name of a group (受益群众 ≥90%).

    Why: a department that counts its visitors has not asked them.
    Basis: review practice.
    Wrong: 服务对象满意度指标 / 政策知晓率 ≥90%.
    Right: 服务对象满意度指标 / 参训学员满意度 ≥90%.

    查：满意度指标之下的其他比率（知晓率、完成率等）和人数、次数、金额。
    投诉、好评、认可、幸福感、问卷调查等都算满意度；名称只写了人群、值是比率的（“受益群众”≥90%）也算。
    理由：数了来的人，不等于问过他们满意不满意。
    """
    rows = case.once(satisfaction_rows)
    if not rows:
        yield _NO_ROWS
    for row in rows:
        if _is_felt(row.plain):
            continue
        values = case.values_of([row])
        if any(_is_felt(value.text) for value in values):
            continue
        if is_rate(row.head) or any(dimension(unit_of(value)) in _COUNTED for value in values):
            arguments: dict[str, Argument] = {"name": row.indicator.name, "category": row.branch.key}
            yield Problem(row.indicator.at("name"), "", arguments)


def _is_felt(text: str) -> bool:
    return any(word in text for word in FELT.words)  # nearly all hold the first of them


def is_perfect(value: Value) -> bool:
    """Return whether a value asks for the satisfaction of all: 100% of a satisfaction, bare or with = or ≥."""
    if value.number != ALL or value.target.operator not in (None, "=", "≥"):
        return False
    unit = unit_of(value)
    return (unit.text is None or (unit.base == "%" and unit.scale == 1)) and is_satisfaction(value.row.head)


@rule(
    "PG513",
    "perfect-satisfaction",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("满意度要求达到 100%", "a satisfaction of 100 %"),
    what=Text(
        "“{name}”的值是“{value}”，有一个人不满意就完不成。",
        "The value of “{name}” is “{value}”, which one dissatisfied person makes impossible.",
    ),
    help=Text(
        "按上年的结果写经过努力能达到的值，如“≥95%”。",
        "By last year's result, state what effort can reach, such as “≥95%”.",
    ),
)
def perfect_satisfaction(case: Case) -> Outcomes:
    """Look for satisfactions of 100 %, bare or with = or ≥, wherever they stand, told once for each row.

    Why: nobody satisfies everybody; a target that cannot be missed honestly is reached on paper.
    Basis: review practice.
    Wrong: 社会满意度 = 100%.
    Right: 受益群众满意度 ≥90%.

    查：值为 100%（或 =100%、≥100%）的满意度，不论放在哪里，每个指标只说一次。
    理由：人人满意做不到，定了这样的目标，结果往往只在纸面上完成。
    """
    for value in once_a_row(value for value in case.values_of(case.once(satisfactions)) if is_perfect(value)):
        arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
        yield Problem(value.route, "", arguments)


@rule(
    "PG514",
    "satisfaction-of-whom",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("没有写明是谁的满意度", "a satisfaction of nobody named"),
    what=Text("“{name}”没有写明是谁的满意度。", "“{name}” does not say whose satisfaction it is."),
    help=Text(
        "写明向谁调查，如“参训学员满意度”“小区居民满意度”。",
        "Name those who are asked, such as “参训学员满意度” or “小区居民满意度”.",
    ),
)
def satisfaction_of_whom(case: Case) -> Outcomes:
    """Look for satisfactions named 满意度, 服务对象满意度, 社会满意度 and no more, with no explanation either. Any
    group will do, even 群众.

    Why: whoever chooses afterwards whom to ask also chooses the answer.
    Basis: review practice.
    Wrong: 服务对象满意度 ≥90%.
    Right: 参训学员满意度 ≥90%.

    查：满意度指标之下，名称只是“满意度”“服务对象满意度”“社会满意度”等、也没有填写指标解释的指标。写了人群的，哪怕只是“群众”，都可以。
    理由：事后再选向谁调查，等于选结果。
    """
    rows = case.once(satisfaction_rows)
    if not rows:
        yield _NO_ROWS
    for row in rows:
        named = row.plain if row.head is not row.plain and unit_in_name(row) is NONE else row.head
        if named.removesuffix("指标") in WHOSE_EVER and not row.indicator.explanation:
            yield Problem(row.indicator.at("name"), "", {"name": row.indicator.name})
