"""Grids drawn as tables.

Columns have fixed widths, in the grid of a table as well as in each of its cells, because every program heeds another
of the two. Rows are made one after another and no cell is looked up: python-docx looks through the whole table for one.
"""

from itertools import accumulate, groupby, pairwise

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Twips
from docx.table import Table

from perfgoal.rendering.grids import LOOKS, SIDE, WIDTH, Grid, Slot
from perfgoal.rendering.word.elements import element
from perfgoal.rendering.word.styles import Styles


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
            width = Twips(bounds[slot.column + slot.across] - bounds[slot.column]).twips
            at_top = grid.top and row >= grid.heads
            made.append(_cell(slot, width, styles, goes_on=slot.row != row, at_top=at_top))
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


def _cell(slot: Slot, width: int, styles: Styles, *, goes_on: bool, at_top: bool) -> BaseOxmlElement:
    """Return a slot as a cell, each of its lines as a paragraph. What ``goes_on`` from the row above has no text."""
    properties = [element("tcW", type="dxa", w=width)]
    if slot.across > 1:
        properties.append(element("gridSpan", val=slot.across))
    if slot.down > 1:
        properties.append(element("vMerge") if goes_on else element("vMerge", val="restart"))
    if LOOKS[slot.kind].fill:
        properties.append(element("shd", val="clear", color="auto", fill=LOOKS[slot.kind].fill))
    properties.append(element("vAlign", val="top" if at_top else "center"))
    style = styles.cells[slot.kind].style_id
    lines = ("",) if goes_on else slot.text.split("\n")
    return element("tc", element("tcPr", *properties), *(_paragraph(line, style) for line in lines))


def _paragraph(line: str, style: str) -> BaseOxmlElement:
    made = element("p", element("pPr", element("pStyle", val=style)))
    if line:
        run = made.add_r()
        run.text = line
    return made
