"""Patterns of file names, as a configuration gives them."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

ANY_DEPTH = "**"
# Folders in which no one keeps declarations, and which may hold a great many files. A name that someone might give
# to a folder of their own is not among them: what is passed over without a word is taken for checked.
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})

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
    folder, _, name = path.rpartition("/")
    step = Way.of(pattern).through(folder).last
    return step is not None and fits(name, step)


def has_wildcard(text: str) -> bool:
    """Whether ``text`` stands for other names than itself."""
    return any(sign in text for sign in "*?[")


def fits(name: str, step: str) -> bool:
    """Whether a name is one that the step of a pattern stands for."""
    return fnmatchcase(name, step) and (step.startswith(".") or not name.startswith("."))


class Way(NamedTuple):
    """The steps of a pattern, and those of them that a way through folders may take next, by number."""

    steps: tuple[str, ...]
    reached: frozenset[int] = frozenset({0})

    @classmethod
    def of(cls, pattern: str) -> "Way":
        """Return the way of a pattern, in the folder that it is relative to."""
        return cls(_steps(pattern))

    def into(self, folder: str) -> "Way":
        """Return the way within ``folder``, one of those where it is now."""
        return self._replace(reached=taken(self.steps, self.reached, folder, fits, _is_usual))

    def through(self, folders: str) -> "Way":
        """Return the way within ``folders``, a path; an empty one leads nowhere."""
        way = self
        for folder in filter(None, folders.split("/")):
            way = way.into(folder)
        return way

    @property
    def last(self) -> str | None:
        """What a file must fit here for the pattern to match it; ``None`` where it matches none."""
        return self.steps[-1] if len(self.steps) - 1 in with_skipped(self.reached, self.steps) else None

    @property
    def leads_on(self) -> bool:
        """Whether the pattern may match a file here, or further in."""
        return any(at < len(self.steps) for at in self.reached)

    @property
    def takes_all(self) -> bool:
        """Whether the pattern matches every file here, and further in."""
        return self.steps[-2:] == (ANY_DEPTH, "*") and len(self.steps) - 2 in self.reached


def taken(
    steps: Sequence[str],
    reached: Iterable[int],
    name: str,
    fitting: Callable[[str, str], object],
    passing: Callable[[str], bool],
) -> frozenset[int]:
    """Return the steps that may be taken behind ``name``, from those that are ``reached``; ``passing`` says which names
    a ``**`` may stand for."""
    after = set[int]()
    for at in with_skipped(reached, steps):
        if at < len(steps) and steps[at] == ANY_DEPTH:
            if passing(name):
                after.add(at)
        elif at < len(steps) and fitting(name, steps[at]):
            after.add(at + 1)
    return frozenset(after)


def with_skipped(reached: Iterable[int], steps: Sequence[str]) -> set[int]:
    """Return the steps that are ``reached``, and those behind each ``**``, which may stand for no folder."""
    found = set(reached)
    for at in sorted(found):
        while at < len(steps) and steps[at] == ANY_DEPTH:
            at += 1  # noqa: PLW2901
            found.add(at)
    return found


def _is_usual(folder: str) -> bool:
    return not folder.startswith(".") and folder not in SKIPPED_FOLDERS


def _steps(pattern: str) -> tuple[str, ...]:
    steps = tuple(step for step in pattern.split("/") if step != os.curdir)
    return (*steps, "*") if steps[-1:] == (ANY_DEPTH,) else steps


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
                if is_folder and _is_usual(entry.name):
                    pending.append((entry.path, (step, *rest)))
            elif fits(entry.name, step):
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
