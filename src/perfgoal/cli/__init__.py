"""The command line: the only place that reads arguments, prints and exits."""

from perfgoal.cli.main import main, run

__all__ = ["main", "run"]
