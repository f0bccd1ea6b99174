"""The XML of a sheet in an xlsx, as a stream of the cells that it writes."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from perfgoal.exchange.draft import Refused
from perfgoal.exchange.readers.events import Closed, Event, Opened, events
from perfgoal.exchange.readers.grid import MAX_CELLS, Area
from perfgoal.exchange.readers.workbook import is_true

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_ROWS, _COLUMNS = 1_048_576, 16_384


class Raw(NamedTuple):
    """A cell as the file writes it: its place (0-based), the ``kind`` and the number of its ``style``, its ``value``
    and its ``formula``, ``None`` without them."""

    row: int
    column: int
    kind: str
    style: str
    value: str | None
    formula: str | None


class Worksheet:
    """The cells of a sheet, and what the sheet says of itself, which is complete once all :meth:`cells` have come."""

    def __init__(self, data: bytes) -> None:
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.shows_zeros = True
        self._data = data
        self._row = self._column = -1

    def cells(self) -> Iterator[Raw]:
        """Yield the cells in the order of the file."""
        came = events(_without_blank_end(self._data))
        for event in came:
            match event:
                case Opened("row", attributes):
                    self._start_row(attributes)
                case Opened("c", attributes):
                    yield self._cell(attributes, came)
                case Opened("mergeCell", attributes):
                    self.merged.append(_area(attributes.get("ref", "")))
                    if len(self.merged) > MAX_CELLS:
                        raise Refused("broken-file")
                case Opened("sheetView", attributes):
                    self.shows_zeros = is_true(attributes.get("showZeros", "1"))
                case Opened("col", attributes) if is_true(attributes.get("hidden", "")):
                    first, last = (_number(attributes.get(key, ""), _COLUMNS) for key in ("min", "max"))
                    self.hidden_columns.update(range(first, last + 1))

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _number(attributes["r"], _ROWS) if "r" in attributes else self._row + 1
        self._column = -1
        if is_true(attributes.get("hidden", "")) and len(self.hidden_rows) < MAX_CELLS:
            self.hidden_rows.add(self._row)

    def _cell(self, attributes: Mapping[str, str], came: Iterator[Event]) -> Raw:
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1
        written: dict[str, list[str]] = {"v": [], "t": [], "f": []}
        has_value = has_formula = False
        inside, readings = "", 0
        for event in came:
            match event:
                case Closed("c"):
                    break
                case Opened("v" | "t" as inside):
                    has_value = True
                case Closed("v" | "t" | "f"):
                    inside = ""
                case Opened("f" as inside):
                    has_formula = True
                case Opened("rPh"):
                    readings += 1
                case Closed("rPh"):
                    readings -= 1
                case str() if inside and not readings:
                    written[inside].append(event)
        kind = attributes.get("t", "n")
        value = "".join(written["t" if kind == "inlineStr" else "v"]) if has_value else None
        formula = "".join(written["f"]) if has_formula else None
        return Raw(self._row, self._column, kind, attributes.get("s", ""), value, formula)


def _without_blank_end(data: bytes) -> bytes:
    """Leave out the rows below the last cell with a value: a million of them may have a style and nothing else."""
    end = data.find(b"</sheetData>")
    last = max(data.rfind(start, 0, end) for start in (b"<v", b"<is", b"<f"))
    row_end = data.find(b"</row>", last, end) + len(b"</row>")
    return data[:row_end] + data[end:] if 0 <= last < row_end < end else data


def _place(address: str) -> tuple[int, int]:
    """Return the row and the column of an address, 0-based."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Refused("broken-file")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return _number(match[2], _ROWS), _number(str(column), _COLUMNS)


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _number(text: str, limit: int) -> int:
    """Return a row or a column, 0-based, of its number in the file."""
    if not (text.isdecimal() and text.isascii() and len(text) < 9 and 1 <= int(text) <= limit):
        raise Refused("broken-file")
    return int(text) - 1
