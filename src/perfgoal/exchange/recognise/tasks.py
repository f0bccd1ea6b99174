"""The table of the year's tasks."""

from typing import Any

from perfgoal.exchange.content import Cell
from perfgoal.exchange.recognise.columns import Column, Heads, beside, first_word, fitting, heads_of
from perfgoal.exchange.recognise.grid import Row
from perfgoal.exchange.recognise.labels import spellings
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.naming import is_label
from perfgoal.exchange.recognise.reading import SUMS, Reading, leave
from perfgoal.exchange.recognise.refusing import field_name, twice, without
from perfgoal.exchange.recognise.vocabulary import Field

_DUE = ("content", "amount", "target")
_OTHER = Field(("other_tasks",))


def task_heads(reading: Reading, row: Row) -> Heads | None:
    """Return the columns of a table of tasks where ``row`` heads one."""
    if reading.form.kind != "department":
        return None
    heads = heads_of(reading, row, reading.words.tasks, ("id", "name"))
    if heads is None or heads.of("name") is None or sum(heads.of(name) is not None for name in _DUE) < len(_DUE) - 1:
        return None
    return heads


def read_task(reading: Reading, heads: Heads, row: Row) -> bool:
    """Read a row below the heads of the tasks. Return whether it belongs there."""
    if first_word(row) in SUMS:
        return leave(reading, row)
    if _read_other(reading, row):
        return True
    if beside(reading, heads, row) or _heads_something(reading, heads, row):
        return False
    cells = fitting(reading, heads, row)
    if cells is None:
        return False
    name = heads.of("name")
    if name is None or heads.columns.index(name) not in cells:
        if any(heads.columns[place].field in _DUE for place in cells):
            first = next(iter(cells.values()))
            raise without(first, name.head if name else reading.form.labels.task_name)
        return False
    _put(reading, {heads.columns[place]: cell for place, cell in cells.items()})
    return True


def _heads_something(reading: Reading, heads: Heads, row: Row) -> bool:
    """Whether a row begins with a label of the form, and is no task that bears its name: that has an amount."""
    amount = heads.of("amount")
    amounts = (cell for cell in row.filled if amount is not None and amount.holds(cell))
    has_amount = any(character.isdigit() for cell in amounts for character in cell.text)
    return not has_amount and is_label(reading, row.filled[0].text)


def _put(reading: Reading, cells: dict[Column, Cell]) -> None:
    tasks = reading.tree.setdefault("tasks", [])
    if reading.tasks_are_done:
        named = next(cell for column, cell in cells.items() if column.field == "name")
        raise twice(named, field_name(reading.form, ("tasks",)), tasks[0]["name"].text, variant="several-forms")
    task: dict[str, Any] = {}
    for column, cell in cells.items():
        if column.field == "extra":
            reading.put_local(task, "extra", column.head, cell)
        elif column.field == "projects":
            task["projects"] = lines_of(reading, cell)
        else:
            task[column.field] = reading.ledger.value(cell)
    tasks.append(task)


def lines_of(reading: Reading, cell: Cell) -> Any:
    """Return the names in a cell, each on a line of its own; a single one as a text."""
    pieces = [line for line in cell.text.splitlines() if not is_blank(line)]
    if len(pieces) == 1:
        return reading.ledger.value(cell)
    return [reading.ledger.value(cell, piece) for piece in pieces]


def _read_other(reading: Reading, row: Row) -> bool:
    """Read what else is to be done, which stands below the tasks: a label, and at most one text beside it. A task may
    bear that name too, but then there is more in its row."""
    cells = [cell for cell in row.filled if not reading.ledger.has(cell)]
    if not 1 <= len(cells) <= len(("label", "text")):
        return False
    label, *texts = cells
    if not any(reading.words.fields.get(name) == _OTHER for name in spellings(label.text)):
        return False
    reading.label(label)
    for cell in texts:
        reading.put(_OTHER.route, cell)
    return True
