"""What fixtures cannot mark: how the name of a task is mended, and what is too much to compare."""

import pytest

from perfgoal import check
from rules.test_quiet import FORM

ROW = "name: 基金规模, cycle: ≥5万元, annual: ≥5万元, task: {task}"


@pytest.mark.parametrize("task", ["组建基金会", "[组建基金会]", "[组建基金, 组建基金会]"])
def test_the_name_of_a_task_is_mended_as_a_text_and_in_a_list(task: str) -> None:
    text = FORM.format(row=ROW.format(task=task), category="数量指标")
    (finding,) = [found for found in check(text) if found.code == "PG805"]
    assert finding.fix is not None
    assert not finding.fix.safe
    (edit,) = finding.fix.edits
    line = text.split("\n")[edit.position.line - 1]
    assert line[edit.position.column - 1 : edit.position.end_column - 1] == "会"
    assert edit.text == ""
    assert [change.text for change in finding.fix.means] == ["组建基金"]


def test_a_piece_of_a_name_means_it_and_a_far_one_means_none() -> None:
    text = FORM.replace("name: 组建基金,", "name: 组建荔湾区产业投资基金,")
    for task, near in (("投资基金", True), ("科普", False)):
        said = check(text.format(row=ROW.format(task=task), category="数量指标"))
        assert [found.fix is not None for found in said if found.code == "PG805"] == [near]


def test_more_tasks_and_indicators_than_are_compared_are_not_judged() -> None:
    def codes(count: int) -> set[str]:
        tasks = ", ".join(f"{{name: 古树{number}, content: 养护, amount: 0, target: 好}}" for number in range(count))
        rows = "}, {".join(f"name: 走访企业{number}户, cycle: ≥5户, annual: ≥5户" for number in range(count))
        text = FORM.format(row=rows, category="数量指标")
        return {found.code for found in check(text.replace("tasks: [", f"tasks: [{tasks}, "))}

    assert "PG804" in codes(5)
    assert "PG804" not in codes(600)


def test_so_many_unknown_names_are_answered_with_the_nearest() -> None:
    rows = "}, {".join(ROW.format(task="组建基金会") for _ in range(30))
    said = [found for found in check(FORM.format(row=rows, category="数量指标")) if found.code == "PG805"]
    assert [found.fix is not None for found in said] == [True] * 20 + [False] * 10
