"""Boxes written as the cells of a workbook by XlsxWriter. Every text is forced to be text: nothing that an author wrote
becomes a formula, a link or a date."""

from collections.abc import Mapping
from html import escape
from typing import Any

from perfgoal.finding import Severity
from perfgoal.rendering.excel.boxes import Box, Look, Sheet
from perfgoal.rendering.excel.comments import comment_text, notes_at, write_comment
from perfgoal.rendering.excel.heights import rows_of
from perfgoal.rendering.excel.numbers import number_of
from perfgoal.rendering.notes import Notes

FONT = {"font_name": "宋体", "font_size": 10}
"""A font by the name that Excel, WPS and LibreOffice know."""
_TEXT = {**FONT, "valign": "vcenter", "num_format": "@"}
_FRAME = {"border": 1, "text_wrap": True}
_HEAD = {**_FRAME, "bold": True, "align": "center", "bg_color": "#F2F2F2"}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "fact": {"text_wrap": True},
    "head": _HEAD,
    "label": {**_FRAME, "align": "left", "indent": 1},
    "level": {**_FRAME, "align": "center"},
    "name": {**_FRAME, "align": "left", "indent": 1},
    "text": {**_FRAME, "align": "left", "valign": "top"},
    "amount": {**_FRAME, "align": "right", "indent": 1},
    "value": {**_FRAME, "align": "center"},
    "short": {**_FRAME, "align": "center"},
    "blank": _FRAME,
}
_FILLS = {Severity.ERROR: "#FFC7CE", Severity.WARNING: "#FFEB9C", Severity.INFO: "#DDEBF7"}
_A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
_FOOTER = "&C第 &P 页，共 &N 页"


class Drawing:
    """A sheet of a workbook while it is written, with ``notes`` in comments on their cells."""

    def __init__(self, book: Any, sheet: Sheet, notes: Notes | None) -> None:
        self._book = book
        self._notes = notes
        self._sheet = book.add_worksheet(sheet.name)
        self._rows = rows_of(sheet)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._set_up(sheet)
        for box in sheet.boxes:
            self._write(box)

    def _set_up(self, sheet: Sheet) -> None:
        page, rows, columns = self._sheet, self._rows, len(sheet.widths)
        for place, width in enumerate(sheet.widths):
            page.set_column(place, place, width)
        for place, height in enumerate(rows.heights):
            page.set_row(place, height)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(**_MARGINS)
        page.center_horizontally()
        page.fit_to_pages(1, 0)
        page.set_footer(_FOOTER)
        page.print_area(0, 0, len(rows.heights) - 1, columns - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows.heights)}"})
        if sheet.head:
            head = rows.starts[sheet.head]
            page.repeat_rows(0, head - 1)
            page.freeze_panes(head, 0)

    def _write(self, box: Box) -> None:
        notes = () if self._notes is None else notes_at(self._notes, box.paths)
        number = number_of(box.text) if box.look == "amount" else None
        own = {**_TEXT, **_LOOKS[box.look]}
        if number is not None:
            own["num_format"] = number[1]
        if notes:
            own["bg_color"] = _FILLS[min((note.severity for note in notes), key=list(_FILLS).index)]
        looks = self._format(own)
        first, last = self._span(box)
        if first != last or box.across > 1:
            self._sheet.merge_range(first, box.column, last, box.column + box.across - 1, "", looks)
        if number is not None:
            self._sheet.write_number(first, box.column, number[0], looks)
        elif box.text:
            self._sheet.write_string(first, box.column, _as_text(box.text), looks)
        else:
            self._sheet.write_blank(first, box.column, None, looks)
        if notes:
            write_comment(self._sheet, first, box.column, comment_text(notes))

    def _span(self, box: Box) -> tuple[int, int]:
        """Return the first and the last row that a box takes."""
        return self._rows.starts[box.row], self._rows.starts[box.row + box.down] - 1

    def _format(self, properties: Mapping[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(properties))
        return self._formats[key]


def _as_text(text: str) -> str:
    """Return ``text`` as XlsxWriter has to be given it: one that looks like the markup of a rich text is taken for
    that, unless it is wrapped in such markup."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text
