"""Rules on totals: PG217 and PG905 against the roster and last year, PG904 of a department against its projects."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce

from perfgoal.finding import Argument, Text
from perfgoal.money import EXACT
from perfgoal.repository.due import Due
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Other, Reason, Said
from perfgoal.repository.reasons import BLANK_OR_UNKNOWN, MISSING, NO_PROJECTS, SLIPPED, TWICE

SLIP = (Decimal(5_000), Decimal(20_000))
"""So many times a total is another where 元 and 万元 were mixed up: 10,000 times, give or take what changed."""

_SHOWN = 10  # projects that are shown beside their sum
_CONTROL = Text("控制数", "its control total")
_LAST = Text("上年总额", "last year's total")
_MORE = Text("10,000 倍", "10,000 times")
_LESS = Text("1/10,000", "1/10,000 of")
_LAST_AT = Text("上年的总额", "last year's total")


def slips(entries: Iterable[Entry], due: Due | None, earlier: Earlier) -> Iterator[Said]:
    """Tell of totals in what must be another unit (PG217), whether or not that is asked for."""
    for entry in entries:
        if entry.total is None:
            continue
        others: tuple[Other, ...] = ()
        row = due.row_of(entry) if due else None
        last = earlier.of(entry)
        if row is not None and row.control is not None:
            reference, called, line = row.control, _CONTROL, row.line
        elif last is not None and last.total is not None:
            reference, called, line = last.total, _LAST, 0
            others = (Other(last.number, "money", _LAST_AT),)
        else:
            continue
        times = _slip(entry.total, reference)
        if times is not None:
            said: dict[str, Argument] = {"name": entry.called, "reference": called, "times": times}
            yield Said(entry.number, "PG217", "money", said, "", others, line, reference, entry.total)


def over(entries: Iterable[Entry], due: Due, slipped: Collection[int]) -> Iterator[Said]:
    """Tell of totals above the control totals of the roster (PG905), but for those that have ``slipped``."""
    for entry in entries:
        row = due.row_of(entry)
        if row is None or row.control is None or entry.total is None or entry.number in slipped:
            continue
        if entry.total > row.control and entry.asks("PG905"):
            difference = EXACT.subtract(entry.total, row.control)
            said: dict[str, Argument] = {"name": entry.called}
            money = (row.control, entry.total, difference)
            yield Said(entry.number, "PG905", "money", said, "", (), row.line, *money)


def sums(
    entries: Iterable[Entry], lacking: Collection[tuple[int, str]], slipped: Collection[int]
) -> Iterator[tuple[Entry, Said | Reason]]:
    """Hold each department against its projects (PG904), and tell of one whose projects do not add up to its project
    expenditure, or why nothing is told of it; nothing where they agree. ``lacking`` are the years and departments of
    which a project is not there, ``slipped`` the numbers of those whose totals are in another unit."""
    departments = defaultdict[tuple[object, ...], list[Entry]](list)
    projects = defaultdict[tuple[object, ...], list[Entry]](list)
    for entry in entries:
        held = departments if entry.kind == "department" else projects
        held[entry.year, entry.stage, entry.department, entry.is_last].append(entry)
    for key, several in departments.items():
        below = projects[key]
        for entry in several:
            judged = _why_no_sum(entry, several, below, lacking, slipped) or _sum(entry, below)
            if judged is not None:
                yield entry, judged


def _why_no_sum(
    entry: Entry,
    several: Sequence[Entry],
    below: Sequence[Entry],
    lacking: Collection[tuple[int, str]],
    slipped: Collection[int],
) -> Reason | None:
    if not below:
        return NO_PROJECTS
    if (entry.year, entry.department) in lacking:
        return MISSING
    if len(several) > 1 or len({each.project for each in below}) < len(below):
        return TWICE
    return SLIPPED if any(each.number in slipped for each in (entry, *below)) else None


def _sum(entry: Entry, below: Sequence[Entry]) -> Said | Reason | None:
    """Return what is to be told of a department, whose projects are ``below``; ``None`` where they add up."""
    totals = [each.total for each in below if each.total is not None and each.is_whole]
    if len(totals) < len(below) or entry.projects is None:
        return BLANK_OR_UNKNOWN
    total = reduce(EXACT.add, totals)
    if total in (entry.projects, entry.paid):
        return None
    others = tuple(Other(each.number, "money", Text(each.called, each.called)) for each in below[:_SHOWN])
    said: dict[str, Argument] = {"name": entry.called, "count": len(below)}
    return Said(
        entry.number,
        "PG904",
        "projects_at",
        said,
        others=others,
        expected=entry.projects,
        actual=total,
        difference=EXACT.subtract(total, entry.projects),
    )


def _slip(total: Decimal, reference: Decimal) -> Text | None:
    """Return how many times ``reference`` a total is, where that is about 10,000 or the inverse."""
    least, most = SLIP
    if not total:
        return None
    if EXACT.multiply(reference, least) <= total <= EXACT.multiply(reference, most):
        return _MORE
    return _LESS if EXACT.multiply(total, least) <= reference <= EXACT.multiply(total, most) else None
