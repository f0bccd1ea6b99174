"""Text in the columns of a terminal."""

import pytest

from perfgoal.columns import display_width, wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("ab cd ef", ["ab cd", "ef"]),
        ("甲乙丙丁", ["甲乙", "丙丁"]),
        ("甲，乙（丙）", ["甲，", "乙", "（丙）"]),
        ("abcdefg h", ["abcdefg", "h"]),
        ("a\u0301b\u0301c de", ["a\u0301b\u0301c", "de"]),
    ],
)
def test_a_line_ends_where_five_columns_do(text: str, lines: list[str]) -> None:
    assert wrapped(text, 5) == lines


def test_characters_of_no_width_all_stand_on_one_line() -> None:
    text = "a" + "\u200b" * 200_000  # minutes, where each is measured with all those before it
    assert (wrapped(text, 40), display_width(text)) == ([text], 1)
