"""What cells of a workbook to fill in take: drop-downs, bounds of numbers, hints, and a lock on the rest."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from perfgoal.finding import Language, Text
from perfgoal.rendering.excel.boxes import Fill

_LONGEST_LIST = 255
"""Characters of a list of choices that Excel takes."""
_UNLISTED = re.compile('[,"\\n]|^\\s|\\s$|^$')
"""What no choice of a list can have in it: what parts choices, ends the list, or is lost in it."""
_ALLOWED = dict.fromkeys(("format_cells", "format_columns", "format_rows", "autofilter", "select_locked_cells"), True)
_NOT_LISTED = Text("列表里没有这一项", "Not in the list")
_ANYWAY = Text("列表里没有这一项，仍要填吗？", "It is not in the list. Write it anyway?")
_NO_NUMBER = Text("这里要填数字", "A number is due here")
_HOW = Text(
    "请填不小于 0 的半角数字，如 2554.17；不写单位，没有就空着或填 0。",
    "Write a number of 0 or more, such as 2554.17, without its unit; leave it blank or write 0 for none.",
)

Place = tuple[int, int]
"""The row and the column of a cell."""


def lock(sheet: Any) -> None:
    """Lock all cells of a sheet but those of an unlocked format; no password keeps anyone from unlocking it."""
    sheet.protect("", _ALLOWED)


def allow(sheet: Any, fills: Sequence[tuple[Place, Fill]], language: Language) -> None:
    """Tell a sheet what may be filled in, cell by cell."""
    places: defaultdict[Fill, list[Place]] = defaultdict(list)
    for place, fill in fills:
        places[fill].append(place)
    for fill, cells in places.items():
        rule = _rule(fill, language)
        if rule:
            (top, left, bottom, right), *others = _runs(cells)
            more = {"other_cells": [list(run) for run in others]} if others else {}
            sheet.data_validation(top, left, bottom, right, {**rule, **more})


def _rule(fill: Fill, language: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "any"}
    listed = ",".join(fill.choices)
    if fill.number:
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_title": _NO_NUMBER.say(language)}
        rule["error_message"] = _HOW.say(language)
    elif fill.choices and len(listed) <= _LONGEST_LIST and not any(map(_UNLISTED.search, fill.choices)):
        rule = {"validate": "list", "source": list(fill.choices), "error_type": "warning"}
        rule |= {"error_title": _NOT_LISTED.say(language), "error_message": _ANYWAY.say(language)}
        if fill.is_open:
            rule["show_error"] = False
    elif not fill.hint:
        return {}
    return {**rule, "input_message": fill.hint} if fill.hint else rule


def _runs(cells: Sequence[Place]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the cells of each column in runs from a first row to a last."""
    start: Place | None = None
    last = (-1, -1)
    for column, row in sorted((column, row) for row, column in cells):
        if start is not None and (column, row) != (last[0], last[1] + 1):
            yield start[1], start[0], last[1], last[0]
            start = None
        start = start or (column, row)
        last = (column, row)
    if start is not None:
        yield start[1], start[0], last[1], last[0]
