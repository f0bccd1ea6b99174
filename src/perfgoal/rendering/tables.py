"""The tables of tasks and indicators: which columns they have, in which order rows stand, which cells are merged.

Each cell knows the ``path`` of what it shows: its route in the declaration as a JSON pointer, as findings name it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from perfgoal.declaration import Declaration, Indicator, Key, Part, Task
from perfgoal.finding import pointer
from perfgoal.forms import Form, Level1
from perfgoal.money import Amount, money_text

Kind = Literal["level", "name", "text", "amount", "value", "short"]
"""What a column holds: a category, what names its row, narrative, money, a target value, a word or two."""

# The columns in their order, with what they hold and their widths relative to each other.
_TASK_FIELDS: Mapping[str, tuple[Kind, float]] = {
    "id": ("short", 6),
    "name": ("name", 15),
    "content": ("text", 34),
    "amount": ("amount", 12),
    "fiscal": ("amount", 12),
    "other": ("amount", 12),
    "target": ("text", 31),
    "projects": ("text", 14),
    "extra": ("text", 10),
}
_LEVELS = (10.0, 13.5)
_INDICATOR_FIELDS: Mapping[str, tuple[Kind, float]] = {
    "id": ("short", 8),
    "name": ("name", 37),
    "cycle": ("value", 15),
    "annual": ("value", 15),
    "years": ("value", 14),
    "baseline": ("value", 13),
    "unit": ("short", 9),
    "kind": ("short", 9),
    "direction": ("short", 9),
    "weight": ("short", 9),
    "standard": ("short", 11),
    "task": ("text", 18),
    "explanation": ("text", 18),
    "scoring": ("text", 18),
    "source": ("text", 13),
    "note": ("text", 12),
    "extra": ("text", 12),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and the text beside it, and the path of what it shows; the form's own words have none."""

    label: str
    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, what it holds, its share of the table's width in percent, a remark in brackets behind
    the label (the unit of money), and the path of its cells from that of their row."""

    label: str
    kind: Kind
    share: float = 0.0
    remark: str = ""
    path: str = ""

    @property
    def text(self) -> str:
        """The whole head of the column."""
        return self.label + self.remark


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


def label_of(model: type[Part], field: str) -> str:
    """Return the Chinese key of a field, which is its label where the form profile has no other."""
    return next(item.chinese[0] for item in model.model_fields[field].metadata if isinstance(item, Key))


def text_of(value: object, decimals: int | None) -> str:
    """Return a value as a form prints it: money with separators and at least ``decimals`` digits behind the point,
    a list line by line, nothing where there is nothing."""
    match value:
        case None:
            return ""
        case Amount():
            return money_text(value.value, decimals)
        case tuple():
            return "\n".join(value)
        case _:
            return str(value)


def task_table(declaration: Declaration, form: Form) -> TaskTable | None:
    """Lay out the tasks, which only department forms have."""
    labels, tasks = form.labels, declaration.tasks
    if form.kind != "department":
        return None
    printed = {
        "name": labels.task_name,
        "content": labels.task_content,
        "amount": labels.task_amount,
        "target": labels.task_target,
    }
    fields = _fields(Task, tasks, _TASK_FIELDS, printed)
    unit = f"（{declaration.money.unit}）"
    columns = [
        replace(field.column, remark=unit) if field.column.kind == "amount" else field.column for field in fields
    ]
    return TaskTable(
        labels.tasks,
        _scaled(columns),
        tuple(
            TaskRow(tuple(_read(field, task, form.decimals) for field in fields), pointer(("tasks", index)))
            for index, task in enumerate(tasks)
        ),
        Entry(labels.other_tasks, declaration.other_tasks or "", pointer(("other_tasks",))),
        1 + [field.name for field in fields].index("name"),
        pointer(("tasks",)),
    )


def indicator_table(declaration: Declaration, form: Form, *, whole: bool = False) -> IndicatorTable:
    """Lay out the indicators; the ``whole`` table has every column of the form, and that of the weights where the form
    weighs, whether any value stands in it or not."""
    labels, tree = form.labels, declaration.indicators
    indicators = [item for level2 in tree.values() for items in level2.values() for item in items]
    values: dict[str, str] = {
        column.key: column.label
        for column in form.columns
        if whole or not column.optional or any(getattr(item, column.key) for item in indicators)
    }
    if whole and form.weights is not None:
        values["weight"] = label_of(Indicator, "weight")
    # The form's columns in the form's order; a value that the form has no column for comes behind them.
    order = dict.fromkeys(("id", "name", *(column.key for column in form.columns), *_INDICATOR_FIELDS))
    ordered = {name: _INDICATOR_FIELDS[name] for name in order}
    fields = _fields(Indicator, indicators, ordered, {"name": labels.level3, **values})
    levels = (
        Column(label, "level", share) for label, share in zip((labels.level1, labels.level2), _LEVELS, strict=True)
    )
    columns = _scaled((*levels, *(field.column for field in fields)))
    rows = [row for name, level2 in _categories(tree, form) for row in _rows(name, level2, fields, form.decimals)]
    return IndicatorTable(labels.indicators, columns, tuple(rows), pointer(("indicators",)))


class _Field(NamedTuple):
    """A field of a task or an indicator and its column; ``key`` names an entry of a field that is a mapping."""

    name: str
    column: Column
    key: str | None = None


def _fields(
    model: type[Part], parts: Sequence[Part], fields: Mapping[str, tuple[Kind, float]], printed: Mapping[str, str]
) -> list[_Field]:
    """Return the fields that get a column: those that the form has ``printed``, by their labels, and those that at
    least one part has; of a mapping, each key."""
    columns = []
    for name, (kind, share) in fields.items():
        column = Column(printed.get(name) or label_of(model, name), kind, share, path=pointer((name,)))
        if name == "years":
            years = sorted({year for part in parts for year in getattr(part, name)})
            columns += [
                _Field(name, replace(column, remark=f"（{year}）", path=pointer((name, year))), year) for year in years
            ]
        elif name == "extra":
            keys = dict.fromkeys(key for part in parts for key in getattr(part, name))
            columns += [_Field(name, replace(column, label=key, path=pointer((name, key))), key) for key in keys]
        elif name in printed or any(text_of(getattr(part, name), None) for part in parts):
            columns.append(_Field(name, column))
    return columns


def _read(field: _Field, part: Part, decimals: int | None) -> str:
    value = getattr(part, field.name)
    return text_of(value if field.key is None else value.get(field.key), decimals)


def _scaled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return ``columns`` with shares that add up to the whole width."""
    scale = 100 / sum(column.share for column in columns)
    return tuple(replace(column, share=round(column.share * scale, 2)) for column in columns)


_Level2 = Mapping[str, Sequence[Indicator]]


def _categories(tree: Mapping[str, _Level2], form: Form) -> Iterator[tuple[str, _Level2]]:
    """Yield every first-level category with its second level: the form's in the form's order, under the author's
    names for them and whether the author wrote them or not, then those that the form does not know."""
    for level1 in form.framework:
        for name in [name for name in tree if form.level1(name) is level1] or [level1.name]:
            yield name, _second_level(tree.get(name, {}), level1, form)
    yield from ((name, level2) for name, level2 in tree.items() if form.level1(name) is None)


def _second_level(written: _Level2, level1: Level1, form: Form) -> _Level2:
    ordered: dict[str, Sequence[Indicator]] = {}
    for category in level1.level2:
        names = [name for name in written if form.level2(level1, name) is category]
        ordered |= {name: written[name] for name in names} or {category.name: ()}
    return {**ordered, **written}


def _rows(name: str, level2: _Level2, fields: Sequence[_Field], decimals: int | None) -> Iterator[IndicatorRow]:
    """Yield the rows of a first-level category; a category that holds nothing has one blank row."""
    height = sum(max(1, len(items)) for items in level2.values()) or 1
    first: Cell | None = Cell(name, height, pointer(("indicators", name)))
    for name2, items in (level2 or {"": ()}).items():
        route = ("indicators", name, name2)
        second: Cell | None = Cell(name2, max(1, len(items)), pointer(route))
        for index, item in enumerate(items or (None,)):
            texts = tuple("" if item is None else _read(field, item, decimals) for field in fields)
            yield IndicatorRow(first, second, texts, item is None, "" if item is None else pointer((*route, index)))
            first = second = None
