"""What a file of an office program cannot hold."""

from typing import Literal


class DoesNotFit(ValueError):
    """A declaration that a format cannot hold to the last character: the ``text`` at ``path`` has ``count`` UTF-16
    units, or the table at ``path`` so many ``columns``, and there is room for ``most``."""

    def __init__(self, what: Literal["text", "columns"], path: str, count: int, most: int) -> None:
        counted = "characters, and a cell" if what == "text" else "columns, and a table"
        super().__init__(f"{path}: {count} {counted} holds {most} at most")
        self.what = what
        self.path = path
        self.count = count
        self.most = most
