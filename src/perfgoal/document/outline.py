"""What stands where in a text: its keys, values and comments, also of one that libyaml cannot read to the end.

Read apart from :mod:`perfgoal.document.reader`, so that the one can be held against the other.
"""

import re
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml._yaml import CParser

from perfgoal.document.trial import MAX_DEPTH, Trial

_COMMENT = re.compile(r"#[^\r\n]*")
_STARTS = ("MappingStartEvent", "SequenceStartEvent")
_ENDS = ("MappingEndEvent", "SequenceEndEvent")


class Piece(NamedTuple):
    """A key, a value or a comment: the offsets between which it stands, and what it reads."""

    start: int
    end: int
    text: str


class Outline(NamedTuple):
    """The keys and values of a text that are not empty, and its comments, in order, as far as ``end``: there libyaml
    gave up, or the text does end."""

    scalars: tuple[Piece, ...]
    comments: tuple[Piece, ...]
    end: int


def outline(text: str) -> Outline:
    """Return the outline of ``text``, no deeper than any declaration."""
    scalars, spans, end = _read(text)
    comments: list[Piece] = []
    at = 0
    for start, behind in [*spans, (end, end)]:
        gap = max(at, min(start, end))
        comments += [Piece(m.start(), m.end(), m[0]) for m in _COMMENT.finditer(text, at, gap)]
        at = max(at, behind)
    return Outline(tuple(scalars), tuple(comments), end)


def _given_up(error: Any) -> int:
    """Return the offset at which that begins which libyaml could not read; a list or mapping on lines of its own was
    read up to there."""
    trial = Trial(error)
    return trial.at if "parsing a block" in trial.problem else min(trial.at, trial.begun)


def _read(text: str) -> tuple[list[Piece], list[tuple[int, int]], int]:
    """Return the keys and values of ``text``, the spans in which no comment can stand, and where reading ended."""
    # libyaml leaves a first byte order mark out of its count, but here one would be a second, and part of the text.
    get: Any = CParser("\ufeff" + text).get_event
    scalars: list[Piece] = []
    spans: list[tuple[int, int]] = []
    depth = 0
    try:
        while (event := get()) is not None:
            kind = event.__class__.__name__
            depth += (kind in _STARTS) - (kind in _ENDS)
            if depth > MAX_DEPTH:
                return scalars, spans, event.start_mark.index
            if kind == "ScalarEvent":
                start, end = event.start_mark.index, event.end_mark.index
                if event.value:
                    scalars.append(Piece(start, end, event.value))
                if event.style in ("|", ">"):  # its head may have a comment behind it
                    start += len(text[start:end].splitlines()[0])
                spans.append((start, end))
    except YAMLError as error:
        return scalars, spans, _given_up(error)
    return scalars, spans, len(text)
