"""What is kept of a file comes back as it was, under any name, and nothing else is taken for it."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal.checked import Checked, Imported, Suppressed
from perfgoal.checking import Settings, checked, review
from perfgoal.document.model import Edit, Position
from perfgoal.facts import SIZE, Facts, Silence, Spot, Stated
from perfgoal.finding import Finding, Fix, Place, Severity
from perfgoal.packing import NotPacked, facts_text, findings_json, outline, packed, unpacked, unpacked_facts
from rules.marked import Case, fixtures

TODAY = date(2024, 6, 1)
TEXTS = st.text(max_size=20) | st.sampled_from(["\0", "\x1e", '"\0"', "\\u0000", "\ud800", "甲\u200b乙"])
POSITIONS = st.builds(Position, *[st.integers(1, 10**6)] * 4)
FINDINGS = st.builds(
    Finding,
    file=st.just("甲.yaml"),
    position=POSITIONS,
    code=TEXTS,
    name=TEXTS,
    severity=st.sampled_from(Severity),
    what=TEXTS,
    help=TEXTS,
    basis=TEXTS,
    path=st.none() | TEXTS,
    expected=st.none() | TEXTS,
    actual=st.none() | TEXTS,
    difference=st.none() | TEXTS,
    related=st.lists(st.builds(Place, st.sampled_from(["甲.yaml", "乙.yaml"]), POSITIONS, TEXTS), max_size=3).map(
        tuple
    ),
    fix=st.none()
    | st.builds(
        Fix, st.booleans(), TEXTS, st.lists(st.builds(Edit, POSITIONS, TEXTS), max_size=2).map(tuple), codec=TEXTS
    ),
    anchor=TEXTS,
    doubt=st.integers(0, 9),
    origin=TEXTS,
)


NAMES = st.text(max_size=8) | st.sampled_from(["\0", "\x1d", "\x1e", "\ud800", "甲局"])
SPOTS = st.builds(Spot, POSITIONS, NAMES, NAMES, NAMES)
SAID = st.lists(TEXTS, max_size=2).map(tuple)
IMPORTED = st.none() | st.builds(Imported, SAID, SAID, st.integers(0, 99), st.integers(0, 99))
AMOUNTS = st.none() | st.decimals(0, 10**20, places=6) | st.sampled_from([Decimal("1E+3"), Decimal("0E-6")])
FACTS = st.builds(
    Facts,
    kind=st.sampled_from(["department", "project"]),
    form=NAMES,
    year=st.integers(2000, 2100),
    department=NAMES,
    stage=NAMES,
    implementer=NAMES,
    project=NAMES,
    code=NAMES,
    total=AMOUNTS,
    is_whole=st.booleans(),
    projects=AMOUNTS,
    paid=AMOUNTS,
    indicators=st.lists(
        st.builds(Stated, st.tuples(NAMES, NAMES), st.integers(0, 99), *[NAMES] * 4, POSITIONS, NAMES, NAMES),
        max_size=4,
    ).map(tuple),
    count=st.integers(0, 99),
    sketch=st.binary(min_size=SIZE * 2, max_size=SIZE * 2),
    own=SPOTS,
    money=SPOTS,
    projects_at=SPOTS,
    indicators_at=SPOTS,
    silences=st.lists(
        st.builds(
            Silence,
            NAMES,
            st.lists(NAMES, max_size=2).map(tuple),
            st.integers(0, 9),
            SPOTS,
            NAMES,
            st.none() | st.dates(),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
)


def whole(held: Checked) -> Checked:
    """Return ``held`` with all of it read."""
    return held.but()


@given(
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    department=TEXTS,
    line=TEXTS,
    imported=IMPORTED,
    passing=st.booleans(),
)
def test_any_finding_comes_back(
    findings: tuple[Finding, ...], department: str, line: str, imported: Imported | None, passing: bool
) -> None:
    held = Checked(
        "甲.yaml", findings, lines={3: line}, department=department, dated=TODAY, imported=imported, passing=passing
    )
    back = unpacked(packed(held), "甲.yaml")
    assert back.counts == held.counts
    assert whole(back) == held
    assert list(findings_json(back)) == list(findings_json(held))
    assert packed(back) == packed(held)
    assert "\n" not in packed(held)


@given(facts=FACTS)
def test_any_facts_come_back(facts: Facts) -> None:
    held = Checked("甲.yaml", department="甲局", facts=facts)
    text = packed(held)
    back = unpacked(text, "甲.yaml")
    assert back.facts == facts
    assert packed(whole(back)) == packed(back) == text
    assert "\n" not in text
    assert unpacked_facts(facts_text(held)) == facts
    assert outline(back) == replace(facts, indicators=())
    assert outline(held) == facts


@pytest.mark.parametrize("name", ["liwan_2024", "putuo_2026", "jinzhai_2021"])
def test_the_facts_of_a_declaration_come_back_and_are_small(name: str) -> None:
    source = Path(f"examples/{name}.yaml").read_bytes()
    held = checked(review(source, "甲.yaml", Settings(TODAY.replace(year=2026), facts=True)))
    assert held.facts is not None
    assert whole(unpacked(packed(held), "甲.yaml")) == held
    assert len(facts_text(held).encode()) < 3_000
    assert checked(review(source, "甲.yaml", Settings(TODAY.replace(year=2026)))).facts is None


@pytest.mark.parametrize(
    "text",
    ["", "[]\x1d[]", "\x1d", facts_text(Checked("", facts=Facts("project", "", 1, "", sketch=b"short")))]
    + [
        facts_text(Checked("", facts=Facts("project", "", 1, "", sketch=bytes(SIZE * 2)))).replace(*change)
        for change in (("[null,", '["1e9",'), ("[1,0]", '["1",0]'), ("false", "0"), ("\x1d[]", "\x1d[[1]]"))
    ],
)
def test_other_facts_are_refused(text: str) -> None:
    with pytest.raises(NotPacked):
        unpacked_facts(text)


@pytest.mark.parametrize("case", [case for cases in fixtures().values() for case in cases], ids=str)
def test_the_finding_of_every_rule_comes_back(case: Case, tmp_path: Path) -> None:
    held = checked(case.review(tmp_path, "zh"), judgement=True)
    assert whole(unpacked(packed(held), held.file)) == held


def test_what_is_silenced_and_what_the_ledger_tells_come_back() -> None:
    text = Path("examples/liwan_2024.yaml").read_text("utf-8")
    comment = "# perfgoal: ignore-file[PG309] 本年确以数量为主 至 2026-12-31\n"
    held = checked(review(comment + text, "甲.yaml", Settings(TODAY)), judgement=True)
    back = whole(unpacked(packed(held), "甲.yaml"))
    assert [each.until for each in back.silenced] == [date(2026, 12, 31)]
    assert back == held
    assert back.dated == TODAY
    assert {each.result for each in back.judgement.outcomes} >= {"finding", "passed", "not applicable"}


def test_what_silences_a_finding_comes_back() -> None:
    text = Path("examples/liwan_2024.yaml").read_text("utf-8")
    found = checked(review("# perfgoal: ignore-file[PG309] 本年确以数量为主\n" + text, "甲.yaml", Settings(TODAY)))
    accepted = tuple(Suppressed(each, "已接受", source="baseline") for each in found.findings)
    held = found.but(findings=(), silenced=(*found.silenced, *accepted))
    back = unpacked(packed(held), "甲.yaml")
    assert back.counts == held.counts
    assert whole(back) == held
    assert {each.source for each in back.silenced} == {"inline", "baseline"}


def test_a_file_takes_the_name_that_it_is_called_by() -> None:
    place = Place("甲.yaml", Position(1, 1, 1, 2), "此处")
    finding = Finding("甲.yaml", Position(1, 1, 1, 2), "PG201", "x", Severity.ERROR, "甲.yaml 有误。", "", "")
    held = Checked("甲.yaml", (replace(finding, related=(place, place._replace(file="丙.yaml"))),))
    back = unpacked(packed(held), '乙"\u202e.yaml')
    (found,) = back.findings
    assert (found.file, [each.file for each in found.related]) == ('乙"\u202e.yaml', ['乙"\u202e.yaml', "丙.yaml"])
    assert found.what == "甲.yaml 有误。"
    (line,) = findings_json(back)
    assert json.loads(line)["file"] == '乙"\u202e.yaml'


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "[1]", "甲", '[0,[0,0,0,0],"",null,null]\x1e[]', '[0,[0,0,0,0,"a"],"",null,null]']
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(NotPacked):
        unpacked(text, "甲.yaml")


def test_a_text_that_goes_on_otherwise_is_refused_when_it_is_read() -> None:
    held = unpacked('[1,[1,0,0,0,0],"",null,null,false]\x1e{}\x1e[]', "甲.yaml")
    assert held.counts.errors == 1
    with pytest.raises(NotPacked):
        held.findings  # noqa: B018
