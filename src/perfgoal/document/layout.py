"""Where all parts of a document stand, as offsets into its text: for those who write it anew."""

from typing import NamedTuple

from perfgoal.document.model import CONTAINER, Document, Spot

BLOCK_STYLES = ("|", ">")


class Scalar(NamedTuple):
    """A text. ``style`` is its quote, ``|`` or ``>`` for a block, and empty where it is plain. A plain one of nothing
    starts where it ends. To libyaml a block ends where the next part begins."""

    start: int
    end: int
    style: str


class Mapping(NamedTuple):
    """What holds values by keys: the entries in the order of the text."""

    start: int
    entries: "tuple[Entry, ...]"


class Sequence(NamedTuple):
    """A list, with its items in the order of the text."""

    start: int
    items: "tuple[Part, ...]"


Part = Scalar | Mapping | Sequence


class Entry(NamedTuple):
    """A key, between which offsets it stands, and its value."""

    key: str
    start: int
    end: int
    value: Part


def layout(document: Document) -> Part | None:
    """Return where the parts of ``document`` stand, ``None`` where it has none."""
    return None if document.tree is None or document.spots is None else _part(document.spots)


def _part(spot: Spot) -> Part:
    if len(spot) != CONTAINER:
        return Scalar(spot[0].index, spot[1].index, spot[2] or "")
    start, inner = spot[0].index, spot[1]
    if isinstance(inner, list):
        return Sequence(start, tuple([_part(item) for item in inner]))
    return Mapping(
        start,
        tuple([Entry(key, first.index, last.index, _part(value)) for key, (first, last, value) in inner.items()]),
    )
