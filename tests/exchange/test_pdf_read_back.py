"""What is rendered as PDF and read back is what was declared, over all pages, and no character of it is lost."""

import io
from pathlib import Path

import pdfplumber
import pytest

import outside
import perfgoal
from exchange.readback import EXAMPLES, IN_ALL, IN_TEST, characters, declared, read_back
from exchange.same import differences
from exchange.sheets import Office
from perfgoal.exchange.content import Content
from perfgoal.exchange.readers.pdf import read
from perfgoal.exchange.readers.pdf.radicals import folded


@pytest.fixture(scope="module", autouse=True)
def _chinese_font() -> None:
    outside.chinese_font()


def rendered(source: Path | int) -> bytes:
    data = perfgoal.render(declared(source), "pdf")
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_the_same(file: Path) -> None:
    assert differences(declared(file), read_back(rendered(file), "form.pdf")) == []


@pytest.mark.parametrize(
    "seed", [seed if seed in IN_TEST else pytest.param(seed, marks=pytest.mark.nightly) for seed in IN_ALL]
)
def test_a_generated_one_is_the_same(seed: int) -> None:
    assert differences(declared(seed), read_back(rendered(seed), "form.pdf")) == []


@pytest.mark.parametrize("fillable", [False, True], ids=["plain", "fillable"])
def test_a_workbook_that_somebody_printed_is_the_same(fillable: bool, tmp_path: Path) -> None:
    sources = [declared(file) for file in EXAMPLES]
    books = [perfgoal.render(source, "xlsx", fillable=fillable) for source in sources]
    printed = Office(tmp_path).all_converted([book for book in books if isinstance(book, bytes)], "pdf")
    for source, data in zip(sources, printed, strict=True):
        assert differences(source, read_back(data, "form.pdf")) == []


@pytest.mark.parametrize("seed", [0, 9, 46])
def test_every_character_of_every_page_is_read(seed: int) -> None:
    data = rendered(seed)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        drawn = characters(folded(char["text"]) for page in pdf.pages for char in page.chars)
        assert len(pdf.pages) > 2
    found = read(data)
    assert isinstance(found, Content)
    cells = [cell for table in found.tables for cell in table.cells]
    assert characters(cell.text for cell in (*cells, *found.repeats)) == drawn
