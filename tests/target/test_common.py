"""The commonest shapes of values are read at once, and say what the grammar says: white space before a value keeps it
from the shortcut, and means nothing."""

from itertools import product

import pytest

from perfgoal import parse_target
from perfgoal.target.common import read_common

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


@pytest.mark.parametrize(
    "text",
    [
        *(
            "8",
            "95%",
            "≥8个",
            "≤95%",
            "<3次",
            ">3次",
            "=81人",
            "5人次",
            "63万人",
            "100.00%",
            "1,234.5万元",
            "≥1,234,567,890元",
        ),
        *("123456789012", "999,999,999,999", "0.12345678", "2平方公里", "3平方千米", "7个百分点", "5万"),
        *("≤2.5万元/户", "1600元/亩", "30元/立方米", "5人/万人"),
        *(
            "12月",
            "1月",
            "12月31日",
            "2月28日",
            "2024年12月31日",
            "2023年2月28日",
            "1999年1月1日",
            "1月1号",
            "9月30日前",
        ),
        *("12月底", "2024年2月底", "12月底前", "12月底之前", "12月完成", "12月底前完成", "2099年12月31日前完成"),
    ],
)
def test_what_is_commonest_is_read_at_once(text: str) -> None:
    assert read_common(text) == parse_target(f" {text}")._replace(raw=text)
