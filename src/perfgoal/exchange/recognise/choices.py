"""Boxes to tick: ☑一次性 □经常性."""

import re
from typing import NamedTuple

_TICKED, _BLANK = "☑☒√✓✔■", "□☐"
_PIECE = re.compile(rf"[^{_TICKED}{_BLANK}]+|[{_TICKED}{_BLANK}]")


class Choice(NamedTuple):
    """The option that is ticked, empty where none is, and the ``rest`` of the text: signs and other options."""

    text: str
    rest: str


def choice(text: str) -> Choice | None:
    """Return what is ticked in a text of options with a box before each, or behind each; ``None`` for another text,
    and where several are ticked."""
    pieces = [piece for piece in _PIECE.findall(text.strip()) if not piece.isspace()]
    boxes, options = (pieces[::2], pieces[1::2]) if pieces and _is_box(pieces[0]) else (pieces[1::2], pieces[::2])
    if len(boxes) != len(options) or not boxes or not all(map(_is_box, boxes)) or any(map(_is_box, options)):
        return None
    ticked = [place for place, box in enumerate(boxes) if box in _TICKED]
    if len(ticked) > 1 or (len(boxes) == 1 and not ticked):
        return None
    chosen = options[ticked[0]].strip() if ticked else ""
    others = (option for place, option in enumerate(options) if place not in ticked)
    return Choice(chosen, "".join((*boxes, *others)))


def _is_box(piece: str) -> bool:
    return piece in _TICKED or piece in _BLANK
