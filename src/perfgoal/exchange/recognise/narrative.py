"""Narrative outside of tables: it may take several lines, up to the next label, heading or remark."""

import re

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.facts import NARRATIVE, read_title
from perfgoal.exchange.recognise.labels import plain
from perfgoal.exchange.recognise.naming import is_label
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.vocabulary import Field

_NUMERAL = re.compile("([一二三四五六七八九十])[、.]")
_REMARK = re.compile(r"(?:备?注|(?:填[报表写])?说明):|填[报表写]说明$|附件?:")
_LABEL = re.compile("[^:。,;]{2,12}:$|[^:。,;]{0,8}(?:人|电话|日期|盖章|签字|签章)(?:\\([^()]*\\))?:")


def begin(reading: Reading, field: Field, label: str) -> None:
    """Remember that a line holds narrative, which may go on in the next, and what its label looks like."""
    reading.narrative = (field.route, label) if field.route in NARRATIVE else None


def goes_on(reading: Reading, cell: Cell) -> bool:
    """Read a line as the next of the narrative above it. Return whether it is that."""
    if reading.narrative is None:
        return False
    route, label = reading.narrative
    if is_label(reading, cell.text) or _ends(label, reading.text(route), plain(cell.text)) or read_title(reading, cell):
        reading.narrative = None
        return reading.ledger.has(cell)
    reading.lengthen(route, cell)
    return True


def _ends(label: str, before: str, text: str) -> bool:
    """Whether a line is none of the narrative ``before`` it: it is a remark, a label, or a heading whose number follows
    that of the narrative's own label, and does not follow that of a point of it."""
    number = _number(text)
    points = [_number(plain(line)) for line in before.splitlines()]
    is_heading = number is not None and number - 1 == _number(plain(label)) and number - 1 not in points
    return is_heading or _REMARK.match(text) is not None or _LABEL.match(text) is not None


def _number(text: str) -> int | None:
    """Return the Chinese numeral with which a line begins: 3 of 三、年度目标."""
    match = _NUMERAL.match(text)
    return None if match is None else "一二三四五六七八九十".index(match[1]) + 1
