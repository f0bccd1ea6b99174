"""A document to a declaration: the form's keys in either language, then the models.

First a pass over the plain tree puts English keys in place of Chinese ones and drops what is blank. Then pydantic
reads the result, and its errors are said in the form's words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Any, get_args

from pydantic import ValidationError, create_model

from perfgoal.declaration import (
    MONEY_KEYS,
    Context,
    Declaration,
    DepartmentDeclaration,
    Key,
    Part,
    ProjectDeclaration,
    Year,
    declaration_model,
    place,
)
from perfgoal.document import Document, Route
from perfgoal.document.misread import missing_space
from perfgoal.finding import Argument, FieldName, Problem, Text
from perfgoal.forms import Form
from perfgoal.money import money_text
from perfgoal.shape.found import found
from perfgoal.shape.translation import Names, Translation, fields_of, is_blank

VERSION = "1"
FindForm = Callable[[str], Form]
"""Gives the form of a name; ``KeyError`` where there is none, whose second argument are the names there are;
``FaultyForm`` where there is one that cannot be used."""


class FaultyForm(LookupError):
    """A form that there is and that cannot be used, because its ``file`` has faults."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name)
        self.file = file


MAPPING = Text("若干“栏目: 内容”行", "a block of “field: value” lines")
LIST = Text("以“- ”开头的列表", "a list of lines that begin with “- ”")
TEXT = Text("一段文字", "a text")
OTHER = Text("表样要的内容", "what the form asks for")
_EXPECTED = {
    "model_type": MAPPING,
    "dict_type": MAPPING,
    "tuple_type": LIST,
    "string_type": TEXT,
    "literal_error": TEXT,
    "Goal": TEXT,
    "TargetValue": Text("一个指标值，如 ≥8个", "a target value, such as ≥8个"),
    "amount": Text("一个金额", "an amount of money"),
    "year": Text("四位数的年度", "a year of four digits"),
    "moment": Text("年份或日期，如 2024 或 2024-01-01", "a year or a date, such as 2024 or 2024-01-01"),
    "count": Text("一个整数", "a whole number"),
    "weight": Text("一个分值", "a number of points"),
}
"""What is due instead, by the type of pydantic's error, the model or the kind of text. :data:`OTHER` for the rest."""

_BLOCKS = frozenset({"model_type", "dict_type", "tuple_type"})


@dataclass(frozen=True)
class Reading:
    """What a document declares: the declaration, or the problems that keep it from being one."""

    names: Names
    problems: tuple[Problem, ...] = ()
    declaration: Declaration | None = None


def read_declaration(document: Document, find_form: FindForm, today: date) -> Reading:
    """Read a document that is plain YAML as a declaration of the form that it names.

    ``today`` is the date on which the range of years depends. Where no form is named, what does not depend on the
    form is read all the same, for its problems.
    """
    tree = document.tree
    if not isinstance(tree, dict):
        return Reading(Names(), (_not_a_declaration(document),))
    form = _form_of(tree, find_form)
    if isinstance(form, Reading):
        return form
    model = _head_model(_kind_of(tree)) if form is None else declaration_model(form)
    translation = Translation()
    plain = translation.part(tree, model, ())
    names, declaration = Names(translation.written), None
    errors: list[Any] = translation.errors
    try:
        declaration = model.model_validate(plain, context=Context(today, _unit(plain, form)))
    except ValidationError as error:
        errors = [*errors, *error.errors(include_url=False)]
    told = (_problem(item, document, translation) for item in errors)
    problems = (*translation.problems, *(problem for problem in told if problem is not None))
    if problems or form is None or not isinstance(declaration, Declaration):
        return Reading(names, problems)
    place(declaration)
    return Reading(names, (), declaration)


def _not_a_declaration(document: Document) -> Problem:
    if document.tree == "":
        return Problem((), "empty", code="PG101")
    return _missing_separator(document, (), ()) or Problem(
        (),
        arguments={"field": Text("整个文件", "the file"), "expected": MAPPING, "found": found(document.tree)},
        code="PG103",
    )


def _missing_separator(document: Document, route: Route, source: Route) -> Problem | None:
    """Return PG007 (or PG103, for a colon without a space) where the text at ``route``, which is ``source`` in the
    file's own keys, is a key and its value that YAML read as one text."""
    variant = missing_space(document, source)
    code = "PG007" if variant == "colon" else "PG103"
    return None if variant is None else Problem(route, variant, point="value", code=code)


def _form_of(tree: dict[str, Any], find_form: FindForm) -> Form | Reading | None:
    """Return the form that a tree names, ``None`` where it names none, or why it cannot be read by any: a later
    version may mean other things by the same words."""
    written = {
        (name,): key
        for name in ("perfgoal", "form")
        if (key := next((key for key in fields_of(Declaration)[name].keys if key in tree), None))
    }
    version, name = (tree[written[route,]] if (route,) in written else "" for route in ("perfgoal", "form"))
    names = Names({route: key for route, key in written.items() if key != route[0]})
    if isinstance(version, str) and version.strip() not in ("", VERSION):
        arguments: dict[str, Argument] = {"version": version, "known": VERSION}
        return Reading(names, (Problem(("perfgoal",), arguments=arguments, code="PG106"),))
    if not isinstance(name, str) or not name.strip():
        return None
    try:
        return find_form(name)
    except FaultyForm as error:
        return Reading(names, (Problem(("form",), "faulty", {"form": name, "file": error.file}, code="PG107"),))
    except KeyError as error:
        known = tuple(error.args[1]) if len(error.args) > 1 else ()
        near = tuple(get_close_matches(name, known, n=2, cutoff=0.4)) or known
        variant = "" if near else "none"
        return Reading(names, (Problem(("form",), variant, {"form": name, "known": near}, code="PG107"),))


@lru_cache(maxsize=2)
def _head_model(kind: type[Declaration]) -> type[Part]:
    """Return the model of what a declaration of one kind has whatever its form; its money and all other blocks hold
    anything."""
    fields: dict[str, Any] = {kind.money_key: (Annotated[Any, _money_key(kind)], ...)}
    for name, known in fields_of(kind).items():
        key, default = Key(*known.keys[1:]), ... if known.required else None
        inner = Year if name == "year" else str if known.annotation is str else Any
        fields[name] = (Annotated[inner, key], default)
    return create_model("Declaration", __base__=Part, **fields)


def _kind_of(tree: dict[str, Any]) -> type[Declaration]:
    """Return the kind of a declaration that names no form: a project's has the project or its funding."""
    funding = _money_key(ProjectDeclaration)
    keys = (*fields_of(ProjectDeclaration)["project"].keys, ProjectDeclaration.money_key, *funding.chinese)
    return ProjectDeclaration if any(key in tree for key in keys) else DepartmentDeclaration


def _money_key(kind: type[Declaration]) -> Key:
    return MONEY_KEYS[next(name for name, model in _KINDS if model is kind)]


_KINDS = (("department", DepartmentDeclaration), ("project", ProjectDeclaration))


def _unit(plain: dict[str, Any], form: Form | None) -> str:
    """Return the unit of a tree's amounts: the form's, where the tree gives none that is a text."""
    blocks = (plain.get(model.money_key) for _, model in _KINDS)
    units = (block.get("unit") for block in blocks if isinstance(block, dict))
    unit = next((unit for unit in units if isinstance(unit, str)), None)
    return unit.strip() if unit is not None else form.unit if form else ""


def _problem(error: Any, document: Document, translation: Translation) -> Problem | None:
    """Say an error of pydantic in the words of the form, or ``None`` where it is said already."""
    route, kind, given = tuple(error["loc"]), error["type"], error.get("input")
    context = error.get("ctx", {})
    name: dict[str, Argument] = {"field": FieldName(route)}
    if kind == "missing":
        return None if route in translation.settled else _missing(route, translation)
    if kind == "too_short":
        # pydantic says so too where every item of the list is wrong
        return None if given else Problem(route, "empty-list", name, code="PG104")
    if kind == "blank" or is_blank(given):
        return translation.blank(route)
    if kind == "amount":
        return _no_amount(route, str(given), context)
    if kind == "year":
        arguments = {"value": str(given), "first": str(context["first"]), "latest": str(context["latest"])}
        return Problem(route, arguments=arguments, code="PG108")
    if kind == "literal_error" and isinstance(given, str):
        choices = get_args(fields_of(translation.models[route[:-1]])[str(route[-1])].annotation)
        return Problem(route, "choice", {**name, "value": given, "choices": choices}, code="PG103")
    if kind in _BLOCKS and isinstance(given, str):
        source = Names(translation.written).source(route)
        if (said := _missing_separator(document, route, source)) is not None:
            return said
    due = context.get("expected") if kind == "kind" else context.get("class_name")
    expected = _EXPECTED.get(due) or _EXPECTED.get(kind, OTHER)
    # what does not fit its field was left as the file has it, in the file's own keys
    return Problem(route, arguments={**name, "expected": expected, "found": found(given)}, code="PG103")


def _no_amount(route: Route, value: str, context: dict[str, Any]) -> Problem:
    variant, converted = context["variant"], context["converted"]
    arguments: dict[str, Argument] = {
        "field": FieldName(route),
        "value": value,
        "other": context["other"],
        "unit": context["unit"],
    }
    if converted is not None:
        variant, arguments["converted"] = "converted", money_text(converted)
    return Problem(route, variant, arguments, code="PG203")


def _missing(route: Route, translation: Translation) -> Problem:
    known = fields_of(translation.models[route[:-1]])[str(route[-1])]
    return Problem(route, arguments={"label": known.keys[1], "key": known.name}, code="PG101")
