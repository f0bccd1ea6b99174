"""The command line, run in this process."""

from cli.conftest import no_summary, perfgoal

__all__ = ["no_summary", "perfgoal"]
