"""A process that may no more than a user may, although it is root's."""

import ctypes
import os
from pathlib import Path

_VERSION = 0x20080522
_ANYWHERE = 0b110  # to write, and to read, whatever the permissions say


def as_a_user() -> None:
    """Let permissions of files hold for this process from here on, where it is root's."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    head, held = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(head, held) == 0
    for number in range(3):  # what it does, what it may do, what it passes on
        held[number] &= ~_ANYWHERE
    assert system.capset(head, held) == 0


def closed(folder: Path) -> None:
    """Let nobody make a file in a folder, or in one below."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o555)


def opened(folder: Path) -> None:
    """Let the owner do so again."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
