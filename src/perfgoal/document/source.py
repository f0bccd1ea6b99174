"""Files to bytes, and bytes to text, without trusting either."""

import codecs
import errno
import os
import stat
from pathlib import Path

from perfgoal.document.model import START, Fault, Lines, Position

MAX_BYTES = 1_048_576

_BOM = codecs.BOM_UTF8
_OTHER_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class Unreadable(Exception):
    """A path that bears something, which cannot be read as a file (PG001). Carries the :class:`Fault`."""

    def __init__(self, variant: str, **arguments: str | int) -> None:
        super().__init__(variant)
        self.fault = Fault("PG001", variant, START, arguments)


def read_file(path: str | os.PathLike[str], *, follow_links: bool = True, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes.

    Opening never blocks, on a FIFO either. Raises :class:`Unreadable` for a folder, a FIFO, a socket, a
    device, a link that leads nowhere or loops (or any link, without ``follow_links``), a missing permission,
    a file that is too large, and one that vanishes while it is read; ``FileNotFoundError`` where nothing
    bears the path at all.
    """
    path = Path(path)
    try:
        _require_regular(path.stat(follow_symlinks=follow_links))
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        if not follow_links:
            flags |= getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(path, flags), "rb") as file:
            _require_regular(os.fstat(file.fileno()))
            data = file.read(limit + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise Unreadable("dangling-link") from None
        raise
    except PermissionError:
        raise Unreadable("no-permission") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable("link-loop") from None
        if error.errno in (errno.ENAMETOOLONG, errno.ENOTDIR):
            raise FileNotFoundError(str(path)) from None
        raise Unreadable("system", reason=os.strerror(error.errno or 0)) from None
    except ValueError:  # a NUL inside the path
        raise FileNotFoundError(str(path)) from None
    if len(data) > limit:
        raise Unreadable("too-large", limit=limit)
    return data


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    kinds = (
        (stat.S_ISDIR, "folder"),
        (stat.S_ISFIFO, "fifo"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISLNK, "link"),
    )
    raise Unreadable(next((variant for test, variant in kinds if test(status.st_mode)), "device"))


def decode(data: bytes) -> tuple[str, bool, Fault | None]:
    """Return the text of UTF-8 bytes without its byte order mark, whether it had one, and the fault (PG001 or
    PG002) that keeps it from being text; then the text is what could be decoded, for showing its line."""
    if len(data) > MAX_BYTES:
        return "", False, Fault("PG001", "too-large", START, {"limit": MAX_BYTES})
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    for mark, name in _OTHER_BOMS:
        if data.startswith(mark):
            return "", False, Fault("PG002", "known", START, {"encoding": name, "byte": f"0x{data[0]:02X}"})
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(body, error.start, bom)
    if "\0" in text and (name := _looks_like_utf16(body)):
        return "", bom, Fault("PG002", "known", START, {"encoding": name, "byte": "0x00"})
    return text, bom, None


def _undecodable(body: bytes, start: int, bom: bool) -> tuple[str, bool, Fault]:
    before = body[:start].decode("utf-8")
    where = Lines(before).span(len(before), len(before))
    position = Position(where.line, where.column, where.line, where.column + 1)
    arguments: dict[str, str | int] = {"byte": f"0x{body[start]:02X}"}
    if name := _looks_like_utf16(body) or _looks_like_gb18030(body):
        return before, bom, Fault("PG002", "known", position, {**arguments, "encoding": name})
    return before, bom, Fault("PG002", "unknown", position, arguments)


def _looks_like_utf16(body: bytes) -> str | None:
    """Name UTF-16 without a mark by its digits and line ends: every other byte of them is NUL."""
    sample = body[:4096]
    return "UTF-16" if sample.count(0) * 5 >= len(sample) else None


def _looks_like_gb18030(body: bytes) -> str | None:
    """Name GB18030 where all of the bytes decode and most of what is not ASCII is a common Chinese character."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    common = sum("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" for c in foreign)
    return "GB18030" if common * 10 >= len(foreign) * 8 else None
