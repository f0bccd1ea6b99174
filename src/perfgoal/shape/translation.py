"""A tree in the keys of its file to one in English keys, without blanks; what cannot be placed is a problem."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple, cast, get_args, get_origin

from pydantic import ValidationError

from perfgoal.declaration import Key, Part, bare
from perfgoal.document import Route
from perfgoal.finding import MOST, Argument, Change, FieldName, Problem, Related, Repair, Text
from perfgoal.money import Amount

MAX_NEAR = 20
"""For so many unknown fields of a file the nearest known one is looked up: it takes time, and nobody mistypes more."""


@dataclass(frozen=True)
class Names:
    """How a file writes the fields that the declaration knows by English keys."""

    written: Mapping[Route, str] = field(default_factory=dict)

    def source(self, route: Route, *, literal: bool = False) -> Route:
        """Return ``route`` in the keys of the file. The last step of a ``literal`` one is such a key already."""
        if literal:
            return (*self.source(route[:-1]), route[-1])
        if not self.written:
            return route
        return tuple(self.written.get(route[: depth + 1], step) for depth, step in enumerate(route))

    def english(self, source: Route) -> Route:
        """Return the route that leads to ``source``, in the keys of the declaration."""
        keys = {(route[:-1], written): route[-1] for route, written in self.written.items()}
        route: Route = ()
        for step in source:
            route += (keys.get((route, str(step)), step) if isinstance(step, str) else step,)
        return route

    def last(self, route: Route) -> str:
        """Return the last key of ``route`` as the file writes it; of an item of a list, the list's and its
        number from 1."""
        if not route:
            return ""
        step = route[-1]
        return f"{self.last(route[:-1])}[{step + 1}]" if isinstance(step, int) else self.written.get(route, step)


class Plan(NamedTuple):
    """How a value is read, worked out once from its annotation: as a part of a ``model``, or as what ``holds`` (a
    list or a dict) values that are read by the plan ``inner``. Without either it is taken as it is."""

    model: type[Part] | None = None
    holds: type[list[Any]] | type[dict[str, Any]] | None = None
    inner: "Plan | None" = None
    one: bool = False

    @property
    def takes_text(self) -> bool:
        """Whether a text needs no reading."""
        return self.model.makes_text if self.model is not None else self.holds is None


AS_IT_IS = Plan()


class KnownField(NamedTuple):
    """A field of a model as a file may write it: its ``keys``, the English one first, and how its value is read;
    ``one`` text may stand for a list. ``takes_text`` says that a text is taken as it is."""

    name: str
    keys: tuple[str, ...]
    required: bool
    annotation: Any
    plan: Plan
    takes_text: bool

    @property
    def blank(self) -> str:
        """The variant of PG104 that says how to fill the field in."""
        if self.annotation is Amount:
            return "amount"
        if self.plan.holds is list:
            return "empty-list"
        model = self.plan.model
        return "block" if self.plan.holds or (model and not model.shorthand) else ""


@lru_cache(maxsize=512)
def fields_of(model: type[Part]) -> dict[str, KnownField]:
    """Return the fields of a model, by name, that a file may use."""
    fields = {}
    for name, info in model.model_fields.items():
        key = next((item for item in info.metadata if isinstance(item, Key)), None)
        if key is not None:
            keys = (name, *key.chinese)
            annotation = bare(cast(Any, info.annotation))
            plan = _plan(annotation, one=key.one)
            fields[name] = KnownField(name, keys, info.is_required(), annotation, plan, plan.takes_text)
    return fields


def _plan(annotation: Any, *, one: bool = False) -> Plan:
    annotation = bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Plan(model=annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return Plan(holds=list, inner=_plan(arguments[0]), one=one)
    if origin is dict:
        return Plan(holds=dict, inner=_plan(arguments[1]))
    return AS_IT_IS


@lru_cache(maxsize=512)
def _keys(model: type[Part]) -> dict[str, KnownField]:
    """Return the fields of a model by every key that a file may use for them."""
    return {key: known for known in fields_of(model).values() for key in known.keys}


_ABSENT: Any = object()


class Translation:
    """One pass over a tree: English keys, no blanks, and the problems met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.written: dict[Route, str] = {}
        self.models: dict[Route, type[Part]] = {}
        self.settled: set[Route] = set()  # fields that are missing only by a problem that is told already
        self.unknown = 0
        self.last_unknown = 0
        self.errors: list[dict[str, Any]] = []  # of pydantic, with whole routes

    def part(self, node: Any, model: type[Part], route: Route, *, optional: bool = False) -> Any:
        """Return ``node`` with the keys of ``model``; what is no mapping is left for pydantic to refuse. An optional
        part all of whose fields are blank is absent."""
        if not isinstance(node, dict):
            return {model.shorthand: node} if model.shorthand and isinstance(node, str) else node
        self.models[route] = model
        keys = _keys(model)
        plain: dict[str, Any] = {}
        first: dict[str, str] = {}
        blank: list[Route] = []
        for key, value in node.items():
            known = keys.get(key)
            if known is None:
                self._unknown(key, route, model, node)
                continue
            name = known.name
            if name in first:
                self._repeated(key, first[name], (*route, name))
                continue
            first[name] = key
            if key != name:
                self.written[(*route, name)] = key
            if value.__class__ is str and (not value or value.isspace()):
                read = _ABSENT
            elif known.takes_text and value.__class__ is str:
                read = value
            else:
                read = self._read(value, known.plan, (*route, name), optional=not known.required)
            if read is not _ABSENT:
                plain[name] = read
            elif known.required:
                blank.append((*route, name))
        if optional and not plain and len(first) == len(node):
            return _ABSENT
        if blank:
            self.settled.update(blank)
            self.problems += [self.blank(here) for here in blank]
        return plain

    def blank(self, route: Route) -> Problem:
        """Return the problem that a required field is blank; how it is filled in depends on what it holds."""
        holder = self.models.get(route[:-1])
        known = fields_of(holder).get(str(route[-1])) if holder else None
        variant = "block" if known is None else known.blank
        return Problem(route, variant, {"field": FieldName(route)}, code="PG104")

    def _read(self, node: Any, plan: Plan, route: Route, *, optional: bool = False) -> Any:
        """Return ``node`` read by its plan; what does not fit it is left for pydantic to refuse."""
        model, holds, inner, one = plan
        if model is not None:
            if node.__class__ is str and model.makes_text:
                return node
            part = self.part(node, model, route, optional=optional)
            return self._text(part, model, route) if model.makes_text and part is not _ABSENT else part
        if holds is None or inner is None:
            return node
        if one and isinstance(node, str):
            return [node]
        if not node or is_blank(node):
            return holds()  # a category left empty
        if not isinstance(node, holds) or inner is AS_IT_IS:
            return node
        if isinstance(node, list):
            return [self._read(item, inner, (*route, index)) for index, item in enumerate(node)]
        return {key: self._read(value, inner, (*route, key)) for key, value in node.items()}

    def _text(self, part: Any, model: type[Part], route: Route) -> str:
        """Return the text that a part makes; what keeps it from being one is told with the errors of the whole."""
        try:
            return str(model.model_validate(part))
        except ValidationError as error:
            told = error.errors(include_url=False)
            self.errors += [{**item, "loc": (*route, *item["loc"])} for item in told]
            return ""

    def _repeated(self, key: str, first: str, route: Route) -> None:
        related = Related(route, Text("已用“{key}”填写", "given here as “{key}”"), {"key": first})
        arguments: dict[str, Argument] = {"key": key, "first": first}
        here = (*route[:-1], key)
        self.problems.append(Problem(here, "", arguments, (related,), point="key", literal=True, code="PG109"))

    def _unknown(self, key: str, route: Route, model: type[Part], node: dict[str, Any]) -> None:
        """Tell of a key that ``model`` has not, and which it may mean: rather one that is due and not there. One that
        is there cannot be written again, and neither can one that another mistyped key may mean."""
        self.unknown += 1
        if self.unknown > MOST:
            place = self.last_unknown
            self.problems[place] = self.problems[place]._replace(more=True)
            return
        self.last_unknown = len(self.problems)
        here, keys = (*route, key), _keys(model)
        problem = Problem(here, "far", {"key": key}, point="key", literal=True, code="PG102")
        if self.unknown <= MAX_NEAR:
            given = [name for name, known in keys.items() if any(other in node for other in known.keys)]
            absent = [name for name in keys if name not in given and (*route, keys[name].name) not in self.settled]
            near = _nearest(key, [name for name in absent if keys[name].required]) or _nearest(key, absent)
            if near is not None:
                self.settled.add((*route, keys[near].name))
                repair = Repair(Text(f"改为“{near}”", f"write “{near}”"), (Change(here, near, "key"),), safe=False)
                problem = problem._replace(variant="", arguments={"key": key, "near": near}, repair=repair)
            elif (near := _nearest(key, given)) is not None:
                taken = FieldName((*route, keys[near].name))
                arguments: dict[str, Argument] = {"key": key, "near": taken}
                related = Related(taken.route, Text("“{near}”已写在这里", "“{near}” is given here"), arguments)
                problem = problem._replace(variant="there", arguments=arguments, related=(related,))
        self.problems.append(problem)


def is_blank(node: Any) -> bool:
    """Whether ``node`` is a text of nothing but white space."""
    return isinstance(node, str) and not node.strip()


def _nearest(key: str, known: Collection[str]) -> str | None:
    """Return the known key that ``key`` most likely means: one that is much alike, which is of the same language, or
    the only one of which it is a piece (目标 for 期望达到的目标)."""
    plain = unicodedata.normalize("NFKC", key).strip().lower()
    if near := get_close_matches(plain, known, n=1, cutoff=0.6):
        return near[0]
    holding = [other for other in known if plain in other]
    return holding[0] if len(holding) == 1 and len(plain) > 1 and not plain.isascii() else None
