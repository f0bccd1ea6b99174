"""Text to tree: libyaml's events, one function for a mapping and one for a list.

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
    StreamEndEvent,
    YAMLError,
)
from yaml._yaml import CParser

from perfgoal.document.characters import FORBIDDEN, code_point, has_unseen
from perfgoal.document.misread import inspect
from perfgoal.document.model import Document, Fault, Lines, Node, Position, Spot
from perfgoal.document.source import decode
from perfgoal.document.trial import MAX_DEPTH, nesting_limit

MAX_NODES = 50_000
MAX_SCALAR = 65_536
MAX_KEY = 256
MAX_FAULTS = 50  # of a kind that may stand at every character: past that they say nothing new

_DIRECTIVE = re.compile(r"%(?<![^\r\n]%)")
_BEHIND_A_COMMA = re.compile(r"(?<=[0-9],)[0-9]{3}(?![0-9])")


def read_document(source: bytes | str) -> Document:
    """Read one text as plain YAML: PG001 to PG009 as faults, never an exception.

    ``bytes`` are decoded as UTF-8, with or without a byte order mark; a ``str`` is the text itself.
    """
    data = source if isinstance(source, bytes) else source.encode(errors="surrogatepass")
    text, bom, fault = decode(data)
    lines = Lines(text)
    unseen = has_unseen(text)
    faults = [fault] if fault else _forbidden(lines, unseen)
    if faults:
        return Document(lines, bom=bom, faults=faults)
    # The bytes, not the text: they need no second encoding. libyaml leaves out their mark as we do.
    reading = _Reading(data, lines)
    try:
        tree, spots = reading.run()
    except _EnoughError:
        return Document(lines, bom=bom, faults=reading.faults)
    except YAMLError as error:
        if (end := nesting_limit(error)) is not None:  # of the text up to there it tells all that is too deep for us
            return Document(lines, bom=bom, faults=read_document(text[:end]).faults)
        from perfgoal.document.syntax import explain  # noqa: PLC0415  its patterns are for broken texts only

        return Document(lines, bom=bom, faults=[*reading.faults, explain(lines)])
    faults = reading.faults
    if spots is not None:
        misread = inspect(lines, spots, reading.flows, hidden=unseen)
        cut = [fault.position for fault in misread if fault.variant == "commas"]
        faults += [f for f in reading.doubtful if not any(_covers(place, f.position) for place in cut)]
        faults += misread
    return Document(lines, bom=bom, tree=tree, spots=spots, faults=faults)


def _forbidden(lines: Lines, unseen: bool) -> list[Fault]:
    """Refuse what libyaml must not see: raw control characters, and directives, over which it takes seconds."""
    text = lines.text
    if unseen and FORBIDDEN.search(text):
        return [
            Fault(
                "PG003",
                "control-character",
                lines.span(match.start(), match.end()),
                {"character": code_point(match.group())},
            )
            for match in islice(FORBIDDEN.finditer(text), MAX_FAULTS)
        ]
    if "%" in text:
        return [
            Fault("PG005", "directive", lines.span(match.start(), match.end()))
            for match in islice(_DIRECTIVE.finditer(text), MAX_FAULTS)
        ]
    return []


def _covers(place: Position, inner: Position) -> bool:
    return (place.line, place.column) <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= (
        place.end_line,
        place.end_column,
    )


class _EnoughError(Exception):
    """Nothing behind this place is read."""


class _Reading:
    """One pass over the events of a text: the faults met, and the places of the containers in { } and [ ]."""

    def __init__(self, data: bytes, lines: Lines) -> None:
        self.lines = lines
        self.faults: list[Fault] = []
        self.flows: list[Spot] = []
        # Any: the stubs know no class of an event before it is looked at, and a look costs time at every one.
        self.get: Any = CParser(data).get_event
        self.left = MAX_NODES
        self.repeated = 0
        self.doubtful: list[Fault] = []  # repeated keys that may be pieces of a number

    def run(self) -> tuple[Node, Spot | None]:
        """Return the tree and its places. An empty text is an empty scalar, which stands nowhere."""
        while not isinstance(event := self.get(), DocumentStartEvent):
            if isinstance(event, StreamEndEvent):
                return "", None
        event = self.get()
        self.left -= 1
        if isinstance(event, ScalarEvent):
            self.check(event)
            root: Any = event.value
            spot: Spot = (event.start_mark, event.end_mark, event.style)
        else:
            root, spot = self.node(event, 1)
        while not isinstance(event := self.get(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                self.forbid("second-document", event)
                break
        return root, spot

    def node(self, event: Any, depth: int) -> tuple[Node, Spot]:
        """Read the alias or container that begins with ``event``."""
        if event.__class__ is AliasEvent:
            self.forbid("alias", event)
            return "", (event.start_mark, event.end_mark, "*")
        self.check_plain(event)
        if depth > MAX_DEPTH:
            self.refuse("depth", MAX_DEPTH, event)
        node: Any
        node, inner = self.mapping(depth) if event.__class__ is MappingStartEvent else self.sequence(depth)
        spot = (event.start_mark, inner)
        if event.flow_style:
            self.flows.append(spot)
        return node, spot

    def mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """Read the entries of a mapping: by key what is there, and where."""
        get, left = self.get, self.left
        entries: dict[str, Any] = {}
        spots: dict[str, Any] = {}
        node: Any
        while True:
            key = get()
            if key.__class__ is not ScalarEvent:
                if key.__class__ is MappingEndEvent:
                    self.left = left
                    return entries, spots
                self.forbid("alias" if key.__class__ is AliasEvent else "complex-key", key)
                raise _EnoughError
            name = key.value
            if key.anchor is not None or key.tag is not None or len(name) > MAX_KEY or name == "<<":
                self.check_key(key)
            event = get()
            left -= 1
            if left < 0:
                self.refuse("nodes", MAX_NODES, event)
            if event.__class__ is ScalarEvent:
                node = event.value
                if event.anchor is not None or event.tag is not None or len(node) > MAX_SCALAR:
                    self.check(event)
                spot: Spot = (event.start_mark, event.end_mark, event.style)
            else:
                self.left = left
                node, spot = self.node(event, depth + 1)
                left = self.left
            if name in entries:
                self.repeat(key, spots[name])
            else:
                entries[name] = node
                spots[name] = (key.start_mark, key.end_mark, spot)

    def sequence(self, depth: int) -> tuple[list[Any], list[Spot]]:
        """Read the items of a list: what is there, and where. The steps for a value stand here as they do in
        :meth:`mapping`: this is the innermost loop of every run, and a call for each value would be felt."""
        get, left = self.get, self.left
        items: list[Any] = []
        spots: list[Spot] = []
        node: Any
        while True:
            event = get()
            if event.__class__ is SequenceEndEvent:
                self.left = left
                return items, spots
            left -= 1
            if left < 0:
                self.refuse("nodes", MAX_NODES, event)
            if event.__class__ is ScalarEvent:
                node = event.value
                if event.anchor is not None or event.tag is not None or len(node) > MAX_SCALAR:
                    self.check(event)
                spot: Spot = (event.start_mark, event.end_mark, event.style)
            else:
                self.left = left
                node, spot = self.node(event, depth + 1)
                left = self.left
            items.append(node)
            spots.append(spot)

    def check(self, event: Any) -> None:
        """Refuse a scalar with an anchor or a tag, or one that is too long."""
        self.check_plain(event)
        if len(event.value) > MAX_SCALAR:
            self.refuse("scalar", MAX_SCALAR, event)

    def check_key(self, key: Any) -> None:
        """Refuse a key with an anchor or a tag, one that is too long, and a merge key."""
        self.check_plain(key)
        if len(key.value) > MAX_KEY:
            self.refuse("key", MAX_KEY, key)
        if key.value == "<<" and not key.style:
            self.forbid("merge-key", key)

    def check_plain(self, event: Any) -> None:
        """Refuse an anchor or a tag."""
        if event.anchor is not None:
            self.forbid("anchor", event)
        elif event.tag is not None:
            self.forbid("tag", event)

    def forbid(self, variant: str, event: Any) -> None:
        """Note a feature of YAML that a declaration does without."""
        place = self.lines.span(event.start_mark.index, event.end_mark.index)
        if place.end_line > place.line:
            place = self.first_character(event)
        self.faults.append(Fault("PG005", variant, place))
        if len(self.faults) >= MAX_FAULTS:
            raise _EnoughError

    def refuse(self, variant: str, limit: int, event: Any) -> None:
        """Note a limit that is passed, and read no further."""
        self.faults.append(Fault("PG006", variant, self.first_character(event), {"limit": limit}))
        raise _EnoughError

    def repeat(self, key: Any, first: Spot) -> None:
        """Note a key that is there already. {value: 4,000,000} has one 000 too many as well, but PG009 says why."""
        self.repeated += 1
        if self.repeated > MAX_FAULTS:
            return
        start = key.start_mark.index
        related = (self.lines.span(first[0].index, first[1].index), "first")
        place = self.lines.span(start, key.end_mark.index)
        fault = Fault("PG004", "repeated", place, {"key": key.value}, related=(related,))
        (self.doubtful if _BEHIND_A_COMMA.match(self.lines.text, start) else self.faults).append(fault)

    def first_character(self, event: Any) -> Position:
        """Return the place of the character with which a part begins."""
        start = event.start_mark.index
        return self.lines.span(start, min(start + 1, len(self.lines.text)))
