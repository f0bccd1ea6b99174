"""A file that is a zip archive of parts, as Office's and OpenDocument's are, read without trusting it.

What an archive says of itself is looked at before anything is unpacked: a part never unpacks to more than that.
"""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from perfgoal.exchange.draft import Refused

MAX_PARTS = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together."""

_PACKED = ZIP_STORED, ZIP_DEFLATED  # no program packs such files otherwise, and others unpack all that there is at once
_ENTRY = b"PK\1\2"  # what each part has in the directory at the end


class Package:
    """The parts of an archive by their names. Raises :class:`Refused`: ``broken-file`` where it is damaged,
    ``too-many-parts`` and ``unpacks-too-large`` where it holds too much, ``encrypted`` where it asks for a password."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MAX_PARTS:  # before the archive makes something of each
            raise Refused("too-many-parts", limit=MAX_PARTS)
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError):
            raise Refused("broken-file") from None
        parts = self._archive.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise Refused("unpacks-too-large", limit=MAX_UNPACKED // 1024 // 1024)
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("encrypted")
        if any(part.compress_type not in _PACKED for part in parts):
            raise Refused("broken-file")
        self._parts: dict[str, ZipInfo] = {_plain(part.filename): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case and with forward slashes."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, none of one that is not there."""
        part = self._parts.get(_plain(name))
        if part is None:
            return b""
        try:
            with self._archive.open(part) as packed:
                return packed.read(part.file_size)  # to read it whole would unpack all of it first, whatever it says
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise Refused("broken-file") from None


def _plain(name: str) -> str:
    """Return a part's name as all programs take it: some write it in another case, or with a slash in front."""
    return name.replace("\\", "/").lstrip("/").lower()
