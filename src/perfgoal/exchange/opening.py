"""Open a file of any kind: its bytes choose the reader."""

from importlib import import_module

from perfgoal.exchange.content import Content, Flow
from perfgoal.exchange.kinds import kind_of


def read_content(data: bytes, name: str) -> Content | Flow:
    """Return what a file shows. ``name`` is not trusted: what kind a file is, its bytes say.

    Raises :class:`~perfgoal.exchange.draft.Refused` where it cannot be read, and
    :class:`~perfgoal.extras.MissingExtra` where an extra that reads it is not installed.
    """
    found: Content | Flow = import_module(f"perfgoal.exchange.readers.{kind_of(data)}").read(data)
    return found
