"""Declarations near the limits of what is read, each made to cost a rendering much, by what it has many of."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import takewhile
from types import MappingProxyType

from rendering.pages import PROJECT, REAL

BYTES, NODES = 1_048_576, 50_000
LONGEST = 65_536
"""Characters of the longest scalar."""

_CELL = 16_000

_HEAD = REAL.partition("\ngoal: ")[0] + "\n"
_GOAL = "goal: 目标\n"
_TASKS = "tasks:\n"
_TASK = "  - {name: a, content: b, amount: 1, target: c}\n"
_INDICATORS = "indicators:\n  产出指标:\n    数量指标:\n"
_INDICATOR = "      - {name: a, annual: 8个}\n"
_BEFORE = _HEAD + _GOAL + _TASKS + _TASK + _INDICATORS
_WHOLE = _BEFORE + _INDICATOR


def filled(text: str, nodes: int, part: Callable[[int], str]) -> str:
    """Return ``text`` with as many parts of so many ``nodes`` behind it as a file may have."""
    room = BYTES - len(text.encode()) - 1000
    used = 0

    def fits(made: str) -> bool:
        nonlocal used
        used += len(made.encode())
        return used < room

    most = (NODES - 200) // nodes
    return text + "".join(takewhile(fits, (part(number) for number in range(most))))


def spread(unit: str, *, longest: int = LONGEST, named: bool = False) -> str:
    """Return a declaration with as many long texts of ``unit`` as it may have: its goal and sections, or the names of
    indicators, whose column is narrow. ``unit`` is written as in a double-quoted scalar, ``longest`` is how many
    characters each text has."""
    length = len(unit.encode().decode("unicode_escape")) if "\\" in unit else len(unit)
    long = '"a' + unit * ((longest - 1) // length) + '"'
    most = max(1, (BYTES - 8000) // (len(long.encode()) + 40))
    if named:
        return _BEFORE + "".join(f"      - {{name: {long}}}\n" for _ in range(most))
    sections = "".join(f"  - {{label: b, text: {long}}}\n" for _ in range(most - 1))
    return f"{_WHOLE}{f'sections:{chr(10)}{sections}' if sections else ''}".replace(_GOAL, f"goal: {long}\n")


def _locals(number: int) -> str:
    return "{" + "".join(f"k{each}: v, " for each in range(number)) + "}"


MANY: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "indicators": lambda: filled(_BEFORE, 4, lambda n: f"      - {{name: 指标{n}, cycle: 8个, annual: 8个}}\n"),
        "names": lambda: filled(_BEFORE, 2, lambda _: "      - name: a\n"),
        "tasks": lambda: filled(_WHOLE.replace(_TASKS + _TASK, "") + _TASKS, 5, lambda _: _TASK),
        "categories": lambda: filled(_BEFORE.partition("  产出")[0], 1, lambda n: f"  类{n}: {{}}\n"),
        "categories to fill in": lambda: (
            _BEFORE.partition("  产出")[0] + "".join(f"  类{n}: {{}}\n" for n in range(4400))
        ),
        "categories below one": lambda: filled(_BEFORE.partition("    数量")[0], 1, lambda n: f"    类{n}: []\n"),
        "columns for each": lambda: filled(_BEFORE, 4, lambda n: f"      - {{name: a, extra: {{k{n}: v}}}}\n"),
        "columns": lambda: f"{_BEFORE}      - {{name: a, extra: {_locals(16_000)}}}\n",
        "columns and rows": lambda: (
            f"{_BEFORE}      - {{name: a, extra: {_locals(50)}}}\n" + "      - name: a\n" * 4300
        ),
        "columns, all filled": lambda: filled(_BEFORE, 53, lambda _: f"      - {{name: a, extra: {_locals(50)}}}\n"),
        "columns of tasks": lambda: filled(
            _WHOLE.replace(_TASKS + _TASK, "") + _TASKS, 7, lambda n: _TASK.replace("}", f", extra: {{k{n}: v}}}}")
        ),
        "years": lambda: filled(_BEFORE, 4, lambda n: f"      - {{name: a, years: {{{2000 + n}: v}}}}\n"),
        "sections": lambda: filled(_WHOLE + "sections:\n", 3, lambda _: "  - {label: a, text: b}\n"),
        "local lines": lambda: filled(_WHOLE + "extra:\n", 1, lambda n: f"  k{n}: b\n"),
        "details": lambda: filled(PROJECT + "details:\n", 4, lambda _: "  - {item: a, amount: 1, basis: b}\n"),
        "indicators that PDF takes": lambda: _BEFORE + "      - {name: 数量, cycle: 8个, annual: 8个}\n" * 1180,
    }
)
"""Declarations of many parts."""

_UNITS = {
    "letters": "a",
    "words": "ab ",
    "Chinese": "甲",
    "marks of Chinese": "，",
    "marks": "[<*|",
    "lines": "a\\n",
    "blank lines": "\\n",
    "blank lines before a colon": "\\n" * 9_999 + ":",
    "tabs": "\\t",
    "controls": "\\x01",
    "zero width": "\u200b",
    "joiners": "\u200d",
    "no-break spaces": "\u00a0",
    "combining": "\u0301",
    "letters with marks": "a\u0301\u0302\u0303",
    "Hebrew": "\u05d0",
    "Arabic": "\u0628",
    "overrides": "\u202e",
    "emoji": "😀",
    "families": "👨\u200d👩\u200d👧",
    "flags": "🇨🇳",
    "Devanagari": "क्ष",
    "no font": "\U00020000",
    "counted points": "一、",
}
LONG: Mapping[str, Callable[[], str]] = MappingProxyType(
    {name: partial(spread, unit) for name, unit in _UNITS.items()}
    | {f"{name} in a narrow column": partial(spread, unit, named=True) for name, unit in _UNITS.items()}
)
"""Declarations of long texts, of as many characters as a scalar has."""
CELLS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {f"{name}, a cell": partial(spread, unit, longest=_CELL) for name, unit in _UNITS.items()}
)
"""Declarations of texts of as many characters as a cell of Excel takes whatever they are."""
ALL = MappingProxyType({**MANY, **LONG, **CELLS})
"""All of them."""
