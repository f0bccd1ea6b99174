"""The records of an Excel file before 2007 (BIFF8), and the texts in them."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from struct import Struct, error, unpack_from
from typing import NamedTuple

from perfgoal.exchange.draft import Refused

_HEAD = Struct("<HH")


class Kind(IntEnum):
    """The kinds of records that matter here, by their numbers in the file."""

    BEGINNING = 0x0809
    END = 0x000A
    CONTINUED = 0x003C
    PASSWORD = 0x002F
    SHEET = 0x0085
    DATES = 0x0022
    FORMAT = 0x041E
    STYLE = 0x00E0
    STRINGS = 0x00FC
    LINKS = 0x01AE
    WINDOW = 0x023E
    ROW = 0x0208
    COLUMNS = 0x007D
    MERGED = 0x00E5
    BLANK = 0x0201
    BLANKS = 0x00BE
    NUMBER = 0x0203
    NUMBER_PACKED = 0x027E
    NUMBERS_PACKED = 0x00BD
    STRING = 0x00FD
    TEXT = 0x0204
    RICH_TEXT = 0x00D6
    TRUTH = 0x0205
    FORMULA = 0x0006
    RESULT = 0x0207


class Record(NamedTuple):
    """A record: its ``kind``, its ``data``, and that of the records that continue it."""

    kind: int
    data: bytes
    more: Sequence[bytes] = ()


def records(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of the part of a stream that starts at ``at``, without those of the charts in it."""
    depth = 0
    waiting: Record | None = None
    more: list[bytes] = []
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        data = stream[at + _HEAD.size : at + _HEAD.size + size]
        at += _HEAD.size + size
        if kind == Kind.CONTINUED:
            more.append(data)
            continue
        if waiting is not None:
            yield waiting._replace(more=tuple(more))
        more = []
        depth += (kind == Kind.BEGINNING) - (kind == Kind.END)
        if depth <= 0:
            return
        waiting = Record(kind, data) if depth == 1 else None
    raise Refused("broken-file")  # it ends in the middle


class Texts:
    """The texts in a record and in those that continue it, one after the other."""

    def __init__(self, record: Record, start: int) -> None:
        self._pieces = [record.data[start:], *record.more]
        self._piece = self._at = 0

    def one(self, *, size_of_length: int = 2) -> str:
        """Take the next text: its length in one byte or two, its signs, and what follows it. Raises :class:`Refused`
        where there is none."""
        length = int.from_bytes(self._take(size_of_length), "little")
        signs = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if signs & 8 else 0
        extra = int.from_bytes(self._take(4), "little") if signs & 4 else 0
        text = self._characters(length, is_wide=bool(signs & 1))
        self._take(4 * runs + extra)  # fonts of its parts; how it is read aloud
        return text

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            piece = self._current()
            part = piece[self._at : self._at + size - len(taken)]
            self._at += len(part)
            taken += part
        return taken

    def _characters(self, length: int, *, is_wide: bool) -> str:
        text = ""
        while length:
            piece = self._pieces[self._piece] if self._piece < len(self._pieces) else b""
            if self._at >= len(piece):  # the rest begins with a sign of its own, and may be of another width
                piece = self._current()
                is_wide = bool(piece[0] & 1)
                self._at = 1
            width = 2 if is_wide else 1
            part = piece[self._at : self._at + length * width]
            if len(part) < width:
                raise Refused("broken-file")
            text += part[: len(part) // width * width].decode("utf-16-le" if is_wide else "latin-1", "surrogatepass")
            length -= len(part) // width
            self._at += len(part)
        return text

    def _current(self) -> bytes:
        """Return the piece that the next byte is in."""
        while self._piece < len(self._pieces) and self._at >= len(self._pieces[self._piece]):
            self._piece, self._at = self._piece + 1, 0
        if self._piece == len(self._pieces):
            raise Refused("broken-file")
        return self._pieces[self._piece]


def small_number(packed: int) -> float:
    """Return the number that four bytes hold: the upper bits of one, or a whole one, perhaps in hundredths."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (number,) = unpack_from("<d", (packed & 0xFFFFFFFC).to_bytes(4, "little").rjust(8, b"\0"))
    return number / 100 if packed & 1 else number


BROKEN = (error, IndexError)
"""What is raised where a record is shorter than its kind."""
