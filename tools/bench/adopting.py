"""Run a command, adopt the processes it leaves behind, and write what all of them cost into a file:
``adopting.py FILE COMMAND…``.

A process whose parent has ended would be waited for and counted by nobody: Spark ends before the workers of its
executors do. This one takes the place of such a parent, which Linux alone lets it.
"""

import ctypes
import json
import os
import resource
import sys
import time
from contextlib import suppress

PR_SET_CHILD_SUBREAPER = 36

costs, *command = sys.argv[1:]
if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
    sys.exit("this system lets no process adopt others")
start = time.perf_counter()
first = os.posix_spawnp(command[0], command, os.environ)
_, status = os.waitpid(first, 0)
clock = time.perf_counter() - start
with suppress(ChildProcessError):  # all have ended
    while True:
        os.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(costs, "w", encoding="utf-8") as file:  # noqa: PTH123  it says no more than launcher.py does
    json.dump(
        {"seconds": used.ru_utime + used.ru_stime, "clock": clock, "code": os.waitstatus_to_exitcode(status)}, file
    )
