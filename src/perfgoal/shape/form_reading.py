"""A document to a form profile: what a repository's own form file states, or the problems that keep it from it.

First a pass over the plain tree, by the form's model, tells unknown, missing and blank fields and leaves blanks out.
Then pydantic reads the rest, and its errors are said in plain words; last comes what contradicts itself.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from perfgoal.declaration import bare
from perfgoal.document import Document, Route
from perfgoal.document.misread import missing_space
from perfgoal.finding import MOST, Argument, Change, FieldName, Problem, Repair, Text
from perfgoal.forms import Form
from perfgoal.shape.form_faults import problems_of
from perfgoal.shape.found import found
from perfgoal.shape.translation import MAX_NEAR, is_blank

_MAPPING = Text("若干“栏目: 内容”行", "a block of “field: value” lines")
_LIST = Text("以“- ”开头的列表", "a list of lines that begin with “- ”")
_PAIR = Text("两项的列表", "a list of two items")
_OTHER = Text("表样文件要的内容", "what a form file asks for")
_EXPECTED = {
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "tuple_type": _LIST,
    "string_type": Text("一段文字", "a text"),
    "bool_parsing": Text("“true”或“false”", "“true” or “false”"),
    "bool_type": Text("“true”或“false”", "“true” or “false”"),
    "int_parsing": Text("一个整数", "a whole number"),
    "int_type": Text("一个整数", "a whole number"),
    "too_long": _PAIR,  # only a pair has a bound
}
"""What is due instead, by the type of pydantic's error."""

_BLOCKS = frozenset({"model_type", "dict_type", "tuple_type"})
_BOUNDS = {
    "greater_than_equal": ("ge", "不小于 {bound} 的数", "a number of at least {bound}"),
    "less_than_equal": ("le", "不大于 {bound} 的数", "a number of at most {bound}"),
}
_NAME = re.compile(r"^form[ \t]*:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_DECLARATION = ("perfgoal", "格式版本")


@dataclass(frozen=True)
class FormReading:
    """What a document states: the form, or the problems that keep it from being one; and the ``name`` that the form
    has all the same, or an empty text."""

    name: str
    form: Form | None = None
    problems: tuple[Problem, ...] = ()


def read_form(document: Document) -> FormReading:
    """Read a document as a form profile. One that is no plain YAML has no problems of its own: its faults are told."""
    name = match[1] if (match := _NAME.search(document.text)) else ""
    tree = document.tree
    if tree is None:
        return FormReading(name)
    if not isinstance(tree, dict):
        return FormReading(name, None, (_not_a_form(document),))
    if "framework" not in tree and any(key in tree for key in _DECLARATION):
        return FormReading(name, None, (Problem((), "form-declaration", code="PG103"),))
    reader = _Reader()
    plain = reader.block(tree, Form, ())
    problems = reader.problems
    try:
        form = Form.model_validate(plain)
    except ValidationError as error:
        told = (_problem(item, document, reader.told) for item in error.errors(include_url=False))
        problems += [problem for problem in told if problem is not None]
        return FormReading(name, None, tuple(problems) or (_unusable(error),))
    problems += problems_of(form)
    return FormReading(name, None, tuple(problems)) if problems else FormReading(form.form, form)


def _not_a_form(document: Document) -> Problem:
    if document.tree == "":
        return Problem((), "form-empty", code="PG101")
    if (variant := missing_space(document, ())) is not None:
        return Problem((), variant, point="value", code="PG007" if variant == "colon" else "PG103")
    arguments: dict[str, Argument] = {
        "field": Text("整个文件", "the file"),
        "expected": _MAPPING,
        "found": found(document.tree),
    }
    return Problem((), "form", arguments, code="PG103")


class _Reader:
    """One pass over a tree by a model: no blanks, and the problems met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.told: set[Route] = set()  # fields that are told to be missing or blank
        self.unknown = 0

    def block(self, node: dict[str, Any], model: type[BaseModel], route: Route) -> dict[str, Any]:
        """Return what ``node`` gives of the fields of ``model``."""
        fields = model.model_fields
        due = [key for key, info in fields.items() if key not in node and info.is_required()]
        self.told.update((*route, key) for key in due)
        plain: dict[str, Any] = {}
        for key, value in node.items():
            info = fields.get(key)
            if info is None:
                self._unknown(key, route, [each for each in fields if each not in node], due, list(fields))
            elif not is_blank(value):
                plain[key] = self.value(value, info.annotation, (*route, key))
            elif info.is_required():
                self._blank((*route, key), info)
        self.problems += [Problem(route, "form", {"key": key}, code="PG101") for key in due]
        return plain

    def value(self, node: Any, annotation: Any, route: Route) -> Any:
        """Return ``node`` read by ``annotation``; what does not fit it is left for pydantic to refuse."""
        annotation = _bare(annotation)
        if _is_model(annotation):
            return self.block(node, annotation, route) if isinstance(node, dict) else node
        if get_origin(annotation) is not tuple or not isinstance(node, list):
            return node
        inner = get_args(annotation)[0]
        for index, item in enumerate(node):
            if is_blank(item):
                here = (*route, index)
                self.problems.append(Problem(here, "", {"field": FieldName(here)}, code="PG104"))
        return [self.value(item, inner, (*route, index)) for index, item in enumerate(node)]

    def _blank(self, route: Route, info: FieldInfo) -> None:
        holds = _bare(info.annotation)
        variant = "empty-list" if get_origin(holds) is tuple else "block" if _is_model(holds) else ""
        self.told.add(route)
        self.problems.append(Problem(route, variant, {"field": FieldName(route)}, code="PG104"))

    def _unknown(self, key: str, route: Route, absent: list[str], due: list[str], known: list[str]) -> None:
        """Tell of a key that there is not, and which it may mean: rather one that is ``due``, which is then not told
        to be missing as well."""
        self.unknown += 1
        if self.unknown > MOST:
            return
        here = (*route, key)
        near = (_nearest(key, due) or _nearest(key, absent)) if self.unknown <= MAX_NEAR else None
        arguments: dict[str, Argument] = {"key": key}
        if near is None:
            arguments["known"] = tuple(known)
            more = self.unknown == MOST
            self.problems.append(Problem(here, "form-far", arguments, point="key", code="PG102", more=more))
            return
        if near in due:
            due.remove(near)
        repair = Repair(Text(f"改为“{near}”", f"write “{near}”"), (Change(here, near, "key"),), safe=False)
        arguments["near"] = near
        self.problems.append(Problem(here, "form", arguments, point="key", repair=repair, code="PG102"))


def _nearest(key: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(key.strip().lower(), known, n=1, cutoff=0.6)), None)


def _bare(annotation: Any) -> Any:
    return bare(annotation)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unusable(error: ValidationError) -> Problem:
    """Say why the model refuses a form in its own words, which are English: what has none of ours yet."""
    return Problem((), "form-unusable", {"reason": error.errors(include_url=False)[0]["msg"]}, code="PG103")


def _problem(error: Any, document: Document, told: set[Route]) -> Problem | None:
    """Say an error of pydantic, or ``None`` where it is said already."""
    route, kind, given = tuple(error["loc"]), error["type"], error.get("input")
    name: dict[str, Argument] = {"field": FieldName(route)}
    if route in told or is_blank(given):
        return None
    if kind == "missing":
        return _missing(route, given)
    if kind == "too_short":
        return None if given else Problem(route, "empty-list", name, code="PG104")
    if kind == "literal_error" and isinstance(given, str):
        choice: dict[str, Argument] = {**name, "value": given, "choices": _choices(route)}
        return Problem(route, "choice", choice, point="value", code="PG103")
    if kind == "string_pattern_mismatch":
        variant = "form-name" if route == ("form",) else "form-key"
        return Problem(route, variant, {**name, "value": str(given)}, point="value", code="PG103")
    if kind in _BLOCKS and isinstance(given, str) and (sign := missing_space(document, route)) is not None:
        return Problem(route, sign, point="value", code="PG007" if sign == "colon" else "PG103")
    expected = _EXPECTED.get(kind, _OTHER)
    if kind == "literal_error":
        quoted = [f"“{choice}”" for choice in _choices(route)]
        expected = Text("或".join(quoted), " or ".join(quoted))
    if kind in _BOUNDS:
        key, zh, en = _BOUNDS[kind]
        bound = error["ctx"][key]
        expected = Text(zh.format(bound=bound), en.format(bound=bound))
    return Problem(route, "form", {**name, "expected": expected, "found": found(given)}, code="PG103")


def _missing(route: Route, given: Any) -> Problem | None:
    """Say that a field is missing, or an item of a list of so many (a pair): once, at the first that is."""
    last = route[-1]
    if isinstance(last, str):
        return Problem(route[:-1], "form", {"key": last}, code="PG101")
    if len(given) != last:
        return None
    here = route[:-1]
    arguments: dict[str, Argument] = {"field": FieldName(here), "expected": _PAIR, "found": found(given)}
    return Problem(here, "form", arguments, code="PG103")


@lru_cache(maxsize=64)
def _choices(route: Route) -> tuple[str, ...]:
    """Return the texts that may stand at ``route`` of a form."""
    annotation: Any = Form
    for step in route:
        annotation = _bare(annotation)
        annotation = get_args(annotation)[0] if isinstance(step, int) else annotation.model_fields[step].annotation
    annotation = _bare(annotation)
    return get_args(annotation) if get_origin(annotation) is Literal else ()
