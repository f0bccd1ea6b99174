"""Numbers that Word writes before a paragraph by itself: 一、 二、 （1） 1.1. They stand in no text of the file."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from perfgoal.exchange.readers.markup import Node

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LEVELS = 9
_STYLES = 20  # a style that is based on another, and so on


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    gap: str


class Numbering:
    """Counts numbered paragraphs, which must be given to it in their order."""

    def __init__(self, numbering: Node | None, styles: Node | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {node.value("styleId"): node for node in styles or () if node.name == "style"}
        own: dict[str, dict[int, _Level]] = {}
        for node in numbering or ():
            if node.name == "abstractNum":
                own[node.value("abstractNumId")] = _levels(node)
            elif node.name == "num":
                self._add_list(node, own)

    def _add_list(self, node: Node, own: Mapping[str, dict[int, _Level]]) -> None:
        name = node.value("numId")
        kept = node.find("abstractNumId")
        abstract = "" if kept is None else kept.value()
        levels = dict(own.get(abstract, {}))
        changed = [child for child in node if child.name == "lvlOverride"]
        for change in changed:
            index = _number(change.value("ilvl"), 0)
            level = change.find("lvl")
            if level is not None:
                levels[index] = _level(level)
            start = change.find("startOverride")
            if start is not None and index in levels:
                levels[index] = levels[index]._replace(start=_number(start.value(), 1))
        self._levels[name] = levels
        # Lists made of one pattern count on from each other, unless one of them starts anew.
        self._list_of[name] = f"list {name}" if changed else f"pattern {abstract}"

    def number(self, paragraph: Node) -> str:
        """Return what Word writes before ``paragraph``, nothing where that has no number."""
        name, index = self._place(paragraph)
        levels = self._levels.get(name, {})
        if index not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of[name], {})
        counts[index] = counts.get(index, levels[index].start - 1) + 1
        for below in [level for level in counts if level > index]:
            del counts[below]
        level = levels[index]
        if level.format == "bullet":
            return level.text + level.gap
        text = level.text
        for number, other in levels.items():
            if f"%{number + 1}" in text:
                shown = _FORMATS.get(other.format, str)(counts.get(number, other.start))
                text = text.replace(f"%{number + 1}", shown)
        return text + level.gap if text else ""

    def _place(self, paragraph: Node) -> tuple[str, int]:
        """Return the list that a paragraph stands in, by itself or by its style, and its level there."""
        properties = paragraph.find("pPr")
        for _ in range(_STYLES):
            if properties is None:
                break
            name, level = properties.find("numPr", "numId"), properties.find("numPr", "ilvl")
            if name is not None:
                return name.value(), 0 if level is None else _number(level.value(), 0)
            style = properties.find("pStyle") or properties.find("basedOn")
            properties = self._style(style)
        return "", 0

    def _style(self, named: Node | None) -> Node | None:
        style = None if named is None else self._styles.get(named.value())
        if style is None:
            return None
        based, properties = style.find("basedOn"), style.find("pPr")
        both = Node("pPr", {})
        both.parts += [node for node in properties or () if node.name == "numPr"]
        both.parts += [based] if based is not None else []
        return both


def _levels(node: Node) -> dict[int, _Level]:
    found = {_number(child.value("ilvl"), 0): _level(child) for child in node if child.name == "lvl"}
    return {index: level for index, level in found.items() if index < _LEVELS}


def _level(node: Node) -> _Level:
    parts = {child.name: child.value() for child in node}
    text = parts.get("lvlText", "")
    gap = "" if parts.get("suff") == "nothing" or not text or text[-1] > "\u2fff" else " "
    form = parts.get("numFmt", "decimal")
    return _Level(_number(parts.get("start", "1"), 1), form, _bullet(text) if form == "bullet" else text, gap)


def _bullet(text: str) -> str:
    """A bullet is mostly a sign of a font of pictures: whatever it looks like, it is a dot."""
    return "".join("•" if "\ue000" <= sign <= "\uf8ff" else sign for sign in text)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


def _chinese(number: int) -> str:
    """Count in words up to 99, which no list of a form goes beyond; then digit by digit."""
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return before + (_DIGITS[ones] if ones else "")


def _letters(number: int) -> str:
    return "" if number < 1 else chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
