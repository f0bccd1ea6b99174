"""Texts of declarations: checked, reported, rendered, mended, formatted, and silenced by comments."""

import json
from collections.abc import Iterator
from functools import cache

from document.sound import unsound
from fuzz import mutation
from fuzz.target import ROOT, TODAY, Target, language_for
from perfgoal.checking import Review, Settings, checked, review
from perfgoal.document import Document, Position, inert, read_document
from perfgoal.editing import mend
from perfgoal.finding import Severity
from perfgoal.formatting import formatted
from perfgoal.rendering import render
from perfgoal.report import Results
from perfgoal.report.formats import FOR_PEOPLE, FOR_PROGRAMS, line_report, text_report
from perfgoal.suppression import silence

FILE = "甲/b.yaml"
_EXAMPLES = ("liwan_2024", "putuo_2026.zh", "zhanjiang_2023", "xiangtan_2023")
_JSON = ("json", "sarif", "gitlab")


def declarations() -> Iterator[bytes]:
    """Yield examples, and fixtures of rules, which are small."""
    for name in _EXAMPLES:
        yield (ROOT / "examples" / f"{name}.yaml").read_bytes()
    for path in sorted((ROOT / "tests" / "rules").glob("PG*.yaml"))[::6]:
        yield path.read_bytes()


def load(data: bytes) -> None:
    """Any bytes are a declaration or have an error; all that is told of them stands in the text and does no harm."""
    language = language_for(data)
    found = review(data, FILE, Settings(TODAY, language, facts=True))
    assert unsound(found.document) == []
    sound(found)
    files = checked(found, judgement=True)
    for name in FOR_PEOPLE:
        for line in line_report(name)(Results([files], language)):
            text = "".join(span for span, _ in line)
            assert inert(text) == text, text
    for name in FOR_PROGRAMS:
        said = "".join(text_report(name)(Results([files], language)))
        said.encode()
        assert name not in _JSON or json.loads(said) is not None
    if found.declaration is not None:
        render(found.declaration, "md", findings=found.findings, language=language).encode()
        render(found.declaration, "html", findings=found.findings, language=language).encode()
        plain = render(found.declaration, "json")
        assert read_document(plain).tree == json.loads(plain)


def sound(found: Review) -> None:
    """Ask of a review that it says what is wrong where there is no declaration, and that its places are in the text."""
    if found.declaration is None:
        assert any(finding.severity is Severity.ERROR for finding in found.findings)
    for finding in found.findings:
        assert finding.message
        for place in (finding.position, *(related.position for related in finding.related)):
            assert _is_inside(found.document, place), f"{finding.code}: {place}"


def _is_inside(document: Document, place: Position) -> bool:
    ends = ((place.line, place.column), (place.end_line, place.end_column))
    return ends[0] <= ends[1] and all(
        1 <= line <= len(document.lines) and 1 <= column <= len(document.lines.line(line)) + 1 for line, column in ends
    )


def fix(data: bytes) -> None:
    """Fixes of any text come to an end, and what they leave has no error that was not there."""
    settings = Settings(TODAY, language_for(data))
    before = review(data, FILE, settings)

    def check(text: bytes) -> Review:
        return review(text, FILE, settings)

    mended = mend(data, check, lambda finding: finding.fix is not None)
    assert mended.review.source == mended.data
    sound(mended.review)
    if before.declaration is not None:
        assert mended.review.declaration is not None
    if any(kept.reason == "unfinished" for kept in mended.kept):
        return
    again = mend(mended.data, check, lambda finding: finding.fix is not None)
    assert again.data == mended.data, "fixes do not come to an end"


def fmt(data: bytes) -> None:
    """A declaration is formatted to one that says the same, and formatted again it stays as it is."""
    settings = Settings(TODAY, language_for(data))
    found = review(data, FILE, settings)
    if found.declaration is None:
        return
    form = found.declaration.form_profile
    for keys in (None, "en", "zh"):
        once = formatted(found.document, form, keys)
        assert formatted(read_document(once), form, keys) == once, "formatted again it is another"
        said = review(once, FILE, settings)
        assert said.declaration is not None
        assert sorted(finding.code for finding in said.findings) == sorted(finding.code for finding in found.findings)


_COMMENTED = (ROOT / "tests" / "rules" / "PG416.yaml").read_text("utf-8")


def suppress(data: bytes) -> None:
    """Whatever a comment says, a finding stays or is silenced with a reason, and nothing else of the text changes."""
    said = data.decode("utf-8", "replace").splitlines() or [""]
    lines = _COMMENTED.splitlines()
    for number, comment in enumerate(said[:200]):
        at = (number * 7) % len(lines)
        lines[at] += (" # " if number % 2 else "\n# ") + comment
    text = "\n".join(lines) + "\n"
    document = read_document(text)
    if document.tree is None:  # a character in the comments that no text may have
        return
    assert document.tree == _plain().document.tree
    for whole in (False, True):
        stay, silenced, faults, _ = silence(document, _plain().findings, TODAY, Settings(TODAY).codes, whole=whole)
        assert sorted([*stay, *(each.finding for each in silenced)], key=lambda each: each.order) == [
            *_plain().findings
        ]
        assert all(each.reason and (each.until is None or each.until >= TODAY) for each in silenced)
        assert all(_is_inside(document, fault.position) for fault in faults)
    sound(review(text, FILE, Settings(TODAY, language_for(data), facts=True)))


@cache
def _plain() -> Review:
    """Return what is found without any comment."""
    return review(_COMMENTED, FILE, Settings(TODAY))


def comments() -> Iterator[bytes]:
    """Yield lines of comments that silence, and that do not."""
    yield b"perfgoal: ignore[PG416] x\n"
    yield "perfgoal: ignore[PG4, PG501] 上级文件如此 至 2026-12-31\nperfgoal: ignore-file[PG604] 理由\n".encode()
    yield "perfgoal: ignore[PG416]\nperfgoal: ignore x\nperfgoal: ignore[PG001] x\nperfgoal:ignore[无] x\n".encode()
    yield "perfgoal: ignore[PG416，missing-unit] 理由（至 2025-1-1）\n".encode()
    yield b"# perfgoal: ignore[PG3] until 2099-02-30\n"


TARGETS = (
    Target("loader", load, declarations, mutation.lines),
    Target("fix", fix, declarations, mutation.lines),
    Target("fmt", fmt, declarations, mutation.lines),
    Target("suppression", suppress, comments, mutation.lines, 2_048),
)
