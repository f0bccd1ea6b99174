"""Lines of a flow: blocks between blank lines, words between spaces, and a cell's lines put together again."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from perfgoal.exchange.content import Flow, Line, Origin
from perfgoal.exchange.draft import Refused

_PAGE = re.compile(r"第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|[-—–－]\s*\d+\s*[-—–－]")
_WORD = re.compile(r"\S+")
_WIDE_WORD = re.compile(r"\S+(?:\s\S+)*")
_GAP = re.compile(r"\S\s{2,}\S")
_NO_BEGINNING = "，。、；：？！）》」』】〕〉”’％%,.;:?!)]}"
_HANGING = "-/(［[（"
_SURE = 4  # columns by which a line must end too early for it to be its author who ended it
_SHOWN = 40


class Word(NamedTuple):
    """A word of a line: where it begins and ends there."""

    text: str
    start: int
    end: int


class Block(NamedTuple):
    """Lines without a blank line between them."""

    lines: tuple[Line, ...]

    @property
    def origin(self) -> Origin:
        """Where its first line stands."""
        return self.lines[0].origin

    @property
    def text(self) -> str:
        """Its lines as the one text that they were."""
        return joined(self.lines)


def blocks(flow: Flow) -> tuple[list[Block], list[Line]]:
    """Return the blocks of a flow, and apart from them the lines that only number a page."""
    found: list[list[Line]] = [[]]
    numbers = []
    for line in flow.lines:
        if _PAGE.fullmatch(line.text.strip()):
            numbers.append(line)
        elif line.text.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [Block(tuple(lines)) for lines in found if lines], numbers


def has_gaps(text: str) -> bool:
    """Whether gaps of two and more spaces part a line."""
    return _GAP.search(text) is not None


def words(text: str) -> list[Word]:
    """Return the words of a line. Where gaps of two and more spaces part some of them, only those do."""
    pattern = _WIDE_WORD if has_gaps(text) else _WORD
    return [Word(match.group(), match.start(), match.end()) for match in pattern.finditer(text)]


def joined(lines: Sequence[Line]) -> str:
    """Return the lines of a cell as its author's text. A line that the page ended goes on in the next one, without a
    space next to Chinese and with one between other words. A line feed is the author's where the line ends so early
    that what follows would have fitted into it."""
    texts = [line.text.strip() for line in lines]
    widest = max(map(_width, texts), default=0)
    text = texts[0] if texts else ""
    for before, after in pairwise(texts):
        text += _between(before, after, widest) + after
    return text


def _between(before: str, after: str, widest: int) -> str:
    if _width(before) + _width(_first(after)) + _SURE <= widest:
        return "\n"
    return " " if _is_latin(before[-1]) and _is_latin(after[0]) and before[-1] not in _HANGING else ""


def _first(text: str) -> str:
    """Return what a line cannot be ended in: a word, or a Chinese character, and the signs that stand behind it."""
    end = 1
    while end < len(text) and (text[end] in _NO_BEGINNING or (_is_latin(text[end - 1]) and _is_latin(text[end]))):
        end += 1
    return text[:end]


def _is_latin(sign: str) -> bool:
    return sign < "\u2000" and not sign.isspace()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def lost(origin: Origin, expected: str, found: str) -> Refused:
    """Return what to raise where the next text is not what must stand there."""
    return Refused("lost-thread", origin, expected=expected, found=_excerpt(found))


def _excerpt(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _SHOWN else bare[:_SHOWN] + "…"


def signs(lines: Sequence[Line]) -> Iterator[tuple[str, int, Line]]:
    """Yield the characters of lines but white space: each with its index in its line, and the line."""
    return ((sign, index, line) for line in lines for index, sign in enumerate(line.text) if not sign.isspace())
