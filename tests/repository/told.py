"""What every case of a fixture is told by its rule, as text: what came of it for each file, and its findings.

It is kept in ``told/PG901.txt``, which ``python tools/generate.py told`` writes, as that of :mod:`rules.told`.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from perfgoal.checked import Checked
from perfgoal.document import Document, Position
from perfgoal.document.model import Lines
from perfgoal.finding import Finding
from repository.marked import Folder, folders, origin
from rules.told import finding_lines, outcome_lines, place_text

FOLDER = Path(__file__).parent / "told"


def told_by(code: str) -> str:
    """Return what the fixture of ``code`` is told, case by case."""
    return "\n".join(line for folder in folders()[code] for line in told_of(folder))


def written(code: str) -> dict[str, list[str]]:
    """Return what is written down of the cases of ``code``, by their titles."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{code}.txt").read_text("utf-8").splitlines():
        if line.startswith("=== "):
            title = line.removeprefix("=== ")
            found[title] = []
        found[title].append(line)
    return found


def told_of(folder: Folder) -> Iterator[str]:
    """Return the lines of one case: its title, and of each file what came of its rule, and the findings of that."""
    with tempfile.TemporaryDirectory() as place:
        zh, en = (folder.check(Path(place), language, ledger=True) for language in ("zh", "en"))
    yield f"=== {folder.title}"
    for one, other in zip(zh, en, strict=True):
        for outcome in one.judgement.outcomes:
            if outcome.code == folder.code:
                first, *reasons = outcome_lines(outcome)
                yield from (f"{one.file}: {first}", *reasons)
        for finding, same in zip(_findings(one, folder.code), _findings(other, folder.code), strict=True):
            yield from finding_lines(finding, same, lambda file, at: _place(folder, file, at))
            yield from (f"  anchor {finding.anchor}", f"  shown {one.lines.get(finding.position.line)}")
            yield from (
                f"  silenced until {each.until}: {each.reason}" for each in one.silenced if each.finding == finding
            )
    yield ""


def _findings(checked: Checked, code: str) -> list[Finding]:
    silenced = [each.finding for each in checked.silenced]
    return [finding for finding in (*checked.findings, *silenced) if finding.code in (code, "PG010")]


def _place(folder: Folder, file: str, at: Position) -> str:
    return f"{file} {place_text(Document(Lines(folder.text(file))), origin(folder, file), at)}"
