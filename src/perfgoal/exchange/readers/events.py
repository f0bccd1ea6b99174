"""XML as a stream, read without trusting it: no document type, so no entity and nothing to fetch; a bounded depth."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from perfgoal.exchange.draft import Refused

_DEPTH = 200
_STEP = 1 << 16


class Opened(NamedTuple):
    """The start of an element. Names are without their prefixes: the strict and the transitional form of an Office file
    differ in nothing else, and what prefixes stand for is fixed in practice."""

    name: str
    attributes: Mapping[str, str]


class Closed(NamedTuple):
    """The end of an element."""

    name: str


Event = Opened | Closed | str
"""What comes of XML: a start, an end, or the text between two of them in one piece."""


def events(data: bytes) -> Iterator[Event]:
    """Yield the elements and texts of an XML file as they come, nothing of an empty one. Raises :class:`Refused`
    (``broken-file``) where it is no XML, or declares a document type."""
    if not data:
        return
    parser = ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _STEP
    came: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise Refused("broken-file")
        if ":" in "".join(attributes):
            attributes = {_local(key): value for key, value in attributes.items()}
        came.append(Opened(_local(name), attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        came.append(Closed(_local(name)))

    def refuse(*_: object) -> None:
        raise Refused("broken-file")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = came.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data), _STEP):
            parser.Parse(data[at : at + _STEP], False)
            yield from came
            came.clear()
        parser.Parse(b"", True)
    except (ExpatError, ValueError, LookupError):  # not well-formed, or in an encoding that nobody knows
        raise Refused("broken-file") from None
    yield from came


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name
