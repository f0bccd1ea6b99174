"""What a reader found, as plain data that goes through a pipe, and back."""

from typing import Any

from perfgoal.exchange.content import Cell, Content, Flow, Line, Origin, Table

_KINDS: tuple[Any, ...] = (Content, Table, Cell, Origin, Flow, Line)
_TUPLE = -1


def as_plain(found: object) -> Any:
    """Return texts and numbers as they are, and tuples as lists that begin with the number of their kind."""
    if not isinstance(found, tuple):
        return found
    kind = next((index for index, each in enumerate(_KINDS) if isinstance(found, each)), _TUPLE)
    return [kind, *map(as_plain, found)]


def from_plain(plain: Any) -> Any:
    """Return what :func:`as_plain` was given. Raises :class:`ValueError` where it gave no such thing."""
    if isinstance(plain, str | int):
        return plain
    if not isinstance(plain, list) or not plain or not isinstance(plain[0], int):
        raise ValueError("no plain data of a reader")
    kind, parts = plain[0], [from_plain(part) for part in plain[1:]]
    if kind == _TUPLE:
        return tuple(parts)
    if not 0 <= kind < len(_KINDS) or len(parts) != len(_KINDS[kind]._fields):
        raise ValueError("no plain data of a reader")
    return _KINDS[kind](*parts)
