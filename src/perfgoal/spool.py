"""A text that is written before it can be shown: kept in memory while it is short, on disk from there on."""

from collections.abc import Iterable, Iterator
from typing import IO

MOST_IN_MEMORY = 1 << 18
"""Characters."""
PIECE = 1 << 16


def batches(texts: Iterable[str]) -> Iterator[str]:
    """Yield ``texts`` joined to fewer ones, of some :data:`PIECE` characters: each is written at once."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size > PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


class Spool:
    """Pieces of text in the order in which they came. They are given as often as they are asked for, until it is
    closed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._held = 0
        self._file: IO[str] | None = None

    def add(self, text: str) -> None:
        """Append ``text``. ``OSError`` where the disk is full."""
        self._pieces.append(text)
        self._held += len(text)
        if self._held > MOST_IN_MEMORY:
            self._to_disk()

    def pieces(self) -> Iterator[str]:
        """Yield all that was added. Nothing is to be added meanwhile, nor given to another."""
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(PIECE):
                yield piece
            self._file.seek(0, 2)
        yield from self._pieces

    def lines(self) -> Iterator[str]:
        """Yield the same line by line, without their ends. A line ends in a line feed and nowhere else."""
        rest = ""
        for piece in self.pieces():
            *whole, rest = (rest + piece).split("\n")
            yield from whole
        if rest:
            yield rest

    def close(self) -> None:
        """Give back what it takes of the disk."""
        if self._file is not None:
            self._file.close()

    def _to_disk(self) -> None:
        if self._file is None:
            import tempfile  # noqa: PLC0415  takes longer to import than most reports to write

            self._file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")  # noqa: SIM115  see close
        self._file.write("".join(self._pieces))
        self._pieces.clear()
        self._held = 0
