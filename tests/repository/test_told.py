"""What the rules over many files say of their fixtures, word for word, is what was last looked at."""

import pytest

from repository.marked import Folder, all_folders, folders
from repository.told import FOLDER, told_of, written


@pytest.mark.parametrize("folder", all_folders(), ids=lambda folder: folder.id)
def test_a_case_is_told_what_is_written_down(folder: Folder) -> None:
    assert [line for line in written(folder.code)[folder.title] if line] == [line for line in told_of(folder) if line]


def test_nothing_is_written_down_of_cases_that_are_gone() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == folders().keys()
    for code, cases in folders().items():
        assert list(written(code)) == [case.title for case in cases]
