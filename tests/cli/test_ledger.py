"""What a run can say besides its findings: how often each rule is found, and what came of every rule."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import Command
from perfgoal.finding import Stage
from perfgoal.rules import CATALOGUE

JUDGING = [code for code, rule in CATALOGUE.items() if rule.stage is Stage.RULE]


@pytest.fixture
def two(example: Path) -> Path:
    """Two declarations, of which one silences a finding."""
    text = example.read_text("utf-8")
    silenced = text.replace("    质量指标: []", "    质量指标: []  # perfgoal: ignore[PG305] 年中补充，至 2026-12-31")
    (example.parent / "b.yaml").write_text(silenced.replace("fiscal: 16,269.69", "fiscal: 16,269.96"), "utf-8")
    return example.parent


def data(perfgoal: Command, *options: str) -> Any:
    return json.loads(perfgoal("validate", "--format", "json", "--today", "2026-01-01", *options).out)


def declarations(perfgoal: Command, *options: str) -> dict[str, Any]:
    return {Path(each["file"]).name: each for each in data(perfgoal, "--ledger", *options)["declarations"]}


def test_statistics_count_findings_and_files(perfgoal: Command, two: Path) -> None:
    findings = data(perfgoal, str(two))["findings"]
    counted = data(perfgoal, "--statistics", str(two))
    assert counted["files"] == 2
    rows = {(row["code"], row["severity"]): (row["count"], row["files"]) for row in counted["statistics"]}
    assert sum(count for count, _ in rows.values()) == len(findings)
    assert rows["PG305", "warning"] == (3, 2)
    assert rows["PG201", "error"] == (1, 1)
    counts = [row["count"] for row in counted["statistics"]]
    assert counts == sorted(counts, reverse=True)
    for language in ("zh", "en"):
        lines = perfgoal("validate", "--statistics", "--lang", language, str(two)).out.splitlines()
        assert [line.split()[2] for line in lines[:-3]] == [row["code"] for row in counted["statistics"]]
    ends = {line.split()[2]: line.rpartition("  ")[2] for line in lines[:-3]}
    assert (ends["PG201"], ends["PG305"]) == ("(1 file)", "(2 files)")
    assert counted["silenced"] == {"inline": 1, "baseline": 0}
    assert lines[-1] == "silenced by comments, besides these: 1."


def test_statistics_exit_as_the_findings_do(perfgoal: Command, two: Path, example: Path) -> None:
    assert perfgoal("validate", "--statistics", str(two)).code == 1
    assert perfgoal("validate", "--statistics", str(example)).code == 0


def test_the_ledger_has_an_outcome_of_every_rule(perfgoal: Command, two: Path) -> None:
    for each in declarations(perfgoal, str(two)).values():
        assert [outcome["code"] for outcome in each["outcomes"]] == JUDGING
        results = {outcome["result"] for outcome in each["outcomes"]}
        assert results <= {"finding", "silenced", "passed", "not-applicable", "undecided"}
        for outcome in each["outcomes"]:
            assert (outcome["findings"] > 0) is (outcome["result"] == "finding")
            assert bool(outcome["reasons"]) or outcome["result"] not in ("not-applicable", "undecided")
        assert each["findings"].keys() >= {o["code"] for o in each["outcomes"] if o["result"] == "finding"}


def test_the_ledger_says_what_is_silenced_why_and_until_when(perfgoal: Command, two: Path) -> None:
    outcome = next(o for o in declarations(perfgoal, str(two))["b.yaml"]["outcomes"] if o["code"] == "PG305")
    assert (outcome["result"], outcome["findings"]) == ("finding", 1)
    (silenced,) = outcome["silenced"]
    assert (silenced["reason"], silenced["until"]) == ("年中补充", "2026-12-31")
    line = (two / "b.yaml").read_text("utf-8").splitlines()[silenced["line"] - 1]
    assert "ignore[PG305]" in line
    only = declarations(perfgoal, "--select", "PG305", str(two))["b.yaml"]["outcomes"]
    assert [outcome["code"] for outcome in only] == ["PG305"]
    text = perfgoal("validate", "--ledger", "--today", "2026-01-01", str(two / "b.yaml")).out
    assert "有问题：1 条；第 78 行已忽略：年中补充（至 2026-12-31）" in text


def test_the_hashes_change_with_what_they_stand_for_and_with_nothing_else(perfgoal: Command, two: Path) -> None:
    first = declarations(perfgoal, str(two))
    assert first == declarations(perfgoal, str(two))
    assert first["b.yaml"]["sha256"] == hashlib.sha256((two / "b.yaml").read_bytes()).hexdigest()
    assert first["b.yaml"]["sha256"] != first["liwan.yaml"]["sha256"]
    assert first["b.yaml"]["configuration"] == first["liwan.yaml"]["configuration"]
    held = {
        options: declarations(perfgoal, *options, str(two))["b.yaml"]["configuration"]
        for options in ((), ("--ignore", "PG416"), ("--today", "2026-01-02"), ("--lang", "en"))
    }
    assert held["--ignore", "PG416"] != held[()] != held["--today", "2026-01-02"]
    assert held["--lang", "en"] == held[()]
    (two / "perfgoal.toml").write_text('[severity]\nPG416 = "info"\n')
    assert declarations(perfgoal, str(two))["b.yaml"]["configuration"] != held[()]


def test_a_file_that_no_rule_judges_is_in_the_ledger_too(perfgoal: Command, example: Path) -> None:
    example.write_text(example.read_text("utf-8").replace("year: 2024", "year: 1824"), "utf-8")
    each = declarations(perfgoal, str(example))["liwan.yaml"]
    assert (each["judged"], each["outcomes"], each["findings"]) == (False, [], {"PG108": 1})
    assert "规则没有检查：PG108" in perfgoal("validate", "--ledger", str(example)).out
    fifo = example.parent / "missing.yaml"
    fifo.symlink_to(example.parent / "nowhere")
    each = declarations(perfgoal, str(fifo))["missing.yaml"]
    assert (each["sha256"], each["findings"]) == (None, {"PG001": 1})


def test_a_report_is_one_thing(perfgoal: Command, example: Path) -> None:
    ended = perfgoal("validate", "--ledger", "--statistics", str(example))
    assert (ended.code, ended.out) == (2, "")
    assert "--statistics" in ended.err
