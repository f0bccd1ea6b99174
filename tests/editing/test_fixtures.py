"""Every fix of every fixture, made alone and with all others."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise

import pytest

from document.case import UNSURE
from document.corpus import FAMILIES
from editing.given import BOM, every, mended, of_text
from perfgoal.checking import Review, review
from perfgoal.document import Document
from perfgoal.document.source import converted
from perfgoal.document.trial import replaced
from perfgoal.editing import Mended, mend
from perfgoal.editing.patch import Patch, moves_of, offsets, patch_of
from perfgoal.editing.proof import conversion_proven, proven
from perfgoal.finding import Severity, Stage
from perfgoal.rules import CATALOGUE
from perfgoal.workspace.own_forms import review_form
from rules.marked import Case, cases

FIXABLE = {"PG002", "PG007", "PG008", "PG009", "PG205", "PG218", "PG311", "PG415", "PG517", "PG809", "PG810"}
"""The rules that the published catalogue calls fixable."""
LARGE = 20_000  # characters; what is made to take long is not mended here

# Fixes that are right not to be made, with their reasons.
LEFT = {
    ("PG008: a key that only looks like another", "PG008", "unproven"),  # the key would be there twice
    ("PG301: a second-level category on the first level", "PG301", "error"),  # nothing below it would fit
    ("PG302: below an unknown first level nothing is judged", "PG301", "error"),
    ("PG304: an empty slip stands for nothing", "PG301", "error"),
}


def judge(case: Case, data: bytes) -> Review:
    settings = case.settings("zh")
    if case.has("profile"):
        return review_form(data, "case.yaml", settings)[0]
    return review(data, "case.yaml", settings)


@cache
def given(case: Case) -> tuple[bytes, Review]:
    data = case.composed()[0].encode(case.get("encoding", "utf-8"))
    return data, judge(case, data)


@cache
def result(case: Case) -> Mended:
    return mend(given(case)[0], partial(judge, case), every)


ALL = [case for case in cases() if not case.has("path")]
WITH_FIXES = [case for case in ALL if any(finding.fix for finding in given(case)[1].findings)]
every_case = pytest.mark.parametrize("case", WITH_FIXES, ids=lambda case: case.id)


def patches(case: Case) -> Iterator[list[Patch]]:
    """Yield the fixes one by one; those of the faults of a text, which may need one another, together."""
    before = given(case)[1]
    by_code: dict[str, list[Patch]] = {}
    for finding in before.findings:
        patch = patch_of(finding, before.document)
        assert (patch is None) is (finding.fix is None)
        if patch is not None and CATALOGUE[finding.code].stage is Stage.FILE:
            by_code.setdefault(finding.code, []).append(patch)
        elif patch is not None:
            yield [patch]
    yield from by_code.values()


def patched(data: bytes, document: Document, made: list[Patch]) -> bytes:
    if made[0].fix.codec:
        return converted(data, made[0].fix.codec) or b""
    return BOM * document.bom + replaced(document.text, moves_of(made).changes).encode()


def test_every_fixable_rule_has_its_fix() -> None:
    found = {finding.code for case in WITH_FIXES for finding in given(case)[1].findings if finding.fix}
    assert FIXABLE & set(CATALOGUE) <= found


@every_case
def test_a_fix_is_proven_and_mends_its_finding(case: Case) -> None:
    data, before = given(case)
    for made in patches(case):
        code, codec = made[0].finding.code, made[0].fix.codec
        changed = patched(data, before.document, made)
        after = judge(case, changed)
        if codec:
            assert conversion_proven(data, changed, codec, after.document)
        else:
            assert proven(before.document, after.document, made) is ((case.id, code, "unproven") not in LEFT)
        moves = moves_of(made)
        gone = {(code, moves.moved(patch.at), patch.finding.what) for patch in made}
        assert not gone & {(f.code, offsets(f.position, after.document)[0], f.what) for f in after.findings}


@every_case
def test_a_safe_fix_makes_no_finding(case: Case) -> None:
    data, before = given(case)
    for made in patches(case):
        if made[0].fix.safe and CATALOGUE[made[0].finding.code].stage is not Stage.FILE:
            after = judge(case, patched(data, before.document, made))
            there = Counter(
                (f.code, moves_of(made).moved(offsets(f.position, before.document)[0])) for f in before.findings
            )
            assert Counter((f.code, offsets(f.position, after.document)[0]) for f in after.findings) < there


@every_case
def test_nothing_but_the_spans_is_written(case: Case) -> None:
    data, before = given(case)
    for made in patches(case):
        changed = patched(data, before.document, made)
        if made[0].fix.codec:
            assert changed.decode() == data.decode(made[0].fix.codec).removeprefix("\ufeff")
            continue
        text = before.document.text
        edges = pairwise([(0, 0, ""), *moves_of(made).changes, (len(text), 0, "")])
        kept = [text[end:start] for (_, end, _), (start, _, _) in edges]
        assert re.fullmatch(".*".join(map(re.escape, kept)), changed.decode("utf-8-sig"), re.DOTALL)
        assert changed.startswith(BOM) is data.startswith(BOM)
        assert Counter(re.findall(b"\r\n|\r|\n", changed)) == Counter(re.findall(b"\r\n|\r|\n", data))


@every_case
def test_mending_ends_and_leaves_nothing_worse(case: Case) -> None:
    data, before = given(case)
    end = result(case)
    assert {(case.id, kept.finding.code, kept.reason) for kept in end.kept} <= LEFT
    left = {kept.finding for kept in end.kept}
    assert {finding for finding in end.review.findings if finding.fix} == left
    again = mend(end.data, partial(judge, case), every)
    assert (again.data, again.made) == (end.data, 0)
    assert (end.data == data) is (end.made == 0)
    if before.declaration is not None:
        errors = [
            Counter(f.code for f in each.findings if f.severity is Severity.ERROR) for each in (before, end.review)
        ]
        assert errors[1] <= errors[0]


def test_what_is_left_is_left_for_a_reason() -> None:
    assert {(case.id, kept.finding.code, kept.reason) for case in WITH_FIXES for kept in result(case).kept} == LEFT


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_text_becomes_what_is_meant(family: object) -> None:
    wrong = []
    for case in family():  # type: ignore[operator]
        if len(case.data) > LARGE:
            continue
        end = mended(case.data, of_text)
        wrong += [f"{case.id}: {kept.finding.code} {kept.reason}" for kept in end.kept]
        if case.tree is not UNSURE and end.review.document.tree != case.tree:
            wrong.append(f"{case.id}: {end.review.document.tree}")
        if mended(end.data, of_text).data != end.data:
            wrong.append(f"{case.id}: mended twice")
    assert wrong == []
