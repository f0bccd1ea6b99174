"""The tables of tasks and indicators: in which order rows stand, which cells are merged.

Each cell knows the ``path`` of what it shows: its route in the declaration as a JSON pointer, as findings name it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perfgoal.declaration import Declaration
from perfgoal.finding import pointer
from perfgoal.forms import Form
from perfgoal.rendering.categories import Level2, categories
from perfgoal.rendering.columns import LEVELS, Column, Field, indicator_fields, read, scaled, task_fields


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and the text beside it, and the path of what it shows; the form's own words have none."""

    label: str
    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task: a text for each column."""

    texts: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The tasks: a row for each, and below them what else is to be done. ``lead`` counts the columns up to the task's
    name: the label of that last row takes them."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[TaskRow, ...]
    other: Entry
    lead: int
    path: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A merged cell: its text, and how many rows it goes down."""

    text: str
    down: int
    path: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator. The category cells stand in their first row only; ``blank`` marks the one row of a category
    that holds no indicator, and has no path."""

    level1: Cell | None
    level2: Cell | None
    texts: tuple[str, ...]
    blank: bool
    path: str


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The indicators. The first two columns are the categories, and ``texts`` of a row belong to those behind."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[IndicatorRow, ...]
    path: str


def task_table(declaration: Declaration, form: Form) -> TaskTable | None:
    """Lay out the tasks, which only department forms have."""
    labels, tasks = form.labels, declaration.tasks
    if form.kind != "department":
        return None
    fields = task_fields(declaration, form)
    unit = f"（{declaration.money.unit}）"
    columns = [
        replace(field.column, remark=unit) if field.column.kind == "amount" else field.column for field in fields
    ]
    return TaskTable(
        labels.tasks,
        scaled(columns),
        tuple(
            TaskRow(tuple(read(field, task, form.decimals) for field in fields), pointer(("tasks", index)))
            for index, task in enumerate(tasks)
        ),
        Entry(labels.other_tasks, declaration.other_tasks or "", pointer(("other_tasks",))),
        1 + [field.name for field in fields].index("name"),
        pointer(("tasks",)),
    )


def indicator_table(declaration: Declaration, form: Form, *, whole: bool = False) -> IndicatorTable:
    """Lay out the indicators; the ``whole`` table has every column of the form, and that of the weights where the form
    weighs, whether any value stands in it or not."""
    labels, fields = form.labels, indicator_fields(declaration, form, whole=whole)
    levels = (
        Column(label, "level", share) for label, share in zip((labels.level1, labels.level2), LEVELS, strict=True)
    )
    columns = scaled((*levels, *(field.column for field in fields)))
    rows = [
        row
        for name, level2 in categories(declaration.indicators, form)
        for row in _rows(name, level2, fields, form.decimals)
    ]
    return IndicatorTable(labels.indicators, columns, tuple(rows), pointer(("indicators",)))


def _rows(name: str, level2: Level2, fields: Sequence[Field], decimals: int | None) -> Iterator[IndicatorRow]:
    """Yield the rows of a first-level category; a category that holds nothing has one blank row."""
    height = sum(max(1, len(items)) for items in level2.values()) or 1
    first: Cell | None = Cell(name, height, pointer(("indicators", name)))
    for name2, items in (level2 or {"": ()}).items():
        route = ("indicators", name, name2)
        second: Cell | None = Cell(name2, max(1, len(items)), pointer(route))
        for index, item in enumerate(items or (None,)):
            texts = tuple("" if item is None else read(field, item, decimals) for field in fields)
            yield IndicatorRow(first, second, texts, item is None, "" if item is None else pointer((*route, index)))
            first = second = None
