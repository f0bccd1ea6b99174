"""The files that the rules over all declarations of a repository go by, as its configuration names them."""

import os
from collections.abc import Iterable
from pathlib import PurePath

from perfgoal.workspace.invalid import InvalidConfiguration
from perfgoal.workspace.keys import Config
from perfgoal.workspace.kinds import DECLARATIONS, OFFICE
from perfgoal.workspace.patterns import ANY_DEPTH, files_of, leaves_folder, matches


class Whole:
    """A repository by its ``config``, which asks for these rules: its ``folder``, the ``roster`` (an absolute path, or
    ``None``), and the share from which on two declarations are alike. :class:`InvalidConfiguration` for a file that is
    not there or lies elsewhere."""

    def __init__(self, config: Config) -> None:
        keys = config.keys.repository
        assert keys is not None
        self.file = config.file
        self.folder = config.folder
        self.likeness = keys.likeness
        self._last = () if keys.last_year is None else _below(keys.last_year)
        self.roster = None if keys.roster is None else _one(config, keys.roster)
        if keys.last_year is not None:
            self.last_year_files = _files(config, keys.last_year, self._last)
        else:
            self.last_year_files = []

    @property
    def names_last_year(self) -> bool:
        """Whether the configuration says which files are last year's."""
        return bool(self._last)

    def is_last_year(self, path: str) -> bool:
        """Whether the file ``path`` is one of last year's that the configuration names."""
        if not self._last:
            return False
        inside = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100
        return any(matches(pattern, PurePath(inside).as_posix()) for pattern in self._last)

    def lies_in(self, paths: Iterable[str]) -> bool:
        """Whether one of ``paths`` is a folder that holds all of it."""
        folders = [os.path.abspath(path) for path in paths if os.path.isdir(path)]  # noqa: PTH100, PTH112
        return any(f"{self.folder}/".startswith(f"{folder.rstrip('/')}/") for folder in folders)


def _below(pattern: str) -> tuple[str, str]:
    """Return the patterns of the files that ``pattern`` names, and of those in folders that it names."""
    plain = pattern.rstrip("/")
    return plain, f"{plain}/{ANY_DEPTH}"


def _one(config: Config, pattern: str) -> str:
    found = _matching(config, "roster", pattern, (pattern,))
    if len(found) > 1:
        raise InvalidConfiguration("several", config.file, key="roster", pattern=pattern)
    return found[0]


def _files(config: Config, pattern: str, below: Iterable[str]) -> list[str]:
    found = _matching(config, "last-year", pattern, below)
    return [path for path in found if path.lower().endswith((*DECLARATIONS, *OFFICE))]


def _matching(config: Config, key: str, pattern: str, patterns: Iterable[str]) -> list[str]:
    if leaves_folder(pattern):
        raise InvalidConfiguration("outside", config.file, key=key, pattern=pattern)
    found = sorted({path for each in patterns for path in files_of(config.folder, each)})
    if not found:
        raise InvalidConfiguration("no-match", config.file, key=key, pattern=pattern)
    return found
