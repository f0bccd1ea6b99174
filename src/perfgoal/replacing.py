"""A file that is replaced whole, or made whole, or not at all.

All of it is written beside its place first, to a file that no walk looks at. Who is killed meanwhile leaves that one
behind; its name says whose it was, and it may be removed.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

patient = os.name == "nt"
"""Whether a file that another program holds open cannot be replaced before it lets go, as on Windows."""

TEMPORARY = ".perfgoal.tmp"
"""How the name of a file ends that is about to take its place. It begins with a dot."""

_TRIES, _PAUSE = 5, 0.1  # seconds; what holds one open for a moment is most often a virus scanner
_TURNS, _TURN = 50, 0.02  # seconds; a turn takes less than one of a thousand parts of this
_OWN = 0o600
_NEW = 0o666  # of which the system takes away what the user's mask says
_EXCLUSIVE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def replace_whole(
    path: Path, content: bytes | Iterator[bytes], mode: int, *, ready: Callable[[], None] = lambda: None
) -> None:
    """Put ``content``, or its pieces as they come, into the place of the file ``path``, with the permissions ``mode``,
    and with the owner of the file that was there, where this process may give it away. ``ready`` is called when all but
    the last step is done, and may raise to leave ``path`` as it is.

    What another run of this program does to a file of the same folder comes before ``ready`` or after all of this.

    ``OSError`` where there is no room or no permission. Whatever ends this early, ``path`` is the old file or the new.
    """
    written = _written(path, content, _OWN, lambda descriptor: _make_like(path, descriptor, mode))
    with written as temporary, _in_turn(path.parent):
        ready()
        _rename(temporary, path)


def create_whole(path: Path, content: bytes) -> None:
    """Put ``content`` into a file that is not there yet, with the permissions of any new one.

    ``FileExistsError`` where anything bears the path, be it a link that leads nowhere; ``OSError`` where there is no
    room or no permission, ``ValueError`` where no file can be called so. Whatever ends this early, ``path`` is not
    there or is whole, unless the file system knows no second names of a file.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _written(path, content, _NEW) as temporary:
        _name(temporary, path)


@contextlib.contextmanager
def _written(
    path: Path, content: bytes | Iterator[bytes], mode: int, make_like: Callable[[int], None] = lambda _: None
) -> Iterator[Path]:
    """Give a file beside ``path`` that holds ``content``, on disk, once ``make_like`` has had it; what has not found
    its place is removed."""
    temporary = path.with_name(f".{path.name[:20]}.{os.urandom(6).hex()}{TEMPORARY}")
    descriptor = os.open(temporary, _EXCLUSIVE, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            make_like(file.fileno())
            os.fsync(file.fileno())
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _make_like(path: Path, descriptor: int, mode: int) -> None:
    """Give an open file the owner, the group and the attributes of the one that it is to replace, as far as this
    process may, and the permissions ``mode``: no more for another group than for all, and none to act as an owner or a
    group that it does not have.

    It is known by its ``descriptor``: its name may be a link by now, where others may write to its folder."""
    if not hasattr(os, "fchmod"):  # on Windows a file has the owner and the permissions of its folder
        return
    with contextlib.suppress(FileNotFoundError):  # nothing to be like
        there, here = path.lstat(), os.fstat(descriptor)
        if here.st_uid != there.st_uid and not _given(descriptor, there.st_uid, -1):
            mode &= ~stat.S_ISUID
        if here.st_gid != there.st_gid and not _given(descriptor, -1, there.st_gid):
            mode = mode & ~(stat.S_IRWXG | stat.S_ISGID) | (mode & stat.S_IRWXO) << 3
        if hasattr(os, "listxattr"):
            _copy_attributes(path, descriptor)
    os.fchmod(descriptor, mode)


def _given(descriptor: int, user: int, group: int) -> bool:
    """Give a file to another user or group, and return whether this process may."""
    try:
        os.fchown(descriptor, user, group)
    except OSError:
        return False
    return True


def _copy_attributes(path: Path, descriptor: int) -> None:
    with contextlib.suppress(OSError):  # this file system has none
        for name in os.listxattr(path, follow_symlinks=False):
            with contextlib.suppress(OSError):  # not for this process to set
                os.setxattr(descriptor, name, os.getxattr(path, name, follow_symlinks=False))


def _name(temporary: Path, path: Path) -> None:
    """Let a file be known as ``path``, where nothing is."""
    if os.name == "nt":
        temporary.rename(path)  # which there replaces nothing
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system that knows no second name of a file, as that of a memory card
        _copy(temporary, path)


def _copy(temporary: Path, path: Path) -> None:
    descriptor = os.open(path, _EXCLUSIVE, _NEW)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(temporary.read_bytes())
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


@contextlib.contextmanager
def _in_turn(folder: Path) -> Iterator[None]:
    """Let runs take turns in a folder, where the system has locks: none waits for long, nor for one that was killed."""
    try:
        import fcntl  # noqa: PLC0415  not on Windows
    except ImportError:
        yield
        return
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):  # a folder that may not be read, a file system that has none
            descriptor = os.open(folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            for left in reversed(range(_TURNS)):
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(_TURN if left else 0)
        yield


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
