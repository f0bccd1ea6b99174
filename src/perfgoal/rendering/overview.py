"""What a form prints above its tables, set out in five columns: who declares, the budget side by side, and the texts.

Word, PDF and workbooks draw it alike, each in its own looks.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from perfgoal.rendering.tables import Entry
from perfgoal.rendering.view import Band, Block, BudgetView, FormView

COLUMNS = 5
_SIDE = (COLUMNS - 1) // 2
"""Columns of a side of the budget: a label and an amount."""

Kind = Literal["spine", "head", "line", "level", "sublevel", "name", "declarer", "text", "amount", "value"]
"""What a cell is, and so how it looks: the ``spine`` names what stands beside it, a ``head`` what stands below it, a
``line`` an amount; ``level`` and ``sublevel`` are categories; the ``declarer`` stands at the top of a form."""


class Piece(NamedTuple):
    """A cell in its row: its kind and text, its first column, how many it takes ``across``, and how many rows ``down``.
    ``path`` is that of what it shows; of a label ``about`` is that of what it names. ``padding`` says that the form has
    nothing at this place."""

    kind: Kind
    text: str
    column: int
    across: int = 1
    down: int = 1
    path: str = ""
    about: str = ""
    padding: bool = False


Row = list[Piece]


def overview_rows(view: FormView) -> Iterator[Row]:
    """Yield the rows of ``view`` above its tables, from the left to the right."""
    yield from map(_names, view.names)
    if view.profile is not None:
        yield _profile(view.profile)
    yield from _budget(view.budget)
    for block in view.blocks:
        yield from _block(block)


def _names(row: Sequence[Entry]) -> Row:
    first, *others = row
    pieces = [_label("spine", 0, first), _text("declarer", 1, 1 if others else COLUMNS - 1, first)]
    for entry in others:
        pieces += [_label("head", 2, entry), _text("declarer", 3, 2, entry)]
    return pieces


def _profile(block: Block) -> Row:
    pieces = [Piece("spine", block.label, 0, path=block.path)]
    across = (COLUMNS - 1) // len(block.entries) - 1
    for index, entry in enumerate(block.entries):
        column = 1 + index * (1 + across)
        pieces += [_label("line", column, entry), _text("value", column + 1, across, entry)]
    return pieces


def _budget(budget: BudgetView) -> Iterator[Row]:
    """Yield the rows of the bands, with the label of the whole to the left of the first of them."""
    across = _SIDE // budget.sides
    spine = [Piece("spine", budget.label, 0, down=budget.height, path=budget.path)]
    for band in budget.bands:
        for row in _band(band, across):
            yield [*spine, *row]
            spine.clear()


def _band(band: Band, across: int) -> Iterator[Row]:
    yield [
        piece
        for side, head in enumerate(band.heads)
        for piece in (
            Piece("head", head.label, 1 + side * 2 * across, across, 1, head.path, head.path, padding=not head.label),
            Piece("head", head.text, 1 + (side * 2 + 1) * across, across, padding=not head.label),
        )
    ]
    for row in band.rows:
        yield [
            piece
            for side, line in enumerate(row)
            for piece in (
                _label("line", 1 + side * 2 * across, line, across)._replace(padding=not line.label),
                _text("amount", 1 + (side * 2 + 1) * across, across, line)._replace(padding=not line.label),
            )
        ]


def _block(block: Block) -> Iterator[Row]:
    first = block.entries[0]
    about = "" if first.label else first.path
    spine = [Piece("spine", block.label, 0, down=len(block.entries), path=block.path, about=about)]
    for entry in block.entries:
        if entry.label:
            yield [*spine, _label("head", 1, entry), _text("text", 2, COLUMNS - 2, entry)]
        else:
            yield [*spine, _text("text", 1, COLUMNS - 1, entry)]
        spine.clear()


def _label(kind: Kind, column: int, entry: Entry, across: int = 1) -> Piece:
    return Piece(kind, entry.label, column, across, about=entry.path)


def _text(kind: Kind, column: int, across: int, entry: Entry) -> Piece:
    return Piece(kind, entry.text, column, across, path=entry.path)
