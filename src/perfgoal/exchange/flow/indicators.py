"""The indicators in a flow: categories before names, and target values behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfgoal.exchange.content import Cell, Line, Table
from perfgoal.exchange.flow.labels import Label, known, labels_only
from perfgoal.exchange.flow.lines import Block, Word, has_gaps, joined, lost, words
from perfgoal.exchange.flow.names import origin_of
from perfgoal.exchange.flow.sections import Part
from perfgoal.exchange.recognise.vocabulary import vocabulary
from perfgoal.forms import Form, Level1, bare_category, plain_category
from perfgoal.target import parse_target


@dataclass(slots=True)
class _Reading:
    """What has been read: rows of cells, each at its column, and the lines of a name that waits for its values."""

    form: Form
    heads: list[Label]
    name: int
    """The column of the names, behind which the values stand."""
    rows: list[dict[int, Label]] = field(default_factory=list)
    level1: Level1 | None = None
    level2: bool = False
    open: bool = False
    waiting: list[Line] = field(default_factory=list)
    waits_since: Block | None = None

    @property
    def values(self) -> int:
        """How many values stand behind a name."""
        return len(self.heads) - self.name - 1


def indicators(part: Part, form: Form) -> Table | None:
    """Return the indicators as a table below its heads.

    A line that has as many words as the table has columns from the name on is an indicator; a name of several lines
    has its values in a block of their own. All else is refused (``lost-thread``): a name with spaces in it or a blank
    value could be read in several ways.
    """
    if not part.blocks:
        return None
    labels = vocabulary(form).indicators
    heads: list[Label] = []
    blocks = list(part.blocks)
    while blocks and (found := labels_only(blocks[0].lines, labels)):
        heads += found
        blocks.pop(0)
    rest = blocks
    if not heads and blocks:
        heads, blocks[0] = _heads_in_first_lines(blocks[0], labels)
        rest = blocks if blocks[0].lines else blocks[1:]
    reading = _Reading(form, heads, _column_of_names(part, heads, form))
    for block in rest:
        if (again := labels_only(block.lines, labels)) and [head.text for head in again] == [h.text for h in heads]:
            reading.rows.append(dict(enumerate(again)))
            continue
        for index, line in enumerate(block.lines):
            alone = has_gaps(line.text) or _is_last(reading, block, index)
            _line(reading, block, line, alone=alone, first=index == 0)
            _check_place(reading, block, index)
    if reading.waiting:
        raise _no_values(reading)
    return _table(reading)


def _heads_in_first_lines(block: Block, labels: Mapping[str, str]) -> tuple[list[Label], Block]:
    """Return the heads that stand in the first lines of a block, without a blank line behind them."""
    for end in range(len(block.lines) - 1, 0, -1):
        if found := labels_only(block.lines[:end], labels):
            return found, Block(block.lines[end:])
    return [], block


def _column_of_names(part: Part, heads: Sequence[Label], form: Form) -> int:
    """Return the column of the names: behind the two categories, and before the values."""
    words = vocabulary(form).indicators
    fields = [words[known(head.text, words)] for head in heads]
    for name, label in (("level1", form.labels.level1), ("level2", form.labels.level2), ("name", form.labels.level3)):
        if name not in fields:
            raise lost(origin_of(part.blocks, part), label, part.blocks[0].text)
    place = fields.index("name")
    if fields[:place] != ["level1", "level2"] or place + 1 == len(fields):
        raise lost(heads[0].origin, form.labels.level3, " ".join(head.text for head in heads))
    return place


def _line(reading: _Reading, block: Block, line: Line, *, alone: bool, first: bool) -> None:
    found = words(line.text)
    if not reading.waiting:
        found = _categories(reading, line, found)
        if not found:
            return
    elif _is_category(reading, found[0]):
        raise _no_values(reading)
    if reading.waiting and first and block is not reading.waits_since:
        if len(found) != reading.values:
            raise _no_values(reading)
        _row(reading, reading.waiting, line, found)
    elif len(found) > reading.values and _has_values(reading, found, alone=alone):
        if reading.waiting:
            raise lost(line.origin, reading.heads[reading.name].text, line.text)
        name = found[: -reading.values]
        text = line.text[name[0].start : name[-1].end]
        _row(reading, [Line(text, line.origin)], line, found[-reading.values :])
    else:
        if not reading.waiting:
            reading.waits_since = block
        reading.waiting.append(Line(line.text[found[0].start :], line.origin))


def _is_last(reading: _Reading, block: Block, index: int) -> bool:
    """Whether nothing can go on from a line to the next: its block ends, or another category follows."""
    below = block.lines[index + 1 : index + 2]
    return not below or _is_category(reading, words(below[0].text)[0])


def _check_place(reading: _Reading, block: Block, index: int) -> None:
    """Refuse a category that stands alone in a line, with lines above it and rows below it, and no blank line between:
    it may be printed at half the height of its rows, so that those above it are its own."""
    here = block.lines[index]
    if index == 0 or _is_last(reading, block, index):
        return
    if all(_is_category(reading, word) for word in words(here.text)):
        raise lost(here.origin, reading.heads[reading.name].text, here.text)


def _has_values(reading: _Reading, found: list[Word], *, alone: bool) -> bool:
    """Whether a line ends in target values. Words of prose are values only where the line can be nothing else: it
    stands alone or has gaps, with one word before them, or it says the same in all its columns."""
    values = [word.text for word in found[-reading.values :]]
    quantities = all(parse_target(text).kind != "text" for text in values)
    one_name = len(found) == reading.values + 1
    if one_name:
        return alone or quantities or (len(values) > 1 and len(set(values)) == 1)
    return quantities and parse_target(found[-reading.values - 1].text).kind == "text"


def _row(reading: _Reading, name: list[Line], line: Line, values: list[Word]) -> None:
    if not reading.level2:
        raise lost(line.origin, reading.form.labels.level2, line.text)
    if not reading.open:
        reading.rows.append({})
    reading.open = False
    cells = reading.rows[-1]
    cells[reading.name] = Label(joined(name), name[0].origin)
    for place, word in enumerate(values, start=reading.name + 1):
        cells[place] = Label(word.text, line.origin)
    reading.waiting, reading.waits_since = [], None


def _categories(reading: _Reading, line: Line, found: list[Word]) -> list[Word]:
    """Take the categories that a line begins with, and return the words behind them. Each begins a row, which the
    next indicator takes and which stays blank where none comes before the next category."""
    behind_first = False
    for place, first in enumerate(found):
        word = Label(first.text, line.origin)
        level1 = reading.form.level1(word.text)
        below = reading.level1 is not None and reading.form.level2(reading.level1, word.text) is not None
        if not (_named(word.text) or (behind_first and below)) or (level1 is None and not below):
            if _is_category(reading, first):
                raise lost(line.origin, reading.form.labels.level1, line.text)
            return found[place:]
        if below and not (level1 is reading.level1 and reading.level2):
            if 1 in reading.rows[-1] or not reading.open:
                reading.rows.append({})
            reading.rows[-1][1] = word
            reading.level2 = reading.open = True
        elif level1 is not None:
            reading.rows.append({0: word})
            reading.level1, reading.level2, reading.open = level1, False, True
            behind_first = True
    return []


def _is_category(reading: _Reading, word: Word) -> bool:
    names = reading.form.category_names
    return _named(word.text) and plain_category(word.text) in names


def _named(text: str) -> bool:
    """Whether a word calls itself a category: 数量 alone may be the beginning of a name."""
    return bare_category(text).endswith("指标")


def _no_values(reading: _Reading) -> Exception:
    first = reading.waiting[0]
    return lost(first.origin, reading.heads[reading.name + 1].text, joined(reading.waiting))


def _table(reading: _Reading) -> Table:
    """Return the rows as a table, in which a category goes down to where the next one begins."""
    rows = [dict(enumerate(reading.heads)), *reading.rows]
    cells: list[Cell] = []
    open_cells: dict[int, int] = {}  # by their columns, the categories that go down to the row that is made
    for number, row in enumerate(rows):
        first = min(row)
        is_head = [cell.text for cell in row.values()] == [head.text for head in reading.heads]
        for column in [column for column in open_cells if column >= first or is_head]:
            del open_cells[column]
        for column in range(len(reading.heads)):
            if column in row:
                if column < reading.name and not is_head:
                    open_cells[column] = len(cells)
                cells.append(Cell(number, column, 1, 1, row[column].text, row[column].origin))
            elif column in open_cells:
                place = open_cells[column]
                cells[place] = cells[place]._replace(down=cells[place].down + 1)
            else:
                cells.append(Cell(number, column, 1, 1, "", row[first].origin))
    return Table(tuple(cells))
