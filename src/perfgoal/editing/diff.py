"""What there is between a file and what it would become, as a unified diff."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from perfgoal.document.source import converted

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_UNENDED = "\\ No newline at end of file"


def difference(old: bytes, new: bytes, name: str, codec: str = "") -> Iterator[str]:
    """Yield the lines of a unified diff from ``old`` to ``new``, without their ends; both are of the file ``name``.
    What was converted from ``codec`` is compared with what it was converted to."""
    before, after = (_lines(data) for data in (converted(old, codec) or b"" if codec else old, new))
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm=""):
        shown, unended, _ = line.partition("\0")
        yield shown
        if unended:
            yield _UNENDED


def _lines(data: bytes) -> list[str]:
    """Return the lines of a text without their ends, which no fix changes; a last one that has none is marked by a NUL,
    which no text can hold."""
    text = data.decode("utf-8", "replace").replace("\0", "\ufffd")
    lines = [line[0] for line in _LINE.finditer(text) if line[0]]
    return [line.rstrip("\r\n") + ("" if line[-1] in "\r\n" else "\0") for line in lines]
