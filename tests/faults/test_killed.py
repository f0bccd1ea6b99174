"""Whoever is killed, at whatever moment, has written a file whole or not at all, and the next run is right."""

import shutil
from pathlib import Path

import pytest

from cli.terminal import Command, Ended
from faults.moments import HOW_MANY, Hit, hit, spread
from faults.repository import Tree, between, left_in, make, tree

COMMANDS = {
    "validate": ("validate", ".", "--format", "json"),
    "validate-output": ("validate", ".", "--output", "json=report.json", "--output", "html=report.html"),
    "fix": ("validate", ".", "--fix"),
    "fmt": ("fmt", "a.yaml"),
    "import": ("import", ".forms/a.xlsx", "-o", "new.yaml"),
    "import-folder": ("import", ".forms", "-o", "new"),
    "render": ("render", "a.yaml", "--format", "md", "-o", "a.md"),
    "baseline": ("baseline", "a.yaml", "--output", "accepted.json"),
    "init": ("init", "sub", "--ci", "github"),
    "new": ("new", "d.yaml", "--form", "guangzhou-department"),
    "merge": ("merge", "1.json", "2.json", "-o", "all.json"),
}
ONCE = {"import-folder", "new"}
"""What says that it is done already where it is, and writes it no more."""

LOOKING = frozenset({"stat", "lstat", "read", "open"})
"""Steps that change nothing: who is killed there might have been killed a step before."""


class Scene:
    """A command, and the repository in which it is to be killed: the same, with nothing in the cache, each time."""

    def __init__(self, command: str, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arguments = COMMANDS[command]
        self.folder, self._first, self._cache = (folder / name for name in ("repository", "first", "cache"))
        monkeypatch.setenv("PERFGOAL_CACHE_DIR", str(self._cache))
        make(self._first)
        for part in (1, 2):
            report = perfgoal("validate", self._first, "--format", "json", "--shard", f"{part}/2").out
            (self._first / f"{part}.json").write_bytes(report.encode())
        self.before = self.renewed()
        monkeypatch.chdir(self.folder)
        perfgoal(*self.arguments)  # what it imports is there from here on
        monkeypatch.chdir(folder)
        self.renewed()
        self.whole = self.run()
        self.after = tree(self.folder)
        self._perfgoal = perfgoal
        self._report = self._reported("--no-cache")

    def renewed(self) -> Tree:
        """Put all back as it was, and return what that is."""
        for folder in (self.folder, self._cache):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._first, self.folder)
        return tree(self.folder)

    def run(self, moment: int | None = None) -> Hit:
        """Run the command, and kill it where a ``moment`` is given."""
        return hit(*self.arguments, folder=self.folder, moment=moment)

    def is_right(self) -> bool:
        """Whether all is as it is where nobody is killed: the files, and what a run says that may ask the cache."""
        return tree(self.folder) == self.after and self._reported() == self._report

    def _reported(self, *options: str) -> Ended:
        return self._perfgoal("validate", self.folder, "--format", "json", *options)


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
