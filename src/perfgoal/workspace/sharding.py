"""A run in parts, each on a machine of its own."""

from typing import NamedTuple
from zlib import crc32


class Shard(NamedTuple):
    """The part ``number``, from 1, of that many."""

    number: int
    of: int

    def holds(self, name: str) -> bool:
        """Whether the file that findings call ``name`` belongs to this part: to exactly one of them all, the same on
        every machine that runs in the same folder of the repository."""
        return crc32(name.encode("utf-8", "surrogatepass")) % self.of == self.number - 1


MOST = 10_000
"""Parts of a run."""


def shard_of(text: str) -> Shard:
    """Read ``I/N``. ``ValueError`` where it is none, or I is not among 1 to N."""
    index, slash, count = text.partition("/")
    if not slash or not (index + count).isascii() or not index.isdigit() or not count.isdigit():
        raise ValueError(text)
    if not 1 <= int(index) <= int(count) <= MOST:
        raise ValueError(text)
    return Shard(int(index), int(count))
