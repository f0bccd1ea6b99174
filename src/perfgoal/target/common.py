"""The commonest shapes of target values, read at once: ≥8个, 95%, ≤2.5万元/户, 2024年12月底前.

They are nine of ten values, and read here in a tenth of the time that the grammar takes; what they say is what it says.
"""

import re
from decimal import Decimal
from functools import cache

from perfgoal.target.dates import month_length
from perfgoal.target.model import Day, Target
from perfgoal.target.units import NONE, PERIODS, TIMES, Unit, simple_unit

_MONTHS = 12


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(
        r"([≥≤<>=]?)([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(\.[0-9]{1,8})?"
        r"([^0-9\s年月日级/每]{0,5})(?:/([^0-9\s/每]{1,3}))?"
    )


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(r"(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月(?:([0-9]{1,2})[日号]|(底))?(?:之?前)?(?:完成)?")


def read_common(text: str) -> Target | None:
    """Return what ``text`` says, if it has one of the commonest shapes."""
    match = _quantity().fullmatch(text)
    if match is not None:
        sign, digits, decimals, word, below = match.groups()
        unit = simple_unit(word) if word else NONE
        if below:
            unit = _divided(unit, below)
        if unit is None or unit.base in TIMES:
            return None
        if "," in digits:
            digits = digits.replace(",", "")
        number = Decimal(digits + decimals if decimals else digits)
        low, high = None if sign in ("≤", "<") else number, None if sign in ("≥", ">") else number
        return Target(text, "quantity", sign or None, low, high, *unit, spelled=sign)
    match = _deadline().fullmatch(text)
    return None if match is None else _due(text, match)


def _divided(unit: Unit | None, below: str) -> Unit | None:
    """Return a unit for each of another; ``None`` where it is none, or speaks of how often something is done."""
    each = simple_unit(below)
    if unit is None or unit.text is None or each is None or each.text is None or each.text in PERIODS:
        return None
    return Unit(f"{unit.text}/{each.text}", unit.base, unit.scale, each.text)


def _due(text: str, match: re.Match[str]) -> Target | None:
    written, month, day, last = match.groups()
    year, number = int(written) if written else None, int(month)
    if not 1 <= number <= _MONTHS:
        return None
    length = month_length(year, number)
    if day is not None and not 1 <= int(day) <= (length or 29):
        return None
    end = Day(year, number, int(day) if day else length if last else None)
    return Target(text, "deadline", end=end)
