"""Read xls, the files of Excel 97 to 2003: what Excel shows in the cells of all sheets.

They are read record by record: the libraries that read them give numbers without their formats.
"""

from collections.abc import Iterator, Sequence
from struct import unpack_from
from typing import NamedTuple

from perfgoal.exchange.container import Container
from perfgoal.exchange.content import Caveat, Content
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.helpers import CHECKING
from perfgoal.exchange.readers.biff import BROKEN, Kind, Record, Texts, records, small_number
from perfgoal.exchange.readers.entries import number_entry, result_entry
from perfgoal.exchange.readers.grid import MAX_CELLS, MAX_FRAMED, Area, Entry, Sheet, table
from perfgoal.exchange.readers.numberformat import BUILT_IN, show_text
from perfgoal.exchange.readers.workbook import SheetPart, Style, Workbook, unescaped

_VERSION_8 = 0x0600
_OWN_LINKS = b"\x01\x04", b"\x01\x3a"  # this file itself, and functions that it brings along
_CHECKING = CHECKING.encode("utf-16-le")
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read(data: bytes) -> Content:
    """Return what the sheets of a workbook show; what is hidden too, with a remark. Comments are not shown; they
    are left out, and so are text boxes. Raises :class:`Refused`."""
    container = Container(data)
    stream = container.read("Workbook")
    try:
        workbook, told = _workbook(stream)
        tables = [table(_sheet(list(records(stream, int(part.part))), part, workbook)) for part in workbook.sheets]
    except BROKEN:
        raise Refused("broken-file") from None
    caveats: list[Caveat] = ["macros"] if "_vba_project" in container or "macros" in told else []
    caveats += ["links"] if "links" in told else []
    return Content(tuple(found for found in tables if found is not None), caveats=tuple(caveats))


def _workbook(stream: bytes) -> tuple[Workbook, set[Caveat]]:
    """Return what all sheets share, and what the file has that is left alone. A sheet's part is where it starts."""
    sheets: list[SheetPart] = []
    strings: list[str] = []
    codes = dict(BUILT_IN)
    formats: list[tuple[int, bool]] = []
    from_1904 = False
    told: set[Caveat] = set()
    for record in records(stream, 0):
        data = record.data
        match record.kind:
            case Kind.BEGINNING if unpack_from("<H", data)[0] != _VERSION_8:
                raise Refused("old-excel")
            case Kind.PASSWORD:
                raise Refused("encrypted")
            case Kind.SHEET if data[5] == 1:  # of the macros that came before Visual Basic
                told.add("macros")
            case Kind.SHEET if data[5] == 0:  # no chart
                name = Texts(record, 6).one(size_of_length=1)
                sheets.append(SheetPart(name, str(unpack_from("<I", data)[0]), bool(data[4] & 3)))
            case Kind.DATES:
                from_1904 = unpack_from("<H", data)[0] == 1
            case Kind.FORMAT:
                codes[unpack_from("<H", data)[0]] = Texts(record, 2).one()
            case Kind.STYLE:
                formats.append((unpack_from("<H", data, 2)[0], bool(unpack_from("<H", data, 10)[0])))
            case Kind.STRINGS:
                texts = Texts(record, 8)
                strings = [unescaped(texts.one()) for _ in range(unpack_from("<I", data, 4)[0])]
            case Kind.LINKS if data[2:4] not in _OWN_LINKS:
                told.add("links")
    styles = [Style(codes.get(number, "General"), is_framed) for number, is_framed in formats]
    return Workbook(sheets, strings, styles, from_1904), told


class _Held(NamedTuple):
    """A cell as the file holds it: its place, the number of its style, and a number, a text, or nothing (``None``).
    Of its ``formula``, if it has one, only the beginning of a line that adds up is read."""

    row: int
    column: int
    style: int
    value: float | str | None
    formula: str | None = None


def _sheet(found: Sequence[Record], part: SheetPart, workbook: Workbook) -> Sheet:
    entries: dict[tuple[int, int], Entry] = {}
    framed: dict[int, int] = {}
    shows_zeros = all(record.data[0] & 0x10 for record in found if record.kind == Kind.WINDOW)
    for held in _cells(found, workbook):
        style = workbook.style(str(held.style))
        entry = _entry(held, style.code, from_1904=workbook.from_1904, shows_zeros=shows_zeros)
        if entry.text or entry.remarks:
            entries[held.row, held.column] = entry
            if len(entries) > MAX_CELLS:
                raise Refused("too-many-cells", sheet=part.name, limit=MAX_CELLS)
        elif style.is_framed and (held.row in framed or len(framed) < MAX_FRAMED):
            framed[held.row] = max(held.column, framed.get(held.row, 0))
    merged: list[Area] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for record in found:
        data = record.data
        match record.kind:
            case Kind.MERGED:
                for at in range(2, 2 + 8 * unpack_from("<H", data)[0], 8):
                    top, bottom, left, right = unpack_from("<4H", data, at)
                    merged.append(Area(top, left, bottom, right))
            case Kind.ROW if data[12] & 0x20:
                rows.add(unpack_from("<H", data)[0])
            case Kind.COLUMNS if data[8] & 1:
                first, last = unpack_from("<HH", data)
                columns.update(range(first, last + 1))
    return Sheet(part.name, entries, merged, framed, rows, columns, part.is_hidden)


def _entry(held: _Held, code: str, *, from_1904: bool, shows_zeros: bool) -> Entry:
    if isinstance(held.value, float):
        entry = number_entry(repr(held.value), code, from_1904=from_1904, shows_zeros=shows_zeros)
    else:
        entry = Entry(show_text(held.value, code) if held.value else "")
    return entry if held.formula is None else result_entry(entry, held.formula)


def _cells(found: Sequence[Record], workbook: Workbook) -> Iterator[_Held]:
    waiting: _Held | None = None  # a formula whose result is a text, which comes next
    for record in found:
        data = record.data
        match record.kind:
            case Kind.RESULT if waiting is not None:
                yield waiting._replace(value=unescaped(Texts(record, 0).one()))
                waiting = None
            case Kind.FORMULA:
                row, column, style = unpack_from("<3H", data)
                held = _Held(row, column, style, _result(data[6:14]), CHECKING if _CHECKING in data else "")
                if held.value is None:
                    waiting = held
                else:
                    yield held
            case Kind.BLANKS | Kind.NUMBERS_PACKED:
                yield from _several(record)
            case Kind.BLANK | Kind.NUMBER | Kind.NUMBER_PACKED | Kind.STRING | Kind.TEXT | Kind.RICH_TEXT | Kind.TRUTH:
                row, column, style = unpack_from("<3H", data)
                yield _Held(row, column, style, _value(record, workbook))


def _several(record: Record) -> Iterator[_Held]:
    row, column = unpack_from("<HH", record.data)
    width = 2 if record.kind == Kind.BLANKS else 6
    for index, at in enumerate(range(4, len(record.data) - 2 - width + 1, width)):
        value = None if width == 2 else small_number(unpack_from("<I", record.data, at + 2)[0])
        yield _Held(row, column + index, unpack_from("<H", record.data, at)[0], value)


def _value(record: Record, workbook: Workbook) -> float | str | None:
    data = record.data
    match record.kind:
        case Kind.NUMBER:
            return float(unpack_from("<d", data, 6)[0])
        case Kind.NUMBER_PACKED:
            return small_number(unpack_from("<I", data, 6)[0])
        case Kind.STRING:
            return workbook.strings[int(unpack_from("<I", data, 6)[0])]
        case Kind.TEXT | Kind.RICH_TEXT:
            return unescaped(Texts(record, 6).one())
        case Kind.TRUTH:
            return _said(data[6], is_error=bool(data[7]))
    return None


def _result(data: bytes) -> float | str | None:
    """Return the result of a formula, ``None`` where it is a text of its own."""
    if data[6:] != b"\xff\xff":
        return float(unpack_from("<d", data)[0])
    return {0: None, 3: ""}.get(data[0], _said(data[2], is_error=data[0] == 2))


def _said(code: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(code, "#N/A")
    return "TRUE" if code else "FALSE"
