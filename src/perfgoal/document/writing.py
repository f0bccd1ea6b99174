"""Texts as YAML scalars, and the edits that put them where others stand: as little of a file is written as will do."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal

from perfgoal.document.characters import FORBIDDEN, INVISIBLE
from perfgoal.document.model import Document, Edit, Position, Route
from perfgoal.document.reader import read_document
from perfgoal.document.trial import Change, replaced
from perfgoal.runners import hashes_replaced

Quote = Literal["", "'", '"']
"""With which quotes a text stands, if with any."""

_COMPARED = 400  # characters of a text whose pieces are compared one by one

_WORDS = re.compile(r"[^ \t\r\n]+")
_BLOCK_HEAD = re.compile(r"[>|][-+0-9]*(?:([ \t]*#[^\r\n]*)|[ \t]*)(?:\r\n|[\r\n]|$)")
_BLANKS = re.compile(r"(?:[ \t\r\n]*[ \t](?=[\r\n]|$))?")
_UNSEEN = re.compile(f"{FORBIDDEN.pattern}|{INVISIBLE.pattern}")
_ESCAPED = re.compile(rf"[\"\\\t\r\n]|{_UNSEEN.pattern}")


def as_value(text: str, *, in_brackets: bool = False, quote: Quote = "") -> str:
    """Return ``text`` as the value of a key: in the quotes asked for, or plain where it reads back the same. Inside
    { } and [ ], where a comma ends a value, more needs quotes."""
    return text if not quote and _is_value(text, text, in_brackets) else _quoted(text, quote)


def as_key(text: str, *, in_brackets: bool = False, quote: Quote = "") -> str:
    """Return ``text`` as a key: in the quotes asked for, or plain where it reads back the same."""
    line = f"{{{text}: v}}\n" if in_brackets else f"{text}: v\n"
    return text if not quote and _reads_back(line, {text: "v"}) else _quoted(text, quote)


def key_edit(document: Document, route: Route, text: str) -> Edit:
    """Return the edit after which the key of ``route`` reads ``text``, in quotes where it stands in some."""
    place = document.key_position(route)
    raw = _raw(document, place)[0]
    return Edit(place, as_key(text, in_brackets=document.in_brackets(route), quote=_quote(raw)))


def value_edits(document: Document, route: Route, text: str) -> tuple[Edit, ...]:
    """Return the edits after which the scalar at ``route`` reads ``text``; none where no scalar stands there.

    Of a scalar that can be followed sign by sign, only what differs is written, so that its lines stay as they are;
    else it is written anew, in its own quotes, with a comment that stands in it.
    """
    place = document.value_position(route)
    if place is None:
        return ()
    lines, in_brackets = document.lines, document.in_brackets(route)
    raw, start = _raw(document, place)
    head = _BLOCK_HEAD.match(raw)
    if head and (blanks := _BLANKS.match(document.text, start + len(raw))):
        raw += blanks[0]  # to YAML they belong to the text of a block
    changes = _spliced(raw, _at(document, route), text) if raw else []
    if changes and _is_value(replaced(raw, changes), text, in_brackets):
        return tuple(Edit(lines.span(start + a, start + b), new) for a, b, new in changes)
    space = "" if raw else " "  # what is blank stands right behind its colon
    written = space + as_value(text, in_brackets=in_brackets, quote=_quote(raw))
    if head and head[1]:
        written += head[1] if head[1][0] != "#" else f" {head[1]}"
    return (Edit(lines.span(start, start + len(raw)), written),)


def _raw(document: Document, place: Position) -> tuple[str, int]:
    """Return the text at a place, and the offset at which it begins."""
    start, end = (document.lines.offset(*ends) for ends in (place[:2], place[2:]))
    return document.text[start:end], start


def _at(document: Document, route: Route) -> str:
    node: Any = document.tree
    for step in route:
        node = node[step]
    return str(node)


def _quote(raw: str) -> Quote:
    return "'" if raw[:1] == "'" else '"' if raw[:1] == '"' else ""


def _is_value(raw: str, text: str, in_brackets: bool) -> bool:
    """Whether ``raw`` reads as ``text`` where a value stands, be it that of a key or an item."""
    line = f"{{k: {raw}, l: [{raw}]}}\n" if in_brackets else f"k: {raw}\nl:\n- {raw}\n"
    return _reads_back(line, {"k": text, "l": [text]})


def _reads_back(line: str, tree: dict[str, Any]) -> bool:
    document = read_document(line)
    return not document.faults and document.tree == tree


def _quoted(text: str, quote: Quote) -> str:
    if quote == '"' or text != text.strip() or re.search(f"[\r\n]|{_UNSEEN.pattern}", text):
        return '"' + hashes_replaced(_ESCAPED.sub(lambda match: _escape(match[0]), text), "\\x23") + '"'
    return "'" + text.replace("'", "''") + "'"


def _escape(character: str) -> str:
    """Return the escape of a character, which Python writes as YAML does, but for the quote."""
    return '\\"' if character == '"' else character.encode("unicode-escape").decode()


def _spliced(raw: str, old: str, new: str) -> list[Change]:
    """Return the changes of ``raw`` that make of its text ``old`` the text ``new``; none where they are not clear."""
    offsets = _offsets(raw, old)
    changes = []
    for start, end, text in _differences(old, new, offsets) if offsets else ():
        first, last = offsets[start], offsets[end]
        if first is None or last is None:
            return []
        changes.append((first, last, text))
    return changes


def _offsets(raw: str, text: str) -> list[int | None]:
    """Return for each character of ``text``, and its end, at which offset of ``raw`` it stands; ``None`` inside blanks
    that are others there, as where a line is folded; nothing where the words are not the same."""
    head = _BLOCK_HEAD.match(raw)
    inside = (head.end(), len(raw)) if head else (1, len(raw) - 1) if _quote(raw) else (0, len(raw))
    there, here = list(_WORDS.finditer(raw, *inside)), list(_WORDS.finditer(text))
    if [match[0] for match in there] != [match[0] for match in here]:
        return []
    offsets: list[int | None] = []
    at = inside[0]
    for word, other in zip(here, there, strict=True):
        offsets += _blank(text[len(offsets) : word.start()], raw[at : other.start()], at)
        offsets += range(other.start(), other.end())
        at = other.end()
    offsets += _blank(text[len(offsets) :], raw[at : inside[1]], at)
    return [*offsets, inside[1]]


def _blank(here: str, there: str, at: int) -> list[int | None]:
    if here == there:
        return list(range(at, at + len(here)))
    return [at, *[None] * (len(here) - 1)] if here else []


def _differences(old: str, new: str, offsets: list[int | None]) -> Iterator[Change]:
    """Yield what to change of ``old``: all between the first and the last difference; where a line is folded among
    that, piece by piece, so that it stays so."""
    if old == new:
        return
    short = min(len(old), len(new))
    start = next((index for index in range(short) if old[index] != new[index]), short)
    behind = next((index for index in range(short - start) if old[-1 - index] != new[-1 - index]), short - start)
    end, until = len(old) - behind, len(new) - behind
    first = offsets[start] or 0
    folded = offsets[start:end] != list(range(first, first + end - start))
    if not folded or max(end - start, until - start) > _COMPARED:
        yield start, end, new[start:until]
        return
    matcher = SequenceMatcher(None, old[start:end], new[start:until], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield start + a, start + b, new[start + c : start + d]
