"""How names are compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """Return ``name`` as names are compared: after NFKC and without white space."""
    return "".join(unicodedata.normalize("NFKC", name).split())
