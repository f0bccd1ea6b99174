"""Several runs at once: each says what it says alone, and none takes from another what it has written."""

import json
import os
import signal
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from cli.terminal import Command
from faults.moments import Hit, begun, stop
from faults.repository import REAL, left_in, tree
from faults.scene import Scene
from perfgoal.workspace.cache import NAME

TIMES = [pytest.param(1, id="once"), pytest.param(12, id="often", marks=pytest.mark.nightly)]
RUNS = 8


def at_once(*commands: tuple[str, ...], folder: Path) -> list[Hit]:
    """Run commands at once, and return how each ended."""
    running = [begun(*command, folder=folder) for command in commands]
    return [each.ended() for each in running]


@pytest.mark.parametrize("times", TIMES)
def test_many_runs_share_a_cache(
    times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene("validate", tmp_path, perfgoal, monkeypatch)
    for _ in range(times):
        scene.renewed()
        for ended in at_once(*[scene.arguments] * RUNS, folder=scene.folder):
            assert ended[:3] == scene.whole[:3]
        assert scene.is_right()
        with sqlite3.connect(scene.cache / NAME) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        database.close()


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("command", ["fix", "fmt"])
def test_many_runs_mend_the_same_files(
    command: str, times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    for _ in range(times):
        scene.renewed()
        for ended in at_once(*[scene.arguments] * RUNS, folder=scene.folder):
            assert ended.code == 0 or "再运行一次" in ended.err
        assert tree(scene.folder) == scene.after
        assert left_in(scene.folder) == []


@pytest.mark.parametrize("times", TIMES)
def test_many_runs_write_to_the_same_file(
    times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(REAL, "utf-8")
    formats = ("md", "html", "json")
    alone = {perfgoal("render", "a.yaml", "--format", name).out for name in formats}
    commands = [("render", "a.yaml", "--format", name, "-o", "out") for name in formats * 2]
    for _ in range(times):
        assert all(ended[:3] == (0, "", "") for ended in at_once(*commands, folder=tmp_path))
        assert (tmp_path / "out").read_text("utf-8") in alone
        assert left_in(tmp_path) == []


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("command", ["new", "import-folder", "init"])
def test_of_many_runs_one_makes_a_file(
    command: str, times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    for _ in range(times):
        scene.renewed()
        runs = 3 if command == "import-folder" else RUNS  # each starts a reader
        ends = at_once(*[scene.arguments] * runs, folder=scene.folder)
        assert tree(scene.folder) == scene.after
        assert left_in(scene.folder) == []
        assert {ended.code for ended in ends} <= {0, 1, 2}
        if command == "new":
            assert [ended.code for ended in ends].count(0) == 1
        if command == "import-folder":
            assert "".join(ended.out for ended in ends).count("new/a.yaml") == 1


@pytest.mark.parametrize("times", TIMES)
def test_what_many_runs_accept_is_in_the_baseline_or_told_not_to_be(
    times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    names = [f"{number}.yaml" for number in range(RUNS)]
    for name in names:
        (tmp_path / name).write_text(REAL, "utf-8")
    perfgoal("baseline", ".", "--output", "warm.json")
    for _ in range(times):
        (tmp_path / "accepted.json").unlink(missing_ok=True)
        commands = [("baseline", name, "--output", "accepted.json") for name in names]
        ends = dict(zip(names, at_once(*commands, folder=tmp_path), strict=True))
        accepted = {entry["file"] for entry in json.loads((tmp_path / "accepted.json").read_bytes())["findings"]}
        assert accepted
        for name, ended in ends.items():
            assert ended.code in (0, 3)
            assert (ended.code == 0) == (name in accepted), (name, ended.err)
            assert ended.code == 0 or "再运行一次" in ended.err


def test_who_is_about_to_replace_a_baseline_is_waited_for(
    tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that stands between its last look at the file and the last step goes on when the other comes to that."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    first, second = (
        ("baseline", name, "--no-cache", "--output", "accepted.json") for name in ("first.yaml", "second.yaml")
    )
    for name in ("first.yaml", "second.yaml"):
        (tmp_path / name).write_text(REAL, "utf-8")
    perfgoal(*first)
    (tmp_path / "accepted.json").unlink()
    steps = begun(*first, folder=tmp_path).ended().steps
    (tmp_path / "accepted.json").unlink()
    waiting = begun(*first, folder=tmp_path, moment=steps.index("replace") + 1, act=stop)
    assert waiting.is_stopped()
    go_on = partial(os.kill, waiting.child, signal.SIGCONT)
    try:
        later = begun(*second, folder=tmp_path, moment=steps.index("flock") + 1, act=go_on).ended()
    finally:
        go_on()  # whatever became of the other
    assert waiting.ended().code == 0
    assert (later.code, "再运行一次" in later.err) == (3, True)
    assert '"first.yaml"' in (tmp_path / "accepted.json").read_text("utf-8")
    assert begun(*second, folder=tmp_path).ended().code == 0
    assert '"first.yaml"' in (tmp_path / "accepted.json").read_text("utf-8")


def test_a_run_that_never_lets_go_of_the_cache_is_not_waited_for(
    tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene("validate", tmp_path, perfgoal, monkeypatch)
    scene.renewed()
    steps = scene.whole.steps
    moment = len(steps) - steps[::-1].index("executemany")  # when the last of them has returned
    held = begun(*scene.arguments, folder=scene.folder, moment=moment, act=stop)
    assert held.is_stopped()
    try:
        assert scene.is_right()
    finally:
        os.kill(held.child, signal.SIGKILL)
        ended = held.ended()
    assert ended.code is None
    assert scene.is_right()
