"""What holds of any text: it is read, kept, and read in time that grows with its length alone."""

import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal import parse_target
from perfgoal.target.units import known_units

PIECES = list(
    "0123456789.,-~±+%‰/·()（）[]《》≥≤<>=≈*X×: ，、；年月日底前内至每万亿百元个人次半一二十优良中差约\u200b\n"
)
PIECES += [
    "不低于",
    "以上",
    "以内",
    "控制在",
    "2024年",
    "12月",
    "小时",
    "百分之",
    "季度",
    "完成",
    "12-31",
    "GB",
    "㎡",
    "m2",
]
soups = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.one_of(st.text(max_size=60), soups))
def test_any_text_is_read_and_kept(text: str) -> None:
    target = parse_target(text)
    assert text == target.raw
    assert target == parse_target(text)
    if target.low is not None and target.high is not None:
        assert target.low <= target.high
        assert target.bounds[0] is not None
    if target.kind == "text":
        assert target.low is None is target.high
        assert target.start is None is target.end
    else:
        assert target.readable
    if not target.readable:
        plain = unicodedata.normalize("NFKC", text)
        assert any(character in "0123456789<>=≥≤≈≧≦⩾⩽≮≯≒≌》《〉〈⪰⪯" for character in plain)


@given(soups)
def test_widths_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)
    narrow = parse_target(unicodedata.normalize("NFKC", text))
    assert narrow._replace(raw="") == parse_target(wide)._replace(raw="")


numbers = st.builds(
    lambda whole, part: Decimal(f"{whole}.{part}") if part else Decimal(whole),
    st.integers(0, 10**12),
    st.text("0123456789", max_size=6),
)
units = st.sampled_from(
    sorted({unit.text for unit in known_units().values() if unit.text} - {"级", "年", "月", "季度"})
)
"""3级 is a grade; a number of 年, 月 or 季度 may be a date."""


@given(numbers, units, st.sampled_from(["", "≥", ">", "≤", "<", "=", "≈"]))
def test_what_is_rendered_reads_as_the_same(number: Decimal, unit: str, operator: str) -> None:
    target = parse_target(f"{operator}{number}{unit}")
    assert (operator or None, unit) == (target.operator, target.unit)
    assert number in (target.low, target.high)
    assert (target.low is None) == (operator in ("≤", "<"))
    assert (target.high is None) == (operator in ("≥", ">"))
    for spelling in (f"{operator} {number} {unit}", f"{operator}{number:,}{unit}", f"{operator}{number}({unit})"):
        assert target._replace(raw="") == parse_target(spelling)._replace(raw="")


@given(numbers, numbers, units)
def test_a_range_reads_back(left: Decimal, right: Decimal, unit: str) -> None:
    low, high = sorted((left, right))
    for text in (f"{low}{unit}-{high}{unit}", f"{low}～{high}{unit}", f"{low}至{high}{unit}"):
        target = parse_target(text)
        assert (low, high, unit) == (target.low, target.high, target.unit)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "9.",
        "9,",
        "9,999",
        "≥",
        "≥9",
        "9-",
        "-",
        "(",
        ")",
        "()",
        "((9))",
        "[",
        "《",
        "《9》",
        "万",
        "万亿亿",
        "9万",
        "亿",
        "每",
        "每年",
        "/人",
        "·月",
        "9/",
        "9年",
        "年底",
        "2024年",
        "12月",
        "2024.",
        "一",
        "一年",
        "百分之",
        "百分之九",
        "不低于",
        "以上",
        "内",
        "*",
        "X",
        "**",
        "&gt;",
        "A9",
        "GB",
        "GB9",
        "〔2024〕",
        "指标1:",
        " ",
        "9 ",
        "\n",
        "\u200b",
        "，",
        "a",
        "9a",
    ],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    for text in (piece * (100_000 // len(piece)), "≥9个" + piece * 30_000, piece * 60):
        start = time.process_time()
        assert parse_target(text).raw == text
        assert time.process_time() - start < 0.5
