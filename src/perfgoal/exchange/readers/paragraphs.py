"""The paragraphs of a cell in an ods, and the texts of what is drawn on it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.exchange.readers.events import Closed, Event, Opened

_BLANKS = re.compile(r"[ \t\r\n]+")
_KEPT = {"s": "\0", "tab": "\1", "line-break": "\2"}  # no XML has these: they stand for blanks that are to stay
_BLANKS_KEPT = str.maketrans("\0\1\2", " \t\n")
_MOST = 1_000  # spaces in a row
_DRAWN = "frame", "custom-shape", "rect", "ellipse", "caption"
_LEFT_OUT = "annotation", "ruby-text"


class Shown(NamedTuple):
    """The text of a cell, a line each paragraph, and the texts of the boxes that are drawn on it."""

    text: str
    drawn: tuple[str, ...]


def shown_until(end: str, came: Iterator[Event]) -> Shown:
    """Take what comes until the element ``end`` does, and return what it shows."""
    lines: list[str] = []
    drawn: list[str] = []
    line: list[str] | None = None
    for event in came:
        match event:
            case Closed(name) if name == end:
                break
            case Opened(name) if name in _LEFT_OUT:
                shown_until(name, came)
            case Opened(name) if name in _DRAWN:
                below = shown_until(name, came)
                drawn += [text for text in (below.text, *below.drawn) if text.strip()]
            case Opened("p" | "h"):
                line = []
            case Closed("p" | "h") if line is not None:
                lines.append(_BLANKS.sub(" ", "".join(line)).translate(_BLANKS_KEPT))
                line = None
            case Opened("s" | "tab" | "line-break" as name, attributes) if line is not None:
                times = attributes.get("c", "1")
                line.append(_KEPT[name] * (min(int(times), _MOST) if times.isdecimal() else 1))
            case str() if line is not None:
                line.append(event)
    return Shown("\n".join(lines), tuple(drawn))
