"""Checked files that are told of more than once: in memory while they are few, on disk from there on."""

import json
from collections.abc import Iterator

from perfgoal.checked import Checked
from perfgoal.packing import packed, unpacked
from perfgoal.plainjson import json_line
from perfgoal.spool import Spool


class Kept:
    """Checked files in the order in which they came: iterated as often as it takes, until it is closed. Of each no more
    is read back than is asked for."""

    def __init__(self) -> None:
        self._spool = Spool()

    def add(self, checked: Checked) -> None:
        """Append a file. :class:`~perfgoal.spool.NoRoom` where it cannot be kept."""
        self._spool.add(f"{packed(checked)}\n{json_line(checked.file)}\n")

    def __iter__(self) -> Iterator[Checked]:
        lines = self._spool.lines()
        for text in lines:
            yield unpacked(text, json.loads(next(lines)))

    def close(self) -> None:
        """Give back what it takes of the disk."""
        self._spool.close()
