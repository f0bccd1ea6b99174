"""Amounts of the budget: which group a line belongs to is told by the heading that stands above it or to its left."""

from collections.abc import Iterable

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.grid import Row, bottom
from perfgoal.exchange.recognise.labels import plain, spellings
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import SUMS, Head, Reading, lost
from perfgoal.exchange.recognise.vocabulary import MoneyLine
from perfgoal.forms import TOTAL


def is_money_label(reading: Reading, text: str) -> bool:
    """Whether a text is the label of a group of the budget, of a line, or of amounts."""
    words = reading.words
    return any(name in words.heads or name in words.lines or name in words.amounts for name in spellings(text))


def read_money(reading: Reading, row: Row, cell: Cell, after: Cell | None) -> int:
    """Read a label of money and what stands beside it; return how many cells that were, 0 where it is none."""
    words, names = reading.words, spellings(cell.text)
    value = (
        after if after is not None and not is_blank(after.text) and not is_money_label(reading, after.text) else None
    )
    lines = next((words.lines[name] for name in names if name in words.lines), ()) or _totals(reading, row, cell)
    if lines:
        line = _line(reading, row, cell, lines)
        reading.money_label(cell)
        if value is not None:
            _read_amount(reading, line, value)
        else:
            blank = after is not None and is_blank(after.text)
            reading.place((reading.money, line.group, line.line), after if after is not None and blank else cell)
    elif groups := next((words.heads[name] for name in names if name in words.heads), ()):
        reading.money_label(cell)
        reading.heads.append(Head(groups, reading.table, cell))
        if len(groups) == 1:
            reading.place((reading.money, groups[0]), cell)
        if value is not None:  # the whole of the group, which a declaration works out from its lines
            reading.ledger.leave(value)
    elif any(name in words.amounts for name in names):
        reading.money_label(cell)
        return 1
    else:
        return 0
    return 1 if value is None else 2


def _read_amount(reading: Reading, line: MoneyLine, value: Cell) -> None:
    """Set a line to an amount. A stroke and the like says that there is none."""
    if any(character.isdigit() for character in value.text):
        reading.put((reading.money, line.group, line.line), value)
    else:
        reading.ledger.leave(value)


def _line(reading: Reading, row: Row, cell: Cell, lines: tuple[MoneyLine, ...]) -> MoneyLine:
    """Return which of the lines of that name is meant."""
    if len(lines) == 1:
        return lines[0]
    for head in _nearest(reading.heads, reading.table, row, cell):
        found = [line for line in lines if line.group in head.groups]
        if len(found) == 1:
            return found[0]
    labels = [reading.form.group(line.group).label for line in lines]
    raise lost(cell, "／".join(labels))


def _totals(reading: Reading, row: Row, cell: Cell) -> tuple[MoneyLine, ...]:
    """Return the written total of the group that stands above 合计. Of a group whose lines stand in several blocks, it
    may be that of one of them."""
    if plain(cell.text) not in SUMS:
        return ()
    head = next(iter(_nearest(reading.heads, reading.table, row, cell)), None)
    if head is None or head.cell.column != cell.column or len(head.groups) != 1:
        return ()
    group = reading.form.group(head.groups[0])
    in_blocks = any(line.under is not None for line in group.lines)
    return () if group.total is None or in_blocks else (MoneyLine(group.key, TOTAL),)


def _nearest(heads: list[Head], table: int, row: Row, cell: Cell) -> Iterable[Head]:
    """Yield the headings that may be the one of a line: to its left, then above it, then whichever was the last."""
    here = [head for head in reversed(heads) if head.table == table]
    beside = [
        head for head in here if head.cell.row <= row.number < bottom(head.cell) and head.cell.column < cell.column
    ]
    yield from sorted(beside, key=lambda head: -head.cell.column)
    last = here or list(reversed(heads))
    yield from (head for head in last if head.cell.column == cell.column)
    yield from last
