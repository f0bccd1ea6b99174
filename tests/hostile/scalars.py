"""The values and keys of a text in YAML by their places, and what may stand there instead."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from perfgoal.document import Position, Route, read_document


class Place(NamedTuple):
    """Where a value or a key stands: its route, its line, and where it begins and ends in the text."""

    route: Route
    line: int
    start: int
    end: int


@cache
def values(text: str) -> list[Place]:
    """Return the place of each scalar that is not blank, in the order of the text."""
    document = read_document(text)
    assert document.tree is not None, document.faults
    found = [(route, document.value_position(route)) for route, part in _parts(document.tree) if isinstance(part, str)]
    placed = [_place(document.lines, route, position) for route, position in found if position is not None]
    return sorted(placed, key=lambda place: place.start)


@cache
def keys(text: str) -> list[Place]:
    """Return the place of each key, in the order of the text."""
    document = read_document(text)
    found = [route for route, _ in _parts(document.tree) if isinstance(route[-1], str)]
    return sorted(
        (_place(document.lines, each, document.key_position(each)) for each in found), key=lambda each: each[2]
    )


@cache
def parts(text: str) -> list[Place]:
    """Return the place of each map and each list in the block style, its key included, to the end of its last line."""
    document = read_document(text)
    found = []
    for route, part in _parts(document.tree):
        if isinstance(part, dict | list) and isinstance(route[-1], str) and not document.in_brackets(route):
            key = _place(document.lines, route, document.key_position(route))
            last = max((place.end for place in values(text) if place.route[: len(route)] == route), default=key.end)
            end = text.find("\n", last)
            found.append(key._replace(end=len(text) if end < 0 else end + 1))
    return found


def with_value(text: str, place: Place, raw: str) -> str:
    """Return ``text`` with ``raw`` at a place."""
    return text[: place.start] + raw + text[place.end :]


def _place(lines: Any, route: Route, position: Position) -> Place:
    return Place(route, position.line, lines.offset(*position[:2]), lines.offset(*position[2:]))


def _parts(tree: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, part in below:
        yield (*route, step), part
        yield from _parts(part, (*route, step))


ODD: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "",
        "null": "null",
        "tilde": "~",
        "true": "true",
        "yes": "yes",
        "off": "off",
        "not a number": ".nan",
        "infinity": "-.inf",
        "exponent": "1e5",
        "endless exponent": "1e999999999",
        "hexadecimal": "0x10",
        "octal": "0o7",
        "old octal": "0755",
        "underscore": "1_000",
        "full-width digits": "１２３",
        "full-width sign": "－１",
        "full-width colon": "甲：乙",
        "full-width comma": "1，000",
        "full-width quotes": "“甲”",
        "minus zero": "-0",
        "minus zero money": "-0.00",
        "plus": "+1",
        "point": "1.",
        "no digit before": ".5",
        "two points": "1.2.3",
        "sexagesimal": "190:20:30",
        "empty": '""',
        "space": '" "',
        "wide space": "'　'",
        "tag": "!!int 5",
        "python": "!!python/object/apply:os.system [x]",
        "binary": "!!binary aGk=",
        "anchor": "&a x",
        "alias": "*a",
        "anchor and alias": "[&a x, *a]",
        "merge": "{<<: {a: b}}",
        "date": "2024-01-01",
        "time": "12:30:45",
        "moment": "2001-12-14t21:59:43.10-05:00",
        "list": "[a, b]",
        "empty list": "[]",
        "map": "{a: b}",
        "empty map": "{}",
        "deep": "[" * 20 + "]" * 20,
        "too deep": "[" * 40 + "]" * 40,
        "long": "甲" * 65_536,
        "too long": "甲" * 65_537,
        "long number": "9" * 5_000,
        "many digits": "1" + "0" * 400,
        "many decimals": "0." + "0" * 400 + "1",
        "zero width": '"\\u200b"',
        "zero width within": "1\u200b0",
        "marks": "甲" + "\u0300" * 200,
        "line separator": "甲\u2028乙",
        "escaped separator": '"甲\\L乙"',
        "half a character": '"\\ud800"',
        "two halves": '"\\ud83d\\ude00"',
        "formula": '"=1+1"',
        "zero character": '"\\0"',
        "emoji": "👨\u200d👩\u200d👧",
        "right to left": "\u0645\u0628\u0644\u063a",
        "direction": '"\\u202e甲"',
        "unit alone": "万元",
        "number and unit": "100万元",
        "percent": "100%",
        "byte order mark": "甲\ufeff乙",
        "tab": '"a\\tb"',
        "raw tab": "a\tb",
        "lines": '"a\\nb\\r\\nc"',
        "block": "|\n\n     x\n",
        "folded": ">-9\n x",
        "comment": "# x",
        "at": "@x",
        "backtick": "`x`",
        "percent first": "%x",
        "question": "? x",
        "dash": "- x",
        "colon": "a: b",
        "hash": "a #b",
        "open quote": '"x',
        "open bracket": "[x",
        "end": "...",
        "start": "---",
        "control": "a\x1bb",
        "next line": "a\x85b",
        "return": "a\rb",
    }
)
"""What a value is replaced by, as YAML, by its name."""

ODD_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "",
        "null": "~",
        "number": "1",
        "true": "true",
        "empty": '""',
        "space": '" "',
        "list": "[a]",
        "map": "{a: b}",
        "complex": "? a",
        "merge": "<<",
        "anchor": "&a x",
        "tag": "!t x",
        "long": "名" * 256,
        "too long": "名" * 257,
        "wide": "ｎａｍｅ",
        "zero width": "na\u200bme",
        "capital": "NAME",
        "dunder": "__class__",
        "pydantic": "model_config",
        "methods": "model_dump",
        "at": "at",
        "escape": '"\\u001b[31m"',
        "half a character": '"\\udfff"',
        "lines": '"a\\nb"',
        "slash": "a/b~c",
        "braces": "'{0}{x}'",
        "percent": "'%s'",
        "dot": "a.b",
        "marks": "e\u0301",
        "right to left": "\u0645",
    }
)
"""What a key is replaced by."""
