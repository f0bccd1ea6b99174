"""Rows named 其中：… and the row that they detail."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfgoal.money import EXACT
from perfgoal.rules.lexicon.matching import AMONG
from perfgoal.rules.measures import dimension, unit_of
from perfgoal.rules.rule import Case, Row, Value

_AT_LEAST = (None, "=", "≥")
_NOT_ADDED = ("share", "time")


class Whole(NamedTuple):
    """A value, and those of the rows behind it that detail it, all in ``unit``. Whether every such row has one is
    ``complete``."""

    total: Value
    parts: tuple[Value, ...]
    complete: bool

    @property
    def exceeding(self) -> tuple[Value, ...]:
        """The parts that are more than the total."""
        return tuple(part for part in self.parts if _number(part) > _number(self.total))

    @property
    def adds_up(self) -> bool:
        """Whether the parts add up to the total, or are too few to tell."""
        return not self.complete or len(self.parts) < 2 or self._sum == _number(self.total)

    @property
    def _sum(self) -> Decimal:
        total = Decimal(0)
        for part in self.parts:
            total = EXACT.add(total, _number(part))
        return total

    @property
    def sum(self) -> str:
        """What the parts add up to, in the unit of the total."""
        unit = unit_of(self.total)
        return f"{EXACT.normalize(EXACT.divide(self._sum, unit.scale)):f}{unit.text or ''}"


def wholes(case: Case) -> tuple[Whole, ...]:
    """Return the values that the rows behind them detail, those of the cycle only where the year does not repeat
    them."""
    if not case.naming(AMONG):
        return ()
    values = {(id(value.row), value.key): value for value in case.values}
    found: list[Whole] = []
    for row, below in _groups(case):
        several = []
        for key in ("cycle", "annual"):
            total = values.get((id(row), key))
            parts = [values.get((id(part), key)) for part in below]
            if total is not None and _adds(total):
                alike = tuple(part for part in parts if part is not None and _is_alike(total, part))
                several.append(Whole(total, alike, len(alike) == len(below)))
        repeated = len(several) > 1 and _texts(several[0]) == _texts(several[1])
        found += several[repeated:]
    return tuple(found)


def _groups(case: Case) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the rows behind which stand some that detail them, and those."""
    groups: list[tuple[Row, list[Row]]] = []
    for row in case.rows:
        if row.plain.startswith(AMONG.words) and groups and row.branch is groups[-1][0].branch:
            groups[-1][1].append(row)
        else:
            groups.append((row, []))
    yield from ((head, below) for head, below in groups if below)


def _adds(value: Value) -> bool:
    """Whether a value is one of which there are parts."""
    target, unit = value.target, unit_of(value)
    plain = target.kind == "quantity" and target.operator in _AT_LEAST and target.low is not None
    return plain and not target.per and not unit.per and dimension(unit) not in _NOT_ADDED


def _is_alike(total: Value, part: Value) -> bool:
    return _adds(part) and unit_of(part).base == unit_of(total).base


def _number(value: Value) -> Decimal:
    """Return the number of a value in the base of its unit."""
    low = value.target.low
    assert low is not None
    return EXACT.multiply(low, unit_of(value).scale)


def _texts(whole: Whole) -> list[str]:
    return [value.text for value in (whole.total, *whole.parts)]
