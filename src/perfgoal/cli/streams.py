"""Standard streams that a caller has closed."""

import contextlib
import os
import sys


def hold() -> None:
    """Take the place of standard streams that are closed, so that no file which is opened later gets into one and is
    written to by a report. What is printed to a closed standard output fails as it does for other programs (EBADF);
    notices go nowhere; a closed standard input stays one that cannot be read."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is the one given. Standard output is opened to be read, so that it
            # cannot be written.
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
    with contextlib.suppress(OSError):  # elsewhere than on POSIX another number may be free
        if sys.stdout is None:
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  as long as the process
        if sys.stderr is None:
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
