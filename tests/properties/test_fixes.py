"""Fixes end, make nothing worse, touch what they say, and are what is shown of them."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.terminal import Command
from perfgoal.checking import Review, review
from perfgoal.document import inert
from perfgoal.document.outline import Piece, outline
from perfgoal.editing import mend
from perfgoal.finding import Finding, Severity
from properties.declarations import Tree, declarations
from properties.effort import examples
from properties.judged import SETTINGS, judged
from properties.writings import FREEDOMS, Writing, writings

MISTAKES = (
    *(
        (": ", "："),
        (": ", ":\u3000"),
        ("\n", "\u200b\n"),
        (" ≥", " >="),
        (" ≥", " ≧"),
        ("，", ","),
        ("（", "("),
        ("。", "."),
    ),
    *(("个\n", "个 \n"), ("0\n", "0万元\n"), (".00\n", ".0000000001\n"), ("amount:", "amout:"), ("annual:", "anual:")),
    *(
        ("指标:", "指标 :"),
        ("产出指标:", "产出:"),
        ("name: ", "name: 指标1："),
        ("'", "＇"),
        ('"', "“"),
        ("- ", "-　"),
        ("%", "％"),
    ),
    *(
        ("%\n", "%%\n"),
        ("≥", "大于等于"),
        ("cycle: ", "cycle: >="),
        ("annual: ", "annual: &gt;"),
        ("\n", "\u00a0\n"),
        ("2024", "２０２４"),
    ),
)
"""What stands in a text, and what somebody may have written or a program may have made of it."""


@st.composite
def mistaken(draw: st.DrawFn, end: str | None = None) -> bytes:
    """Give a declaration with a few mistakes, of which a program can mend some."""
    tree: Tree = draw(declarations())
    writing: Writing = draw(writings([each for each in FREEDOMS if each not in ("escapes", "questions")]))
    text = writing.text(tree)
    for _ in range(draw(st.integers(0, 4))):
        right, wrong = draw(st.sampled_from(MISTAKES))
        places = [place for place in range(len(text)) if text.startswith(right, place)]
        if places:
            place = draw(st.sampled_from(places))
            text = text[:place] + wrong + text[place + len(right) :]
    return (("\ufeff" if writing.bom else "") + text.replace("\n", end or writing.end)).encode()


@examples(30)
@given(mistaken(), st.booleans())
def test_mending_ends_and_makes_nothing_worse(data: bytes, unsafe: bool) -> None:
    before = judged(data)
    end = mend(data, judged, partial(wanted, unsafe=unsafe))
    assert {kept.reason for kept in end.kept} <= {"unproven", "error"}
    again = mend(end.data, judged, partial(wanted, unsafe=unsafe))
    assert (again.data, again.made) == (end.data, 0)
    assert end.review.findings == review(end.data, "a.yaml", SETTINGS).findings
    assert {each for each in end.review.findings if wanted(each, unsafe=unsafe)} == {kept.finding for kept in end.kept}
    assert (end.data == data) is (end.made == 0)
    if before.declaration is not None:
        assert end.review.declaration is not None
        assert errors(end.review) <= errors(before)
    if before.document.tree is not None:
        assert [each.text for each in comments(end.data)] == [each.text for each in comments(data)]


@examples(20)
@given(mistaken())
def test_a_fix_touches_the_lines_that_it_names_alone(data: bytes) -> None:
    before = judged(data)
    for finding in before.findings:
        if finding.fix is None or finding.fix.codec:
            continue
        end = mend(data, judged, partial(Finding.__eq__, finding))
        if end.made:
            named = {
                line for edit in finding.fix.edits for line in range(edit.position.line, edit.position.end_line + 1)
            }
            assert are_left(
                [line for number, line in enumerate(lines(data), 1) if number not in named], lines(end.data)
            )


def lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def are_left(some: list[str], every: list[str]) -> bool:
    """Whether ``some`` lines stand among ``every``, in their order."""
    rest = iter(every)
    return all(line in rest for line in some)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings(examples(8), suppress_health_check=list(HealthCheck))
@given(data=mistaken("\n"), unsafe=st.booleans())
def test_what_is_shown_is_what_is_done(
    data: bytes, unsafe: bool, perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("申报.yaml")
    file.write_bytes(data)
    asked = ("validate", file, "--no-cache", *(["--unsafe-fixes"] if unsafe else []))
    shown = perfgoal(*asked, "--diff").out
    assert file.read_bytes() == data
    perfgoal(*asked, "--fix")
    mended = file.read_bytes()
    assert bool(shown) is (mended != data)
    if shown and all(
        inert(line) == line for line in data.decode().split("\n")
    ):  # what is invisible is shown by its name
        file.write_bytes(data)
        subprocess.run(["git", "apply", "-"], input=shown.encode(), check=True)
        assert file.read_bytes() == mended


def wanted(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and (unsafe or finding.fix.safe)


def errors(review: Review) -> int:
    return sum(finding.severity is Severity.ERROR for finding in review.findings)


def comments(data: bytes) -> tuple[Piece, ...]:
    return outline(data.decode("utf-8-sig")).comments
