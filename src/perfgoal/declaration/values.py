"""What a field of a declaration holds: amounts, years, moments, counts, points, each from its text."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, NamedTuple, cast

from pydantic import PlainSerializer, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from perfgoal.money import Amount, NotAnAmount, parse_amount

YEAR_FIRST = 2000
YEARS_AHEAD = 6

_YEAR = re.compile(r"[0-9]{4}")
_MOMENT = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_WEIGHT = re.compile(r"[+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?")


class Context(NamedTuple):
    """What the reading of a declaration depends on: the date of the check and the unit of its amounts."""

    today: date
    unit: str


def _expected(what: str) -> PydanticCustomError:
    return PydanticCustomError("kind", "", {"expected": what})


def _year(value: Any, info: ValidationInfo) -> int:
    if not isinstance(value, str):
        raise _expected("year")
    latest = cast(Context, info.context).today.year + YEARS_AHEAD
    if not (_YEAR.fullmatch(value) and YEAR_FIRST <= int(value) <= latest):
        raise PydanticCustomError("year", "", {"first": YEAR_FIRST, "latest": latest})
    return int(value)


def _amount(value: Any, info: ValidationInfo) -> Amount:
    if not isinstance(value, str):
        raise _expected("amount")
    unit = cast(Context, info.context).unit
    try:
        return parse_amount(value, unit)
    except NotAnAmount as error:
        told = {"variant": error.variant, "other": error.unit, "converted": error.converted, "unit": unit}
        raise PydanticCustomError("amount", "", told) from None


def _text_like(pattern: re.Pattern[str], expected: str, check: Callable[[str], object] = str) -> PlainValidator:
    """Return a validator that takes a text of one pattern, for which ``check`` raises no ``ValueError``, and says
    what it ``expected`` otherwise."""

    def validate(value: Any) -> str:
        if not (isinstance(value, str) and pattern.fullmatch(value.strip())):
            raise _expected(expected)
        try:
            check(value.strip())
        except ValueError:
            raise _expected(expected) from None
        return value

    return PlainValidator(validate)


def _day(text: str) -> None:
    """Raise ``ValueError`` for a day that no calendar has: 2024-02-30."""
    date.fromisoformat((text + "-01-01")[:10])


def _raw(amount: Amount | None) -> str | None:
    return None if amount is None else amount.raw


Money = Annotated[Amount, PlainValidator(_amount), PlainSerializer(_raw)]
"""An amount; in a dump of the model, as its author wrote it."""
Year = Annotated[int, PlainValidator(_year)]
Moment = Annotated[str, _text_like(_MOMENT, "moment", _day)]
Count = Annotated[str, _text_like(_COUNT, "count")]
Weight = Annotated[str, _text_like(_WEIGHT, "weight")]
