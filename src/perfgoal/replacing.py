"""A file that is replaced whole, or not at all."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

patient = os.name == "nt"
"""Whether a file that another program holds open cannot be replaced before it lets go, as on Windows."""

_TRIES, _PAUSE = 5, 0.1  # seconds; what holds one open for a moment is most often a virus scanner


def replace_whole(
    path: Path, content: bytes | Iterator[bytes], mode: int, *, ready: Callable[[], None] = lambda: None
) -> None:
    """Put ``content``, or its pieces as they come, into the place of the file ``path``, with the permissions ``mode``,
    through a temporary file beside it. ``ready`` is called when all but the last step is done, and may raise to leave
    ``path`` as it is.

    ``OSError`` where there is no room or no permission. Whatever ends this early, ``path`` is the old file or the new.
    """
    import tempfile  # noqa: PLC0415  takes longer to import than a report to print

    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        ready()
        _rename(Path(temporary), path)
    except BaseException:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise


def _rename(temporary: Path, path: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            temporary.replace(path)
        except PermissionError:
            if not (patient and left):
                raise
            time.sleep(_PAUSE)
        else:
            return
