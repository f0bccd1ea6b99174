"""The sum of money that the texts of a task state, and whether it is the task's own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfgoal.declaration import Task
from perfgoal.money import EXACT
from perfgoal.rules.lexicon.matching import ALLOTTED, ENUMERATED, LINKS, OTHER_MONEY, SPENT_ON, WHOLE_SUM
from perfgoal.rules.quantities import Quantity, Told, told
from perfgoal.rules.rule import Case

BEFORE, BEHIND = 40, 8
"""So many characters before and behind a sum tell whose it is."""

_ENDS = "。；;！？!?\n"
_COMMAS = "，, "
_CURRENCIES = ("元", "美元", "港元", "欧元")


class Stated(NamedTuple):
    """The one sum of money in the texts of a task, the text that it stands in, and what it is in the unit of the
    budget, in which one unit of its last digit is ``digit``."""

    told: Told
    quantity: Quantity
    amount: Decimal
    digit: Decimal


def stated_sums(case: Case, size: Decimal) -> Iterator[tuple[Task, Stated]]:
    """Yield the tasks whose texts state one sum of money, with it; ``size`` is the unit of the budget in 元."""
    texts: dict[int, list[Told]] = {}
    for one in case.once(told):
        if one.narrative.kind == "task":
            texts.setdefault(id(one.narrative.part), []).append(one)
    for task in case.declaration.tasks:
        money = [(one, each) for one in texts.get(id(task), ()) for each in one.quantities if _is_money(each)]
        if len({each.base for _, each in money}) == 1 and not any(each.unit.per for _, each in money):
            one, each = money[0]
            scale = each.unit.scale
            digit = Decimal((0, (1,), int(each.number.as_tuple().exponent)))
            in_unit = [EXACT.divide(EXACT.multiply(value, scale), size) for value in (each.number, digit)]
            yield task, Stated(one, each, *in_unit)


def _is_money(quantity: Quantity) -> bool:
    """Whether a quantity is money; 500万 may be."""
    return quantity.unit.base in (*_CURRENCIES, "")


def is_of_the_task(stated: Stated, *, smaller: bool) -> bool:
    """Whether a sum is said to be the money of the task, and of all of it where it is ``smaller``."""
    text, quantity = stated.told.narrative.text, stated.quantity
    lead = quantity.noun
    while link := LINKS.ends(lead):
        lead = lead.removesuffix(link)
    if not ALLOTTED.ends(lead) or quantity.unit.base not in ("元", ""):
        return False
    before = text[max(0, quantity.start - BEFORE) : quantity.start]
    clause = before[max(before.rfind(mark) for mark in _ENDS) + 1 :]
    if OTHER_MONEY.find(clause + text[quantity.end :][:BEHIND]):
        return False
    if not smaller:
        return True
    behind = text[quantity.end :][:BEHIND].lstrip(_COMMAS)
    return not (_left_of(lead) or behind.startswith(SPENT_ON.words) or ENUMERATED.find(text))


def _left_of(lead: str) -> str:
    """Return what makes the money before a sum that of something, and maybe not of the whole task."""
    for words in (WHOLE_SUM, ALLOTTED, LINKS):
        for word in words.words:
            lead = lead.replace(word, "")
    return lead
