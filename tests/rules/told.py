"""What every case of a fixture is told by its rule, as text: places, sentences, amounts, fixes and outcomes.

The marks of a fixture say on which line a finding is due. What it says is kept in ``told/PG201.txt``, which
``python tools/generate.py told`` writes: a changed message shows in every case that tells it.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from perfgoal.checked import Outcome
from perfgoal.document import Document, Position, visible
from perfgoal.finding import Finding
from rules.marked import Case, fixtures

FOLDER = Path(__file__).parent / "told"
SHOWN = 40
"""Characters that are shown of the text at a place, and of one that a fix puts there."""

_FIXES = {True: "fix", False: "unsafe fix"}

Both = tuple[Finding, Finding]
"""One finding, in Chinese and in English."""

Say = Callable[[str, Position], str]
"""Says what stands at a place of a file."""


def told_by(code: str) -> str:
    """Return what the fixture of ``code`` is told, case by case. Paths that are no files are left out: what is told of
    them depends on the system."""
    with tempfile.TemporaryDirectory() as folder:
        several = [case for case in fixtures()[code] if not case.has("path")]
        return "\n".join(line for case in several for line in told_of(case, Path(folder)))


def told_of(case: Case, folder: Path) -> Iterator[str]:
    """Return the lines of one case: its title, what came of its rule, and the findings of that."""
    zh, en = case.review(folder, "zh"), case.review(folder, "en")
    findings = zip(zh.findings, en.findings, strict=True)
    own = [pair for pair in findings if pair[0].code == case.code]
    return _lines(case, zh.document, [outcome for outcome in zh.outcomes if outcome.code == case.code], own)


def _lines(case: Case, document: Document, outcomes: list[Outcome], findings: list[Both]) -> Iterator[str]:
    yield f"=== {case.title}"
    for outcome in outcomes:
        yield from outcome_lines(outcome)
    origin = case.composed()[1]
    for zh, en in findings:
        yield from finding_lines(zh, en, lambda _, place: place_text(document, origin, place))
    yield ""


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Return what came of a rule, and why."""
    yield outcome.result
    for reason in outcome.reasons:
        yield from (f"  {reason.zh}", f"  {reason.en}")


def place_text(document: Document, origin: list[int], place: Position) -> str:
    """Return a place by the line of the case, or of the ``example`` that it patches, and the beginning of its text.
    ``origin`` gives for each line of the document that of the case."""
    number = origin[place.line - 1] if place.line <= len(origin) else 0
    whole = [document.lines.line(between) for between in range(place.line, place.end_line)]
    last = document.lines.line(place.end_line)[: place.end_column - 1]
    text = "\n".join((*whole, last))[place.column - 1 :]
    return f"{f'{number}:{place.column}' if number else 'example'} {_shown(text)}"


def finding_lines(zh: Finding, en: Finding, say: Say) -> Iterator[str]:
    """Return all that a finding says, in both languages."""
    where = "the text" if zh.path is None else visible(zh.path)
    yield f"{zh.severity.value} at {say(zh.file, zh.position)} {where}"
    yield from (f"  {text}" for text in (zh.what, zh.help, en.what, en.help))
    money = (("expected", zh.expected), ("found", zh.actual), ("difference", zh.difference))
    if given := [f"{name} {text}" for name, text in money if text is not None]:
        yield f"  {', '.join(given)}"
    for one, other in zip(zh.related, en.related, strict=True):
        yield f"  see {say(one.file, one.position)} {_both(one.message, other.message)}"
    if zh.fix is not None and en.fix is not None:
        codec = f" ({zh.fix.codec})" if zh.fix.codec else ""
        yield f"  {_FIXES[zh.fix.safe]}: {_both(zh.fix.message, en.fix.message)}{codec}"
        for edit in zh.fix.edits:
            yield f"    {say(zh.file, edit.position)} to {_shown(edit.text)}"


def _both(zh: str, en: str) -> str:
    return zh if zh == en else f"{zh} | {en}"


def _shown(text: str) -> str:
    shown = visible(text)
    return f"“{shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + '…'}”"
