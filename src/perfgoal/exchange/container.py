"""The container of Office files before 2007, and of encrypted ones: streams in chains of sectors (MS-CFB)."""

from collections.abc import Sequence
from struct import Struct, error, unpack_from
from typing import NamedTuple

from perfgoal.exchange.draft import Refused

START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The bytes that such a file begins with."""

_LAST = 0xFFFFFFFA  # sector numbers from here on say that there is none
_ENTRY = Struct("<64sHBBIII16sIQQIQ")  # name, its length, kind, …, first sector, size
_STREAM, _ROOT = 2, 5
_HEADS = 109


class _Stream(NamedTuple):
    start: int
    size: int


class Container:
    """The streams of a container by their names, in lower case; those of folders in it as well. Raises
    :class:`Refused` (``broken-file``)."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (error, IndexError, OverflowError):
            raise Refused("broken-file") from None

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._streams

    def read(self, name: str) -> bytes:
        """Return the bytes of a stream, none of one that is not there."""
        stream = self._streams.get(name.lower())
        if stream is None:
            return b""
        try:
            if stream.size < self._cutoff:
                return _chained(self._small, self._small_next, stream.start, self._small_size)[: stream.size]
            return self._chain(stream.start)[: stream.size]
        except IndexError:
            raise Refused("broken-file") from None

    def _open(self) -> None:
        shift, small_shift = unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Refused("broken-file")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        directory, self._cutoff, small_table, _, next_heads, count = unpack_from("<I4xIIIII", self._data, 48)
        tables = list(unpack_from(f"<{_HEADS}I", self._data, 76))
        for _ in range(count):
            if next_heads >= _LAST or len(tables) * self._size > len(self._data):
                break
            sector = self._sector(next_heads)
            *more, next_heads = unpack_from(f"<{self._size // 4}I", sector)
            tables += more
        self._next = [
            link
            for table in tables
            if table < _LAST
            for link in unpack_from(f"<{self._size // 4}I", self._sector(table))
        ]
        entries = self._chain(directory)
        self._streams: dict[str, _Stream] = {}
        root = _Stream(_LAST, 0)
        for at in range(0, len(entries) - _ENTRY.size + 1, _ENTRY.size):
            name, length, kind, *_, start, size = _ENTRY.unpack_from(entries, at)
            stream = _Stream(start, size & 0xFFFFFFFF)
            if kind == _ROOT:
                root = stream
            elif kind == _STREAM and 2 <= length <= 64:
                self._streams[name[: length - 2].decode("utf-16-le", "replace").lower()] = stream
        self._small = self._chain(root.start)
        links = self._chain(small_table)
        self._small_next = unpack_from(f"<{len(links) // 4}I", links)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise IndexError(number)
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return _chained(self._data[self._size :], self._next, start, self._size)


def _chained(data: bytes, following: Sequence[int], start: int, size: int) -> bytes:
    """Return the sectors of a chain, which are no more than there are in ``data``: else it goes in a circle."""
    sectors: list[bytes] = []
    while start < _LAST:
        if len(sectors) * size >= len(data) or start * size >= len(data):
            raise IndexError(start)
        sectors.append(data[start * size : (start + 1) * size])
        start = following[start]
    return b"".join(sectors)
