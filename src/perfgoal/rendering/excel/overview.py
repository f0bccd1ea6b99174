"""The sheet 资金: the title, who declares, the budget side by side as the form prints it, the goal and the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perfgoal.rendering.excel.boxes import WIDTH, Box, Look, Sheet
from perfgoal.rendering.tables import Entry
from perfgoal.rendering.view import Band, Block, BudgetView, FormView

NAME = "资金"
_SHARES = (12, 26, 18, 26, 18)
_COLUMNS = len(_SHARES)
_SIDE = (_COLUMNS - 1) // 2
"""Columns of a side of the budget: a label and an amount."""


def overview(view: FormView, lines: Iterable[Box] = ()) -> Sheet:
    """Lay out what the form prints above its tables; ``lines`` that are none of the form's stand below the facts at its
    top."""
    rows = [
        *_top(view),
        *([replace(line, across=_COLUMNS)] for line in lines),
        *_names(view),
        *_profile(view.profile),
        *_budget(view.budget),
    ]
    rows += [row for block in view.blocks for row in _block(block)]
    boxes = tuple(replace(box, row=row) for row, boxes in enumerate(rows) for box in boxes)
    scale = WIDTH / sum(_SHARES)
    return Sheet(NAME, tuple(share * scale for share in _SHARES), boxes)


_Row = list[Box]
"""The boxes of a row, which stand in row 0 until all rows are known."""


def _top(view: FormView) -> Iterator[_Row]:
    if view.table:
        yield [Box(0, 0, view.table, "fact")]
    yield [Box(0, 0, view.title, "title", _COLUMNS)]
    facts = [*view.facts, view.unit]
    for index in range(0, len(facts), _COLUMNS):
        part = facts[index : index + _COLUMNS]
        yield [
            Box(0, column, f"{fact.label}：{fact.text}", "fact", 1, 1, (fact.path,)) for column, fact in enumerate(part)
        ]


def _names(view: FormView) -> Iterator[_Row]:
    for row in view.names:
        if len(row) == 1:
            yield [_label(0, row[0]), _value(1, row[0], _COLUMNS - 1)]
        else:
            one, other = row
            yield [_label(0, one), _value(1, one, 1), _label(2, other), _value(3, other, 2)]


def _profile(block: Block | None) -> Iterator[_Row]:
    if block is None:
        return
    row = [Box(0, 0, block.label, "head", 1, 1, (block.path,))]
    across = (_COLUMNS - 1) // len(block.entries) - 1
    for index, entry in enumerate(block.entries):
        column = 1 + index * (across + 1)
        row += [_label(column, entry), Box(0, column + 1, entry.text, "value", across, 1, (entry.path,))]
    yield row


def _budget(budget: BudgetView) -> Iterator[_Row]:
    """Yield the rows of the bands, with the label of the whole to the left of the first of them."""
    span = _SIDE // budget.sides
    rows = [row for band in budget.bands for row in _band(band, span)]
    rows[0].insert(0, Box(0, 0, budget.label, "head", 1, len(rows), (budget.path,)))
    yield from rows


def _band(band: Band, span: int) -> Iterator[_Row]:
    heads = enumerate(band.heads)
    yield [box for side, head in heads for box in _pair(side * 2 * span, span, head, ("head", "head"), (head.path, ""))]
    for row in band.rows:
        line = enumerate(row)
        yield [
            box
            for side, each in line
            for box in _pair(side * 2 * span, span, each, ("label", "amount"), ("", each.path))
        ]


def _pair(before: int, span: int, entry: Entry, looks: tuple[Look, Look], paths: tuple[str, str]) -> _Row:
    """Return the two boxes of an entry behind ``before`` columns and the spine, each ``span`` wide."""
    if not entry.label:
        looks = ("blank", "blank")
    texts = zip((entry.label, entry.text), looks, paths, strict=True)
    return [
        Box(
            0, 1 + before + place * span, text, look, span, 1, (path,) if path else (), entry.path if place == 0 else ""
        )
        for place, (text, look, path) in enumerate(texts)
    ]


def _block(block: Block) -> Iterator[_Row]:
    for index, entry in enumerate(block.entries):
        row = [_spine(block)] if index == 0 else []
        if entry.label:
            yield [*row, _label(1, entry), _text(2, entry)]
        else:
            yield [*row, _text(1, entry)]


def _spine(block: Block) -> Box:
    first = block.entries[0]
    about = "" if first.label else first.path
    return Box(0, 0, block.label, "head", 1, len(block.entries), (block.path,) if block.path else (), about)


def _label(column: int, entry: Entry) -> Box:
    return Box(0, column, entry.label, "head", about=entry.path)


def _value(column: int, entry: Entry, across: int) -> Box:
    return Box(0, column, entry.text, "name", across, 1, (entry.path,))


def _text(column: int, entry: Entry) -> Box:
    return Box(0, column, entry.text, "text", _COLUMNS - column, 1, (entry.path,))
