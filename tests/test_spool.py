"""A run keeps nothing of a file that is told, and a report that has to wait is kept on disk."""

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from perfgoal import spool as spooling
from perfgoal.checked import Checked
from perfgoal.checking import Settings, checked, review
from perfgoal.kept import Kept
from perfgoal.report import Results
from perfgoal.spool import Spool

EXAMPLE = (Path(__file__).parents[1] / "examples" / "liwan_2024.yaml").read_text("utf-8")


@pytest.mark.parametrize("most", [0, 5, 1_000])
def test_what_is_kept_comes_back_in_its_order(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "MOST_IN_MEMORY", most)
    monkeypatch.setattr(spooling, "PIECE", 3)
    pieces = ["甲乙", "", "𝄞\r\n", "丙" * 20, "end"]
    spool = Spool()
    for piece in pieces:
        spool.add(piece)
    assert "".join(spool.pieces()) == "".join(pieces)
    spool.add("\nlast")
    assert "".join(spool.pieces()) == "".join([*pieces, "\nlast"])
    assert list(spool.lines()) == "".join([*pieces, "\nlast"]).split("\n")
    spool.close()


@pytest.mark.parametrize("most", [0, 1_000_000])
def test_files_may_be_told_of_twice(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "MOST_IN_MEMORY", most)
    names = ["甲.yaml", "a\nb\\.yaml", "\ud800\u2028.yaml"]
    told = [checked(review(EXAMPLE, name, Settings(date(2024, 1, 1)))) for name in names]
    kept = Kept()
    for each in told:
        kept.add(each)
    for _ in range(2):
        assert [each.but() for each in kept] == told
    kept.close()


def test_a_long_text_is_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "MOST_IN_MEMORY", 10)
    spool = Spool()
    for _ in range(100):
        spool.add("0123456789")
    assert sum(map(len, spool._pieces)) <= 10
    assert len("".join(spool.pieces())) == 1_000
    spool.close()


def test_the_text_of_a_file_is_gone_when_it_is_told() -> None:
    kept: list[weakref.ref[object]] = []

    def files() -> Iterator[Checked]:
        for number in range(3):
            made = review(EXAMPLE, f"{number}.yaml", Settings(date(2024, 1, 1)))
            kept.append(weakref.ref(made.document))
            told = checked(made)
            del made
            yield told

    results = Results(files())
    gc.disable()  # no cycle may keep one either
    try:
        for number, each in enumerate(results):
            del each
            assert [reference() is None for reference in kept[:number]] == [True] * number
    finally:
        gc.enable()
    assert results.files == 3
    assert sum(results.counts.values()) % 3 == 0


def test_texts_are_given_as_fewer_ones_as_soon_as_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "PIECE", 3)
    texts = iter(["甲", "乙", "丙丁", "", "end"])
    given = spooling.batches(texts)
    assert next(given) == "甲乙丙丁"
    assert next(texts) == ""  # no more was taken than that
    assert "".join(given) == "end"
