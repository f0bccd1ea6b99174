"""Rules on benefits: what is done in place of what comes of it, and yes and no in place of a measure."""

from perfgoal.document import Route
from perfgoal.finding import Argument, Problem, Related, Severity, Text
from perfgoal.rules.basis import AUDIT
from perfgoal.rules.lexicon.placing import COMES_OF_IT, DOING, DONE, QUESTIONS
from perfgoal.rules.measures import dimension, measured, unit_of
from perfgoal.rules.named import name_of
from perfgoal.rules.phrases import is_benefit, is_output
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, rule

TWO = 2
"""One benefit of yes or no alone is no share."""

_ANSWERED = Text("“{name}”只答是或否", "“{name}” is answered by yes or no")
_NO_OUTPUTS = NotApplicable(Text("表样没有产出指标", "the form has no category of outputs"))
_NO_BENEFITS = NotApplicable(Text("没有效益指标", "there is no benefit indicator"))


def benefit_rows(case: Case) -> tuple[Row, ...]:
    """Return the indicators that are benefits, but for satisfaction."""
    under = {id(branch) for branch in case.level2_branches if is_benefit(branch)}
    return tuple([row for row in case.rows if id(row.branch) in under])


@rule(
    "PG509",
    "output-as-benefit",
    Severity.WARNING,
    AUDIT,
    summary=Text("把产出写成效益", "an output declared as a benefit"),
    what=Text(
        "“{name}”说的是做了什么，不是带来什么，却放在“{category}”之下。",
        "“{name}” says what is done and not what comes of it, yet it stands under “{category}”.",
    ),
    help=Text(
        "移到“{output}”之下；这里写由此带来的变化，如“带动就业人数 ≥200人”。",
        "Move it to “{output}”, and state here what it brings about, such as “带动就业人数 ≥200人”.",
    ),
)
def output_as_benefit(case: Case) -> Outcomes:
    """Look for benefits whose names end in a completion (完成率, 完成情况, 培训人数, 资金到位率 …), or begin with what
    is done (开展, 举办, 采购, 建成 …) and have a count or a share. A name that says what comes of it (受益, 带动就业,
    减排, 提升 …) is left alone.

    Why: that the work was done is already asked of the outputs; nobody then asks what it was good for.
    Basis: audit practice.
    Wrong: 社会效益指标 / 培训人数 ≥200人.
    Right: 社会效益指标 / 培训后就业人数 ≥120人.

    查：效益指标之下，名称以“完成率”“完成情况”“培训人数”“资金到位率”等结尾，或以“开展”“举办”“采购”“建成”等开头、值是个数或比率的指标。
    名称说明带来什么（受益、带动就业、减排、提升等）的除外。
    理由：事情做没做完，产出指标已经考核；写在这里，就没有人考核效果了。
    """
    output = next((level1.name for level1 in case.form.framework if is_output(level1.name)), None)
    if output is None:
        yield _NO_OUTPUTS
        return
    if not case.once(benefit_rows):
        yield _NO_BENEFITS
    for row in case.once(benefit_rows):
        name = name_of(row).head
        done = name.endswith(DONE.words) or (name.startswith(DOING.words) and id(row) in case.once(_counted))
        if done and not COMES_OF_IT.find(name):
            arguments: dict[str, Argument] = {"name": row.indicator.name, "category": row.branch.key}
            yield Problem(row.indicator.at("name"), "", {**arguments, "output": output})


def _counted(case: Case) -> frozenset[int]:
    """Return the ``id`` of each indicator whose value is a count or a share."""
    counts = ("count", "share")
    return frozenset([id(value.row) for value in case.once(measured) if dimension(unit_of(value)) in counts])


def yes_no_benefits(case: Case) -> tuple[Row, ...]:
    """Return the benefits that are answered by yes or no, where they are two or more and over a third of all, else
    none."""
    found = {id(row) for row in case.naming(QUESTIONS)}
    if answered := {id(value.row) for value in case.values if value.target.kind == "yesno"}:
        found |= answered - {
            id(value.row) for value in case.values if value.target.kind != "yesno" or "无" in value.text
        }
    if not found:
        return ()
    benefits = case.once(benefit_rows)
    rows = tuple([row for row in benefits if id(row) in found])
    return rows if len(rows) >= TWO and len(rows) * 3 > len(benefits) else ()


@rule(
    "PG518",
    "yes-no-share",
    Severity.WARNING,
    AUDIT,
    summary=Text("只答是否的效益指标太多", "too many benefits that are answered by yes or no"),
    what=Text(
        "“{name}”的 {total} 个指标中有 {count} 个（{share}）只答是或否，超过三分之一。",
        "{count} of the {total} indicators of “{name}” ({share}) are answered by yes or no, more than a third.",
    ),
    help=Text(
        "改为能衡量的指标，如“规模以上工业增加值增长率 ≥5%”“带动就业人数 ≥200人”，使只答是或否的不超过三分之一。",
        "Put what can be measured in their place, such as “规模以上工业增加值增长率 ≥5%” or “带动就业人数 ≥200人”, "
        "until at most a third are answered by yes or no.",
    ),
)
def yes_no_share(case: Case) -> Outcomes:
    """Look for two or more benefits with 是 or 否 for all of their values, or a question (是/否) for a name, that are
    over a third of all benefits. 无, as of accidents, is a measure: none.

    Why: whoever asks has said yes already; such a benefit is met whatever happens.
    Basis: audit practice.
    Wrong: five of five benefits like 项目对提升工业经济发展具有持续影响（是/否） = 是.
    Right: 规模以上工业增加值增长率 ≥5%.

    查：效益指标中，值只有“是”“否”或名称带“（是/否）”的有两个以上，且超过全部效益指标的三分之一。值是“无”的（如事故“无”）等于零，不算。
    理由：申报时已经答“是”，到时无论怎样都算完成，考核不出效果。
    错例：五个效益指标都是“项目对提升工业经济发展具有持续影响（是/否）”这样的，值是“是”。
    """
    rows, total = case.once(yes_no_benefits), len(case.once(benefit_rows))
    if not total:
        yield _NO_BENEFITS
    if rows:
        route: Route = rows[0].branch.route[:2]
        arguments: dict[str, Argument] = {"name": str(route[1]), "total": total, "count": len(rows)}
        related = tuple(Related(row.indicator.at("name"), _ANSWERED, {"name": row.indicator.name}) for row in rows)
        yield Problem(route, "", {**arguments, "share": f"{len(rows) / total:.1%}"}, related)
