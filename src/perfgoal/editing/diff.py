"""What there is between a file and what it would become, as a unified diff."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from perfgoal.document.source import converted

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_END = re.compile(r"\r\n|\r|\n")
_UNENDED = "\\ No newline at end of file"


def difference(old: bytes, new: bytes, name: str, codec: str = "") -> Iterator[str]:
    """Yield the lines of a unified diff from ``old`` to ``new``, without their ends; both are of the file ``name``.
    What was converted from ``codec`` is compared with what it was converted to. How a line ends is shown where that is
    made the same."""
    texts = [_text(data) for data in (converted(old, codec) or b"" if codec else old, new)]
    with_ends = _kinds(texts[0]) != _kinds(texts[1])
    before, after = (_lines(text, with_ends=with_ends) for text in texts)
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm=""):
        shown, unended, _ = line.partition("\0")
        yield shown
        if unended:
            yield _UNENDED


def _text(data: bytes) -> str:
    return data.decode(errors="replace").replace("\0", "\ufffd")


def _kinds(text: str) -> set[str]:
    """Return how lines end in a text."""
    return set(_END.findall(text))


def _lines(text: str, *, with_ends: bool) -> list[str]:
    """Return the lines of a text, of their ends no more than tells them from a line feed, and that only
    ``with_ends``. A last one that has none is marked by a NUL, which no text can hold."""
    lines = [line[0] for line in _LINE.finditer(text) if line[0]]
    return [
        (line.removesuffix("\n") if with_ends else line.rstrip("\r\n")) + ("" if line[-1] in "\r\n" else "\0")
        for line in lines
    ]
