"""A reader of the workbooks that are rendered, with the eyes of someone who has them open."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from perfgoal import Declaration
from perfgoal.rendering import render

_ESCAPED = re.compile("_x([0-9A-F]{4})_")
_AMOUNT = re.compile(r"#,##0(?:\.(0+))?")


class Shown(NamedTuple):
    """A cell: its text as it is shown, its address, and how many rows and columns it takes."""

    text: str
    address: str
    down: int
    across: int


class Book(NamedTuple):
    """A workbook, as openpyxl has it and as it is shown."""

    data: bytes
    raw: Any

    @classmethod
    def of(cls, declaration: Declaration, **options: Any) -> "Book":
        """Render ``declaration`` and read it back."""
        data = render(declaration, "xlsx", **options)
        assert isinstance(data, bytes)
        return cls.read(data)

    @classmethod
    def read(cls, data: bytes, **options: Any) -> "Book":
        """Read a workbook."""
        return cls(data, load_workbook(BytesIO(data), **options))

    def cells(self, sheet: str | None = None) -> list[Shown]:
        """The cells that show something, row by row, of one sheet or of all."""
        sheets = self.raw.worksheets if sheet is None else [self.raw[sheet]]
        return [cell for each in sheets if each.sheet_state == "visible" for cell in _shown(each)]

    def texts(self, sheet: str | None = None) -> list[str]:
        """Their texts."""
        return [cell.text for cell in self.cells(sheet)]

    def right_of(self, label: str) -> str:
        """The text of the cell to the right of the only one that shows ``label``."""
        [(sheet, cell)] = [(each, cell) for each in self.raw.worksheets for cell in _shown(each) if cell.text == label]
        first = sheet[cell.address]
        return text_of(sheet.cell(first.row, first.column + cell.across))


def _shown(sheet: Worksheet) -> Iterator[Shown]:
    spans = {each.coord.partition(":")[0]: each.size for each in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.value is not None:
                span = spans.get(cell.coordinate, {"rows": 1, "columns": 1})
                yield Shown(text_of(cell), cell.coordinate, span["rows"], span["columns"])


def parsed(data: bytes) -> dict[str, ElementTree.Element]:
    """Every part of a workbook by its name; each of them has to be whole."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def text_of(cell: Cell | MergedCell) -> str:
    """What a cell shows: a number by its format, a text as it is."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    assert cell.data_type in "sf", (cell.coordinate, cell.data_type)
    return unescaped(str(value))


def _number(value: float, shown: str) -> str:
    """What Excel shows of a number by one of the formats that are used."""
    number = Decimal(repr(value))
    if shown == "General":
        return f"{number.normalize():f}"
    if shown == "#,##0.00####":
        whole, _, rest = f"{number:,.6f}".partition(".")
        return f"{whole}.{rest[:2]}{rest[2:].rstrip('0')}"
    match = _AMOUNT.fullmatch(shown)
    assert match is not None, shown
    return f"{number:,.{len(match[1] or '')}f}"


def unescaped(text: str) -> str:
    """Return the text of a cell with the characters that no XML holds, which stand in it by their numbers."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
