"""Comments on cells: what findings say of them."""

from collections.abc import Sequence
from typing import Any

from perfgoal.document import visible
from perfgoal.rendering.excel.boxes import Box
from perfgoal.rendering.excel.heights import lines
from perfgoal.rendering.notes import Note, Notes

_WIDTH, _LINE, _AROUND = 320, 17, 12
"""Pixels: how wide a comment is, how high a line of it, and what stands around them."""
_COLUMNS = 46
"""Columns of text in a comment."""
_LONGEST = 8_000
"""Characters after which a comment breaks off: nobody reads more in one, and Excel holds no more than 32,767."""
_LOOKS = {"author": "perfgoal", "font_name": "宋体", "font_size": 9, "color": "#FFFFE1", "x_offset": 12, "y_offset": 4}


_NOWHERE = "?"
"""The path of the cell by which notes stand that belong to none."""


def found_in(notes: Notes) -> Box:
    """Return the line that says how many notes there are, by which those stand that belong to no cell."""
    return Box(0, 0, f"{notes.title}{notes.colon}{notes.counts}", "fact", paths=(_NOWHERE,))


def notes_at(notes: Notes, paths: Sequence[str]) -> tuple[Note, ...]:
    """Return the notes that stand by a cell that shows ``paths``."""
    if _NOWHERE in paths:
        return tuple(note for note in notes.notes if not note.cell)
    return tuple(note for path in paths for note in notes.at(path))


def comment_text(notes: Sequence[Note]) -> str:
    """Return what a comment says of ``notes``: each with its code, what was found, and the facts line by line."""
    return "\n\n".join("\n".join(_told(note)) for note in notes)


def _told(note: Note) -> list[str]:
    facts = [f"{fact.label}：{line}" for fact in note.facts for line in fact.text.split("\n")]
    return [f"{note.number} {note.word} {note.code} {note.name}", note.what, *facts]


def write_comment(sheet: Any, row: int, column: int, text: str) -> None:
    """Write a comment on a cell, as large as its text, in which nothing is hidden."""
    shown = "\n".join(map(visible, text.split("\n")))
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    height = lines(shown, _COLUMNS) * _LINE + _AROUND
    sheet.write_comment(row, column, shown, {**_LOOKS, "width": _WIDTH, "height": height})
