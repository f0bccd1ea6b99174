"""Amounts of the budget: which group a line belongs to is told by the heading that stands above it or to its left."""

import re
from collections.abc import Iterable
from typing import Literal

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.grid import Row, bottom, right
from perfgoal.exchange.recognise.labels import plain, spellings
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import SUMS, Amount, Head, Reading
from perfgoal.exchange.recognise.refusing import lost
from perfgoal.exchange.recognise.vocabulary import MoneyLine
from perfgoal.forms import TOTAL

WHOLE: Literal["whole"] = "whole"
AMOUNT: Literal["amount"] = "amount"

_LINE = re.compile(
    r"\s*(?P<label>[^:：\s][^:：]{0,30}(?:[:：][^:：0-9]{1,20})?)"
    r"(?P<sign>[:：]|(?<=\S)[ \t]+(?=[0-9]))(?P<amount>[^:：]*)"
)
"""A label of money and what stands behind it: 其中：财政拨款：65."""
_TOTAL = re.compile(r"(?:总额|总计|总投资|资金合计):?$")
"""How a heading ends that nobody knows."""
_AMOUNT = re.compile(r"[0-9]|^[\W_]+$")
"""An amount, or a stroke in its place."""


def is_money_label(reading: Reading, text: str) -> bool:
    """Whether a text is the label of a group of the budget, of a line, or of amounts."""
    words = reading.words
    return any(name in words.heads or name in words.lines or name in words.amounts for name in spellings(text))


def read_money(reading: Reading, row: Row, cell: Cell, after: Cell | None) -> int:
    """Read a label of money and what stands beside it; return how many cells that were, 0 where it is none."""
    value = (
        after if after is not None and not is_blank(after.text) and not is_money_label(reading, after.text) else None
    )
    meaning = meaning_of(reading, row, cell, cell.text)
    if meaning is None:
        return 0
    reading.money_label(cell)
    if isinstance(meaning, MoneyLine) and value is None:
        blank = after is not None and is_blank(after.text)
        reading.place((reading.money, meaning.group, meaning.line), after if after is not None and blank else cell)
    if value is None or meaning == AMOUNT:
        return 1
    read_amount(reading, meaning, value, value.text)
    return 2


def read_money_lines(reading: Reading, row: Row, cell: Cell) -> bool:
    """Read a cell whose lines hold labels of money with their amounts behind them: 年度资金总额：65. Return whether
    there is one; what else stands in such a cell is left over."""
    lines = cell.text.splitlines()
    found = [match for line in lines if (match := _LINE.fullmatch(line)) and is_money_label(reading, match["label"])]
    if not found:
        return False
    for line in lines:
        match = _LINE.fullmatch(line)
        meaning = match and meaning_of(reading, row, cell, match["label"])
        if match is None or meaning is None:
            reading.ledger.leave(cell, line)
            continue
        reading.label(cell, line[: match.end("sign")])
        if meaning != AMOUNT and not is_blank(match["amount"]):
            read_amount(reading, meaning, cell, match["amount"])
        else:
            reading.ledger.leave(cell, match["amount"])
    return True


def note_unknown_head(reading: Reading, row: Row, cell: Cell) -> None:
    """Keep in mind that a text that nobody knows heads amounts: those below it belong to no group."""
    if _TOTAL.search(plain(cell.text)):
        reading.heads.append(Head((), reading.table, cell, row))


def meaning_of(reading: Reading, row: Row, cell: Cell, text: str) -> Amount | None:
    """Return what a label of money means: a line, the ``WHOLE`` of a group, or an ``AMOUNT``; ``None`` for another."""
    words, names = reading.words, spellings(text)
    lines = next((words.lines[name] for name in names if name in words.lines), ()) or _totals(reading, row, cell)
    if lines:
        return _line(reading, row, cell, lines)
    if groups := next((words.heads[name] for name in names if name in words.heads), ()):
        reading.heads.append(Head(groups, reading.table, cell, row))
        if len(groups) == 1:
            reading.place((reading.money, groups[0]), cell)
        return WHOLE
    return AMOUNT if any(name in words.amounts for name in names) else None


def read_amount(reading: Reading, line: Amount, value: Cell, piece: str) -> None:
    """Set a line to an amount. A stroke and the like says that there is none; the whole of a group is left over, since
    a declaration works it out from its lines."""
    if isinstance(line, MoneyLine) and any(character.isdigit() for character in piece):
        reading.put((reading.money, line.group, line.line), value, piece)
    else:
        reading.ledger.leave(value, piece)


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
    """Yield the headings that may be the one of a line: to its left, above it, and above it to the left with nothing
    that heads something else in between. In a table without any, the one heading of the table before it may be."""
    here = [head for head in reversed(heads) if head.table == table]
    beside = [
        head for head in here if head.cell.row <= row.number < bottom(head.cell) and head.cell.column < cell.column
    ]
    yield from sorted(beside, key=lambda head: -head.cell.column)
    last = here or [head for head in reversed(heads) if head.table == heads[-1].table]
    for head in last:
        if head.cell.column == cell.column:
            yield head
            if not head.groups:
                return
    left = [head for head in last if head.cell.column < cell.column and not _is_parted(head, cell)]
    yield from sorted(left, key=lambda head: -head.cell.column)


def _is_parted(head: Head, cell: Cell) -> bool:
    """Whether another text than an amount stands between a heading and the column of a line, in the heading's row."""
    between = (each for each in head.row.filled if right(head.cell) <= each.column <= cell.column)
    return any(not _AMOUNT.search(each.text) for each in between)
