"""What libyaml makes of a text, and of one with a change: a fault is blamed on a line only where mending it helps."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from yaml import DocumentEndEvent, MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent, YAMLError
from yaml._yaml import CParser

MAX_DEPTH = 32
_STARTS = frozenset((MappingStartEvent, SequenceStartEvent))
_ENDS = frozenset((MappingEndEvent, SequenceEndEvent))

Change = tuple[int, int, str]
"""The offsets between which a piece of a text stands, and what is to stand there."""


class Trial(NamedTuple):
    """How far a text could be read: the error, if any, and before it the last event that stands for something and
    the containers open."""

    error: YAMLError | None
    last: Any = None
    containers: Sequence[Any] = ()

    @property
    def problem(self) -> str:
        """libyaml's own words: what it was doing, and what it met."""
        return str(self.error)

    @property
    def at(self) -> int:
        """The offset at which libyaml gave up."""
        mark = getattr(self.error, "problem_mark", None)
        return mark.index if mark else 0

    @property
    def begun(self) -> int:
        """The offset at which that began which it could not read to its end; else the same."""
        mark = getattr(self.error, "context_mark", None)
        return mark.index if mark else self.at


def attempt(text: str) -> Trial:
    """Let libyaml read ``text``, no deeper than any declaration: brackets that only a change has made brackets cost the
    square of their depth."""
    # libyaml leaves a first byte order mark out of its count, but here one would be a second, and part of the text.
    get: Any = CParser("\ufeff" + text).get_event
    last: Any = None
    containers: list[Any] = []
    try:
        while (event := get()) is not None:
            if event.__class__ is DocumentEndEvent:
                continue
            last = event
            if event.__class__ in _STARTS:
                containers.append(event)
                if len(containers) > MAX_DEPTH:
                    break
            elif event.__class__ in _ENDS:
                containers.pop()
    except YAMLError as error:
        # With the frames that it has come through, those who keep the trial among them, it would be a circle, and hold
        # whatever the callers have until somebody looks for garbage.
        known = error.with_traceback(None)
        return Trial(known, last, containers) if nesting_limit(known) is None else Trial(None)
    return Trial(None)


def reads_on(text: str, until: int) -> bool:
    """Whether libyaml gets behind the offset ``until`` of ``text``. It is asked for no event where that is safe, and
    then reads ten times as fast."""
    if text.count("[") + text.count("{") > MAX_DEPTH:
        trial = attempt(text)
        return trial.error is None or trial.at > until
    try:
        parser: Any = CParser("\ufeff" + text)
        parser.raw_parse()
    except YAMLError as error:
        return Trial(error).at > until or nesting_limit(error) is not None
    return True


def nesting_limit(error: Any) -> int | None:
    """Return the offset at which libyaml met its own limit of depth, or ``None`` for another error. It scans some way
    ahead of the event that it gives, and may meet that before we are told of the part that passes ours. Before 0.2.6
    it had none."""
    return int(error.problem_mark.index) if "exceeded maximum nesting depth" in str(error) else None


def replaced(text: str, changes: Iterable[Change]) -> str:
    """Return ``text`` with changes made, which must be in the order of the text and not overlap."""
    pieces, done = [], 0
    for start, end, new in changes:
        pieces += [text[done:start], new]
        done = end
    return "".join(pieces) + text[done:]
