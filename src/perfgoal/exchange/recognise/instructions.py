"""How a form is to be filled in, which stands around it and names its labels: all of that is left over."""

import re

from perfgoal.exchange.content import Table
from perfgoal.exchange.recognise.grid import Row, rows
from perfgoal.exchange.recognise.labels import plain, plain_title, spellings
from perfgoal.exchange.recognise.reading import Reading

_WORDS = "(?:填[报表写列制]|编[报制]|使用|操作)(?:说明|须知|要求|指南)"
_HEADING = re.compile(rf"(?:[^,。;:]{{0,20}})?{_WORDS}(?:\([^()]*\))?:?")
_BEGINNING = re.compile(rf"(?:{_WORDS}|说明|备?注)[0-9]?:.")
_SHEET = re.compile(rf"{_WORDS}|^说明$|示例|样例|范例")


def is_remark(text: str) -> bool:
    """Whether a text is a remark on the form, or says how it is to be filled in: 注：……, 填报说明：……."""
    return _BEGINNING.match(plain(text)) is not None


def is_of_instructions(reading: Reading, table: Table) -> bool:
    """Whether a table is a sheet of instructions, or of an example, by its name, or by its first text where it has no
    title of a form."""
    if not table.name:
        return False
    if _SHEET.search(plain(table.name)):
        return True
    first = next(rows(table), None)
    is_headed = first is not None and len(first.filled) == 1 and _is_heading(first.filled[0].text)
    return is_headed and not any(_is_title(reading, cell.text) for cell in table.cells)


def instructs(reading: Reading, row: Row) -> bool:
    """Whether a row belongs to instructions: a heading of such, and the texts below it that stand alone in their rows,
    up to the title of a form."""
    if len(row.filled) > 1:
        reading.instructs = False
        return False
    text = row.filled[0].text
    if _is_heading(text) or (is_remark(text) and not plain(text).startswith(("注", "备注"))):
        reading.instructs = True
    elif reading.instructs and _is_title(reading, text):
        reading.instructs = False
    return reading.instructs


def _is_heading(text: str) -> bool:
    return _HEADING.fullmatch(plain(text)) is not None


def _is_title(reading: Reading, text: str) -> bool:
    return any(plain_title(name).endswith(reading.titles) for name in spellings(text))
