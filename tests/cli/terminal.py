"""What the tests of the command line share."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[2] / "examples"


class Ended(NamedTuple):
    """How a command line ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


def process(*arguments: str | Path, **options: object) -> "subprocess.Popen[bytes]":
    """Start a command line as a process of its own; ``behind`` another program's command, where that is given."""
    behind: Sequence[str] = options.pop("behind", ())  # type: ignore[assignment]
    environment = {**os.environ, "PERFGOAL_TODAY": "2024-06-01", "PERFGOAL_LANG": "zh"}
    environment.update(options.pop("env", {}))  # type: ignore[call-overload]
    command = [*behind, sys.executable, "-m", "perfgoal", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, **options)  # type: ignore[call-overload, no-any-return]
