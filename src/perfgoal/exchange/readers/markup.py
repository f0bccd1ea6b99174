"""XML as a tree: elements by their local names, whose attributes have local names too."""

from collections.abc import Iterator, Mapping

from perfgoal.exchange.readers.events import Closed, Opened, events


class Node:
    """An element: its local ``name``, its attributes by local names, and its ``parts`` (texts and elements)."""

    __slots__ = ("attributes", "name", "parts")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.parts: list[Node | str] = []

    def __iter__(self) -> Iterator["Node"]:
        return (part for part in self.parts if isinstance(part, Node))

    def find(self, *names: str) -> "Node | None":
        """Return the first element at the path ``names`` below this one."""
        node: Node | None = self
        for name in names:
            if node is None:
                return None
            node = next((child for child in node if child.name == name), None)
        return node

    def below(self) -> Iterator["Node"]:
        """Yield this element and all below it, in their order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(list(node))

    @property
    def text(self) -> str:
        """The texts of this element itself."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def value(self, name: str = "val") -> str:
        """Return an attribute, an empty text where there is none."""
        return self.attributes.get(name, "")


def parse(data: bytes) -> Node | None:
    """Return the root element of an XML file, ``None`` of an empty one. Raises :class:`Refused` (``broken-file``)."""
    top = Node("", {})
    open_nodes = [top]
    for event in events(data):
        match event:
            case Opened(name, attributes):
                node = Node(name, attributes)
                open_nodes[-1].parts.append(node)
                open_nodes.append(node)
            case Closed():
                open_nodes.pop()
            case text:
                open_nodes[-1].parts.append(text)
    return next(iter(top), None)
