"""Quantities in the goal and the tasks that an indicator states too."""

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from perfgoal.money import EXACT
from perfgoal.rules.lexicon.matching import ENDINGS, LEAD_INS, NOT_THE_TARGET
from perfgoal.rules.measures import numbers, unit_of
from perfgoal.rules.names import plain_name
from perfgoal.rules.narratives import Narrative
from perfgoal.rules.quantities import Quantity, told
from perfgoal.rules.rule import Case, Value

SHORTEST = 4
"""A noun of fewer characters may be anything."""
CONTEXT = 60
"""So many characters before a quantity tell whether it is that of the year."""

_INEXACT = ("左右", "以内", "以下")
_YEAR = "年"
_ENDS = "[。；;！？!?\n]"


class Statement(NamedTuple):
    """A ``quantity`` in a text, and the ``values`` of the one indicator that has its noun and unit."""

    narrative: Narrative
    quantity: Quantity
    values: tuple[Value, ...]


def statements(case: Case) -> tuple[Statement, ...]:
    """Return what texts and indicators both state: of one noun and unit, one number in the texts, which may stand there
    again, and one indicator. The goal for the whole cycle is a text of its own."""
    texts = [one for one in case.once(told) if one.narrative.kind != "other"]
    if not texts:
        return ()
    stated: dict[tuple[tuple[str, ...], str, bool], list[tuple[Narrative, Quantity]]] = defaultdict(list)
    for narrative, quantities in texts:
        for quantity in quantities:
            noun = signature(quantity.noun)
            if noun and not quantity.unit.per:
                stated[noun, quantity.unit.base, narrative.key == "cycle"].append((narrative, quantity))
    measured: dict[tuple[tuple[str, ...], str], list[Value]] = defaultdict(list)
    for value in case.once(numbers):
        if value.target.kind == "quantity" and not value.target.per:
            measured[signature(value.row.head), unit_of(value).base].append(value)
    found = []
    for (noun, base, _), places in stated.items():
        values = measured.get((noun, base), ())
        if len({id(value.row) for value in values}) == 1 and len({each.base for _, each in places}) == 1:
            narrative, quantity = places[0]
            if all(_is_of_the_year(case, each.text, one) for each, one in places):
                found.append(Statement(narrative, quantity, tuple(values)))
    return tuple(found)


def agree(case: Case, statement: Statement) -> bool:
    """Whether a text says what one of the two values says. More than the value of the year may be that of the whole of
    a project, where the form does not ask for it."""
    said = statement.quantity.base
    values = [_number(value) for value in statement.values]
    if said in values:
        return True
    only_the_year = all(value.key == "annual" for value in statement.values)
    of_cycle = statement.narrative.key == "cycle" or case.declaration.project is not None
    return of_cycle and only_the_year and said > max(values)


@lru_cache(maxsize=2048)
def signature(noun: str) -> tuple[str, ...]:
    """Return the characters of a noun in a fixed order, without what adds nothing to it; empty where too few are left.
    认定高新技术企业 and 高新技术企业认定数量 are one noun."""
    plain = _year_before().sub("", plain_name(noun))
    while ending := ENDINGS.ends(plain):
        plain = plain.removesuffix(ending)
    while lead := next((word for word in LEAD_INS.words if plain.startswith(word)), None):
        plain = plain.removeprefix(lead)
    return tuple(sorted(plain)) if len(plain) >= SHORTEST else ()


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile("^20[0-9]{2}年(?:度|内|底前?)?")


def _is_of_the_year(case: Case, text: str, quantity: Quantity) -> bool:
    """Whether nothing in the sentence says that a quantity is of another time, a part, or inexact."""
    said = re.split(_ENDS, text[max(0, quantity.start - CONTEXT) : quantity.start])[-1]
    if NOT_THE_TARGET.find(said) or text.startswith(_INEXACT, quantity.end):
        return False
    year = str(case.declaration.year)
    return all(piece.endswith(year) or not piece[-4:].isdigit() for piece in said.split(_YEAR)[:-1])


def _number(value: Value) -> Decimal:
    """Return the number of a value in the base of its unit."""
    return EXACT.multiply(value.number or Decimal(0), unit_of(value).scale)
