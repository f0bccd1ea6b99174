"""Run a command and write what it cost into a file: ``launcher.py FILE COMMAND…``.

A process of its own, and a small one: the peak of a new process is at least that of the one that starts it, and the
benchmark is large by then.
"""

import json
import os
import sys
import time

costs, *command = sys.argv[1:]
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
clock = time.perf_counter() - start
with open(costs, "w", encoding="utf-8") as file:  # noqa: PTH123  pathlib would double the size of this process
    cost = {"seconds": used.ru_utime + used.ru_stime, "clock": clock, "peak": used.ru_maxrss}
    json.dump({**cost, "code": os.waitstatus_to_exitcode(status)}, file)
