"""All texts of a declaration that its author wrote in words, and where they stand."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perfgoal.declaration import Indicator, Part
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


_OF_INDICATOR: tuple[tuple[Kind, str], ...] = (
    ("value", "cycle"),
    ("value", "annual"),
    ("value", "baseline"),
    ("remark", "explanation"),
    ("remark", "scoring"),
    ("remark", "source"),
    ("remark", "note"),
    ("remark", "standard"),
)


def texts(case: Case) -> tuple[Written, ...]:
    """Return the texts of a declaration that are not blank. Codes, units, dates, references to tasks and who filled in
    the form are no texts."""
    return tuple(_texts(case))


def all_text(case: Case) -> str:
    """Return all of :func:`texts` in one, to ask at once whether a character stands in any."""
    return "\n".join([written.text for written in case.once(texts)])


def _texts(case: Case) -> Iterator[Written]:
    declaration = case.declaration
    yield Written("title", declaration, ("department",), declaration.department)
    if declaration.implementer:
        yield Written("title", declaration, ("implementer",), declaration.implementer)
    if declaration.project is not None:
        yield Written("title", declaration.project, ("name",), declaration.project.name)
    for narrative in case.once(narratives):
        yield Written("prose", narrative.part, (narrative.key,), narrative.text)
    for task in declaration.tasks:
        yield Written("name", task, ("name",), task.name)
    for section in declaration.sections:
        yield Written("name", section, ("label",), section.label)
    for detail in declaration.details:
        yield Written("name", detail, ("item",), detail.item)
        if detail.basis:
            yield Written("remark", detail, ("basis",), detail.basis)
    for key, text in declaration.extra.items():
        yield Written("remark", declaration, ("extra", key), text)
    for task in declaration.tasks:
        for key, text in task.extra.items():
            yield Written("remark", task, ("extra", key), text)
    for row in case.rows:
        yield from _of_indicator(row.indicator)


def _of_indicator(indicator: Indicator) -> Iterator[Written]:
    held = indicator.__dict__
    yield Written("name", indicator, ("name",), indicator.name)
    for kind, key in _OF_INDICATOR:
        if text := held[key]:
            yield Written(kind, indicator, (key,), text)
    for year, text in indicator.years.items():
        yield Written("value", indicator, ("years", year), text)
    for key, text in indicator.extra.items():
        yield Written("remark", indicator, ("extra", key), text)
