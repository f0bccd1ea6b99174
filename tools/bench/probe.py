"""Validate each file named, in a process of its own, and print what that cost: ``python -m bench.probe FILE…``.

The first is only there to load what all need: a fork begins with that, and with nothing that an earlier file left
behind.
"""

import json
import os
import sys
from datetime import date
from time import process_time

from document.peak import peak
from perfgoal.checking import Settings, review_file

SETTINGS = Settings(date(2024, 6, 1))


def cost(path: str) -> tuple[float, int]:
    """Return the seconds of processor time that validating a file takes, and the bytes that it adds to the peak."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        memory, start = peak(), process_time()
        review_file(path, path, SETTINGS)
        os.write(theirs, json.dumps((process_time() - start, peak() - memory)).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        told = pipe.read()
    os.wait()
    seconds, grown = json.loads(told)
    return seconds, grown


if __name__ == "__main__":
    example, *paths = sys.argv[1:]
    review_file(example, example, SETTINGS)  # what is made once is no file's
    sys.stdout.write(json.dumps({path: cost(path) for path in paths}))
