"""Rules on totals: PG217 and PG905 against the roster and last year, PG904 of a department against its projects."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from perfgoal.finding import Argument, Text
from perfgoal.money import EXACT
from perfgoal.repository.due import Due
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Other, Said

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


def unequal_sums(entries: Iterable[Entry], undecided: Collection[tuple[int, str]]) -> Iterator[Said]:
    """Tell of departments whose projects do not add up to their project expenditure (PG904), but for the years and
    departments among ``undecided``."""
    departments: dict[tuple[int, str, str], list[Entry]] = {}
    projects: dict[tuple[int, str, str], list[Entry]] = {}
    for entry in entries:
        held = departments if entry.kind == "department" else projects
        held.setdefault((entry.year, entry.stage, entry.department), []).append(entry)
    for key, (first, *more) in departments.items():
        below = projects.get(key, [])
        if more or not below or not first.asks("PG904") or (first.year, first.department) in undecided:
            continue
        total = _sum(below)
        if total is None or first.projects is None or total in (first.projects, first.paid):
            continue
        others = tuple(Other(each.number, "money", Text(each.called, each.called)) for each in below[:_SHOWN])
        said: dict[str, Argument] = {"name": first.called, "count": len(below)}
        money = (first.projects, total, EXACT.subtract(total, first.projects))
        yield Said(first.number, "PG904", "projects_at", said, "", others, 0, *money)


def _slip(total: Decimal, reference: Decimal) -> Text | None:
    """Return how many times ``reference`` a total is, where that is about 10,000 or the inverse."""
    least, most = SLIP
    if not total or not reference:
        return None
    if EXACT.multiply(reference, least) <= total <= EXACT.multiply(reference, most):
        return _MORE
    return _LESS if EXACT.multiply(total, least) <= reference <= EXACT.multiply(total, most) else None


def _sum(projects: Iterable[Entry]) -> Decimal | None:
    """Return what projects add up to; ``None`` where that is not known, or one of them is there twice."""
    total, met = Decimal(0), set[str]()
    for each in projects:
        if each.total is None or not each.is_whole or each.project in met:
            return None
        met.add(each.project)
        total = EXACT.add(total, each.total)
    return total
