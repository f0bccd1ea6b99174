"""The texts of boxes that are drawn over a sheet."""

from perfgoal.exchange.content import Cell, Origin, Table
from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.events import Closed, Opened, events
from perfgoal.exchange.readers.grid import address
from perfgoal.exchange.readers.workbook import SheetPart, relations


def texts_drawn(package: Package, sheet: SheetPart) -> list[Table]:
    """Return the text of each box as a table of one cell, at the address where the box begins."""
    drawings = [part.target for part in relations(package, sheet.part).values() if part.kind == "drawing"]
    return [table for drawing in drawings for table in _texts(package.read(drawing), sheet)]


def _texts(data: bytes, sheet: SheetPart) -> list[Table]:
    found: list[Table] = []
    row = column = "0"
    text, inside, is_start = "", "", False
    end = Closed("Fallback")
    came = events(data)
    for event in came:
        match event:
            case Opened("Fallback"):  # the same again, for programs of old
                while next(came, end) != end:
                    pass
            case Opened("from") | Closed("from"):
                is_start = isinstance(event, Opened)
            case Opened("txBody"):
                text = ""
            case Opened("row" | "col" | "t" as inside):
                pass
            case Closed("row" | "col" | "t"):
                inside = ""
            case Closed("p") | Opened("br"):
                text += "\n"
            case Closed("txBody") if text.strip():
                found.append(_table(text.strip("\n"), row, column, sheet))
            case str() if inside == "t":
                text += event
            case str() if is_start and inside == "row":
                row = event
            case str() if is_start and inside == "col":
                column = event
    return found


def _table(text: str, row: str, column: str, sheet: SheetPart) -> Table:
    place = (int(row), int(column)) if row.isdecimal() and column.isdecimal() else (0, 0)
    cell = Cell(0, 0, 1, 1, text, Origin("cell", (sheet.name, address(*place))), ("unseen",) if sheet.is_hidden else ())
    return Table((cell,), sheet.name)
