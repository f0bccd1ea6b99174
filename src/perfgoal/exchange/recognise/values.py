"""What the cells of an indicator say, each by its column."""

import re
from collections.abc import Mapping
from typing import Any

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.columns import Column
from perfgoal.exchange.recognise.labels import plain
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.tasks import lines_of
from perfgoal.target.words import OPERATOR_WORDS, SIGNS

_VALUES = ("cycle", "annual")
_YEAR = re.compile(r"[(（]\s*([0-9]{4})\s*年?\s*[)）]\s*$|^\s*([0-9]{4})\s*年?")
_OF_KIND = "指标"
"""What some write behind the direction: 正向指标."""
_POINTS = re.compile(r"([0-9.]+)\s*分")


def indicator_of(reading: Reading, found: Mapping[Column, Cell]) -> dict[str, Any]:
    """Return an indicator of the cells of its row."""
    indicator: dict[str, Any] = {}
    operator: Cell | None = None
    for column, cell in found.items():
        match column.field:
            case "op":
                operator = cell
            case "kind" if _is_operator(cell.text):
                operator = cell
            case "years":
                match = _YEAR.search(column.head)
                reading.put_local(indicator, "years", (match[1] or match[2]) if match else column.head, cell)
            case "extra":
                reading.put_local(indicator, "extra", column.head, cell)
            case "task":
                indicator["task"] = lines_of(reading, cell)
            case "weight" if (match := _POINTS.fullmatch(cell.text.strip())) is not None:
                indicator["weight"] = reading.ledger.value(cell, match[1])
                reading.ledger.label(cell, "分")
            case "direction" if cell.text.strip().endswith(_OF_KIND):
                text = cell.text.strip()
                indicator["direction"] = reading.ledger.value(cell, text.removesuffix(_OF_KIND))
                reading.ledger.label(cell, _OF_KIND)
            case field:
                indicator[field] = reading.ledger.value(cell)
    if operator is not None:
        _set_operator(reading, indicator, operator)
    return indicator


def _set_operator(reading: Reading, indicator: dict[str, Any], operator: Cell) -> None:
    """Put an operator that has a column of its own before the target value of its row."""
    values = [name for name in _VALUES if name in indicator]
    if len(values) != 1:
        reading.ledger.leave(operator)
        return
    indicator[values[0]] = {"op": reading.ledger.value(operator), "value": indicator[values[0]]}


def _is_operator(text: str) -> bool:
    return not is_blank(text) and (plain(text) in OPERATOR_WORDS or plain(text) in SIGNS or text.strip() in SIGNS)
