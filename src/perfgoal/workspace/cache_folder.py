"""Where the answers of earlier runs are kept, and whether nobody else can have written them."""

import contextlib
import os
import stat
import sys
from pathlib import Path

VARIABLE = "PERFGOAL_CACHE_DIR"
"""The environment variable that names the folder of the cache."""

_BESIDE = ("-journal", "-wal", "-shm")
"""How files end from which SQLite takes what stands in a database, although this program makes the first alone."""


def cache_folder() -> str | None:
    """Return the folder of the cache: what the environment names, else the place that the system has for such. ``None``
    where there is none: a home that is no whole path would be one in the working folder, for a stranger to fill."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    home = os.path.expanduser("~")  # noqa: PTH111  pathlib would raise where there is none
    if sys.platform == "win32" and base:
        return os.path.join(base, "perfgoal", "Cache")  # noqa: PTH118
    if sys.platform != "darwin" and os.path.isabs(base):  # noqa: PTH117
        return f"{base}/perfgoal"
    if not os.path.isabs(home):  # noqa: PTH117
        return None
    return f"{home}/Library/Caches/perfgoal" if sys.platform == "darwin" else f"{home}/.cache/perfgoal"


def is_ours(path: Path) -> bool:
    """Whether no other user can have written to the cache in the file ``path``, which need not be there yet: whoever
    can says what is found in a declaration. The system's administrator may have made the folder."""
    if not hasattr(os, "geteuid"):  # Windows keeps what is a user's own from others
        return True
    user, folder = os.geteuid(), path.parent.stat()
    if folder.st_uid not in (user, 0) or _is_shared(folder, user):
        return False
    for beside in ("", *_BESIDE):
        with contextlib.suppress(FileNotFoundError):
            status = path.with_name(path.name + beside).lstat()
            if status.st_uid != user or not stat.S_ISREG(status.st_mode) or _is_shared(status, user):
                return False
    return True


def _is_shared(status: os.stat_result, user: int) -> bool:
    """Whether others than its owner may write to it. Where each user has a group, it bears the user's own number."""
    return bool(status.st_mode & (stat.S_IWOTH if status.st_gid == user else stat.S_IWOTH | stat.S_IWGRP))
