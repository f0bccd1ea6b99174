"""Grids drawn as tables.

Columns have fixed widths, in the grid of a table as well as in each of its cells, because every program heeds another
of the two. Rows are made one after another and no cell is looked up: python-docx looks through the whole table for one.
"""

from itertools import accumulate, groupby, pairwise

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Twips
from docx.table import Table, _Cell

from perfgoal.rendering.grids import LOOKS, SIDE, WIDTH, Grid, Slot
from perfgoal.rendering.word.elements import element
from perfgoal.rendering.word.styles import Styles

_TOP, _CENTER = WD_CELL_VERTICAL_ALIGNMENT.TOP, WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_table(document: Document, grid: Grid, styles: Styles) -> None:
    """Add ``grid`` to the end of a document, as wide as the page is between its margins."""
    whole = Mm(WIDTH - 2 * SIDE).twips
    bounds = [round(whole * share / sum(grid.shares)) for share in accumulate(grid.shares, initial=0.0)]
    table = document.add_table(0, len(grid.shares), styles.table)
    table.autofit = False
    for column, (start, end) in zip(table.columns, pairwise(bounds), strict=True):
        column.width = Twips(end - start)
    _describe(table, grid, whole)
    below: dict[int, Slot] = {}  # by their first column, the merged cells that go on in the next row
    for row, slots in groupby(grid.slots, lambda slot: slot.row):
        here = sorted([*slots, *below.values()], key=lambda slot: slot.column)
        made = _add_row(table, grid, row)
        for slot in here:
            cell = _Cell(made.add_tc(), table)
            cell.width = Twips(bounds[slot.column + slot.across] - bounds[slot.column])
            _fill(cell, slot, row, styles)
            cell.vertical_alignment = _TOP if grid.top and row >= grid.heads else _CENTER
        below = {slot.column: slot for slot in here if slot.row + slot.down > row + 1}


def _describe(table: Table, grid: Grid, width: int) -> None:
    """Say how wide a table is, whether its first row is a head, and what it is called to those who do not see it."""
    properties = table._tbl.tblPr
    for name in ("tblW", "tblLook"):
        properties.remove(properties.find(qn(f"w:{name}")))
    properties.insert_element_before(element("tblW", w=width, type="dxa"), "w:tblLayout")
    if grid.heads:
        flags = {"lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
        properties.append(element("tblLook", val="0620", firstRow=1, **flags))
    properties.append(element("tblCaption", val=grid.label))


def _add_row(table: Table, grid: Grid, row: int) -> CT_Row:
    """Add a row without cells, and say whether a page may end in it and whether every page begins with it."""
    made = table._tbl.add_tr()
    if grid.whole[row]:
        made.get_or_add_trPr().append(element("cantSplit"))
    if row < grid.heads:
        made.get_or_add_trPr().append(element("tblHeader"))
    return made


def _fill(cell: _Cell, slot: Slot, row: int, styles: Styles) -> None:
    """Write a slot into its cell, each of its lines as a paragraph. What goes on from the row above has no text."""
    if slot.across > 1:
        cell._tc.grid_span = slot.across
    if slot.down > 1:
        cell._tc.vMerge = "restart" if slot.row == row else "continue"
    if LOOKS[slot.kind].fill:
        cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=LOOKS[slot.kind].fill))
    first, *more = slot.text.split("\n") if slot.row == row else ("",)
    for paragraph, line in [(cell.paragraphs[0], first), *((cell.add_paragraph(), line) for line in more)]:
        paragraph.style = styles.cells[slot.kind]
        if line:
            paragraph.add_run(line)
