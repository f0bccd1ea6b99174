"""All texts of a declaration that its author wrote in words, and where they stand."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perfgoal.declaration import Declaration, Part
from perfgoal.document import Route
from perfgoal.rules.narratives import narratives
from perfgoal.rules.rule import Case

Kind = Literal["title", "name", "prose", "remark", "value"]


class Written(NamedTuple):
    """A text and where it stands: a ``title`` by which others know a department or a project, the ``name`` of a part,
    ``prose`` (:mod:`perfgoal.rules.narratives`), a ``remark`` in a field of an indicator or of a calculation, or the
    ``value`` of a target."""

    kind: Kind
    part: Part
    names: tuple[str | int, ...]
    text: str

    @property
    def route(self) -> Route:
        """Where it stands."""
        return self.part.at(*self.names)


_OF_INDICATOR: tuple[tuple[Kind, str, tuple[str]], ...] = (
    ("name", "name", ("name",)),
    ("value", "cycle", ("cycle",)),
    ("value", "annual", ("annual",)),
    ("value", "baseline", ("baseline",)),
    ("remark", "explanation", ("explanation",)),
    ("remark", "scoring", ("scoring",)),
    ("remark", "source", ("source",)),
    ("remark", "note", ("note",)),
    ("remark", "standard", ("standard",)),
)


_Found = tuple[Kind, Part, tuple[str | int, ...], str]
"""What a :class:`Written` is made of. Most declarations are only asked what stands in all of their texts, for which
plain tuples will do."""


def texts(case: Case) -> tuple[Written, ...]:
    """Return the texts of a declaration that are not blank, those of its indicators last, in an order that does not
    depend on that of the keys in the file. Codes, units, dates,
    references to tasks and who filled in the form are no texts."""
    return tuple(map(Written._make, case.once(_found)))


def all_text(case: Case) -> str:
    """Return all of :func:`texts` in one, to ask at once whether a character stands in any."""
    return "\n".join([found[3] for found in case.once(_found)])


def _found(case: Case) -> list[_Found]:
    return [*_of_declaration(case.declaration), *_of_parts(case), *_of_indicators(case)]


def _of_declaration(declaration: Declaration) -> Iterator[_Found]:
    yield "title", declaration, ("department",), declaration.department
    if declaration.implementer:
        yield "title", declaration, ("implementer",), declaration.implementer
    if declaration.project is not None:
        yield "title", declaration.project, ("name",), declaration.project.name
    for key, text in sorted(declaration.extra.items()):
        yield "remark", declaration, ("extra", key), text


def _of_parts(case: Case) -> Iterator[_Found]:
    """Yield the texts of the goal, the tasks, further blocks and the calculation of a project."""
    for narrative in case.once(narratives):
        yield "prose", narrative.part, (narrative.key,), narrative.text
    for task in case.declaration.tasks:
        yield "name", task, ("name",), task.name
        for key, text in sorted(task.extra.items()):
            yield "remark", task, ("extra", key), text
    for section in case.declaration.sections:
        yield "name", section, ("label",), section.label
    for detail in case.declaration.details:
        yield "name", detail, ("item",), detail.item
        if detail.basis:
            yield "remark", detail, ("basis",), detail.basis


def _of_indicators(case: Case) -> list[_Found]:
    """Return the texts of the indicators: most of all texts, so that they are collected with few calls."""
    found: list[_Found] = []
    for row in case.rows:
        indicator = row.indicator
        held = indicator.__dict__
        found += [(kind, indicator, names, text) for kind, key, names in _OF_INDICATOR if (text := held[key])]
        if indicator.years:
            found += [("value", indicator, ("years", year), text) for year, text in sorted(indicator.years.items())]
        if indicator.extra:
            found += [("remark", indicator, ("extra", key), text) for key, text in sorted(indicator.extra.items())]
    return found
