"""What the tests of faults share with those of the command line."""

import os

from cli.conftest import example, no_summary, perfgoal

__all__ = ["example", "no_summary", "perfgoal"]

collect_ignore_glob = [] if hasattr(os, "fork") else ["test_*.py"]  # as on Windows
