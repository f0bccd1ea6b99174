"""What the rules over many files say of their fixtures, word for word, is what was last looked at."""

import pytest

from repository.marked import folders
from repository.told import FOLDER, told_by


@pytest.mark.parametrize("code", folders())
def test_a_fixture_is_told_what_is_written_down(code: str) -> None:
    assert (FOLDER / f"{code}.txt").read_text("utf-8").splitlines() == told_by(code).splitlines()


def test_nothing_is_written_down_of_fixtures_that_are_gone() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == folders().keys()
