"""The rows of one declaration, table by table: plain data, so that it can come from another process."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from perfgoal.declaration import BudgetGroup, Declaration, Indicator
from perfgoal.finding import pointer
from perfgoal.forms import TOTAL
from perfgoal.gathering import group_of_year, total_of
from perfgoal.money import EXACT, UNITS, Amount
from perfgoal.rules import Case
from perfgoal.rules.rule import Row
from perfgoal.target import Target, parse_target
from perfgoal.target.model import Day

Rows = Mapping[str, Sequence[Sequence[Any]]]
"""By the name of a table its rows, each in the order of the columns, without the file and what is counted of its
findings. Decimals are texts."""


def rows_of(case: Case) -> str:
    """Return the :data:`Rows` of the declaration of ``case`` as one line of JSON."""
    declaration = case.declaration
    size = UNITS.get(declaration.money.unit)
    rows: Rows = {
        "declarations": [_declaration(case, size)],
        "budget": [row for group in declaration.money.groups for row in _budget(group, size)],
        "tasks": list(_tasks(declaration, size)),
        "indicators": [_indicator(number, row) for number, row in enumerate(case.rows, 1)],
        "targets": [each for number, row in enumerate(case.rows, 1) for each in _targets(number, row.indicator)],
    }
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _declaration(case: Case, size: Decimal | None) -> list[Any]:
    declaration = case.declaration
    project, cycle, goal = declaration.project, declaration.cycle, declaration.goal
    stated, is_whole = total_of(group_of_year(case))
    total = _money(stated, size)
    lasting = project or cycle
    return [
        True,
        case.form.kind,
        declaration.form,
        declaration.year,
        declaration.stage,
        declaration.department,
        declaration.code,
        declaration.implementer,
        *((None,) * 4 if project is None else (project.name, project.code, project.category, project.nature)),
        *((None, None) if lasting is None else (lasting.start, lasting.end)),
        goal.text,
        goal.cycle,
        goal.annual,
        declaration.money.unit,
        total,
        is_whole if total is not None else None,
        len(declaration.tasks),
        len(case.rows),
    ]


def _budget(group: BudgetGroup, size: Decimal | None) -> Iterator[list[Any]]:
    names = {line.key: (line.chinese[0], line.part_of) for line in group.group.lines}
    about = group.group.key, group.group.label
    for key, amount in group.lines.items():
        yield [pointer(group.at(key)), *about, key, *names[key], *_stated(amount, size)]
    if group.written_total is not None:
        path = pointer(group.at(TOTAL))
        yield [path, *about, TOTAL, group.group.total, None, *_stated(group.written_total, size)]


def _tasks(declaration: Declaration, size: Decimal | None) -> Iterator[list[Any]]:
    for number, task in enumerate(declaration.tasks, 1):
        amounts = [
            _money(None if each is None else each.value, size) for each in (task.amount, task.fiscal, task.other)
        ]
        texts = task.id, task.name, task.content, task.target
        yield [pointer(task.at()), number, *texts, *amounts, task.amount.raw, list(task.projects)]


def _indicator(number: int, row: Row) -> list[Any]:
    each = row.indicator
    return [
        pointer(each.at()),
        number,
        *row.branch.identity,
        each.id,
        each.name,
        list(each.task),
        each.unit,
        each.kind,
        each.direction,
        None if each.weight is None else _plain(Decimal(each.weight.strip())),
        each.explanation,
        each.scoring,
        each.source,
        each.standard,
        each.note,
    ]


def _targets(number: int, indicator: Indicator) -> Iterator[list[Any]]:
    for field in ("cycle", "annual", "baseline"):
        text = getattr(indicator, field)
        if text is not None:
            yield [pointer(indicator.at(field)), number, field, None, *_target(parse_target(text))]
    for year, text in indicator.years.items():
        yield [pointer(indicator.at("years", year)), number, "years", year, *_target(parse_target(text))]


def _target(target: Target) -> list[Any]:
    return [
        target.raw,
        target.kind,
        target.readable,
        target.operator,
        _plain(target.low),
        _plain(target.high),
        target.unit,
        target.base or None,
        target.per or None,
        *map(_plain, target.bounds),
        _day(target.start),
        _day(target.end),
        target.note or None,
    ]


def _stated(amount: Amount | None, size: Decimal | None) -> tuple[str | None, str | None]:
    """Return an amount in 元 and as written; both are null where it is blank."""
    return (None, None) if amount is None else (_money(amount.value, size), amount.raw)


def _money(value: Decimal | None, size: Decimal | None) -> str | None:
    """Return a ``value`` of a unit of ``size`` 元 in 元; null where that unit is not known."""
    return None if value is None or size is None else _plain(EXACT.multiply(value, size))


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _day(day: Day | None) -> str | None:
    """Return a day as far as it is written: 2024-12-31, 2024-12, 2024; of no year, --12-31 and --12."""
    if day is None:
        return None
    parts = ["-" if day.year is None else f"{day.year:04}", *(f"{each:02}" for each in (day.month, day.day) if each)]
    return "-".join(parts)
