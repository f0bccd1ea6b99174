"""Forms to render in which every text, and every key that is free, is a text of a stranger."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle
from typing import Any

from browser.samples import free_texts, plain, project
from hostile.injections import INJECTIONS
from perfgoal import Declaration
from rendering.pages import FULL, changed, declared

_KEY = 200
"""Characters of a key that every reader takes."""

HARMLESS = ("甲 <乙>\n丙", " 丁  戊 ", "己[庚]:庚::", "辛#" * 200, "壬。癸", "\t子\n\n丑@寅")
"""Texts that do no harm, and of which a rendering makes all that it makes of any: lines, escapes, long cells."""

KINDS = ("department", "project")


def filled(kind: str, texts: Sequence[str]) -> Declaration:
    """Return a declaration with all optional fields, a department's or a project's, in which ``texts`` stand by turns
    wherever any text may."""
    data = plain(project() if kind == "project" else declared(changed(FULL)))
    more = cycle(texts)
    _fill(data, more)
    for key in ("code", "category", "nature") if kind == "project" else ():
        data["project"][key] = next(more)
    data["budget" if kind == "department" else "funding"]["unit"] = next(more)
    data["extra"] = {text[:_KEY]: next(more) for text in texts}
    data["sections"] = [{"label": next(more), "text": next(more)} for _ in texts]
    data["indicators"] |= {
        text[:_KEY]: {text[:_KEY]: [{"name": next(more), "years": {"2024": next(more)}}], "空": []} for text in texts
    }
    return declared("".join(map(_printable, json.dumps(data, ensure_ascii=False))))


def _fill(data: Any, texts: Iterator[str]) -> None:
    for holder, key in list(free_texts(data)):
        if key not in ("start", "end", "carried_over"):
            holder[key] = next(texts)


def _printable(character: str) -> str:
    """What JSON leaves as it is and no YAML may hold is written as an escape of YAML."""
    return character if character.isprintable() else f"\\U{ord(character):08X}"


@cache
def groups() -> Mapping[str, Sequence[str]]:
    """The texts of each group of injections."""
    names = dict.fromkeys(injection.group for injection in INJECTIONS)
    return {name: [each.text for each in INJECTIONS if each.group == name] for name in names}


def lacking(texts: Iterable[str], shown: Iterable[str]) -> list[str]:
    """Return those of ``texts`` that are not among what is ``shown``, whatever white space there is."""
    found = {"".join(each.split()) for each in shown}
    return [text for text in texts if "".join(text.split()) not in found]
