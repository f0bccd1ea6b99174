"""What stands on the pages of a PDF: glyphs with their places, and the straight lines that are drawn."""

import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from perfgoal.exchange.draft import Refused
from perfgoal.exchange.readers.pdf.radicals import folded
from perfgoal.exchange.readers.pdf.said import said_pages
from perfgoal.extras import require

MOST_PAGES = 300
THIN = 3.0
"""Points: a filled rectangle that is no wider is a line."""

_UNMAPPED = re.compile(r"\(cid:\d+\)|\x00")
_UNKNOWN = "\ufffd"
_MOST_UNMAPPED = 0.02  # of all glyphs: one bullet without a name is no reason to refuse a file
_FEW = 50  # glyphs beside a picture that fills its page: a foot line, or what a scanner adds
_WHITE = 0.97  # of full light in each colour

Turn = Literal[0, 1, -1]
"""How a glyph is turned: upright, read upwards, or read downwards."""


class Glyph(NamedTuple):
    """A character where it is drawn: its left and right end, its base line and its size in points from the upper left
    corner of the page. Of one that is ``turn``ed they are those that it has when the page is turned back."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: Turn = 0

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of it, across and down, as its page lies."""
        along, above = (self.left + self.right) / 2, self.base - 0.35 * self.size
        return (along, above) if self.turn == 0 else (above, -along) if self.turn == 1 else (-above, along)


class Rule(NamedTuple):
    """A line that is drawn level or upright: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float


class Sheet(NamedTuple):
    """A page: its number, its size, its glyphs and its lines."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


class Pages(NamedTuple):
    """The pages of a PDF, and what it says of itself (Title, Keywords …)."""

    sheets: tuple[Sheet, ...]
    facts: Mapping[str, str]


def pages(data: bytes) -> Pages:
    """Return what stands on the pages.

    Raises :class:`Refused`: ``broken-file``, ``encrypted``, ``too-many-pages``, ``scan``, ``no-text-map``.
    """
    pdfplumber = require("pdfplumber")
    # A word for each font that could be better made would reach the reader's terminal.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            facts = {str(key): value for key, value in pdf.metadata.items() if isinstance(value, str)}
            return Pages(tuple(_sheets(said_pages(pdf))), facts)
    except Refused:
        raise
    except Exception as error:  # a broken file may fail anywhere in its parser
        raise Refused("encrypted" if _asks_for_password(error) else "broken-file") from None


def _asks_for_password(error: BaseException) -> bool:
    """Whether a password is missing. The parser's error may be the only argument of pdfplumber's."""
    errors = (error, *(inner for inner in error.args if isinstance(inner, BaseException)))
    return any("Password" in type(each).__name__ or "Encryption" in type(each).__name__ for each in errors)


def _sheets(drawn: Iterable[Any]) -> Iterator[Sheet]:
    glyphs = unmapped = beside = pictures = 0
    for page in drawn:
        if page.page_number > MOST_PAGES:
            raise Refused("too-many-pages", most=MOST_PAGES)
        found = [char for char in page.chars if char["text"]]
        bad = sum(1 for char in found if _UNMAPPED.search(char["text"]))
        ink = sum(1 for char in found if not char["text"].isspace())
        glyphs, unmapped = glyphs + ink, unmapped + bad
        if ink <= _FEW and _is_picture(page):
            pictures, beside = pictures + 1, beside + ink
        level, upright = _rules(page)
        yield Sheet(
            page.page_number, float(page.width), float(page.height), _glyphs(_shown(found, page)), level, upright
        )
        page.close()
    if pictures and glyphs == beside:
        raise Refused("scan", pages=pictures)
    if unmapped > glyphs * _MOST_UNMAPPED:
        raise Refused("no-text-map")


def _shown(chars: Iterable[dict[str, Any]], page: Any) -> list[dict[str, Any]]:
    """Return the glyphs that lie on the page: what lies beside it is not shown."""
    left, top, right, bottom = page.bbox
    return [
        char
        for char in chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    ]


def _is_picture(page: Any) -> bool:
    """Whether one picture, or strips of one, take most of a page."""
    area = sum(image["width"] * image["height"] for image in page.images)
    return bool(area > 0.5 * page.width * page.height)


def _glyphs(chars: list[dict[str, Any]]) -> tuple[Glyph, ...]:
    """Return glyphs in the order in which they are drawn, but for those drawn twice to look bold."""
    glyphs: list[Glyph] = []
    drawn: dict[tuple[str, int, int], list[Glyph]] = {}
    for char in chars:
        glyph = _glyph(char)
        key = (glyph.text, round(glyph.left / 4), round(glyph.base / 4))
        near = (
            same for x in (-1, 0, 1) for y in (-1, 0, 1) for same in drawn.get((key[0], key[1] + x, key[2] + y), ())
        )
        if not glyph.text.isspace() and any(_is_same(glyph, other) for other in near):
            continue
        drawn.setdefault(key, []).append(glyph)
        glyphs.append(glyph)
    return tuple(glyphs)


def _is_same(one: Glyph, other: Glyph) -> bool:
    close = 0.15 * one.size
    return abs(one.left - other.left) < close and abs(one.base - other.base) < close and one.turn == other.turn


def _glyph(char: dict[str, Any]) -> Glyph:
    text = folded(_UNMAPPED.sub(_UNKNOWN, char["text"]))
    _, b, _, _, across, up = char["matrix"]
    flipped = char["bottom"] + char["y0"]  # y0 counts from the foot of the page, bottom from its head
    if char["upright"]:
        return Glyph(text, char["x0"], char["x1"], flipped - up, char["size"])
    size = abs(char["x1"] - char["x0"])
    if b > 0:
        return Glyph(text, -char["bottom"], -char["top"], across, size, 1)
    return Glyph(text, char["top"], char["bottom"], -across, size, -1)


def _rules(page: Any) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the level and the upright lines of a page: lines, sides of rectangles, and rectangles so thin that they
    are lines. What only fills an area is none, and nor is what is drawn in white."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for item in (*page.lines, *page.rects, *page.curves):
        left, right, top, bottom = item["x0"], item["x1"], item["top"], item["bottom"]
        thin = min(right - left, bottom - top) <= THIN
        if not _is_seen(item, thin):
            continue
        if thin and bottom - top <= right - left:
            level.append(Rule((top + bottom) / 2, left, right))
        elif thin:
            upright.append(Rule((left + right) / 2, top, bottom))
        elif item["object_type"] == "rect":
            level += [Rule(top, left, right), Rule(bottom, left, right)]
            upright += [Rule(left, top, bottom), Rule(right, top, bottom)]
        elif item["object_type"] == "curve":
            _add_sides(item["pts"], level, upright)
    return tuple(level), tuple(upright)


def _is_seen(item: dict[str, Any], thin: bool) -> bool:
    if item["object_type"] == "line" or item["stroke"]:
        return not _is_white(item["stroking_color"])
    return thin and bool(item["fill"]) and not _is_white(item["non_stroking_color"])


def _is_white(colour: Any) -> bool:
    """Whether a colour is white: by one number of light, by three, or by four of ink. What has another form is not."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return False
    return bool(max(parts) <= 1 - _WHITE if len(parts) == 4 else min(parts) >= _WHITE)


def _add_sides(points: Any, level: list[Rule], upright: list[Rule]) -> None:
    """Add the straight sides of a path."""
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(y - to_y) < 1 <= abs(x - to_x):
            level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif abs(x - to_x) < 1 <= abs(y - to_y):
            upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
