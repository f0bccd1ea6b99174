"""The code of a number format, taken apart: sections of pieces, and which of them a number is shown by."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["literal", "digit", "point", "comma", "percent", "exponent", "slash", "general", "text", "date"]


class Piece(NamedTuple):
    """A piece of a section: a ``literal`` is its own text; ``date`` is a part of a date or a time: yyyy, [h]."""

    kind: Kind
    text: str


class Section(NamedTuple):
    """Pieces, the condition that a number is held against before it is shown by them (``>=``, 100), and which
    numerals it is shown in: 0 for those of Europe, 1 to 3 for those of ``[DBNum1]`` to ``[DBNum3]``."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, Decimal] | None = None
    numerals: int = 0

    def has(self, kind: Kind) -> bool:
        """Whether there is such a piece."""
        return any(piece.kind == kind for piece in self.pieces)

    @property
    def is_fraction(self) -> bool:
        """Whether it shows one number above another: digits stand before a slash."""
        kinds = [piece.kind for piece in self.pieces]
        return "slash" in kinds and "digit" in kinds[: kinds.index("slash")]


_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<half>AM/PM|A/P|上午/下午) | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|aaaa?) | (?P<sign>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SIGNS: dict[str, Kind] = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text"}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)-?([0-9A-F]*)", re.IGNORECASE)
_LONG_DATE, _LONG_TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"  # what the system says, which a file does not know


@lru_cache(maxsize=1_000)
def sections(code: str) -> tuple[Section, ...]:
    """Take the code of a format apart."""
    code = _LONG_DATE if "[$-F800]" in code else _LONG_TIME if "[$-F400]" in code else code
    found: list[Section] = []
    pieces: list[Piece] = []
    condition, numerals = None, 0
    for match in _TOKEN.finditer(code):
        name, text = str(match.lastgroup), str(match[str(match.lastgroup)])
        if name == "sign" and text == ";":
            found.append(Section(tuple(pieces), condition, numerals))
            pieces, condition, numerals = [], None, 0
        elif name == "bracket":
            condition = _condition(text) or condition
            numerals = int(text[5]) if re.fullmatch(r"DBNum[123]", text, re.IGNORECASE) else numerals
            pieces += _of_bracket(text)
        else:
            pieces += _of_token(name, text)
    found.append(Section(tuple(pieces), condition, numerals))
    return tuple(map(_dated, found))


def _of_token(name: str, text: str) -> list[Piece]:
    match name:
        case "quoted" | "escaped":
            return [Piece("literal", text)] if text else []
        case "space":
            return [Piece("literal", " ")]
        case "fill":
            return []
        case "general":
            return [Piece("general", "")]
        case "half" | "date":
            return [Piece("date", text.lower())]
        case "exponent":
            return [Piece("exponent", text[1])]
    if text in "0#?":
        return [Piece("digit", text)]
    return [Piece(_SIGNS.get(text, "literal"), text)]


def _of_bracket(text: str) -> list[Piece]:
    if currency := _CURRENCY.fullmatch(text):
        return [Piece("literal", currency[1])] if currency[1] else []
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [Piece("date", f"[{text.lower()}]")]
    return []  # a colour, numerals, a condition


def _condition(text: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.fullmatch(text)
    return (match[1], Decimal(match[2])) if match else None


def _dated(section: Section) -> Section:
    """Take the signs of numbers in a date for literals, and ``m`` beside hours or seconds for minutes (``n``)."""
    if not section.has("date"):
        return section
    pieces = [
        piece if piece.kind in ("date", "literal", "text", "general") else Piece("literal", piece.text)
        for piece in section.pieces
    ]
    dates = [index for index, piece in enumerate(pieces) if piece.kind == "date"]
    for before, at, after in zip([None, *dates], dates, [*dates[1:], None], strict=False):
        text = pieces[at].text
        follows_hours = before is not None and pieces[before].text.strip("[]").startswith("h")
        if text in ("m", "mm") and (follows_hours or (after is not None and pieces[after].text.startswith("s"))):
            pieces[at] = Piece("date", "n" * len(text))
    return section._replace(pieces=tuple(pieces))


def section_of_text(code: str) -> Section | None:
    """Return the section that texts are shown by, where the format has one."""
    found = sections(code)
    if len(found) >= 4:
        return found[3]
    return found[-1] if found[-1].has("text") else None


def section_of_number(code: str, number: Decimal) -> tuple[Section, bool]:
    """Return the section that ``number`` is shown by, and whether a minus goes before what it shows."""
    found = sections(code)[:3]
    if len(found) > 1 and found[-1].has("text"):
        found = found[:-1]
    if not any(section.condition for section in found):
        if len(found) > 1 and number < 0:
            return found[1], False
        return (found[2], False) if len(found) == 3 and number == 0 else (found[0], number < 0)
    for index, section in enumerate(found):
        condition = section.condition or ((">", Decimal(0)) if index == 0 else None)
        if condition is None or _holds(number, *condition):
            is_below = condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0
            return section, number < 0 and not is_below
    return Section((Piece("general", ""),)), number < 0


def _holds(number: Decimal, operator: str, bound: Decimal) -> bool:
    match operator:
        case "<":
            return number < bound
        case "<=":
            return number <= bound
        case ">":
            return number > bound
        case ">=":
            return number >= bound
        case "=":
            return number == bound
    return number != bound
