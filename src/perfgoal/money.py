"""Amounts of money: exact decimals, with the digits that their author wrote."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import NamedTuple

UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "百万元": Decimal(1_000_000)}
UNITS["亿元"] = Decimal(100_000_000)
"""What one of each unit is in 元."""

_FEN = {unit: Decimal("0.01") / size for unit, size in UNITS.items()}
"""What a 分 is in each unit."""

MAX_DIGITS = 30
EXACT = Context(prec=80)
"""Sums and products of amounts of at most :data:`MAX_DIGITS` digits stay exact in it."""

_NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_SEPARATED = re.compile(r"[.,]*[0-9][0-9.,]*")
_PARTS = re.compile(r"(?P<number>[+-]?[0-9.,]+)\s*(?P<unit>[^\s0-9.,+-].*)?", re.DOTALL)


class Amount(NamedTuple):
    """An amount as written: ``raw`` is the author's text, ``value`` its number in the unit of its field,
    ``decimals`` how many digits stand behind the point, ``repeats_unit`` whether the unit stands behind it, ``fen``
    what a 分 is in that unit, ``None`` where the unit is no money."""

    raw: str
    value: Decimal
    decimals: int
    repeats_unit: bool = False
    fen: Decimal | None = None


class NotAnAmount(ValueError):
    """A text that is no amount (PG203): ``variant`` names what is wrong with it, ``unit`` the unit inside it, and
    ``converted`` is its amount in the unit of its field, where both are known."""

    def __init__(self, variant: str, unit: str = "", converted: Decimal | None = None) -> None:
        super().__init__(variant)
        self.variant = variant
        self.unit = unit
        self.converted = converted


def parse_amount(text: str, unit: str) -> Amount:
    """Return the amount that ``text`` states in a field whose unit is ``unit`` (元, 万元 …).

    Only ASCII digits, thousands separators in threes and one point are taken; the field's own unit may stand
    behind the number. Raises :class:`NotAnAmount`, with the variant ``negative``, ``separators``,
    ``other-unit``, ``too-long`` or ``not-a-number``.
    """
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        raise NotAnAmount("not-a-number")
    number, suffix = match["number"], (match["unit"] or "").strip()
    if suffix and suffix != unit:
        size = UNITS.get(suffix) or UNITS.get(f"{suffix}元")
        if size is None:
            raise NotAnAmount("not-a-number", suffix)
        raise NotAnAmount("other-unit", suffix, _converted(number, size, UNITS.get(unit)))
    if number.startswith("-") and _NUMBER.fullmatch(number[1:]):
        raise NotAnAmount("negative")
    if not _NUMBER.fullmatch(number):
        raise NotAnAmount("separators" if _SEPARATED.fullmatch(number) else "not-a-number")
    digits = number.replace(",", "")
    if len(digits.replace(".", "")) > MAX_DIGITS:
        raise NotAnAmount("too-long")
    decimals = len(digits.partition(".")[2])
    return Amount(text, Decimal(digits), decimals, bool(suffix), _FEN.get(unit))


def _converted(number: str, size: Decimal, into: Decimal | None) -> Decimal | None:
    """Return ``number`` of a unit of ``size`` 元 in one of ``into`` 元; ``None`` where it is no amount itself or that
    unit is not known."""
    digits = number.replace(",", "")
    if into is None or not _NUMBER.fullmatch(number) or len(digits.replace(".", "")) > MAX_DIGITS:
        return None
    return EXACT.normalize(EXACT.divide(EXACT.multiply(Decimal(digits), size), into))


_NOTHING = Decimal(0)


class Sum(NamedTuple):
    """The exact sum of amounts of one unit, of which ``addends`` are not zero and the finest is written with
    ``decimals`` digits behind the point; ``fen`` is a 分 in their unit, ``None`` where that is not known."""

    value: Decimal
    decimals: int
    addends: int
    fen: Decimal | None

    @classmethod
    def of(cls, amounts: Iterable[Amount]) -> "Sum":
        """Add up ``amounts``, all of one unit."""
        value, decimals, addends, fen, add = _NOTHING, 0, 0, None, EXACT.add
        for amount in amounts:
            value = add(value, amount.value)
            addends += bool(amount.value)
            decimals = max(decimals, amount.decimals)
            fen = amount.fen
        return cls(value, decimals, addends, fen)

    def minus(self, other: "Sum") -> Decimal:
        """Return the exact difference."""
        return EXACT.subtract(self.value, other.value)

    def rounds_to(self, other: "Sum") -> bool:
        """Whether the rounding of the digits written explains the difference between two sums.

        Each amount may lie half a unit of its last digit off, and a side is taken to be written to the finest
        digit that one of its amounts shows, because a spreadsheet drops zeros at the end. Whole numbers on both
        sides are taken at their word, and so are amounts to the 分; but less than a 分 is never money.
        """
        difference = abs(self.minus(other))
        fen = self.fen or other.fen
        if fen is not None and difference < fen:
            return True
        if not self.decimals and not other.decimals:
            return not difference
        return difference <= EXACT.add(self._interval, other._interval)

    @property
    def _interval(self) -> Decimal:
        half_a_unit = Decimal((0, (5,), -self.decimals - 1))
        to_the_fen = self.fen is not None and half_a_unit < self.fen
        return Decimal(0) if to_the_fen else EXACT.multiply(half_a_unit, Decimal(self.addends))


_LONG = 15
"""Digits from which on a number may be all that a binary float holds."""
_PLACES = 6
"""Decimals of the finest amount that is written on purpose: a 分 in 万元."""
_DROPPED = 4
"""Digits that make a tail."""
_NEAR = Decimal("1e-14")
"""How far, beside the number itself, sums of binary floats are off."""


def without_tail(value: Decimal) -> Decimal | None:
    """Return the number that was meant where ``value`` has the tail of a binary float: 82800.92 for
    82800.92000000001, 1234.5 for 1234.4999999999998; ``None`` where there is no such tail."""
    _, digits, exponent = value.as_tuple()
    if len(digits) < _LONG:
        return None
    for places in range(min(_PLACES, -int(exponent) - _DROPPED) + 1):
        rounded = EXACT.quantize(value, Decimal((0, (1,), -places)))
        off = EXACT.subtract(value, rounded).copy_abs()
        if 0 < off <= EXACT.multiply(value.copy_abs(), _NEAR):
            return rounded
    return None


def money_text(value: Decimal, decimals: int | None = None) -> str:
    """Return ``value`` with thousands separators, as forms print it; ``decimals`` places if given, never fewer
    than it has."""
    places = max(0, -int(value.as_tuple().exponent))
    return f"{value:,.{max(places, decimals or 0)}f}"
