"""Texts inside { } and [ ] that say something else than their author meant (PG007, PG009): a comma ends a value there,
and a colon or a question mark is more of a sign than elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from perfgoal.document.model import SCALAR, Fault, Lines, Spot
from perfgoal.document.signs import fullwidth, quoted

_SIGN = re.compile(r"[：，]|(?<=:)\u3000")
_PAIRS = re.compile(r"[^：，]+：[^：，]+(?:，[^：，]+：[^：，]+)*")
_COLON = re.compile(r"\s*+:")
_CUT_HEAD = re.compile(r"(?:^|[^0-9.,])[0-9]{1,3}$")
_CUT_HEAD_IN_LIST = re.compile(r"[^\w\s]*[0-9]{1,3}$")
_CUT_TAIL = re.compile(r"(?:,[0-9]{3}(?![0-9]))++(?!,?[0-9])[^,\[\]{}:#\r\n]*+(?=[,\]}\r\n]|#|$)")


class Scalar(NamedTuple):
    """One scalar of a text: whether it is a key, where it starts and ends in the text, and how it is written."""

    is_key: bool
    start: int
    end: int
    raw: str

    @property
    def is_plain(self) -> bool:
        """Whether it stands without quotes and is no block; what is empty is neither."""
        return bool(self.raw) and self.raw[0] not in "\"'|>"


def in_braces(lines: Lines, flows: Sequence[Spot]) -> Iterator[Fault]:
    """Yield what a reader of the containers ``flows`` would take for something else than YAML does."""
    asks = "?" in lines.text
    for spot in flows:
        scalars = list(own_scalars(lines.text, spot))
        yield from _cut(scalars, lines, in_list=isinstance(spot[1], list))
        if asks:
            yield from _swallowed(scalars, lines)
        for scalar in scalars:
            if scalar.is_key and scalar.is_plain:
                yield from _fullwidth_in_braces(scalar, lines)
            elif scalar.raw.startswith("\u3000"):
                yield fullwidth(lines, scalar.start)


def own_scalars(text: str, spot: Spot) -> Iterator[Scalar]:
    """Yield the scalars that a container holds itself, in the order of the text."""
    if isinstance(spot[1], list):
        for inner in spot[1]:
            if len(inner) == SCALAR:
                yield scalar_of(text, inner[0], inner[1])
        return
    for start, end, inner in spot[1].values():
        yield scalar_of(text, start, end, is_key=True)
        if len(inner) == SCALAR:
            yield scalar_of(text, inner[0], inner[1])


def scalar_of(text: str, start: Any, end: Any, *, is_key: bool = False) -> Scalar:
    """Return the scalar between two marks of libyaml."""
    return Scalar(is_key, start.index, end.index, text[start.index : end.index])


def _fullwidth_in_braces(key: Scalar, lines: Lines) -> Iterator[Fault]:
    """PG007 in a key inside { }: 名称：甲 is a key without a value there, or has swallowed the next key."""
    signs = [fullwidth(lines, key.start + match.start()) for match in _SIGN.finditer(key.raw)]
    if not signs:
        return
    pairs = key.raw.replace(":\u3000", "：")
    if _COLON.match(lines.text, key.end):  # the last sign then stands before a key that has its colon
        pairs, _, name = pairs.rpartition("，")
        if "：" in name or not _PAIRS.fullmatch(pairs):
            return
    edits = tuple(edit for sign in signs for edit in sign.edits)
    sure = len(signs) == 1 or _PAIRS.fullmatch(pairs) is not None
    yield signs[0]._replace(edits=edits if sure else ())


def _cut(scalars: list[Scalar], lines: Lines, *, in_list: bool) -> Iterator[Fault]:
    """PG009: a number with thousands separators inside { } or [ ], of which YAML made several values."""
    head, read_to = (_CUT_HEAD_IN_LIST.match if in_list else _CUT_HEAD.search), 0
    for scalar in scalars:
        if scalar.start < read_to or not head(scalar.raw):
            continue
        match = _CUT_TAIL.match(lines.text, scalar.end)
        if match is None:
            continue
        read_to = match.end()
        value = lines.text[scalar.start : match.end()].rstrip()
        groups = value.split(",")
        if in_list and all(group.isdigit() for group in groups) and not _is_number(groups):
            continue
        yield quoted(lines, scalar.start, scalar.start + len(value), "commas")


def _swallowed(scalars: Sequence[Scalar], lines: Lines) -> Iterator[Fault]:
    """PG009: a ? with which a text inside { } or [ ] begins. libyaml takes it for the sign of a key and leaves it out,
    though no space is behind it."""
    for scalar in scalars:
        start = scalar.start - 1
        if scalar.is_key and lines.text[start : scalar.start] == "?":
            yield quoted(lines, start, scalar.end, "sign")


def _is_number(groups: list[str]) -> bool:
    """Whether three digits behind each comma are a number, not codes ([101,102,103]) or values ([1,200])."""
    return len(groups[0]) < 3 and (len(groups) > 2 or groups[1][0] == "0")
