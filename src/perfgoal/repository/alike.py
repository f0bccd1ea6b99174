"""PG906: declarations that share most of their texts and indicators, found without comparing each with each."""

from collections.abc import Iterable, Iterator, Sequence

from perfgoal.facts import SIZE, Facts, likeness
from perfgoal.finding import Argument, Text
from perfgoal.repository.entries import Entry, Other, Said
from perfgoal.rules.names import plain_name

FEWEST = 5
"""Indicators below which two declarations may well be alike by chance."""
BAND = 8
"""Bins that two sketches must have in common, in one of eight places, to be compared: of two that are nine tenths alike
99 of 100 pairs have, of two that are half alike 3."""

_LEADERS = 4  # of different owners, that those with the same band are compared with
_EMPTY = b"\xff\xff" * BAND
_LIKE = Text("同样的指标", "the same indicator")


def candidates(entries: Sequence[Entry], share: float) -> list[tuple[Entry, Entry]]:
    """Return declarations whose texts are alike by at least ``share``, each with the first that it is like and that has
    another owner."""
    found: dict[int, Entry] = {}
    wanted = [entry for entry in entries if entry.size >= FEWEST]
    for start in range(0, SIZE * 2, BAND * 2):
        leaders: dict[bytes, list[Entry]] = {}
        for entry in wanted:
            band = entry.sketch[start : start + BAND * 2]
            if band == _EMPTY:
                continue
            held = leaders.setdefault(band, [])
            _compare(entry, held, found, share)
            if len(held) < _LEADERS and all(each.owner != entry.owner for each in held):
                held.append(entry)
    return [(entry, found[entry.number]) for entry in wanted if entry.number in found]


def _compare(entry: Entry, held: Iterable[Entry], found: dict[int, Entry], share: float) -> None:
    """Note the first of those ``held`` that ``entry`` is like."""
    if not entry.asks("PG906"):
        return
    for other in held:
        known = found.get(entry.number)
        if known is not None and known.number <= other.number:
            return  # those behind it come later still
        if other.owner != entry.owner and likeness(entry.sketch, other.sketch) >= share:
            found[entry.number] = other


def alike(entry: Entry, facts: Facts, other: Entry, theirs: Facts, share: float) -> Iterator[Said]:
    """Tell of a declaration whose indicators are those of another too, by at least ``share``."""
    ours, others = _indicators(facts), _indicators(theirs)
    common = [key for key in ours if key in others]
    if len(common) < FEWEST or len(common) < share * max(len(ours), len(others)):
        return
    first, second = (facts.indicators[ours[key]].name for key in common[:2])
    said: dict[str, Argument] = {
        "name": entry.called,
        "other": other.file,
        "count": len(common),
        "first": first,
        "second": second,
    }
    places = tuple(Other(other.number, others[key], _LIKE) for key in common[:2])
    yield Said(entry.number, "PG906", "indicators_at", said, others=places)


def _indicators(facts: Facts) -> dict[tuple[str, str], int]:
    """Return the indicators of a declaration by name and value, each with its number."""
    return {
        (plain_name(each.name), plain_name(each.value)): number
        for number, each in enumerate(facts.indicators)
        if each.value
    }
