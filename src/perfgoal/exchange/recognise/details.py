"""The lines of a calculation: what is paid for, how much it is, and how that was worked out."""

import re

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.columns import Heads, beside, first_word, fitting, heads_of
from perfgoal.exchange.recognise.grid import Row
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import SUMS, Reading, leave
from perfgoal.exchange.recognise.refusing import lost

_AMOUNT = re.compile(r"\s*([0-9][0-9,.]*)[ \t]*([^\s0-9,.]*)[ \t]*(?:\n|$)")


def read_detail(reading: Reading, item: Cell, beside: Cell) -> None:
    """Read a line as renderings print it: beside the item its amount with the unit, and the basis below that."""
    match = _AMOUNT.match(beside.text)
    if match is None:
        raise lost(beside, "测算明细：金额")
    amount, unit = match.groups()
    detail = {"item": reading.ledger.value(item), "amount": reading.ledger.value(beside, amount)}
    if unit:
        reading.unit(beside, unit)
    basis = beside.text[match.end() :]
    if not is_blank(basis):
        detail["basis"] = reading.ledger.value(beside, basis)
    reading.tree.setdefault("details", []).append(detail)
    reading.known += 1


def detail_heads(reading: Reading, row: Row) -> Heads | None:
    """Return the columns of a table of calculations where ``row`` heads one."""
    heads = heads_of(reading, row, reading.words.details, ("item",))
    if heads is None or any(heads.of(name) is None for name in ("item", "amount")):
        return None
    return heads if heads.of("basis") is not None or _is_under(reading) else None


def _is_under(reading: Reading) -> bool:
    return reading.section == "details" or (reading.spine is not None and reading.spine[0] == "details")


def read_detail_row(reading: Reading, heads: Heads, row: Row) -> bool:
    """Read a row below the heads of a calculation. Return whether it belongs there."""
    if first_word(row) in SUMS:
        return leave(reading, row)
    cells = None if beside(reading, heads, row) else fitting(reading, heads, row)
    if cells is None:
        return False
    found = {heads.columns[place].field: cell for place, cell in cells.items()}
    if not {"item", "amount"} <= found.keys():
        return False
    detail = {name: reading.ledger.value(found[name]) for name in ("item", "amount", "basis") if name in found}
    for name, cell in found.items():
        if name not in detail:
            reading.ledger.leave(cell)
    reading.tree.setdefault("details", []).append(detail)
    return True
