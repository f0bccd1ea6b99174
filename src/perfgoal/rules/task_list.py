"""Rules on the key tasks one by one: that each has money and a name of its own."""

from perfgoal.finding import Problem, Related, Severity, Text
from perfgoal.rules.basis import APPROPRIATENESS, COMPLETENESS
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, Outcomes, rule


@rule(
    "PG208",
    "zero-amount-task",
    Severity.WARNING,
    APPROPRIATENESS,
    summary=Text("任务的资金是零", "a task with no money"),
    what=Text("任务“{name}”的资金是零。", "The money of the task “{name}” is zero."),
    help=Text(
        "填写它的金额；不需要资金的工作，移到“其他需完成的任务”（other_tasks）一栏。",
        "State its amount; move work that costs nothing to “other_tasks” (其他需完成的任务).",
    ),
)
def zero_amount_task(case: Case) -> Outcomes:
    """Look for a task whose amount is zero.

    Why: a key task of the budget is one that the budget pays for; a zero is most often a blank cell.
    Basis: review practice.
    Wrong: amount 0.00.
    Right: amount 1,205.00.

    查：资金为零的任务。
    理由：预算的重点任务是预算出钱的任务；写零，多半是单元格没有填。
    错例：资金 0.00。
    对例：资金 1,205.00。
    """
    for task in case.declaration.tasks:
        if not task.amount.value:
            yield Problem(task.at("amount"), "", {"name": task.name})


@rule(
    "PG313",
    "duplicate-task",
    Severity.ERROR,
    COMPLETENESS,
    summary=Text("两项任务同名", "two tasks of one name"),
    what=Text("任务“{name}”与前面的一项同名。", "The task “{name}” has the name of an earlier one."),
    help=Text(
        "把两项合并为一项，或改成能区分的名称。", "Merge the two into one, or give them names that tell them apart."
    ),
)
def duplicate_task(case: Case) -> Outcomes:
    """Look for two tasks of one name, after NFKC and without white space.

    Why: an indicator that names the task, and a reader, cannot tell which is meant; often a row was copied.
    Basis: review practice.
    Wrong: two tasks named 加强工业企业服务.
    Right: 加强工业企业服务 and 加强科技企业服务.

    查：两项任务同名。比较名称时，先按 NFKC 统一全角半角，并去掉空白。
    理由：指标写明对应哪项任务时，分不清是哪一项，看的人也一样；多半是复制了一行。
    错例：两项任务都叫“加强工业企业服务”。
    对例：“加强工业企业服务”和“加强科技企业服务”。
    """
    first: dict[str, int] = {}
    tasks = case.declaration.tasks
    for index, task in enumerate(tasks):
        earlier = first.setdefault(plain_name(task.name), index)
        if earlier != index:
            related = Related(tasks[earlier].at("name"), Text("第一次出现在这里", "first used here"))
            yield Problem(task.at("name"), "", {"name": task.name}, (related,))
