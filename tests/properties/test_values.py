"""Target values and amounts: whatever is written is kept, and what is printed is read as it was meant."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfgoal import parse_target
from perfgoal.money import MAX_DIGITS, UNITS, Amount, NotAnAmount, Sum, money_text, parse_amount
from properties.effort import examples
from properties.texts import odd_texts, seen

VALUES = (*seen()["annual"], *seen()["cycle"], *seen()["baseline"])


@examples(200)
@given(odd_texts() | st.sampled_from(VALUES) | st.text(max_size=30))
@example("")
@example("\ud800")
def test_any_value_is_read_and_kept(text: str) -> None:
    target = parse_target(text)
    assert target.raw == text
    assert parse_target(text) == target


@examples(100)
@given(st.sampled_from(VALUES), st.sampled_from(VALUES))
def test_what_is_read_does_not_depend_on_what_was_read_before(one: str, other: str) -> None:
    first = parse_target(one)
    parse_target(other)
    assert parse_target(one) == first


@examples(200)
@given(st.sampled_from(VALUES))
def test_blanks_around_a_value_say_nothing(text: str) -> None:
    target = parse_target(text.strip())
    for around in (f" {text}", f"{text}\n", f"\u3000{text}\t"):
        assert parse_target(around)._replace(raw="") == target._replace(raw="")


numbers = st.decimals(min_value=0, max_value=10**15, places=2) | st.integers(0, 10**12).map(Decimal)


@examples(200)
@given(numbers, st.sampled_from(tuple(UNITS)), st.sampled_from((None, 0, 2, 6)))
def test_money_reads_back_as_it_was_printed(value: Decimal, unit: str, decimals: int | None) -> None:
    printed = money_text(value, decimals)
    amount = parse_amount(printed, unit)
    assert (amount.value, amount.raw) == (value, printed)
    assert parse_amount(f"{printed}{unit}", unit).value == value
    assert parse_amount(f" {printed} ", unit).value == value


@examples(200)
@given(odd_texts() | st.text("0123456789,.+-万元 亿", max_size=40), st.sampled_from(tuple(UNITS)))
def test_any_text_is_an_amount_or_is_said_to_be_none(text: str, unit: str) -> None:
    with suppress(NotAnAmount):
        amount = parse_amount(text, unit)
        assert (amount.raw, amount.value >= 0) == (text, True)
        assert len(amount.value.as_tuple().digits) <= MAX_DIGITS


@examples(100)
@given(st.lists(st.integers(0, 10**20), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_a_sum_is_exact_in_any_order(hundredths: list[int], order: object) -> None:
    amounts = [parse_amount(f"{each // 100}.{each % 100:02}", "元") for each in hundredths]
    assert Sum.of(amounts).value * 100 == sum(hundredths)
    assert Sum.of(reversed(amounts)).value == Sum.of(amounts).value
    assert Sum.of(amounts).rounds_to(Sum.of(amounts[::-1]))


@pytest.mark.parametrize("unit", UNITS)
def test_an_amount_in_another_unit_is_converted_exactly(unit: str) -> None:
    for other, size in UNITS.items():
        if other != unit:
            with pytest.raises(NotAnAmount) as raised:
                parse_amount(f"1,234.56{other}", unit)
            assert raised.value.converted is not None
            assert raised.value.converted * UNITS[unit] == Decimal("1234.56") * size


def test_an_amount_is_a_tuple_of_what_it_says() -> None:
    assert parse_amount("1,234.50", "元") == Amount("1,234.50", Decimal("1234.50"), 2, False, Decimal("0.01"))
