"""A text that is written before it can be shown: kept in memory while it is short, on disk from there on."""

import contextlib
import os
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


class NoRoom(Exception):
    """What has to be kept until its turn cannot be: the disk of the ``folder`` for temporary files is full, or there is
    none that may be written to."""

    def __init__(self, error: OSError) -> None:
        import tempfile  # noqa: PLC0415  takes longer to import than most reports to write

        super().__init__(str(error))
        self.folder = tempfile.tempdir or os.curdir
        self.reason = error.strerror or str(error)


class Spool:
    """Pieces of text in the order in which they came. They are given as often as they are asked for, until it is
    closed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._held = 0
        self._file: IO[str] | None = None

    def add(self, text: str) -> None:
        """Append ``text``. :class:`NoRoom` where it cannot be kept."""
        self._pieces.append(text)
        self._held += len(text)
        if self._held > MOST_IN_MEMORY:
            self._to_disk()

    def pieces(self) -> Iterator[str]:
        """Yield all that was added. Nothing is to be added meanwhile, nor given to another. :class:`NoRoom` as for
        :meth:`add`."""
        if self._file is not None:
            self._rewind(self._file)
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
            with contextlib.suppress(OSError):  # what there was no room for
                self._file.close()

    @staticmethod
    def _rewind(file: IO[str]) -> None:
        try:
            file.seek(0)
        except OSError as error:  # what was held back has to be written first
            raise NoRoom(error) from None

    def _to_disk(self) -> None:
        try:
            if self._file is None:
                self._file = _temporary_file()
            self._file.write("".join(self._pieces))
            self._file.flush()  # or the disk would be found full when half of a report is out
        except OSError as error:
            raise NoRoom(error) from None
        self._pieces.clear()
        self._held = 0


def _temporary_file() -> IO[str]:
    import tempfile  # noqa: PLC0415  takes longer to import than most reports to write

    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")
