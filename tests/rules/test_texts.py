"""What the rules on texts say and mend, beyond whether they find it."""

import pytest

import perfgoal
from perfgoal.finding import Finding
from perfgoal.rules.punctuation import full_width
from rules.marked import EXAMPLES

LIWAN = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
JINZHAI = (EXAMPLES / "jinzhai_2021.yaml").read_text("utf-8")


def found(code: str, text: str) -> list[Finding]:
    return [finding for finding in perfgoal.check(text) if finding.code == code]


def edits(finding: Finding) -> list[str]:
    return [change.text for change in finding.fix.means] if finding.fix else []


def test_a_blank_in_a_name_is_answered_with_the_value_of_the_row() -> None:
    assert "名称写成“指标1:项目总成本”，数只写在指标值里，如“≤1125万元”。" in found("PG105", JINZHAI)[0].help
    blank = JINZHAI.replace("annual: ≤1125万元", "annual: ≤**万元")
    assert "如“≤20万元”。" in found("PG105", blank)[0].help


@pytest.mark.parametrize(
    ("blank", "example"),
    [
        ("20XX年度", "2024年度"),
        ("XX年", "2024年"),
        ("XX月", "12月"),
        ("≥××%", "≥90%"),
        ("**人", "20人"),
        ("20XX届", "2024"),
    ],
)
def test_a_blank_is_answered_with_something_of_its_kind(blank: str, example: str) -> None:
    said = found("PG105", LIWAN.replace("goal: 在", f"goal: 在{blank}"))[0]
    assert f"如“{example.removesuffix('度')}”" in said.help


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("basic: 2,554.1700000000001", "2,554.17"),
        ("basic: 2554.1699999999996", "2554.17"),
        ("cycle: ≥1,234.4999999999998家", "≥1,234.5家"),
        ("cycle: {op: ≥, value: 2.3000000000000003, unit: 家}", "2.3"),
    ],
)
def test_a_tail_is_cut_off_and_nothing_else_changed(written: str, mended: str) -> None:
    was = "basic: 2,554.17" if written.startswith("basic") else "cycle: ≥3家"
    assert [edits(finding) for finding in found("PG218", LIWAN.replace(was, written))] == [[mended]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服务,服务周期2023.07-2024.01,全市", "服务，服务周期2023.07-2024.01，全市"),
        ("达到“老有所依,老有所养”,增强;意识", "达到“老有所依，老有所养”，增强；意识"),
        ("企业(园区(街道)内),满意度(%),共1,000家", "企业（园区（街道）内），满意度（%），共1,000家"),
        ("㐀(1)鿿(2),一(3),4A级(5)", "㐀（1）鿿（2），一（3）,4A级（5）"),
        ("时间:10:30,比例1:3,f(x),R&D(研发)", "时间：10:30，比例1:3,f(x),R&D（研发）"),
    ],
)
def test_half_width_signs_are_changed_in_chinese_alone(text: str, expected: str) -> None:
    assert full_width(text) == expected


def test_fields_of_one_line_are_mended_at_once_and_others_not() -> None:
    first, second = found("PG809", LIWAN.replace("goal: 在", "goal: |\n  加强服务,助力发展\n  在"))
    assert ("分行" in first.what, edits(first)) == (True, [])
    assert [text.startswith("组建荔湾区产业投资基金，加大") for text in edits(second)] == [True]


def test_a_text_that_is_cut_off_twice_is_told_of_once() -> None:
    text = "推进工业发展。落实（扶持政策" + "营造创新氛围" * 20
    (said,) = found("PG811", LIWAN.replace("goal: 在", f"goal: {text[:100]}\nother_tasks: 在"))
    assert "只有前括号，没有后括号" in said.what


def test_what_was_done_is_turned_into_a_goal() -> None:
    for done, goal in (("解决了道路硬化问题", "解决道路硬化问题"), ("已经建成数据中心", "建成数据中心")):
        (said,) = found("PG812", LIWAN.replace("goal: 在", f"goal: {done}\nother_tasks: 在"))
        assert (f"“{done}”" in said.what, f"如“{goal}”" in said.help) == (True, True)


def test_a_text_made_of_signs_is_judged_no_further() -> None:
    for signs, told in ((190, True), (210, False)):
        assert bool(found("PG105", LIWAN.replace("goal: 在", f"goal: {'甲×乙，' * signs}救助××人，在"))) is told
