"""What a process that works on a stranger's file takes from itself: memory without end, files to write, time."""

import math
import time
from contextlib import suppress
from pathlib import Path

MEBIBYTE = 1024 * 1024


def limit_memory(megabytes: int, *, addresses: bool = True) -> None:
    """Let this process have so many ``megabytes`` beyond what it has, write no file and leave no core dump.

    Without ``addresses`` only what it can write to counts, and not what it keeps addresses for: a program of several
    threads keeps far more of them than it uses. Nothing is limited on Windows."""
    try:
        import resource  # noqa: PLC0415  is not there on Windows, where the time limit has to do
    except ImportError:
        return
    more = megabytes * MEBIBYTE
    limits = [(resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, _data_of_process() + more)]
    if addresses:
        with suppress(OSError):
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            limits.append((resource.RLIMIT_AS, pages * resource.getpagesize() + more))
    for kind, limit in limits:
        with suppress(ValueError, OSError):  # a lower limit was set for all processes
            resource.setrlimit(kind, (limit, limit))


def limit_time(seconds: float) -> None:
    """Let this process work so many more ``seconds``, not counting those in which it waits for its turn; it is ended
    then (SIGXCPU). Nothing is limited on Windows."""
    try:
        import resource  # noqa: PLC0415  is not there on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(time.process_time() + seconds)
    with suppress(ValueError, OSError):  # a lower limit was set for all processes
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _data_of_process() -> int:
    """Return the bytes of data that the process has."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return 0
