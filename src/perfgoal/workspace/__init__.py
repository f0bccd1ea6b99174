"""Many files: which ones there are, what holds for each, and reading them one by one."""

from perfgoal.workspace.discover import STANDARD_INPUT, Target, Targets, discover, read_target, shown_name
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.keys import Config, InvalidConfiguration

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
