"""Files of office programs that the tests of the command line share."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl

import perfgoal
from cli.terminal import EXAMPLES


@cache
def rendered(name: str, suffix: str = "xlsx") -> bytes:
    """An example, rendered in a format of an office program."""
    declaration = perfgoal.load(EXAMPLES / f"{name}.yaml", today=date(2026, 1, 1))
    found = perfgoal.render(declaration, suffix)
    assert isinstance(found, bytes)
    return found


def workbook(path: Path, name: str = "liwan_2024") -> Path:
    """Write an example as a workbook to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(name))
    return path


def changed(path: Path, old: str, new: str | float) -> None:
    """Replace a text of a workbook that is the whole of a cell, or all of them."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet for cell in row if str(cell.value) == old]
    assert cells
    for cell in cells:
        cell.value = new
    _save(book, path)


def with_note(path: Path, text: str) -> str:
    """Write ``text`` into a workbook, two rows below its form, and return the place as messages name it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[-1]
    cell = sheet.cell(sheet.max_row + 2, 1, text)
    _save(book, path)
    return f"{sheet.title}!{cell.coordinate}"


def letter(path: Path) -> Path:
    """Write a workbook that holds no form."""
    book = openpyxl.Workbook()
    for row in ("会议通知", "定于下周三召开预算编制会", "请准时参加"):
        book.worksheets[0].append([row])
    _save(book, path)
    return path


def _save(book: openpyxl.Workbook, path: Path) -> None:
    held = BytesIO()
    book.save(held)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(held.getvalue())
