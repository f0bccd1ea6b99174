"""Facts as text, and back. What lies in a cache may have been put there by someone else: it is taken for nothing but
what it should be."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from perfgoal.document.model import Position
from perfgoal.facts.model import Facts, Silence, Spot, Stated
from perfgoal.facts.sketch import SIZE
from perfgoal.plainjson import as_day, as_flag, as_text, as_whole

_BETWEEN = "\x1d"  # JSON has no such character
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_AMOUNT = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?", re.ASCII)


def packed_facts(facts: Facts) -> str:
    """Return ``facts`` as one line of text: what is asked of every declaration, and behind it the indicators, which are
    asked of few."""
    silences = [
        [
            each.name,
            each.codes,
            each.line,
            _spot(each.spot),
            each.reason,
            None if each.until is None else each.until.isoformat(),
            each.served,
        ]
        for each in facts.silences
    ]
    head = [
        facts.kind,
        [facts.form, facts.department, facts.stage, facts.implementer, facts.project, facts.code],
        [facts.year, facts.count],
        [None if each is None else f"{each:f}" for each in (facts.total, facts.projects, facts.paid)],
        facts.is_whole,
        b64encode(facts.sketch).decode("ascii"),
        [_spot(each) for each in (facts.own, facts.money, facts.projects_at, facts.indicators_at)],
        silences,
    ]
    branches = [
        [
            *keys,
            [
                [each.number, each.field, each.name, each.value, each.unit, *each.position, each.line, each.origin]
                for each in rows
            ],
        ]
        for keys, rows in groupby(facts.indicators, key=lambda each: each.keys)
    ]
    return f"{_dumps(head)}{_BETWEEN}{_dumps(branches)}"


def read_facts(text: str, *, indicators: bool = True) -> Facts:
    """Return what :func:`packed_facts` made a text of, without ``indicators`` where they are not asked for.
    ``TypeError``, ``ValueError`` or ``RecursionError`` for another text."""
    head, _, branches = text.partition(_BETWEEN)
    return _facts(json.loads(head), json.loads(branches) if indicators else ())


def without_indicators(text: str) -> str:
    """Return what :func:`packed_facts` made a text of as if there were no indicators."""
    return f"{text.partition(_BETWEEN)[0]}{_BETWEEN}[]"


def _facts(head: Any, branches: Any) -> Facts:
    kind, texts, numbers, money, is_whole, sketch, spots, silences = head
    form, department, stage, implementer, project, code = map(as_text, texts)
    year, count = map(as_whole, numbers)
    total, projects, paid = map(_money, money)
    own, money_at, projects_at, indicators_at = [_to_spot(each) for each in spots]
    held = b64decode(as_text(sketch), validate=True)
    if len(held) != SIZE * 2:
        raise ValueError(len(held))
    return Facts(
        "project" if kind == "project" else "department",
        form,
        year,
        department,
        stage,
        implementer,
        project,
        code,
        total,
        as_flag(is_whole),
        projects,
        paid,
        tuple([_stated(as_text(one), as_text(other), row) for one, other, rows in branches for row in rows]),
        count,
        held,
        own,
        money_at,
        projects_at,
        indicators_at,
        tuple([_silence(each) for each in silences]),
    )


def _spot(spot: Spot) -> list[Any]:
    return [*spot.position, spot.path, spot.line, spot.origin]


def _to_spot(data: Sequence[Any]) -> Spot:
    *place, path, line, origin = data
    return Spot(Position(*map(as_whole, place)), as_text(path), as_text(line), as_text(origin))


def _stated(one: str, other: str, row: Sequence[Any]) -> Stated:
    number, *texts, line, column, end_line, end_column, shown, origin = row
    field, name, value, unit = map(as_text, texts)
    position = Position(*map(as_whole, (line, column, end_line, end_column)))
    return Stated((one, other), as_whole(number), field, name, value, unit, position, as_text(shown), as_text(origin))


def _silence(data: Sequence[Any]) -> Silence:
    name, codes, line, spot, reason, until, served = data
    return Silence(
        as_text(name),
        tuple(map(as_text, codes)),
        as_whole(line),
        _to_spot(spot),
        as_text(reason),
        as_day(until),
        as_flag(served),
    )


def _money(text: Any) -> Decimal | None:
    if text is None:
        return None
    if not _AMOUNT.fullmatch(as_text(text)):
        raise ValueError(text)
    return Decimal(text)
