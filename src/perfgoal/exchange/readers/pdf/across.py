"""Tables that go on over pages: repeated heads are told from rows, and what a page parted is put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, takewhile

from perfgoal.exchange.readers.pdf.fitting import has_room
from perfgoal.exchange.readers.pdf.placing import Drawn, Item, Loose, Stretch
from perfgoal.exchange.readers.pdf.ruling import NEAR

_FIGURES = re.compile(r"[\d.,%％\s-]*")
_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–·\s]*")
_DEEP = 10  # sizes of letters that may be free below a cell's last line where it goes on overleaf
_MOST_SAME = 50  # rows with the same texts that are compared with the head of a page
_EDGE = 3.0  # points by which the sides of a table may differ from page to page


@dataclass
class Field:
    """A cell of a whole table: its first row and how many it goes down, its sides, and what of it stands on each
    page."""

    row: int
    down: int
    left: float
    right: float
    stretches: list[Stretch]

    @property
    def plain(self) -> str:
        """Its characters without white space."""
        return "".join(stretch.plain for stretch in self.stretches)


class Whole:
    """A table over all its pages, and the cells that repeat its heads on the later ones. ``foot`` are the cells that
    reach down to its last row."""

    def __init__(self, left: float, right: float) -> None:
        self.left = left
        self.right = right
        self.page = 0
        self.rows = 0
        self.fields: list[Field] = []
        self.foot: list[Field] = []
        self.repeats: list[Stretch] = []
        self._rows: dict[int, list[Field]] = {}
        self._same: dict[tuple[str, ...], list[int]] = {}

    def row(self, number: int) -> list[Field]:
        """Return the cells that begin in a row, from the left to the right."""
        return self._rows.get(number, [])

    def rows_that_say(self, texts: tuple[str, ...]) -> list[int]:
        """Return the rows, or some of many, with these texts, as they began."""
        return self._same.get(texts, [])

    def add(self, rows: Sequence[Sequence[Stretch]], base: int) -> None:
        """Add rows of a page, of which the first would be the row ``base``."""
        for row in rows:
            fields = [Field(base + cell.box.row, cell.box.down, cell.box.left, cell.box.right, [cell]) for cell in row]
            for each in fields:
                self._rows.setdefault(each.row, []).append(each)
            same = self._same.setdefault(tuple(cell.plain for cell in row), [])
            if fields and len(same) < _MOST_SAME:
                same.append(fields[0].row)
            self.fields += fields
            self.foot += fields

    def end_at(self, rows: int, page: int) -> None:
        """End, for now, after so many ``rows``, on a page."""
        self.rows, self.page = rows, page
        self.foot = [each for each in self.foot if each.row + each.down == rows]


def wholes(pages: Sequence[Sequence[Item]]) -> tuple[list[Whole | Loose], list[Loose]]:
    """Return what the pages hold together, and the lines that pages only repeat."""
    found: list[Whole | Loose] = []
    repeated: list[Loose] = []
    running = _running(pages)
    said: set[str] = set()
    open_table: Whole | None = None
    for page in pages:
        for item in page:
            if isinstance(item, Drawn):
                if open_table is None or not _fits(open_table, item):
                    open_table = Whole(item.left, item.right)
                    found.append(open_table)
                _add(open_table, item)
            elif _place(item) not in running and not _PAGE_NUMBER.fullmatch(item.text):
                open_table = None
                found.append(item)
            elif item.text in said:
                repeated.append(item)
            else:
                said.add(item.text)
                found.append(item)
    return found, repeated


def _running(pages: Sequence[Sequence[Item]]) -> set[tuple[str, int]]:
    """Return the texts, without figures, that stand in the same place of more than one page."""
    seen: dict[tuple[str, int], set[int]] = {}
    for page in pages:
        for item in page:
            if isinstance(item, Loose):
                seen.setdefault(_place(item), set()).add(item.page)
    return {place for place, on in seen.items() if len(on) > 1}


def _place(item: Loose) -> tuple[str, int]:
    return re.sub(r"\d+", "0", "".join(item.text.split())), round(item.line.base / 3)


def _fits(table: Whole, drawn: Drawn) -> bool:
    """Whether a table goes on in another: both are equally wide, and on different pages."""
    same = abs(table.left - drawn.left) <= _EDGE and abs(table.right - drawn.right) <= _EDGE
    return same and drawn.cells[0].page == table.page + 1


def _add(table: Whole, drawn: Drawn) -> None:
    """Add what stands on the next page to a table."""
    rows = _rows(drawn)
    heads = _heads(table, rows)
    table.repeats += [cell for row in rows[:heads] for cell in row]
    first = rows[heads]
    above = [_above(table, cell) for cell in first]
    goes_on = _goes_on(first, above)
    led = _led(first, above)
    base = table.rows - heads - goes_on
    new = []
    for index, (cell, over) in enumerate(zip(first, above, strict=True)):
        if over is None or not (goes_on or index < led):
            new.append(cell)
            continue
        over.down += cell.box.down - goes_on
        if index < led and cell.plain == over.plain:
            table.repeats.append(cell)
        else:
            over.stretches.append(cell)
    table.add([new, *rows[heads + 1 :]], base)
    table.end_at(base + drawn.rows, drawn.cells[0].page)


def _above(table: Whole, cell: Stretch) -> Field | None:
    return next((each for each in table.foot if _same_sides(each, cell)), None)


def _same_sides(each: Field, cell: Stretch) -> bool:
    return abs(each.left - cell.box.left) <= NEAR and abs(each.right - cell.box.right) <= NEAR


def _heads(table: Whole, rows: Sequence[Sequence[Stretch]]) -> int:
    """Return how many of the first rows of a page repeat rows of the table that stand together: not the last row of a
    page, and where it is only one, none with a blank cell or a figure of its own, which may be the same by chance."""
    counts = (
        sum(1 for above, row in takewhile(_is_same_row, zip(map(table.row, count(start)), rows[:-1], strict=False)))
        for start in table.rows_that_say(tuple(cell.plain for cell in rows[0]))
    )
    most = max(counts, default=0)
    return 0 if most == 1 and not all(_is_label(cell.plain) for cell in rows[0]) else most


def _is_label(text: str) -> bool:
    return bool(text) and not _FIGURES.fullmatch(text)


def _is_same_row(pair: tuple[Sequence[Field], Sequence[Stretch]]) -> bool:
    above, row = pair
    return (
        len(above) == len(row)
        and any(cell.plain for cell in row)
        and all(
            _same_sides(each, cell) and each.down == cell.box.down and each.stretches[0].plain == cell.plain
            for each, cell in zip(above, row, strict=True)
        )
    )


def _rows(drawn: Drawn) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = [[] for _ in range(drawn.rows)]
    for cell in sorted(drawn.cells, key=lambda cell: cell.box.left):
        rows[cell.box.row].append(cell)
    return rows


def _led(first: Sequence[Stretch], above: Sequence[Field | None]) -> int:
    """Return how many cells at the left of a page's first row only go on with those above: they are blank, or they
    repeat the name of a category."""
    blank = all(not cell.plain for cell in first)
    count = 0
    for cell, over in zip(first, above, strict=True):
        if over is None:
            break
        repeats = (over.down > 1 or cell.box.down > 1) and (not over.plain or cell.plain in ("", over.plain))
        if not repeats and (cell.plain or blank):
            break
        count += 1
    return count


def _goes_on(first: Sequence[Stretch], above: Sequence[Field | None]) -> bool:
    """Whether a page's first row is the rest of the last row before: what it holds goes on with cells that were filled
    to their foot, the last line of one of them was full, and what was filled in else is blank now. What says the same
    again does not go on."""
    pairs = [(cell, over) for cell, over in zip(first, above, strict=True) if over is not None]
    going = [(cell, over) for cell, over in pairs if cell.plain]
    ended = [over for cell, over in pairs if not cell.plain and over.plain and over.down == 1]
    if len(pairs) < len(first) or not going or not all(_is_filled(over) for _, over in going):
        return False
    if any(cell.plain == over.plain for cell, over in going):
        return False
    full = [over for cell, over in going if not has_room(over.stretches[-1].part, cell.part)]
    if not ended:
        return len(full) == len(going) and all(map(_is_deep, full))
    others = [over for _, over in going if over not in full]
    return all(map(_is_deep, others)) and (len(full) >= len(others) or len(going) <= len(ended))


def _is_filled(above: Field) -> bool:
    stretch = above.stretches[-1]
    if not stretch.part.lines:
        return False
    line = stretch.part.lines[-1]
    return stretch.box.bottom - line.base < _DEEP * line.size


def _is_deep(above: Field) -> bool:
    return len(above.stretches[-1].part.lines) > 1
