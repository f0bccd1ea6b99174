"""Offsets to lines and columns and back, whichever line ends a text has."""

import pytest

from perfgoal.document import Position, read_document
from perfgoal.document.model import Lines

TEXTS = {
    "": [""],
    "X": ["X"],
    "\n": ["", ""],
    "\nX\n\nX": ["", "X", "", "X"],
    "甲\r\n🎉X\r\n": ["甲", "🎉X", ""],
    "甲\rX\r\r\nX": ["甲", "X", "", "X"],
    "甲\u2028\x0bX\x85\n乙": ["甲\u2028\x0bX\x85", "乙"],  # YAML knows three line ends, Python more
}


@pytest.mark.parametrize(("text", "due"), TEXTS.items())
def test_the_lines_of_a_text(text: str, due: list[str]) -> None:
    lines = Lines(text)
    assert [lines.line(number + 1) for number in range(len(lines))] == due
    assert lines.line(0) == lines.line(len(lines) + 1) == ""


@pytest.mark.parametrize("text", TEXTS)
def test_an_offset_has_a_place_and_a_place_its_offset(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        place = lines.span(offset, offset)
        assert lines.offset(place.line, place.column) == offset
        assert lines.number(offset) == place.line
        assert lines.start(offset) == offset - place.column + 1
        assert text[lines.start(offset) : offset] == lines.line(place.line)[: place.column - 1] + "\r" * (
            text[offset - 1 : offset + 1] == "\r\n"
        )


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 1, (1, 1, 1, 2)),
        (0, 2, (1, 1, 2, 1)),
        (1, 4, (1, 2, 2, 3)),
        (2, 6, (2, 1, 3, 1)),
        (6, 7, (3, 1, 3, 2)),
        (7, 7, (3, 2, 3, 2)),
    ],
)
def test_the_end_of_a_place_is_behind_it(start: int, end: int, place: tuple[int, ...]) -> None:
    assert Lines("甲\n乙🎉\r\n丙").span(start, end) == Position(*place)


def test_a_place_behind_a_blank_line_at_the_top() -> None:
    (fault,) = read_document("\na: &x 1\n").faults
    assert fault.position == Position(2, 4, 2, 8)
