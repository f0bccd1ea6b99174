"""Text to tree: one loop over libyaml's events with a stack of its own.

Nothing is composed or constructed by PyYAML, so no tag, alias or nesting of the text can reach it; every
limit is kept while the events come in, before the next part is read.
"""

import re
from itertools import islice
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml._yaml import CParser

from perfgoal.document.characters import FORBIDDEN, UNSEEN, code_point
from perfgoal.document.misread import cut_at_commas, inspect
from perfgoal.document.model import Document, Fault, Lines, Node, Position, Spot, span
from perfgoal.document.source import decode
from perfgoal.document.syntax import explain

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 65_536
MAX_KEY = 256
MAX_FAULTS = 50  # of a kind that may stand at every character: past that they say nothing new

_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\n]))%")


def read_document(source: bytes | str) -> Document:
    """Read one text as plain YAML: PG001 to PG009 as faults, never an exception.

    ``bytes`` are decoded as UTF-8, with or without a byte order mark; a ``str`` is the text itself.
    """
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    text, bom, fault = decode(data)
    unseen = UNSEEN.search(text) is not None
    faults = [fault] if fault else _forbidden(text, unseen)
    if faults:
        return Document(text, bom=bom, tree=None, spots=None, faults=faults)
    reading = _Reading(text)
    try:
        tree, spots = reading.run()
    except _Refused:
        tree = spots = None
    except YAMLError as error:
        tree = spots = None
        reading.faults.append(explain(text, error, reading.last))
    faults = reading.faults
    if spots is not None:
        faults += inspect(text, spots, hidden=unseen)
    return Document(text, bom=bom, tree=tree, spots=spots, faults=faults)


def _forbidden(text: str, unseen: bool) -> list[Fault]:
    """Refuse what libyaml must not see: raw control characters, and directives, over which it takes seconds."""
    if unseen and FORBIDDEN.search(text):
        lines = Lines(text)
        return [
            Fault(
                "PG003",
                "control-character",
                lines.span(match.start(), match.end()),
                {"character": code_point(match.group())},
            )
            for match in islice(FORBIDDEN.finditer(text), MAX_FAULTS)
        ]
    if text.startswith("%") or "\n%" in text or "\r%" in text:
        lines = Lines(text)
        return [
            Fault("PG005", "directive", lines.span(match.start(), match.end()))
            for match in islice(_DIRECTIVE.finditer(text), MAX_FAULTS)
        ]
    return []


class _Refused(Exception):
    """Nothing behind this place is read."""


class _Reading:
    """One pass over the events of a text: the faults met, and the last event, behind which an error stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.last: Any = None

    def run(self) -> tuple[Node, Spot | None]:
        """Return the tree and its places. An empty text is an empty scalar, which stands nowhere."""
        get = CParser(self.text).get_event
        root: Any = ""
        root_spot: Spot | None = None
        # Of each open container the one around it: what it held, the places, whether it is a mapping, the key
        # whose value is due, and where the inner one starts.
        stack: list[tuple[Any, Any, bool, Any, Any]] = []
        held: Any = None
        spots: Any = None
        in_mapping = False
        key: Any = None
        nodes = documents = 0
        node: Any
        spot: Any

        while True:
            self.last = event = get()
            kind = event.__class__
            if kind is ScalarEvent:
                node = event.value
                if event.anchor is not None or event.tag is not None:
                    self._forbid("anchor" if event.anchor is not None else "tag", event)
                if in_mapping and key is None:
                    if len(node) > MAX_KEY:
                        self._refuse("key", MAX_KEY, event)
                    if node == "<<" and not event.style:
                        self._forbid("merge-key", event)
                    key = event
                    continue
                if len(node) > MAX_SCALAR:
                    self._refuse("scalar", MAX_SCALAR, event)
                spot = (event.start_mark, event.end_mark, event.style)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._forbid("anchor" if event.anchor is not None else "tag", event)
                if in_mapping and key is None:
                    self._forbid("complex-key", event)
                    raise _Refused
                if len(stack) >= MAX_DEPTH:
                    self._refuse("depth", MAX_DEPTH, event)
                stack.append((held, spots, in_mapping, key, event.start_mark))
                in_mapping = kind is MappingStartEvent
                held, spots = ({}, {}) if in_mapping else ([], [])
                key = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node, inner = held, spots
                held, spots, in_mapping, key, start = stack.pop()
                spot = (start, inner)
            elif kind is AliasEvent:
                self._forbid("alias", event)
                if in_mapping and key is None:
                    raise _Refused
                node, spot = "", (event.start_mark, event.end_mark, "*")
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._forbid("second-document", event)
                    return root, root_spot
                continue
            elif kind is StreamEndEvent:
                return root, root_spot
            else:
                continue

            nodes += 1
            if nodes > MAX_NODES:
                self._refuse("nodes", MAX_NODES, event)
            if held is None:
                root, root_spot = node, spot
            elif in_mapping:
                name = key.value
                if name in held:
                    self._repeat(spots[name][0][0], spots[name][0][1], key)
                else:
                    held[name] = node
                    spots[name] = ((key.start_mark, key.end_mark), spot)
                key = None
            else:
                held.append(node)
                spots.append(spot)

    def _forbid(self, variant: str, event: Any) -> None:
        position = span(event.start_mark, event.end_mark)
        if position.end_line > position.line:
            position = Position(position.line, position.column, position.line, position.column + 1)
        self.faults.append(Fault("PG005", variant, position))
        if len(self.faults) >= MAX_FAULTS:
            raise _Refused

    def _refuse(self, variant: str, limit: int, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        position = Position(line, column, line, column + 1)
        self.faults.append(Fault("PG006", variant, position, {"limit": limit}))
        raise _Refused

    def _repeat(self, start: Any, end: Any, key: Any) -> None:
        if cut_at_commas(self.text, key.start_mark.index):
            return  # {value: 4,000,000}: PG009 says what happened
        self.faults.append(
            Fault(
                "PG004",
                "repeated",
                span(key.start_mark, key.end_mark),
                {"key": key.value},
                related=((span(start, end), "first"),),
            )
        )
        if len(self.faults) >= MAX_FAULTS:
            raise _Refused
