"""Rules on how many indicators a declaration has."""

from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.rules.basis import AUDIT, LOCAL
from perfgoal.rules.phrases import is_output
from perfgoal.rules.rule import Case, Outcomes, rule

FEWEST = 3
MOST = {"project": (10, 25), "department": (20, 40)}
"""How many indicators a form may have among its outputs, and in all, by its kind."""


@rule(
    "PG307",
    "too-few-indicators",
    Severity.WARNING,
    LOCAL,
    summary=Text("指标太少", "fewer than three indicators"),
    what=Text(
        "共有 {count} 个三级指标，少于 {least} 个。",
        "The number of indicators is {count}, fewer than {least}.",
    ),
    help=Text(
        "按表样的类别补写指标，至少写明做多少、做得怎样、带来什么，如“改造道路里程 ≥20公里”。",
        "Declare more, by the categories of the form: at least how much is done, how well, and what comes of it, such "
        "as “改造道路里程 ≥20公里”.",
    ),
)
def too_few_indicators(case: Case) -> Outcomes:
    """Look for a declaration with one or two indicators. Where there is none, PG304 says so.

    Why: output, effect and satisfaction want one each; with fewer, most of the money is for nothing that is declared.
    Basis: local instruction.
    Wrong: 数量指标 / 雾炮车数量 and 时效指标 / 服务周期, and nothing else.
    Right: these, and indicators of quality, cost, effect and satisfaction.

    查：三级指标只有一两个的申报。一个都没有的，由 PG304 说。
    理由：产出、效益、满意度至少各有一个；再少，大部分钱就没有说明用来做什么。
    错例：只有数量指标“雾炮车数量”和时效指标“服务周期”。
    对例：此外还有质量、成本、效益、满意度指标。
    """
    count = len(case.rows)
    if 0 < count < FEWEST:
        yield Problem(case.declaration.at("indicators"), "", {"count": count, "least": FEWEST})


@rule(
    "PG308",
    "too-many-indicators",
    Severity.WARNING,
    AUDIT,
    summary=Text("指标太多，看不出核心", "too many indicators to be core"),
    what=Text(
        "共有 {count} 个三级指标，多于 {most} 个，看不出哪些是核心指标。",
        "There are {count} indicators, more than {most}, and nobody can tell which of them are the core.",
    ),
    help=Text(
        "只留最能反映目标的指标，同类的合并，减到 {most} 个以内。",
        "Keep those that speak for the goal, merge those of one kind, and leave at most {most}.",
    ),
    outputs=Message(
        Text(
            "“{name}”之下有 {count} 个三级指标，多于 {most} 个，看不出哪些是核心指标。",
            "There are {count} indicators under “{name}”, more than {most}, and nobody can tell which of them are the "
            "core.",
        ),
        Text(
            "只留最主要的产出，同类的合并，减到 {most} 个以内。",
            "Keep the main outputs, merge those of one kind, and leave at most {most}.",
        ),
    ),
)
def too_many_indicators(case: Case) -> Outcomes:
    """Look for project forms with more than 10 indicators among the outputs (产出, 项目完成) or more than 25 in all,
    and department forms with more than 20 or 40.

    Why: where everything is an indicator, each weighs next to nothing, and the evaluation counts rows.
    Basis: audit practice.
    Wrong: a project with 12 indicators under 产出指标.
    Right: the same project with the eight that the goal speaks of.

    查：项目表产出指标（项目完成指标）超过 10 个或全部指标超过 25 个，部门表产出指标超过 20 个或全部指标超过 40 个的。
    理由：什么都列为指标，每个就几乎没有分量，评价也成了数行数。
    错例：一个项目的产出指标有 12 个。
    对例：同一项目只留目标说到的八个。
    """
    outputs, in_all = MOST[case.form.kind]
    if len(case.rows) > in_all:
        yield Problem(case.declaration.at("indicators"), "", {"count": len(case.rows), "most": in_all})
    found = [branch for branch in case.level1_branches if is_output(branch.identity[0])]
    count = sum(branch.size for branch in found)  # of several spellings of one category
    if count > outputs:
        arguments: dict[str, Argument] = {"name": found[0].key, "count": count, "most": outputs}
        yield Problem(found[0].route, "outputs", arguments)
