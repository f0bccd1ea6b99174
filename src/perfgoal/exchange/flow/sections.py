"""The sections of a form in a flow: each begins with its label, and ends where the next one begins."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from perfgoal.exchange.content import Line
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.flow.labels import Label, known, labels_only
from perfgoal.exchange.flow.lines import Block, lost
from perfgoal.exchange.flow.money import is_budget
from perfgoal.exchange.recognise.labels import LONGEST
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
_TABLES = ("tasks", "indicators")
_COLONS = "：:"
_ENDS = "：: \t\u3000\u00a0"
_REMARK = re.compile(r"\s*(?:备?注|(?:填[报表])?说明)\s*[：:]")


@dataclass(slots=True)
class Part:
    """A section: its label, and the blocks below it. What stands before the first one has no label, and a table of
    indicators may have none."""

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
    words = vocabulary(form)
    heads = frozenset({*words.indicators, *words.tasks})
    parts = [Part("names", None)]
    met: dict[str, None] = {}
    for block in blocks:
        waiting: list[Line] = []
        index = 0
        while index < len(block.lines):
            found = next(_begins(block.lines, index, labels, heads), None)
            unnamed = None if found else _unnamed(block.lines[index], parts[-1], form)
            if unnamed is not None:
                parts[-1].blocks += [Block(tuple(waiting))] if waiting else []
                waiting = []
                parts.append(Part(unnamed, None))
            if found is None:
                waiting.append(block.lines[index])
                index += 1
                continue
            name, label, index, rest = found
            if labels[name] == "budget" and parts[-1].kind == "budget" and parts[-1].label is None:
                parts[-1].label = label  # printed beside the lines, at half their height
                continue
            goes_on = labels[name] == parts[-1].kind and labels[name] in _TABLES  # a page further on
            if name in met and not goes_on:
                raise lost(label.origin, _next_label(met, form), label.text)
            met[name] = None
            if waiting:
                parts[-1].blocks.append(Block(tuple(waiting)))
            waiting = [rest] if rest is not None else []
            parts.append(Part(labels[name], label))
        if waiting:
            parts[-1].blocks.append(Block(tuple(waiting)))
    if not any(part.kind == "indicators" for part in parts):
        last = [block for part in parts for block in part.blocks][-1:]
        raise (
            lost(last[0].lines[-1].origin, form.labels.indicators, last[0].lines[-1].text)
            if last
            else Refused("no-form")
        )
    return parts


def _unnamed(line: Line, part: Part, form: Form) -> Kind | None:
    """Return what begins with a line without the label of a section: the budget with its lines, a table of indicators
    with its heads, or what stands below that: a remark, or who filled it in."""
    words = vocabulary(form)
    if part.kind == "names" and is_budget(line, form):
        return "budget"
    if part.kind != "indicators":
        heads = labels_only([line], words.indicators) or []
        fields = {words.indicators[known(head.text, words.indicators)] for head in heads}
        return "indicators" if {"level1", "level2", "name"} <= fields else None
    label = known(re.split("[：:]", line.text, maxsplit=1)[0], words.fields)
    below = _REMARK.match(line.text) or (label and words.fields[label].route[0] == "prepared")
    return "names" if below else None


def _next_label(met: Mapping[str, None], form: Form) -> str:
    """Return the first label of a section that was not met yet, the last one where all were."""
    own = [form.labels.budget, form.labels.goal, *([form.labels.tasks] if form.kind == "department" else [])]
    return next((label for label in own if not known(label, met)), form.labels.indicators)


def _begins(
    lines: tuple[Line, ...], index: int, labels: Mapping[str, Kind], heads: Collection[str]
) -> Iterator[tuple[str, Label, int, Line | None]]:
    """Yield the label that begins with line ``index``: its plain name, itself, the line behind it, and what stands
    behind it in its own line. A colon or a gap ends it, or heads of columns
    follow; a space alone does at the beginning of a block, where a text may follow."""
    origin = lines[index].origin
    whole = ""
    for end in range(index, min(index + _LONGEST, len(lines))):
        whole += lines[end].text.strip()
        if name := known(whole, labels):
            yield name, Label(whole, origin), end + 1, None
    bare = lines[index].text.strip()
    for place, sign in enumerate(bare[: LONGEST * 2]):  # no label is longer, with the spaces in it
        if sign not in _ENDS:
            continue
        end = place + 1 if sign in _COLONS else place
        name, rest = known(bare[:place], labels), Line(bare[end:], origin)
        is_cell = bare.startswith("  ", place) or sign in _COLONS
        if name and (is_cell or (index == 0 and labels[name] == "text") or labels_only([rest], heads)):
            yield name, Label(bare[:end], origin), index + 1, rest
