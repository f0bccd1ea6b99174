"""The page of a rule: the parts of its docstring in either language, and what a report says of one example.

A docstring is English first: what it looks for, then ``Why:``, ``Basis:``, ``Wrong:`` and ``Right:``. Chinese follows:
``查：`` and ``理由：``, and where the English examples hold English words, ``错例：`` and ``对例：``. What a report
says is real output, which ``tools/generate.py docs`` writes from the fixtures.
"""

import json
import re
from functools import lru_cache
from inspect import cleandoc
from pathlib import Path
from typing import NamedTuple

from perfgoal.finding import Language
from perfgoal.rules import Rule

OUTPUTS = Path(__file__).with_name("outputs.json")
"""The lines of a report by language, by code."""

_LABELS = {
    "Why": "why",
    "Basis": "basis",
    "Wrong": "wrong",
    "Right": "right",
    "理由": "why",
    "错例": "wrong",
    "对例": "right",
}
_LABEL = re.compile("(Why|Basis|Wrong|Right): |(理由|错例|对例)：")


class Page(NamedTuple):
    """What a docstring says in one language: what is looked for (``Look for …``, ``查：…``) by paragraphs, why, and one
    wrong and one right example, which the stages *file* and *shape* have none of."""

    finds: tuple[str, ...]
    why: str
    wrong: str
    right: str


def page_of(rule: Rule, language: Language) -> Page:
    """Return the page of ``rule``. The Chinese one takes the English examples where it has none of its own."""
    lines = [line.strip() for line in cleandoc(rule.doc).splitlines()]
    chinese = next((index for index, line in enumerate(lines) if line.startswith("查：")), len(lines))
    parts = _parts(lines[:chinese], " ")
    if language == "zh":
        parts = {name: parts[name] for name in ("wrong", "right") if name in parts} | _parts(lines[chinese:], "")
    finds, why, wrong, right = (parts.get(name, []) for name in ("finds", "why", "wrong", "right"))
    return Page(tuple(finds), " ".join(why), *(" ".join(each).rstrip(".。") for each in (wrong, right)))


def example_output(code: str, language: Language) -> tuple[str, ...]:
    """Return what the full report prints of a finding of the rule ``code``, by lines."""
    return tuple(_outputs().get(code, {}).get(language, ()))


@lru_cache(maxsize=1)
def _outputs() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(OUTPUTS.read_text("utf-8"))
    return found


def _parts(lines: list[str], blank: str) -> dict[str, list[str]]:
    """Return the paragraphs of each part of a page. ``blank`` stands between the lines of one; in Chinese that is
    nothing, unless two words in Latin letters meet."""
    parts: dict[str, list[str]] = {}
    name, begins = "finds", True
    for line in lines:
        label = _LABEL.match(line)
        if label:
            name, begins = _LABELS[label[1] or label[2]], True
        text = line[label.end() :] if label else line
        if not text:
            begins = True
            continue
        paragraphs = parts.setdefault(name, [])
        if begins:
            paragraphs.append(text)
        else:
            last = paragraphs[-1]
            paragraphs[-1] = last + (" " if last[-1].isascii() and text[0].isascii() else blank) + text
        begins = False
    return parts
