"""A declaration as plain data: English keys in the model's order, and every scalar a text exactly as written."""

from collections.abc import Mapping
from typing import Any

from perfgoal.declaration import Declaration, Goal, Part
from perfgoal.money import Amount


def plain_data(declaration: Declaration) -> dict[str, Any]:
    """Return ``declaration`` as dicts, lists and texts.

    Amounts keep their separators, a target is its text, a goal is its text or ``{cycle, annual}``, ``budget.unit``
    is always there, and what the declaration leaves out is left out.
    """
    return _fields(declaration)


def _fields(part: Part) -> dict[str, Any]:
    values = ((name, getattr(part, name), info.is_required()) for name, info in type(part).model_fields.items())
    return {name: _plain(value) for name, value, required in values if required or not _absent(value)}


def _absent(value: object) -> bool:
    return value is None or value in ((), {})


def _plain(value: object) -> Any:
    match value:
        case Amount():
            return value.raw
        case Goal(text=str(text)):
            return text
        case Part():
            return _fields(value)
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return str(value)  # a text, or the year: four digits, all that a file may write there
