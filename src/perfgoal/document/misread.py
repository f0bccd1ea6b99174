"""Well-formed YAML that says something else than its author meant (PG007, PG008, PG009).

Each is recognised in the raw text and only where no other reading makes sense; what only looks odd is left
to the shape of a declaration, which knows where a mapping is due.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from perfgoal.document.braces import Scalar, in_braces, scalar_of
from perfgoal.document.characters import INVISIBLE, SHAPING, SMUGGLED, code_point
from perfgoal.document.model import SCALAR, Document, Edit, Fault, Lines, Route, Spot
from perfgoal.document.signs import KEY, QUOTES, empty_block, fullwidth, quoted, quotes
from perfgoal.document.trial import Change, attempt, replaced

MAX_FAULTS = 1_000
MAX_EDITS = 20  # of one finding of hidden characters; past that, one edit for the whole stretch

# A quick look at the whole text tells whether its scalars need a look each; most texts need none. Of each sign a
# pattern of where it matters, which begins with it, so that it is searched for as fast as a word, and never looks
# far back or ahead.
_SUSPECT = {
    "“": re.compile(r"“(?<![^\s\[{,]“)"),
    "”": re.compile(r"”(?<![^\s\[{,]”)"),
    "：": re.compile(r"：(?=[\[{])"),
    "＂": re.compile("＂"),
    "\u3000": re.compile(r"\u3000(?:(?=[ :])|(?<![^\s\[{,:-]\u3000))"),
    "\\": re.compile(r"\\(?=[xuU0abevfrNLP])"),
    ">": re.compile(r">(?=[+-]?[0-9])"),
    "|": re.compile(r"\|(?=[+-]?[0-9])"),
}
_KEY_AND_VALUE = re.compile(rf"{KEY}(：|:(?=\S))")
_WIDE_SPACE = re.compile(rf"(?:^|[\r\n])[ \u3000]*+(?:-\u3000|{KEY}:\u3000)")
_LINE_START = re.compile(r"(?:-?[ \u3000])*+")
_COLON_AND_BRACKET = re.compile(rf"{KEY}(：)[\[{{]")
_INNER_QUOTE = re.compile(f"[{QUOTES}]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[^\r])")
_ESCAPED_CONTROL = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "v": "\v", "f": "\f", "r": "\r", "N": "\x85"}
_ESCAPED_CONTROL |= {"L": "\u2028", "P": "\u2029"}


def inspect(lines: Lines, spots: Spot, flows: Sequence[Spot], *, hidden: bool) -> list[Fault]:
    """Return what a reader of a text would take for something else than YAML does. ``flows`` are the containers
    in { } and [ ]; ``hidden`` says whether the text holds a character of :data:`INVISIBLE`."""
    faults = list(islice(in_braces(lines, flows), MAX_FAULTS))
    text = lines.text
    if hidden or any(sign in text and pattern.search(text) for sign, pattern in _SUSPECT.items()):
        indented: list[Scalar] = []
        faults.extend(islice(_anywhere(lines, spots, indented), MAX_FAULTS))
        if indented:
            faults.extend(_leading_spaces(indented[:MAX_FAULTS], lines))
    return faults


def missing_space(document: Document, route: Route) -> str | None:
    """Say why a plain text at ``route``, where a mapping is due, looks like a key and its value: ``colon`` for a
    full-width one (名称：甲), ``no-space`` for one with no space behind it (名称:甲), ``None`` if it does not."""
    place = document.value_position(route)
    if place is None:
        return None
    match = _KEY_AND_VALUE.match(document.lines.line(place.line), place.column - 1)
    return None if match is None else "colon" if match.group(1) == "：" else "no-space"


def _anywhere(lines: Lines, spots: Spot, indented: list[Scalar]) -> Iterator[Fault]:
    """Look at every scalar. Keys behind ideographic spaces are gathered in ``indented``, as they need a look at
    one another."""
    if lines.text.startswith("\ufeff"):  # a second byte order mark, which libyaml does not take for the first key's
        yield _hidden_fault(lines, [(0, 1, "\ufeff")])
    for scalar in _all_scalars(lines.text, spots):
        yield from _hidden(scalar, lines)
        if not scalar.is_plain:
            if head := empty_block(scalar.raw):
                yield quoted(lines, scalar.start, scalar.start + len(head), "block")
        elif scalar.is_key and scalar.raw[0] == "\u3000":
            indented.append(scalar)
        else:
            yield from _fullwidth(scalar, lines)


def _all_scalars(text: str, spot: Spot) -> Iterator[Scalar]:
    """Yield every scalar of a text in its order; reading has kept it from being nested too deep for this."""
    if len(spot) == SCALAR:
        yield scalar_of(text, spot[0], spot[1])
    elif isinstance(spot[1], list):
        for inner in spot[1]:
            yield from _all_scalars(text, inner)
    else:
        for start, end, inner in spot[1].values():
            yield scalar_of(text, start, end, is_key=True)
            yield from _all_scalars(text, inner)


def _hidden(scalar: Scalar, lines: Lines) -> Iterator[Fault]:
    """PG008: one fault a scalar, at its first hidden character."""
    text, start, end = lines.text, scalar.start, scalar.end
    found = [(match.start(), match.end(), match.group()) for match in INVISIBLE.finditer(text, start, end)]
    if scalar.raw.startswith('"'):
        for match in _ESCAPE.finditer(text, start, end):
            character = _unescape(match)
            if SMUGGLED.match(character) or INVISIBLE.match(character):
                found.append((match.start(), match.end(), character))
        found.sort()
    if found:
        yield _hidden_fault(lines, found)


def _hidden_fault(lines: Lines, found: list[tuple[int, int, str]]) -> Fault:
    """PG008 for the characters between these offsets, in the order of the text; it names each kind once."""
    if len(found) <= MAX_EDITS:
        edits = [Edit(lines.span(start, end), "") for start, end, _ in found]
    else:
        kept = [lines.text[end:start] for (_, end, _), (start, _, _) in pairwise(found)]
        edits = [Edit(lines.span(found[0][0], found[-1][1]), "".join(kept))]
    names = dict.fromkeys(code_point(character) for _, _, character in found)
    place = lines.span(*found[0][:2])
    arguments: dict[str, str | int] = {"characters": " ".join(names), "count": len(found)}
    # An escape is seen, and without what turns the direction other text is: whether that is right, a reader decides.
    safe = not any(end - start > 1 or SHAPING.match(character) for start, end, character in found)
    return Fault("PG008", "hidden", place, arguments, edits=tuple(edits), safe=safe)


def _unescape(escape: re.Match[str]) -> str:
    """Return the character that an escape of double quotes stands for, or one of its own if it needs no look."""
    number = escape[1] or escape[2] or escape[3]
    if number:
        return chr(int(number, base=16))  # of a number past Unicode libyaml has made an error
    return _ESCAPED_CONTROL.get(escape[0][1], escape[0][1])


def _fullwidth(scalar: Scalar, lines: Lines) -> Iterator[Fault]:
    """PG007 in a plain scalar: an ideographic space that YAML did not take for a space, a colon before { or [, or
    quotes that quote nothing."""
    raw, start = scalar.raw, scalar.start
    if scalar.is_key and (match := _COLON_AND_BRACKET.match(raw)):
        yield fullwidth(lines, start + match.start(1))
    elif scalar.is_key and raw[-1] == "\u3000":
        yield fullwidth(lines, start + len(raw.rstrip("\u3000")))
    elif _WIDE_SPACE.match(raw) and _LINE_START.fullmatch(lines.text, lines.start(start), start):
        ends = [match.end() for match in islice(_WIDE_SPACE.finditer(raw), MAX_FAULTS)]
        found = [fullwidth(lines, start + end - 1) for end in ends]
        yield found[0]._replace(edits=tuple(edit for each in found for edit in each.edits))
    elif (
        len(raw) > 1 and raw[0] in QUOTES and raw[-1] in QUOTES + '"' and not _INNER_QUOTE.search(raw, 1, len(raw) - 1)
    ):
        yield quotes(lines, start, scalar.end)


def _leading_spaces(keys: list[Scalar], lines: Lines) -> Iterator[Fault]:
    """PG007: ideographic spaces before keys, of which YAML made a part of the key, aligned with the fields above.

    As indentation each is as wide as two spaces. Where that gives no YAML, they are there by mistake and the fields
    do stand where YAML sees them; if that gives none either, only the author knows what was meant.
    """
    indented: list[Change] = []
    for key in keys:
        width = len(key.raw) - len(key.raw.lstrip("\u3000"))
        alone = not lines.text[lines.start(key.start) : key.start].strip()
        indented.append((key.start, key.start + width, "  " * width if alone else ""))
    for changes in (indented, [(start, end, "") for start, end, _ in indented]):
        meant = attempt(replaced(lines.text, changes)).error is None
        if meant:
            break
    for start, end, text in changes:
        place = lines.span(start, end)
        yield Fault("PG007", "space", place, edits=(Edit(place, text),) if meant else ())
