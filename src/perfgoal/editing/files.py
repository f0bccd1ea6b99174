"""A mended text in the place of the file that it was read from."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Literal

from perfgoal.document import MAX_BYTES, Unreadable, read_file
from perfgoal.replacing import replace_whole

Why = Literal["link", "changed", "read-only", "failed"]


class NotReplaced(Exception):
    """A file that is left as it was: a ``link``, one that has ``changed`` since it was read, one that is ``read-only``,
    or one for which writing ``failed``; for that ``reason`` is the system's."""

    def __init__(self, why: Why, reason: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.reason = reason


def replace(path: str | os.PathLike[str], old: bytes, new: bytes) -> None:
    """Put ``new`` into the place of the file ``path``, of which ``old`` was read: all of it or nothing, with the same
    permissions. Raises :class:`NotReplaced`."""
    target = Path(path)
    try:
        status = target.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise NotReplaced("link")
        # A folder that may be written to lets a file be replaced that may not.
        if not os.access(target, os.W_OK):
            raise NotReplaced("read-only")
        replace_whole(target, new, stat.S_IMODE(status.st_mode), ready=lambda: _require_unchanged(target, old))
    except FileNotFoundError:
        raise NotReplaced("changed") from None
    except OSError as error:
        raise NotReplaced("failed", error.strerror or str(error)) from None


def _require_unchanged(path: Path, old: bytes) -> None:
    with suppress(Unreadable):
        if read_file(path, follow_links=False, limit=max(MAX_BYTES, len(old))) == old:
            return
    raise NotReplaced("changed")
