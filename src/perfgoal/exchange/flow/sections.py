"""The sections of a form in a flow: each begins with its label, and ends where the next one begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from perfgoal.exchange.content import Line
from perfgoal.exchange.flow.labels import Label, known
from perfgoal.exchange.flow.lines import Block, lost
from perfgoal.exchange.recognise.vocabulary import vocabulary
from perfgoal.forms import Form

Kind = Literal["names", "budget", "text", "tasks", "indicators", "details"]
_LONGEST = 3  # lines that a label may take in a narrow cell
_TEXTS = ("goal", "other_tasks")
_BLOCKS: Mapping[str, Kind] = {
    "profile": "names",
    "project": "names",
    "prepared": "names",
    "budget": "budget",
    "tasks": "tasks",
    "indicators": "indicators",
    "details": "details",
}
_SPACES = " \t\u3000\u00a0"


@dataclass(slots=True)
class Part:
    """A section: its label, ``None`` for what stands before the first one, and the blocks below it."""

    kind: Kind
    label: Label | None
    blocks: list[Block] = field(default_factory=list)


def section_labels(form: Form) -> Mapping[str, Kind]:
    """Return the labels of sections, and of texts that stand below or behind their label."""
    words = vocabulary(form)
    texts: dict[str, Kind] = {name: "text" for name, field in words.fields.items() if field.route[0] in _TEXTS}
    return {**{name: _BLOCKS[section] for name, section in words.sections.items() if section in _BLOCKS}, **texts}


def parts_of(blocks: list[Block], form: Form) -> list[Part]:
    """Return the sections in the order of the text. Raises :class:`Refused` (``lost-thread``) where a label stands
    twice, since one of them is then no label."""
    labels = section_labels(form)
    parts = [Part("names", None)]
    met: dict[str, None] = {}
    for block in blocks:
        waiting: list[Line] = []
        index = 0
        while index < len(block.lines):
            found = next(_begins(block.lines, index, labels), None)
            if found is None:
                waiting.append(block.lines[index])
                index += 1
                continue
            name, label, index, rest = found
            if name in met:
                raise lost(label.origin, _next_label(met, labels), label.text)
            met[name] = None
            if waiting:
                parts[-1].blocks.append(Block(tuple(waiting)))
            waiting = [rest] if rest is not None else []
            parts.append(Part(labels[name], label))
        if waiting:
            parts[-1].blocks.append(Block(tuple(waiting)))
    return parts


def _next_label(met: Mapping[str, None], labels: Mapping[str, Kind]) -> str:
    return next((name for name in labels if name not in met), "")


def _begins(
    lines: tuple[Line, ...], index: int, labels: Mapping[str, Kind]
) -> Iterator[tuple[str, Label, int, Line | None]]:
    """Yield the label that begins with line ``index``: its plain name, itself, the line behind it, and what stands
    behind it in its own line. In the middle of a block it must be a line of its own, or have a colon."""
    origin = lines[index].origin
    whole = ""
    for end in range(index, min(index + _LONGEST, len(lines)) if index == 0 else index + 1):
        whole += lines[end].text.strip()
        if name := known(whole, labels):
            yield name, Label(whole, origin), end + 1, None
    bare = lines[index].text.strip()
    for place, sign in enumerate(bare):
        if sign not in "：:" and (index > 0 or sign not in _SPACES):
            continue
        name = known(bare[:place], labels)
        if labels.get(name) == "text":
            end = place + 1 if sign in "：:" else place
            yield name, Label(bare[:end], origin), index + 1, Line(bare[end:], origin)
