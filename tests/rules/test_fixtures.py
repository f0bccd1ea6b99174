"""Every rule against its marked fixture, and the fixtures against the catalogue."""

import os
from pathlib import Path

import pytest

from perfgoal.finding import Stage
from perfgoal.rules import CATALOGUE
from rules.marked import Case, cases, differences, fixtures

ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_findings_are_those_marked(case: Case, tmp_path: Path) -> None:
    if case.get("path") == "no-permission" and os.geteuid() == 0:
        pytest.skip("root may read every file")
    assert differences(case, case.review(tmp_path)) == []


@pytest.mark.parametrize(
    "case", [case for case in ALL if CATALOGUE[case.code].stage is Stage.RULE], ids=lambda case: case.id
)
def test_the_outcome_is_the_one_expected(case: Case, tmp_path: Path) -> None:
    expected = case.get("outcome") or ("finding" if case.is_positive else "passed")
    outcomes = {outcome.code: outcome for outcome in case.review(tmp_path).outcomes}
    assert outcomes[case.code].result == expected
    assert outcomes[case.code].reasons or expected in ("finding", "passed")


@pytest.mark.parametrize("code", [code for code, rule in CATALOGUE.items() if rule.stage is Stage.RULE])
def test_every_rule_has_a_finding_and_a_near_miss(code: str) -> None:
    assert {True, False} == {case.is_positive for case in fixtures().get(code, ())}


def test_every_fixture_is_of_a_rule() -> None:
    assert fixtures().keys() <= CATALOGUE.keys()
    titles = [case.id for case in ALL]
    assert sorted(set(titles)) == sorted(titles)
