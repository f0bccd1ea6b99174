"""Workbooks opened by another program: what it prints, and what it works out."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from perfgoal.exchange.helpers import is_helper
from rendering.office import converted
from rendering.pages import FULL, REAL, changed, declared
from rendering.workbooks import Book

LONG = {
    "    content: 一、壮大": f"    content: {'一、这是很长的实施内容，要占好几页纸。' * 120}末尾一 # ",
    "    target: 发挥": f"    target: {'目标也长。' * 300}末尾二 # ",
    "      - name: 认定": f"      - name: {'名称很长的指标' * 60}末尾三 # ",
}


def pages_of(data: bytes) -> list[str]:
    """The text of each page of a PDF, without white space."""
    with pdfplumber.open(BytesIO(data)) as document:
        return ["".join(page.extract_text().split()) for page in document.pages]


def letters(text: str) -> str:
    """The characters of a text in the order of their code points: a printed cell is read row by row of its page."""
    return "".join(sorted("".join(text.split())))


@pytest.mark.parametrize("pieces", [{}, FULL, LONG], ids=["real", "full", "long"])
def test_nothing_is_cut_off_where_it_is_printed(pieces: dict[str, str], tmp_path: Path) -> None:
    book = Book.of(declared(changed(pieces)))
    pages = pages_of(converted(book.data, "pdf", tmp_path))
    printed = letters("".join(pages))
    once = "".join(letters(text) for text in book.texts())
    missing = {each: once.count(each) - printed.count(each) for each in set(once)}
    assert {each: count for each, count in missing.items() if count > 0} == {}


def test_the_heads_and_the_number_stand_on_every_page(tmp_path: Path) -> None:
    pages = pages_of(converted(Book.of(declared(changed(LONG))).data, "pdf", tmp_path))
    assert sum("主要实施内容" in page for page in pages) >= 3
    assert sum("三级指标" in page for page in pages) >= 2
    pages = pages_of(converted(Book.of(declared(REAL)).data, "pdf", tmp_path))
    assert all(f"第{number}页，共{len(pages)}页" in page for number, page in enumerate(pages, start=1))


@pytest.mark.parametrize("amount", ["9,450.27", "9,540.270001"])
def test_what_it_works_out_is_what_is_written(amount: str, tmp_path: Path) -> None:
    declaration = declared(changed({"9,450.27": amount}))
    written = Book.of(declaration, fillable=True)
    without_results = BytesIO()
    written.raw.save(without_results)  # openpyxl saves formulas without what they gave
    worked_out = converted(without_results.getvalue(), "xlsx", tmp_path)
    assert checks(worked_out) == checks(written.data)
    assert len(checks(worked_out)) == 3


def checks(data: bytes) -> list[Any]:
    """The lines that add up, with the results that are saved."""
    return [text for text in Book.read(data, data_only=True).texts() if is_helper(text)]


def test_what_is_filled_in_is_added_up(tmp_path: Path) -> None:
    book = Book.of(declared(REAL), fillable=True).raw
    cell = next(cell for row in book["资金"].iter_rows() for cell in row if cell.value == 9450.27)
    cell.value = 9450.28
    out = BytesIO()
    book.save(out)
    first = checks(converted(out.getvalue(), "xlsx", tmp_path))[0]
    assert first == "自动核对：支出合计 16,269.70；收入合计 16,269.69；相差 0.01"
