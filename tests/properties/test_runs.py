"""Many files in one run: the report is the same however the run goes about it, and its parts add up."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cli.terminal import Command
from properties.declarations import declarations
from properties.effort import examples
from properties.test_any_bytes import PUBLISHED, mutated
from properties.test_fixes import mistaken
from properties.writings import writings
from workspace.repositories import commit, git

in_process = settings(examples(3, at_night=10), suppress_health_check=list(HealthCheck))
NAMES = (
    "a.yaml",
    "b.yml",
    "甲/乙.yaml",
    "甲/c d.yaml",
    "甲/丙/~.yaml",
    "0.yaml",
    "#.yaml",
    "é.yaml",
    "é.yaml",
    "甲/100%.yaml",
)

files = st.dictionaries(
    st.sampled_from(NAMES),
    st.builds(lambda tree, writing: writing.data(tree), declarations(), writings())
    | mistaken()
    | st.sampled_from(PUBLISHED).flatmap(mutated).map(lambda data: data if b"perfgoal" in data else PUBLISHED[0]),
    min_size=2,
    max_size=6,
)
"""Several declarations, most of which can be read, by the names of their files."""


def put(folder: Path, given: dict[str, bytes]) -> list[str]:
    """Write files to a folder in place of those that are there, and return their paths."""
    for old in folder.rglob("*.y*ml"):
        old.unlink()
    for name, data in given.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return list(given)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with no configuration above it."""
    folder = tmp_path / "here"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@in_process
@given(given=files, order=st.randoms(use_true_random=False))
def test_the_order_of_paths_and_the_cache_do_not_matter(
    given: dict[str, bytes], order: Random, here: Path, perfgoal: Command
) -> None:
    names = put(here, given)
    whole = perfgoal("validate", "--format", "json", "--no-cache")
    assert perfgoal("validate", "--format", "json") == whole
    assert perfgoal("validate", "--format", "json") == whole
    named = perfgoal("validate", "--format", "json", *names)
    order.shuffle(names)
    assert perfgoal("validate", "--format", "json", *names, *names[:1]) == named


@in_process
@given(given=files, count=st.integers(1, 7))
def test_the_parts_of_a_run_together_are_the_whole(
    given: dict[str, bytes], count: int, here: Path, perfgoal: Command, tmp_path: Path
) -> None:
    put(here, given)
    whole = perfgoal("validate", "--format", "json")
    reports = []
    for number in range(1, count + 1):
        report = tmp_path / f"{number}.json"
        report.write_text(perfgoal("validate", "--format", "json", "--shard", f"{number}/{count}").out, "utf-8")
        reports.append(report)
    together = perfgoal("merge", *reports)
    if whole.code == 2:  # of a folder without a declaration each part is empty
        assert not findings(together.out)
    else:
        assert (together.code, together.out) == (whole.code, whole.out)


@in_process
@given(given=files)
def test_what_a_baseline_accepts_is_not_told_and_all_else_is(
    given: dict[str, bytes], here: Path, perfgoal: Command, tmp_path: Path
) -> None:
    put(here, given)
    baseline = tmp_path / "baseline.json"
    baseline.unlink(missing_ok=True)
    before = findings(perfgoal("validate", "--format", "json").out)
    assert perfgoal("baseline", "--output", baseline).code == 0
    asked = ("validate", "--baseline", baseline, "--format", "json")
    told = findings(perfgoal(*asked).out)
    assert told == [each for each in before if not lasts(each)]
    written = baseline.read_bytes()
    assert perfgoal("baseline", "--output", baseline).code == 0
    assert baseline.read_bytes() == written
    perfgoal("fmt")
    assert [each for each in findings(perfgoal(*asked).out) if lasts(each)] == []


def lasts(finding: dict[str, Any]) -> bool:
    """Whether a baseline accepts a finding: what is said of a file that could be read."""
    return bool(finding["code"] > "PG1")


def findings(out: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(out)["findings"]
    return told


@in_process
@given(given=files, data=st.data())
def test_what_has_changed_is_told_as_in_the_whole_run(
    given: dict[str, bytes],
    data: st.DataObject,
    perfgoal: Command,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("repository")
    monkeypatch.chdir(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    names = put(folder, given)
    commit(folder)
    changed = data.draw(st.sets(st.sampled_from(names), min_size=1))
    for name in changed:
        (folder / name).write_bytes(given[name] + "# 改\n".encode())
    ended = perfgoal("validate", "--format", "json")
    assume(ended.code != 2)  # of a folder without a declaration nothing is told
    whole = findings(ended.out)
    some = findings(perfgoal("validate", "--format", "json", "--changed-since", "main").out)
    assert some == [each for each in whole if each["file"] in changed]


def run(folder: Path, *arguments: str, seed: int, cache: Path | None) -> tuple[int, bytes]:
    """Run a command line as a process with a seed of its own for hashes, and return its exit code and output."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PERFGOAL_TODAY": "2024-06-01", "PERFGOAL_LANG": "zh"}
    environment["PERFGOAL_CACHE_DIR"] = str(cache or folder / "no-cache")
    ended = subprocess.run(
        [sys.executable, "-m", "perfgoal", "validate", *arguments, *([] if cache else ["--no-cache"])],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return ended.returncode, ended.stdout


def folder_of_many(folder: Path, count: int) -> None:
    """Write published declarations, each a few times with something changed in it, and what is none."""
    (folder / ".git").mkdir()
    dice = Random(9)
    for number in range(count):
        text = dice.choice(PUBLISHED).decode()
        lines = text.splitlines(keepends=True)
        place = dice.randrange(len(lines))
        lines[place] = lines[place].replace("1", "7").replace("：", ":").replace("≥", "不少于")
        name = folder / f"{number % 7}" / f"{dice.randrange(10**6):06}-{number}.yaml"
        name.parent.mkdir(exist_ok=True)
        name.write_text("".join(lines), "utf-8")
    (folder / "7").mkdir()
    (folder / "7" / "other.yaml").write_text("services: {}\n", "utf-8")


FORMATS = ("json", "jsonl", "sarif", "gitlab", "junit", "markdown", "html", "concise", "github")


def test_the_seed_of_hashes_the_jobs_and_the_cache_do_not_matter(tmp_path: Path) -> None:
    folder, cache = tmp_path / "here", tmp_path / "cache"
    folder.mkdir()
    folder_of_many(folder, 40)
    one = run(folder, "--format", "json", "--jobs", "1", seed=0, cache=None)
    assert run(folder, "--format", "json", "--jobs", "2", seed=4_294_967_295, cache=cache) == one
    assert run(folder, "--format", "json", seed=7, cache=cache) == one
    assert one[0] == 1


@pytest.mark.nightly
@pytest.mark.parametrize("report", FORMATS)
def test_nothing_matters_to_any_report(report: str, tmp_path: Path) -> None:
    folder, cache = tmp_path / "here", tmp_path / "cache"
    folder.mkdir()
    folder_of_many(folder, 400)
    one = run(folder, "--format", report, "--jobs", "1", seed=0, cache=None)
    for seed in range(1, 12):
        jobs = ("--jobs", str(1 + seed % 4)) if seed % 3 else ()
        assert run(folder, "--format", report, *jobs, seed=seed, cache=cache if seed % 4 else None) == one
