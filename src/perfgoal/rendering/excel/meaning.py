"""What the labels of a workbook to fill in mean: the schema's explanations, for who has never seen the schema."""

from perfgoal.declaration import (
    Budget,
    Cycle,
    Declaration,
    DepartmentDeclaration,
    Goal,
    Indicator,
    Part,
    Profile,
    Project,
    ProjectDeclaration,
    Task,
)
from perfgoal.finding import Language, Text
from perfgoal.forms import TOTAL, Form
from perfgoal.schema.brief import of_field
from perfgoal.schema.explain import group_words, line_words, total_words

_PARTS: dict[str, type[Part]] = {"goal": Goal, "profile": Profile, "project": Project, "cycle": Cycle}
"""The models of the parts that a declaration has one of."""
_LISTS: dict[str, type[Part]] = {"tasks": Task, "indicators": Indicator}
_MONEY = ("budget", "funding")
_HERE = {
    "code": Text("预算系统里的部门编码，如 036001。", "The department's number in the budget system, such as 036001.")
}
"""What the schema says otherwise, because it speaks of how a text is written in YAML."""


def meaning(about: str, form: Form, language: Language) -> str:
    """Return what is to be written where the path ``about`` leads; nothing where it is the author's own."""
    route = [step.replace("~1", "/").replace("~0", "~") for step in about.split("/")[1:]]
    match route:
        case [] | ["sections" | "extra" | "details", *_]:
            return ""
        case [money, group, *line] if money in _MONEY:
            return _of_money(form, group, line, language)
        case [name, _, field, *_] if name in _LISTS:
            return of_field(_LISTS[name], field, form, example=True).say(language)
        case [name, field] if name in _PARTS:
            return of_field(_PARTS[name], field, form, example=True).say(language)
        case [name] if name in _HERE:
            return _HERE[name].say(language)
        case [name, *_]:
            model: type[Declaration] = DepartmentDeclaration if form.kind == "department" else ProjectDeclaration
            return of_field(model, name, form, example=True).say(language)
    return ""


def _of_money(form: Form, group: str, line: list[str], language: Language) -> str:
    if group == "unit":
        return of_field(Budget, group, form, example=True).say(language)
    profile = form.group(group)
    if not line:
        words = group_words(form, profile)
    elif line[0] == TOTAL:
        words = total_words(form, profile)
    else:
        words = line_words(form, profile, next(each for each in profile.lines if each.key == line[0]))
    return words.zh if language == "zh" else words.en
