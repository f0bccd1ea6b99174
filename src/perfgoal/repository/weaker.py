"""PG907: declarations that promise less than last year's for the same money."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from perfgoal.facts import MOST, Facts, Stated
from perfgoal.finding import Argument, Text
from perfgoal.money import EXACT
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Other, Said
from perfgoal.rules.measures import own_unit, unit_named
from perfgoal.rules.names import plain_name
from perfgoal.target import Target, parse_target

_UP, _DOWN = ("≥", ">"), ("≤", "<")
_SHOWN = 3  # names of indicators that are gone
_LAST = Text("上年的指标值", "last year's value")


def pairs(entries: Iterable[Entry], earlier: Earlier, slipped: Collection[int]) -> Iterator[tuple[Entry, Entry]]:
    """Yield declarations whose money is no less than last year's, each with that of last year. What is not blank this
    year is enough to be no less; of last year all must be known."""
    for entry in entries:
        last = earlier.of(entry) if entry.asks("PG907") and entry.number not in slipped else None
        if last is None or entry.total is None or last.total is None or not last.is_whole:
            continue
        if entry.total >= last.total:
            yield entry, last


def weaker(entry: Entry, facts: Facts, last: Entry, before: Facts) -> Iterator[Said]:
    """Tell of the indicators that promise less than last year's, and of those that are gone."""
    ours, theirs = _by_name(facts), _by_name(before)
    for name, number in ours.items():
        if name not in theirs:
            continue
        one, other = facts.indicators[number], before.indicators[theirs[name]]
        if one.field == other.field and _is_weaker(one, other):
            places = (Other(last.number, theirs[name], _LAST),)
            said: dict[str, Argument] = {"name": one.name}
            then, now = _in_words(other), _in_words(one)
            yield Said(entry.number, "PG907", number, said, others=places, expected=then, actual=now)
    there = {plain_name(each.name) for each in facts.indicators}
    gone = [name for name in theirs if name not in there]
    if gone and facts.count <= MOST and len(gone) * 2 <= len(theirs):
        names = tuple(before.indicators[theirs[name]].name for name in gone[:_SHOWN])
        gone_from = tuple(Other(last.number, theirs[name], _LAST) for name in gone[:_SHOWN])
        yield Said(entry.number, "PG907", "indicators_at", {"count": len(gone), "names": names}, "dropped", gone_from)


def _by_name(facts: Facts) -> dict[str, int]:
    """Return the indicators by their names, as names are compared, each with its number; of a name that several have,
    none."""
    names = [plain_name(each.name) for each in facts.indicators]
    count = Counter(names)
    return {name: number for number, name in enumerate(names) if count[name] == 1}


def _in_words(stated: Stated) -> str:
    """Return a value with the unit that its unit field adds."""
    return stated.value if parse_target(stated.value).base else f"{stated.value}{stated.unit}"


def _is_weaker(one: Stated, other: Stated) -> bool:
    """Whether a value promises less than another: both have a sign of the same direction, and one unit."""
    now, then = parse_target(one.value), parse_target(other.value)
    if _unit(now, one) != _unit(then, other):
        return False
    if now.operator in _UP and then.operator in _UP:
        new, old = _in_base(now, now.low, one), _in_base(then, then.low, other)
        return new is not None and old is not None and new < old
    if now.operator in _DOWN and then.operator in _DOWN:
        new, old = _in_base(now, now.high, one), _in_base(then, then.high, other)
        return new is not None and old is not None and new > old
    return False


def _unit(target: Target, stated: Stated) -> tuple[str, str]:
    unit = own_unit(target) if target.base else unit_named(stated.unit)
    return unit.base, unit.per


def _in_base(target: Target, number: Decimal | None, stated: Stated) -> Decimal | None:
    if number is None or target.end is not None:
        return None
    scale = target.scale if target.base else EXACT.multiply(target.scale, unit_named(stated.unit).scale)
    return EXACT.multiply(number, scale)
