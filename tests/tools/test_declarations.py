"""The declarations that the benchmark makes are correct, but for the defects planted in them."""

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

import perfgoal
from bench.declarations import PLANTED_EVERY, Made, declaration, declarations, write
from bench.planting import PLANTS, plant
from perfgoal.finding import Severity

TODAY = date(2024, 6, 1)
ALL = len(PLANTS) * PLANTED_EVERY


@pytest.fixture(scope="module")
def made() -> list[Made]:
    """So many declarations that each defect is planted once."""
    return list(declarations(ALL))


def errors(data: bytes | str) -> set[str]:
    return {found.code for found in perfgoal.check(data, today=TODAY) if found.severity is Severity.ERROR}


def test_errors_are_those_planted_and_no_other(made: list[Made]) -> None:
    wrong = {
        one.name: (one.planted, said)
        for one in made
        if (said := errors(one.data)) != ({one.planted} if one.planted else set())
    }
    assert wrong == {}


def test_one_of_ten_has_a_defect_and_every_kind_has_its_turn(made: list[Made]) -> None:
    assert [one.planted for one in made if one.planted] == list(PLANTS)
    assert len(made) == len(PLANTS) * 10


def test_all_differ_and_come_again_the_same(made: list[Made]) -> None:
    heads = {declaration(number).partition("budget:")[0] for number in range(ALL)}
    assert len(heads) == ALL  # another department or another year
    assert made[:20] == list(islice(declarations(ALL), 20))
    assert declaration(0, seed=1) != declaration(0, seed=2)


@pytest.mark.parametrize("size", [17_000, 50_000, 200_000, 340_000])
def test_a_declaration_is_as_large_as_asked_and_sound(size: int) -> None:
    for number in range(3):
        text = declaration(number, size=size)
        assert abs(len(text.encode()) - size) < 0.05 * size
        assert errors(text) == set()


def test_files_past_the_different_ones_are_links(tmp_path: Path) -> None:
    write(tmp_path / "many", 12, different=5)
    files = sorted((tmp_path / "many").iterdir())
    assert [file.name for file in files] == [f"{number:05}.yaml" for number in range(12)]
    assert files[11].read_bytes() == files[1].read_bytes() == declaration(1).encode()
    assert len({file.stat().st_ino for file in files}) == 5


def test_a_defect_that_has_no_place_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="PG201"):
        plant("perfgoal: 1\n", "PG201")
