"""Lists in prose: which numbers are the parts of which, and whether they add up."""

import pytest

from perfgoal.rules.breakdowns import LONGEST_BETWEEN, WINDOW, breakdowns
from perfgoal.rules.quantities import quantities_in


def lists(text: str) -> list[str]:
    """Return each list as a sum, with … where it need not be complete and ! where it is wrong."""
    found = list(breakdowns(text, quantities_in(text)))
    return [
        f"{each.total.quoted(text)}={'+'.join(part.quoted(text) for part in each.parts)}"
        f"{'' if each.complete else '…'}{'!' if each.is_wrong else ''}"
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训120人（干部60人、农民60人）", ["120人=60人+60人"]),
        ("培训120人（干部60人、农民59人）", ["120人=60人+59人!"]),
        ("活动共120场，其中甲街60场、乙街50场", ["120场=60场+50场!"]),
        ("活动120场其中甲街60场、乙街50场", []),
        ("活动共120场其中甲街60场、乙街50场", ["120场=60场+50场!"]),
        ("其中甲班20人。培训120人，其中：干部60人、农民50人", ["120人=60人+50人!"]),
        ("培训120人，其中：干部60人、农民50人。另有其中80人", ["120人=60人+50人!"]),
        ("培训120人，其中：干部60人；农民50人。参观30人", ["120人=60人+50人!"]),
        ("共培训120人，其中干部60人、农民50人；参观30人", ["120人=60人+50人!"]),
        ("共举办120场，其中甲街60场、X街50场", ["120场=60场+50场!"]),
        ("共培训120人，其中干部120人、农民50人", ["120人=120人+50人"]),
        ("共培训120人，其中农民50人、干部120人、青年30人", ["120人=50人+120人+30人!"]),
        ("培训120人，其中女性130人、干部140人", ["120人=130人…!"]),
        ("培训120人，其中女性120人、干部50人", []),
        ("培训120人，其中女性50人", ["120人=50人…"]),
        ("采购设备20台，其中电脑10台等、打印机5台", []),
        ("补助1000元/人，共120场，其中甲街60场、乙街50场", ["120场=60场+50场!"]),
    ],
)
def test_a_list_stands_behind_its_total(text: str, expected: list[str]) -> None:
    assert lists(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲街20万元，乙街30万元，合计60万元", ["60万元=20万元+30万元!"]),
        (
            "甲街20万元，乙街30万元，合计60万元；丙街9万元，丁街8万元，合计30万元",
            ["60万元=20万元+30万元!", "30万元=9万元+8万元!"],
        ),
        ("安排10万元。甲街20万元，乙街30万元，合计60万元", ["60万元=20万元+30万元!"]),
        ("甲街20万元，合计60万元", []),
        ("每场20万元，场地30万元，合计60万元", []),
        ("甲街20万元，其中乙街10万元，合计60万元", []),
        ("总投资20万元，甲街10万元，合计60万元", []),
        ("甲街20万元，乙街10万元，合计约60万元", []),
    ],
)
def test_a_list_stands_before_its_sum(text: str, expected: list[str]) -> None:
    assert lists(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "培训120人（干部130人）",
        "培训120人（每班60人、50人）",
        "培训120人（干部约60人、农民50人）",
        "培训120人（（线上60人）、线下50人）",
        "培训120人（（线上60人、线下50人）",
        "培训约120人（干部60人、农民50人）",
        "培训120人左右（干部60人、农民50人）",
        "培训120人（）60人、50人）",
        "年度安排854万（培训60人、参观50人）",
        f"培训120人（干部60人、{'甲' * WINDOW}农民50人）",
        f"培训120人（干部60人、农民50人{'甲' * WINDOW}",
    ],
)
def test_numbers_that_are_no_parts_make_no_list(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（共120场）（甲街60场、乙街50场）", ["120场=60场+50场!"]),
        ("（见附件）培训120人（干部60人、农民50人）", ["120人=60人+50人!"]),
        ("培训120人（干部60人、农民50人），参观（30人）", ["120人=60人+50人!"]),
        ("培训120人（干部60人、农民50人", ["120人=60人+50人!"]),
    ],
)
def test_the_brackets_are_those_behind_the_total(text: str, expected: list[str]) -> None:
    assert lists(text) == expected


def test_a_list_may_stand_a_few_characters_behind_its_total() -> None:
    assert lists(f"120场{'甲' * LONGEST_BETWEEN}（甲街60场、乙街50场）") == ["120场=60场+50场!"]
    assert lists(f"120场{'甲' * (LONGEST_BETWEEN + 1)}（甲街60场、乙街50场）") == []


def test_a_bracket_left_open_is_a_list_where_the_text_is_as_short_as_one() -> None:
    text = "培训120人（干部60人、农民50人"
    pad = WINDOW - len(text) + text.index("（") + 1
    assert lists(text + "甲" * pad) == ["120人=60人+50人!"]
    assert lists(text + "甲" * (pad + 1)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建公路12.5公里（甲村6.3公里、乙村6.3公里）", ["12.5公里=6.3公里+6.3公里"]),
        (
            "新建公路12.5公里（甲3.2公里、乙3.2公里、丙3.2公里、丁3.2公里）",
            ["12.5公里=3.2公里+3.2公里+3.2公里+3.2公里!"],
        ),
        ("资金1亿元（甲街6000万元、乙街3000万元）", ["1亿元=6000万元+3000万元"]),
        ("资金1亿元（甲街6000万元、乙街9000万元）", ["1亿元=6000万元+9000万元"]),
    ],
)
def test_rounding_of_the_digits_written_explains_a_difference(text: str, expected: list[str]) -> None:
    assert lists(text) == expected


def test_a_part_that_is_all_of_it_does_not_exceed_it() -> None:
    exceeding = []
    for part in ("120", "121"):
        text = f"共培训120人，其中农民50人、干部{part}人、青年30人"
        (found,) = breakdowns(text, quantities_in(text))
        exceeding.append(found.exceeding and found.exceeding.quoted(text))
    assert exceeding == [None, "121人"]
