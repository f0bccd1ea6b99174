"""Anchors name what a finding speaks of, so that it is the same when lines, numbers and neighbours change."""

from datetime import date
from pathlib import Path

import pytest

from perfgoal.checking import Settings, review

TEXT = Path("examples/liwan_2024.yaml").read_text("utf-8")
FIRST = "      - name: 认定产业领军人才（团队）数量\n"
QUANTITIES = "/indicators/产出指标/数量指标"


def anchors(text: str, code: str) -> list[str]:
    return [each.anchor for each in review(text, "-", Settings(date(2024, 1, 1))).findings if each.code == code]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIRST, "      - name: 新增院士工作站数量\n        cycle: ≥1个\n        annual: ≥1个\n" + FIRST),
        ("tasks:", "# 说明\n\ntasks:"),
        ("\n", "\r\n"),
    ],
)
def test_an_anchor_stays_where_something_else_changes(old: str, new: str) -> None:
    wrong = TEXT.replace("        annual: ≥3家\n", "        annual: ≥1\n", 1)
    expected = [f"{QUANTITIES}/新增研发机构数量/annual"]
    assert anchors(wrong, "PG404") == expected
    assert anchors(wrong.replace(old, new), "PG404") == expected


def test_an_anchor_is_the_same_in_chinese_keys() -> None:
    chinese = Path("examples/liwan_2024.zh.yaml").read_text("utf-8")
    assert anchors(chinese, "PG606") == anchors(TEXT, "PG606") != []


def test_an_id_goes_before_a_name() -> None:
    wrong = TEXT.replace("        annual: ≥3家\n", "        annual: ≥1\n        id: A-2\n", 1)
    assert anchors(wrong, "PG404") == [f"{QUANTITIES}/A-2/annual"]


def test_the_second_of_one_name_is_told_from_the_first() -> None:
    wrong = TEXT.replace(FIRST, "      - name: 新增研发机构数量\n        cycle: ≥1个\n        annual: ≥1\n" + FIRST)
    wrong = wrong.replace("        annual: ≥3家\n", "        annual: ≥1\n", 1)
    assert anchors(wrong, "PG404") == [
        f"{QUANTITIES}/{name}/annual" for name in ("新增研发机构数量", "新增研发机构数量#2")
    ]


def test_what_has_no_name_goes_by_its_number_among_such() -> None:
    wrong = TEXT.replace(FIRST, "      - name: ''\n")
    assert [each for each in anchors(wrong, "PG104") if each.startswith(QUANTITIES)] == [f"{QUANTITIES}/#1/name"]


def test_a_text_that_cannot_be_read_has_no_anchor() -> None:
    assert [each.anchor for each in review("a: [", "-", Settings(date(2024, 1, 1))).findings] == [""]
