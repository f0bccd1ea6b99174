"""Which declarations are compared at all: those whose sketches have one of eight places in common."""

from collections.abc import Iterable

import pytest

from perfgoal.facts import SIZE, Facts, likeness, sketch
from perfgoal.facts.sketch import EMPTY
from perfgoal.repository.alike import BAND, FEWEST, candidates
from perfgoal.repository.entries import Entry, entry_of

PLACES = SIZE // BAND
CODES = frozenset({"PG906"})


def bins(numbers: Iterable[int]) -> bytes:
    """Return the sketch with these in its bins."""
    return b"".join(number.to_bytes(2, "little") for number in numbers)


def entries(*sketches: bytes, owners: str = "", count: int = FEWEST, codes: frozenset[str] = CODES) -> list[Entry]:
    """Return declarations with these sketches, of as many departments unless ``owners`` says whose each is."""
    names = owners or [str(number) for number in range(len(sketches))]
    return [
        entry_of(
            Facts("department", "", 2024, name, count=count, sketch=each),
            number,
            f"{number}.yaml",
            codes,
            is_last=False,
        )
        for number, (each, name) in enumerate(zip(sketches, names, strict=True))
    ]


def found(several: list[Entry], share: float = 0.8) -> list[tuple[int, int]]:
    return [(one.number, other.number) for one, other in candidates(several, share)]


ONE = list(range(100, 100 + SIZE))


def other_but(*same: int, at: int = 0) -> bytes:
    """Return the sketch of :data:`ONE` with another number in bin ``at`` of each place, but for those that are the
    ``same``."""
    return bins(
        number + 1000 if index % BAND == at and index // BAND not in same else number
        for index, number in enumerate(ONE)
    )


@pytest.mark.parametrize("place", range(PLACES))
@pytest.mark.parametrize("at", [0, BAND - 1])
def test_two_are_compared_where_one_place_is_the_same(place: int, at: int) -> None:
    assert found(entries(bins(ONE), other_but(place, at=at))) == [(1, 0)]


def test_two_are_not_compared_where_no_place_is() -> None:
    one, other = bins(ONE), bins(n + 1000 * (i % 16 in (0, 15)) for i, n in enumerate(ONE))
    assert likeness(one, other) == 0.875  # fourteen bins in a row are the same, of two places
    assert found(entries(one, other)) == []


def test_those_that_are_just_as_alike_as_is_asked_are_told() -> None:
    several = entries(bins(ONE), bins([*range(BAND), *ONE[BAND:]]))
    assert found(several, 0.875) == [(1, 0)]
    assert found(several, 0.876) == []


def test_the_first_that_it_is_like_is_told_whichever_place_finds_it() -> None:
    early, late = other_but(0), other_but(PLACES - 1, at=1)
    assert found(entries(early, late, bins(ONE)), 0.85) == [(2, 0)]
    assert found(entries(late, early, bins(ONE)), 0.85) == [(2, 0)]


def test_an_empty_place_is_nothing_in_common() -> None:
    few = bins([EMPTY] * BAND + ONE[BAND:])
    assert found(entries(few, bins(ONE), bins(ONE))) == [(1, 0), (2, 0)]
    assert found(entries(bins([EMPTY] * SIZE), bins([EMPTY] * SIZE)), 0) == []
    nearly = bins([EMPTY] * (SIZE - 1) + [7]), bins([EMPTY] * (SIZE - 1) + [8])
    assert found(entries(*nearly), 0) == []


def test_a_declaration_without_much_in_it_keeps_no_other_from_being_compared() -> None:
    whole = sketch([f"第{number}句话" for number in range(400)])
    for nothing in (sketch([]), sketch(["甲"])):
        assert found(entries(nothing, whole, whole)) == [(2, 1)]


@pytest.mark.parametrize(("owners", "due"), [("ab", [(1, 0)]), ("aa", [])])
def test_who_declares_again_copies_from_no_other(owners: str, due: list[tuple[int, int]]) -> None:
    assert found(entries(bins(ONE), bins(ONE), owners=owners)) == due


def test_four_of_one_place_are_compared_each_of_another_owner() -> None:
    common = ONE[:BAND]
    several = [bins([*common, *range(start, start + SIZE - BAND)]) for start in (1000, 2000, 3000, 4000, 5000)]
    for number, due in ((3, [(5, 3)]), (4, [])):
        last = bins(
            [*common, *(n + (i % BAND == 0) for i, n in enumerate(range(1000 * (number + 1), 1056 + 1000 * number)))]
        )
        assert likeness(several[number], last) > 0.85
        assert found(entries(*several, last)) == due
    assert found(entries(several[0], *several[:4], several[3], owners="aabcde")) == [(5, 4)]


def test_few_indicators_and_those_that_are_not_asked_are_left_alone() -> None:
    same = (bins(ONE), bins(ONE))
    assert found(entries(*same, count=FEWEST - 1)) == []
    assert found(entries(*same, codes=frozenset())) == []
