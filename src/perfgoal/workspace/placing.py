"""Which baseline speaks of a file, and by which name."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from perfgoal.workspace.standing import path_of
from perfgoal.workspace.targets import STANDARD_INPUT, Target

if TYPE_CHECKING:
    from perfgoal.workspace.keys import Config


class Place(NamedTuple):
    """The path of a ``baseline``, and the ``name`` that it has for a file: its path from the folder of the baseline."""

    baseline: str
    name: str


class Places:
    """Where findings are accepted. ``named`` returns the absolute path of the baseline for a folder, ``None`` where it
    has none. Folders are compared as they really are, so that a link on the way to one makes no difference."""

    def __init__(self, named: Callable[[str], str | None], stdin_filename: str = STANDARD_INPUT) -> None:
        self._named = named
        self._stdin_filename = stdin_filename
        self._by_folder: dict[str, Place | None] = {}

    def baseline(self, folder: str) -> str | None:
        """Return the path of the baseline for ``folder``."""
        place = self._of_folder(folder)
        return None if place is None else place.baseline

    def of(self, target: Target) -> Place | None:
        """Return which baseline speaks of a target, ``None`` where none can."""
        path = path_of(target, self._stdin_filename)
        if path == STANDARD_INPUT or target.fault is not None:
            return None
        folder, last = os.path.split(path)
        place = self._of_folder(folder)
        return None if place is None else Place(place.baseline, place.name + last)

    def file(self, baseline: str, name: str) -> str:
        """Return the absolute path of the file that the ``baseline`` calls ``name``."""
        return os.path.normpath(f"{_folder_of(baseline)}/{name}")

    def _of_folder(self, folder: str) -> Place | None:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._found(folder)
        return self._by_folder[folder]

    def _found(self, folder: str) -> Place | None:
        baseline = self._named(folder)
        if baseline is None:
            return None
        try:
            inside = os.path.relpath(os.path.realpath(folder), _folder_of(baseline))
        except ValueError:  # on another drive of Windows
            return None
        return Place(baseline, "" if inside == os.curdir else inside.replace(os.sep, "/") + "/")


def named_by(config: "Config") -> str | None:
    """Return the path of the baseline that a configuration, or one that it extends, names. ``InvalidConfiguration`` for
    one outside of the folder of the configuration."""
    for each in config.chain:
        named = each.keys.baseline
        if named is None:
            continue
        from perfgoal.workspace.invalid import InvalidConfiguration  # noqa: PLC0415  most configurations name none
        from perfgoal.workspace.patterns import leaves_folder  # noqa: PLC0415

        path = os.path.normpath(os.path.join(each.folder, named))  # noqa: PTH118
        folder = os.path.realpath(each.folder).rstrip(os.sep) + os.sep
        if leaves_folder(named) or "\0" in named or not f"{_folder_of(path)}{os.sep}".startswith(folder):
            raise InvalidConfiguration("outside", each.file, key="baseline", pattern=named)
        return path
    return None


def _folder_of(baseline: str) -> str:
    return os.path.realpath(os.path.dirname(baseline))  # noqa: PTH120
