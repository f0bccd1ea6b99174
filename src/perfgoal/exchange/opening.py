"""Open a file of any kind: its bytes choose the reader, which reads it in a process of its own."""

from perfgoal.exchange.confined import read_confined
from perfgoal.exchange.content import Content, Flow
from perfgoal.exchange.kinds import kind_of


def read_content(data: bytes, name: str) -> Content | Flow:
    """Return what a file shows. ``name`` is not trusted: what kind a file is, its bytes say.

    Raises :class:`~perfgoal.exchange.draft.Refused` where it cannot be read, and
    :class:`~perfgoal.extras.MissingExtra` where an extra that reads it is not installed.
    """
    return read_confined(f"perfgoal.exchange.readers.{kind_of(data)}", data)
