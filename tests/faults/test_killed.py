"""Whoever is killed, at whatever moment, has written a file whole or not at all, and the next run is right."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.terminal import Command, process
from faults.moments import HOW_MANY, begun, hit, kill, spread
from faults.repository import REAL, between, left_in, tree
from faults.scene import NAMES, ONCE, Scene
from perfgoal.workspace import running

LOOKING = frozenset({"stat", "lstat", "read", "open"})
"""Steps that change nothing: who is killed there might have been killed a step before."""


@pytest.mark.parametrize("count", HOW_MANY)
@pytest.mark.parametrize("command", NAMES)
def test_killed_at_a_moment(
    command: str, count: int | None, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    steps = scene.whole.steps
    moments = [moment for moment, step in enumerate(steps, start=1) if step not in LOOKING]
    assert moments
    for moment in spread(moments, count and 4):
        scene.renewed()
        assert scene.run(moment).code is None
        now, where = tree(scene.folder), (moment, steps[moment - 1])
        assert between(now, scene.before, scene.after) == [], where
        assert len(left_in(scene.folder)) <= 1, where
        again = scene.run()
        assert again.code == scene.whole.code or command in ONCE, (where, again.err)
        assert scene.is_right(), (where, again.err)


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux has them")
@pytest.mark.parametrize(("command", "times"), [("validate", 100), ("fix", 100), ("import-folder", 40)])
def test_killed_whenever_it_may_be(
    command: str, times: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes, from their start to their end, in the middle of what no step of ours divides too."""
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    chance = random.Random(1)
    scene.renewed()
    started = time.monotonic()
    process(*scene.arguments, cwd=scene.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).wait()
    longest = time.monotonic() - started
    for number in range(times):
        scene.renewed()
        started_now = process(
            *scene.arguments,
            cwd=scene.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(longest / 4, longest))
        os.killpg(started_now.pid, signal.SIGKILL)
        started_now.wait()
        assert between(tree(scene.folder), scene.before, scene.after) == [], number
        scene.run()
        assert scene.is_right(), number


def children() -> list[int]:
    """Return the processes that this one has started."""
    return [int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux has them")
def test_a_reader_that_is_killed_leaves_no_answer_in_the_cache(
    tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workbook is told as one that could not be read this time; the next run reads it."""
    scene = Scene("import-folder", tmp_path, perfgoal, monkeypatch)
    scene.renewed()
    whole = perfgoal("validate", scene.folder / ".forms" / "a.xlsx", "--format", "json", "--no-cache")
    assert whole.code == 0

    def kill_readers() -> None:
        for child in children():
            os.kill(child, signal.SIGKILL)

    arguments = ("validate", scene.folder / ".forms" / "a.xlsx", "--format", "json")
    steps = hit(*arguments, folder=tmp_path).steps
    scene.renewed()
    asked = steps.index("write") + 1
    ended = hit(*arguments, folder=tmp_path, moment=asked, act=kill_readers)
    assert ended.code == 1
    assert "PG001" in ended.out
    assert perfgoal(*arguments) == whole


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux has them")
def test_no_process_is_left_of_a_run_that_is_killed(
    tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("CHUNK", 4), ("ALONE", 4), ("PAYS", 5)):
        monkeypatch.setattr(running, name, value)
    for number in range(24):
        (tmp_path / f"{number:02}.yaml").write_text(REAL.replace("大于等于10", f"大于等于{number}"), "utf-8")
    arguments = ("validate", tmp_path, "--format", "json", "--no-cache", "--jobs", "2")
    perfgoal(*arguments)
    told = tmp_path / "told"

    def tell_and_be_killed() -> None:
        told.with_suffix(".new").write_text(" ".join(map(str, children())), "ascii")
        told.with_suffix(".new").rename(told)
        kill()

    steps = hit(*arguments, folder=tmp_path).steps
    handed = steps.index("write") + 2  # the first to whom work is given has it
    run = begun(*arguments, folder=tmp_path, moment=handed, act=tell_and_be_killed)
    assert within_half_a_minute(told.exists)
    started = [int(child) for child in told.read_text("ascii").split()]
    assert started
    assert within_half_a_minute(lambda: not any(map(is_running, started)))
    assert run.ended().code is None


def within_half_a_minute(true: Callable[[], bool]) -> bool:
    """Wait for something to be so, and say whether it is by then."""
    for _ in range(600):
        if true():
            return True
        time.sleep(0.05)
    return False


def is_running(child: int) -> bool:
    """Whether a process is there that is more than the memory of one."""
    try:
        return Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
