"""Why the rules over many declarations did not pass a declaration of which they say nothing, for the ledger."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfgoal.finding import Text
from perfgoal.repository.entries import Entry, Reason

NO_PROJECTS = Reason("not applicable", Text("没有它的项目申报", "none of its projects is declared"))
MISSING = Reason("undecided", Text("名单里有项目还没有申报", "a project that the roster names is not declared"))
TWICE = Reason("undecided", Text("它或它的项目有两份", "it or one of its projects is there twice"))
SLIPPED = Reason("undecided", Text("有总额多半写错了单位（PG217）", "a total is probably in another unit (PG217)"))
BLANK_OR_UNKNOWN = Reason(
    "undecided",
    Text(
        "项目支出或有的项目的总额空着，或单位不明",
        "its project expenditure or the total of a project is blank, or in an unknown unit",
    ),
)
UNREAD = Reason(
    "undecided", Text("有的申报不能读取或不合表样", "some declarations cannot be read, or do not fit their form")
)
NOT_ALL = Reason("undecided", Text("没有检查整个仓库", "not all of the repository was checked"))

_NO_REFERENCE = Reason(
    "not applicable", Text("没有控制数，也没有上年的申报", "there is no control total and no declaration of last year")
)
_NO_ROSTER = Reason("not applicable", Text("没有名单", "there is no roster"))
_NO_CONTROL = Reason("not applicable", Text("名单里没有它的控制数", "the roster has no control total for it"))
_NO_LAST = Reason("not applicable", Text("没有上年的申报", "there is no declaration of last year"))
_NO_DEPARTMENT = Reason("not applicable", Text("不是部门整体申报", "it is not the declaration of a department"))
_NO_TOTAL = Reason("undecided", Text("总额或其单位不明", "its total, or the unit of that, is not known"))
_BLANK = Reason("undecided", Text("有的金额空着，总额可能更大", "some amounts are blank, and its total may be more"))
_LAST_UNKNOWN = Reason("undecided", Text("上年的总额不明或不全", "last year's total is not known, or not all of it"))


class Ground(NamedTuple):
    """What a declaration was judged by: whether there is a roster and it was certain which rows speak of the
    declaration, its control total and last year's declaration, where there are such, whether its total seems to be in
    another unit, and why its projects were not added up, where they were not."""

    has_roster: bool
    is_sure: bool
    control: Decimal | None
    last: Entry | None
    is_slipped: bool
    no_sum: Reason | None


def reasons(entry: Entry, ground: Ground) -> Iterator[tuple[str, Reason | None]]:
    """Yield rules and why they say nothing of ``entry``, ``None`` for those that it passed."""
    unsure = None if ground.is_sure else NOT_ALL
    unknown = _NO_TOTAL if entry.total is None else None
    no_total = SLIPPED if ground.is_slipped else unknown
    yield "PG217", _no_slip(ground, unsure or _NO_REFERENCE) or unknown
    yield "PG903", unsure if ground.has_roster else _NO_ROSTER
    yield "PG904", _NO_DEPARTMENT if entry.kind == "project" else ground.no_sum
    blank = None if entry.is_whole else _BLANK
    yield "PG905", (unsure or _NO_CONTROL) if ground.control is None else no_total or blank
    yield "PG907", no_total or _no_less(entry, ground.last) if ground.last is not None else _NO_LAST


def _no_slip(ground: Ground, no_reference: Reason) -> Reason | None:
    if ground.control is not None:
        return None
    if ground.last is None:
        return no_reference
    return _LAST_UNKNOWN if ground.last.total is None else None


def _no_less(entry: Entry, last: Entry) -> Reason | None:
    """Why it is not known whether the money is no less than last year's."""
    if last.total is None or not last.is_whole or entry.total is None:
        return _LAST_UNKNOWN
    return _BLANK if entry.total < last.total and not entry.is_whole else None
