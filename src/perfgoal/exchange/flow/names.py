"""What stands before the first section, and texts below a label: labels and their values, and other lines."""

import re
from collections.abc import Iterator

from perfgoal.exchange.content import Cell, Line, Origin, Table
from perfgoal.exchange.flow.labels import Label, known
from perfgoal.exchange.flow.lines import Block, joined, lost
from perfgoal.exchange.flow.sections import Part, section_labels
from perfgoal.exchange.recognise.vocabulary import vocabulary
from perfgoal.forms import Form

_MORE = ("金额单位", "单位")
_LONGEST = 3  # lines that the value of such a label may take
_WORD = re.compile(r"\S+")


def row(*cells: Label) -> Table:
    """Return a table of one row."""
    return Table(tuple(Cell(0, column, 1, 1, cell.text, cell.origin) for column, cell in enumerate(cells)))


def names(part: Part, form: Form) -> Iterator[Table]:
    """Yield a row for each line that begins with a label, and one of a single cell for each that does not."""
    labels = frozenset({*vocabulary(form).fields, *_MORE}) - section_labels(form).keys()
    waiting: Label | None = None  # a label that stood alone, whose value may come next
    for block in part.blocks:
        rows = [_pairs(line, labels) for line in block.lines]
        if waiting is not None and not any(isinstance(cell, Label) for cells in rows for cell in cells):
            yield row(waiting, Label(block.text, block.origin))
            waiting = None
            continue
        if waiting is not None:
            yield row(waiting)
        waiting = None
        if len(rows) == 1 and len(rows[0]) == 1 and isinstance(rows[0][0], Label):
            waiting = rows[0][0]
        else:
            yield from _rows(rows, form)
    if waiting is not None:
        yield row(waiting)


def _rows(rows: list[list["Label | Line"]], form: Form) -> Iterator[Table]:
    """Yield rows; a line without a label goes on with the value above it, where there is one."""
    open_row: list[Label] = []
    last: list[Line] = []
    for cells in rows:
        texts = [cell for cell in cells if isinstance(cell, Line)]
        if open_row and len(cells) == len(texts):
            last += texts
            if len(last) > _LONGEST or "\n" in joined(last):  # the line above ended before the page would have ended it
                raise lost(texts[0].origin, form.labels.budget, texts[0].text)
            continue
        if open_row:
            yield row(*open_row, *_value(last))
        open_row, last = [], []
        if len(cells) == len(texts):
            for text in texts:
                yield row(Label(text.text.strip(), text.origin))
            continue
        last = [cells[-1]] if isinstance(cells[-1], Line) else []
        before = cells[: len(cells) - len(last)]
        open_row = [cell if isinstance(cell, Label) else Label(cell.text, cell.origin) for cell in before]
    if open_row:
        yield row(*open_row, *_value(last))


def _value(lines: list[Line]) -> list[Label]:
    return [Label(joined(lines), lines[0].origin)] if lines else []


def _pairs(line: Line, labels: frozenset[str]) -> list["Label | Line"]:
    """Cut a line at the labels in it: labels, and what stands between them."""
    found: list[Label | Line] = []
    start = 0

    def add(end: int) -> None:
        if line.text[start:end].strip():
            found.append(Line(line.text[start:end].strip(), line.origin))

    for match in _WORD.finditer(line.text):
        colon = re.search("[：:]", match.group())
        end = match.end() if colon is None else match.start() + colon.end()
        if known(line.text[match.start() : end], labels):
            add(match.start())
            found.append(Label(line.text[match.start() : end], line.origin))
            start = end
    add(len(line.text))
    return found


def text_below(part: Part, form: Form) -> Table:
    """Return a label and the text below it. More than one block is refused: what follows the first may be anything."""
    assert part.label is not None
    if len(part.blocks) > 1:
        raise lost(part.blocks[1].origin, form.labels.indicators, part.blocks[1].text)
    texts = [Label(block.text, block.origin) for block in part.blocks]
    return row(part.label, *(texts or [Label("", part.label.origin)]))


def origin_of(blocks: list[Block], part: Part) -> Origin:
    """Return where a section begins: with its first block, else with its label."""
    if blocks:
        return blocks[0].origin
    assert part.label is not None
    return part.label.origin
