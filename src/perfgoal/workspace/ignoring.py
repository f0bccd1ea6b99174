"""What git ignores: the rules of the .gitignore files of a repository, as a walk through its folders goes.

Each entry of a folder is asked for by its name alone, as git does it: a folder that is ignored is not entered, so that
nothing within it can come back.
"""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from perfgoal.document import Unreadable, read_file
from perfgoal.workspace.gitrules import Fitting, Rule, fitting, rules_of
from perfgoal.workspace.passed import Passed
from perfgoal.workspace.patterns import taken, with_skipped
from perfgoal.workspace.targets import shown_name

GIT = ".git"
RULES = ".gitignore"
LIMIT = 262_144
"""Bytes of a file of rules."""
MOST = 2_000
"""Rules that hold in one folder. With more of them every file would take its time."""

_START = frozenset({0})


@dataclass(frozen=True)
class Ignoring:
    """What is ignored in one folder: the ``rules`` that may hold there or further in, the stronger behind the weaker,
    each with the steps that it has reached on the way into the folder."""

    rules: tuple[tuple[Rule, frozenset[int]], ...] = ()

    def ignores(self, name: str, *, is_folder: bool = False) -> bool:
        """Whether the file or folder ``name`` is ignored."""
        asked = _bytes_of(name)
        for test, rule in self._here:
            if (is_folder or not rule.folders_only) and test(asked):
                return not rule.negated
        return False

    def into(self, folder: str) -> "Ignoring":
        """Return what is ignored in ``folder``, one of those here."""
        name = _bytes_of(folder)
        further = [(rule, reached, _further(rule, reached, name)) for rule, reached in self.rules]
        if all(reached == after for _, reached, after in further):
            return self
        return Ignoring(tuple((rule, after) for rule, _, after in further if after))

    def also(self, file: str, passed: Passed) -> "Ignoring":
        """Return what is ignored by the rules in ``file`` too, one of this folder. One that is a link, too large or no
        file has none, and is told of."""
        try:
            rules = rules_of(read_file(file, follow_links=False, limit=LIMIT))
        except FileNotFoundError:
            return self
        except Unreadable:
            rules = None
        if rules is None or len(self.rules) + len(rules) > MOST:
            passed.unread.add(shown_name(file))
            return self
        return Ignoring((*self.rules, *((rule, _START) for rule in rules)))

    @cached_property
    def _here(self) -> list[tuple[Fitting, Rule]]:
        """The rules that may hold for what lies here, the strongest first, each with what asks a name."""
        held = [rule for rule, reached in self.rules if len(rule.steps) - 1 in with_skipped(reached, rule.steps)]
        return [(fitting(rule.steps[-1]), rule) for rule in reversed(held)]


def in_repository(root: str, passed: Passed) -> Ignoring:
    """Return what is ignored in the ``root`` of a repository, but for what its .gitignore says: an empty name is the
    working folder, any other ends in a slash."""
    git = root + GIT
    if _is_folder(git) and _is_folder(f"{git}/info"):
        return Ignoring().also(f"{git}/info/exclude", passed)
    return Ignoring()


def above(folder: str, passed: Passed) -> Ignoring | None:
    """Return what is ignored in ``folder`` by the rules of the folders above it; ``None`` where it lies in no
    repository. The folder itself was asked for: that it is ignored does not matter."""
    here = os.path.abspath(folder)  # noqa: PTH100  of the path as named: a link is not resolved
    root = _root_above(here)
    if root in (None, here):  # that of the folder itself is met when it is looked into
        return None
    ignoring, way = in_repository(_with_slash(root), passed), root
    for step in _steps_between(root, here):
        ignoring = ignoring.also(_with_slash(way) + RULES, passed).into(step)
        way = _with_slash(way) + step
    return ignoring


def _root_above(folder: str) -> str | None:
    """Return the root of the repository that ``folder`` lies in, ``None`` where it lies in none."""
    here = folder
    while not os.path.lexists(_with_slash(here) + GIT):
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above
    return here


def _steps_between(root: str, folder: str) -> Iterable[str]:
    return Path(folder).relative_to(root).parts


def _further(rule: Rule, reached: frozenset[int], name: str) -> frozenset[int]:
    return reached if rule.is_name else taken(rule.steps, reached, name, _fits, _any)


def _fits(name: str, step: str) -> object:
    return fitting(step)(name)


def _any(name: str) -> bool:
    return True


def _bytes_of(name: str) -> str:
    """Return a name with a character for each of its bytes, by which git compares names."""
    return name if name.isascii() else os.fsencode(name).decode("latin-1")


def _is_folder(path: str) -> bool:
    """Whether ``path`` is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _with_slash(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep
