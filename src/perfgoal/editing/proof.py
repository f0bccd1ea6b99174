"""The proof that a patched text differs from the one before in nothing but what its fixes say.

Both texts are read, apart from how they came to be. What a rule's fix says is exact: the plain data must be the same,
in the same order, with the one value or key replaced. Of a text that could not be read there is no data to compare;
there it is proven that each fix writes nothing but signs of YAML (or takes out nothing but what is invisible), that
the fault is gone, that none is new before it, and that every key, value and comment which no change touches reads the
same at its place, as far as the text could be read.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from perfgoal.document import Document, Node
from perfgoal.document.characters import INVISIBLE, SMUGGLED
from perfgoal.document.outline import Outline, Piece, outline
from perfgoal.document.source import converted
from perfgoal.document.trial import replaced
from perfgoal.editing.patch import Moves, Patch, moves_of, offsets
from perfgoal.finding import Change as Meaning
from perfgoal.finding import Stage
from perfgoal.rules import CATALOGUE

# White space, and the signs of YAML with their full-width twins. All else in a text is somebody's words.
_SIGNS = re.compile("[\\s\ufeff：，:,“”＂\"']+")


def proven(before: Document, after: Document, patches: Sequence[Patch]) -> bool:
    """Whether ``after`` is ``before`` with ``patches`` made and with nothing else changed. All of them are of faults of
    the text, or none is."""
    moves = moves_of(patches)
    if after.text != replaced(before.text, moves.changes) or after.bom is not before.bom:
        return False
    if CATALOGUE[patches[0].finding.code].stage is not Stage.FILE:
        return _reads_as_said(before, after, patches) and _same_comments(before, after)
    return (
        _signs_alone(before, after, patches, moves)
        and _no_fault_before(before, after, patches, moves)
        and _rest_reads_the_same(before, after, moves)
    )


def conversion_proven(before: bytes, after: bytes, codec: str, document: Document) -> bool:
    """Whether ``after`` is the text ``before`` in UTF-8, to the last character, and can be read as such."""
    codes = {fault.code for fault in document.faults}
    return converted(before, codec) == after and not codes & {"PG001", "PG002"}


def _reads_as_said(before: Document, after: Document, patches: Sequence[Patch]) -> bool:
    """Whether the data is that of before with what the fixes mean in place, in the same order."""
    if before.tree is None:
        return False
    counts = [Counter(fault.code for fault in document.faults) for document in (before, after)]
    meanings = [meaning for patch in patches for meaning in patch.fix.means]
    return counts[1] <= counts[0] and _same(changed(before.tree, meanings), after.tree)


def changed(tree: Node, meanings: Sequence[Meaning]) -> Node:
    """Return ``tree`` with values replaced and keys renamed in their places; all are named as they stand before."""
    values = {meaning.route: meaning.text for meaning in meanings if meaning.of == "value"}
    keys = {meaning.route: meaning.text for meaning in meanings if meaning.of == "key"}

    def copied(node: Any, route: tuple[str | int, ...]) -> Any:
        if isinstance(node, dict):
            items = ((keys.get((*route, key), key), copied(value, (*route, key))) for key, value in node.items())
            return dict(items)
        if isinstance(node, list):
            return [copied(item, (*route, index)) for index, item in enumerate(node)]
        return values.get(route, node)

    copy: Node = copied(tree, ())
    return copy


def _same(one: Any, other: Any) -> bool:
    """Whether two trees are the same, in the same order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(map(_same, one.values(), other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def _same_comments(before: Document, after: Document) -> bool:
    texts = [[comment.text for comment in outline(document.text).comments] for document in (before, after)]
    return texts[0] == texts[1]


def _signs_alone(before: Document, after: Document, patches: Sequence[Patch], moves: Moves) -> bool:
    """Whether no word is written or taken away."""
    hidden = [patch.finding.code == "PG008" for patch in patches]
    if any(hidden):
        return all(hidden) and _hidden_alone(before, after, moves)
    for patch in patches:
        for start, end, text in patch.changes:
            old = before.text[start:end]
            if patch.finding.code == "PG009" and text != "'" + old.replace("'", "''") + "'":
                return False
            if _SIGNS.sub("", old) != _SIGNS.sub("", text):
                return False
    return True


def _hidden_alone(before: Document, after: Document, moves: Moves) -> bool:
    """Whether what is changed reads as before without what is invisible. Of an escape, letters go as well."""
    if after.tree is None:
        return False
    read = [_touched(outline(before.text), moves), _touched(outline(after.text), moves.undone())]
    plain = [[text for piece in pieces if (text := _seen(piece.text))] for pieces in read]
    return plain[0] == plain[1]


def _seen(text: str) -> str:
    return SMUGGLED.sub("", INVISIBLE.sub("", text))


def _no_fault_before(before: Document, after: Document, patches: Sequence[Patch], moves: Moves) -> bool:
    """Whether the faults are gone that the patches mend, and none stands before them that was not there."""
    mended = {(patch.finding.code, moves.moved(patch.at)) for patch in patches}
    known = {(fault.code, moves.moved(offsets(fault.position, before)[0])) for fault in before.faults} - mended
    first = min(at for _, at in mended)
    left = {(fault.code, offsets(fault.position, after)[0]) for fault in after.faults}
    codes, behind = {code for code, _ in mended}, moves.undone()
    still = any(code in codes and behind.hold(at) for code, at in left)
    return not (still or left & mended) and all(fault in known or fault[1] > first for fault in left)


def _rest_reads_the_same(before: Document, after: Document, moves: Moves) -> bool:
    """Whether every key, value and comment on a line without a change reads the same at its place, as far as both texts
    can be read; at the least, as far as the one before could be read up to the first change."""
    one, other = outline(before.text), outline(after.text)
    until = one.end
    if until < len(before.text):
        until = min(until, before.lines.start(moves.changes[0][0]))
    elif other.end < len(after.text):
        return False
    lines, behind = _lines(before, moves), _lines(after, moves.undone())
    # A value that ran on into what is mended may end where it should now.
    running = {moves.moved(piece.start) for piece in one.scalars if piece.end > until or _on(piece, lines)}
    for kind in ("scalars", "comments"):
        expected = [
            Piece(moves.moved(piece.start), moves.moved(piece.end), piece.text)
            for piece in _up_to(getattr(one, kind), until)
            if not _on(piece, lines)
        ]
        found = [
            piece
            for piece in _up_to(getattr(other, kind), moves.moved(until))
            if not _on(piece, behind) and piece.start not in running
        ]
        if expected != found:
            return False
    return True


def _lines(document: Document, moves: Moves) -> list[tuple[int, int]]:
    """Return the offsets between which the lines stand that changes are made in, in order."""
    lines = document.lines
    numbers = {n for start, end, _ in moves.changes for n in range(lines.number(start), lines.number(end) + 1)}
    return [(start := lines.offset(number, 1), start + len(lines.line(number)) + 1) for number in sorted(numbers)]


def _on(piece: Piece, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether any of ``lines`` holds a part of ``piece``."""
    place = bisect_right(lines, piece.start, key=itemgetter(1))
    return place < len(lines) and lines[place][0] < piece.end


def _up_to(pieces: Sequence[Piece], until: int) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.end <= until)


def _touched(pieces: Outline, moves: Moves) -> list[Piece]:
    return [piece for piece in pieces.scalars if moves.touch(piece.start, piece.end)]
