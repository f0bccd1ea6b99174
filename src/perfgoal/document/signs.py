"""The faults of a sign that YAML reads otherwise than its author (PG007, PG009), each with the edits that mend it."""

import re

from perfgoal.document.model import Edit, Fault, Lines

QUOTES = "“”＂"
KEY = r"(?![!&*%@`>|])[^\s:：#，。；、\"'“”＂]{1,30}"
"""A pattern of what may be a key of a declaration; no sentence looks so."""

_TWINS = {"：": ("colon", ":"), "，": ("comma", ","), "\u3000": ("space", "")}
_UNSPACED = re.compile(r"[^ \t\r\n]")
_BLOCK_HEAD = re.compile(r"[>|](?:[+-]?[0-9]|[0-9][+-]?)(?=\s|$)")


def fullwidth(lines: Lines, offset: int) -> Fault:
    """Return PG007 for the full-width sign at ``offset``, with the edit that puts its ASCII twin there, and with
    it one space for the ideographic ones behind."""
    text = lines.text
    end = offset + 1
    while text[end : end + 1] == "\u3000":
        end += 1
    variant, twin = _TWINS[text[offset]]
    if not twin or _UNSPACED.match(text, end):
        twin += " "
    return Fault("PG007", variant, lines.span(offset, offset + 1), edits=(Edit(lines.span(offset, end), twin),))


def quotes(lines: Lines, start: int, end: int) -> Fault:
    """Return PG007 for full-width quotes around ``text[start:end]``, with the edits that put ASCII ones there. “ and ”
    may belong to the text, from which the edits take them: that is not for a program to decide."""
    text = lines.text
    inner = text[start + 1 : end - 1]
    twin = '"' if '"' not in inner and "\\" not in inner else "'"
    edits = (Edit(lines.span(start, start + 1), twin), Edit(lines.span(end - 1, end), twin))
    character = text[start] if text[start] in QUOTES else text[end - 1]
    possible = twin not in inner
    safe = not {text[start], text[end - 1]} & {"“", "”"}
    arguments = {"character": character}
    return Fault("PG007", "quotes", lines.span(start, end), arguments, edits=edits if possible else (), safe=safe)


def quoted(lines: Lines, start: int, end: int, variant: str) -> Fault:
    """Return PG009 for the value ``text[start:end]``, with the edit that puts it in quotes."""
    value = lines.text[start:end]
    place = lines.span(start, end)
    quote = "'" + value.replace("'", "''") + "'"
    return Fault("PG009", variant, place, {"value": value}, edits=(Edit(place, quote),))


def empty_block(raw: str) -> str | None:
    """Return the head of a block of text in which a number stands and behind which no text does: >5, |2."""
    match = _BLOCK_HEAD.match(raw)
    return match.group() if match and "\n" not in raw.replace("\r", "\n").rstrip() else None
