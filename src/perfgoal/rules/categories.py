"""Rules on the categories of the indicator tree: that they are the form's own, in their place."""

from collections.abc import Mapping
from difflib import get_close_matches

from perfgoal.document import Route
from perfgoal.finding import Argument, Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.forms import packaged_categories, plain_category
from perfgoal.rules.basis import FRAMEWORK
from perfgoal.rules.frameworks import better_forms
from perfgoal.rules.rule import LEVEL1, Branch, Case, Outcomes, rule

MAX_NEAR = 20
"""For so many unknown categories of a file the nearest known one is looked up: it takes time."""


def meant(case: Case) -> Mapping[Route, str]:
    """Return, by the route of an unknown category, the one of the form's that it most likely means."""
    near: dict[Route, str] = {}
    unknown = [branch for branch in (*case.level1_branches, *case.level2_branches) if _is_unknown(case, branch)]
    for branch in unknown[:MAX_NEAR]:
        if found := get_close_matches(plain_category(branch.key), _known(case, branch)):
            near[branch.route] = found[0]
    return near


def doubtful(case: Case) -> frozenset[tuple[str, ...]]:
    """Return the categories, by :attr:`Branch.identity`, for which an unknown or misplaced one of the file that
    holds indicators may stand: a typo in the name of a category is one finding, not one more for its absence. Where
    the whole is in another form's words, each may."""
    if case.once(better_forms):
        form = case.form.framework
        return frozenset({(one.name,) for one in form} | {(one.name, two.name) for one in form for two in one.level2})
    near = case.once(meant)
    found: set[tuple[str, ...]] = set()
    for branch in case.level1_branches:
        if branch.category is None and branch.size:
            names = {near.get(branch.route), *(level1.name for level1 in case.form.parents(branch.key))}
            for level1 in case.form.framework:
                if level1.name in names:
                    found |= {(level1.name,), *((level1.name, category.name) for category in level1.level2)}
    for branch in case.level2_branches:
        if branch.level1 is not None and branch.category is None and branch.size:
            if branch.route in near:
                found.add((branch.level1.name, near[branch.route]))
            for level1 in case.form.parents(branch.key):
                category = case.form.level2(level1, branch.key)
                assert category is not None
                found |= {(level1.name,), (level1.name, category.name)}
    return frozenset(found)


def _is_unknown(case: Case, branch: Branch) -> bool:
    """Whether the form has a category nowhere. Below an unknown first level nothing is judged."""
    if branch.category is not None:
        return False
    return len(branch.route) == LEVEL1 or (branch.level1 is not None and not case.form.parents(branch.key))


def _known(case: Case, branch: Branch) -> tuple[str, ...]:
    """Return the categories that the form has where ``branch`` stands."""
    categories = case.form.framework if branch.level1 is None else branch.level1.level2
    return tuple(category.name for category in categories)


def _elsewhere(case: Case, branch: Branch) -> tuple[str, ...]:
    """Return the other packaged forms that have ``branch`` at its level."""
    known = packaged_categories()[len(branch.route) - LEVEL1]
    return tuple(form for form in known.get(plain_category(branch.key), ()) if form != case.form.form)


def namesake(case: Case, branch: Branch, name: str) -> Branch | None:
    """Return another category beside ``branch`` that is the form's ``name``, however it is written."""
    for other in (*case.level1_branches, *case.level2_branches):
        beside = other is not branch and other.route[:-1] == branch.route[:-1]
        if beside and other.category and other.category.name == name:
            return other
    return None


def given_at(branch: Branch) -> Related:
    """Relate a category that is there already."""
    return Related(branch.route, Text("“{near}”已写在这里", "“{near}” is given here"), {"near": branch.key})


def _unknown(case: Case, branch: Branch, **arguments: Argument) -> Problem:
    """Tell of an unknown category. A name that another form has is no slip, whatever it is near to; and one that is
    there cannot be given again."""
    near, forms = case.once(meant).get(branch.route), _elsewhere(case, branch)
    given: dict[str, Argument] = {"name": branch.key, "known": _known(case, branch), "forms": forms, **arguments}
    if forms or near is None:
        return Problem(branch.route, "elsewhere" if forms else "", given)
    if there := namesake(case, branch, near):
        return Problem(branch.route, "there", {**given, "near": there.key}, (given_at(there),))
    what = Text(f"改为“{near}”", f"write “{near}”")
    repair = Repair(what, (Change(branch.route, near, "key"),), safe=False)
    return Problem(branch.route, "near", {**given, "near": near}, repair=repair)


@rule(
    "PG301",
    "unknown-level1",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("表样没有这个一级指标", "a first-level name not in the form's framework"),
    what=Text(
        "表样的指标框架里没有一级指标“{name}”。",
        "The form's framework has no first-level category “{name}”.",
    ),
    help=Text("改为表样的一级指标之一：{known}。", "Change it to one that the form's first level has: {known}."),
    near=Message(
        Text(
            "表样的指标框架里没有一级指标“{name}”，是不是“{near}”？",
            "The form's framework has no first-level category “{name}”; did you mean “{near}”?",
        ),
        Text(
            "确认后改为“{near}”；表样的一级指标是：{known}。",
            "Change it to “{near}” if that is meant; the form's first level has: {known}.",
        ),
    ),
    there=Message(
        Text(
            "表样的指标框架里没有一级指标“{name}”；与它相近的“{near}”已经有了。",
            "The form's framework has no first-level category “{name}”; the nearest, “{near}”, is there already.",
        ),
        Text(
            "确认后把“{name}”之下的指标并入“{near}”；表样的一级指标是：{known}。",
            "Move what is under “{name}” to “{near}” if that is meant; the form's first level has: {known}.",
        ),
    ),
    elsewhere=Message(
        Text(
            "表样的指标框架里没有一级指标“{name}”，另有表样有它：{forms}。",
            "The form's framework has no first-level category “{name}”, but another form has it: {forms}.",
        ),
        Text(
            "核对“表样”（form）一栏；表样无误时，改为它的一级指标之一：{known}。",
            "Check “form” (表样); if it is right, change the category to one of the form's: {known}.",
        ),
    ),
)
def unknown_level1(case: Case) -> Outcomes:
    """Look for first-level categories that the form's framework does not have, and say which it has, and which other
    packaged forms have this one.

    Why: the categories are printed on the form; another one cannot be reviewed or added up with the rest.
    Basis: framework.
    Wrong: 产出指针.
    Right: 产出指标.

    查：表样的指标框架里没有的一级指标，并列出表样有哪些一级指标，以及别的自带表样中哪些有它。
    理由：一级指标印在表上；换成别的，就没有办法审核，也没有办法与其他申报汇总。
    """
    for branch in case.level1_branches:
        if branch.category is None:
            yield _unknown(case, branch)


@rule(
    "PG302",
    "unknown-level2",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("表样没有这个二级指标", "a second-level name not in the framework"),
    what=Text(
        "表样的指标框架里没有二级指标“{name}”。",
        "The form's framework has no second-level category “{name}”.",
    ),
    help=Text("改为“{parent}”之下的二级指标之一：{known}。", "Change it to one that “{parent}” has: {known}."),
    near=Message(
        Text(
            "表样的指标框架里没有二级指标“{name}”，是不是“{near}”？",
            "The form's framework has no second-level category “{name}”; did you mean “{near}”?",
        ),
        Text(
            "确认后改为“{near}”；“{parent}”之下的二级指标是：{known}。",
            "Change it to “{near}” if that is meant; “{parent}” has: {known}.",
        ),
    ),
    there=Message(
        Text(
            "表样的指标框架里没有二级指标“{name}”；与它相近的“{near}”已经有了。",
            "The form's framework has no second-level category “{name}”; the nearest, “{near}”, is there already.",
        ),
        Text(
            "确认后把“{name}”之下的指标并入“{near}”；“{parent}”之下的二级指标是：{known}。",
            "Move what is under “{name}” to “{near}” if that is meant; “{parent}” has: {known}.",
        ),
    ),
    elsewhere=Message(
        Text(
            "表样的指标框架里没有二级指标“{name}”，另有表样有它：{forms}。",
            "The form's framework has no second-level category “{name}”, but another form has it: {forms}.",
        ),
        Text(
            "核对“表样”（form）一栏；表样无误时，改为“{parent}”之下的二级指标之一：{known}。",
            "Check “form” (表样); if it is right, change the category to one of those under “{parent}”: {known}.",
        ),
    ),
)
def unknown_level2(case: Case) -> Outcomes:
    """Look for second-level categories that the form's framework has nowhere. Below an unknown first level nothing
    is judged.

    Why: as for the first level: the form prints them.
    Basis: framework.
    Wrong: 产出指标 / 进展指标.
    Right: 产出指标 / 时效指标.

    查：表样的指标框架里哪里都没有的二级指标。一级指标不认识的，其下不再检查。
    理由：与一级指标一样，二级指标也印在表上。
    """
    for branch in case.level2_branches:
        if _is_unknown(case, branch) and branch.level1 is not None:
            yield _unknown(case, branch, parent=branch.level1.name)


@rule(
    "PG303",
    "misplaced-level2",
    Severity.ERROR,
    FRAMEWORK,
    summary=Text("二级指标放错了一级指标", "a second-level name under the wrong first level"),
    what=Text(
        "表样的“{parent}”之下没有二级指标“{name}”，它属于别的一级指标。",
        "The form has no second-level category “{name}” under “{parent}”, but under another first level.",
    ),
    help=Text(
        "把“{name}”连同其三级指标移到它所属的一级指标之下：{right}。",
        "Move “{name}”, with its indicators, under the first level where it belongs: {right}.",
    ),
)
def misplaced_level2(case: Case) -> Outcomes:
    """Look for second-level categories that the framework has only under another first level, or several others.

    Why: an effect listed as an output, or the reverse, is weighed and reviewed as the wrong thing.
    Basis: framework.
    Wrong: 效益指标 / 成本指标.
    Right: 产出指标 / 成本指标.

    查：放在别的一级指标之下的二级指标：指标框架里只有另外一个或几个一级指标有它。
    理由：把效益列作产出，或者把产出列作效益，分值和审核就都错了对象。
    """
    for branch in case.level2_branches:
        if branch.level1 is None or branch.category is not None:
            continue
        if parents := case.form.parents(branch.key):
            right = tuple(level1.name for level1 in parents)
            arguments: dict[str, Argument] = {"name": branch.key, "parent": branch.level1.name, "right": right}
            yield Problem(branch.route, "", arguments)
