"""Things that stand where a file is expected."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

SPARSE = 10 * 1024**3


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket is no longer than some hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, SPARSE)


MAKE: dict[str, Callable[[Path], object]] = {
    "fifo": lambda path: os.mkfifo(path),  # noqa: PLW0108  not on Windows
    "socket": _socket,
    "folder": lambda path: path.mkdir(),
    "dangling": lambda path: path.symlink_to(path.with_name("gone")),
    "loop": lambda path: path.symlink_to(path),
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "sparse": _sparse,
}
"""What makes each of them at a path that is free."""
