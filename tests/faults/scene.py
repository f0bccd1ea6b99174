"""A command, and the repository in which something happens to it."""

import shutil
from pathlib import Path

import pytest

from cli.terminal import Command, Ended
from faults.moments import Act, Hit, hit
from faults.repository import Tree, make, tree

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
    "export": ("export", "a.yaml", "-o", "goals.parquet"),
}
READING = {"import", "import-folder"}
NAMES = [pytest.param(name, marks=pytest.mark.nightly) if name in READING else name for name in COMMANDS]
"""The commands by their names. Those that start a process to read, and write as others do, are for the night."""
WRITING = [name for name in NAMES if name != "validate"]

ONCE = {"import-folder", "new"}
"""What says that it is done already where it is, and writes it no more."""


class Scene:
    """A command, and the repository that it is run in: the same, with nothing in the cache, each time. ``before`` and
    ``after`` is what there is where nothing happens, ``whole`` how it ends then."""

    def __init__(self, command: str, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arguments = COMMANDS[command]
        self.folder, self.first, self.cache = (folder / name for name in ("repository", "first", "cache"))
        monkeypatch.setenv("PERFGOAL_CACHE_DIR", str(self.cache))
        make(self.first)
        for part in (1, 2):
            report = perfgoal("validate", self.first, "--format", "json", "--shard", f"{part}/2").out
            (self.first / f"{part}.json").write_bytes(report.encode())
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
        for folder in (self.folder, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.first, self.folder)
        return tree(self.folder)

    def run(self, moment: int | None = None, first: Act | None = None) -> Hit:
        """Run the command, and kill it where a ``moment`` is given; ``first`` is done before it starts."""
        return hit(*self.arguments, folder=self.folder, moment=moment, first=first)

    def is_right(self) -> bool:
        """Whether all is as it is where nobody is killed: the files, and what a run says that may ask the cache."""
        return tree(self.folder) == self.after and self._reported() == self._report

    def _reported(self, *options: str) -> Ended:
        return self._perfgoal("validate", self.folder, "--format", "json", *options)
