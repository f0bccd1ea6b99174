"""Run a command with an end to its time, and write down the most memory that it had, in bytes.

    python bounded.py SECONDS FILE COMMAND…

What starts a command hands its own memory down to what the system counts for it: a run of thousands of tests has much
of it, and this program little.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

UNIT = 1 if sys.platform == "darwin" else 1024


def under(seconds: int, told: Path) -> list[str]:
    """Return what to put before a command that may take so many ``seconds`` of a processor; its most memory will stand
    in the file ``told``."""
    return [sys.executable, __file__, str(seconds), str(told)]


def run(seconds: int, told: str, command: Sequence[str]) -> int:
    """Carry out ``command``, and return its exit code, or 128 and the signal that ended it."""
    import resource  # noqa: PLC0415  is not there on Windows

    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        os.execv(command[0], list(command))
    _, status, usage = os.wait4(child, 0)
    Path(told).write_text(str(usage.ru_maxrss * UNIT), encoding="ascii")
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
