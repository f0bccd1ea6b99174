"""Several indicators in one row: each cell of it has a line for each of them, and the names are numbered."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from perfgoal.exchange.content import Cell
from perfgoal.exchange.draft import Notice
from perfgoal.exchange.recognise.columns import Column
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.finding import Text

_NUMBER = re.compile(
    r"\s*(?:(?:指标|目标)\s*)?(?P<number>[0-9]{1,2}|[一二三四五六七八九十])\s*[:：、.．)）](?![0-9])\s*"
)
_CHINESE = "一二三四五六七八九十"
_FIELDS = frozenset({"name", "cycle", "annual", "unit", "baseline", "explanation", "standard", "note"})

_UNPARTED = Text(
    "这一格里有 {count} 个编了号的指标，同一行的其他格却没有分成同样多的行，按一个指标读",
    "{count} numbered indicators are in this cell, and the others of its row have not as many lines: "
    "they are read as one",
)


def several(reading: Reading, found: Mapping[Column, Cell]) -> list[dict[str, Any]]:
    """Return the indicators of a row where its cells hold several, one below the other; nothing where it holds one."""
    name = next(cell for column, cell in found.items() if column.field == "name")
    names = _numbered(name.text)
    if reading.is_own or len(names) < 2:
        return []
    lines = {column: _lines(cell.text, len(names)) for column, cell in found.items()}
    if any(column.field not in _FIELDS or not parts for column, parts in lines.items()):
        reading.notices.append(Notice(_UNPARTED, {"count": len(names)}, (name.origin,)))
        return []
    indicators: list[dict[str, Any]] = []
    for index in range(len(names)):
        indicator = {}
        for column, cell in found.items():
            number, text = lines[column][index]
            reading.ledger.label(cell, number)
            if not is_blank(text):
                indicator[column.field] = reading.ledger.value(cell, text)
        indicators.append(indicator)
    return indicators


def _numbered(text: str) -> Sequence[tuple[str, str]]:
    """Return the lines of a text that are numbered from 1 on, each as its number and what stands behind it; nothing
    where one is not."""
    pieces: list[tuple[str, str]] = []
    for line in filter(str.strip, text.splitlines()):
        match = _NUMBER.match(line)
        if match is None or _value(match["number"]) != len(pieces) + 1:
            return ()
        pieces.append((line[: match.end()], line[match.end() :]))
    return () if any(is_blank(text) for _, text in pieces) else pieces


def _lines(text: str, count: int) -> Sequence[tuple[str, str]]:
    """Return the lines of a text, without their numbers where they have some; nothing where there are not ``count``."""
    lines = [*filter(str.strip, text.splitlines())]
    if len(lines) != count:
        return ()
    return _numbered(text) or [("", line) for line in lines]


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else _CHINESE.index(number) + 1
