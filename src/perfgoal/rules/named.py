"""Names of indicators taken apart: the numbers and bounds in them, and how they would read without."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from perfgoal.rules.lexicon.naming import BOUNDED_BY, LEADS_TO_A_NUMBER, MEASURES, NO_MEASURES, NUMBERED
from perfgoal.rules.measures import dimension
from perfgoal.rules.names import head_of
from perfgoal.rules.rule import Row
from perfgoal.target.units import NONE, Unit, read_unit

_STOPS = "。;!"
_END, _LOOSE = ")" + _STOPS, "，,、：:=≥≤><" + _STOPS
_OPENING, _CLOSING = ("（", "("), ("）", ")")

_COUNTED_IN = {
    **dict.fromkeys("人名位", "人数"),
    "户": "户数",
    "次": "次数",
    "场": "场次",
    "人次": "人次",
    "户次": "户次",
}
_MEASURED_IN = {"count": "数量", "length": "长度", "area": "面积", "weight": "重量", "share": "比例"}


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a template's numbering at the start of a name: 指标1：, 目标二、."""
    return re.compile(r"\A\s*[指目]标\s*[0-9０-９一二三四五六七八九十]{1,2}\s*(?:[:：、]|[.．](?![0-9０-９])|$)\s*")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z.,:])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9])")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"《[^《》]*》")


class Name(NamedTuple):
    """The name of an indicator without the template's numbering, as names are compared (``text``), and without the
    brackets and the full stop at its end (``head``)."""

    row: Row
    text: str
    head: str

    @property
    def written(self) -> str:
        """``text`` with the author's own signs, where each has one."""
        raw = "".join(label_pattern().sub("", self.row.indicator.name).split())
        return raw if len(raw) == len(self.text) else self.text


class Number(NamedTuple):
    """A number in a name, with its unit, where both stand, and whether the name ends with them."""

    value: Decimal
    unit: Unit
    start: int
    stop: int
    last: bool


def name_of(row: Row) -> Name:
    """Return the name of an indicator."""
    text, head = row.plain, row.head
    if text.startswith(NUMBERED.words) and (label := label_pattern().match(text)):
        text = text[label.end() :]
        head = head_of(text.rstrip(_STOPS)).rstrip(_STOPS)
    elif head[-1:] in _STOPS:
        head = head_of(head.rstrip(_STOPS))
    return Name(row, text, head)


def numbers_in(name: Name) -> Iterator[Number]:
    """Yield the numbers of a name that have a unit behind them, but for those in a title."""
    titles = [range(*title.span()) for title in _title().finditer(name.text)]
    for found in _number().finditer(name.text):
        number = _read(name, found)
        if number.unit is not NONE and not any(number.start in title for title in titles):
            yield number


def number_at(name: Name, start: int) -> Number | None:
    """Return the number that begins at ``start``, with its unit, if it has one; ``None`` where none stands there."""
    found = _number().match(name.text, start)
    return None if found is None else _read(name, found)


def _read(name: Name, found: re.Match[str]) -> Number:
    unit, length = read_unit(name.text[found.end() :]) or (NONE, 0)
    stop = found.end() + length
    bound = name.text[stop : len(name.head)]
    if bound in BOUNDED_BY.words:
        stop += len(bound)
    return Number(Decimal(found.group().replace(",", "")), unit, found.start(), stop, ends_at(name, stop))


def ends_at(name: Name, stop: int) -> bool:
    """Whether a name ends at ``stop``, but for a bracket."""
    return stop == len(name.head) or not rest_of(name, stop)


def rest_of(name: Name, start: int) -> str:
    """Return what stands in a name from ``start``, without the end of a bracket."""
    return name.text[start:].rstrip(_END)


def is_measure(head: str) -> bool:
    """Whether a name ends with what is measured."""
    return head.endswith(MEASURES.words) and not head.endswith(NO_MEASURES.words)


def without(name: Name, start: int, stop: int, unit: Unit = NONE) -> str:
    """Return how a name reads without what stands from ``start`` to ``stop``, a number in ``unit``: 村组干部230人
    becomes 村组干部人数."""
    written = name.written
    before, behind = written[:start], written[stop:].lstrip(_STOPS)
    if before[-1:] in _OPENING and behind[:1] in _CLOSING:
        before, behind = before[:-1], behind[1:]
    lead = LEADS_TO_A_NUMBER.ends(before)
    if lead and (len(lead) > 1 or is_measure(before[: -len(lead)])):
        before = before.removesuffix(lead)
    if not behind.startswith("的士"):
        behind = behind.removeprefix("的")
    kept = (before + behind).rstrip(_LOOSE)
    if kept and not is_measure(kept):
        kept += _COUNTED_IN.get(unit.base) or _MEASURED_IN.get(dimension(unit), "")
    return kept
