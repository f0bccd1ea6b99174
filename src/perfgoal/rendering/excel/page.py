"""The page of a sheet: columns and rows, print set-up, and what stays in sight."""

from typing import Any

from perfgoal.rendering.excel.boxes import Sheet
from perfgoal.rendering.excel.checks import AGREES, DIFFERS, SHOULD
from perfgoal.rendering.excel.heights import Rows

_A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
_FOOTER = "&C第 &P 页，共 &N 页"
_GOOD, _BAD, _PALE = "#1E7B34", "#C00000", "#A6A6A6"
_COLOURS = {AGREES: _GOOD, DIFFERS: _BAD, SHOULD: _BAD}
"""The colours of lines that compare, by the word in them."""


def set_up(page: Any, sheet: Sheet, rows: Rows) -> None:
    """Give a page its columns and rows, and let it print on A4 laid across, with its heads on every page."""
    for place, width in enumerate(sheet.widths):
        page.set_column(place, place, width)
    for place, height in enumerate(rows.heights):
        if height is not None:
            page.set_row(place, height)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.set_footer(_FOOTER)
    page.print_area(0, 0, len(rows.heights) - 1, len(sheet.widths) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows.heights)}"})
    if sheet.head:
        head = rows.starts[sheet.head]
        page.repeat_rows(0, head - 1)
        page.freeze_panes(head, 0)


def colour(page: Any, book: Any, sheet: Sheet, rows: Rows) -> None:
    """Let a sheet to fill in show by colour whether the lines that compare agree, and leave the categories of rows
    pale in which no indicator stands."""
    looks = {name: book.add_format({"font_color": name}) for name in (_GOOD, _BAD, _PALE)}
    for box in sheet.boxes:
        if box.look == "check":
            row = rows.span(box)[0]
            for word, name in _COLOURS.items():
                rule = {"type": "text", "criteria": "containing", "value": word, "format": looks[name]}
                page.conditional_format(row, 0, row, 0, rule)
    levels = [rows.span(box)[0] for box in sheet.boxes if box.look == "level"]
    if levels:
        rule = {"type": "formula", "criteria": f'=$C{levels[0] + 1}=""', "format": looks[_PALE]}
        page.conditional_format(levels[0], 0, levels[-1], 1, rule)
