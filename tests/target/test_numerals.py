"""Numbers in Chinese numerals: each below ten thousand, and what is short for another one or none."""

import pytest

from perfgoal import parse_target
from perfgoal.target.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """Return a number below 10,000 as it is read aloud."""
    thousands, hundreds, tens, ones = (int(digit) for digit in f"{number:04}")
    text = f"{DIGITS[thousands]}千" * bool(thousands)
    text += f"{DIGITS[hundreds]}百" * bool(hundreds)
    text += "零" * bool(thousands and not hundreds and (tens or ones))
    text += f"{DIGITS[tens]}十" * bool(tens)
    text += "零" * bool(hundreds and not tens and ones)
    text += DIGITS[ones] * bool(ones)
    return text.removeprefix("一") if 10 <= number < 20 else text or DIGITS[0]


def test_each_number_below_ten_thousand_reads_back() -> None:
    assert [chinese_number(spelled(number)) for number in range(10_000)] == list(range(10_000))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两百", 200),
        ("二百二十二", 222),
        ("一十二", 12),
        ("一千〇五十", 1050),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("〇", 0),
    ],
)
def test_other_spellings(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "一百五",  # 150
        "一千二",  # 1200
        "百",
        "百零五",
        "一百十",
        "一百零十",
        "零十",
        "三五",
        "一二三",
        "一二三四五",
        "零五",
        "一千零零五",
        "一百一十十",
        "十一百",
        "九千九千",
        "一百零",
    ],
)
def test_what_is_short_for_another_or_none_is_none(text: str) -> None:
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("三点五个", "3.5", "个"),
        ("十二点五个月", "12.5", "月"),
        ("每月一点五次", "1.5", "次"),
        ("百分之九十五点五", "95.5", "%"),
        ("百分之零点五", "0.5", "%"),
        ("百分之九十五点零五以上", "95.05", "%"),
        ("百分之九十五点二〇", "95.20", "%"),
        ("九点前到岗五人", "5", "人"),
    ],
)
def test_a_fraction_is_read_with_its_number(text: str, number: str, unit: str) -> None:
    target = parse_target(text)
    assert (number, unit) == (str(target.low), target.unit)


@pytest.mark.parametrize("text", ["一百五人", "一千二个", "百分之一百五", "三点开会"])
def test_a_number_that_is_none_makes_a_text(text: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.low) == ("text", None)
