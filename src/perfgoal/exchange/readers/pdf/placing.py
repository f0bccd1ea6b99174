"""What a page holds, in reading order: tables with the lines in each of their cells, and lines outside of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from perfgoal.exchange.readers.pdf.breaks import closes, opens
from perfgoal.exchange.readers.pdf.fitting import Part
from perfgoal.exchange.readers.pdf.lines import Line, lines_of, pieces
from perfgoal.exchange.readers.pdf.marks import Glyph, Sheet
from perfgoal.exchange.readers.pdf.ruling import Box, Grid, grids


@dataclass(frozen=True)
class Stretch:
    """A cell, or what of it stands on one page: the page, its box, and its lines with where they may go."""

    page: int
    box: Box
    part: Part

    @cached_property
    def plain(self) -> str:
        """Its characters without white space."""
        return "".join("".join(line.text.split()) for line in self.part.lines)


class Drawn(NamedTuple):
    """A table on a page: its left and right side, how many rows it has, and its cells."""

    left: float
    right: float
    rows: int
    cells: tuple[Stretch, ...]


class Loose(NamedTuple):
    """A line outside of tables."""

    page: int
    line: Line

    @property
    def text(self) -> str:
        """Its characters, without blanks at the ends."""
        return self.line.text.strip()


Item: TypeAlias = Drawn | Loose


def items(sheet: Sheet) -> list[Item]:
    """Return what a page holds, from the top to the bottom. Tables without a text are pictures."""
    tables = grids(sheet.level, sheet.upright)
    inside: list[dict[int, list[Glyph]]] = [defaultdict(list) for _ in tables]
    outside: list[Glyph] = []
    for glyph in sheet.glyphs:
        x, y = glyph.centre
        holders = [index for index, grid in enumerate(tables) if grid.holds(x, y)]
        if holders:
            index = min(holders, key=lambda index: tables[index].area)
            inside[index][tables[index].cell_at(x, y)].append(glyph)
        else:
            outside.append(glyph)
    found: list[tuple[float, float, Item]] = []
    for grid, glyphs in zip(tables, inside, strict=True):
        if any(not glyph.text.isspace() for held in glyphs.values() for glyph in held):
            found.append((grid.ys[0], grid.xs[0], _drawn(grid, glyphs, sheet.number)))
    for line in lines_of(outside):
        found += [(piece.base, piece.left, Loose(sheet.number, piece)) for piece in pieces(line)]
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def _drawn(grid: Grid, glyphs: dict[int, list[Glyph]], page: int) -> Drawn:
    lines = [lines_of(glyphs.get(index, ())) for index in range(len(grid.boxes))]
    margins = _margins(grid.boxes, lines)
    cells = (
        Stretch(page, box, Part(tuple(held), box.left + margin, box.right - margin, box.top))
        for box, held, margin in zip(grid.boxes, lines, margins, strict=True)
    )
    return Drawn(grid.xs[0], grid.xs[-1], len(grid.ys) - 1, tuple(cells))


def _left(line: Line) -> float:
    """Return where a line begins. A sign of which half is blank may reach into the margin with it."""
    return line.left + (line.size / 2 if opens(line.glyphs[0].text) else 0.0)


def _right(line: Line) -> float:
    return line.right - (line.size / 2 if closes(line.inked[-1].text) else 0.0)


def _margins(boxes: Sequence[Box], lines: Sequence[Sequence[Line]]) -> list[float]:
    """Return for each cell how much is left free at its sides: what the widest line of its column leaves, but no more
    than is usual at the left of the table's longer texts; where it has none, no more than a letter is high."""
    columns: dict[tuple[float, float], float] = {}
    usual: Counter[float] = Counter()
    high = 0.0
    for box, held in zip(boxes, lines, strict=True):
        upright = [line for line in held if line.glyphs[0].turn == 0]
        if not upright:
            continue
        left = min(map(_left, upright)) - box.left
        right = box.right - max(map(_right, upright))
        side = (box.left, box.right)
        high = max(high, upright[0].size)
        columns[side] = max(0.0, min(columns.get(side, left), left, right))
        if len(upright) > 1 and sum(line.left - box.left - left < 1 for line in upright) * 2 > len(upright):
            usual[round(left, 1)] += len(upright)
    most = max(usual.most_common(1)[0][0], 0.0) if usual else high
    return [min(columns.get((box.left, box.right), 0.0), most) for box in boxes]
