"""The sheet 资金: the title, what dates and numbers the form, and what it prints above its tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from perfgoal.rendering.excel.boxes import WIDTH, Box, Look, Sheet
from perfgoal.rendering.overview import COLUMNS, Kind, Piece, overview_rows
from perfgoal.rendering.view import FormView

NAME = "资金"
_SHARES = (12, 26, 18, 26, 18)
_LOOKS: Mapping[Kind, Look] = {
    "spine": "head",
    "head": "head",
    "line": "label",
    "declarer": "name",
    "text": "text",
    "amount": "amount",
    "value": "value",
}


def overview(view: FormView, lines: Iterable[Box] = ()) -> Sheet:
    """Lay out what the form prints above its tables; ``lines`` that are none of the form's stand below the facts at its
    top."""
    rows = [
        *_top(view),
        *([replace(line, across=COLUMNS)] for line in lines),
        *(list(map(_box, pieces)) for pieces in overview_rows(view)),
    ]
    boxes = tuple(replace(box, row=row) for row, boxes in enumerate(rows) for box in boxes)
    scale = WIDTH / sum(_SHARES)
    return Sheet(NAME, tuple(share * scale for share in _SHARES), boxes)


def _top(view: FormView) -> Iterator[list[Box]]:
    """Yield the boxes of each row above the form's frame; they stand in row 0 until all rows are known."""
    if view.table:
        yield [Box(0, 0, view.table, "fact")]
    yield [Box(0, 0, view.title, "title", COLUMNS)]
    facts = [*view.facts, view.unit]
    for index in range(0, len(facts), COLUMNS):
        part = facts[index : index + COLUMNS]
        yield [
            Box(0, column, f"{fact.label}：{fact.text}", "fact", 1, 1, (fact.path,)) for column, fact in enumerate(part)
        ]


def _box(piece: Piece) -> Box:
    look = "blank" if piece.padding else _LOOKS[piece.kind]
    paths = (piece.path,) if piece.path else ()
    return Box(0, piece.column, piece.text, look, piece.across, piece.down, paths, piece.about)
