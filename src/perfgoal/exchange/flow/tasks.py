"""The tasks in a flow: a block for each cell, or a line for each task with gaps between its cells."""

import re
from collections.abc import Iterator

from perfgoal.exchange.content import Cell, Table
from perfgoal.exchange.flow.labels import Label, known, labels_only
from perfgoal.exchange.flow.lines import Block, lost, words
from perfgoal.exchange.flow.names import origin_of
from perfgoal.exchange.flow.sections import Part
from perfgoal.exchange.recognise.vocabulary import vocabulary
from perfgoal.forms import Form

_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:[百千]?万?亿?元)?")
_AMOUNTS = ("amount", "fiscal", "other")
_SUM = re.compile(r"[合总小]\s*计")


def tasks(part: Part, form: Form) -> Table | None:
    """Return the tasks as a table below its heads. Raises :class:`Refused` (``lost-thread``) where a text stands in the
    place of an amount or an amount in that of a text, and where the last task lacks a cell."""
    if not part.blocks:
        return None
    heads, blocks = _heads(part.blocks, form)
    if not heads:
        raise lost(origin_of(part.blocks, part), form.labels.task_name, part.blocks[0].text)
    rows = [heads, *_rows(blocks, heads, form)]
    return Table(
        tuple(
            Cell(number, column, 1, 1, cell.text, cell.origin)
            for number, cells in enumerate(rows)
            for column, cell in enumerate(cells)
        )
    )


def is_amount(text: str) -> bool:
    """Whether a text is an amount of money and nothing else."""
    return _AMOUNT.fullmatch(text.strip()) is not None


def _heads(blocks: list[Block], form: Form) -> tuple[list[Label], list[Block]]:
    """Return the heads of the columns, and the blocks behind them."""
    labels = vocabulary(form).tasks
    heads: list[Label] = []
    for index, block in enumerate(blocks):
        found = labels_only(block.lines, labels)
        if found is None:
            return heads, blocks[index:]
        heads += found
    return heads, []


def _rows(blocks: list[Block], heads: list[Label], form: Form) -> Iterator[list[Label]]:
    fields = vocabulary(form).tasks
    money = [fields[known(head.text, fields)] in _AMOUNTS for head in heads]
    waiting: list[Label] = []
    for block in blocks:
        again = None if waiting else labels_only(block.lines, fields)
        if again and [head.text for head in again] == [head.text for head in heads]:
            yield again  # the heads of a page further on
            continue
        for cell in _cells(block, heads):
            place = len(waiting)
            if not waiting and _SUM.match(cell.text):
                yield _total(cell, money)
                continue
            if is_amount(cell.text) != money[place]:
                raise lost(cell.origin, heads[place].text, cell.text)
            waiting.append(cell)
            if len(waiting) == len(heads):
                yield waiting
                waiting = []
    if waiting:
        raise lost(waiting[-1].origin, heads[len(waiting)].text, waiting[-1].text)


def _cells(block: Block, heads: list[Label]) -> Iterator[Label]:
    """Yield the cells of a block: all of it is one, unless each of its lines has as many words as there are heads."""
    found = [[Label(word.text, line.origin) for word in words(line.text)] for line in block.lines]
    if all(len(cells) == len(heads) for cells in found):
        for cells in found:
            yield from cells
    else:
        yield Label(block.text, block.origin)


def _total(cell: Label, money: list[bool]) -> list[Label]:
    """Return the row of a sum: its word, and its amount in the column of amounts."""
    word, _, amount = cell.text.rpartition(" ")
    if not word:
        word, amount = cell.text, ""
    column = money.index(True) if True in money else len(money) - 1
    row = [Label("", cell.origin)] * len(money)
    row[0], row[column] = Label(word, cell.origin), Label(amount, cell.origin)
    return row
