"""A document to the page that it is: every part with the comments and blank lines that belong to it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from perfgoal.document import Document
from perfgoal.document import layout as parts
from perfgoal.document.writing import as_key
from perfgoal.finding import Language
from perfgoal.formatting.brackets import in_brackets, words_in_brackets
from perfgoal.formatting.gaps import BREAK, Gap, edge, edge_of, read_gap, share
from perfgoal.formatting.scalars import words_of
from perfgoal.formatting.sheet import Block, Comment, Field, Item, Listing, Page, Value, Words
from perfgoal.formatting.slots import Slot

# Marks stand at the start of a line, which to Python's ^ is not behind a lone \r.
_BEGUN = re.compile(r"(?<![^\r\n])---(?=[ \t\r\n])[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)?")
_ENDED = re.compile(r"(?<![^\r\n])\.\.\.(?=[ \t\r\n]|\Z)")
_TIED = re.compile(r"# *perfgoal: *ignore\[")  # a comment that speaks of the line below it


def read_page(document: Document, slot: Slot, language: Language | None) -> Page:
    """Return a document as a page. Its keys are those of ``language`` where one is given; each part still stands where
    its author put it."""
    root = parts.layout(document)
    assert root is not None
    reader = _Reader(document, language)
    before = reader.begin(root.start)
    head = [line.comment for line in reader.gap(root.start).lines]
    value: Value
    if isinstance(root, parts.Mapping) and not in_brackets(document.text, root):
        pinned = _pinned(head)
        value = reader.block(root, document.tree, slot, head[pinned:])
        head = head[:pinned]
    else:
        value = reader.words(root, document.tree, slot, 0)[0]
    rest, after = reader.end()
    return Page(before, head, value, share(rest.lines, -1, edge(value)), after)


def _pinned(lines: Sequence[Comment]) -> int:
    """Return how many of the lines above the first field stay at the head of the file: those down to the last blank
    one, or all where there is none; but what speaks of the line below it goes with that."""
    blank = len(lines) - 1 - lines[::-1].index("") if "" in lines else -1
    if blank >= 0:
        return blank + 1
    tied = len(lines)
    while tied and _TIED.match(lines[tied - 1]):
        tied -= 1
    return tied


class _Reader:
    """Goes through a text from part to part, and hands each what stands before it."""

    def __init__(self, document: Document, language: Language | None) -> None:
        self.text = document.text
        self.lines = document.lines
        self.language = language
        self.at = 0
        self.begun = 0
        self.last: Field | Item | None = None  # whose value ended at the place up to which the text is read

    def begin(self, root: int) -> tuple[str, ...]:
        """Pass over all up to the mark that begins the document, where there is one, and return its lines."""
        marks = list(_BEGUN.finditer(self.text, 0, root))
        if not marks:
            return ()
        self.at = self.begun = marks[-1].end()
        return tuple(line.rstrip() for line in BREAK.split(self.text[: self.at].rstrip()))

    def end(self) -> tuple[Gap, tuple[str, ...]]:
        """Return what is left of the text: the gap, and the lines from the mark that ends the document."""
        mark = _ENDED.search(self.text, self.at)
        gap = self.gap(mark.start() if mark else len(self.text))
        return gap, tuple(BREAK.split(self.text[self.at :].rstrip())) if mark else ()

    def gap(self, end: int) -> Gap:
        """Read up to the part at ``end``. A comment behind the value that was read last is handed to that."""
        gap = read_gap(self.text[self.at : end], None if self.at == self.begun else self._column(self.at))
        self.at = end
        if self.last is not None and gap.behind:
            self.last.behind = gap.behind
        self.last = None
        return gap

    def block(self, part: parts.Mapping, node: Any, slot: Slot, lead: list[Comment]) -> Block:
        """Read fields one below the other; ``lead`` are the lines above the first."""
        column = self._column(part.start)
        fields: list[Field] = []
        for entry in part.entries:
            if fields:
                lead = share(self.gap(entry.start).lines, column, edge_of(fields[-1]))
            fields.append(self._field(entry, node[entry.key], slot, column, lead))
        return Block(column, fields)

    def words(self, part: parts.Part, node: Any, slot: Slot, column: int) -> tuple[Words, str]:
        """Read a value that is kept as text, and return with it the comment in its head."""
        if isinstance(part, parts.Scalar):
            words, comment, self.at = words_of(self.text, part, node, column)
        else:
            comment = ""
            words, self.at = words_in_brackets(self.text, part, slot, column, self.language)
        return words, comment

    def _field(self, entry: parts.Entry, node: Any, slot: Slot, column: int, lead: list[Comment]) -> Field:
        value, below, key = entry.value, slot.below(entry.key), slot.key(entry.key, self.language)
        field = Field(slot.key(entry.key, "en"), slot.rank(entry.key), column, "", Words(""), lead)
        field.written = key if self.text[entry.start : entry.end] == key else _key(key)
        self.at = entry.end
        if isinstance(value, parts.Scalar) or in_brackets(self.text, value):
            gap = self.gap(value.start)
            field.lead += [
                comment for comment in (gap.behind.lstrip(), *(each.comment for each in gap.lines)) if comment
            ]
            field.value, field.behind = self.words(value, node, below, column)
            self.last = field
        elif isinstance(value, parts.Mapping):
            gap = self.gap(value.start)
            field.head = gap.behind
            field.value = self.block(value, node, below, [line.comment for line in gap.lines])
        else:
            field.value = self._listing(value, node, below, field)
        return field

    def _listing(self, part: parts.Sequence, node: Any, slot: Slot, field: Field) -> Listing:
        listing = Listing(0, [])
        for index, item in enumerate(part.items):
            gap = self.gap(item.start)
            dash = gap.dash or 0
            if index == 0:
                field.head = gap.behind
                listing.column = max(dash, field.column + 1)
                lead = [line.comment for line in gap.lines]
            else:
                lead = share(gap.lines, dash, edge(listing.items[-1].value))
            listing.items.append(self._item(item, node[index], slot.items(), dash, [*lead, *gap.under]))
        return listing

    def _item(self, part: parts.Part, node: Any, slot: Slot, dash: int, lead: list[Comment]) -> Item:
        if isinstance(part, parts.Mapping) and not in_brackets(self.text, part):
            return Item(self.block(part, node, slot, []), lead)
        words, comment = self.words(part, node, slot, dash)
        self.last = item = Item(words, lead, comment)
        return item

    def _column(self, offset: int) -> int:
        return offset - self.lines.start(offset)


@lru_cache(maxsize=1024)
def _key(key: str) -> str:
    return as_key(key)
