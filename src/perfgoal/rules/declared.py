"""Rules on values against what the indicator declares of itself: its kind and its direction."""

from perfgoal.finding import Argument, FieldName, Problem, Related, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, FORM
from perfgoal.rules.measures import NUMBERS, once_a_row, says_less
from perfgoal.rules.phrases import phrases
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Value, rule

UPWARD, DOWNWARD = ("≥", ">"), ("≤", "<")
_AGAINST = {"正向": DOWNWARD, "反向": UPWARD}
_NO_BOUND = frozenset(("余", "多", "前"))
"""100余人 and 前10名 hold an operator that its author did not write as a bound."""

_NO_KIND = NotApplicable(Text("没有填写指标性质", "no indicator declares its kind"))
_NO_DIRECTION = NotApplicable(Text("没有填写指标方向", "no indicator declares its direction"))


@rule(
    "PG423",
    "kind-conflict",
    Severity.ERROR,
    FORM,
    summary=Text("声明为定量，值却是文字", "declared 定量, but the value is plain words"),
    what=Text(
        "指标“{name}”的“{field}”是“定量”，值却是“{value}”，没有数。",
        "“{field}” of “{name}” is “定量” (quantitative), but its value is “{value}”, without a number.",
    ),
    help=Text(
        "把值改为数，如“≥95%”；确实不能计量的，把“{field}”改为“定性”。",
        "State a number, such as “≥95%”; if there is none, change “{field}” to “定性” (qualitative).",
    ),
)
def kind_conflict(case: Case) -> Outcomes:
    """Look for indicators declared 定量 whose values are vague words like 提高 or 良好. Dates, frequencies, grades, yes
    and no, and words that measure (全部, 应保尽保, 控制在预算内, 按月) never conflict, nor does an indicator that has a
    number for its other value.

    Why: a quantity without a number cannot be scored as one.
    Basis: form.
    Wrong: 指标性质 定量 with the value 显著提高.
    Right: 指标性质 定量 with the value ≥95%.

    查：声明为定量，值却是提高、良好一类空泛的文字。日期、频次、等次、是否，以及能够衡量的词（全部、应保尽保、控制在预算
    内、按月）不算矛盾；另一个值有数字的指标也不算。
    理由：没有数的定量指标，没有办法按定量计分。
    错例：指标性质为定量，指标值：显著提高。
    对例：指标性质为定量，指标值：≥95%。
    """
    if not any(row.indicator.kind for row in case.rows):
        yield _NO_KIND
        return
    conflicts = (phrase.value for phrase in case.once(phrases) if phrase.code == "PG423")
    for value in once_a_row(conflicts):
        route = value.row.indicator.at("kind")
        related = (Related(route, Text("声明的指标性质", "the kind declared")),)
        yield Problem(value.route, "", _arguments(value, field=FieldName(route)), related)


@rule(
    "PG424",
    "direction-conflict",
    Severity.ERROR,
    FORM,
    summary=Text("指标方向与运算符相反", "the declared direction and the operator are opposite"),
    what=Text(
        "指标“{name}”的“{field}”是“{direction}”，值却是“{value}”。",
        "“{field}” of “{name}” is “{direction}”, but its value is “{value}”.",
    ),
    help=Text(
        "越大越好的写“正向”和下限，如“≥90%”；越小越好的写“反向”和上限，如“≤20万元”；改正其中写错的一个。",
        "Correct the wrong one: “正向” (more is better) has a lower bound, such as “≥90%”, and “反向” (less is better) "
        "an upper one, such as “≤20万元”.",
    ),
)
def direction_conflict(case: Case) -> Outcomes:
    """Look for indicators declared 正向 (the more the better) with ≤ or <, or 反向 with ≥ or >. A range, a date, a
    bare number, 前10名 and 100余人 have no direction of their own, and what comes down by ≥5% has the opposite one.

    Why: one of the two is wrong, and the score turns round with it.
    Basis: form.
    Wrong: 指标方向 正向 with the value ≤12万元.
    Right: 指标方向 反向 with the value ≤12万元.

    查：声明为正向（越多越好）却写了 ≤ 或 <，声明为反向却写了 ≥ 或 >。区间、日期、只写数字的，以及前10名、100余人，本身
    没有方向，不查；写下降多少的（较上年下降≥5%），方向相反，也不查。
    理由：两个里有一个是错的，得分也会跟着反过来。
    错例：指标方向为正向，指标值：≤12万元。
    对例：指标方向为反向，指标值：≤12万元。
    """
    if not any(row.indicator.direction for row in case.rows):
        yield _NO_DIRECTION
        return
    for value in once_a_row(value for value in case.values if value.row.indicator.direction and _is_against(value)):
        direction = str(value.row.indicator.direction)
        route = value.row.indicator.at("direction")
        related = (Related(route, Text("声明的指标方向", "the direction declared")),)
        yield Problem(value.route, "", _arguments(value, field=FieldName(route), direction=direction), related)


def _is_against(value: Value) -> bool:
    target = value.target
    against = _AGAINST[str(value.row.indicator.direction)]
    bound = target.operator in against and target.kind in NUMBERS and target.spelled not in _NO_BOUND
    return bound and not says_less(value)


@rule(
    "PG429",
    "qualitative-number",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("声明为定性，值却是带单位的数", "declared 定性, but the value is a number with a unit"),
    what=Text(
        "指标“{name}”的“{field}”是“定性”，值却是“{value}”。",
        "“{field}” of “{name}” is “定性” (qualitative), but its value is “{value}”.",
    ),
    help=Text(
        "把“{field}”改为“定量”；确是定性的，值写等次，如“优”，并在“评分标准”（scoring）中写明分档。",
        "Change “{field}” to “定量” (quantitative); if it is not, state a grade, such as “优”, and its scale in "
        "“scoring” (评分标准).",
    ),
)
def qualitative_number(case: Case) -> Outcomes:
    """Look for indicators declared 定性 whose value is a number with a unit. Dates are left alone.

    Why: what has a number is scored by it; the declared kind says otherwise.
    Basis: review practice.
    Wrong: 指标性质 定性 with the value ≥95%.
    Right: 指标性质 定量 with the value ≥95%.

    查：声明为定性，值却是带单位的数。日期不查。
    理由：有数的就会按数计分，声明的却不是这样。
    错例：指标性质为定性，指标值：≥95%。
    对例：指标性质为定量，指标值：≥95%。
    """
    if not any(row.indicator.kind for row in case.rows):
        yield _NO_KIND
        return
    qualitative = (value for value in case.values if value.row.indicator.kind == "定性" and _has_unit(value))
    for value in once_a_row(qualitative):
        yield Problem(value.route, "", _arguments(value, field=FieldName(value.row.indicator.at("kind"))))


def _has_unit(value: Value) -> bool:
    return value.target.kind in NUMBERS and bool(value.target.unit or (value.row.indicator.unit or "").strip())


def _arguments(value: Value, **more: Argument) -> dict[str, Argument]:
    return {"name": value.row.indicator.name, "value": value.text, **more}
