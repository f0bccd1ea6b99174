"""How names are compared."""

import unicodedata
from functools import lru_cache

_CACHED = 64
"""Names up to so many characters are kept: a long text is rarely met twice, and many would fill the memory."""


def plain_name(name: str) -> str:
    """Return ``name`` as names are compared: after NFKC and without white space."""
    return _kept(name) if len(name) <= _CACHED else _plain(name)


def head_of(plain: str) -> str:
    """Return a plain name without the brackets at its end, which hold a unit or a remark."""
    while plain[-1:] == ")" and (start := plain.rfind("(")) > 0:
        plain = plain[:start]
    return plain


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


_kept = lru_cache(maxsize=2048)(_plain)
