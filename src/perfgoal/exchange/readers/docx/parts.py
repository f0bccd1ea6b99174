"""The parts of a docx as trees, and which part names which others by which relation."""

import posixpath
from typing import NamedTuple

from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.markup import Node, parse


class Relation(NamedTuple):
    """A part that another names: the last word of the relation's kind (``footer``), and the part's name."""

    kind: str
    target: str


class Parts:
    """The parts of an archive."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)

    def read(self, name: str) -> Node | None:
        """Return the root element of a part, ``None`` where there is none of that name."""
        return parse(self.package.read(posixpath.normpath(name)))

    def relations(self, name: str = "") -> dict[str, Relation]:
        """Return the parts inside the archive that the part ``name`` names, by identifier; of the whole archive
        without a name. What lies outside is never looked at."""
        folder, file = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            node.value("Id"): Relation(
                node.value("Type").rpartition("/")[2], posixpath.normpath(posixpath.join(folder, node.value("Target")))
            )
            for node in root or ()
            if node.value("TargetMode") != "External"
        }
