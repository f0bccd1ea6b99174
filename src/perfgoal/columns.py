"""Text in the columns of a terminal, where a Chinese character takes two."""

import re
import unicodedata

# What a line may be broken into: a word with the blanks behind it, or one wide character with the punctuation that
# may not be parted from it.
_OPENING, _CLOSING = "（“《", "，。：；、！？）”》…,.;:)"
_PIECE = re.compile(rf"[{_OPENING}]*(?:[\x21-\x7e]+|[^\x20-\x7e])[{_CLOSING}]*\x20*")


def display_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


def character_width(character: str) -> int:
    """Return how many columns one character takes."""
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` as lines of at most ``width`` columns, broken at blanks and between Chinese characters. A word
    that is wider stands on a line of its own."""
    lines = [list[str]()]
    taken = 0
    for piece in _PIECE.findall(text):
        if lines[-1] and taken + display_width(piece.rstrip()) > width:
            lines.append([])
            taken = 0
        lines[-1].append(piece)
        taken += display_width(piece)  # a line may have very many characters of no width
    return ["".join(line).rstrip() for line in lines]
