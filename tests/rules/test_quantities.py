"""Quantities in prose: what is one, and what only looks like it."""

import pytest

from perfgoal.rules.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("认定高新技术企业：100家，培训农民200人次", ["认定高新技术企业 100 家", "培训农民 200 人次"]),
        ("预算金额为349.80万元；补助1000元/人", ["预算金额为 349.80 万元", "补助 1000 元/人"]),
        ("工期3个月，资金1,205.5 万元", ["工期 3 月", "资金 1205.5 万元"]),
        ("2023年80人", ["2023年 80 人"]),
        ("1.勘察20万元", ["勘察 20 万元"]),
        ("1．认定15家", ["认定 15 家"]),
        ("-5家", ["- 5 家"]),
        ("10-20家，10至20家，5%~8%，2023.07-2024.01，1:3", []),
        ("同比新增+5家", ["同比新增+ 5 家"]),
        ("新增机构（省级）5家", [" 5 家"]),
        ("始于1900年，止于2100年，历时1899年", ["历时 1899 年"]),
        ("5-8家", []),
        ("10 - 20家，10〜20家", []),
        ("300余人，20多家，第3批，〔2015〕88号，PM2.5浓度，G107线，2024年12月31日", []),
        ("没有数字", []),
        ("共3", []),
    ],
)
def test_quantities_are_numbers_with_a_unit(text: str, expected: list[str]) -> None:
    found = quantities_in(text)
    assert [f"{each.noun} {each.number} {each.unit.text}" for each in found] == expected


def test_a_quantity_knows_where_it_stands() -> None:
    text = "共120场。好。新建2万亩"
    first, second = quantities_in(text)
    assert (first.quoted(text), second.quoted(text)) == ("120场", "2万亩")
    assert (first.sentence, second.sentence) == (0, 8)
    assert second.base == 20_000
