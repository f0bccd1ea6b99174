"""pdf: the tables that lines draw on its pages, and the texts in and outside of them.

A page knows glyphs and lines, and nothing of tables, rows or paragraphs. Cells are found from the lines around them,
what a page parted is put together: words from line to line, rows from page to page. A file without such lines is read
as lines of text. Scripts, attachments and links are neither run nor followed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from perfgoal.exchange.content import Cell, Content, Flow, Origin, Table
from perfgoal.exchange.content import Line as PlainLine
from perfgoal.exchange.readers.pdf.across import Whole, wholes
from perfgoal.exchange.readers.pdf.marks import pages
from perfgoal.exchange.readers.pdf.pacing import Manner, manner
from perfgoal.exchange.readers.pdf.placing import Item, Loose, Stretch, items
from perfgoal.exchange.readers.pdf.ruling import NEAR
from perfgoal.exchange.readers.pdf.texts import text_of

_FORM = re.compile(r"\bperfgoal-form ([a-z][a-z0-9-]*)")
_LEAST = 4
"""Cells that make a table: with fewer, a file is one of plain text with a frame."""
_APART = 1.75  # distances of lines with a blank one between them


def read(data: bytes) -> Content | Flow:
    """Return what a PDF shows: its tables, or its lines where it has none.

    Raises :class:`~perfgoal.exchange.draft.Refused`: ``broken-file``, ``encrypted``, ``too-many-pages``, ``scan``,
    ``no-text-map``.
    """
    found = pages(data)
    drawn = [items(sheet) for sheet in found.sheets]
    whole, repeated = wholes(drawn)
    if not any(isinstance(item, Whole) and len(item.fields) >= _LEAST for item in whole):
        return Flow(tuple(_lines(drawn)))
    cells = [
        [stretch.part for stretch in each.stretches]
        for item in whole
        if isinstance(item, Whole)
        for each in item.fields
    ]
    settings = manner(cells)
    tables = (_loose(item) if isinstance(item, Loose) else _table(item, settings) for item in whole)
    repeats = (cell for item in whole if isinstance(item, Whole) for cell in _repeats(item, settings))
    named = _FORM.search(found.facts.get("Keywords", ""))
    return Content(
        tuple(tables),
        form=named[1] if named else "",
        title=found.facts.get("Title", "").strip(),
        repeats=(*repeats, *(_loose(item).cells[0] for item in repeated)),
    )


def _table(whole: Whole, settings: Manner) -> Table:
    sides = _sides(whole)

    def slot(place: float) -> int:
        return min(range(len(sides)), key=lambda index: abs(sides[index] - place))

    cells = (
        Cell(
            each.row,
            slot(each.left),
            each.down,
            max(1, slot(each.right) - slot(each.left)),
            text_of([stretch.part for stretch in each.stretches], settings),
            _origin(each.stretches[0]),
        )
        for each in whole.fields
    )
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _sides(whole: Whole) -> list[float]:
    """Return where cells end, on any page, from the left to the right."""
    sides: list[float] = []
    for side in sorted(side for each in whole.fields for side in (each.left, each.right)):
        if not sides or side - sides[-1] > NEAR:
            sides.append(side)
    return sides


def _repeats(whole: Whole, settings: Manner) -> Iterator[Cell]:
    for stretch in whole.repeats:
        box = stretch.box
        yield Cell(box.row, box.column, box.down, box.across, text_of([stretch.part], settings), _origin(stretch))


def _origin(stretch: Stretch) -> Origin:
    box = stretch.box
    return Origin("page", (stretch.page, round(box.left), round(box.top), round(box.right), round(box.bottom)))


def _loose(item: Loose) -> Table:
    return Table((Cell(0, 0, 1, 1, item.text, _line_origin(item)),))


def _line_origin(item: Loose) -> Origin:
    line = item.line
    top, bottom = line.base - 0.9 * line.size, line.base + 0.2 * line.size
    return Origin("page", (item.page, round(line.left), round(top), round(line.right), round(bottom)))


def _lines(drawn: Sequence[Sequence[Item]]) -> Iterator[PlainLine]:
    """Yield all pages line by line. What stands side by side is parted by two blanks."""
    for page in drawn:
        rows = list(_rows([each for item in page for each in _unframed(item)]))
        bases = [row[0].line.base for row in rows]
        usual = median_low([after - before for before, after in pairwise(bases)] or [0.0])
        for index, row in enumerate(rows):
            if index and bases[index] - bases[index - 1] > _APART * usual:
                yield PlainLine("", _line_origin(row[0]))
            yield PlainLine("  ".join(item.text for item in row), _line_origin(row[0]))


def _rows(loose: Sequence[Loose]) -> Iterator[list[Loose]]:
    """Yield what stands side by side, from the top to the bottom."""
    row: list[Loose] = []
    for item in sorted(loose, key=lambda item: item.line.base):
        if row and item.line.base - row[0].line.base > item.line.size / 2:
            yield sorted(row, key=lambda each: each.line.left)
            row = []
        row.append(item)
    if row:
        yield sorted(row, key=lambda each: each.line.left)


def _unframed(item: Item) -> Iterator[Loose]:
    if isinstance(item, Loose):
        yield item
    else:
        yield from (Loose(cell.page, line) for cell in item.cells for line in cell.part.lines)
