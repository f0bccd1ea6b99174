"""Rules on the budget: which sums agree."""

from collections.abc import Iterator, Mapping

from perfgoal.declaration import Part
from perfgoal.finding import FieldName, Message, Problem, Related, Severity, Text
from perfgoal.money import Amount, Sum, money_text
from perfgoal.rules.basis import FORM_IDENTITY
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, rule

ADDEND = Text("{field} {amount}", "{field} {amount}")

_NO_IDENTITY = NotApplicable(Text("表样没有这项勾稽关系", "the form has no such identity"))
_BLANK = Undecided(Text("有空白的行，空白不是零", "a line is blank, and blank is not zero"))

_BALANCE_HELP = Text(
    "逐行核对这些金额；少写、多写或抄错一行都会这样。",
    "Check these lines one by one: a line left out, doubled or mistyped does this.",
)
_ROUNDING = Message(
    Text(
        "“{left}”合计 {actual}，“{right}”合计 {expected}，相差 {difference}，可能是四舍五入的尾差。",
        "“{left}” adds up to {actual} and “{right}” to {expected}: a difference of {difference}, "
        "which rounding may explain.",
    ),
    Text(
        "换算为元逐行核对；确是尾差时，调整尾数使两边相等。",
        "Check these lines one by one in 元; if it is rounding, adjust a last digit so that both sides agree.",
    ),
)
_BALANCE = Text(
    "“{left}”合计 {actual}，“{right}”合计 {expected}，相差 {difference}。",
    "“{left}” adds up to {actual}, but “{right}” to {expected}: a difference of {difference}.",
)


def addends(part: Part, amounts: Mapping[str, Amount]) -> tuple[Related, ...]:
    """Relate fields of ``part``, with their amounts."""
    return tuple(
        Related(part.at(key), ADDEND, {"field": FieldName(part.at(key)), "amount": amount.value})
        for key, amount in amounts.items()
    )


def _balance(case: Case, left_key: str, right_key: str) -> Outcomes:
    """Compare the sums of two budget groups. Where one side has more, blank lines of the other may make up for it;
    its own cannot."""
    left, right = case.declaration.money.group(left_key), case.declaration.money.group(right_key)
    if left is None or right is None:
        yield _BLANK
        return
    difference = left.sum.minus(right.sum)
    may_agree = (difference <= 0 and left.has_blanks) or (difference >= 0 and right.has_blanks)
    if may_agree:
        yield _BLANK
    elif difference:
        rounding = left.sum.rounds_to(right.sum)
        yield Problem(
            left.at(),
            "rounding" if rounding else "",
            {"left": FieldName(left.at()), "right": FieldName(right.at())},
            (*addends(left, left.written), *addends(right, right.written)),
            expected=right.sum.value,
            actual=left.sum.value,
            difference=difference,
            severity=Severity.WARNING if rounding else None,
        )


@rule(
    "PG201",
    "expenditure-sources-balance",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("支出合计与收入来源合计不等", "all expenditure differs from all sources"),
    what=_BALANCE,
    help=_BALANCE_HELP,
    rounding=_ROUNDING,
)
def expenditure_sources_balance(case: Case) -> Outcomes:
    """Look for expenditure lines that do not add up to the same as the sources.

    All lines of the form's group count: basic, project, and where the form has them the development lines. A
    difference that the rounding of the digits written can explain is a warning. Where lines are blank, what is
    written on their side can already be too much, and that is a finding; too little is undecided.

    Why: money that is spent has a source, and the form prints both sums side by side.
    Basis: form identity.
    Wrong: basic 2,554.17 + project 9,450.27 against fiscal 16,269.69.
    Right: basic 2,554.17 + project 9,450.27 + special_funds 4,265.00 + other_development 0.25 against
    fiscal 16,269.69.

    查：支出各行之和与收入来源各行之和不相等。表样里的支出行全部计算：基本支出、项目支出，以及表样设有的事业发展性支出。
    按所写的位数四舍五入能够解释的差额，只作警告。有空白的行时，写出来的一边已经多出来的，照样报出；少的则无法判断。
    理由：花出去的钱都有来源，表上把两个合计并排列出。
    错例：基本支出 2,554.17 + 项目支出 9,450.27，收入来源为财政拨款 16,269.69。
    对例：基本支出 2,554.17 + 项目支出 9,450.27 + 财政专项资金 4,265.00 + 其他事业发展性支出 0.25，收入来源为财政拨
    款 16,269.69。
    """
    pairs = [pair for pair in case.form.identities if "sources" in pair]
    if not pairs:
        yield _NO_IDENTITY
    for left, right in pairs:
        yield from _balance(case, left, right)


@rule(
    "PG202",
    "expenditure-levels-balance",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("支出合计与按预算级次划分合计不等", "all expenditure differs from the sum by budget level"),
    what=_BALANCE,
    help=_BALANCE_HELP,
    rounding=_ROUNDING,
)
def expenditure_levels_balance(case: Case) -> Outcomes:
    """Look for expenditure lines that do not add up to the same as the lines by budget level, or as any other
    group that the form sets against them.

    Why: own and transferred money together are all of the money.
    Basis: form identity.
    Wrong: expenditure 16,269.69 against own 16,269.69 + transfer 100.00.
    Right: expenditure 16,269.69 against own 16,169.69 + transfer 100.00.

    查：支出各行之和与按预算级次划分各行之和不相等，或者与表样规定应当相等的其他分组不相等。
    理由：本级使用的和对下转移支付的，合起来就是全部资金。
    错例：支出合计 16,269.69，区本级使用资金 16,269.69 + 拟用于对下转移支付资金 100.00。
    对例：支出合计 16,269.69，区本级使用资金 16,169.69 + 拟用于对下转移支付资金 100.00。
    """
    pairs = [pair for pair in case.form.identities if "sources" not in pair]
    if not pairs:
        yield _NO_IDENTITY
    for left, right in pairs:
        yield from _balance(case, left, right)


@rule(
    "PG212",
    "stated-total-differs",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("填写的合计与各行之和不等", "a written total differs from the sum of its parts"),
    what=Text(
        "“{group}”的“{field}”写的是 {actual}，各行相加为 {expected}，相差 {difference}。",
        "“{field}” of “{group}” says {actual}, but its lines add up to {expected}: a difference of {difference}.",
    ),
    help=Text(
        "逐行核对；各行无误时，把“{field}”改为“{sum}”，也可以删去“{field}”。",
        "Check the lines one by one; if they are right, change “{field}” to “{sum}”, or remove “{field}”.",
    ),
    line=Message(
        Text(
            "“{group}”的“{field}”写的是 {actual}，其中各项相加为 {expected}，相差 {difference}。",
            "“{field}” of “{group}” says {actual}, but what it consists of adds up to {expected}: a difference of "
            "{difference}.",
        ),
        Text(
            "逐项核对；其中各项无误时，把“{field}”改为“{sum}”。",
            "Check what it consists of; if that is right, change “{field}” to “{sum}”.",
        ),
    ),
    task=Message(
        Text(
            "“{field}”写的是 {actual}，各项资金来源相加为 {expected}，相差 {difference}。",
            "“{field}” says {actual}, but its sources add up to {expected}: a difference of {difference}.",
        ),
        Text(
            "逐项核对资金来源；各项无误时，把“{field}”改为“{sum}”。",
            "Check the sources one by one; if they are right, change “{field}” to “{sum}”.",
        ),
    ),
)
def stated_total_differs(case: Case) -> Outcomes:
    """Look for a written total that is not the sum of its lines, a line that is not the sum of those that detail it,
    or the amount of a task that is not the sum of its sources, beyond what the rounding of the digits written
    explains. Where a line is blank, a total that is more is undecided.

    Why: the first thing a reviewer does is add up the column.
    Basis: form identity.
    Wrong: basic 2,554.17, project 9,450.27, total 12,004.54.
    Right: basic 2,554.17, project 9,450.27, total 12,004.44.

    查：写出的合计不等于各行之和，某一行不等于其中各项之和，或者任务的资金不等于各项来源之和；按所写的位数四舍五入能够解
    释的差额除外。有空白的行时，合计比写出的多，无法判断。
    理由：审核人拿到表，第一件事就是把这一栏加一遍。
    错例：基本支出 2,554.17，项目支出 9,450.27，合计 12,004.54。
    对例：基本支出 2,554.17，项目支出 9,450.27，合计 12,004.44。
    """
    totals = list(_totals(case))
    if not totals:
        yield NotApplicable(Text("没有填写合计", "no total is written"))
    for part, field, variant, total, lines in totals:
        written = {key: amount for key, amount in lines.items() if amount is not None}
        stated, parts = Sum.of([total]), Sum.of(written.values())
        difference = stated.minus(parts)
        blank = len(written) < len(lines)
        if difference > 0 and blank:
            yield _BLANK
        elif difference and not stated.rounds_to(parts):
            yield Problem(
                part.at(field),
                variant,
                {"field": FieldName(part.at(field)), "group": FieldName(part.at()), "sum": money_text(parts.value)},
                addends(part, written),
                expected=parts.value,
                actual=total.value,
                difference=difference,
            )
        elif blank:
            yield _BLANK


def _totals(case: Case) -> Iterator[tuple[Part, str, str, Amount, Mapping[str, Amount | None]]]:
    """Yield every written total: the part that holds it, its field, the variant of the message, the total, and the
    amounts of which it is the sum."""
    for group in case.declaration.money.groups:
        if group.written_total is not None:
            yield group, "total", "", group.written_total, group.addends
        for line in group.group.details:
            stated, parts = group.addends.get(line), group.parts(line)
            if stated is not None and any(parts.values()):
                yield group, line, "line", stated, parts
    for task in case.declaration.tasks:
        if task.fiscal is not None or task.other is not None:
            yield task, "amount", "task", task.amount, {"fiscal": task.fiscal, "other": task.other}
