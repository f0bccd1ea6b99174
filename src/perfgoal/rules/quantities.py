"""Quantities in prose: a number with its unit, and the noun before it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfgoal.money import EXACT
from perfgoal.rules.narratives import Narrative, narratives
from perfgoal.rules.rule import Case
from perfgoal.target.numerals import number, number_pattern
from perfgoal.target.units import NONE, Unit, read_unit

LONGEST_NOUN = 24
"""So many characters before a number are looked at."""

_LONGEST_UNIT = 12
_DIGITS = "0123456789"
_BLANKS = " \u3000"
_SENTENCE_ENDS = "。！？!?\n"
_CLAUSE_ENDS = f"[{_SENTENCE_ENDS}；;，,、：:.．（）()《》“”]"
_BEFORE_NUMBERS = _BLANKS + ":："
_JOINS = frozenset("-~～〜—–至到:：/×*")
"""Between two numbers that are one range, one date or one ratio."""
_NAMED_BY_NUMBER = frozenset("第〔[.")
"""第3批, 〔2015〕88号."""
_DAYS = frozenset("月日号时点")
_YEARS = range(1900, 2101)


class Quantity(NamedTuple):
    """A ``number`` and its ``unit`` in a text, from ``start`` to ``end``; the ``noun`` before it, back to the last
    mark or number, at most :data:`LONGEST_NOUN` characters; and where its ``sentence`` starts."""

    number: Decimal
    unit: Unit
    noun: str
    start: int
    end: int
    sentence: int

    @property
    def base(self) -> Decimal:
        """The number in the base of the unit."""
        return EXACT.multiply(self.number, self.unit.scale)

    def quoted(self, text: str) -> str:
        """Return what stands in ``text``: 100家."""
        return text[self.start : self.end]


class Told(NamedTuple):
    """A text that is prose, and the quantities in it."""

    narrative: Narrative
    quantities: tuple[Quantity, ...]


def told(case: Case) -> tuple[Told, ...]:
    """Return the texts of a declaration that hold quantities."""
    found = []
    for narrative in case.once(narratives):
        if any(map(narrative.text.__contains__, _DIGITS)):
            quantities = quantities_in(narrative.text)
            if quantities:
                found.append(Told(narrative, quantities))
    return tuple(found)


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities in ``text``, in one scan. Only numbers with a known unit are any; dates, ordinals, numbers
    of documents, ranges and what is 余 or 多 are not."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Quantity]:
    sentence = past = told = 0
    held: Quantity | None = None  # until the next number shows that it begins no range
    for match in number_pattern().finditer(text):
        start, end = match.span()
        start += not text[start].isdigit()  # a sign
        for place in range(past, start):
            if text[place] in _SENTENCE_ENDS:
                sentence = place + 1
        joined = past > 0 and text[past:start].strip() in _JOINS
        if held is not None and not joined:
            yield held
        held = None
        unit, stop = _unit_behind(text, end)
        if unit.text is not None and not joined and not _is_named(text[start - 1 : start]):
            value = number(text[start:end])
            if value is not None and not (unit.base == "月" and value in _YEARS):
                held = Quantity(value, unit, _noun(text, max(told, sentence), start), start, stop, sentence)
                told = stop
        past = stop
    if held is not None:
        yield held


def _unit_behind(text: str, end: int) -> tuple[Unit, int]:
    """Return the unit that stands behind a number and where that ends; :data:`NONE` where there is none."""
    behind = text[end : end + _LONGEST_UNIT]
    start = end + len(behind) - len(behind.lstrip(_BLANKS))
    found = None if text[start : start + 1] in _DAYS else read_unit(text[start : start + _LONGEST_UNIT])
    return (NONE, end) if found is None else (found[0], start + found[1])


def _is_named(before: str) -> bool:
    """Whether the character before a number makes it a part of a name: PM2.5, G107, 第3批."""
    return (before.isascii() and before.isalnum()) or before in _NAMED_BY_NUMBER


def _noun(text: str, past: int, start: int) -> str:
    """Return what stands before a number, back to the last mark, and no further than ``past``."""
    piece = text[max(past, start - LONGEST_NOUN) : start].rstrip(_BEFORE_NUMBERS)
    return re.split(_CLAUSE_ENDS, piece)[-1].strip()
