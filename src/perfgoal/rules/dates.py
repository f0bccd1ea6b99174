"""Days as far as they are written, and what they can be compared by."""

from calendar import monthrange
from datetime import date

from perfgoal.target import Day


def first_day(day: Day) -> date | None:
    """Return the first day that a day of a known year may mean: of 2024年, 1 January."""
    return None if day.year is None else _date(day.year, day.month or 1, day.day or 1)


def last_day(day: Day) -> date | None:
    """Return the last day that a day of a known year may mean: of 2024年12月, the 31st."""
    if day.year is None:
        return None
    return _date(day.year, day.month or 12, day.day or 31)


def moment(text: str) -> Day:
    """Return the day of a field that holds a year, a month or a date: 2024, 2024-01, 2024-01-31."""
    year, month, day = (*map(int, text.strip().split("-")), 0, 0)[:3]
    return Day(year, month or None, day or None)


def _date(year: int, month: int, day: int) -> date:
    """Return the date, or the last of its month where that is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
