"""Every rule over many files against its marked fixture."""

from pathlib import Path

import pytest

from perfgoal.finding import Stage
from perfgoal.rules import CATALOGUE
from repository.marked import Folder, all_folders, differences, folders

ALL = all_folders()


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.id)
def test_the_findings_are_those_marked(folder: Folder, tmp_path: Path) -> None:
    assert differences(folder, folder.check(tmp_path)) == []


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.id)
def test_the_findings_are_the_same_in_english(folder: Folder, tmp_path: Path) -> None:
    assert differences(folder, folder.check(tmp_path, "en")) == []


def test_every_rule_of_the_stage_has_a_finding_and_a_near_miss() -> None:
    codes = {code for code, rule in CATALOGUE.items() if rule.stage is Stage.REPOSITORY}
    assert folders().keys() == codes
    for code, cases in folders().items():
        assert {case.is_positive for case in cases} == {True, False}, code
        assert len({case.title for case in cases}) == len(cases)
