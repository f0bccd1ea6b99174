"""Frames line up in a terminal: widths are checked against rich, which measures them by Unicode's own tables."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perfgoal.columns import display_width
from perfgoal.document import Position
from perfgoal.report.frame import WIDTH, frame

LINE = "  项目支出: 9,450.27万元（“四上”）"


def test_a_place_is_found_under_wide_characters() -> None:
    shown = frame(LINE, Position(2, 9, 2, 17))
    assert shown is not None
    assert shown.text == LINE
    assert (shown.start, shown.width) == (cell_len("  项目支出: "), len("9,450.27"))


def test_hidden_characters_are_shown_and_counted() -> None:
    shown = frame("名称: 甲\u200b乙\t丙", Position(1, 6, 1, 7))
    assert shown is not None
    assert shown.text == "名称: 甲<U+200B>乙 丙"
    assert shown.width == len("<U+200B>")


def test_a_place_behind_the_end_of_its_line_has_one_caret() -> None:
    shown = frame("甲: 1", Position(1, 5, 1, 6))
    assert shown is not None
    assert (shown.start, shown.width) == (5, 1)


def test_a_line_with_nothing_on_it_has_no_frame() -> None:
    assert frame("", Position(1, 1, 1, 1)) is None
    assert frame("  ", Position(9, 1, 9, 2)) is None


@given(
    before=st.integers(0, 300),
    marked=st.integers(1, 300),
    after=st.integers(0, 300),
    character=st.sampled_from("甲a“🎉"),
)
def test_a_long_line_is_cut_to_the_width_of_a_terminal(before: int, marked: int, after: int, character: str) -> None:
    line = character * (before + marked + after)
    shown = frame(f"'{line}'", Position(1, before + 2, 1, before + marked + 2))
    assert shown is not None
    assert cell_len(shown.text) <= WIDTH + 1
    assert shown.start + shown.width <= WIDTH + 1
    place = shown.text[len(_columns(shown.text, shown.start)) :]
    assert place[0] in (character, "…", "'")


@given(
    before=st.sampled_from((0, 5, 100_000)), marked=st.sampled_from((1, 100_000)), after=st.sampled_from((0, 100_000))
)
def test_of_a_line_of_characters_without_width_the_place_is_shown(before: int, marked: int, after: int) -> None:
    accent = "\u0301"
    line = f"{accent * before}甲{accent * marked}乙{accent * after}"
    shown = frame(line, Position(1, before + 1, 1, before + marked + 3))
    assert shown is not None
    assert len(shown.text) < 5_000
    assert shown.marked.startswith("甲")
    assert (shown.before[:1] == "…", shown.after[-1:] == "…") == (before > 400, after > 400)


def _columns(text: str, columns: int) -> str:
    """Return the first ``columns`` columns of ``text``."""
    for end in range(len(text) + 1):
        if cell_len(text[:end]) >= columns:
            return text[:end]
    return text


ASSIGNED = st.characters(min_codepoint=0xA0, max_codepoint=0x2FFFF, exclude_categories=["Cs", "Cn", "Co"])


@given(st.text(alphabet=ASSIGNED))
def test_wide_characters_take_two_columns(text: str) -> None:
    for character in text:
        if "\u4e00" <= character <= "\u9fff" or "\uff01" <= character <= "\uff5e":
            assert display_width(character) == cell_len(character)
    assert display_width(text) == sum(map(display_width, text))
