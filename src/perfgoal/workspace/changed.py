"""What differs from another revision, by what git says."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfgoal.workspace.discover import folder_of
from perfgoal.workspace.git import GitFailed, ask, ask_names, no_filters
from perfgoal.workspace.ignoring import GIT, RULES
from perfgoal.workspace.patterns import matches
from perfgoal.workspace.standing import CONFIGURATIONS
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets, shown_name

if TYPE_CHECKING:
    from perfgoal.workspace.choosing import Choice
    from perfgoal.workspace.keys import Config

_PLAIN = ("--no-renames", "--ignore-submodules=dirty")
_HASH = re.compile(r"[0-9a-f]{40,64}")


def changed_since(targets: Targets, paths: Iterable[str], revision: str, asked: Iterable[str] = ()) -> Targets:
    """Return those of the ``targets`` that ``paths`` have named which differ from where HEAD and ``revision`` part, in
    commits or not committed yet, and those that git does not know.

    Where a configuration, an own form, a baseline or a file of what to ignore has changed, all files that it governs
    are among them, and standard input always is. Files that were ``asked`` for to be used govern every file.
    ``GitFailed`` where git cannot say, ``InvalidConfiguration``.
    """
    roots = {_root_of(folder_of(path)) for path in paths if path != STANDARD_INPUT}
    differing = _Differing([changes_in(root, revision) for root in sorted(roots)], targets.choice, asked)
    changed = targets.only(differing.has)
    return replace(changed, governing=tuple(sorted(differing.governing)))


@dataclass(frozen=True)
class Changes:
    """The changed files and folders of the repository with the real path ``root``, relative to it."""

    root: str
    names: frozenset[str]

    def has(self, inside: str) -> bool:
        """Whether the file ``inside`` has changed, or lies in a folder that is new as a whole."""
        while inside and inside not in self.names:
            inside = inside.rpartition("/")[0]
        return bool(inside)

    def governor(self, inside: str) -> str | None:
        """Return a changed file that governs all that lies below its own folder, of those above the folder ``inside``,
        which ends in a slash: a configuration, or what to ignore."""
        return next((name for at, name in self._governors if inside.startswith(at)), None)

    @cached_property
    def _governors(self) -> list[tuple[str, str]]:
        split = [(name.rpartition("/"), name) for name in sorted(self.names)]
        return [(at + slash, name) for (at, slash, own), name in split if own in (*CONFIGURATIONS, RULES)]


def changes_in(folder: str, revision: str) -> Changes:
    """Return what differs in the repository of ``folder``. :class:`GitFailed`."""
    top = os.fsdecode(ask(folder, "rev-parse", "--show-toplevel", kind="no-repository")).removesuffix("\n")
    base = _parting(top, revision)
    # Renamed files count as deleted and new. Submodules count as one name, and are not looked into.
    names = ask_names(
        top, "diff-tree", "-r", "--name-only", "-z", *_PLAIN, "--no-ext-diff", "--no-textconv", base, "HEAD"
    )
    asked = ("status", "--porcelain", "-z", *_PLAIN, "--untracked-files=normal", "--ignored")
    status = ask_names(top, *asked, settings=no_filters(top))
    names += [line[3:] for line in status]  # behind two letters and a space
    return Changes(os.path.realpath(top), frozenset(name.rstrip("/") for name in names))


def _parting(top: str, revision: str) -> str:
    """Return the hash of the commit where HEAD and ``revision`` part."""
    try:
        commit = _commit(top, revision)
        found = ask(top, "merge-base", commit, "HEAD", kind="no-ancestor").decode().strip()
    except GitFailed as error:
        shallow = ask(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raise GitFailed(error.kind, error.said, is_shallow=shallow) from None
    return found


def _commit(top: str, revision: str) -> str:
    # git takes what begins with a dash for an option, and no revision begins so
    if not revision or revision.startswith("-") or "\0" in revision:
        raise GitFailed("no-revision")
    found = ask(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", kind="no-revision").decode().strip()
    if not _HASH.fullmatch(found):  # "^main" is a revision, and none to compare with
        raise GitFailed("no-revision")
    return found


def _root_of(folder: str) -> str:
    """Return the root of the repository that ``folder`` really lies in, or the folder where it lies in none."""
    real = here = os.path.realpath(folder or os.curdir)
    while not os.path.lexists(os.path.join(here, GIT)):  # noqa: PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return real
        here = above
    return here


class _Standing(NamedTuple):
    """Of a folder: the changes in its repository, its path there, and what has changed that governs its files."""

    changes: Changes | None
    inside: str
    governor: str | None


class _Differing:
    """Whether targets differ, by the ``changes`` of their repositories. ``governing`` fills with the names of what
    governs targets that it is asked for."""

    def __init__(self, changes: list[Changes], choice: "Choice", asked: Iterable[str]) -> None:
        self._changes = sorted(changes, key=lambda each: -len(each.root))
        self._asked = next((shown_name(path) for path in asked if _has_changed(path, self._changes)), None)
        self._choice = choice
        self._standing: dict[str, _Standing] = {}
        self._by_config: dict[str, str | None] = {}
        self.governing: set[str] = set()

    def has(self, target: Target) -> bool:
        """Whether a target is to be checked."""
        if target.path == STANDARD_INPUT or target.fault is not None:
            return True
        folder, name = os.path.split(target.path)
        if folder not in self._standing:
            self._standing[folder] = self._stands(folder)
        stands = self._standing[folder]
        if stands.governor is not None:
            self.governing.add(stands.governor)
            return True
        return stands.changes is None or stands.changes.has(stands.inside + name)

    def _stands(self, folder: str) -> _Standing:
        real = os.path.realpath(folder or os.curdir)
        found = _within(self._changes, real)
        if found is None:
            return _Standing(None, "", None)
        changes, inside = found
        above = changes.governor(inside)
        governor = self._asked or (f"{changes.root}/{above}" if above else self._governor_by(folder))
        governor = None if governor is None else shown_name(governor)
        return _Standing(changes, inside, governor)

    def _governor_by(self, folder: str) -> str | None:
        """Return what has changed of the configuration that holds for a folder: one that it extends, or a form."""
        config = self._choice.config(folder)
        if config is None:
            return None
        if config.file not in self._by_config:
            changed = (name for each in config.chain for name in _changed_of(each, self._changes))
            self._by_config[config.file] = next(changed, None)
        return self._by_config[config.file]


def _changed_of(config: "Config", changes: list[Changes]) -> Iterator[str]:
    found = _within(changes, os.path.realpath(config.folder))
    if found is None:
        return
    here, inside = found
    named = (config.file, *([f"{config.folder}/{config.keys.baseline}"] if config.keys.baseline else ()))
    yield from (file for file in named if _has_changed(file, changes))
    for name in sorted(here.names) if config.keys.forms else ():
        if name.startswith(inside) and any(matches(form, name.removeprefix(inside)) for form in config.keys.forms):
            yield f"{config.folder}/{name.removeprefix(inside)}"


def _has_changed(file: str, changes: list[Changes]) -> bool:
    """Whether a file lies in one of the repositories, and has changed there."""
    folder, name = os.path.split(os.path.normpath(file))
    found = _within(changes, os.path.realpath(folder))
    return found is not None and found[0].has(found[1] + name)


def _within(changes: list[Changes], real: str) -> tuple[Changes, str] | None:
    """Return the changes of the repository that a folder lies in, and its path there, ending in a slash."""
    for each in changes:
        top = each.root.rstrip(os.sep) + os.sep
        if (real + os.sep).startswith(top):
            return each, (real.rstrip(os.sep) + os.sep).removeprefix(top).replace(os.sep, "/")
    return None
