"""The commonest shapes of values are read at once, and say what the grammar says: white space before a value keeps it
from the shortcut, and means nothing."""

from itertools import product

import pytest

from perfgoal import parse_target

SIGNS = ("", "≥", "≤", "<", "=")
NUMBERS = ("0", "8", "1,234", "12,345.60", "2024", "100.00", "0.5", "1,23", "12345")
UNITS = (
    *(
        "",
        "个",
        "%",
        "万元",
        "万人",
        "人次",
        "公里",
        "M",
        "年",
        "天",
        "万",
        "千",
        "亿元",
        "项目",
        "万立方米",
        "h",
        "分",
        "级",
    ),
    *("(%)", "%以上", "㎡", "倍", "成", "℃", "百万元", "枚", "完成"),
    *("元/人", "万元/个", "%/年", "次/年", "个/月", "万/个", "场次/年", "人/年", "元/天", "元/个月", "亩/次", "元/KM"),
    *("元/㎡", "元/学年", "元/百人", "元/枚", "/人", "元/人/月"),
)
DAYS = ("", "底", "1日", "29日", "30号", "31日", "0日", "32日")


@pytest.mark.parametrize("unit", UNITS)
def test_a_number_and_its_unit(unit: str) -> None:
    for text in (f"{sign}{number}{unit}" for sign, number in product(SIGNS, NUMBERS)):
        assert parse_target(text) == parse_target(f" {text}")._replace(raw=text)


@pytest.mark.parametrize("day", DAYS)
def test_a_deadline(day: str) -> None:
    months = [f"{year}{month}月" for year in ("", "2024年", "2023年", "24年") for month in (1, 2, "02", 12, 13, 0)]
    for text in (f"{month}{day}{end}" for month, end in product(months, ("", "前", "之前", "完成", "前完成", "以前"))):
        assert parse_target(text) == parse_target(f" {text}")._replace(raw=text)
