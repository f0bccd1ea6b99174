"""Bytes to a :class:`Document`: plain data with a place for every part of it.

This is the lowest layer and the only one that imports PyYAML. It knows nothing of declarations: a
document is a tree of ``dict``, ``list`` and ``str``, read from libyaml's events without constructing a
single Python object that the text could choose.

PyYAML is imported when the first text is read: a run that reads none, because nothing changed since the last one, does
without.
"""

from typing import TYPE_CHECKING, Any

from perfgoal.document.characters import inert, shortened, visible
from perfgoal.document.model import NO_ARGUMENTS, Document, Edit, Fault, Node, Position, Route
from perfgoal.document.source import MAX_BYTES, Unreadable, read_file

if TYPE_CHECKING:
    from perfgoal.document.reader import read_document

__all__ = [
    "MAX_BYTES",
    "NO_ARGUMENTS",
    "Document",
    "Edit",
    "Fault",
    "Node",
    "Position",
    "Route",
    "Unreadable",
    "inert",
    "read_document",
    "read_file",
    "shortened",
    "visible",
]


def __getattr__(name: str) -> Any:
    if name != "read_document":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from perfgoal.document.reader import read_document  # noqa: PLC0415

    globals()[name] = read_document
    return read_document
