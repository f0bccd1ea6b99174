"""Paths to declarations: a file is taken as it is, a folder is walked for YAML files that declare something and, where
that is asked for, for workbooks and documents; and so is what a pattern matches that no shell has replaced by names."""

import os
from collections.abc import Sequence

from perfgoal.workspace.choosing import Choice
from perfgoal.workspace.passed import Passed
from perfgoal.workspace.patterns import has_wildcard
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets, shown_name
from perfgoal.workspace.walking import walk


class NothingMatches(ValueError):
    """A pattern that matches no file."""


def discover(paths: Sequence[str], config: str | None = None, *, office: bool = False) -> Targets:
    """Return the files that ``paths`` (files, folders, patterns, ``-``) name, each once, in the order of their names.

    What a walk or a pattern comes upon is passed over where a .gitignore of its repository or a configuration says so:
    the one that holds for its folder, or the one in the file ``config``. ``FileNotFoundError`` for a path that nothing
    bears, :class:`NothingMatches`, ``InvalidConfiguration``. No declaration is opened,
    but where a workbook or a document (``office``) is called as it is.
    """
    held: dict[str, Target | bool] = {}
    passed, choice = Passed(), Choice(config)
    for path in paths:
        if path == STANDARD_INPUT:
            held.setdefault(path, Target(path, path))
        elif os.path.isdir(path):  # noqa: PTH112  takes a path with a NUL for what it is: no folder
            for name, found in walk(path, choice, passed, office=office):
                held.setdefault(name, found)
        elif os.path.lexists(path):
            name = shown_name(path)
            held[name] = Target(path, name)
        elif has_wildcard(path):
            _match(path, held, choice, passed, office=office)
        else:
            raise FileNotFoundError(path)
    return Targets(_once(held) if len(paths) > 1 else held, passed, choice)


def _match(path: str, held: dict[str, Target | bool], choice: Choice, passed: Passed, *, office: bool) -> None:
    """Add what a pattern matches."""
    folder, pattern = _parted(path)
    before, found_any = passed.count, False
    if os.path.isdir(folder):  # noqa: PTH112
        for name, found in walk(folder, choice, passed, pattern, office=office):
            held.setdefault(name, found)
            found_any = True
    if not found_any and passed.count == before:
        raise NothingMatches(path)


def folder_of(path: str) -> str:
    """Return the folder that ``path`` names, or that the files which it names lie in; an empty name is the working
    folder."""
    if os.path.isdir(path):  # noqa: PTH112
        return path
    is_pattern = has_wildcard(path) and not os.path.lexists(path)
    return _parted(path)[0] if is_pattern else os.path.dirname(path)  # noqa: PTH120


def _parted(path: str) -> tuple[str, str]:
    """Part a pattern: the steps before the first that stands for other names are a folder."""
    steps = path.replace(os.sep, "/").split("/")
    first = next(number for number, step in enumerate(steps) if has_wildcard(step))
    return "/".join(steps[:first]) or ("/" if first else os.curdir), "/".join(steps[first:])


def _once(held: dict[str, Target | bool]) -> dict[str, Target | bool]:
    """Leave out files that are there under two names: where a path leads out of the working folder, it may be named
    from the root, or from here. One that was named itself stays before one that a walk came upon, then the name of
    those in the working folder."""
    if not any(map(_is_outside, held)):
        return held
    first: dict[str, str] = {}
    for name in sorted(held, key=lambda name: (_is_walked(held[name]), _is_outside(name), name)):
        first.setdefault(os.path.abspath(name), name)  # noqa: PTH100
    return {name: held[name] for name in first.values()}


def _is_outside(name: str) -> bool:
    return name.startswith(os.pardir) or os.path.isabs(name)  # noqa: PTH117


def _is_walked(found: Target | bool) -> bool:
    return isinstance(found, bool) or found.walked
