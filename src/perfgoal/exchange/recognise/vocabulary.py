"""What the labels of a form mean, worked out from its profile, and other words that are in use for the same."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from perfgoal.document import Route
from perfgoal.exchange.recognise.labels import spellings
from perfgoal.exchange.recognise.wordlists import (
    AMOUNTS,
    DEPARTMENT,
    DETAILS,
    FIELDS,
    FILLED_IN,
    GOALS,
    GOALS_OF_TWO,
    HEADS,
    INDICATORS,
    PROJECT,
    SECTIONS,
    TASKS,
    Kind,
    Section,
)
from perfgoal.forms import TOTAL, Form

_T = TypeVar("_T")


class Field(NamedTuple):
    """A field of its own: its route, and how it is read."""

    route: Route
    kind: Kind = "text"


class MoneyLine(NamedTuple):
    """A line of a group of the budget."""

    group: str
    line: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a form, as :func:`~perfgoal.exchange.recognise.labels.spellings` gives them, and what each is.

    ``heads`` are the names of budget groups, with the groups that they may mean; ``lines`` those of budget lines;
    ``amounts`` head a column of amounts. The columns of tables are known by the names of their fields.
    """

    fields: Mapping[str, Field]
    sections: Mapping[str, Section]
    heads: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, tuple[MoneyLine, ...]]
    amounts: frozenset[str]
    tasks: Mapping[str, str]
    indicators: Mapping[str, str]
    details: Mapping[str, str]


_DECLARES = Field(("department",))


@lru_cache(maxsize=64)
def vocabulary(form: Form) -> Vocabulary:
    """Return the words of ``form``. Its own labels come before the words of others."""
    heads: dict[str, tuple[str, ...]] = {}
    lines: dict[str, tuple[MoneyLine, ...]] = {}
    for group in form.budget:
        under = [line.under for line in group.lines if line.under is not None]
        for name in _names((*group.chinese, *under, *HEADS.get(group.key, "").split())):
            heads[name] = tuple(dict.fromkeys((*heads.get(name, ()), group.key)))
        written = [(line.key, line.chinese) for line in group.lines]
        for key, chinese in (*written, *(((TOTAL, (group.total,)),) if group.total else ())):
            for name in _names(chinese):
                lines[name] = (*lines.get(name, ()), MoneyLine(group.key, key))
    return Vocabulary(
        _fields(form),
        _sections(form),
        heads,
        lines,
        frozenset(_names((form.labels.amount, *AMOUNTS.split()))),
        _columns(_task_labels(form), TASKS),
        _columns(_indicator_labels(form), INDICATORS),
        _columns({}, DETAILS),
    )


def _names(labels: Iterable[str | None]) -> list[str]:
    """Return all spellings of labels, in order: the whole of each before what is left of any without its remarks."""
    found = [spellings(label) for label in labels if label]
    return list(dict.fromkeys((*(names[0] for names in found), *(name for names in found for name in names[1:]))))


def words_in_use(form: Form, met: Container[str]) -> Vocabulary:
    """Return the words of ``form`` for a file in which the labels ``met`` stand. Where the form's own label names the
    department, another (主管部门) is that of somebody else; where none does, whoever filled the form in declares it."""
    words = vocabulary(form)
    naming = {name for name, field in words.fields.items() if field == _DECLARES}
    own = naming.intersection(spellings(form.labels.department))
    if any(name in met for name in own):
        return replace(words, fields={name: field for name, field in words.fields.items() if name not in naming - own})
    if any(name in met for name in naming):
        return words
    return replace(words, fields={**dict.fromkeys(FILLED_IN, _DECLARES), **words.fields})


def _fields(form: Form) -> dict[str, Field]:
    labels, is_project = form.labels, form.kind == "project"
    own: list[tuple[str | None, Field]] = [
        (labels.department, _DECLARES),
        (labels.goal_cycle, Field(("goal", "cycle"))),
        (labels.goal_annual, Field(("goal", "annual"))),
        (labels.goal, Field(("goal",))),
    ]
    if is_project:
        own += [(labels.implementer, Field(("implementer",)))]
        for key in ("name", "code", "category", "nature", "start", "end"):
            own += [(getattr(labels, f"project_{key}"), Field(("project", key), PROJECT["project", key][0]))]
    else:
        own += [(labels.other_tasks, Field(("other_tasks",))), ("其他需完成的任务", Field(("other_tasks",)))]
    for route, (kind, words) in {**FIELDS, **(PROJECT if is_project else {})}.items():
        own += [(word, Field(route, kind)) for word in words.split()]
    own += [(word, _DECLARES) for word in DEPARTMENT.split()]
    if labels.goal_cycle or labels.goal_annual:
        own += [(word, Field(("goal", key))) for key, words in GOALS_OF_TWO.items() for word in words.split()]
    else:
        own += [("项目总目标", Field(("goal", "cycle"))), ("年度总体目标", Field(("goal", "annual")))]
    own += [(word, Field(("goal",))) for word in GOALS.split()]
    return _first((label, field) for label, field in own if label)


def _first(pairs: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Return what each spelling means: the whole label before any shorter one, and of equals the first. A shorter one
    that two of the form's labels share means neither (项目支出实施期 of that with（起）and that with（止）)."""
    listed = [(spellings(label), meaning) for label, meaning in pairs]
    found: dict[str, _T] = {}
    for names, meaning in listed:
        found.setdefault(names[0], meaning)
    shorter: dict[str, _T] = {}
    for names, meaning in listed:
        for name in names[1:]:
            shorter.setdefault(name, meaning)
    return {**shorter, **found}


def _sections(form: Form) -> dict[str, Section]:
    labels = form.labels
    own: list[tuple[str, Section]] = [
        (labels.budget, "budget"),
        (labels.indicators, "indicators"),
        (labels.details, "details"),
    ]
    own += [(labels.tasks, "tasks")] if form.kind == "department" else [(labels.project, "project")]
    named = [(word, section) for section, words in SECTIONS.items() for word in words.split()]
    return _first((*own, *named))


def _task_labels(form: Form) -> dict[str, str]:
    labels = form.labels
    return {
        "name": labels.task_name,
        "content": labels.task_content,
        "amount": labels.task_amount,
        "target": labels.task_target,
    }


def _indicator_labels(form: Form) -> dict[str, str]:
    labels = form.labels
    levels = {"level1": labels.level1, "level2": labels.level2, "name": labels.level3}
    return {**levels, **{column.key: column.label for column in form.columns}}


def _columns(own: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """Return the field of a table that each head of a column means."""
    listed = [(word, name) for name, names in words.items() for word in names.split()]
    return _first((*((label, name) for name, label in own.items()), *listed))
