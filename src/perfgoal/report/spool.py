"""A text that is written before it can be shown: kept in memory while it is short, on disk from there on."""

from collections.abc import Iterator
from typing import IO

MOST_IN_MEMORY = 1 << 18
"""Characters."""
PIECE = 1 << 16


class Spool:
    """Pieces of text in the order in which they came."""

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
        """Yield all that was added, and be done with it."""
        if self._file is not None:
            with self._file as file:
                file.seek(0)
                while piece := file.read(PIECE):
                    yield piece
        yield from self._pieces

    def _to_disk(self) -> None:
        if self._file is None:
            import tempfile  # noqa: PLC0415  takes longer to import than most reports to write

            self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115  see pieces
        self._file.write("".join(self._pieces))
        self._pieces.clear()
        self._held = 0
