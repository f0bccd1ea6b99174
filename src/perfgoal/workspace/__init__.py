"""Many files: which ones there are, what holds for each, and checking them.

Configurations are read with pydantic, which is imported when the first one is: a run that finds all answers in the
cache does without.
"""

from typing import TYPE_CHECKING, Any

from perfgoal.workspace.discover import discover
from perfgoal.workspace.reading import read_target
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets, shown_name

if TYPE_CHECKING:
    from perfgoal.workspace.finder import Finder
    from perfgoal.workspace.invalid import InvalidConfiguration
    from perfgoal.workspace.keys import Config

_HOMES = {
    "Config": "perfgoal.workspace.keys",
    "Finder": "perfgoal.workspace.finder",
    "InvalidConfiguration": "perfgoal.workspace.invalid",
}

__all__ = [
    "STANDARD_INPUT",
    "Config",
    "Finder",
    "InvalidConfiguration",
    "Target",
    "Targets",
    "discover",
    "read_target",
    "shown_name",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
