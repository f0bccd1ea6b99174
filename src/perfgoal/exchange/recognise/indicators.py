"""The table of indicators: categories by merged cells, by names that are repeated, or blank where they are as above."""

from collections.abc import Mapping, Sequence
from typing import Any

from perfgoal.exchange.content import Cell
from perfgoal.exchange.draft import Value
from perfgoal.exchange.recognise.beside_indicators import OF_FORM, is_sum, read_of_form
from perfgoal.exchange.recognise.columns import Column, Heads, beside, first_word, fitting, heads_of, with_lower
from perfgoal.exchange.recognise.grid import Row, right
from perfgoal.exchange.recognise.labels import joined, plain
from perfgoal.exchange.recognise.naming import is_label
from perfgoal.exchange.recognise.reading import SUMS, Reading, leave
from perfgoal.exchange.recognise.refusing import require_name, twice, without
from perfgoal.exchange.recognise.several import several
from perfgoal.exchange.recognise.sides import Side
from perfgoal.exchange.recognise.values import indicator_of
from perfgoal.forms import plain_category

_VALUES = ("cycle", "annual")
_LEVELS = ("level1", "level2")
_UNFILLED = frozenset({"(未填)", "......", "…", "……", "···"})
"""What stands in the place of a name where there is none."""


def indicator_heads(reading: Reading, row: Row, lower: Row | None) -> Heads | None:
    """Return the columns of a table of indicators where ``row`` heads one. The names may have their heading in the
    ``lower`` row, or be called 指标内容."""
    words = reading.words.indicators
    heads = heads_of(reading, row, words, ("level1", "level2", "name"))
    if heads is None or not any(heads.of(level) for level in _LEVELS):
        return None
    if heads.of("name") is not None:
        return heads
    levels = [column for column in heads.columns if column.field in _LEVELS]
    if len(levels) < len(_LEVELS):
        return None
    if lower is not None and heads.below > lower.number and with_lower(heads, lower, words).of("name"):
        return heads
    content = heads.of("explanation")
    if content is None or not any(heads.of(value) for value in _VALUES):
        return None
    columns = (column._replace(field="name") if column is content else column for column in heads.columns)
    return Heads(tuple(columns), heads.below)


def read_indicators(reading: Reading, halves: Sequence[tuple[Heads, Side]], row: Row) -> bool:
    """Read a row below the heads of a table of two sides: an indicator on each, or one that both have. Return whether
    it belongs there."""
    start = halves[1][0].start
    cells = (
        tuple(cell for cell in row.cells if cell.column < start),
        tuple(cell for cell in row.cells if cell.column >= start),
    )
    for (heads, side), half in zip(halves, cells, strict=True):
        own = heads.of("level2") is not None
        if own and reading.level1 == reading.levels2.get("level1"):
            reading.level2 = reading.levels2.get(side)
        part = Row(row.number, half)
        if part.filled and not read_indicator(reading, heads, part):
            return False
        if own and reading.level1 != reading.levels2.get("level1"):
            reading.levels2 = {"level1": reading.level1}
        if own:
            reading.levels2[side] = reading.level2
    return True


def read_indicator(reading: Reading, heads: Heads, row: Row) -> bool:
    """Read a row below the heads of the indicators. Return whether it belongs there."""
    if first_word(row) in SUMS:
        return leave(reading, row)
    if beside(reading, heads, row):
        return False
    spanning = _spanning(reading, heads, row)
    if spanning is not None and not _read_spanning(reading, spanning):
        return False
    cells = fitting(reading, heads, row) if spanning is None else _fitting_behind(reading, heads, row, spanning)
    if cells is None:
        return False
    found = {heads.columns[place]: cell for place, cell in cells.items()}
    if is_sum(reading, heads, found):
        return leave(reading, row)
    if spanning is None and not _read_levels(reading, heads, found):
        return False
    _read_rest(reading, found)
    return True


def _spanning(reading: Reading, heads: Heads, row: Row) -> Cell | None:
    """Return the cell that takes both columns of categories, where one does: a form may print 满意度指标 so."""
    one, two = (heads.of(level) for level in _LEVELS)
    if one is None or two is None:
        return None
    cells = (cell for cell in row.filled if not reading.ledger.has(cell))
    return next((cell for cell in cells if cell.column == one.start and right(cell) == two.end), None)


def _fitting_behind(reading: Reading, heads: Heads, row: Row, spanning: Cell) -> dict[int, Cell] | None:
    rest = row._replace(cells=tuple(cell for cell in row.cells if cell is not spanning))
    return fitting(reading, heads, rest)


def _read_spanning(reading: Reading, cell: Cell) -> bool:
    """Read a category that stands for both levels: a first one with the same name below it, or a second one."""
    form, name = reading.form, joined(cell.text)
    first, parents = form.level1(name), form.parents(name)
    if first is not None and form.level2(first, name) is not None:
        _open(reading, cell, name, name)
    elif first is None and len(parents) == 1:
        above = next((key for key in _tree(reading) if form.level1(key) is parents[0]), parents[0].name)
        _open(reading, cell, above, name)
    else:
        return False
    reading.label(cell)
    return True


def _read_levels(reading: Reading, heads: Heads, found: dict[Column, Cell]) -> bool:
    """Read the cells of the categories in a row, and open what they name. Return whether they can be categories."""
    cells = [found.get(column) if (column := heads.of(level)) else None for level in _LEVELS]
    first, second = cells
    others = len(found) - sum(cell is not None for cell in cells)
    is_known = first is None or reading.form.level1(first.text) is not None
    if (
        first is not None
        and not is_known
        and (is_label(reading, first.text) or not (second or others or first.down > 1))
    ):
        return False
    if first is not None:
        if reading.level1 is None or plain_category(reading.level1) != plain_category(first.text):
            reading.level1, reading.level2 = joined(first.text), None
        reading.label(first)
        _open(reading, first, reading.level1)
    if second is not None:
        if reading.level1 is None:
            reading.level1 = _parent(reading, second)
        if reading.level2 is None or plain_category(reading.level2) != plain_category(second.text):
            reading.level2 = joined(second.text)
        reading.label(second)
        _open(reading, second, reading.level1, reading.level2)
    for column in [column for column in found if column.field in _LEVELS]:
        del found[column]
    return True


def _parent(reading: Reading, cell: Cell) -> str:
    """Return the first-level category of a second-level one that stands without it."""
    parents = reading.form.parents(cell.text)
    if len(parents) != 1:
        raise without(cell, reading.form.labels.level1)
    return parents[0].name


def _tree(reading: Reading) -> dict[str, Any]:
    tree: dict[str, Any] = reading.tree.setdefault("indicators", {})
    return tree


def _open(reading: Reading, cell: Cell, level1: str, level2: str | None = None) -> None:
    """Make a category, which ``cell`` names, the one in which the next indicator stands; a blank one is in the
    declaration too."""
    require_name(level2 or level1, cell)
    names = (plain(level1), plain(level2 or ""))
    reading.level1 = reading.categories.setdefault(names[:1], level1)
    below = _tree(reading).setdefault(reading.level1, {})
    reading.place(("indicators", reading.level1), cell)
    if level2 is not None:
        reading.level2 = reading.categories.setdefault(names, level2)
        below.setdefault(reading.level2, [])
        reading.place(("indicators", reading.level1, reading.level2), cell)


def _read_rest(reading: Reading, found: dict[Column, Cell]) -> None:
    """Read what stands behind the categories: an indicator, or nothing."""
    for column in [column for column in found if column.field == OF_FORM]:
        read_of_form(reading, column, found.pop(column))
    name = next((column for column in found if column.field == "name"), None)
    if name is not None and plain(found[name].text) in _UNFILLED and len(found) == 1:
        reading.ledger.label(found.pop(name))
    if not found:
        return
    first = next(iter(found.values()))
    if name is None:
        raise without(first, reading.form.labels.level3)
    if reading.level1 is None or reading.level2 is None:
        raise without(first, reading.form.labels.level2)
    if not reading.has_indicators:
        reading.has_indicators, reading.tasks_are_done = True, "tasks" in reading.tree
    there = _tree(reading)[reading.level1][reading.level2]
    same = (item for item in there if plain(item["name"].text) == plain(found[name].text))
    other = next(same, None) if reading.has_sides else None
    if other is not None and _is_other_side(other, found):
        _join(reading, other, found)
    else:
        there.extend(several(reading, found) or [indicator_of(reading, found)])


def _is_other_side(item: Mapping[str, Any], found: Mapping[Column, Cell]) -> bool:
    """Whether cells are what the year says of an indicator of the whole project, or the other way round."""
    new = {column.field for column in found}.intersection(_VALUES)
    return bool(new) and not new.intersection(item) and any(value in item for value in _VALUES)


def _join(reading: Reading, item: dict[str, Any], found: dict[Column, Cell]) -> None:
    """Add to an indicator what the other side says of it. What both say must be the same."""
    for column in [column for column in found if column.field in item]:
        cell, there = found.pop(column), item[column.field]
        if not isinstance(there, Value) or plain(there.text) != plain(cell.text):
            raise twice(cell, column.head, there.text if isinstance(there, Value) else "")
        reading.ledger.label(cell)
    item |= indicator_of(reading, found)
