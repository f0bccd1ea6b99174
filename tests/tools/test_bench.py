"""The benchmark's arithmetic, its table, and how it runs others. No time is asserted here."""

import sys
from pathlib import Path
from typing import NoReturn

import pytest

from bench import many, office, peers
from bench.__main__ import main
from bench.declarations import write
from bench.hostile import wordy
from bench.processes import BrokenTool, run
from bench.runs import Runs
from bench.stages import EXAMPLE, ratios, shares
from bench.table import Goal, Row, Section, lines, once
from bench.timing import Ratio, in_turns, ratio, rest
from document.bombs import MIB
from document.peak import peak
from perfgoal.document import read_document
from perfgoal.rendering.fonts import NoFont


def test_a_ratio_compares_least_median_and_rounds() -> None:
    assert ratio([3.0, 8.0, 4.0], [1.0, 2.0, 4.0]) == Ratio(best=3.0, median=3.0, low=2.0, high=3.5)
    assert ratio([3.0, 4.0], [1.0, 0.5]) == Ratio(best=6.0, median=5.5, low=4.25, high=6.75)


def test_a_ratio_of_one_round_has_no_spread() -> None:
    assert ratio([3.0], [2.0]) == once(1.5)


def test_what_is_left_of_a_cost_is_told_by_its_median() -> None:
    left = rest([10.0, 30.0, 40.0], [[3.0, 1.0, 2.0], [1.0, 1.0, 2.0]], [2.0, 2.0, 2.0])
    assert left == Ratio(best=14.0, median=14.0, low=8.5, high=16.0)


def test_contestants_take_turns() -> None:
    order: list[str] = []

    def contestant(name: str) -> float:
        order.append(name)
        return float(len(order))

    costs = in_turns({"a": lambda: contestant("a"), "b": lambda: contestant("b")}, 2)
    assert order == ["a", "b", "a", "b"]
    assert costs == {"a": [1.0, 3.0], "b": [2.0, 4.0]}


@pytest.mark.parametrize(
    ("goal", "best", "median", "verdict"),
    [
        (Goal("≤", 5), 4.0, 5.0, "met"),
        (Goal("≤", 5), 4.9, 5.1, "unclear"),
        (Goal("≤", 5), 5.01, 5.1, "missed"),
        (Goal("≥", 12), 13.0, 12.0, "met"),
        (Goal("≥", 12), 12.1, 11.9, "unclear"),
        (Goal("≥", 12), 11.9, 11.0, "missed"),
        (None, 99.0, 1.0, ""),
    ],
)
def test_best_and_median_are_held_against_the_goal(goal: Goal | None, best: float, median: float, verdict: str) -> None:
    assert Row("load", Ratio(best, median, 0.0, 0.0), goal).verdict == verdict


def test_the_table_stands_in_columns() -> None:
    rows = (Row("load", Ratio(4.5, 4.75, 4.6, 5.0), Goal("≤", 5)), Row("memory", once(123.0), Goal("≤", 40), "MiB"))
    assert list(lines(Section("Title", rows, ("a note",)))) == [
        "Title",
        "              goal        best  median    quartiles",
        "  load         ≤ 5        4.50    4.75  4.60 … 5.00  met",
        "  memory  ≤ 40 MiB  123.00 MiB                       missed",
        "  a note",
    ]


def test_the_steps_of_one_round_add_up_to_the_whole() -> None:
    steps = list(shares(EXAMPLE.read_bytes(), rounds=1))
    names = [step.what for step in steps]
    assert names[:7] == ["load", "translate", "pydantic", "place", "rules", "telling", "all else"]
    assert sum(step.value.best for step in steps[:7]) == pytest.approx(100)
    assert len(steps) == 7 + 5
    assert all(step.what.startswith("of the rules: PG") for step in steps[7:])


def test_the_stages_of_one_round_add_up_to_the_whole() -> None:
    stages = {row.what: row.value.best for row in ratios([EXAMPLE.read_bytes()], rounds=1)}
    del stages["CSafeLoader, for comparison"]
    whole = stages.pop("validate")
    assert list(stages) == ["load", "shape", "rules", "telling", "all else"]
    assert sum(stages.values()) == pytest.approx(whole)


def test_the_peak_of_a_command_is_its_own() -> None:
    held = b"x" * 100 * MIB  # by this process
    cost = run(sys.executable, "-c", "held = b'x' * 50 * 1024 * 1024")
    assert 50 * MIB < cost.peak < 100 * MIB < peak()
    assert cost.seconds > 0
    assert cost.clock > 0
    assert len(held) > 0


@pytest.mark.parametrize(
    "script", ["import sys; sys.exit(2)", "raise ValueError", "import sys; print('Failed to parse a'); sys.exit(1)"]
)
def test_a_tool_that_gives_up_is_not_measured(script: str) -> None:
    with pytest.raises(BrokenTool, match="exit code"):
        run(sys.executable, "-c", script)


def test_a_tool_that_finds_something_is_measured() -> None:
    assert run(sys.executable, "-c", "import sys; sys.exit(1)").seconds > 0


def test_tools_that_are_not_there_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "_installed", lambda name: None)
    monkeypatch.setattr(peers, "AJV", tmp_path / "ajv")
    monkeypatch.setattr(peers, "SOURCEMETA", tmp_path / "jsonschema")
    section = peers.peers(tmp_path, files=2, rounds=1)
    assert section.rows == ()
    assert [name.partition(" ")[0] for name in section.missing] == [
        "check-jsonschema",
        "yamllint",
        "ajv-cli",
        "sourcemeta",
    ]
    assert all("install" in name or "npm ci" in name for name in section.missing)
    assert next(iter(lines(section))).startswith("2 declarations")


def test_a_warm_run_is_one_that_finds_all_in_its_cache(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    write(texts, 3)
    runs = Runs(texts, tmp_path / "cache")
    assert runs.cold() > 0
    (cache,) = (tmp_path / "cache").iterdir()
    filled = cache.stat().st_ino
    assert (runs.by_stat() > 0, runs.by_content() > 0) == (True, True)
    assert cache.stat().st_ino == filled
    assert runs.cold() > 0
    (cache,) = (tmp_path / "cache").iterdir()
    assert runs.costs_alone().clock > 0
    assert runs.costs_together().clock > 0


def test_each_size_has_its_rows(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    write(texts, 2)
    section, peak = many.at(texts, 2, 1, base=10 * MIB)
    names = [row.what for row in section.rows]
    assert names[:3] == ["all cores ÷ one process, by the clock", "warm by content ÷ cold", "warm by stat ÷ cold"]
    assert names[-1] == "peak memory ÷ that at 2,000 files"
    assert section.rows[-1].value.best == peak / (10 * MIB)
    assert not (tmp_path / "cache").exists()


def test_each_format_that_can_be_written_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(asked: str | None) -> NoReturn:
        raise NoFont(asked)

    monkeypatch.setattr("perfgoal.rendering.pdf.fonts", lacking)
    kinds = office.rendered(tmp_path)
    assert kinds == ("xlsx", "docx")
    section = office.reading(tmp_path, kinds[:1], 1)
    assert [row.what for row in section.rows] == [
        "validate xlsx ÷ validate the YAML",
        "import xlsx ÷ validate the YAML",
        "validate xlsx ÷ the YAML, both known from an earlier run",
    ]
    assert [row.what for row in office.writing(tmp_path, kinds[1:], 1).rows] == ["render docx ÷ render html"]
    assert (tmp_path / "written.docx").read_bytes()[:2] == b"PK"


def test_many_workbooks_are_read(tmp_path: Path) -> None:
    section = office.together(tmp_path, 2, 1)
    assert len(section.rows) == len(section.notes) == 2
    assert len(list((tmp_path / "books").iterdir())) == 2


def test_wordy_texts_get_past_the_reading() -> None:
    for name, data in wordy():
        assert 100_000 < len(data) <= MIB, name
        document = read_document(data)
        assert document.tree is not None, (name, document.faults)


def test_an_unknown_section_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["stage"])
    assert ended.value.code == 2
    assert "no such section: stage" in capsys.readouterr().err
