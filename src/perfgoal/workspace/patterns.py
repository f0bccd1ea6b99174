"""Patterns of file names, as a configuration gives them."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from perfgoal.workspace.discover import SKIPPED_FOLDERS

ANY_DEPTH = "**"
_DRIVE = re.compile(r"[A-Za-z]:")


def leaves_folder(pattern: str) -> bool:
    """Whether ``pattern`` is an absolute path, or goes upward."""
    steps = pattern.replace("\\", "/").split("/")
    return not steps[0] or os.pardir in steps or bool(_DRIVE.match(pattern))


def files_of(folder: str, pattern: str) -> list[str]:
    """Return the paths of the files below ``folder`` that match ``pattern``, in the order of their names.

    Steps are parted by ``/``; ``*``, ``?`` and ``[…]`` match within a step, ``**`` any folders, none included. As in a
    shell, only a step that begins with a dot matches such a name. Each step is matched against what the folder
    lists, so that nothing outside of it is ever reached: no link to a folder is followed, ``..`` and absolute paths
    match nothing. A link to a file is listed; whoever reads it refuses it.
    """
    steps = _steps(pattern)
    return sorted(set(_matching(folder, steps))) if steps else []


def matches(pattern: str, path: str) -> bool:
    """Whether ``path``, relative to the folder of ``pattern`` and with ``/`` between its steps, is one that
    :func:`files_of` could return."""
    steps, names = _steps(pattern), path.split("/")
    reached = {0}
    for number, name in enumerate(names, start=1):
        after = set[int]()
        for at in _with_skipped(reached, steps):
            if at < len(steps) and steps[at] == ANY_DEPTH:
                if number < len(names) and not name.startswith("."):
                    after.add(at)
            elif at < len(steps) and _fits(name, steps[at]):
                after.add(at + 1)
        reached = after
    return len(steps) in reached


def _with_skipped(reached: set[int], steps: tuple[str, ...]) -> set[int]:
    """Return the places that are reached in ``steps``, and those behind each ``**``, which may stand for no folder."""
    found = set(reached)
    for at in sorted(reached):
        while at < len(steps) and steps[at] == ANY_DEPTH:
            at += 1  # noqa: PLW2901
            found.add(at)
    return found


def _steps(pattern: str) -> tuple[str, ...]:
    steps = tuple(step for step in pattern.split("/") if step != os.curdir)
    return (*steps, "*") if steps[-1:] == (ANY_DEPTH,) else steps


def _fits(name: str, step: str) -> bool:
    return fnmatchcase(name, step) and (step.startswith(".") or not name.startswith("."))


def _matching(folder: str, steps: tuple[str, ...]) -> Iterator[str]:
    """Yield what matches; by a stack, as folders may be a thousand deep, and each rest of the steps once a folder, as
    several ``**`` could meet in one in countless ways."""
    pending, met = [(folder, steps)], set[tuple[str, int]]()
    while pending:
        here, (step, *rest) = pending.pop()
        if (here, len(rest)) in met:
            continue
        met.add((here, len(rest)))
        if step == ANY_DEPTH:
            pending.append((here, tuple(rest)))
        for entry in _entries(here):
            is_folder = entry.is_dir(follow_symlinks=False)
            if step == ANY_DEPTH:
                if is_folder and not entry.name.startswith(".") and entry.name not in SKIPPED_FOLDERS:
                    pending.append((entry.path, (step, *rest)))
            elif _fits(entry.name, step):
                if rest and is_folder:
                    pending.append((entry.path, tuple(rest)))
                elif not rest and not is_folder:
                    yield entry.path


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    """List a folder; one that cannot be opened has nothing that matches."""
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []
