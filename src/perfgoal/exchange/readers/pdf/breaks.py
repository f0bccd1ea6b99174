"""Where a page may end a line, and what it takes to the next one: a word, or an ideograph with its signs."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

_NO_START = frozenset("，。、；：？！）】》〉」』〕〗…—～·％‰℃，．,.;:?!)]}%/-~ー々゠〜・")
"""Signs that a line does not begin with."""
_NO_END = frozenset("（【《〈「『〔〖([{￥$＃№§")
"""Signs that a line does not end with."""
_BOTH = frozenset("“”‘’\"'")
"""Signs that hold on both sides: whether one opens or closes is not seen."""

SOFT_HYPHEN = "\u00ad"


@lru_cache(maxsize=4096)
def is_wide(character: str) -> bool:
    """Whether a character takes the full width: an ideograph, a sign of Chinese."""
    return unicodedata.east_asian_width(character) in ("W", "F") or character in "“”‘’…—·"


def opens(text: str) -> bool:
    """Whether a text is a sign that a line does not end with, or a quote."""
    return text[0] in _NO_END or text[0] in _BOTH


def closes(text: str) -> bool:
    """Whether a text is a sign that a line does not begin with, or a quote."""
    return text[-1] in _NO_START or text[-1] in _BOTH


def first_unit(text: str) -> str:
    """Return what of ``text``, which begins a line, cannot be parted from its first character."""
    end = _while(text, 0, lambda sign: sign in _NO_END or sign in _BOTH)
    while True:
        end = _base(text, end)
        end = _while(text, end, lambda sign: sign in _NO_START)
        if end >= len(text) or text[end] not in _BOTH:
            return text[:end]
        end = _while(text, end, lambda sign: sign in _BOTH or sign in _NO_END or sign in _NO_START)


def _base(text: str, start: int) -> int:
    if start < len(text) and is_wide(text[start]):
        return start + 1
    return _while(text, start, lambda sign: not is_wide(sign) and not sign.isspace() and sign not in _BOTH)


def _while(text: str, start: int, holds: Callable[[str], bool]) -> int:
    return next((index for index in range(start, len(text)) if not holds(text[index])), len(text))


def joint(before: str, after: str, *, whole: bool, draws_blanks: bool) -> tuple[str, str]:
    """Return ``before`` and what stands between it and ``after``, where the page parted the two.

    Between words of letters the page swallows the space, unless it is a file that ``draws_blanks`` at the ends of
    lines. A word that fills its line ``whole`` was itself parted, and so was one before a hyphen that only shows there.
    """
    if before.endswith(SOFT_HYPHEN):
        return before[:-1], ""
    letters = before[-1:].isalnum() and not is_wide(before[-1:]) and after[:1].isalnum() and not is_wide(after[:1])
    return before, " " if letters and not whole and not draws_blanks else ""
