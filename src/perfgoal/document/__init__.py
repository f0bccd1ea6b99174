"""Bytes to a :class:`Document`: plain data with a place for every part of it.

This is the lowest layer and the only one that imports PyYAML. It knows nothing of declarations: a
document is a tree of ``dict``, ``list`` and ``str``, read from libyaml's events without constructing a
single Python object that the text could choose.
"""

from perfgoal.document.characters import inert, visible
from perfgoal.document.model import NO_ARGUMENTS, Document, Edit, Fault, Node, Position, Route
from perfgoal.document.reader import read_document
from perfgoal.document.source import MAX_BYTES, Unreadable, read_file

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
    "visible",
]
