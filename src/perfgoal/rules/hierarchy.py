"""Rules on the three levels of indicators: which categories there are, and what stands under them."""

from collections import Counter
from difflib import get_close_matches

from perfgoal.finding import Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.forms import Category, Form, Level1, packaged_categories, plain_category
from perfgoal.rules.basis import FRAMEWORK, REVIEW
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, rule

LOPSIDED_FROM = 5
LOPSIDED_SHARE = 0.6

_MAY_BE_MEANT = Undecided(Text("有不认识的一级指标，可能就是指它", "an unknown first-level category may stand for it"))


def _nearest(name: str, known: list[str]) -> str | None:
    """Return the category of ``known`` that ``name`` most likely means."""
    near = get_close_matches(plain_category(name), known, n=1, cutoff=0.6)
    return near[0] if near else None


def _meant_by_unknown(case: Case) -> set[str]:
    """Return the first-level categories for which an unknown one of the file may stand."""
    known = [level1.name for level1 in case.form.framework]
    unknown = [branch.key for branch in case.level1_branches if case.form.level1(branch.key) is None]
    return {near for name in unknown if (near := _nearest(name, known))}


def _elsewhere(form: Form, name: str) -> tuple[str, ...]:
    """Return the packaged forms, other than ``form``, that know a category ``name``."""
    return tuple(other for other in packaged_categories().get(plain_category(name), ()) if other != form.form)


@rule(
    "PG301",
    "unknown-level1",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("表样没有这个一级指标", "a first-level name not in the form's framework"),
    what=Text(
        "一级指标“{name}”不在表样的框架里。", "The first-level category “{name}” is not in the form's framework."
    ),
    help=Text("表样的一级指标是：{known}。", "The form's first-level categories are: {known}."),
    near=Message(
        Text("一级指标“{name}”不在表样的框架里。", "The first-level category “{name}” is not in the form's framework."),
        Text("是不是“{near}”？", "Did you mean “{near}”?"),
    ),
    elsewhere=Message(
        Text(
            "一级指标“{name}”不在表样的框架里，它属于：{forms}。",
            "The first-level category “{name}” is not in the form's framework, but in that of: {forms}.",
        ),
        Text("核对 form（表样），或改用：{known}。", "Check the form, or use one of: {known}."),
    ),
)
def unknown_level1(case: Case) -> Outcomes:
    """Look for first-level categories that the form's framework does not have, and say which it has.

    Why: the categories are printed on the form; another one cannot be reviewed or added up with the rest.
    Basis: framework.
    Wrong: 产出指针.
    Right: 产出指标.
    """
    known = tuple(level1.name for level1 in case.form.framework)
    for branch in case.level1_branches:
        if case.form.level1(branch.key) is None:
            near, forms = _nearest(branch.key, list(known)), _elsewhere(case.form, branch.key)
            arguments = {"name": branch.key, "known": known, "near": near or "", "forms": forms}
            repair = (
                Repair(Text("改名", "rename it"), (Change(branch.route, near, "key"),), safe=False) if near else None
            )
            variant = "elsewhere" if forms else "near" if near else ""
            yield Problem(branch.route, variant, arguments, repair=repair, key_only=True)


@rule(
    "PG302",
    "unknown-level2",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("表样没有这个二级指标", "a second-level name not in the framework"),
    what=Text(
        "二级指标“{name}”不在表样的框架里。", "The second-level category “{name}” is not in the form's framework."
    ),
    help=Text("“{parent}”之下的二级指标是：{known}。", "Under “{parent}” there are: {known}."),
    near=Message(
        Text(
            "二级指标“{name}”不在表样的框架里。", "The second-level category “{name}” is not in the form's framework."
        ),
        Text(
            "是不是“{near}”？“{parent}”之下有：{known}。", "Did you mean “{near}”? Under “{parent}” there are: {known}."
        ),
    ),
    elsewhere=Message(
        Text(
            "二级指标“{name}”不在表样的框架里，它属于：{forms}。",
            "The second-level category “{name}” is not in the form's framework, but in that of: {forms}.",
        ),
        Text("“{parent}”之下的二级指标是：{known}。", "Under “{parent}” there are: {known}."),
    ),
)
def unknown_level2(case: Case) -> Outcomes:
    """Look for second-level categories that the form's framework has nowhere. Below an unknown first level nothing
    is judged.

    Why: as for the first level: the form prints them.
    Basis: framework.
    Wrong: 产出指标 / 进展指标.
    Right: 产出指标 / 时效指标.
    """
    for branch in case.level2_branches:
        level1 = case.form.level1(branch.parent or "")
        if level1 is None or case.form.level2(level1, branch.key) or case.form.parents(branch.key):
            continue
        known = tuple(category.name for category in level1.level2)
        near, forms = _nearest(branch.key, list(known)), _elsewhere(case.form, branch.key)
        arguments = {"name": branch.key, "parent": level1.name, "known": known, "near": near or "", "forms": forms}
        repair = Repair(Text("改名", "rename it"), (Change(branch.route, near, "key"),), safe=False) if near else None
        variant = "elsewhere" if forms else "near" if near else ""
        yield Problem(branch.route, variant, arguments, repair=repair, key_only=True)


@rule(
    "PG303",
    "misplaced-level2",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("二级指标放错了一级指标", "a second-level name under the wrong first level"),
    what=Text(
        "二级指标“{name}”应在“{right}”之下，不在“{parent}”之下。",
        "The second-level category “{name}” belongs under “{right}”, not under “{parent}”.",
    ),
    help=Text("把它连同三级指标移到“{right}”之下。", "Move it, with its indicators, under “{right}”."),
)
def misplaced_level2(case: Case) -> Outcomes:
    """Look for second-level categories that the framework has under another first level.

    Why: an effect listed as an output, or the reverse, is weighed and reviewed as the wrong thing.
    Basis: framework.
    Wrong: 效益指标 / 成本指标.
    Right: 产出指标 / 成本指标.
    """
    for branch in case.level2_branches:
        level1 = case.form.level1(branch.parent or "")
        if level1 is None or case.form.level2(level1, branch.key):
            continue
        if parents := case.form.parents(branch.key):
            arguments = {"name": branch.key, "parent": level1.name, "right": parents[0].name}
            yield Problem(branch.route, "", arguments, key_only=True)


@rule(
    "PG304",
    "missing-level1",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("必需的一级指标之下没有指标", "a first level that the form requires holds no indicator"),
    what=Text("“{name}”之下没有任何指标。", "There is no indicator under “{name}”."),
    help=Text("至少填写一个三级指标。", "Declare at least one."),
)
def missing_level1(case: Case) -> Outcomes:
    """Look for required first-level categories with no indicator: absent, empty, or holding only empty ones.

    Why: a declaration without outputs or without effects says nothing of what the money is for.
    Basis: framework.
    Wrong: 效益指标 with all four categories empty.
    Right: 效益指标 / 社会效益指标 with one indicator.
    """
    meant = _meant_by_unknown(case)
    for level1 in case.form.framework:
        if level1.required and not _holds_any(case, level1):
            if level1.name in meant:
                yield _MAY_BE_MEANT
            else:
                yield Problem(_route_of(case, level1), "", {"name": level1.name}, key_only=True)


@rule(
    "PG305",
    "missing-level2",
    Severity.WARNING,
    FRAMEWORK,
    summary=Text("必需的二级指标之下没有指标", "a second level that the form requires holds no indicator"),
    what=Text("“{parent}”之下的“{name}”没有指标。", "There is no indicator under “{parent}” / “{name}”."),
    help=Text("补上指标；确实没有时，在备注中说明理由。", "Declare one, or say in a note why there is none."),
)
def missing_level2(case: Case) -> Outcomes:
    """Look for required second-level categories with no indicator, where their first level has one. Where it has
    none, PG304 says so.

    Why: quantity, quality, time and cost are four sides of one output; what is not declared is not managed.
    Basis: framework.
    Wrong: 产出指标 with 质量指标 empty.
    Right: 产出指标 / 质量指标 / 项目验收合格率.
    """
    meant = _meant_by_unknown(case)
    for level1 in case.form.framework:
        if level1.name in meant:
            yield _MAY_BE_MEANT
        if level1.name in meant or not _holds_any(case, level1):
            continue
        for category in level1.level2:
            if category.required and not any(row.level2 is category for row in case.rows):
                route = _route_of(case, level1, category)
                yield Problem(route, "", {"name": category.name, "parent": level1.name}, key_only=True)


@rule(
    "PG314",
    "missing-satisfaction",
    Severity.WARNING,
    FRAMEWORK,
    summary=Text("没有满意度指标", "no satisfaction indicator, where the form has the category"),
    what=Text("“{name}”之下没有指标。", "There is no indicator under “{name}”."),
    help=Text(
        "补上服务对象满意度；没有服务对象时，在备注中说明。",
        "Declare whose satisfaction is measured, or say in a note why no one's is.",
    ),
)
def missing_satisfaction(case: Case) -> Outcomes:
    """Look for a form whose satisfaction category, of the first or the second level, holds no indicator.

    Why: most departments serve someone, whose view is the cheapest measure of all; a purely internal department
    has none, so that it is a warning.
    Basis: framework.
    Wrong: 满意度指标 empty.
    Right: 满意度指标 / 服务对象满意度指标 / 参训企业满意度 ≥90%.
    """
    meant = _meant_by_unknown(case)
    found = False
    for level1 in case.form.framework:
        for category in (level1, *level1.level2):
            if not category.satisfaction:
                continue
            found = True
            if level1.name in meant:
                yield _MAY_BE_MEANT
            elif not any(category in (row.level1, row.level2) for row in case.rows):
                within = None if category is level1 else category
                yield Problem(_route_of(case, level1, within), "", {"name": category.name}, key_only=True)
    if not found:
        yield NotApplicable(Text("表样没有满意度指标", "the form has no such category"))


def _holds_any(case: Case, level1: Level1) -> bool:
    return any(row.level1 is level1 for row in case.rows)


def _route_of(case: Case, level1: Level1, category: Category | None = None) -> tuple[str | int, ...]:
    """Return where a category stands in the file, or where its parent does."""
    for branch in case.level1_branches:
        if case.form.level1(branch.key) is level1:
            below = [b for b in case.level2_branches if b.parent == branch.key]
            return next(
                (b.route for b in below if category and case.form.level2(level1, b.key) is category), branch.route
            )
    return ("indicators",)


@rule(
    "PG306",
    "duplicate-indicator",
    Severity.ERROR,
    REVIEW,
    summary=Text("同一二级指标下有同名指标", "the same name twice under one second level"),
    what=Text("指标“{name}”在“{category}”之下写了两次。", "The indicator “{name}” stands twice under “{category}”."),
    help=Text("删去一处，或改成能区分的名称。", "Delete one, or give them names that tell them apart."),
)
def duplicate_indicator(case: Case) -> Outcomes:
    """Look for two indicators of one name under one second level, after NFKC and without white space.

    Why: one row was copied and not changed, or two values contradict each other.
    Basis: review practice.
    Wrong: 数量指标 with 高企认定数量 ≥100家 and 高企认定数量 ≥50家.
    Right: one of them.
    """
    first: dict[tuple[str, str, str], int] = {}
    for index, row in enumerate(case.rows):
        key = (row.level1_key, row.level2.name if row.level2 else row.level2_key, plain_name(row.indicator.name))
        earlier = first.setdefault(key, index)
        if earlier != index:
            related = Related(case.rows[earlier].indicator.at("name"), Text("第一次出现在这里", "first used here"))
            arguments = {"name": row.indicator.name, "category": row.level2_key}
            yield Problem(row.indicator.at("name"), "", arguments, (related,))


@rule(
    "PG309",
    "lopsided-indicators",
    Severity.WARNING,
    REVIEW,
    summary=Text("指标过于集中在一个二级指标", "one second level holds most of the indicators"),
    what=Text(
        "{total} 个指标中有 {count} 个（{share}）在“{name}”之下。",
        "{count} of {total} indicators ({share}) stand under “{name}”.",
    ),
    help=Text(
        "精简这一类，补充质量、时效、成本和效益方面的指标。",
        "Thin them out, and measure quality, time, cost and effect too.",
    ),
)
def lopsided_indicators(case: Case) -> Outcomes:
    """Look for one second level that holds more than 60 % of five or more indicators.

    Why: a long list of counts hides that nobody asks what they are good for.
    Basis: review practice.
    Wrong: 11 of 18 indicators under 数量指标.
    Right: 10 of 18.
    """
    total = len(case.rows)
    if total < LOPSIDED_FROM:
        yield NotApplicable(Text("指标不足五个", "there are fewer than five indicators"))
        return
    sizes = Counter((row.level1_key, row.level2_key) for row in case.rows)
    (level1_key, level2_key), count = sizes.most_common(1)[0]
    if count > LOPSIDED_SHARE * total:
        arguments = {"name": level2_key, "count": count, "total": total, "share": f"{count / total:.0%}"}
        yield Problem(("indicators", level1_key, level2_key), "", arguments, key_only=True)


@rule(
    "PG310",
    "name-is-category",
    Severity.ERROR,
    REVIEW,
    summary=Text("三级指标的名称是一级或二级指标名", "a third-level name that is a category"),
    what=Text("三级指标“{name}”是指标类别的名称，不是指标。", "The indicator “{name}” bears the name of a category."),
    help=Text("写明具体衡量什么，如“高企认定数量”。", "Name what is measured, such as 高企认定数量."),
)
def name_is_category(case: Case) -> Outcomes:
    """Look for indicators named as a category of the first or second level, of this or any packaged framework.
    Names of a satisfaction are left alone.

    Why: the row repeats the heading above it and says nothing of what is measured.
    Basis: review practice.
    Wrong: 经济效益指标 / 经济效益 = 显著.
    Right: 经济效益指标 / 规模以上工业增加值增长率 ≥5%.
    """
    categories = packaged_categories().keys() | case.form.category_names
    for row in case.rows:
        name = row.indicator.name
        if "满意" not in name and plain_category(name) in categories:
            yield Problem(row.indicator.at("name"), "", {"name": name})


@rule(
    "PG311",
    "category-alias",
    Severity.INFO,
    FRAMEWORK,
    summary=Text("类别用了别名", "an accepted alias of a category name"),
    what=Text("“{name}”在表样上叫“{right}”。", "“{name}” is called “{right}” on the form."),
    help=Text("改用表样的名称。", "Use the form's own name."),
)
def category_alias(case: Case) -> Outcomes:
    """Look for categories under another accepted name: 环境效益指标 for 生态效益指标, or 指标 left out. A remark in
    brackets behind the name is the form's own and stays.

    Why: one name for one thing lets forms be compared; nothing is wrong with the declaration.
    Basis: framework.
    Wrong: 效益指标 / 环境效益指标.
    Right: 效益指标 / 生态效益指标.
    """
    for branch in (*case.level1_branches, *case.level2_branches):
        known: Category | None
        if branch.parent is None:
            known = case.form.level1(branch.key)
        else:
            parent = case.form.level1(branch.parent)
            known = case.form.level2(parent, branch.key) if parent else None
        bare = plain_name(branch.key).partition("(")[0]
        if known is not None and bare != known.name:
            repair = Repair(Text("改用表样的名称", "use the form's name"), (Change(branch.route, known.name, "key"),))
            yield Problem(branch.route, "", {"name": branch.key, "right": known.name}, repair=repair, key_only=True)
