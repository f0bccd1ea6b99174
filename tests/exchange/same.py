"""Whether two declarations fill in the same form the same way."""

from collections.abc import Iterator, Mapping
from typing import Any

from perfgoal.declaration import Declaration, Part
from perfgoal.finding import pointer
from perfgoal.forms import Form
from perfgoal.money import Amount


def differences(a: Declaration, b: Declaration) -> list[str]:
    """Name each field in which ``a`` and ``b`` differ, and what each has there; nothing where they are the same.

    ``prepared``, which no rendering shows, is left out. Amounts are compared by their values; texts exactly, but for
    white space at the ends of lines and blank lines at the end. A category that the form prints anyway may be left out
    or left empty, and the order of categories and of local columns is the form's, not the author's.
    """
    return list(_differing(_plain(a), _plain(b), ()))


def _plain(declaration: Declaration) -> Mapping[str, Any]:
    tree = dict(_fields(declaration))
    tree.pop("prepared", None)
    return tree | {"indicators": _told(declaration.indicators, declaration.form_profile)}


def _fields(part: Part) -> Iterator[tuple[str, Any]]:
    for name in type(part).model_fields:
        if (value := _value(getattr(part, name))) not in (None, {}, []):
            yield name, value


def _value(value: Any) -> Any:
    match value:
        case Part():
            return dict(_fields(value))
        case Amount():
            return value.value
        case Mapping():
            return {key: _value(item) for key, item in value.items()}
        case tuple():
            return [_value(item) for item in value]
        case str():
            return "\n".join(line.rstrip() for line in value.splitlines()).rstrip()
        case _:
            return value


def _told(tree: Mapping[str, Mapping[str, Any]], form: Form) -> Mapping[str, Any]:
    """Return the categories that say something: that hold an indicator, or that the form does not have."""
    told = {name: _told_below(name, level2, form) for name, level2 in tree.items()}
    return {name: level2 for name, level2 in told.items() if level2 or form.level1(name) is None}


def _told_below(name: str, level2: Mapping[str, Any], form: Form) -> Mapping[str, Any]:
    level1 = form.level1(name)
    return {
        key: [_value(item) for item in items]
        for key, items in level2.items()
        if items or level1 is None or form.level2(level1, key) is None
    }


_NOTHING = object()


def _differing(a: Any, b: Any, route: tuple[str | int, ...]) -> Iterator[str]:
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        for key in dict.fromkeys((*a, *b)):
            yield from _differing(a.get(key, _NOTHING), b.get(key, _NOTHING), (*route, key))
    elif isinstance(a, list) and isinstance(b, list):
        for index in range(max(len(a), len(b))):
            left, right = (part[index] if index < len(part) else _NOTHING for part in (a, b))
            yield from _differing(left, right, (*route, index))
    elif a is _NOTHING or b is _NOTHING or a != b:
        yield f"{pointer(route)}: {_said(a)} against {_said(b)}"


def _said(value: Any) -> str:
    return "nothing" if value is _NOTHING else repr(value)
