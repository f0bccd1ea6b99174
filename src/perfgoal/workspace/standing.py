"""Where targets stand: the folders that their configurations are looked for in."""

import os
from collections.abc import Iterable

from perfgoal.workspace.discover import STANDARD_INPUT, Target

CONFIGURATIONS = ("perfgoal.toml", "pyproject.toml")


def path_of(target: Target, stdin_filename: str = STANDARD_INPUT) -> str:
    """Return the path by which a configuration is found for a target."""
    return stdin_filename if target.path == STANDARD_INPUT else target.path


def folders_of(targets: Iterable[Target], stdin_filename: str = STANDARD_INPUT) -> list[str]:
    """Return the folders in which targets lie, each once; an empty name is the working folder."""
    return list(dict.fromkeys([os.path.dirname(path_of(target, stdin_filename)) for target in targets]))  # noqa: PTH120


def unconfigured(folders: Iterable[str]) -> bool:
    """Whether no configuration can hold for any of ``folders``: there is no file above them that may be one, up to the
    roots of their repositories."""
    known: set[str] = set()
    return not any(_configured(os.path.abspath(folder), known) for folder in folders)  # noqa: PTH100


def _configured(folder: str, known: set[str]) -> bool:
    while folder not in known:
        known.add(folder)
        if any(os.path.lexists(f"{folder}/{name}") for name in CONFIGURATIONS):
            return True
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or os.path.lexists(f"{folder}/.git"):
            break
        folder = above
    return False
