"""Where the answers of earlier runs are kept, and whether nobody else can have written them."""

import contextlib
import os
import stat
import sys
from pathlib import Path

VARIABLE = "PERFGOAL_CACHE_DIR"
"""The environment variable that names the folder of the cache."""


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
    if folder.st_uid not in (user, 0) or folder.st_mode & stat.S_IWOTH:
        return False
    for name in (path.name, f"{path.name}-journal"):
        with contextlib.suppress(FileNotFoundError):
            status = path.with_name(name).lstat()
            if status.st_uid != user or not stat.S_ISREG(status.st_mode) or status.st_mode & stat.S_IWOTH:
                return False
    return True
