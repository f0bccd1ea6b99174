"""What a workbook to fill in says beside the form: lines that add up and compare. They are no data, and an import takes
each of them for a label, whatever stands behind its beginning."""

from perfgoal.exchange.content import Cell, Content, Table
from perfgoal.exchange.draft import Leftover

CHECKING = "自动核对："
"""How every such line begins."""


def is_helper(text: str) -> bool:
    """Whether a text is a line of a workbook to fill in that is none of the form's."""
    return text.lstrip().startswith(CHECKING)


def without_helpers(content: Content) -> tuple[Content, tuple[Leftover, ...]]:
    """Return ``content`` with blank cells where such lines stood, and the lines, which are labels."""
    helpers: list[Leftover] = []

    def blanked(cell: Cell) -> Cell:
        if not is_helper(cell.text):
            return cell
        helpers.append(Leftover(cell.text, cell.origin))
        return cell._replace(text="", remarks=())

    tables = tuple(Table(tuple(map(blanked, table.cells)), table.name) for table in content.tables)
    return (content._replace(tables=tables) if helpers else content), tuple(helpers)
