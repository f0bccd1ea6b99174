"""Whoever is killed, at whatever moment, has written a file whole or not at all, and the next run is right."""

from pathlib import Path

import pytest

from cli.terminal import Command
from faults.moments import HOW_MANY, spread
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
