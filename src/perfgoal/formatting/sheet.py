"""A declaration as its author's lines: pieces of text with the comments that belong to each."""

from dataclasses import dataclass, field
from typing import Literal

Comment = str
"""A comment from its # on, or an empty text for a blank line."""


@dataclass(slots=True)
class Words:
    """A value that is kept as text: a scalar, or what stands in { } or [ ].

    ``first`` stands behind the key. Of the lines behind it, those of a ``block`` (``|``, ``>``) are without the
    indentation that makes them its content, ``deep`` columns from the key's; those of a scalar that is ``folded`` are
    without any; those inside ``brackets`` keep theirs, from the key's on. ``keeps`` says that blank lines behind it are
    part of it. ``comments`` are those inside.
    """

    first: str
    more: tuple[str, ...] = ()
    style: Literal["folded", "block", "brackets"] = "folded"
    deep: int = 2
    keeps: bool = False
    comments: tuple[Comment, ...] = ()


@dataclass(slots=True)
class Field:
    """A key with its value. ``name`` is the key in English, ``rank`` its place among the others, ``written`` the key as
    it is to be written. ``lead`` are the lines above it, ``head`` the comment behind the key of a value that stands
    below, ``behind`` the one behind the value, both with the blanks before the #; ``inner`` the lines below it that are
    indented deeper than the key."""

    name: str
    rank: int
    column: int
    written: str
    value: "Value"
    lead: list[Comment] = field(default_factory=list)
    head: str = ""
    behind: str = ""
    inner: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """Fields one below the other, and the lines behind the last that belong to none."""

    column: int
    fields: list[Field]
    tail: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An item of a list. ``behind`` is the comment behind an item that is no block."""

    value: "Value"
    lead: list[Comment] = field(default_factory=list)
    behind: str = ""


@dataclass(slots=True)
class Listing:
    """Items behind dashes, in whichever column they stand, and the lines behind the last that belong to none."""

    column: int
    items: list[Item]
    tail: list[Comment] = field(default_factory=list)


Value = Words | Block | Listing


@dataclass(slots=True)
class Page:
    """A whole file: what stands before the document (up to its ``---``), the comments at its head, the declaration, and
    what stands behind the document's end (from its ``...``)."""

    before: tuple[str, ...]
    head: list[Comment]
    root: Value
    tail: list[Comment]
    after: tuple[str, ...]
