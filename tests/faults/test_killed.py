"""Whoever is killed, at whatever moment, has written a file whole or not at all, and the next run is right."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.terminal import Command, process
from faults.moments import HOW_MANY, hit, spread
from faults.repository import between, left_in, tree
from faults.scene import COMMANDS, ONCE, Scene

LOOKING = frozenset({"stat", "lstat", "read", "open"})
"""Steps that change nothing: who is killed there might have been killed a step before."""


@pytest.mark.parametrize("count", HOW_MANY)
@pytest.mark.parametrize("command", COMMANDS)
def test_killed_at_a_moment(
    command: str, count: int | None, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    steps = scene.whole.steps
    moments = [moment for moment, step in enumerate(steps, start=1) if step not in LOOKING]
    assert moments
    for moment in spread(moments, count and 5):
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
@pytest.mark.parametrize("command", ["validate", "fix", "import-folder"])
def test_killed_whenever_it_may_be(
    command: str, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred processes, from their start to their end, in the middle of what no step of ours divides too."""
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    chance = random.Random(1)
    scene.renewed()
    started = time.monotonic()
    process(*scene.arguments, cwd=scene.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).wait()
    longest = time.monotonic() - started
    for number in range(100):
        scene.renewed()
        running = process(
            *scene.arguments,
            cwd=scene.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(longest / 4, longest))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert between(tree(scene.folder), scene.before, scene.after) == [], number
        scene.run()
        assert scene.is_right(), number


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
        for child in map(int, Path("/proc/self/task", str(os.getpid()), "children").read_text("ascii").split()):
            os.kill(child, signal.SIGKILL)

    arguments = ("validate", scene.folder / ".forms" / "a.xlsx", "--format", "json")
    steps = hit(*arguments, folder=tmp_path).steps
    scene.renewed()
    asked = steps.index("write") + 1
    ended = hit(*arguments, folder=tmp_path, moment=asked, act=kill_readers)
    assert ended.code == 1
    assert "PG001" in ended.out
    assert perfgoal(*arguments) == whole
