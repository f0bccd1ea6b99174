"""Files to bytes, and bytes to text, without trusting either."""

import codecs
import errno
import os
import re
import stat
from itertools import islice
from pathlib import Path

from perfgoal.document.model import START, Fault, Lines, Position

MAX_BYTES = 1_048_576
_SAMPLE = 4096  # characters that tell one encoding from another
_ASCII = "\n-~"
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"

# Only Windows tells a text from bytes. It waits for no FIFO, and a link is seen there by the look before alone.
_OPENING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)

_BOM = codecs.BOM_UTF8
_OTHER_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)


class Unreadable(Exception):
    """A path that bears something, which cannot be read as a file (PG001). Carries the :class:`Fault`."""

    def __init__(self, variant: str, **arguments: str | int) -> None:
        self.fault = Fault("PG001", variant, START, arguments)


def read_file(path: str | os.PathLike[str], *, follow_links: bool = True, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes.

    Opening never blocks, on a FIFO either. Raises :class:`Unreadable` for a folder, a FIFO, a socket, a
    device, a link that leads nowhere or loops (or any link, without ``follow_links``), a missing permission,
    a file that is too large, and one that vanishes while it is read; ``FileNotFoundError`` where nothing
    bears the path at all.
    """
    try:
        _require_regular(os.stat(path, follow_symlinks=follow_links))  # noqa: PTH116  at every file, and twice as fast
    except (OSError, ValueError) as error:
        raise _unreadable(Path(path), error, follow_links) from None
    try:
        data = _read_regular(path, follow_links, limit + 1)
    except FileNotFoundError:
        raise Unreadable("vanished") from None
    except OSError as error:
        raise _unreadable(Path(path), error, follow_links) from None
    if len(data) > limit:
        raise Unreadable("too-large", limit=limit)
    return data


def _read_regular(path: str | os.PathLike[str], follow_links: bool, most: int) -> bytes:
    """Read at most ``most`` bytes; what was a file a moment ago may be something else by now, or of another size."""
    descriptor = os.open(path, _OPENING if follow_links else _OPENING | _NO_LINKS)
    try:
        status = os.fstat(descriptor)
        _require_regular(status)
        # Room is made for what is asked for: 1 MiB for each small file would cost as much as reading it as YAML.
        data = os.read(descriptor, min(status.st_size + 1, most))
        if len(data) == status.st_size:
            return data  # a byte more was asked for, and there was none
        while len(data) < most and (more := os.read(descriptor, most - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def _unreadable(path: Path, error: OSError | ValueError, follow_links: bool) -> Unreadable | FileNotFoundError:
    """Return what to raise for an error of the system."""
    if not isinstance(error, OSError):  # a NUL inside the path, or what the file system's encoding lacks
        return FileNotFoundError(str(path))
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return Unreadable("dangling-link") if _is_link(path) else FileNotFoundError(str(path))
    if error.errno == errno.ELOOP:
        return Unreadable("link-loop" if follow_links or not _is_link(path) else "link")
    if isinstance(error, PermissionError):
        return Unreadable("no-permission")
    return Unreadable("system", reason=os.strerror(error.errno or 0))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # a name too long to be one
        return False


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
    PG002) that keeps it from being text; then what is no text stands as U+FFFD, so that its line can be shown."""
    if len(data) > MAX_BYTES:
        return "", False, Fault("PG001", "too-large", START, {"limit": MAX_BYTES})
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    for mark, name, codec in _OTHER_BOMS:
        if data.startswith(mark):
            arguments = {"encoding": name, "byte": f"0x{data[0]:02X}"}
            return "", False, Fault("PG002", "known", START, arguments, codec=codec)
    text, fault = _from_utf8(body)
    if fault and bom:  # behind a mark of UTF-8, the whole is a text of no other encoding
        fault = fault._replace(codec="")
    return text, bom, fault


def converted(data: bytes, codec: str) -> bytes | None:
    """Return a text in another encoding as UTF-8, without a byte order mark; ``None`` where the bytes are not exactly
    those of a text in that encoding."""
    try:
        text = data.decode(codec)
        return text.removeprefix("\ufeff").encode() if text.encode(codec) == data else None
    except UnicodeError:
        return None


def _guessed(position: Position, byte: str, name: str, codec: str) -> Fault:
    """PG002 for an encoding that the bytes look like: which it is, only their author knows for certain."""
    return Fault("PG002", "known", position, {"encoding": name, "byte": byte}, safe=False, codec=codec)


def _from_utf8(body: bytes) -> tuple[str, Fault | None]:
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return _undecodable(body, error.start)
    if "\0" in text and (wide := _wide_encoding(body)):
        return "", _guessed(START, "0x00", *wide)
    return text, None


def _undecodable(body: bytes, start: int) -> tuple[str, Fault]:
    byte = f"0x{body[start]:02X}"
    if wide := _wide_encoding(body):
        return "", _guessed(START, byte, *wide)
    text = body.decode(errors="replace")
    offset = len(body[:start].decode())
    position = Lines(text).span(offset, offset + 1)
    if text.count("\ufffd") > len(re.findall(f"[{_CHINESE}]", text)) and _looks_like_gb18030(body):
        return text, _guessed(position, byte, "GB18030", "gb18030")
    return text, Fault("PG002", "unknown", position, {"byte": byte})


def _wide_encoding(body: bytes) -> tuple[str, str] | None:
    """Name UTF-16 or UTF-32 without a mark, and its codec. Read as such, nearly all of it must be characters of a
    Chinese or English text."""
    for mark, name, codec in _OTHER_BOMS:
        text = body[: _SAMPLE * len(mark)].decode(codec, "replace")
        ascii_count, both = (len(re.findall(f"[{signs}]", text)) for signs in (_ASCII, _ASCII + _CHINESE))
        # Two letters of an ASCII text make one Chinese character of UTF-16: so some ASCII must be there too.
        if ascii_count * 20 >= len(text) and both * 10 >= len(text) * 9:
            return name, codec
    return None


def _looks_like_gb18030(body: bytes) -> bool:
    """Whether all of the bytes decode, and what is not ASCII is mostly of GB 2312's 6,763 common characters and
    its signs. Latin-1 decodes as rarer ones, if it does; so may UTF-8 with some bad bytes, and need not."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = "".join(islice((character for character in text if not character.isascii()), _SAMPLE))
    common = len(foreign.encode("gb2312", "ignore")) / 2
    return common >= 0.8 * len(foreign)
