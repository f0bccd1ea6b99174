"""What the tests of mending share: texts checked as files are, and findings made up."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from perfgoal.checking import Review, Settings, review
from perfgoal.document import Edit, Position, Route, read_document
from perfgoal.document.model import Lines
from perfgoal.editing import Mended, mend
from perfgoal.finding import Change, Finding, Fix, Severity

SETTINGS = Settings(date(2024, 6, 1))
BOM = b"\xef\xbb\xbf"

check = partial(review, file="a.yaml", settings=SETTINGS)


def safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def every(finding: Finding) -> bool:
    return finding.fix is not None


def of_text(finding: Finding) -> bool:
    """Whether a finding is one of the stage *file* with a fix."""
    return finding.fix is not None and finding.code < "PG01"


def mended(text: str | bytes, wanted: Callable[[Finding], bool] = every) -> Mended:
    """Return what becomes of a text."""
    return mend(text if isinstance(text, bytes) else text.encode(), check, wanted)


def span(text: str, old: str, nth: int = 0) -> Position:
    """Return the place of the ``nth`` ``old`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(old, start + 1)
    return Lines(text).span(start, start + len(old))


def made_up(  # noqa: PLR0917
    text: str,
    old: str,
    new: str,
    means: Iterable[tuple[Route, str]] = (),
    code: str = "PG415",
    of_key: bool = False,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """Return a finding of ``code`` whose fix writes ``new`` for ``old``."""
    place = span(text, old)
    changes = tuple(Change(route, said, "key" if of_key else "value") for route, said in means)
    fix = Fix(True, "", (Edit(place, new),), changes)
    return Finding("a.yaml", place, code, "made-up", severity, "", "", "", fix=fix)


def told(text: str | bytes, findings: Iterable[Finding]) -> Review:
    """Return a review of ``text`` that tells ``findings``."""
    return Review("a.yaml", read_document(text), tuple(findings))
