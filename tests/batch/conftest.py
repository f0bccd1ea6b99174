"""The command line in this process, as its own tests have it."""

from cli.conftest import no_summary, perfgoal

__all__ = ["no_summary", "perfgoal"]
