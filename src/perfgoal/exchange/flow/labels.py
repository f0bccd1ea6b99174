"""The words of a form: found in lines whatever spaces and line ends stand inside them."""

import unicodedata
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from perfgoal.exchange.content import Line, Origin
from perfgoal.exchange.flow.lines import signs
from perfgoal.exchange.recognise.labels import spellings

_BRACKETS = {"(": ")", "[": "]"}
_COLON = ":"
_UNITS = ("百万元", "千元", "万元", "亿元", "元", "万", "亿")


def known(text: str, words: Container[str]) -> str:
    """Return which of ``words`` a text is, by any of its spellings; an empty text where it is none."""
    return next((name for name in spellings(text) if name in words), "")


class Label(NamedTuple):
    """A label as it stands in the text, and where it begins."""

    text: str
    origin: Origin


class Stream:
    """The characters of lines without white space, from which labels are taken one by one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._signs = list(signs(lines))
        self._plain = "".join(_one(sign) for sign, _, _ in self._signs)
        self.place = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.place == len(self._signs)

    @property
    def line(self) -> Line:
        """The line of the next character."""
        return self._signs[self.place][2]

    @property
    def rest(self) -> str:
        """What is left."""
        return "".join(sign for sign, _, _ in self._signs[self.place :])

    @property
    def begins_line(self) -> bool:
        """Whether the next character is the first of its line."""
        return self.place == 0 or self._signs[self.place - 1][2] is not self.line

    def label(self, labels: Iterable[str]) -> Label | None:
        """Take the longest of ``labels`` that stands here, with its remarks in brackets and its colon."""
        here = [label for label in labels if self._plain.startswith(label, self.place)]
        return self._take(self._behind(self.place + len(max(here, key=len)))) if here else None

    def number(self) -> Label | None:
        """Take an amount: digits with separators, and a unit of money behind them."""
        end = self.place
        while end < len(self._plain) and self._plain[end] in "0123456789.,-+" and self._follows(end):
            end += 1
        if not any(sign.isdigit() for sign in self._plain[self.place : end]):
            return None
        for unit in _UNITS:
            if self._plain.startswith(unit, end):
                end += len(unit)
                break
        return self._take(end)

    def _follows(self, place: int) -> bool:
        """Whether the character at ``place`` stands right behind the one before it: a space ends a number."""
        if place == self.place:
            return True
        (_, before, line), (_, index, same) = self._signs[place - 1], self._signs[place]
        return line is same and index == before + 1

    def _behind(self, end: int) -> int:
        while end < len(self._plain) and self._plain[end] in _BRACKETS:
            closed = self._plain.find(_BRACKETS[self._plain[end]], end)
            if closed < 0:
                break
            end = closed + 1
        return end + 1 if self._plain[end : end + 1] == _COLON else end

    def _take(self, end: int) -> Label:
        """Take up to ``end``, with the spaces that stand inside a line."""
        taken = self._signs[self.place : end]
        origin = taken[0][2].origin
        text = ""
        before: tuple[str, int, Line] | None = None
        for sign, index, line in taken:
            if before is not None and before[2] is line:
                text += line.text[before[1] + 1 : index]
            text += sign
            before = sign, index, line
        self.place = end
        return Label(text, origin)


def labels_only(lines: Sequence[Line], labels: Iterable[str]) -> list[Label] | None:
    """Return the labels that lines are made of, ``None`` where something else stands there too."""
    known = tuple(labels)
    stream = Stream(lines)
    found = []
    while not stream.is_done:
        label = stream.label(known)
        if label is None:
            return None
        found.append(label)
    return found


def _one(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 else sign
