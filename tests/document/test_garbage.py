"""What is read leaves no circles behind: who has Python look for garbage rarely, as the command line does over many
files, holds no text longer than it is asked about."""

import gc
from collections.abc import Callable, Iterator

import pytest

import perfgoal
from bench.declarations import declarations
from bench.planting import PLANTS
from document.case import Case
from document.corpus import FAMILIES

SMALL = 20_000
PLANTED = {made.planted: made.data for made in declarations(10 * len(PLANTS))}


@pytest.fixture
def quiet() -> Iterator[None]:
    """Collect only when it is asked for, and look then only at what is made from here on."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def left_by(data: bytes) -> int:
    """Return how many objects wait for the collector when a text has been checked for the second time."""
    perfgoal.check(data)
    gc.collect()
    perfgoal.check(data)
    return gc.collect()


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_text_that_is_hard_to_read_leaves_no_circle(family: Callable[[], Iterator[Case]]) -> None:
    assert {case.id: left for case in family() if len(case.data) < SMALL and (left := left_by(case.data))} == {}


@pytest.mark.usefixtures("quiet")
def test_a_declaration_leaves_no_circle() -> None:
    assert {planted: left for planted, data in PLANTED.items() if (left := left_by(data))} == {}
