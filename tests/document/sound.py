"""What holds for every document, and what its edits make of it."""

from collections.abc import Iterable

from perfgoal.document import Document, Edit, Position, read_document
from perfgoal.finding import LANGUAGES
from perfgoal.rules import CATALOGUE

ROUNDS = 60  # a text has at most as many faults, of which reading may meet one at a time


def unsound(document: Document) -> list[str]:
    """Return what is wrong with a document, whatever its text: it has a tree or says why not, every place is in
    the text, and every fault has its sentence in both languages."""
    wrong = []
    if (document.tree is None) is not any(fault.stops for fault in document.faults):
        wrong.append("neither a tree nor a fault that stops, or both")
    for fault in document.faults:
        places = [fault.position, *(place for place, _ in fault.related), *(edit.position for edit in fault.edits)]
        wrong += [f"{fault}: {place} is not in the text" for place in places if not _is_inside(document, place)]
        rule = CATALOGUE[fault.code]
        for language in LANGUAGES:
            sentences = [text.say(language).format(**fault.arguments) for text in rule.messages[fault.variant]]
            sentences += [dict(rule.related or {})[name].say(language) for _, name in fault.related]
            wrong += [f"{fault}: an empty sentence" for sentence in sentences if not sentence]
    return wrong


def edited(document: Document, edits: Iterable[Edit]) -> str:
    """Return the text of a document with edits made, which do not overlap."""
    lines, text = document.lines, document.text
    spans = sorted(
        (lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column), edit.text)
        for edit in edits
        for place in (edit.position,)
    )
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


def mended(document: Document) -> Document:
    """Return a document with all edits of all its faults made, again and again until none has any."""
    for _ in range(ROUNDS):
        edits = [edit for fault in document.faults for edit in fault.edits]
        if not edits:
            break
        document = read_document(edited(document, edits))
    return document


def _is_inside(document: Document, place: Position) -> bool:
    ends = ((place.line, place.column), (place.end_line, place.end_column))
    return ends[0] <= ends[1] and all(
        1 <= line <= len(document.lines) and 1 <= column <= len(document.lines.line(line)) + 1 for line, column in ends
    )
