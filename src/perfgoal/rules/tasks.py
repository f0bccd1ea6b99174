"""Rules on the money of the key tasks, taken together."""

from decimal import Decimal
from typing import NamedTuple

from perfgoal.declaration import BudgetGroup
from perfgoal.finding import Argument, FieldName, Problem, Related, Severity, Text
from perfgoal.money import EXACT, UNITS, Amount, Sum
from perfgoal.rules.basis import APPROPRIATENESS, FEASIBILITY, FORM_IDENTITY
from perfgoal.rules.budget import addends
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, rule

SMALL_SHARE, LARGE_SHARE = Decimal("0.001"), Decimal("0.05")
ROUND = Decimal(1_000_000)
"""What a round amount is a multiple of, in 元: 一百万元."""

_BLANK = Undecided(Text("有空白的支出行，空白不是零", "a line of expenditure is blank, and blank is not zero"))
_NO_EXPENDITURE = NotApplicable(Text("表样没有用于任务的支出", "the form has no expenditure that pays for tasks"))


class Funding(NamedTuple):
    """The sum of the tasks, all expenditure, and the lines of it that pay for tasks and are not blank, with their sum.
    ``partial`` says that others of them are blank, so that more may be available."""

    tasks: Sum
    expenditure: BudgetGroup
    lines: dict[str, Amount]
    available: Sum
    partial: bool

    @property
    def exceeds_written(self) -> bool:
        """Whether the tasks cost more than the expenditure that is written, beyond rounding."""
        everything = self.expenditure.sum
        return self.tasks.minus(everything) > 0 and not self.tasks.rounds_to(everything)

    @property
    def exceeds_all(self) -> bool:
        """Whether the tasks cost more than all expenditure, if that is known."""
        return self.exceeds_written and not self.expenditure.has_blanks

    @property
    def line_names(self) -> tuple[FieldName, ...]:
        """The lines that pay for tasks, named as the file writes them."""
        return tuple(FieldName(self.expenditure.at(key)) for key in self.lines)


def _funding(case: Case) -> Funding | NotApplicable | Undecided:
    """Return the money of the tasks and what pays for them, or why they cannot be compared."""
    group = next((group for group in case.form.budget if group.key == "expenditure"), None)
    keys = [line.key for line in group.lines if line.tasks] if group else []
    if not keys:
        return _NO_EXPENDITURE
    expenditure = case.declaration.money.group("expenditure")
    if expenditure is None:
        return _BLANK
    lines = {key: expenditure.written[key] for key in keys if key in expenditure.written}
    if not lines:
        return _BLANK
    tasks = Sum.of(task.amount for task in case.declaration.tasks)
    return Funding(tasks, expenditure, lines, Sum.of(lines.values()), len(lines) < len(keys))


def _related(case: Case) -> tuple[Related, ...]:
    """Relate the amount of every task."""
    what = Text("{name}：{amount}", "{name}: {amount}")
    return tuple(
        Related(task.at("amount"), what, {"name": task.name, "amount": task.amount.value})
        for task in case.declaration.tasks
    )


@rule(
    "PG206",
    "tasks-exceed-budget",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("任务资金合计超过部门全部支出", "task amounts exceed all expenditure of the department"),
    what=Text(
        "各项任务资金合计 {actual}，超过部门全部支出 {expected}，多出 {difference}。",
        "The tasks add up to {actual}, but all expenditure of the department to {expected}: {difference} too much.",
    ),
    help=Text(
        "逐项核对任务的金额、小数点和单位，改正有误的一项。",
        "Check each task's amount, its decimal point and its unit, and correct the one that is wrong.",
    ),
)
def tasks_exceed_budget(case: Case) -> Outcomes:
    """Look for tasks that together cost more than the department spends.

    Why: a department cannot put more into its tasks than it has.
    Basis: form identity.
    Wrong: tasks 48,389.40 + 4,315.33 against expenditure 16,269.69: a slip of the point.
    Right: tasks 4,838.94 + 4,315.33.

    查：各项任务的资金合起来，超过部门的全部支出。
    理由：部门投入任务的钱，不会比部门的钱还多。
    错例：任务资金 48,389.40 + 4,315.33，部门支出 16,269.69：小数点错了一位。
    对例：任务资金 4,838.94 + 4,315.33。
    """
    funding = case.once(_funding)
    if not isinstance(funding, Funding):
        yield funding
    elif funding.exceeds_written and funding.expenditure.has_blanks:
        yield _BLANK
    elif funding.exceeds_all:
        everything = funding.expenditure.sum
        yield Problem(
            case.declaration.at("tasks"),
            related=(*_related(case), *addends(funding.expenditure, funding.expenditure.written)),
            expected=everything.value,
            actual=funding.tasks.value,
            difference=funding.tasks.minus(everything),
        )


@rule(
    "PG216",
    "tasks-exceed-projects",
    Severity.WARNING,
    APPROPRIATENESS,
    summary=Text("任务资金合计超过项目支出与事业发展性支出", "task amounts exceed project and development expenditure"),
    what=Text(
        "各项任务资金合计 {actual}，超过用于任务的支出 {expected}（{lines}），多出 {difference}。",
        "The tasks add up to {actual}, but the expenditure that pays for tasks to {expected} ({lines}): "
        "{difference} too much.",
    ),
    help=Text(
        "逐项核对任务的金额；用基本支出或上级资金安排的，在任务的“主要实施内容”（content）中说明。",
        "Check each task's amount; where basic expenditure or higher-level funds pay for it, say so in the task's "
        "“content” (主要实施内容).",
    ),
)
def tasks_exceed_projects(case: Case) -> Outcomes:
    """Look for tasks that cost more than project and development expenditure, though not more than all of it.

    Why: basic expenditure pays staff and offices; tasks that reach into it, or are paid from elsewhere, want a
    word of explanation.
    Basis: review practice.
    Wrong: tasks 14,000.00 against project 9,450.27 + special_funds 4,265.00 + other_development 0.25.
    Right: tasks 13,359.27 against the same.

    查：任务资金超过项目支出与事业发展性支出之和，但没有超过全部支出。
    理由：基本支出用于人员和机关运转；任务要用到基本支出，或者另有资金来源，应当说明。
    错例：任务资金 14,000.00，项目支出 9,450.27 + 财政专项资金 4,265.00 + 其他事业发展性支出 0.25。
    对例：支出不变，任务资金 13,359.27。
    """
    funding = case.once(_funding)
    if not isinstance(funding, Funding):
        yield funding
        return
    difference = funding.tasks.minus(funding.available)
    if difference <= 0 or funding.exceeds_all or funding.tasks.rounds_to(funding.available):
        return
    if funding.partial:
        yield _BLANK
    else:
        yield Problem(
            case.declaration.at("tasks"),
            "",
            {"lines": funding.line_names},
            (*_related(case), *addends(funding.expenditure, funding.lines)),
            expected=funding.available.value,
            actual=funding.tasks.value,
            difference=difference,
        )


@rule(
    "PG207",
    "tasks-below-budget",
    Severity.INFO,
    APPROPRIATENESS,
    summary=Text("部分项目支出没有列入重点任务", "task amounts are less than project and development expenditure"),
    what=Text(
        "用于任务的支出为 {expected}（{lines}），各项任务合计 {actual}，有 {difference}（{share}）没有对应的任务。",
        "The expenditure that pays for tasks adds up to {expected} ({lines}), but the tasks to {actual}: "
        "{difference} ({share}) belongs to no task.",
    ),
    help=Text(
        "补列这笔资金对应的任务；它若用于非重点工作，不必改。",
        "Add the tasks that this money pays for; if it pays for lesser work, nothing needs to change.",
    ),
)
def tasks_below_budget(case: Case) -> Outcomes:
    """Look for project and development money that belongs to no task: an info, and a warning above 5 %. Where lines are
    blank, what is written can already be more than the tasks, and that is a finding; else it is undecided.

    Why: money without a task is money without a goal. Small remainders are usual, since only key tasks are
    listed.
    Basis: review practice.
    Wrong: tasks 9,359.27 against project and development expenditure 13,715.52.
    Right: tasks 13,359.27 and more against 13,715.52.

    查：没有列入任何一项任务的项目支出和事业发展性支出：一般作提示，超过 5% 作警告。有空白行时，已填的各行
    超过任务合计的，照样指出；没有超过的不作判断。
    理由：没有任务的钱，就是没有目标的钱。表上只列重点任务，剩下一小部分是常有的。
    错例：任务资金 9,359.27，项目支出和事业发展性支出 13,715.52。
    对例：任务资金 13,359.27 或更多，项目支出和事业发展性支出 13,715.52。
    """
    funding = case.once(_funding)
    if not isinstance(funding, Funding):
        yield funding
        return
    missing = funding.available.minus(funding.tasks)
    if missing > 0 and not funding.tasks.rounds_to(funding.available):
        share = EXACT.divide(missing, funding.available.value)
        shown = "<0.1%" if share < SMALL_SHARE else f"{share * 100:.1f}%"
        yield Problem(
            case.declaration.at("tasks"),
            "",
            {"lines": funding.line_names, "share": shown},
            addends(funding.expenditure, funding.lines),
            expected=funding.available.value,
            actual=funding.tasks.value,
            difference=-missing,
            severity=Severity.WARNING if share > LARGE_SHARE else None,
        )
    elif funding.partial:
        yield _BLANK


@rule(
    "PG209",
    "round-amounts",
    Severity.INFO,
    FEASIBILITY,
    summary=Text("任务金额都是整百万元", "all task amounts are multiples of a million 元"),
    what=Text(
        "{count} 项任务的金额都是 {step}的整数倍，可能是估算数。",
        "The amounts of {count} tasks are all multiples of {step}, and may be estimates.",
    ),
    help=Text(
        "按测算结果填写金额；测算结果确是整数的，在任务的“主要实施内容”（content）中说明测算依据。",
        "State the amounts that were calculated; if those are round, say on what they rest in the task's "
        "“content” (主要实施内容).",
    ),
)
def round_amounts(case: Case) -> Outcomes:
    """Look for three or more tasks whose amounts are all multiples of 100 万元. Zeros are left to PG208.

    Why: costed work rarely comes out round each time; round sums throughout suggest a guess.
    Basis: review practice.
    Wrong: amounts 5,000, 3,000, 1,200.
    Right: amounts 4,838.94, 3,000.00, 1,205.00.

    查：三项以上的任务，资金全都是 100 万元的整数倍。资金为零的由 PG208 报出。
    理由：认真测算过的工作很少每项都是整数；全是整数，多半是估出来的。
    错例：资金 5,000、3,000、1,200。
    对例：资金 4,838.94、3,000.00、1,205.00。
    """
    unit = case.declaration.money.unit
    values = [task.amount.value for task in case.declaration.tasks if task.amount.value]
    if len(values) < 3:
        yield NotApplicable(Text("有资金的任务不足三项", "fewer than three tasks have money"))
    elif unit not in UNITS:
        yield Undecided(Text("金额单位不明", "the unit of money is not known"))
    else:
        step = ROUND / UNITS[unit]
        if not any(EXACT.remainder(value, step) for value in values):
            arguments: dict[str, Argument] = {"count": len(values), "step": step}
            yield Problem(case.declaration.at("tasks"), "", arguments, _related(case))
