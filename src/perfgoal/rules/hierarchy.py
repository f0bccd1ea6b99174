"""Rules on what stands under the categories of the indicator tree: too little, too much, or twice."""

from perfgoal.document import Route
from perfgoal.finding import Argument, Problem, Related, Severity, Text
from perfgoal.forms import Category, Level1
from perfgoal.rules.basis import COMPLETENESS, FRAMEWORK, RELEVANCE
from perfgoal.rules.categories import doubtful
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, Undecided, rule

LOPSIDED_FROM = 5

_IN_DOUBT = Undecided(
    Text("有不认识或放错的类别，可能就是它", "an unknown or misplaced category of the file may stand for it")
)


def _sizes(case: Case) -> dict[tuple[str, ...], int]:
    """Return how many indicators each category holds, by its identity."""
    sizes: dict[tuple[str, ...], int] = {}
    for branch in (*case.level1_branches, *case.level2_branches):
        sizes[branch.identity] = sizes.get(branch.identity, 0) + branch.size
    return sizes


def _route_of(case: Case, level1: Level1, category: Category | None = None) -> Route:
    """Return where a category of the form stands in the file, else its first level, else all indicators."""
    below = (branch.route for branch in case.level2_branches if category and branch.category is category)
    above = (branch.route for branch in case.level1_branches if branch.level1 is level1)
    return next(below, None) or next(above, ("indicators",))


@rule(
    "PG304",
    "missing-level1",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("必需的一级指标之下没有指标", "a first level that the form requires holds no indicator"),
    what=Text(
        "一级指标“{name}”之下没有三级指标，表样要求至少有一个。",
        "There is no indicator under the first level “{name}”, where the form requires at least one.",
    ),
    help=Text(
        "在“{name}”的二级指标之下至少填写一个三级指标。",
        "Declare at least one indicator in a second-level category of “{name}”.",
    ),
)
def missing_level1(case: Case) -> Outcomes:
    """Look for required first-level categories with no indicator: absent, empty, or holding only empty ones. Where
    an unknown category may be the one, this is undecided.

    Why: a declaration without outputs or without effects says nothing of what the money is for.
    Basis: framework.
    Wrong: 效益指标 with all four categories empty.
    Right: 效益指标 / 社会效益指标 with one indicator.

    查：一级指标是必需的，其下却没有指标：没有写、空着，或者只有空的二级指标。有不认识的类别，而它可能就是这一个时，无法
    判断。
    理由：没有产出或者没有效益，就没有说明钱花来做什么。
    错例：效益指标之下的四个二级指标都空着。
    对例：效益指标 / 社会效益指标之下有一个指标。
    """
    required = [level1 for level1 in case.form.framework if level1.required]
    if not required:
        yield NotApplicable(Text("表样没有必需的一级指标", "the form requires no first level"))
    for level1 in required:
        if case.once(_sizes).get((level1.name,)):
            continue
        if (level1.name,) in case.once(doubtful):
            yield _IN_DOUBT
        else:
            yield Problem(_route_of(case, level1), "", {"name": level1.name})


@rule(
    "PG305",
    "missing-level2",
    Severity.WARNING,
    FRAMEWORK,
    summary=Text("必需的二级指标之下没有指标", "a second level that the form requires holds no indicator"),
    what=Text(
        "“{parent}”的二级指标“{name}”之下没有三级指标，表样要求填写。",
        "There is no indicator under the second level “{name}” of “{parent}”, where the form requires one.",
    ),
    help=Text(
        "在“{name}”之下补写三级指标；确实没有的，在其他指标的“备注”（note）中说明理由。",
        "Declare an indicator under “{name}”; if there is none, say why in the “note” (备注) of another.",
    ),
)
def missing_level2(case: Case) -> Outcomes:
    """Look for required second-level categories with no indicator, where their first level has one. Where it has
    none, PG304 says so; where an unknown or misplaced category may be the one, this is undecided.

    Why: quantity, quality, time and cost are four sides of one output; what is not declared is not managed.
    Basis: framework.
    Wrong: 产出指标 with 质量指标 empty.
    Right: 产出指标 / 质量指标 / 项目验收合格率.

    查：二级指标是必需的，其下却没有指标，而所属的一级指标有指标。一级指标也没有的，由 PG304 报出；有不认识或放错的类
    别，而它可能就是这一个时，无法判断。
    理由：数量、质量、时效、成本是一项产出的四个方面；没有申报的，就没有人管。
    错例：产出指标之下的质量指标空着。
    """
    required = [(level1, category) for level1 in case.form.framework for category in level1.level2 if category.required]
    if not required:
        yield NotApplicable(Text("表样没有必需的二级指标", "the form requires no second level"))
    sizes = case.once(_sizes)
    for level1, category in required:
        if sizes.get((level1.name, category.name)):
            continue
        if (level1.name, category.name) in case.once(doubtful):
            yield _IN_DOUBT
        elif sizes.get((level1.name,)):
            arguments: dict[str, Argument] = {"name": category.name, "parent": level1.name}
            yield Problem(_route_of(case, level1, category), "", arguments)


@rule(
    "PG314",
    "missing-satisfaction",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("没有满意度指标", "no satisfaction indicator, where the form has the category"),
    what=Text(
        "“{name}”之下没有三级指标，表样设有这一类。",
        "There is no indicator under “{name}”, a category that the form has.",
    ),
    help=Text(
        "补写服务对象的满意度，如“参训企业满意度”；没有服务对象的，在其他指标的“备注”（note）中说明。",
        "Declare the satisfaction of those who are served, such as “参训企业满意度”; if nobody is, say so in the "
        "“note” (备注) of another indicator.",
    ),
)
def missing_satisfaction(case: Case) -> Outcomes:
    """Look for a form whose satisfaction category, of the first or the second level, holds no indicator.

    Why: most departments serve someone, whose view is the cheapest measure of all; a purely internal department
    has none, so that it is a warning.
    Basis: review practice.
    Wrong: 满意度指标 empty.
    Right: 满意度指标 / 服务对象满意度指标 / 参训企业满意度 ≥90%.

    查：表样设有满意度类别（一级或二级），其下却没有指标。
    理由：多数部门都有服务对象，他们的评价是最省钱的衡量；纯内部的部门没有，所以只作警告。
    错例：满意度指标空着。
    """
    categories: list[tuple[Level1, Category | None]] = []
    for level1 in case.form.framework:
        below = [(level1, category) for category in level1.level2 if category.satisfaction]
        categories += [(level1, None)] if level1.satisfaction else below
    if not categories:
        yield NotApplicable(Text("表样没有满意度指标", "the form has no such category"))
    for level1, category in categories:
        identity = (level1.name,) if category is None else (level1.name, category.name)
        if case.once(_sizes).get(identity):
            continue
        if identity in case.once(doubtful):
            yield _IN_DOUBT
        else:
            yield Problem(_route_of(case, level1, category), "", {"name": identity[-1]})


@rule(
    "PG306",
    "duplicate-indicator",
    Severity.ERROR,
    COMPLETENESS,
    summary=Text("同一二级指标下有同名指标", "the same name twice under one second level"),
    what=Text("指标“{name}”在“{category}”之下重复出现。", "The indicator “{name}” stands under “{category}” again."),
    help=Text(
        "删去多余的一处，或改成能区分的名称。", "Remove the one too many, or give them names that tell them apart."
    ),
)
def duplicate_indicator(case: Case) -> Outcomes:
    """Look for two indicators of one name under one second level, however that is spelled. Names are compared after
    NFKC and without white space. Two that name different tasks are two.

    Why: one row was copied and not changed, or two values contradict each other.
    Basis: review practice.
    Wrong: 数量指标 with 高企认定数量 ≥100家 and 高企认定数量 ≥50家.
    Right: one of them.

    查：同一个二级指标之下有两个同名的指标，不论二级指标怎么写。比较名称时，先按 NFKC 统一全角半角，并去掉空白。
    理由：不是复制了一行忘了改，就是两个值互相矛盾。
    错例：数量指标之下，高企认定数量 ≥100家，高企认定数量 ≥50家。
    对例：只写其中一个。
    """
    if len({row.plain for row in case.rows}) == len(case.rows):
        return
    first: dict[tuple[tuple[str, ...], str, frozenset[str]], Row] = {}
    for row in case.rows:
        branch, indicator = row.branch, row.indicator
        earlier = first.setdefault((branch.identity, row.plain, frozenset(map(plain_name, indicator.task))), row)
        if earlier is not row:
            related = Related(earlier.indicator.at("name"), Text("第一次出现在这里", "first used here"))
            arguments: dict[str, Argument] = {"name": indicator.name, "category": branch.key}
            yield Problem(indicator.at("name"), "", arguments, (related,))


@rule(
    "PG309",
    "lopsided-indicators",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("指标过于集中在一个二级指标", "one second level holds most of the indicators"),
    what=Text(
        "{total} 个指标中有 {count} 个（{share}）在“{name}”之下，超过 60%。",
        "{count} of {total} indicators ({share}) stand under “{name}”, more than 60%.",
    ),
    help=Text(
        "合并或删减“{name}”之下的指标，并补充其他二级指标之下的指标。",
        "Merge or drop indicators under “{name}”, and declare more under the other second levels.",
    ),
)
def lopsided_indicators(case: Case) -> Outcomes:
    """Look for one second level that holds more than 60 % of five or more indicators.

    Why: a long list of counts hides that nobody asks what they are good for.
    Basis: review practice.
    Wrong: 11 of 18 indicators under 数量指标.
    Right: 10 of 18.

    查：共有五个以上指标，而其中超过 60% 都在一个二级指标之下。
    理由：数量列得很长，往往就没有人问它们有什么用。
    错例：18 个指标中，数量指标占 11 个。
    对例：18 个指标中，数量指标占 10 个。
    """
    total = len(case.rows)
    if total < LOPSIDED_FROM:
        yield NotApplicable(Text("指标不足五个", "there are fewer than five indicators"))
        return
    for branch in case.level2_branches:
        count = case.once(_sizes)[branch.identity]
        if count * 5 > total * 3:
            share = f"{count / total:.1%}"
            arguments: dict[str, Argument] = {"name": branch.key, "count": count, "total": total, "share": share}
            yield Problem(branch.route, "", arguments)
            return  # there is room for one
