"""A text and what reading it must say. The sign ¦ stands before the character at which a fault is due."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

PLACE = "¦"
UNSURE: Any = object()
"""A tree of which nothing is expected."""


class Case(NamedTuple):
    """One text: the code of the fault that is due or ``None``, where it begins (0 where that is not certain), the
    variant of its sentence, and the tree that the text means, read as it is or with the edits made."""

    id: str
    data: bytes
    code: str | None = None
    variant: str = ""
    line: int = 0
    column: int = 0
    tree: Any = UNSURE


def case(id: str, text: str, due: str | None = None, tree: Any = UNSURE) -> Case:  # noqa: A002
    """Return the case of a text with a place in it. ``due`` is a code, or a code and a variant."""
    code, _, variant = (due or "").partition(" ")
    before, found, _ = text.partition(PLACE)
    line = column = 0
    if found:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Case(id, text.replace(PLACE, "", 1).encode(), code or None, variant, line, column, tree)


def faults(due: str, texts: Mapping[str, str]) -> Iterator[Case]:
    """Yield a case of one fault for each named text."""
    for name, text in texts.items():
        yield case(f"{due}/{name}", text, due)


def clean(title: str, texts: Mapping[str, tuple[str, object]]) -> Iterator[Case]:
    """Yield a case without a fault for each named text and its tree."""
    for name, (text, tree) in texts.items():
        yield case(f"{title}/{name}", text, None, tree)
