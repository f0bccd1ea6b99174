"""Well-formed YAML that says something else than its author meant (PG007, PG008, PG009).

Each is recognised in the raw text and only where no other reading makes sense; what only looks odd is left
to the shape of a declaration, which knows where a mapping is due.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from perfgoal.document.characters import INVISIBLE, SMUGGLED, code_point
from perfgoal.document.model import Document, Edit, Fault, Lines, Position, Route, Spot

ASCII_TWIN = {"：": ": ", "，": ", ", "＂": '"', "“": '"', "”": '"', "\u3000": " "}

# A quick look at the whole text tells whether its scalars need a look each; most texts need none. A pattern
# that begins with one fixed character is searched for as fast as a word.
_SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (r"“[^”\n]*”[ \t]*(?:#|[\r\n,}\]]|$)", r"＂", r"\u3000", r"\\[xuU0abevfrNLP]")
    + (r"\{[^}]*(?:[：，]|\d,\d{3})", r"\[[^\]]*\d,\d{3}", r">\d", r"\|\d")
)
_CUT_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\s,\[\]{}#]*(?=[\s,\]}]|$)")
_FULLWIDTH_IN_KEY = re.compile("[：，]|(?<=:)\u3000")
_KEY_AND_VALUE = re.compile(r"[^\s:：#，。；、]{1,20}(：|:(?=\S))")
_VARIANT = {"：": "colon", "，": "comma", "\u3000": "space"}
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED_CONTROL = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "v": "\v", "f": "\f", "r": "\r", "N": "\x85"}
_ESCAPED_CONTROL |= {"L": "\u2028", "P": "\u2029"}


class Scalar(NamedTuple):
    """One scalar of a text: whether it is a key, where it starts and ends in the text, and its style."""

    is_key: bool
    start: int
    end: int
    style: str


def inspect(text: str, spots: Spot, *, hidden: bool) -> list[Fault]:
    """Return what a reader of ``text`` would take for something else than YAML does. ``hidden`` says whether
    it holds a character of :data:`INVISIBLE`."""
    if not hidden and not any(pattern.search(text) for pattern in _SUSPECT):
        return []
    lines = Lines(text)
    faults: list[Fault] = []
    for scalar in _scalars(spots):
        raw = text[scalar.start : scalar.end]
        faults.extend(_hidden(scalar, raw, lines))
        if not scalar.style:
            faults.extend(_fullwidth(scalar, raw, lines))
        elif scalar.style in (">", "|"):
            faults.extend(_folded(scalar, raw, lines))
        if not scalar.style:
            faults.extend(_cut(scalar, text, lines))
    seen: set[Position] = set()
    return [f for f in faults if not (f.code == "PG009" and (f.position in seen or seen.add(f.position)))]


def cut_at_commas(text: str, start: int) -> re.Match[str] | None:
    """Return the number with thousands separators that YAML cut at its commas just before ``start``."""
    if start == 0 or text[start - 1] != ",":
        return None
    begin = max(text.rfind(mark, 0, start) for mark in " [{\n\t:") + 1
    match = _CUT_NUMBER.match(text, begin)
    return match if match and match.start() < start < match.end() else None


def missing_space(document: Document, route: Route) -> str | None:
    """Say why a plain text at ``route``, where a mapping is due, looks like a key and its value: ``colon`` for a
    full-width one (名称：甲), ``no-space`` for one with no space behind it (名称:甲), ``None`` if it does not."""
    place = document.value_position(route)
    if place is None or not document.is_plain(route):
        return None
    match = _KEY_AND_VALUE.match(document.lines.line(place.line), place.column - 1)
    return None if match is None else "colon" if match.group(1) == "：" else "no-space"


def _scalars(spot: Spot) -> Iterator[Scalar]:
    stack: list[Any] = [spot]
    while stack:
        spot = stack.pop()
        if len(spot) == 3:
            yield Scalar(False, spot[0].index, spot[1].index, spot[2])
        elif isinstance(spot[1], dict):
            for (start, end), inner in spot[1].values():
                yield Scalar(True, start.index, end.index, "")
                stack.append(inner)
        else:
            stack.extend(spot[1])


def _hidden(scalar: Scalar, raw: str, lines: Lines) -> Iterator[Fault]:
    """PG008: one fault a scalar, at its first hidden character, naming each kind once."""
    found = [(match.start(), match.end(), match.group()) for match in INVISIBLE.finditer(raw)]
    if raw.startswith('"'):
        found += [
            (match.start(), match.end(), character)
            for match in _ESCAPE.finditer(raw)
            if (character := _unescape(match.group())) and (SMUGGLED.match(character) or INVISIBLE.match(character))
        ]
    if not found:
        return
    found.sort()
    places = [lines.span(scalar.start + start, scalar.start + end) for start, end, _ in found]
    names = dict.fromkeys(code_point(character) for _, _, character in found)
    yield Fault(
        "PG008",
        "hidden",
        places[0],
        {"characters": " ".join(names), "count": len(found)},
        edits=tuple(Edit(place, "") for place in places),
    )


def _unescape(escape: str) -> str:
    if escape[1] in "xuU":
        number = int(escape[2:], 16) if len(escape) > 2 else 0
        return chr(number) if number < 0x110000 else ""
    return _ESCAPED_CONTROL.get(escape[1], "")


def _fullwidth(scalar: Scalar, raw: str, lines: Lines) -> Iterator[Fault]:
    """PG007 in a plain scalar: a key that YAML read with its colon or its indentation, or quotes that quote
    nothing."""
    if scalar.is_key:
        if raw[0] == "\u3000" or raw[-1] == "\u3000":
            yield fullwidth(lines, scalar.start + (0 if raw[0] == "\u3000" else len(raw) - 1), "space")
        elif raw.startswith("-\u3000"):
            yield fullwidth(lines, scalar.start + 1, "space")
        elif (match := _FULLWIDTH_IN_KEY.search(raw)) and not _has_colon(lines.text, scalar.end):
            yield fullwidth(lines, scalar.start + match.start(), _VARIANT[match.group()])
    elif len(raw) > 1 and raw[0] + raw[-1] in ("“”", "＂＂") and not re.search("[“”＂]", raw[1:-1]):
        start, end = lines.span(scalar.start, scalar.start + 1), lines.span(scalar.end - 1, scalar.end)
        whole = Position(start.line, start.column, end.end_line, end.end_column)
        yield Fault("PG007", "quotes", whole, {"character": raw[0]}, edits=(Edit(start, '"'), Edit(end, '"')))


def fullwidth(lines: Lines, offset: int, variant: str) -> Fault:
    """Return PG007 for the full-width sign at ``offset``, with the edit that puts its ASCII twin there."""
    character = lines.text[offset]
    twin = ASCII_TWIN[character]
    if lines.text[offset + 1 : offset + 2].strip(" \u3000\r\n") == "" and character != "\u3000":
        twin = twin.rstrip()
    place = lines.span(offset, offset + 1)
    return Fault("PG007", variant, place, {"character": character, "twin": twin.strip()}, edits=(Edit(place, twin),))


def _has_colon(text: str, end: int) -> bool:
    return re.compile(r"\s*:").match(text, end) is not None


def _folded(scalar: Scalar, raw: str, lines: Lines) -> Iterator[Fault]:
    """PG009: ">5" on a line of its own is the head of an empty block to YAML, and "more than 5" to its author."""
    head = raw.split("\n", 1)[0].rstrip()
    if head[1:2].isdigit() and not raw[len(head) :].strip():
        yield needs_quotes(lines, scalar.start, "block")


def _cut(scalar: Scalar, text: str, lines: Lines) -> Iterator[Fault]:
    """PG009: a number inside braces or brackets, of which YAML made several values."""
    match = cut_at_commas(text, scalar.start)
    if match is None:
        return
    number = match.group()
    groups = re.split(r"[,.]", number)
    # [101,102,103] may be codes; a number is certain in a mapping, by its decimals or unit, or a short first group.
    if scalar.is_key or not number.replace(",", "").isdigit() or (len(groups[0]) < 3 and len(groups) > 2):
        place = lines.span(match.start(), match.end())
        yield Fault("PG009", "commas", place, {"value": number}, edits=(Edit(place, f"'{number}'"),))


def needs_quotes(lines: Lines, start: int, variant: str) -> Fault:
    """Return PG009 for the value that begins at ``start`` and ends with its line, with the edit that quotes it."""
    text = lines.text
    end = re.compile("[\r\n]|$").search(text, start).start()  # type: ignore[union-attr]
    before = text[max(text.rfind("\n", 0, start), 0) : start]
    inside_braces = before.count("{") + before.count("[") > before.count("}") + before.count("]")
    value = re.split(r"\s+#|[,\]}]" if inside_braces else r"\s+#", text[start:end])[0].rstrip()
    place = lines.span(start, start + max(len(value), 1))
    quoted = "'" + value.replace("'", "''") + "'"
    return Fault("PG009", variant, place, {"value": value}, edits=(Edit(place, quoted),))
