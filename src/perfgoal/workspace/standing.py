"""Where targets stand: the folders that their configurations are looked for in."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfgoal.workspace.targets import Target

CONFIGURATIONS = ("perfgoal.toml", "pyproject.toml")
_STANDARD_INPUT = "-"


def path_of(target: "Target", stdin_filename: str = _STANDARD_INPUT) -> str:
    """Return the path by which a configuration is found for a target."""
    return stdin_filename if target.path == _STANDARD_INPUT else target.path


def folders_of(targets: "Iterable[Target]", stdin_filename: str = _STANDARD_INPUT) -> list[str]:
    """Return the folders in which targets lie, each once; an empty name is the working folder."""
    return list(dict.fromkeys([os.path.dirname(path_of(target, stdin_filename)) for target in targets]))  # noqa: PTH120


def may_be_configured(folder: str, known: dict[str, bool]) -> bool:
    """Whether a configuration may hold for ``folder``: there is a file above it that may be one, up to the root of its
    repository. ``known`` keeps the answer for each folder."""
    here, passed = os.path.abspath(folder), []  # noqa: PTH100
    while here not in known:
        passed.append(here)
        above = os.path.dirname(here)  # noqa: PTH120
        if any(os.path.lexists(f"{here}/{name}") for name in CONFIGURATIONS):
            known[here] = True
        elif above == here or os.path.lexists(f"{here}/.git"):
            known[here] = False
        else:
            here = above
    found = known[here]
    known.update(dict.fromkeys(passed, found))
    return found
