"""Which words of a list are found in a text."""

import pytest

from perfgoal.rules.lexicon.words import Words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("一 丁", "丁一", "丁"),  # the first in the text, wherever it stands in the list or an alphabet
        ("甲 乙", "甲乙甲", "甲"),
        ("甲 甲乙", "丙甲乙", "甲乙"),  # of several at one place the longest
        ("甲乙 甲", "丙甲乙", "甲乙"),
        ("甲 乙", "丙丁", None),
    ],
)
def test_the_first_of_the_words_in_a_text(words: str, text: str, found: str | None) -> None:
    assert Words(words).find(text) == found


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("一 一丁", "一丁七", "一丁"),
        ("一丁 一", "一丁七", "一丁"),
        ("丁 一", "七一", None),
        ("七 一七", "一七", "一七"),
    ],
)
def test_the_longest_with_which_a_text_starts(words: str, text: str, found: str | None) -> None:
    assert Words(words).starts(text) == found


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [("七 丁七", "一丁七", "丁七"), ("丁七 七", "一丁七", "丁七"), ("一 丁", "一七", None)],
)
def test_the_longest_with_which_a_text_ends(words: str, text: str, found: str | None) -> None:
    assert Words(words).ends(text) == found


def test_words_that_may_stand_in_a_text_of_such_signs() -> None:
    assert Words("甲乙 甲丙 乙甲乙 甲").possible(frozenset("甲乙")) == ["甲乙", "乙甲乙", "甲"]


def test_words_that_stand_in_a_text_are_in_the_order_of_the_list() -> None:
    assert Words("乙 丙 甲").among("甲乙") == ["乙", "甲"]
