"""How alike declarations are: what the sketch says of two texts, and what the rule says of real ones."""

import subprocess
import sys
from contextlib import chdir
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal.checking import Settings
from perfgoal.facts import SIZE, Facts, likeness, sketch
from perfgoal.rules.names import plain_name
from perfgoal.workspace import Finder, discover
from perfgoal.workspace.judging import Judge
from repository.marked import CONFIGURATION, check
from rules.marked import EXAMPLES
from truth import CORPUS, TODAY

TEXTS = [f"第{number}句话" for number in range(400)]


@given(st.sets(st.text(max_size=8), max_size=30).map(sorted), st.randoms())
def test_a_sketch_does_not_depend_on_the_order(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sketch(shuffled) == sketch(texts)
    assert len(sketch(texts)) == SIZE * 2


def test_a_sketch_is_the_same_in_every_process() -> None:
    code = "from perfgoal.facts import sketch; print(sketch(['甲', '乙', '丙']).hex())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == sketch(["甲", "乙", "丙"]).hex()


@pytest.mark.parametrize("shared", [0, 100, 200, 300, 360, 400])
def test_likeness_is_about_what_two_sets_share(shared: int) -> None:
    one, other = TEXTS[:400], TEXTS[:shared] + [f"别的{number}" for number in range(400 - shared)]
    share = shared / (800 - shared)
    assert likeness(sketch(one), sketch(other)) == pytest.approx(share, abs=0.12)


def test_nothing_is_like_nothing() -> None:
    assert likeness(sketch([]), sketch([])) == 0
    assert likeness(sketch([]), sketch(["甲"])) == 0
    assert likeness(sketch(["甲"]), sketch(["甲"])) == 1


def test_published_declarations_are_as_little_alike_as_the_page_says() -> None:
    with chdir(CORPUS):
        judge = Judge(Finder(Settings(TODAY, facts=True)))
        facts = [each.facts for target in discover(["."]) if (each := judge.check(target)) and each.facts]
    pairs = list(combinations(facts, 2))
    assert (len(facts), len(pairs)) == (20, 190)
    assert max(round(likeness(one.sketch, other.sketch), 2) for one, other in pairs) == 0.32
    assert max(round(_common(one, other), 2) for one, other in pairs) == 0.14


def test_another_share_may_be_configured(tmp_path: Path) -> None:
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    other = text.replace("department: ", "department: 别的").replace("≥570家", "≥571家").replace("≥23亿元", "≥24亿元")
    (tmp_path / "b.yaml").write_text(other, "utf-8")
    for share, told in (("0.95", False), ("0.85", True)):
        (tmp_path / CONFIGURATION).write_text(f"[repository]\nlikeness = {share}\n", "utf-8")
        codes = {finding.code for checked in check(tmp_path) for finding in checked.findings}
        assert ("PG906" in codes) is told


def _common(one: Facts, other: Facts) -> float:
    """Return which share of the indicators of the one that has more both have, with their values."""
    ours, theirs = (
        {(plain_name(each.name), plain_name(each.value)) for each in facts.indicators} for facts in (one, other)
    )
    return len(ours & theirs) / max(len(ours), len(theirs), 1)
