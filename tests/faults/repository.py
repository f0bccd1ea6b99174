"""A repository of declarations, and what is in it before and after something has happened."""

import os
import stat
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cli.office import rendered
from cli.terminal import EXAMPLES
from perfgoal.replacing import TEMPORARY

REAL = (EXAMPLES / "zhalaite_2025.yaml").read_text("utf-8")


class Kept(NamedTuple):
    """What matters of a file."""

    content: bytes
    mode: int


Tree = dict[str, Kept]
"""The files below a folder, by their paths from there."""


def make(folder: Path) -> Path:
    """Make a repository with three declarations, one that ``fmt`` would change, two with safe fixes, of which one has
    other line ends and permissions; and with two workbooks where no walk looks."""
    (folder / ".git").mkdir(parents=True)
    (folder / ".forms").mkdir()
    (folder / "a.yaml").write_bytes(untidy(REAL).encode())
    (folder / "b.yaml").write_bytes(wide(REAL).encode())
    (folder / "c.yaml").write_bytes(wide(REAL).replace("\n", "\r\n").encode())
    (folder / ".forms" / "a.xlsx").write_bytes(workbook())
    (folder / ".forms" / "b.xlsx").write_bytes(workbook())
    (folder / "c.yaml").chmod(0o640)
    long_ago = time.time() - 60
    for path in folder.glob("*.yaml"):  # a cache knows again by time and size what has not just changed
        os.utime(path, (long_ago, long_ago))
    return folder


def untidy(text: str) -> str:
    """Return a declaration with something for ``fmt`` to do."""
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("year:"))
    return text.replace(line, "") + line.replace(": ", ":   ")


def wide(text: str) -> str:
    """Return a declaration with something that has a safe fix, and stands in the way of all rules until then."""
    return text.replace("year: ", "year：", 1)


@cache
def workbook() -> bytes:
    """A declaration as a workbook."""
    return rendered("liwan_2024")


def tree(folder: Path) -> Tree:
    """Return the files below a folder, but for what was left behind by who was killed."""
    files, left = (Path(top, name) for top, _, names in os.walk(folder) for name in names), left_in(folder)
    return {
        file.relative_to(folder).as_posix(): Kept(file.read_bytes(), stat.S_IMODE(file.stat().st_mode))
        for file in files
        if not any(file.is_relative_to(each) for each in left)
    }


def left_in(folder: Path) -> list[Path]:
    """Return the files and folders that were left behind in a folder, by their names."""
    return list(folder.rglob(f".*{TEMPORARY}"))


def between(now: Tree, before: Tree, after: Tree) -> list[str]:
    """Return the files that are neither what they were nor what they were to become."""
    names = before.keys() | after.keys() | now.keys()
    return [name for name in sorted(names) if now.get(name) not in (before.get(name), after.get(name))]
