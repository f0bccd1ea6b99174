"""The amounts of a declaration, and how finely they may be written."""

from decimal import Decimal

from perfgoal.declaration import Part
from perfgoal.money import UNITS, Amount, without_tail
from perfgoal.rules.rule import Case


def amounts(case: Case) -> tuple[tuple[Part, str, Amount], ...]:
    """Return every amount of a declaration, with the part and the field that it stands in."""
    found: list[tuple[Part, str, Amount]] = []
    for group in case.declaration.money.groups:
        found += [(group, key, amount) for key, amount in group.lines.items() if amount is not None]
        if group.written_total is not None:
            found.append((group, "total", group.written_total))
    found += [(detail, "amount", detail.amount) for detail in case.declaration.details]
    for task in case.declaration.tasks:
        parts = (("amount", task.amount), ("fiscal", task.fiscal), ("other", task.other))
        found += [(task, key, amount) for key, amount in parts if amount is not None]
    return tuple(found)


def allowed_decimals(case: Case) -> int | None:
    """Return how many decimals an amount may have: as many as the form prints, else as a 分 takes in its unit; ``None``
    where that is not known."""
    unit = case.declaration.money.unit
    if unit == case.form.unit and case.form.decimals is not None:
        return case.form.decimals
    return 2 + UNITS[unit].adjusted() if unit in UNITS else None


def meant(case: Case, amount: Amount) -> Decimal | None:
    """Return the number that was meant by an amount with the tail of a binary float; ``None`` where it has none, or
    would be too fine even without it."""
    number = without_tail(amount.value)
    allowed = allowed_decimals(case)
    if number is None or (allowed is not None and -int(number.as_tuple().exponent) > allowed):
        return None
    return number
