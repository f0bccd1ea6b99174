"""The page on paper: A4, all of it, and each table whole on every sheet."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import Open
from browser.paper import Paper, plain, printed
from browser.samples import pages
from browser.window import PAPER, Window

Print = Callable[[str], Paper]

# The tables of a page as they are printed: the texts of the head, and of each row the cells that are in it alone.
TABLES = """() => [...document.querySelectorAll("table:has(caption.hidden)")].map(table => {
  const texts = cells => [...cells].filter(cell => cell.rowSpan === 1 && cell.getClientRects().length)
    .map(cell => cell.textContent);
  const rows = [...table.querySelectorAll("tbody tr:not(.blank)")];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const others = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement.closest("tbody")?.parentElement !== table) others.push(node.data);
  return {
    name: table.className,
    head: texts(table.tHead.querySelectorAll("th, td")),
    rows: rows.map(row => texts(row.cells)),
    heights: rows.map(row => row.getBoundingClientRect().height),
    others,
  };
})"""
LONG_ENOUGH = 12
"""So many characters in a row tell which table they are from."""
TOO_TALL = 500
"""The height in CSS pixels from which on a row may find no room on a sheet of 700 below its table's head."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is to be printed: the texts of its head, and of each row the cells that are in it alone, with
    the row's height in CSS pixels; ``others`` are the texts of the page that are not in its rows."""

    name: str
    head: list[str]
    rows: list[list[str]]
    heights: list[float]
    others: list[str]


def tables(window: Window) -> list[Table]:
    window.show(PAPER)
    return [Table(**_plain(table)) for table in window.page.evaluate(TABLES)]


def _plain(given: Any) -> Any:
    match given:
        case str():
            return plain(given)
        case list():
            return [_plain(each) for each in given]
        case dict():
            return {key: _plain(each) for key, each in given.items()}
        case _:
            return given


def lost(name: str, paper: Paper) -> list[str]:
    """The values of a sample that are on no sheet."""
    return [text for text in (*pages()[name].cells, *pages()[name].facts) if not paper.holds(plain(text))]


def headless(window: Window, paper: Paper) -> list[str]:
    """The tables that go on over a sheet on which their head does not stand, with the number of the sheet."""
    faults = []
    for table in tables(window):
        own = pieces(text for row in table.rows for text in row) - pieces(table.others)
        for number, sheet in enumerate(paper.sheets, 1):
            if own & pieces([sheet]) and not all(text in sheet for text in table.head):
                faults.append(f"{table.name}: sheet {number}")
    return faults


def pieces(texts: Iterable[str]) -> set[str]:
    """Every so many characters in a row of the texts."""
    return {text[start : start + LONG_ENOUGH] for text in texts for start in range(len(text) - LONG_ENOUGH + 1)}


def cut(window: Window, paper: Paper) -> list[str]:
    """The rows that begin on one sheet and end on another, but for tasks, which may, and rows too tall for one."""
    rows = [
        row
        for table in tables(window)
        if table.name != "tasks"
        for row, height in zip(table.rows, table.heights, strict=True)
        if height < TOO_TALL
    ]
    return ["|".join(row) for row in rows if not any(all(text in sheet for text in row) for sheet in paper.sheets)]


@pytest.mark.parametrize("name", pages())
def test_the_sheets_are_a4_and_numbered(name: str, paper: Print) -> None:
    sheets = paper(name).sheets
    assert paper(name).size == "841.92 x 594.96 pts (A4)"
    for number, sheet in enumerate(sheets, 1):
        assert plain(f"第 {number} 页，共 {len(sheets)} 页") in sheet


@pytest.mark.parametrize("name", pages())
def test_every_value_is_printed(name: str, window: Open, paper: Print) -> None:
    assert lost(name, paper(name)) == []
    window(name).show(PAPER)
    text = Counter(plain("".join(window(name).look().blocks)))
    assert text - Counter("".join(paper(name).sheets)) == Counter()


# The hostile page is left out: the same texts stand in all of its tables.
@pytest.mark.parametrize("name", [name for name in pages() if name != "hostile"])
def test_the_head_of_a_table_stands_on_every_sheet(name: str, window: Open, paper: Print) -> None:
    assert headless(window(name), paper(name)) == []


@pytest.mark.parametrize("name", pages())
def test_no_row_but_a_task_is_cut(name: str, window: Open, paper: Print) -> None:
    assert cut(window(name), paper(name)) == []


@pytest.mark.parametrize("name", pages())
def test_every_table_is_closed_on_every_sheet(name: str, paper: Print) -> None:
    frames, faults = paper(name).open_ends()
    of_the_form = next(number for number, sheet in enumerate(paper(name).sheets) if "资金图示" in sheet)
    assert frames >= of_the_form > 0
    assert faults == []


def broken(rule: str, name: str, opened: Open, folder: Path) -> tuple[Window, Paper]:
    """A sample with one more rule of style, and its paper."""
    window = opened(pages()[name].html)
    window.page.evaluate(
        "rule => document.styleSheets[0].insertRule(rule, document.styleSheets[0].cssRules.length)", rule
    )
    return window, printed(window, folder)


def test_what_is_not_printed_is_missed(opened: Open, tmp_path: Path) -> None:
    _, paper = broken(".block td.text { display: none }", "real", opened, tmp_path)
    assert [text[:4] for text in lost("real", paper)] == ["在区委区"]


def test_a_head_that_is_not_repeated_is_missed(opened: Open, tmp_path: Path) -> None:
    window, paper = broken("thead { display: table-row-group }", "real", opened, tmp_path)
    assert headless(window, paper) == ["tasks: sheet 2"]


def test_a_row_that_is_cut_is_found(opened: Open, tmp_path: Path) -> None:
    window, paper = broken(
        ".indicators, .indicators * { break-inside: auto !important; orphans: 1; widows: 1; line-height: 12mm }",
        "long",
        opened,
        tmp_path,
    )
    assert cut(window, paper)


@pytest.mark.parametrize(
    "rule",
    [
        "td, th { box-decoration-break: slice !important; -webkit-box-decoration-break: slice !important }",
        "table { border-collapse: collapse !important }",
        "tr > :last-child { border-right: 0 !important }",
        ".tasks tbody tr:last-child > * { border-bottom: 0 !important }",
    ],
    ids=["sliced", "collapsed", "no right side", "no last line"],
)
def test_a_table_that_is_not_closed_is_found(rule: str, opened: Open, tmp_path: Path) -> None:
    _, paper = broken(rule, "real", opened, tmp_path)
    frames, faults = paper.open_ends()
    assert faults or frames < len(paper.sheets)
