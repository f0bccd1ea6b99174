"""A declaration as another file states it: every value with the places it came from, and what was left over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from perfgoal.document import Route
from perfgoal.exchange.content import Origin
from perfgoal.finding import Language, Text


class Value(NamedTuple):
    """A text of the declaration, and where it stood: in one place, or in several of which it was put together. A value
    that stood nowhere was asked for, or is what the program read out of the rest (the name of the form)."""

    text: str
    origins: tuple[Origin, ...] = ()


Node: TypeAlias = "Value | Mapping[str, Node] | tuple[Node, ...]"
"""What stands at a route: English keys, as in a declaration; categories and local columns by their own names."""


class Leftover(NamedTuple):
    """A text of the source that is no field and no label."""

    text: str
    origin: Origin


class Notice(NamedTuple):
    """Something that a reader of the draft should know: a ``message`` with its ``arguments``, and what it is about."""

    message: Text
    arguments: Mapping[str, str | int]
    origins: tuple[Origin, ...] = ()

    def say(self, language: Language) -> str:
        """Return it as a sentence, with the places in brackets behind it."""
        said = self.message.say(language).format(**self.arguments)
        places = ("、" if language == "zh" else "; ").join(origin.say(language) for origin in self.origins)
        return f"{said}（{places}）" if places and language == "zh" else f"{said} ({places})" if places else said


class Refused(Exception):
    """A file that cannot be read as a form with confidence. ``variant`` names the message of PG001 that says why, with
    ``arguments``, of which those that a language has its own words for are in both; ``origin`` is where the thread was
    lost, where there is such a place."""

    def __init__(self, variant: str, origin: Origin | None = None, **arguments: str | int | Text) -> None:
        super().__init__(variant)
        self.variant = variant
        self.origin = origin
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class Draft:
    """A declaration as its source states it. ``tree`` has what the source says and no more, in the order of the
    model; ``labels`` are the texts that were read as the form's own words. Every character of the source but white
    space is in one of ``tree``, ``labels`` and ``leftovers``."""

    form: str
    tree: Mapping[str, Node]
    labels: tuple[Leftover, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    notices: tuple[Notice, ...] = ()
    places: Mapping[Route, Origin] = field(default_factory=dict)
    """Where the headings of parts and categories stand, and the places of fields that are blank."""

    def origins(self, route: Route) -> tuple[Origin, ...]:
        """Return where the value at ``route`` stood; of a part, where its heading or its first value did; of what is
        blank, its place; of what has none, where the nearest part above it stood."""
        for depth in range(len(route), 0, -1):
            part = self._part(route[:depth])
            if isinstance(part, Value):
                return part.origins
            if route[:depth] in self.places:
                return (self.places[route[:depth]],)
            if part is not None and (found := _first(part)):
                return found
        return ()

    def _part(self, route: Route) -> "Node | None":
        node: Node | None = self.tree
        for step in route:
            node = None if node is None else _below(node, step)
        return node


def _below(node: Node, step: str | int) -> "Node | None":
    if isinstance(node, Mapping):
        return node.get(step) if isinstance(step, str) else None
    if isinstance(node, Value) or not isinstance(step, int):
        return None
    return node[step] if step < len(node) else None


def _first(node: Node) -> tuple[Origin, ...]:
    if isinstance(node, Value):
        return node.origins
    below = node.values() if isinstance(node, Mapping) else node
    return next((found for part in below if (found := _first(part))), ())


def values_in(node: Node) -> Iterator[Value]:
    """Yield the values below ``node``, or itself where it is one, in their order."""
    if isinstance(node, Value):
        yield node
        return
    for below in node.values() if isinstance(node, Mapping) else node:
        yield from values_in(below)
