"""Numbered points: whether the author began a line for each of them, where the lines themselves do not tell."""

import re
from collections.abc import Iterator, Sequence

_POINT = re.compile(
    r"""
    [（(][一二三四五六七八九十]{1,3}[)）]  (?# （一） )
    | [一二三四五六七八九十]{1,3}[、.．]   (?# 一、 )
    | [（(]\d{1,2}[)）]                    (?# （1） )
    | \d{1,2}[、.．)）](?!\d)              (?# 1. )
    | [\u4e00-\u9fff]{1,4}\d{1,2}[:：、]   (?# 目标1: )
    | [①-⑳]
    """,
    re.VERBOSE,
)
_ENDS = "。；;：:！!"
_NUMBER = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")


def begins_point(lines: Sequence[str], starts: Sequence[bool], index: int) -> bool:
    """Whether the line ``index`` is a point that the author began on a new line, though the line before was full.

    ``starts`` says of each line whether the author surely began it. A point is taken to begin a line where other points
    of its kind do, and none of them stands within a line.
    """
    kind = _kind(lines[index])
    if not kind or not lines[index - 1].rstrip().endswith(tuple(_ENDS)):
        return False
    beginning = any(starts[at] and _kind(line) == kind for at, line in enumerate(lines) if at != index)
    return beginning and kind not in (found for line in lines for found in _within(line))


def _kind(line: str) -> str:
    """Return what the point is numbered like that begins a line; nothing where none does."""
    found = _POINT.match(line.strip())
    return _NUMBER.sub("0", found[0]) if found else ""


def _within(line: str) -> Iterator[str]:
    """Yield the kinds of the points within a line."""
    for found in _POINT.finditer(line.strip(), 1):
        if line.strip()[: found.start()].rstrip().endswith(tuple(_ENDS)):
            yield _NUMBER.sub("0", found[0])
