"""JSON as text that hides nothing: Chinese as it is, what cannot be seen as an escape."""

import json
import re
from typing import Any

# Controls, zero-width and bidirectional characters and lone surrogates. JSON's own escapes are taken for those
# below U+0020; the rest would reach a terminal or an editor raw.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def json_text(data: Any) -> str:
    """Return ``data`` as indented JSON, with a line end behind it."""
    return _UNSEEN.sub(_escape, json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def json_line(data: Any) -> str:
    """Return ``data`` as JSON on one line, without its end."""
    text = json.dumps(data, ensure_ascii=False)
    return text if text.isprintable() else _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
