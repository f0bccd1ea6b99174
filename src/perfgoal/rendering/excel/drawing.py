"""Boxes written as the cells of a workbook by XlsxWriter. Every text is forced to be text: nothing that an author wrote
becomes a formula, a link or a date."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from perfgoal.finding import Language, Severity
from perfgoal.rendering.excel.boxes import Box, Formula, Look, Sheet
from perfgoal.rendering.excel.comments import comment_text, notes_at, write_comment
from perfgoal.rendering.excel.heights import Rows, rows_of
from perfgoal.rendering.excel.inputs import allow, lock
from perfgoal.rendering.excel.numbers import TO_FILL, format_to_fill, number_of
from perfgoal.rendering.excel.page import colour, set_up
from perfgoal.rendering.notes import Note, Notes

FONT = {"font_name": "宋体", "font_size": 10}
"""A font by the name that Excel, WPS and LibreOffice know."""
_TEXT = {**FONT, "valign": "vcenter", "num_format": "@"}
_FRAME = {"border": 1, "text_wrap": True}
_HEAD = {**_FRAME, "bold": True, "align": "center", "bg_color": "#F2F2F2"}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "fact": {"text_wrap": True},
    "check": {"text_wrap": True, "italic": True, "num_format": "General"},
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
_TO_FILL = "#FFFDE7"
_LONGEST_AS_TEXT = 255
"""Characters above which some versions show a row of # for what has the number format of texts."""
_TALL = {"valign": "top"}
"""How texts stand in a row that is several, so high that its middle may be on another page."""


class Drawing:
    """A workbook while its sheets are written."""

    def __init__(self, book: Any, sheets: Sequence[Sheet], notes: Notes | None, language: Language) -> None:
        self._book = book
        self._notes = notes
        self._language: Language = language
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        planned = [(sheet, rows_of(sheet)) for sheet in sheets]
        self._places = _places(planned)
        for sheet, rows in planned:
            self._draw(book.add_worksheet(sheet.name), sheet, rows)

    def _draw(self, page: Any, sheet: Sheet, rows: Rows) -> None:
        set_up(page, sheet, rows)
        fills = []
        for box in sheet.boxes:
            first, last = rows.span(box)
            self._write(page, sheet.name, box, (first, box.column, last, box.column + box.across - 1))
            if box.fill is not None:
                fills.append(((first, box.column), box.fill))
        if fills:
            allow(page, fills, self._language)
            colour(page, self._book, sheet, rows)
            lock(page)

    def _write(self, page: Any, sheet: str, box: Box, area: tuple[int, int, int, int]) -> None:
        notes = () if self._notes is None else notes_at(self._notes, box.paths)
        is_number = box.look == "amount" or (box.fill is not None and box.fill.number)
        number = number_of(box.text) if is_number else None
        row, column, last, _ = area
        looks = self._format({**_looks(box, number, notes), **(_TALL if last - row >= box.down else {})})
        if area[:2] != area[2:]:
            page.merge_range(*area, "", looks)
        if box.formula is not None:
            page.write_formula(row, column, self._resolved(box.formula, sheet), looks, box.text)
        elif number is not None:
            page.write_number(row, column, number[0], looks)
        elif box.text:
            page.write_string(row, column, as_text(box.text), looks)
        else:
            page.write_blank(row, column, None, looks)
        told = [*([comment_text(notes)] if notes else ()), *([box.comment] if box.comment else ())]
        if told:
            write_comment(page, row, column, "\n\n".join(told))

    def _resolved(self, formula: Formula, sheet: str) -> str:
        """Return a formula on ``sheet`` with the addresses of the cells that it is about."""
        found = (self._places[path] for path in formula.paths)
        addresses = (address if name == sheet else f"'{name}'!{address}" for name, address in found)
        return formula.pattern.format(*addresses)

    def _format(self, properties: Mapping[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(properties))
        return self._formats[key]


def _places(planned: Sequence[tuple[Sheet, Rows]]) -> Mapping[str, tuple[str, str]]:
    """Return the name of the sheet and the address of the cell that shows what each path leads to."""
    return {
        path: (sheet.name, address(rows.span(box)[0], box.column))
        for sheet, rows in planned
        for box in sheet.boxes
        for path in box.paths
    }


def address(row: int, column: int) -> str:
    """Return the address of a cell of 0-based row and column: C7."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _looks(box: Box, number: tuple[float, str] | None, notes: Sequence[Note]) -> Mapping[str, Any]:
    looks = {**_TEXT, **_LOOKS[box.look]}
    if box.fill is not None:
        looks |= {"locked": False, "bg_color": _TO_FILL}
        if box.fill.number:
            looks["num_format"] = format_to_fill(box.text, TO_FILL if box.look == "amount" else "General")
    elif number is not None:
        looks["num_format"] = number[1]
    if len(box.text) > _LONGEST_AS_TEXT:
        looks["num_format"] = "General"
    if notes:
        looks["bg_color"] = _FILLS[min((note.severity for note in notes), key=list(_FILLS).index)]
    return looks


def as_text(text: str) -> str:
    """Return ``text`` as XlsxWriter has to be given it, which cuts off what is longer than a cell: one that looks like
    the markup of a rich text is taken for that, unless it is wrapped in such markup, and so made longer."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text
