"""Days and periods in target values: 2024年12月31日前, 12月底, 2023.07-2024.01, 2021年全年."""

import re
from functools import cache
from typing import NamedTuple

from perfgoal.target.model import Day

DASHES = "-‐‑‒–—―−─~∼〜至到"
_SPANS = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}
_QUARTERS = {
    sign: (3 * index + 1, 3 * index + 3) for index, signs in enumerate(("1一", "2二", "3三", "4四")) for sign in signs
}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TENTHS = {"上旬": 10, "中旬": 20}
"""The last days of the first two thirds of a month."""


class Time(NamedTuple):
    """A deadline has an ``end`` alone, a period both. ``lead`` and ``rest`` are what stands around it, ``bounded`` says
    whether 前 底 内 or a word like them marks the last day, ``per`` what it returns with (每月10日前: 月)."""

    start: Day | None
    end: Day
    lead: str
    rest: str
    bounded: bool
    per: str = ""


class _Moment(NamedTuple):
    year: int | None
    months: tuple[int, int] | None
    day: int | None
    mark: str
    pointed: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of where a time begins, of one moment, of a period of years, and of what marks an end."""
    dash = f"[{DASHES}]{{1,2}}"
    begins = re.compile(
        rf"(?<![0-9.,])(?:(?:19|20)[0-9]{{2}}(?:[年/.-]|{dash})|[0-9]{{2}}年[0-9]{{1,2}}月|[0-9]{{1,2}}(?:{dash}[0-9]{{1,2}})?月)"
        r"|第?[1-4一二三四]季度|[上下]半年|全年|(?<![0-9半一二两三四五六七八九十数几近多])年[底末内]|每月[0-9]{1,2}[日号]|(?<![0-9月前])[0-9]{1,2}[日号](?=之?前)"
    )
    moment = re.compile(
        r"(?P<Y>(?:19|20)[0-9]{2})(?P<s>[-./])(?P<M>[0-9]{1,2})(?![0-9])(?:(?P=s)(?P<D>[0-9]{1,2})(?![0-9]))?日?"
        r"|(?P<each>每月)?(?P<monthly>[0-9]{1,2})[日号]"
        r"|(?:(?P<y>(?:19|20)[0-9]{2}|[0-9]{2}(?=年[0-9]{1,2}月))年度?)?(?:第?(?P<q>[1-4一二三四])季度|(?P<h>上半年|下半年|全年)度?"
        rf"|(?P<m>[0-9]{{1,2}})(?:月份?|(?={dash}[0-9]{{1,2}}月))(?:(?P<d>[0-9]{{1,2}})[日号](?:[0-9]{{1,2}}[时点])?)?)?"
        r"(?P<e>年?[底末初内]|[上中下]旬)?"
    )
    years = re.compile(rf"((?:19|20)[0-9]{{2}})年?{dash}((?:19|20)[0-9]{{2}})(?![0-9.])(?:年度?)?")
    return begins, moment, years, re.compile("之前|以前|前|为止|止|以内|之内|内")


@cache
def _days() -> re.Pattern[str]:
    """Return the pattern of the second day of 5月10日-20日."""
    return re.compile(r"([0-9]{1,2})[日号]")


def read_time(text: str) -> Time | None:
    """Return the deadline or period that ``text`` (normalised, without white space) holds first; ``None`` where it
    holds none, or one that no calendar has."""
    begins, pattern, years, bounds = _patterns()
    begin = begins.search(text)
    if begin is None:
        return None
    at = begin.start()
    lead = text[:at]
    match = years.match(text, at)
    if match is not None:
        first, last = int(match[1]), int(match[2])
        return Time(Day(first, None, None), Day(last, None, None), lead, text[match.end() :], True)
    match = pattern.match(text, at)
    if match is None or match.end() == at:
        return None
    if match["monthly"]:
        bound = bounds.match(text, match.end())
        day = int(match["monthly"])
        # 10日 alone is a number of days, 每月10日 the tenth of each month
        if not (bound or match["each"]) or not 1 <= day <= 31:
            return None
        rest = text[bound.end() if bound else match.end() :]
        return Time(None, Day(None, None, day), lead, rest, bound is not None, "月" if match["each"] else "")
    first_moment = _moment(match)
    if first_moment is None:
        return None
    return _time(text, lead, first_moment, match.end())


def _time(text: str, lead: str, first: _Moment, end: int) -> Time | None:
    """Return the time that begins with the moment ``first``, which ends at ``end``."""
    _, pattern, _, bounds = _patterns()
    stop = end
    while stop < len(text) and text[stop] in DASHES and stop < end + 2:
        stop += 1
    match = pattern.match(text, stop) if stop > end else None
    if match is not None and match.end() > stop and not match["monthly"]:
        last = _moment(match)
        if last is None:
            return None
        start, until = _first_day(first), _last_day(last)
        if until.year is None and start.year and (start.month or 0) <= (until.month or 0):
            until = until._replace(year=start.year)
        bound = bounds.match(text, match.end())
        return Time(start, until, lead, text[bound.end() if bound else match.end() :], True)
    if match is not None and first.day is not None and first.months is not None:
        day = _days().match(text, stop)
        if day is not None and first.day <= int(day[1]) <= (month_length(first.year, first.months[0]) or 29):
            return Time(_first_day(first), Day(first.year, first.months[0], int(day[1])), lead, text[day.end() :], True)
    bound = bounds.match(text, end)
    bounded = bound is not None or first.mark in ("底", "末", "内") or first.day is not None
    rest = text[bound.end() if bound else end :]
    if first.pointed and first.day is None and not bounded:
        return None  # 2024.12 is a number as well
    wide = first.months is None or first.months[0] != first.months[1]
    if wide and not bounded and not rest and first.mark == "":
        return Time(_first_day(first), _last_day(first, False), lead, rest, True)
    return Time(None, _last_day(first), lead, rest, bounded)


def _moment(match: re.Match[str]) -> _Moment | None:
    """Return what a match of the pattern of a moment says; ``None`` where no calendar has it."""
    year = match["Y"] or match["y"]
    month, day = match["M"] or match["m"], match["D"] or match["d"]
    number = int(year) + (2000 if len(year) == 2 else 0) if year else None
    if month and not 1 <= int(month) <= 12:
        return None
    if day and not 1 <= int(day) <= (month_length(number, int(month)) or 29):
        return None
    months = (int(month), int(month)) if month else _SPANS.get(match["h"]) or _QUARTERS.get(match["q"])
    end = match["e"] or ""
    mark = end if end.endswith("旬") else end[-1:]
    if mark and months is None and (end.endswith("旬") or not (year or end.startswith("年"))):
        return None
    return _Moment(number, months, int(day) if day else None, mark, match["s"] == ".")


def month_length(year: int | None, month: int) -> int | None:
    """Return how many days a month has; ``None`` for a February of no year."""
    if month != 2:
        return _MONTH_DAYS[month - 1]
    if year is None:
        return None
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28


def _first_day(moment: _Moment) -> Day:
    return Day(moment.year, moment.months[0] if moment.months else None, moment.day)


def _last_day(moment: _Moment, whole: bool = True) -> Day:
    """Return the last day of a moment as far as it is written: with 底 that of the month or year."""
    year, months, day, mark = moment.year, moment.months, moment.day, moment.mark
    if months is not None and (day is not None or mark in _TENTHS):
        return Day(year, months[1], day or _TENTHS[mark])
    if mark == "初":
        return Day(year, months[0] if months else 1, None)
    if mark:
        month = months[1] if months else 12
        return Day(year, month, month_length(year, month))
    if months is None:
        return Day(year, None, None)
    spans = months[0] != months[1]
    return Day(year, months[1], _MONTH_DAYS[months[1] - 1] if spans and whole else None)
