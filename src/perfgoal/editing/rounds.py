"""Fixing, reading again and fixing what is new, until nothing changes.

A text with three faults that keep it from being read is told one at a time; a fix may stand where another one stood;
what was a fault may have hidden what is a finding. Each round makes all fixes that can be made at once. Those that
cannot be proven, or after which there would be an error that was not there, are left out and named.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from perfgoal.checking import Review
from perfgoal.document.source import converted
from perfgoal.document.trial import replaced
from perfgoal.editing.patch import Patch, apart, moves_of, offsets, patch_of
from perfgoal.editing.proof import conversion_proven, proven
from perfgoal.finding import Finding, Severity, Stage
from perfgoal.rules import CATALOGUE

MAX_ROUNDS = 500
MAX_READ = 8 * 1024 * 1024
"""Bytes that are read over and over for one file: hundreds of rounds of one that a person wrote."""
MIN_READINGS = 16
"""How often a file is read, however large it is."""

_BOM = b"\xef\xbb\xbf"

Check = Callable[[bytes], Review]
"""Reads a text and tells what is found in it."""

Reason = Literal["unproven", "error", "undone", "unfinished"]
"""Why a fix is not made: it could not be proven to do nothing else; there would be an error that was not there; it
makes what another one undoes; there was too much to do."""


class Kept(NamedTuple):
    """A finding that stays, although it has a fix that is asked for."""

    finding: Finding
    reason: Reason


class Mended(NamedTuple):
    """What became of a text: the bytes, their review, how many findings were mended, those that stay, and the codec
    that it was in, if it was converted."""

    data: bytes
    review: Review
    made: int
    kept: tuple[Kept, ...] = ()
    codec: str = ""


class _State(NamedTuple):
    """A text and its review, and the reasons why fixes of it are not to be made: by code and offset."""

    data: bytes
    review: Review
    refused: dict[tuple[str, int], Reason]


class _SpentError(Exception):
    """So much has been read that it is enough."""


def mend(data: bytes, check: Check, wanted: Callable[[Finding], bool]) -> Mended:
    """Return what becomes of ``data`` when the fixes of those findings are made that are ``wanted``.

    ``check`` must tell all findings, also those that are not to be mended: no error may be new. The same bytes come
    back where nothing is to be done.
    """
    check = _bounded(check, max(MAX_READ, MIN_READINGS * len(data)))
    state = _State(data, check(data), {})
    seen, count, codec = {data}, 0, ""
    try:
        for _ in range(MAX_ROUNDS):
            patches = list(_due(state, wanted))
            if not patches:
                break
            behind, made = _round(state, patches, check)
            if behind.data in seen and made:
                state.refused.update(dict.fromkeys((patch.name for patch in made), "undone"))
                continue
            seen.add(behind.data)
            state, count = behind, count + len(made)
            codec = next((patch.fix.codec for patch in made if patch.fix.codec), codec)
    except _SpentError:
        pass
    state.refused.update(dict.fromkeys((patch.name for patch in _due(state, wanted)), "unfinished"))
    return Mended(state.data, state.review, count, _kept(state, wanted), codec)


def _bounded(check: Check, left: int) -> Check:
    def bounded(data: bytes) -> Review:
        nonlocal left
        left -= len(data)
        if left < 0:
            raise _SpentError
        return check(data)

    return bounded


def _due(state: _State, wanted: Callable[[Finding], bool]) -> Iterator[Patch]:
    """Yield the fixes to be made in one round; those of faults of the text before all others, as what is found in it
    may depend on them."""
    patches = [patch for patch in _asked_for(state, wanted) if patch.name not in state.refused]
    of_text = [patch for patch in patches if CATALOGUE[patch.finding.code].stage is Stage.FILE]
    # Of PG008 is proven how the text reads, of all others how it is written.
    first = [patch for patch in of_text if patch.finding.code != "PG008"]
    yield from apart(first or of_text or patches)


def _asked_for(state: _State, wanted: Callable[[Finding], bool]) -> Iterator[Patch]:
    for finding in state.review.findings:
        patch = patch_of(finding, state.review.document) if wanted(finding) else None
        if patch is not None:
            yield patch


def _round(state: _State, patches: Sequence[Patch], check: Check) -> tuple[_State, list[Patch]]:
    """Return the state behind a round, and which of ``patches`` were made: all that can be, tried together and, where
    that fails, by halves."""
    made: list[Patch] = []
    behind, pending, refused = state, [list(patches)], dict(state.refused)
    while pending:
        group = pending.pop()
        tried, reason = _tried(state, [*made, *group], check)
        if reason is None:
            made, behind = [*made, *group], tried
        elif len(group) == 1:
            refused[group[0].name] = reason
        else:
            half = len(group) // 2
            pending += [group[half:], group[:half]]
    moves = moves_of(made)
    refused = {(code, moves.moved(at)): reason for (code, at), reason in refused.items()}
    return _State(behind.data, behind.review, refused), made


def _tried(state: _State, patches: list[Patch], check: Check) -> tuple[_State, Reason | None]:
    """Return the state in which ``patches`` are made, and why they must not be."""
    codec = patches[0].fix.codec
    document = state.review.document
    if codec:
        data = converted(state.data, codec)
        if data is None:
            return state, "unproven"
    else:
        data = _BOM * document.bom + replaced(document.text, moves_of(patches).changes).encode()
    after = state._replace(data=data, review=check(data))
    if codec:
        return after, None if conversion_proven(state.data, data, codec, after.review.document) else "unproven"
    if not proven(document, after.review.document, patches):
        return after, "unproven"
    return after, "error" if _new_errors(state.review, after.review, patches) else None


def _new_errors(before: Review, after: Review, patches: list[Patch]) -> bool:
    """Whether there is an error that was not there. What a later stage tells was there unseen."""
    stage = _reached(before)
    if stage is Stage.FILE or (stage is Stage.SHAPE and _reached(after) is Stage.RULE):
        return False
    moves = moves_of(patches)
    known = Counter((code, moves.moved(at)) for code, at in _errors(before))
    return not Counter(_errors(after)) <= known


def _errors(review: Review) -> Iterator[tuple[str, int]]:
    """Yield the code and the offset of every error that the stages after the first tell: the first tells no more than
    some faults at once, and its own proof holds for it."""
    for finding in review.findings:
        if finding.severity is Severity.ERROR and CATALOGUE[finding.code].stage is not Stage.FILE:
            yield finding.code, offsets(finding.position, review.document)[0]


def _reached(review: Review) -> Stage:
    """Return the last stage that a text was read in."""
    if review.declaration is not None:
        return Stage.RULE
    return Stage.FILE if review.document.tree is None else Stage.SHAPE


def _kept(state: _State, wanted: Callable[[Finding], bool]) -> tuple[Kept, ...]:
    refused = state.refused
    return tuple(
        [Kept(patch.finding, refused[patch.name]) for patch in _asked_for(state, wanted) if patch.name in refused]
    )
