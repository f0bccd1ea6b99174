"""A document to a declaration: the form's keys in either language, then the models, and PG101 to PG109.

First a pass over the plain tree puts English keys in place of Chinese ones and drops what is blank; what it
cannot place is a problem. Then pydantic reads the result, and its errors are said in the form's words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from perfgoal.declaration import Declaration, Key, Part, declaration_model, place
from perfgoal.document import Document, Route
from perfgoal.document.misread import missing_space
from perfgoal.finding import Argument, Change, FieldName, Problem, Related, Repair, Text
from perfgoal.forms import Form

VERSION = "1"

FindForm = Callable[[str], Form]
"""Gives the form of a name; ``KeyError`` where there is none."""

MAPPING = Text("若干“栏目: 内容”行", "a block of “field: value” lines")
LIST = Text("以“- ”开头的列表", "a list of lines that begin with “- ”")
TEXT = Text("一段文字", "a text")
_EXPECTED = {
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "dict_type": MAPPING,
    "tuple_type": LIST,
    "string_type": TEXT,
    "amount": Text("一个金额", "an amount of money"),
    "moment": Text("年份或日期，如 2024 或 2024-01-01", "a year or a date, such as 2024 or 2024-01-01"),
    "count": Text("一个整数", "a whole number"),
    "weight": Text("一个分值", "a number of points"),
}


@dataclass(frozen=True)
class Names:
    """How a file writes the fields that the declaration knows by English keys."""

    written: Mapping[Route, str] = field(default_factory=dict)

    def source(self, route: Route) -> Route:
        """Return ``route`` in the keys of the file."""
        if not self.written:
            return route
        return tuple(self.written.get(route[: depth + 1], step) for depth, step in enumerate(route))

    def last(self, route: Route) -> str:
        """Return the last key of ``route`` as the file writes it; of an item of a list, the list's and its
        number from 1."""
        steps = self.source(route)
        if steps and isinstance(steps[-1], int):
            return f"{self.last(route[:-1])}[{steps[-1] + 1}]"
        return str(steps[-1]) if steps else ""


@dataclass(frozen=True)
class Reading:
    """What a document declares: the declaration, or the problems that keep it from being one."""

    names: Names
    problems: tuple[Problem, ...] = ()
    declaration: Declaration | None = None


def read_declaration(document: Document, find_form: FindForm, today: date) -> Reading:
    """Read a document that is plain YAML as a declaration of the form that it names."""
    tree = document.tree
    if not isinstance(tree, dict):
        return Reading(Names(), (_not_a_declaration(document),))
    form, problems = _form_of(tree, find_form)
    if form is None:
        return Reading(Names(), tuple(problems))
    model = declaration_model(form)
    translation = _Translation()
    plain = translation.part(tree, model, ())
    if isinstance(budget := plain.get("budget"), dict):
        budget.setdefault("unit", form.unit)
    unit = budget.get("unit") if isinstance(budget, dict) else form.unit
    errors: list[Any] = []
    declaration = None
    try:
        declaration = model.model_validate(plain, context={"today": today, "unit": unit})
    except ValidationError as error:
        errors = error.errors(include_url=False)
    problems = translation.problems + [
        problem for error in errors if (problem := _problem(error, document, translation)) is not None
    ]
    names = Names(translation.written)
    if problems or declaration is None:
        return Reading(names, tuple(problems))
    place(declaration)
    declaration._form = form
    return Reading(names, (), declaration)


def _not_a_declaration(document: Document) -> Problem:
    if document.tree == "":
        return Problem((), "empty", code="PG101")
    return missing_separator(document, ()) or Problem(
        (), arguments={"field": Text("整个文件", "the file"), "expected": MAPPING}, code="PG103"
    )


def missing_separator(document: Document, route: Route) -> Problem | None:
    """Return PG007 (or PG103, for a colon without a space) where the text at ``route`` is a key and its value
    that YAML read as one text."""
    variant = missing_space(document, route)
    return None if variant is None else Problem(route, variant, code="PG007" if variant == "colon" else "PG103")


def _form_of(tree: dict[str, Any], find_form: FindForm) -> tuple[Form | None, list[Problem]]:
    """Return the form that a tree names, or why it cannot be read by any."""
    problems = []
    version_key, version = _either(tree, "perfgoal", "格式版本")
    form_key, name = _either(tree, "form", "表样")
    for key, label, value in (("perfgoal", "格式版本", version), ("form", "表样", name)):
        if value is None:
            problems.append(Problem((key,), arguments={"label": label, "key": key}, code="PG101"))
        elif isinstance(value, str) and not value.strip():
            problems.append(Problem((key,), arguments={"field": label}, code="PG104"))
        elif not isinstance(value, str):
            problems.append(Problem((key,), arguments={"field": label, "expected": TEXT}, code="PG103"))
    if isinstance(version, str) and version.strip() and version != VERSION:
        problems.append(Problem((version_key,), arguments={"version": version, "known": VERSION}, code="PG106"))
    if problems or not isinstance(name, str):
        return None, problems
    try:
        return find_form(name), []
    except KeyError as error:
        known = tuple(error.args[1]) if len(error.args) > 1 else ()
        near = tuple(get_close_matches(name, known, n=2, cutoff=0.4)) or known
        return None, [Problem((form_key,), arguments={"form": name, "known": near}, code="PG107")]


def _either(tree: dict[str, Any], english: str, chinese: str) -> tuple[str, Any]:
    return (english, tree.get(english)) if english in tree or chinese not in tree else (chinese, tree[chinese])


@dataclass(frozen=True)
class _Field:
    name: str
    chinese: tuple[str, ...]
    required: bool
    one: bool
    annotation: Any


@lru_cache(maxsize=512)
def _fields(model: type[Part]) -> tuple[dict[str, _Field], dict[str, _Field]]:
    """Return the fields of a model by name, and by every key that a file may use for them."""
    fields = {}
    for name, info in model.model_fields.items():
        key = next((item for item in info.metadata if isinstance(item, Key)), None)
        if key is not None:
            fields[name] = _Field(name, key.chinese, info.is_required(), key.one, info.annotation)
    keys = {key: known for known in fields.values() for key in (known.name, *known.chinese)}
    return fields, keys


class _Translation:
    """One pass over a tree: English keys, no blanks, and the problems met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.written: dict[Route, str] = {}
        self.models: dict[Route, type[Part]] = {}
        self.settled: set[Route] = set()  # fields of which a problem was told, and which are missing only for it

    def part(self, node: Any, model: type[Part], route: Route) -> Any:
        """Return ``node`` with the keys of ``model``; what is no mapping is left for pydantic to refuse."""
        if not isinstance(node, dict):
            return {model.shorthand: node} if model.shorthand and isinstance(node, str) else node
        self.models[route] = model
        keys = _fields(model)[1]
        plain: dict[str, Any] = {}
        first: dict[str, str] = {}
        for key, value in node.items():
            known = keys.get(key)
            if known is None:
                self._unknown(key, route, keys, node)
                continue
            here = (*route, known.name)
            if known.name in first:
                related = Related(here, Text("已用“{key}”填写", "given here as “{key}”"), {"key": first[known.name]})
                arguments: dict[str, Argument] = {"key": key, "first": first[known.name]}
                self.problems.append(
                    Problem((*route, key), arguments=arguments, related=(related,), key_only=True, code="PG109")
                )
                continue
            first[known.name] = key
            if key != known.name:
                self.written[here] = key
            if isinstance(value, str) and not value.strip():
                if known.required:
                    self.settled.add(here)
                    self.problems.append(Problem(here, arguments={"field": FieldName(here)}, code="PG104"))
                continue
            node_here = [value] if known.one and isinstance(value, str) else value
            plain[known.name] = self._walk(node_here, known.annotation, here)
        return plain

    def _walk(self, node: Any, annotation: Any, route: Route) -> Any:
        annotation = _bare(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.part(node, annotation, route)
        origin = get_origin(annotation)
        if origin is tuple:
            if node == "":
                return []  # a category left empty
            inner = get_args(annotation)[0]
            return (
                [self._walk(item, inner, (*route, index)) for index, item in enumerate(node)]
                if isinstance(node, list)
                else node
            )
        if origin is dict:
            if node == "":
                return {}
            inner = get_args(annotation)[1]
            if not isinstance(node, dict):
                return node
            return {key: self._walk(value, inner, (*route, key)) for key, value in node.items()}
        return node

    def _unknown(self, key: str, route: Route, keys: dict[str, _Field], node: dict[str, Any]) -> None:
        here = (*route, key)
        near = get_close_matches(key, keys, n=1, cutoff=0.6)
        if not near:
            self.problems.append(Problem(here, "far", {"key": key}, key_only=True, code="PG102"))
            return
        meant = keys[near[0]]
        absent = not any(other in node for other in (meant.name, *meant.chinese))
        if absent:
            self.settled.add((*route, meant.name))
        repair = Repair(Text(f"改为“{near[0]}”", f"write “{near[0]}”"), (Change(here, near[0], "key"),), safe=False)
        self.problems.append(
            Problem(
                here, "", {"key": key, "near": near[0]}, repair=repair if absent else None, key_only=True, code="PG102"
            )
        )


def _bare(annotation: Any) -> Any:
    """Return an annotation without ``Annotated`` and ``None``."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(arg for arg in get_args(annotation) if arg is not NoneType))
    return annotation


def _problem(error: Any, document: Document, translation: _Translation) -> Problem | None:
    """Say an error of pydantic in the words of the form."""
    route, kind, found = tuple(error["loc"]), error["type"], error.get("input")
    context = error.get("ctx", {})
    name: dict[str, Argument] = {"field": FieldName(route)}
    if kind == "missing":
        return None if route in translation.settled else _missing(route, translation)
    if kind == "too_short":
        return None if found else Problem(route, "empty-list", name, code="PG104")
    if isinstance(found, str) and not found.strip():
        return Problem(route, arguments=name, code="PG104")
    if kind == "amount":
        arguments = {**name, "value": str(found), "unit": context["unit"]}
        return Problem(route, context["variant"], arguments, code="PG203")
    if kind == "year":
        arguments = {"value": str(found), "first": str(context["first"]), "latest": str(context["latest"])}
        return Problem(route, arguments=arguments, code="PG108")
    if kind == "literal_error":
        choices = tuple(str(choice) for choice in _choices(context.get("expected", "")))
        return Problem(route, "choice", {**name, "value": str(found), "choices": choices}, code="PG103")
    source = Names(translation.written).source(route)
    if isinstance(found, str) and (said := missing_separator(document, source)) is not None:
        return said
    expected = _EXPECTED[context["expected"] if kind == "kind" else kind]
    return Problem(route, arguments={**name, "expected": expected}, code="PG103")


def _choices(expected: str) -> Iterator[str]:
    """Take apart pydantic's "'定量' or '定性'"."""
    return (piece for piece in expected.split("'")[1::2])


def _missing(route: Route, translation: _Translation) -> Problem:
    model: Any = translation.models.get(route[:-1])
    label = _fields(model)[0][str(route[-1])].chinese[0] if model else str(route[-1])
    return Problem(route, arguments={"label": label, "key": str(route[-1])}, code="PG101")
