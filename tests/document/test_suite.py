"""yaml-test-suite: what is accepted and what is refused of it stays so, case by case."""

import re
from collections import Counter
from pathlib import Path

import pytest

import outside
from document.sound import mended, unsound
from document.suite import CASES, RECORD, cases, record
from perfgoal.document import read_document

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def folder() -> Path:
    return outside.node_file(f"{CASES}/229Q.js").parent


def test_each_case_is_accepted_or_refused_as_it_was(folder: Path) -> None:
    known, now = RECORD.read_text("utf-8").splitlines(), record(folder).splitlines()
    changed = [f"- {line}" for line in known if line not in now] + [f"+ {line}" for line in now if line not in known]
    assert changed == [], "make suite writes the record anew; say in docs/testing.md why a case is judged otherwise"
    assert len(known) > 400


def test_what_is_said_of_a_case_stands_in_its_text(folder: Path) -> None:
    documents = [(case.id, read_document(case.text)) for case in cases(folder)]
    wrong = {name: unsound(each) + unsound(mended(each)) for name, each in documents}
    assert {name: said for name, said in wrong.items() if said} == {}


def test_no_more_is_accepted_than_is_judged_in_the_documentation() -> None:
    lines = [line.split("\t") for line in RECORD.read_text("utf-8").splitlines()[1:]]
    judged = {case for case, suite, ours, *_ in lines if ours == "other" or (suite == "error" and ours == "accepted")}
    for page in ("testing.md", "testing.zh-CN.md"):
        said = (DOCS / page).read_text("utf-8")
        assert {case for case in judged if f"`{case}`" not in said} == set(), page


@pytest.mark.parametrize("page", ["testing.md", "testing.zh-CN.md"])
def test_the_documentation_counts_every_case(page: str) -> None:
    lines = [line.split("\t") for line in RECORD.read_text("utf-8").splitlines()[1:]]
    counts = Counter((suite, ours if suite == "data" else ours == "accepted") for _, suite, ours, *_ in lines)
    refused = Counter(ours.partition(" ")[0] for _, suite, ours, *_ in lines if suite == "data" and " " in ours)
    due = [*(counts["data", ours] for ours in ("same", "accepted", "other")), *(refused[f"PG00{n}"] for n in (5, 3, 9))]
    due += [counts["error", False], counts["error", True]]
    chapter = (DOCS / page).read_text("utf-8").partition("\n## yaml-test-suite\n")[2].partition("\n## ")[0]
    said = re.findall(r"^\| [^|]+ \| (?:[^|]|\\\|)+ \| ([0-9]+) \|", chapter, re.MULTILINE)
    assert list(map(int, said)) == due
    assert sum(due) == len(lines) == 402
