"""Read xlsx and xlsm: what Excel shows in the cells of all sheets.

The sheets' XML is read as a stream, cell by cell. That keeps what openpyxl loses or pays for: a number's own digits,
a formula beside its result, and nothing at all for a million styled rows or a merged column.
"""

from datetime import datetime
from decimal import Decimal

from perfgoal.exchange.content import Caveat, Content
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.drawn import texts_drawn
from perfgoal.exchange.readers.entries import missing_entry, number_entry, result_entry
from perfgoal.exchange.readers.grid import MAX_CELLS, MAX_FRAMED, Entry, Sheet, table
from perfgoal.exchange.readers.numberformat import show_text
from perfgoal.exchange.readers.properties import properties
from perfgoal.exchange.readers.workbook import SheetPart, Workbook, is_true, read_workbook, unescaped
from perfgoal.exchange.readers.worksheet import Raw, Worksheet


def read(data: bytes) -> Content:
    """Return what the sheets of a workbook show; what is hidden too, with a remark. Comments are not shown, nor what is
    under merged cells, and are left out. Raises :class:`Refused`."""
    package = Package(data)
    workbook = read_workbook(package)
    form, title = properties(package)
    if not workbook.sheets:
        raise Refused("broken-file")
    if form:  # what we render has a result of each formula
        workbook = workbook._replace(calculates=False)
    tables = []
    for part in workbook.sheets:
        found = table(_read_sheet(package.read(part.part), part, workbook))
        tables += [found] if found else []
        tables += texts_drawn(package, part)
    return Content(tuple(tables), form, title, _caveats(package))


def _read_sheet(data: bytes, part: SheetPart, workbook: Workbook) -> Sheet:
    entries: dict[tuple[int, int], Entry] = {}
    framed: dict[int, int] = {}
    worksheet = Worksheet(data)
    for raw in worksheet.cells():
        entry = _entry(raw, workbook, shows_zeros=worksheet.shows_zeros)
        if entry.text or entry.remarks:
            entries[raw.row, raw.column] = entry
            if len(entries) > MAX_CELLS:
                raise Refused("too-many-cells", sheet=part.name, limit=MAX_CELLS)
        elif workbook.style(raw.style).is_framed and (raw.row in framed or len(framed) < MAX_FRAMED):
            framed[raw.row] = max(raw.column, framed.get(raw.row, 0))
    hidden = worksheet.hidden_rows, worksheet.hidden_columns
    return Sheet(part.name, entries, worksheet.merged, framed, *hidden, part.is_hidden)


def _entry(raw: Raw, workbook: Workbook, *, shows_zeros: bool) -> Entry:
    value = raw.value
    if raw.formula is not None:
        # A text may be empty; a number may not. What is to be worked out on opening is written as 0 until then.
        is_missing = value is None or (value == "" and raw.kind != "str") or (value == "0" and workbook.calculates)
        if is_missing:
            return missing_entry(raw.formula)
    if not value:
        return Entry("") if raw.formula is None else result_entry(Entry(""), raw.formula)
    shown = _shown(raw.kind, value, workbook.style(raw.style).code, workbook, shows_zeros=shows_zeros)
    return shown if raw.formula is None else result_entry(shown, raw.formula)


def _shown(kind: str, value: str, code: str, workbook: Workbook, *, shows_zeros: bool) -> Entry:
    match kind:
        case "s":
            index = int(value) if value.isdecimal() and value.isascii() else -1
            if not 0 <= index < len(workbook.strings):
                raise Refused("broken-file")
            return Entry(show_text(workbook.strings[index], code))
        case "str" | "inlineStr":
            return Entry(show_text(unescaped(value), code))
        case "b":
            return Entry("TRUE" if is_true(value) else "FALSE")
        case "e":
            return Entry(value)
        case "d":
            value = _days(value, from_1904=workbook.from_1904)
    return number_entry(value, code, from_1904=workbook.from_1904, shows_zeros=shows_zeros)


def _days(written: str, *, from_1904: bool) -> str:
    """Return a date in words of ISO 8601 as days from the first; anything else as it is."""
    try:
        since = datetime.fromisoformat(written).replace(tzinfo=None) - datetime(1904 if from_1904 else 1900, 1, 1)
    except ValueError:
        return written
    days = since.days + (0 if from_1904 else 2)
    return str(days + Decimal(since.seconds) / 86_400)


def _caveats(package: Package) -> tuple[Caveat, ...]:
    names = package.names()
    has_macros = any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names)
    has_links = any(name.startswith("xl/externallinks/") for name in names)
    return (*(("macros",) if has_macros else ()), *(("links",) if has_links else ()))
