"""What stands in { } and [ ]: kept as it is written, with its keys in order where they can change places."""

import re
from typing import NamedTuple

from perfgoal.document.layout import Part, Scalar, Sequence
from perfgoal.document.writing import as_key
from perfgoal.finding import Language
from perfgoal.formatting.gaps import BREAK
from perfgoal.formatting.sheet import Words
from perfgoal.formatting.slots import Slot

_COMMENT = re.compile(r"#[^\r\n]*")
_CLOSING = {"{": "}", "[": "]"}
_OPENED, _BETWEEN, _CLOSED = (re.compile(sign) for sign in (r"[{\[]\s*", r"\s*,\s*", r"\s*,?\s*[}\]]"))


class _Written(NamedTuple):
    """How a part is to be written, where it ends in the text as it is, and the comments in it."""

    text: str
    end: int
    comments: tuple[str, ...] = ()


def in_brackets(text: str, part: Part) -> bool:
    """Whether a container is written in { } or [ ]."""
    return not isinstance(part, Scalar) and text[part.start] in _CLOSING


def words_in_brackets(text: str, part: Part, slot: Slot, column: int, language: Language | None) -> tuple[Words, int]:
    """Return what is to stand in place of ``part``, whose key or dash stands in ``column``, and where it ends."""
    written = _part(text, part, slot, language)
    first, *more = BREAK.split(written.text)
    kept = tuple(line[min(column, len(line) - len(line.lstrip(" "))) :] for line in more)
    return Words(first, kept, "brackets", 0, comments=written.comments), written.end


def _part(text: str, part: Part, slot: Slot, language: Language | None) -> _Written:
    if isinstance(part, Scalar):
        return _Written(text[part.start : part.end], part.end)
    if isinstance(part, Sequence):
        inner = [_part(text, item, slot.items(), language) for item in part.items]
        starts = [item.start for item in part.items]
        return _container(text, part.start, starts, inner, list(range(len(inner))))
    inner = []
    for entry in part.entries:
        value = _part(text, entry.value, slot.below(entry.key), language)
        key = _key(text[entry.start : entry.end], entry.key, slot.key(entry.key, language))
        between = text[entry.end : entry.value.start]
        inner.append(_Written(key + between + value.text, value.end, _comments(between) + value.comments))
    order = sorted(range(len(inner)), key=lambda index: slot.rank(part.entries[index].key))
    return _container(text, part.start, [entry.start for entry in part.entries], inner, order)


def _container(text: str, start: int, starts: list[int], inner: list[_Written], order: list[int]) -> _Written:
    """Return a container with its parts in their ``order``, where nothing but commas stands between them; else as they
    are. One key and its value may stand in [ ] without any { } of their own."""
    bare = text[start] not in _CLOSING
    ends = [each.end for each in inner]
    end = ends[-1] if bare else _closed(text, ends[-1] if ends else start + 1, _CLOSING[text[start]])
    edges = [start, *ends] if inner else [start]
    gaps = [text[a:b] for a, b in zip(edges, [*starts, end], strict=True)]
    signs = (_OPENED, *[_BETWEEN] * (len(gaps) - 2), _CLOSED)
    if not all(sign.fullmatch(gap) for sign, gap in zip(signs, gaps, strict=False)):
        order = list(range(len(inner)))
    pieces = [gaps[0]]
    for index, gap in zip(order, gaps[1:], strict=True):
        pieces += [inner[index].text, gap]
    comments = tuple(comment for gap in gaps for comment in _comments(gap))
    return _Written("".join(pieces), end, (*comments, *(one for each in inner for one in each.comments)))


def _closed(text: str, offset: int, sign: str) -> int:
    """Return the offset behind the bracket ``sign`` that closes a container whose last part ends at ``offset``."""
    while text[offset] != sign:
        match = _COMMENT.match(text, offset)
        offset = match.end() if match else offset + 1
    return offset + 1


def _key(raw: str, key: str, wanted: str) -> str:
    """Return a key, in the quotes that it was written in: behind them, a colon needs no space."""
    if key == wanted:
        return raw
    quote = raw[0] if raw[0] in "'\"" else ""
    return f"{quote}{wanted}{quote}" if quote else as_key(wanted, in_brackets=True)


def _comments(gap: str) -> tuple[str, ...]:
    return tuple(match[0].rstrip() for match in _COMMENT.finditer(gap))
