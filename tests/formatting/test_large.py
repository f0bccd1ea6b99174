"""A large file takes as many steps a line as a small one."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from perfgoal.document import MAX_BYTES, Document, read_document
from perfgoal.formatting import formatted
from perfgoal.forms import packaged_form

FORM = packaged_form("guangzhou-department")
HEAD = "indicators:\n  产出指标:\n    数量指标:\n"
ROWS: dict[str, Callable[[int], str]] = {
    "quoted": lambda number: f'      - annual: "≥{number}个"  # {number}\n        \'name\': "指标{number}"\n',
    "brackets": lambda number: f"      - {{annual: ≥{number}个, name: 指标{number}}}\n",
    "comments": lambda number: f"      # {number}\n\n   # {number}\n",
    "blocks": lambda number: f"      - explanation: |\n          一\n\n          二\n        name: 指标{number}\n",
    "lines": lambda number: f"      - explanation: 一\n           二\n        name: 指标{number}\n",
}


def text_of(kind: str, rows: int) -> str:
    return HEAD + "      - name: 指标\n" * (kind == "comments") + "".join(map(ROWS[kind], range(rows)))


def one_line(rows: int) -> str:
    return HEAD.rstrip() + " [" + ", ".join(f"{{annual: ≥{row}个, name: 指标{row}}}" for row in range(rows)) + "]\n"


def steps(document: Document) -> int:
    """How many functions are called to format a document."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        formatted(document, FORM)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", ROWS)
def test_steps_grow_with_the_lines(kind: str) -> None:
    small, large = (steps(read_document(text_of(kind, rows))) for rows in (200, 1600))
    assert large < small * 8.5


def test_steps_grow_with_one_line() -> None:
    small, large = (steps(read_document(one_line(rows))) for rows in (200, 1600))
    assert large < small * 8.5


@pytest.mark.parametrize("kind", ["comments", "blocks"])
def test_the_largest_file_there_can_be(kind: str) -> None:
    rows = {"comments": 40_000, "blocks": 12_000}[kind]
    text = text_of(kind, rows)
    assert MAX_BYTES * 0.6 < len(text.encode()) < MAX_BYTES
    assert formatted(read_document(text), FORM)
