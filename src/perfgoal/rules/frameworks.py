"""The rule on the categories of a declaration taken together: whether they are those of another form."""

from perfgoal.finding import Argument, Problem, Related, Severity, Text
from perfgoal.forms import packaged_categories, packaged_form
from perfgoal.rules.basis import FRAMEWORK
from perfgoal.rules.rule import Branch, Case, Outcomes, rule

STRANGERS_FROM = 2
"""So many categories that the form has not make one ask whether it is the right form; one is a slip."""


def _strangers(case: Case) -> list[Branch]:
    """Return the categories that the form has nowhere, or not where they stand."""
    return [branch for branch in (*case.level1_branches, *case.level2_branches) if branch.category is None]


def _missed(case: Case, name: str) -> int:
    """Return how many of the categories as written a packaged form does not have where they stand."""
    form, missed = packaged_form(name), 0
    for key, below in case.declaration.indicators.items():
        level1 = form.level1(key)
        missed += level1 is None
        missed += sum(level1 is None or form.level2(level1, category) is None for category in below)
    return missed


def better_forms(case: Case) -> tuple[str, ...]:
    """Return the other packaged forms of the same kind into which the categories fit as a whole: those that know all of
    them, or of which less than half as many are strangers; nothing where fewer than two are."""
    strangers = len(case.once(_strangers))
    if strangers < STRANGERS_FROM:
        return ()
    names = {form for level in packaged_categories() for forms in level.values() for form in forms}
    missed = {form: _missed(case, form) for form in names - {case.form.form}}
    least = min(missed.values())
    if least * 2 >= strangers:
        return ()
    nearest = (form for form in sorted(missed) if missed[form] == least)
    return tuple(form for form in nearest if packaged_form(form).kind == case.form.kind)


@rule(
    "PG312",
    "other-framework",
    Severity.WARNING,
    FRAMEWORK,
    summary=Text("指标类别更像另一种表样", "the categories as a whole fit another framework better"),
    what=Text(
        "有 {count} 个指标类别不在表样“{form}”的框架里；它们整体上符合表样 {others}。",
        "{count} categories are not in the framework of the form “{form}”; taken together they fit {others}.",
    ),
    help=Text(
        "核对“表样”（form）：应是 {others} 的，改正“表样”即可，不必逐个改类别。",
        "Check “form” (表样): if it should be {others}, change it and leave the categories as they are.",
    ),
)
def other_framework(case: Case) -> Outcomes:
    """Look for two or more categories that the form does not have, where another packaged form of the same kind knows
    all of them, or all but less than half as many.

    Why: who took the wrong template has one thing to mend, not ten.
    Basis: framework.
    Wrong: 项目完成指标 and 项目效益指标 in a form of 产出指标 and 效益指标.
    Right: the same in the form sichuan-project.

    查：有两个以上类别是表样没有的，而另一个同类的自带表样全都有，或者没有的不到这里的一半。
    理由：拿错了模板的人，要改的是一处，不是十处。
    错例：表样是产出指标、效益指标，申报写的是项目完成指标、项目效益指标。
    对例：同样的申报，用表样 sichuan-project。
    """
    strangers, others = case.once(_strangers), case.once(better_forms)
    if others:
        what = Text("表样没有“{name}”", "the form has no “{name}”")
        related = tuple(Related(branch.route, what, {"name": branch.key}) for branch in strangers[:5])
        arguments: dict[str, Argument] = {"count": len(strangers), "form": case.form.form, "others": others}
        yield Problem(case.declaration.at("form"), "", arguments, related)
