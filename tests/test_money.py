"""Amounts: what is one, what is not and why, sums without a rest, and what rounding explains."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfgoal.money import MAX_DIGITS, UNITS, Amount, NotAnAmount, Sum, money_text, parse_amount, without_tail


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("2554.17", "2554.17", 2),
        ("2,554.17", "2554.17", 2),
        ("16,269,690,000", "16269690000", 0),
        ("0.00", "0.00", 2),
        ("0", "0", 0),
        ("00854", "854", 0),
        ("000,854.10", "854.10", 2),
        ("1,234", "1234", 0),
        ("123,456", "123456", 0),
        (" 854 ", "854", 0),
        ("9" * 30, "9" * 30, 0),
        ("0." + "1" * 29, "0." + "1" * 29, 29),
    ],
)
def test_a_number_is_read_exactly(text: str, value: str, decimals: int) -> None:
    amount = parse_amount(text, "万元")
    assert (Decimal(value), decimals, text, False) == (amount.value, amount.decimals, amount.raw, amount.repeats_unit)
    assert str(amount.value).lstrip("0") == value.lstrip("0")


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        # what Decimal or pydantic alone would take for a number
        ("1_000", "not-a-number"),
        ("２５５４", "not-a-number"),
        ("٢٥٥٤", "not-a-number"),
        ("1e999999999", "not-a-number"),
        ("1E5", "not-a-number"),
        ("NaN", "not-a-number"),
        ("sNaN", "not-a-number"),
        ("inf", "not-a-number"),
        ("Infinity", "not-a-number"),
        ("+5", "not-a-number"),
        ("0x10", "not-a-number"),
        ("-5", "negative"),
        ("-0.00", "negative"),
        ("-1,234.50", "negative"),
        ("-1,23", "not-a-number"),
        ("--5", "not-a-number"),
        # separators
        ("1,23", "separators"),
        ("12,34.5", "separators"),
        ("16,26.69", "separators"),
        ("1,2345", "separators"),
        ("1234,567", "separators"),
        (",123", "separators"),
        ("1,234,", "separators"),
        ("1,,234", "separators"),
        ("1.234,56", "separators"),
        ("1.234.567", "separators"),
        (".5", "separators"),
        ("5.", "separators"),
        ("1 234", "not-a-number"),
        ("2，554.17", "not-a-number"),
        # no number at all
        ("", "not-a-number"),
        (" ", "not-a-number"),
        (".", "not-a-number"),
        (",", "not-a-number"),
        ("-", "not-a-number"),
        ("—", "not-a-number"),
        ("无", "not-a-number"),
        ("约854", "not-a-number"),
        ("854左右", "not-a-number"),
        ("854+400", "not-a-number"),
        ("854\n400", "not-a-number"),
        ("854个", "not-a-number"),
        ("¥854", "not-a-number"),
        # another unit
        ("1.2亿元", "other-unit"),
        ("8540000元", "other-unit"),
        ("854万", "other-unit"),
        ("854 千元", "other-unit"),
        # digits
        ("9" * 31, "too-long"),
        ("0." + "1" * 30, "too-long"),
        ("1" * 60_000, "too-long"),
    ],
)
def test_what_is_no_amount_says_why(text: str, variant: str) -> None:
    with pytest.raises(NotAnAmount) as error:
        parse_amount(text, "万元")
    assert variant == error.value.variant == str(error.value)


@pytest.mark.parametrize(("text", "unit"), [("854个", "个"), ("854 万亿元", "万亿元"), ("-5", ""), ("无", "")])
def test_what_is_no_amount_tells_the_unit_inside_it(text: str, unit: str) -> None:
    with pytest.raises(NotAnAmount) as error:
        parse_amount(text, "万元")
    assert unit == error.value.unit


def test_the_unit_of_the_field_may_stand_behind() -> None:
    for text in ("854万元", "854 万元", "854\u3000万元"):
        amount = parse_amount(text, "万元")
        assert (Decimal(854), True, text) == (amount.value, amount.repeats_unit, amount.raw)
    assert parse_amount("854美元", "美元").repeats_unit
    with pytest.raises(NotAnAmount) as error:
        parse_amount("1.2亿元", "万元")
    assert error.value.unit == "亿元"


@pytest.mark.parametrize(
    ("text", "unit", "converted"),
    [
        ("1.2亿元", "万元", "12,000"),
        ("1.2亿", "万元", "12,000"),
        ("25,541,700元", "万元", "2,554.17"),
        ("1元", "亿元", "0.00000001"),
        ("854万", "万元", "854"),
        ("854 千元", "万元", "85.4"),
        ("854千", "元", "854,000"),
        ("3百万", "千元", "3,000"),
        ("3百万元", "亿元", "0.03"),
        ("1.20亿元", "百万元", "120"),
        ("0.00万元", "元", "0"),
        ("9" * MAX_DIGITS + "亿元", "元", f"{int('9' * MAX_DIGITS + '0' * 8):,}"),
        # no amount itself, or of a unit that is not known
        ("9" * (MAX_DIGITS + 1) + "亿元", "元", None),
        ("1,2亿元", "万元", None),
        ("-1亿元", "万元", None),
        (".5亿元", "万元", None),
        ("1.2亿元", "美元", None),
        ("854个", "万元", None),
    ],
)
def test_an_amount_of_another_unit_is_converted_exactly(text: str, unit: str, converted: str | None) -> None:
    with pytest.raises(NotAnAmount) as error:
        parse_amount(text, unit)
    value = error.value.converted
    assert converted == (None if value is None else money_text(value))


@pytest.mark.parametrize(("unit", "fen"), [("元", "0.01"), ("千元", "0.00001"), ("万元", "0.000001"), ("美元", None)])
def test_a_fen_in_each_unit(unit: str, fen: str | None) -> None:
    assert parse_amount("1", unit).fen == (None if fen is None else Decimal(fen))


digits = st.integers(0, 10**14).map(str)
written = st.builds(
    lambda whole, part, grouped: f"{int(whole):,}{part}" if grouped else f"{whole}{part}",
    digits,
    st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=14).map(lambda part: "." + part)),
    st.booleans(),
)


@given(written, st.sampled_from(list(UNITS)), st.sampled_from(list(UNITS)))
def test_a_conversion_is_exact(text: str, unit: str, other: str) -> None:
    assume(unit != other)
    with pytest.raises(NotAnAmount) as error:
        parse_amount(text + other, unit)
    assert error.value.converted is not None
    number = Fraction(text.replace(",", ""))
    assert number * Fraction(UNITS[other]) == Fraction(error.value.converted) * Fraction(UNITS[unit])


@given(st.lists(written, max_size=40))
def test_sums_are_exact(texts: list[str]) -> None:
    total = Sum.of(parse_amount(text, "万元") for text in texts)
    assert sum((Fraction(text.replace(",", "")) for text in texts), Fraction()) == Fraction(total.value)


@given(written, written)
def test_differences_are_exact(left: str, right: str) -> None:
    difference = addition(left).minus(addition(right))
    assert Fraction(left.replace(",", "")) - Fraction(right.replace(",", "")) == Fraction(difference)


def test_the_longest_amounts_add_up_exactly() -> None:
    amounts = [parse_amount("9" * MAX_DIGITS, "元"), parse_amount("0." + "9" * (MAX_DIGITS - 1), "元")] * 5_000
    expected = 5_000 * (Fraction("9" * MAX_DIGITS) + Fraction("0." + "9" * (MAX_DIGITS - 1)))
    assert expected == Fraction(Sum.of(amounts).value)


@given(written)
def test_an_amount_prints_and_reads_back(text: str) -> None:
    amount = parse_amount(text, "元")
    again = parse_amount(money_text(amount.value), "元")
    assert (amount.value, amount.decimals) == (again.value, again.decimals)


@given(st.text("0123456789.,+-eE_元万亿 ", max_size=20))
def test_a_text_is_an_amount_or_says_why(text: str) -> None:
    assert variant_of(text) in {"", "not-a-number", "separators", "negative", "other-unit", "too-long"}


def variant_of(text: str) -> str:
    try:
        amount = parse_amount(text, "万元")
    except NotAnAmount as error:
        return error.variant
    return "" if amount.value.is_finite() and amount.value >= 0 else "no money"


@pytest.mark.parametrize(
    ("left", "right", "unit", "explained"),
    [
        ("33.33 33.33 33.33", "100.00", "万元", True),
        ("33.33 33.33 33.33", "100.01", "万元", True),
        ("33.33 33.33 33.33", "100.02", "万元", False),
        ("100.00", "100.01", "万元", True),
        ("100.00", "100.02", "万元", False),
        ("100.00", "100.01", "元", False),  # to the 分: nothing is rounded
        ("100", "100.01", "元", True),  # 100 may be 99.995 元 or 100.49
        ("100 0.00", "100.01", "元", False),  # the zero shows that 分 are written
        ("16270", "16,269.69", "万元", True),
        ("16270 0", "16,269.69", "万元", True),
        ("16270", "16,269.50", "万元", True),
        ("16270", "16,269.49", "万元", False),
        ("16270", "16269", "万元", False),  # whole numbers are taken at their word
        ("9 8", "18", "万元", False),
        ("9,450.27", "9,540.27", "万元", False),
        ("100.000000", "100.000001", "万元", False),  # a 分 in 万元
        ("82800.920000000007", "82800.920000000013", "万元", True),  # less than a 分 is no money
        ("100.001", "100.002", "元", True),
        ("100.01", "100.02", "美元", True),
        ("100", "100.0", "万元", True),
        ("", "0.00", "万元", True),
        ("", "0.02", "万元", False),
        ("", "0.0000001", "万元", True),  # of nothing, a 分 is what it is on the other side
    ],
)
def test_what_rounding_explains(left: str, right: str, unit: str, explained: bool) -> None:
    sums = addition(*left.split(), unit=unit), addition(*right.split(), unit=unit)
    assert explained == sums[0].rounds_to(sums[1]) == sums[1].rounds_to(sums[0])


@given(written, st.sampled_from(sorted(UNITS)))
def test_a_sum_rounds_to_itself(text: str, unit: str) -> None:
    assert addition(text, unit=unit).rounds_to(addition(text, unit=unit))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("82800.92000000001", "82800.92"),
        ("82800.9200000001", "82800.92"),
        ("1234.4999999999998", "1234.5"),
        ("-1234.4999999999998", "-1234.5"),
        ("0.30000000000000004", "0.3"),
        ("999.9999999999999", "1000"),
        ("1.123456000000001", "1.123456"),  # a 分 in 万元
        ("1.12345670000001", None),  # finer than any amount is written
        ("82800.920000001", None),  # farther off than sums of floats are
        ("123456789012.001", None),  # three digits are no tail
        ("123456789012345", None),
        ("100.0000000000000", None),  # zeros are none either: nothing was meant but what is written
        ("1234.5", None),
        ("1E+20", None),
        ("NaN", None),
    ],
)
def test_the_number_that_was_meant_by_one_with_the_tail_of_a_float(value: str, meant: str | None) -> None:
    found = without_tail(Decimal(value))
    assert meant == (None if found is None else str(found))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_what_floats_add_up_to_is_the_sum_or_has_a_tail(fen: list[int]) -> None:
    exact = Decimal(sum(fen)) / 100
    shown = Decimal(repr(sum(amount / 100 for amount in fen)))
    assert exact in (shown, without_tail(shown))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("16269.69", None, "16,269.69"),
        ("16269.690", None, "16,269.690"),
        ("16269", 2, "16,269.00"),
        ("16269.6949", 2, "16,269.6949"),
        ("0", None, "0"),
        ("-356.25", None, "-356.25"),
        ("1E+3", None, "1,000"),
        ("999999999999999999999999999999.01", None, "999,999,999,999,999,999,999,999,999,999.01"),
    ],
)
def test_money_is_printed_with_all_its_digits(value: str, decimals: int | None, text: str) -> None:
    assert text == money_text(Decimal(value), decimals)


def addition(*texts: str, unit: str = "万元") -> Sum:
    amounts: list[Amount] = [parse_amount(text, unit) for text in texts]
    return Sum.of(amounts)
