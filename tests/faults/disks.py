"""Disks of a few kilobytes, and ones that nobody may write to: mounted where no other process sees them."""

import ctypes
import os
import pickle
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest

PAGE = 4_096
_NEW_MOUNTS = 0x00020000
_READ_ONLY, _REMOUNT, _BIND, _PRIVATE, _ALL_BELOW = 0x1, 0x20, 0x1000, 0x40000, 0x4000

Came = TypeVar("Came")


def apart(work: Callable[[], Came]) -> Came:
    """Return what ``work`` returns in a copy of this process whose mounts are its own, and gone when it ends. Skips the
    test where this process may have none."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            try:
                came: object = None
                permitted = _own_mounts()
                if permitted:
                    came = work()
                pickle.dump((permitted, came), told)
                told.flush()
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status == 0, "see what the process said"
        told.seek(0)
        permitted, came = pickle.load(told)
        if not permitted:
            pytest.skip("this process may mount nothing")
        return cast(Came, came)


def small_disk(folder: Path, pages: int, files: int = 1_000) -> None:
    """Mount a disk with room for so many ``pages`` and ``files`` at ``folder``."""
    _mount("tmpfs", folder, "tmpfs", 0, f"size={pages * PAGE},nr_inodes={files}")


def read_only(folder: Path) -> None:
    """Let nobody write below ``folder``, root neither."""
    _mount(str(folder), folder, None, _BIND, None)
    _mount(str(folder), folder, None, _BIND | _REMOUNT | _READ_ONLY, None)


def unmount(folder: Path) -> None:
    """Take away what is mounted at ``folder``."""
    if _system.umount2(os.fsencode(folder), 2):
        raise OSError(ctypes.get_errno(), "umount", str(folder))


def fill(folder: Path, left: int) -> None:
    """Fill a small disk up to so many bytes."""
    room = os.statvfs(folder)
    (folder / "filler").write_bytes(bytes(max(room.f_bavail * room.f_bsize - left, 0)))


def _own_mounts() -> bool:
    if not hasattr(_system, "unshare") or _system.unshare(_NEW_MOUNTS):
        return False
    return not _system.mount(None, b"/", None, _PRIVATE | _ALL_BELOW, None)


def _mount(source: str, folder: Path, kind: str | None, flags: int, options: str | None) -> None:
    names = (source, str(folder), kind)
    given = [None if name is None else os.fsencode(name) for name in names]
    if _system.mount(*given, flags, None if options is None else options.encode()):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


_system = ctypes.CDLL(None, use_errno=True)
