"""What keeps a form profile from being used although all of it is well-formed: keys that the program uses itself, names
that mean two things, and what names a part that there is not."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pydantic import BaseModel

from perfgoal.document import Route
from perfgoal.forms.categories import plain_category
from perfgoal.forms.profile import TOTAL, Category, Form, Group

LONGEST = 256
"""Characters of the longest name that a declaration can have as a key."""

RESERVED = frozenset(
    {"addends", "at", "group", "groups", "has_blanks", "lines", "makes_text", "parts", "shorthand", "sum", "unit"}
    | {"written", "written_total"}
    | {name for name in dir(BaseModel) if not name.startswith("_")}
)
"""Names that a budget and its groups use themselves, so that no line or group of a form can have them as its key."""


class Fault(NamedTuple):
    """A ``name`` that cannot stand at ``route``. ``kind`` says why: it is ``reserved``; it stands there ``twice``, and
    ``first`` at another route; an ``identity`` names no group, or a line is ``part`` of none, of those that are
    ``known``; or it is too ``long``."""

    kind: Literal["reserved", "twice", "identity", "part", "long"]
    name: str
    route: Route
    first: Route = ()
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"“{self.name}” at {'/'.join(map(str, self.route))} ({self.kind})"


Named = tuple[str, Route]
"""A name, and where it stands."""


def faults_of(form: Form) -> Iterator[Fault]:
    """Yield what keeps ``form`` from being used."""
    keys: list[Named] = [(group.key, ("budget", index, "key")) for index, group in enumerate(form.budget)]
    yield from _reserved(keys)
    yield from _twice(keys)
    chinese = [_all(group.chinese, ("budget", index, "chinese")) for index, group in enumerate(form.budget)]
    yield from _twice(_but_for_copies(keys, chinese))
    for index, group in enumerate(form.budget):
        yield from _in_group(group, ("budget", index))
    groups = dict(keys)
    known = tuple(groups)
    for index, pair in enumerate(form.identities):
        for place, name in enumerate(pair):
            if name not in groups:
                yield Fault("identity", name, ("identities", index, place), known=known)
    yield from _twice((column.key, ("columns", index, "key")) for index, column in enumerate(form.columns))
    yield from _categories(form.framework, ("framework",))
    for index, level1 in enumerate(form.framework):
        yield from _categories(level1.level2, ("framework", index, "level2"))
    yield from (Fault("long", name, route) for name, route in _keys_of(form) if len(name) > LONGEST)


def _in_group(group: Group, route: Route) -> Iterator[Fault]:
    here = [(line, (*route, "lines", number)) for number, line in enumerate(group.lines)]
    keys: list[Named] = [(line.key, (*place, "key")) for line, place in here]
    yield from _reserved(keys, TOTAL)
    yield from _twice(keys)
    names = [_all(line.chinese, (*place, "chinese")) for line, place in here]
    total: list[Named] = [] if group.total is None else [(group.total, (*route, "total"))]
    yield from _twice([*total, *_but_for_copies(keys, names)])
    lines = dict.fromkeys(line.key for line in group.addends)
    known = tuple(lines)
    for line, place in here:
        if line.part_of is not None and line.part_of not in lines:
            yield Fault("part", line.part_of, (*place, "part_of"), known=known)


def _keys_of(form: Form) -> Iterator[Named]:
    """Yield every name that a declaration following ``form`` has as a key, but for those that all forms have."""
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


def _reserved(keys: Iterable[Named], *more: str) -> Iterator[Fault]:
    for key, route in keys:
        if key in RESERVED or key in more or key.startswith("model_"):
            yield Fault("reserved", key, route)


def _twice(names: Iterable[Named]) -> Iterator[Fault]:
    first: dict[str, Route] = {}
    for name, route in names:
        if name in first:
            yield Fault("twice", name, route, first[name])
        first.setdefault(name, route)


def _but_for_copies(keys: list[Named], names: list[list[Named]]) -> list[Named]:
    """Return the ``names`` of all whose key is not told to stand there a second time: a copied line is one mistake."""
    met: set[str] = set()
    kept: list[Named] = []
    for (key, _), each in zip(keys, names, strict=True):
        kept += [] if key in met else each
        met.add(key)
    return kept


def _categories(categories: Iterable[Category], route: Route) -> Iterator[Fault]:
    """Find names of categories that are compared as the same, of which one category may have several."""
    first: dict[str, tuple[int, Route]] = {}
    for index, category in enumerate(categories):
        here: Route = (*route, index)
        for name, place in ((category.name, (*here, "name")), *_all(category.also, (*here, "also"))):
            owner, met = first.setdefault(plain_category(name), (index, place))
            if owner != index:
                yield Fault("twice", name, place, met)


def _all(names: Iterable[str], route: Route) -> list[Named]:
    return [(name, (*route, index)) for index, name in enumerate(names)]
