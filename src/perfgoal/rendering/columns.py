"""The columns of the tables of tasks and indicators: those of the form, and those that any row has a value for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from perfgoal.declaration import Declaration, Indicator, Key, Part, Task
from perfgoal.finding import pointer
from perfgoal.forms import Form
from perfgoal.money import Amount, money_text
from perfgoal.rendering.categories import categories

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
LEVELS = (10.0, 13.5)
"""The widths of the columns of categories."""

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


def task_fields(declaration: Declaration, form: Form) -> list["Field"]:
    """Return the fields of tasks that get a column, with it."""
    labels = form.labels
    printed = {
        "name": labels.task_name,
        "content": labels.task_content,
        "amount": labels.task_amount,
        "target": labels.task_target,
    }
    return _fields(Task, declaration.tasks, _TASK_FIELDS, printed)


def indicator_fields(declaration: Declaration, form: Form, *, whole: bool) -> list["Field"]:
    """Return the fields of indicators that get a column, with it; of the ``whole`` table all columns of the form, and
    that of the weights where the form weighs."""
    as_printed = categories(declaration.indicators, form)
    indicators = [item for _, level2 in as_printed for items in level2.values() for item in items]
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
    return _fields(Indicator, indicators, ordered, {"name": form.labels.level3, **values})


class Field(NamedTuple):
    """A field of a task or an indicator and its column; ``key`` names an entry of a field that is a mapping."""

    name: str
    column: Column
    key: str | None = None


def _fields(
    model: type[Part], parts: Sequence[Part], fields: Mapping[str, tuple[Kind, float]], printed: Mapping[str, str]
) -> list[Field]:
    """Return the fields that get a column: those that the form has ``printed``, by their labels, and those that at
    least one part has; of a mapping, each key."""
    columns = []
    for name, (kind, share) in fields.items():
        column = Column(printed.get(name) or label_of(model, name), kind, share, path=pointer((name,)))
        if name == "years":
            years = sorted({year for part in parts for year in getattr(part, name)})
            columns += [
                Field(name, replace(column, remark=f"（{year}）", path=pointer((name, year))), year) for year in years
            ]
        elif name == "extra":
            keys = dict.fromkeys(key for part in parts for key in getattr(part, name))
            columns += [Field(name, replace(column, label=key, path=pointer((name, key))), key) for key in keys]
        elif name in printed or any(text_of(getattr(part, name), None) for part in parts):
            columns.append(Field(name, column))
    return columns


def read(field: Field, part: Part, decimals: int | None) -> str:
    """Return what a part has in a field, as a form prints it."""
    value = getattr(part, field.name)
    return text_of(value if field.key is None else value.get(field.key), decimals)


def scaled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return ``columns`` with shares that add up to the whole width."""
    scale = 100 / sum(column.share for column in columns)
    return tuple(replace(column, share=round(column.share * scale, 2)) for column in columns)
