"""What a target value says, as frozen data."""

from decimal import Context, Decimal
from typing import Literal, NamedTuple

Kind = Literal["quantity", "range", "deadline", "period", "duration", "frequency", "grade", "yesno", "text"]

MAX_DIGITS = 30
"""A number with more digits is no target: no form has one, and all sums stay exact."""

_EXACT = Context(prec=80)
_ONE = Decimal(1)


class Day(NamedTuple):
    """A day as far as it is written: ``12月底`` has no year, ``2024年12月`` no day."""

    year: int | None
    month: int | None
    day: int | None


class Target(NamedTuple):
    """A target value: ``raw`` is the author's text, unchanged.

    ``low`` and ``high`` are the numbers as written, in ``unit``; one of them is ``None`` for ``≥ > ≤ <``, and they are
    equal for a bare number, ``=`` and ``≈``. One ``unit`` is ``scale`` of ``base`` (亿元: 100000000 of 元), for each
    ``per`` (人·月 of 元/人·月). ``start`` and ``end`` belong to periods, ``end`` to deadlines. ``readable`` is false
    where the text holds a digit or the sign of an operator and still reads as no value (PG402). ``note`` is a remark
    inside the value. ``spelled`` is the operator as written, after NFKC; ``…`` in it stands for the number
    (``控制在…以内``). ``unit_only`` tells an operator or a unit without a number, ``placeholder`` a template's blank
    (``≥**%``); both are texts, with what unit and operator they have.
    """

    raw: str
    kind: Kind
    operator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    base: str = ""
    scale: Decimal = _ONE
    per: str = ""
    start: Day | None = None
    end: Day | None = None
    readable: bool = True
    note: str = ""
    spelled: str = ""
    unit_only: bool = False
    placeholder: bool = False

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """``low`` and ``high`` in ``base``, exactly, so that 1.2亿元 and 12000万元 compare equal."""
        if self.scale == _ONE:
            return self.low, self.high
        low = None if self.low is None else _EXACT.multiply(self.low, self.scale)
        return low, None if self.high is None else _EXACT.multiply(self.high, self.scale)

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and no bound: bare, ``=`` or ``≈``."""
        return self.low is not None and self.low == self.high
