"""Rules on numbers that are stated twice: in a text and in the form, in a whole and in its parts."""

from collections.abc import Iterator, Sequence

from perfgoal.finding import Argument, FieldName, Message, Problem, Related, Severity, Text
from perfgoal.money import EXACT, UNITS
from perfgoal.rules.basis import APPROPRIATENESS, RELEVANCE
from perfgoal.rules.breakdowns import Breakdown, breakdowns
from perfgoal.rules.components import Whole, wholes
from perfgoal.rules.quantities import told
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, rule
from perfgoal.rules.statements import agree, statements
from perfgoal.rules.task_money import is_of_the_task, stated_sums

_NO_QUANTITIES = NotApplicable(Text("文字中没有数量", "no text states a quantity"))


@rule(
    "PG210",
    "amount-in-text-differs",
    Severity.WARNING,
    APPROPRIATENESS,
    summary=Text("任务文字中的金额与任务的资金不一致", "the amount in a task's text differs from its amount"),
    what=Text(
        "任务“{name}”的资金是 {expected}，“{field}”里写的是“{quote}”，即 {actual}，相差 {difference}。",
        "The amount of the task “{name}” is {expected}, but “{field}” says “{quote}”, which is {actual}: {difference} "
        "off.",
    ),
    help=Text(
        "核对后改正有误的一个，注意金额单位；文字中的金额若不是这项任务的全部资金，写明它是什么资金。",
        "Correct the one that is wrong, and mind the units; if the text speaks of other money than the whole of this "
        "task's, say which.",
    ),
)
def amount_in_text_differs(case: Case) -> Outcomes:
    """Look for tasks whose content and target state one sum of money in all, right behind 安排, 预算, 资金, 经费, 投入
    or 拨付, that is not the task's amount after conversion. Rounding of the digits written is allowed. Not judged are
    texts with several sums, sums per something, about, at most, of other sources or years (中央, 贷款, 带动, 累计), and
    lesser sums that may pay for a part: in a list, for a purpose (用于), or of a named kind.

    Why: the text was written for another amount, or one of the two has a slip of the point or of the unit.
    Basis: review practice.
    Wrong: the amount 1,205.00 (万元), and 本年度安排资金1,502万元 in the content.
    Right: the amount 1,205.00 (万元), and 本年度安排资金1,205万元 in the content.

    查：任务的内容和目标中只写了一个金额，紧跟在“安排”“预算”“资金”“经费”“投入”“拨付”之后，折算后与任务的资金不一致。
    按所写位数四舍五入或舍去尾数的算一致。写有几个金额的，按人、按户等计的，约数和上限，其他来源或其他年度的资金（中央、贷款、
    带动、累计），以及可能只是一部分的较小金额（分项列举、写明用途或专门名称的），都不查。
    理由：文字可能是照另一个金额写的，或者小数点、单位有误。
    错例：资金 1,205.00（万元），内容写“本年度安排资金1,502万元”。
    对例：资金 1,205.00（万元），内容写“本年度安排资金1,205万元”。
    """
    size = UNITS.get(case.declaration.money.unit)
    if not case.declaration.tasks:
        yield NotApplicable(Text("表样没有任务", "the form has no tasks"))
    elif size is None:
        yield Undecided(Text("金额单位不明", "the unit of money is not known"))
    else:
        for task, stated in stated_sums(case, size):
            amounts = [amount.value for amount in (task.amount, task.fiscal, task.other) if amount is not None]
            if any(-stated.digit < stated.amount - each <= stated.digit / 2 for each in amounts):
                continue
            if is_of_the_task(stated, smaller=stated.amount < task.amount.value):
                narrative = stated.told.narrative
                arguments: dict[str, Argument] = {"name": task.name, "field": FieldName(narrative.route)}
                yield Problem(
                    narrative.route,
                    "",
                    {**arguments, "quote": stated.quantity.quoted(narrative.text)},
                    (Related(task.at("amount"), Text("任务的资金在这里", "the amount of the task")),),
                    expected=task.amount.value,
                    actual=stated.amount,
                    difference=EXACT.subtract(stated.amount, task.amount.value),
                )


@rule(
    "PG211",
    "breakdown-does-not-add",
    Severity.WARNING,
    APPROPRIATENESS,
    summary=Text("文字中分项之和与总数不一致", "a list in a text does not add up"),
    what=Text(
        "“{field}”里的“{total}”，各分项（“{parts}”）合计是“{sum}”。",
        "In “{field}”, the parts of “{total}” (“{parts}”) add up to “{sum}”.",
    ),
    help=Text(
        "核对总数和各分项，改正有误的数；没有列全的，在最后一项后写“等”。",
        "Check the total and its parts, and correct what is wrong; if the list is not complete, end it with “等”.",
    ),
    exceeds=Message(
        Text(
            "“{field}”里的“{total}”，其中一项是“{part}”，比总数还大。",
            "In “{field}”, a part of “{total}” is “{part}”, more than all of it.",
        ),
        Text(
            "核对总数和这一项，改正有误的数；它不是总数的一部分的，不写在“其中”之后。",
            "Check the two numbers, and correct the one that is wrong; what is no part of it does not belong behind "
            "“其中”.",
        ),
    ),
)
def breakdown_does_not_add(case: Case) -> Outcomes:
    """Look for lists in a text that do not add up to the number that they detail: in brackets behind it, behind 其中,
    or before 合计. Behind 其中 a list has to add up where a colon or the word of a total (共, 总投资) says that it is
    complete; else its parts may only not exceed the whole. Lists that end in 等, with prices, bounds or comparisons in
    them, or of which a beginning or an end adds up, are let be, and so is what rounding explains.

    Why: one of the numbers is wrong or a part is missing, and a reader cannot tell which.
    Basis: review practice.
    Wrong: 共120场，其中甲街道60场、乙街道50场.
    Right: 854万元（高标准农田建设400万元，示范建设295万元，畅通工程159万元）.

    查：文字中列举的分项之和与总数不一致：总数后括号里的分项，“其中”后的分项，“合计”前的分项。“其中”后有冒号、或者总数前有
    “共”“总投资”等词的，分项应等于总数；否则只查分项是否超过总数。以“等”结尾的，含有单价、上下限、比较的，前几项或后几项
    已等于总数的，以及四舍五入造成的差额，都不查。
    理由：总数或分项有误，或者漏了一项，读者无从判断。
    错例：共120场，其中甲街道60场、乙街道50场。
    对例：854万元（高标准农田建设400万元，示范建设295万元，畅通工程159万元）。
    """
    texts = case.once(told)
    if not texts:
        yield _NO_QUANTITIES
    for narrative, quantities in texts:
        for found in breakdowns(narrative.text, quantities):
            if found.is_wrong:
                yield _told_of(
                    found, narrative.text, Problem(narrative.route, "", {"field": FieldName(narrative.route)})
                )


_SHOWN = 6


def _told_of(found: Breakdown, text: str, problem: Problem) -> Problem:
    """Return ``problem`` with what is said of a list."""
    arguments = {**problem.arguments, "total": found.total.quoted(text)}
    if found.exceeding is not None:
        return problem._replace(variant="exceeds", arguments={**arguments, "part": found.exceeding.quoted(text)})
    parts = tuple(part.quoted(text) for part in found.parts[:_SHOWN]) + ("…",) * (len(found.parts) > _SHOWN)
    return problem._replace(arguments={**arguments, "parts": parts, "sum": found.sum})


@rule(
    "PG806",
    "numbers-disagree",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("文字中的数与指标值不一致", "a number in a text disagrees with the indicator"),
    what=Text(
        "“{field}”里写“{noun}{quote}”，指标“{name}”的值是“{value}”。",
        "“{field}” says “{noun}{quote}”, but the value of “{name}” is “{value}”.",
    ),
    help=Text(
        "核对后把两处改成一致；两处说的不是一件事的，把指标名称或文字写得能区分。",
        "Make the two agree; if they speak of different things, word the name or the text so that it shows.",
    ),
)
def numbers_disagree(case: Case) -> Outcomes:
    """Look for quantities in the goal or in a task's texts that disagree with the indicator of the same noun and unit.
    The nouns have to be made of the same characters, four or more, without what adds nothing (数量, 人数, 计划, 完成);
    the texts state one number for it, and one indicator is of it. Either of its two values may agree, in any unit of
    one kind. The past, parts, comparisons, other years and what is not exact are let be. On the published declarations
    of docs/truth.md: 0 right, 0 wrong.

    Why: the goal and its indicators say how much is to be done; two answers are none.
    Basis: review practice.
    Wrong: 认定高新技术企业100家 in the goal, and 高新技术企业认定数量 ≥120家.
    Right: 认定高新技术企业不少于120家 in the goal, and 高新技术企业认定数量 ≥120家.

    查：总体目标或任务文字中的数量，与名词、单位相同的指标的值不一致。去掉“数量”“人数”“计划”“完成”等不增加意思的词后，
    两个名词须由相同的字组成（四个字以上）；文字中对它只有一个数，也只有一个指标与它对应。与周期值或年度值之一相等即可，单位
    同类的折算后比较。写过去的、部分的、比较的、其他年度的、不确切的数，都不查。
    在 docs/truth.md 的已公开申报上：报对 0 条，报错 0 条。
    理由：目标和指标都说明要做多少，两处不一致就等于没有说明。
    错例：总体目标写“认定高新技术企业100家”，指标“高新技术企业认定数量”是 ≥120家。
    对例：总体目标写“认定高新技术企业不少于120家”，指标“高新技术企业认定数量”是 ≥120家。
    """
    found = case.once(statements)
    if not found:
        yield NotApplicable(Text("文字中没有与指标相同的数量", "no text states a quantity that an indicator has too"))
    for one in found:
        if not agree(case, one):
            route, value = one.narrative.route, one.values[-1]
            arguments: dict[str, Argument] = {"field": FieldName(route), "noun": one.quantity.noun, "value": value.text}
            quote, name = one.quantity.quoted(one.narrative.text), value.row.indicator.name
            related = Related(value.route, Text("指标的值在这里", "the value of the indicator"))
            yield Problem(route, "", {**arguments, "quote": quote, "name": name}, (related,))


@rule(
    "PG807",
    "components-do-not-add",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("“其中”各行与所属的行不一致", "其中 rows that do not add up to the row they detail"),
    what=Text(
        "指标“{name}”的值是“{value}”，其后“其中”各行（“{parts}”）合计是“{sum}”。",
        "The value of “{name}” is “{value}”, but the “其中” rows behind it (“{parts}”) add up to “{sum}”.",
    ),
    help=Text(
        "核对各行的值，改正有误的一个；没有列全的，补列“其中：其他”一行。",
        "Check the values, and correct the one that is wrong; if a part is left out, add a row “其中：其他”.",
    ),
    exceeds=Message(
        Text(
            "指标“{part}”的值是“{actual}”，比它所属的“{name}”（“{value}”）还大。",
            "The value of “{part}” is “{actual}”, more than that of “{name}” ({value}), of which it is a part.",
        ),
        Text(
            "核对两行的值，改正有误的一个；它不是其中一部分的，从名称中删去“其中”。",
            "Check both values, and correct the one that is wrong; if it is no part of it, remove “其中” from its "
            "name.",
        ),
    ),
)
def components_do_not_add(case: Case) -> Outcomes:
    """Look for rows whose names begin with 其中, behind the row that they detail under one second level: two or more
    that do not add up to it, or one that exceeds it. All are in one unit, and bare or with = or ≥; rates, prices and
    durations add up to nothing. Where the values of the year repeat those of the cycle, it is one finding.

    Why: a total and its parts that disagree cannot both be reached.
    Basis: review practice.
    Wrong: 培训人数 100人, 其中：农民培训人数 60人, 其中：干部培训人数 30人.
    Right: 培训人数 100人, 其中：农民培训人数 60人, 其中：干部培训人数 40人.

    查：同一个二级指标下，名称以“其中”开头的行，与它们前面所属的行：有两行以上而合计不等于它，或者有一行大于它。各行单位相同，
    值不带运算符或者用 =、≥；比率、单价、时长不能相加，不查。年度值与周期值相同的只列一条。
    理由：总数与分项互相矛盾，不可能都完成。
    """
    found = case.once(wholes)
    if not found:
        yield NotApplicable(Text("没有名称以“其中”开头的指标", "no indicator's name begins with 其中"))
    for whole in found:
        yield from _of_parts(whole)


def _of_parts(whole: Whole) -> Iterator[Problem]:
    """Yield what is wrong with a row and those that detail it."""
    total = whole.total
    arguments: dict[str, Argument] = {"name": total.row.indicator.name, "value": total.text}
    exceeding = whole.exceeding
    for part in exceeding:
        related = Related(total.route, Text("所属的行在这里", "the row that it is a part of"))
        said: dict[str, Argument] = {**arguments, "part": part.row.indicator.name}
        yield Problem(part.route, "exceeds", said, (related,), actual=part.text)
    if not exceeding and not whole.adds_up:
        parts: Sequence[str] = [part.text for part in whole.parts]
        shown = (*parts[:_SHOWN], *(["…"] if len(parts) > _SHOWN else []))
        related_parts = tuple(
            Related(part.route, Text("其中一行在这里", "one of its parts")) for part in whole.parts[:_SHOWN]
        )
        yield Problem(total.route, "", {**arguments, "parts": shown, "sum": whole.sum}, related_parts)
