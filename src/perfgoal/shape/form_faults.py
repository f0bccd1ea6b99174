"""What keeps a well-formed form profile from being used, each with its place.

:class:`perfgoal.forms.Form` refuses such a profile too, in a sentence for programmers; a test holds the two together.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Self

from pydantic import model_validator

from perfgoal.document import Route
from perfgoal.finding import Argument, Problem, Related, Text
from perfgoal.forms import LONGEST, RESERVED, Category, Form, plain_category

_FIRST = Text("“{name}”先写在这里", "“{name}” stands here first")

_SHOWN = 20  # characters of a long name that are told

Named = tuple[str, Route]
"""A name, and where it stands."""


class _Unchecked(Form):
    @model_validator(mode="after")
    def _check(self) -> Self:
        return self


def unchecked(plain: Any) -> Form:
    """Return the form of plain data, whether or not it contradicts itself. Raises pydantic's ``ValidationError``."""
    return _Unchecked.model_validate(plain)


def faults_of(form: Form) -> Iterator[Problem]:
    """Yield a problem (PG103) for each key that the program uses itself, each name that means two things, and each
    group of an identity that there is not."""
    keys: list[Named] = [(group.key, ("budget", index, "key")) for index, group in enumerate(form.budget)]
    yield from _reserved(keys)
    yield from _twice(keys)
    chinese = [_all(group.chinese, ("budget", index, "chinese")) for index, group in enumerate(form.budget)]
    yield from _twice(_but_for_copies(keys, chinese))
    for index, group in enumerate(form.budget):
        below = ("budget", index, "lines")
        lines: list[Named] = [(line.key, (*below, number, "key")) for number, line in enumerate(group.lines)]
        yield from _reserved(lines)
        yield from _twice(lines)
        names = [_all(line.chinese, (*below, number, "chinese")) for number, line in enumerate(group.lines)]
        total: list[Named] = [] if group.total is None else [(group.total, ("budget", index, "total"))]
        yield from _twice([*total, *_but_for_copies(lines, names)])
    for index, pair in enumerate(form.identities):
        known = tuple(group.key for group in form.budget)
        for place, name in enumerate(pair):
            if name not in known:
                arguments: dict[str, Argument] = {"name": name, "known": known}
                route = ("identities", index, place)
                yield Problem(route, "form-identity", arguments, point="value", code="PG103")
    yield from _twice((column.key, ("columns", index, "key")) for index, column in enumerate(form.columns))
    yield from _categories(form.framework, ("framework",))
    for index, level1 in enumerate(form.framework):
        yield from _categories(level1.level2, ("framework", index, "level2"))
    yield from _long(form)


def _long(form: Form) -> Iterator[Problem]:
    """Find names that no declaration could have as keys: they are longer than a key can be."""
    for name, route in _keys_of(form):
        if len(name) > LONGEST:
            yield Problem(
                route, "form-long", {"name": f"{name[:_SHOWN]}…", "limit": LONGEST}, point="value", code="PG103"
            )


def _keys_of(form: Form) -> Iterator[Named]:
    for index, group in enumerate(form.budget):
        here: Route = ("budget", index)
        yield from ((group.key, (*here, "key")), *_all(group.chinese, (*here, "chinese")))
        for number, line in enumerate(group.lines):
            there = (*here, "lines", number)
            yield from ((line.key, (*there, "key")), *_all(line.chinese, (*there, "chinese")))
    for index, level1 in enumerate(form.framework):
        here = ("framework", index)
        below = (((*here, "level2", number), category) for number, category in enumerate(level1.level2))
        for route, category in ((here, level1), *below):
            yield from ((category.name, (*route, "name")), *_all(category.also, (*route, "also")))


def _reserved(keys: Iterable[Named]) -> Iterator[Problem]:
    for key, route in keys:
        if key in RESERVED or key.startswith("model_"):
            yield Problem(route, "form-reserved", {"name": key}, point="value", code="PG103")


def _twice(names: Iterable[Named]) -> Iterator[Problem]:
    first: dict[str, Route] = {}
    for name, route in names:
        if name in first:
            arguments = {"name": name}
            related = (Related(first[name], _FIRST, arguments),)
            yield Problem(route, "form-twice", arguments, related, point="value", code="PG103")
        first.setdefault(name, route)


def _but_for_copies(keys: list[Named], names: list[list[Named]]) -> list[Named]:
    """Return the ``names`` of all whose key is not told to stand there a second time: a copied line is one mistake."""
    met: set[str] = set()
    kept: list[Named] = []
    for (key, _), each in zip(keys, names, strict=True):
        kept += [] if key in met else each
        met.add(key)
    return kept


def _categories(categories: Iterable[Category], route: Route) -> Iterator[Problem]:
    """Find names of categories that are compared as the same, of which one category may have several."""
    first: dict[str, tuple[int, Route]] = {}
    for index, category in enumerate(categories):
        here: Route = (*route, index)
        for name, place in ((category.name, (*here, "name")), *_all(category.also, (*here, "also"))):
            owner, met = first.setdefault(plain_category(name), (index, place))
            if owner != index:
                related = (Related(met, _FIRST, {"name": name}),)
                yield Problem(place, "form-twice", {"name": name}, related, point="value", code="PG103")


def _all(names: Iterable[str], route: Route) -> list[Named]:
    return [(name, (*route, index)) for index, name in enumerate(names)]
