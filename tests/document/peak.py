"""Read every text of a folder, each large one in a process of its own, and print by how much its memory grew.

A fork costs little and starts with what the one process has loaded; read one after the other in it, large texts
would each add to what others left behind. Small ones are read together.
"""

import json
import os
import resource
import sys
from pathlib import Path

from perfgoal.document import read_document, read_file

LARGE = 50_000  # bytes
UNIT = 1 if sys.platform == "darwin" else 1024


def peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def growth(paths: list[Path]) -> int:
    """Return by how much reading files takes the peak of a process up, in bytes."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        start = peak()
        for path in paths:
            read_document(read_file(path, limit=2_000_000))
        os.write(theirs, str(peak() - start).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        grown = pipe.read()
    os.wait()
    return int(grown)


if __name__ == "__main__":
    read_document("a: b: c\n")  # what is loaded once is no text's
    found = sorted(Path(sys.argv[1]).iterdir())
    small = [path for path in found if path.stat().st_size < LARGE]
    grown = {path.name: growth([path]) for path in found if path not in small}
    sys.stdout.write(json.dumps({"all small texts": growth(small), **grown}))
