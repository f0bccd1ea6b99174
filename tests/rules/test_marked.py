"""The runner of the fixtures can fail, and does what its directives say."""

import os
from pathlib import Path

import pytest

from rules.marked import EXAMPLES, PATHS, Case, differences

BUDGET = """budget:
  expenditure: {{basic: 2554.17, project: 9540.27, special_funds: 4265, other_development: 0.25}}{mark}
  sources: {{fiscal: 16269.69, other: 0}}
  levels: {{own: 16269.69, transfer: 0}}
"""


def case(text: str, *directives: str, code: str = "PG201") -> Case:
    pairs = [directive.partition("=") for directive in directives]
    return Case(code, "made up", text, tuple((key, value) for key, _, value in pairs))


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("  # PG201, PG202", []),
        ("  # PG201", ["not due: PG202 error at line 2:3"]),
        ("  # PG202", ["not due: PG201 error at line 2:3"]),
        ("", ["not due: PG201 error at line 2:3", "not due: PG202 error at line 2:3"]),
        ("  # PG201 warning, PG202", ["not due: PG201 error at line 2:3", "missing: PG201 warning at line 2"]),
        ("  # PG201, PG201, PG202", ["missing: PG201 error at line 2"]),
        ("  # PG201, PG202, PG203", ["missing: PG203 error at line 2"]),
        ("  # PG201, PG202, PG208", []),  # a warning of another rule is not this fixture's matter
    ],
)
def test_the_runner_tells_what_differs(mark: str, said: list[str], tmp_path: Path) -> None:
    made = case(BUDGET.format(mark=mark))
    assert [line.partition(" (")[0] for line in differences(made, made.review(tmp_path))] == said


def test_a_mark_on_another_line_is_missing(tmp_path: Path) -> None:
    made = case(BUDGET.format(mark="").replace("budget:", "budget:  # PG201, PG202"))
    assert len(differences(made, made.review(tmp_path))) == 4


def test_a_mark_may_give_a_place(tmp_path: Path) -> None:
    text = BUDGET.format(mark="")
    for place, count in (("2:3", 0), ("2", 0), ("2:4", 2), ("0", 2)):
        made = case(text, f"at=PG201 {place}", "at=PG202 error 2")
        assert len(differences(made, made.review(tmp_path))) == count


def test_a_patch_replaces_its_keys_in_their_place() -> None:
    text, origin = case("year: 2023\nextra: {}\n", "without=goal").composed()
    lines = text.splitlines()
    assert lines.index("year: 2023") == 6
    assert not [line for line in lines if line.startswith("goal:")]
    assert (origin[6], origin[5], origin[lines.index("extra: {}")]) == (1, 0, 2)
    assert len(origin) == len(lines)
    assert case("", "zh").composed()[0] == (EXAMPLES / "liwan_2024.zh.yaml").read_text("utf-8")


def test_texts_of_their_own(tmp_path: Path) -> None:
    assert case("a: \\u4e00\\x41\n", "whole", "escapes").composed()[0] == "a: 一A\n"
    gbk = case("部门名称: 甲\n", "whole", "encoding=gb18030", code="PG002")
    assert [finding.code for finding in gbk.review(tmp_path).findings] == ["PG002"]


@pytest.mark.parametrize("kind", PATHS)
def test_paths_that_are_no_files(kind: str, tmp_path: Path) -> None:
    if kind == "no-permission" and os.geteuid() == 0:
        pytest.skip("root may read every file")
    made = case("", f"path={kind}", "at=PG001 1:1", code="PG001")
    assert differences(made, made.review(tmp_path)) == []
