"""JSON as text that hides nothing and that no CI runner obeys where it ends up in a log: Chinese as it is, as an escape
what cannot be seen and what would begin a command; and taking what was read of it for no more than it should be."""

import json
import re
from datetime import date
from typing import Any

from perfgoal.runners import hashes_replaced

# Controls, zero-width and bidirectional characters and lone surrogates. JSON's own escapes are taken for those
# below U+0020; the rest would reach a terminal or an editor raw.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def json_text(data: Any) -> str:
    """Return ``data`` as indented JSON, with a line end behind it."""
    return _shown(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def json_line(data: Any) -> str:
    """Return ``data`` as JSON on one line, without its end."""
    text = json.dumps(data, ensure_ascii=False)
    return text if text.isprintable() and "#" not in text else _shown(text)


def as_text(value: Any) -> str:
    """Return ``value`` where it is a text; ``TypeError`` otherwise."""
    if type(value) is not str:
        raise TypeError(value)
    return value


def as_whole(value: Any) -> int:
    """Return ``value`` where it is a whole number; ``TypeError`` otherwise."""
    if type(value) is not int:
        raise TypeError(value)
    return value


def as_flag(value: Any) -> bool:
    """Return ``value`` where it is true or false; ``TypeError`` otherwise."""
    if type(value) is not bool:
        raise TypeError(value)
    return value


def as_day(value: Any) -> date | None:
    """Return the day that a text states, ``None`` for null; ``TypeError`` or ``ValueError`` otherwise."""
    return None if value is None else date.fromisoformat(value)


def _shown(text: str) -> str:
    return hashes_replaced(_UNSEEN.sub(_escape, text), "\\u0023")


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
