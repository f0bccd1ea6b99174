"""Many files: which ones there are, and reading them one by one."""

from perfgoal.workspace.discover import STANDARD_INPUT, Target, discover, read_target, shown_name

__all__ = ["STANDARD_INPUT", "Target", "discover", "read_target", "shown_name"]
