"""A number of days as a format with dates or times shows it."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from perfgoal.exchange.readers.numberformat.sections import Section

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"
_LAST_DAY = 2_958_465  # 9999-12-31
_DAYS_OF_1904 = 1_462


class Moment(NamedTuple):
    """What a number of days says: the day, which may be one that never was, and the seconds from its start."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    days: int


def moment(number: Decimal, *, places: int, from_1904: bool) -> Moment | None:
    """Return what a number of days says, its seconds rounded to ``places``, ``None`` where there is no such day."""
    seconds = (number * 86_400).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    days, seconds = int(seconds // 86_400), seconds % 86_400
    serial = days + (_DAYS_OF_1904 if from_1904 else 0)
    if number < 0 or serial > _LAST_DAY:
        return None
    if serial in (0, 60):  # Excel counts a day before the first, and 1900 as a leap year
        year, month, day = (1900, 1, 0) if serial == 0 else (1900, 2, 29)
    else:
        found = date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial)
        year, month, day = found.year, found.month, found.day
    return Moment(year, month, day, (serial - 2) % 7, seconds, days)


def dated(number: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """Show a number of days by a section, ``None`` where there is no such day."""
    parts = [piece.text for piece in section.pieces if piece.kind == "date"]
    places = max((len(part.partition(".")[2]) for part in parts), default=0)
    at = moment(number, places=places, from_1904=from_1904)
    if at is None:
        return None
    half = next((part for part in parts if "/" in part), "")
    return "".join(
        _part(piece.text, at, half) if piece.kind == "date" else piece.text
        for piece in section.pieces
        if piece.kind in ("date", "literal")
    )


def _part(part: str, at: Moment, half: str) -> str:
    if "/" in part:
        return part.split("/")[at.seconds >= 43_200].upper()
    if part.startswith("["):
        return _elapsed(part.strip("[]"), at)
    width = len(part.partition(".")[0])
    match part[0]:
        case "y" | "e":
            return f"{at.year % 100:02}" if part in ("y", "yy") else str(at.year)
        case "m":
            return _named(at.month, width, _MONTHS[at.month - 1])
        case "d":
            return _named(at.day, width, _DAYS[at.weekday])
        case "a":
            return ("星期" if width == 4 else "") + _CHINESE_DAYS[at.weekday]
        case "h":
            hour = int(at.seconds // 3600)
            return f"{(hour + 11) % 12 + 1 if half else hour:0{min(width, 2)}}"
        case "n":
            return f"{int(at.seconds // 60 % 60):0{width}}"
    places = len(part) - width - 1 if "." in part else 0
    whole, _, fraction = f"{at.seconds % 60:.{places}f}".partition(".")
    return f"{int(whole):0{min(width, 2)}}" + (f".{fraction}" if places else "")


def _named(number: int, width: int, name: str) -> str:
    """Write a month or a day: 1, 01, Jan, January, or the first letter of its name."""
    if width <= 2:
        return f"{number:0{width}}"
    return name[:3] if width == 3 else name[:1] if width == 5 else name


def _elapsed(part: str, at: Moment) -> str:
    seconds = at.days * 86_400 + at.seconds
    each = {"h": 3600, "m": 60, "s": 1}[part[0]]
    return f"{int(seconds // each):0{len(part)}}"
