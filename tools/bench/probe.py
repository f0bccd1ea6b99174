"""Validate each file named, in a process of its own, and print what that cost: ``python -m bench.probe FILE…``.

The first is only there to load what all need: a fork begins with that, and with nothing that an earlier file left
behind.
"""

import gc
import json
import os
import sys
from datetime import date
from time import process_time

from document.peak import peak
from perfgoal.checking import Settings, review_file
from perfgoal.cli.main import keep_garbage_cheap

SETTINGS = Settings(date(2024, 6, 1))


def cost(path: str) -> tuple[float, int, bool]:
    """Return the seconds of processor time that validating a file takes, the bytes that it adds to the peak, and
    whether it was refused before any rule judged it."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        memory, start = peak(), process_time()
        refused = review_file(path, path, SETTINGS).declaration is None
        os.write(theirs, json.dumps((process_time() - start, peak() - memory, refused)).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        told = pipe.read()
    os.wait()
    seconds, grown, refused = json.loads(told)
    return seconds, grown, refused


if __name__ == "__main__":
    example, *paths = sys.argv[1:]
    keep_garbage_cheap()  # as the command does
    gc.freeze()
    review_file(example, example, SETTINGS)  # what is made once is no file's
    sys.stdout.write(json.dumps({path: cost(path) for path in paths}))
