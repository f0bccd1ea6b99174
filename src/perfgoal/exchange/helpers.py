"""What a workbook says beside the form: lines that add up and compare while it is filled in, and what a check found.
They are no data, and an import takes each of them for a label, whatever stands behind its beginning."""

from perfgoal.exchange.content import Cell, Content, Table
from perfgoal.exchange.draft import Leftover
from perfgoal.finding import COLON, Text

CHECKING = "自动核对："
"""How every line begins that adds up or compares."""

FOUND = Text("校验结果", "Findings")
"""What stands before the count of what a check found, with a colon behind it."""

_BEGINNINGS = (CHECKING, FOUND.zh + COLON.zh, FOUND.en + COLON.en)


def is_helper(text: str) -> bool:
    """Whether a text is a line of a workbook that is none of the form's."""
    return text.lstrip().startswith(_BEGINNINGS)


def adds_up(formula: str) -> bool:
    """Whether a formula is one of those lines, whatever it shows: where it fails it shows an error, and some programs
    save it without its text."""
    return CHECKING in formula


def without_helpers(content: Content) -> tuple[Content, tuple[Leftover, ...]]:
    """Return ``content`` with blank cells where such lines stood, and the lines, which are labels."""
    helpers: list[Leftover] = []

    def blanked(cell: Cell) -> Cell:
        if not (is_helper(cell.text) or "helper" in cell.remarks):
            return cell
        if cell.text:
            helpers.append(Leftover(cell.text, cell.origin))
        return cell._replace(text="", remarks=())

    tables = tuple(Table(tuple(map(blanked, table.cells)), table.name) for table in content.tables)
    return content._replace(tables=tables), tuple(helpers)
