"""What became of every character of a source: it is a value's, a label's, or left over."""

from collections import Counter
from collections.abc import Iterable, Mapping

from perfgoal.exchange.content import Cell, Content
from perfgoal.exchange.draft import Leftover, Node, Value, values_in
from perfgoal.exchange.recognise.labels import tidy


class Unbalanced(RuntimeError):
    """A character of the source that was lost or taken twice: a fault of the program."""


class Ledger:
    """Says of each cell what its text was taken for, piece by piece."""

    def __init__(self, content: Content) -> None:
        shown = (*(cell for table in content.tables for cell in table.cells), *content.repeats)
        self._cells = [cell for cell in shown if not is_blank(cell.text)]
        self._taken: dict[int, list[str]] = {}
        self._labels: dict[int, list[Leftover]] = {}
        self._left: dict[int, list[Leftover]] = {}
        self._values: list[Value] = []
        for cell in content.repeats:
            self.label(cell)

    def has(self, cell: Cell) -> bool:
        """Whether something of a cell was taken."""
        return id(cell) in self._taken

    def value(self, cell: Cell, piece: str | None = None, text: str | None = None) -> Value:
        """Take the text of a cell, or a ``piece`` of it, for a value: as it stands, or as ``text`` says it."""
        taken = cell.text if piece is None else piece
        self._take(cell, taken)
        value = Value(tidy(taken) if text is None else text, (cell.origin,))
        self._values.append(value)
        return value

    def more(self, value: Value, cell: Cell) -> Value:
        """Take the text of a cell for the next lines of a value that was taken."""
        self._take(cell, cell.text)
        longer = Value(f"{value.text}\n{tidy(cell.text)}", (*value.origins, cell.origin))
        self._values[self._values.index(value)] = longer
        return longer

    def label(self, cell: Cell, piece: str | None = None) -> None:
        """Take the text of a cell, or a piece of it, for one of the form's own words."""
        self._note(self._labels, cell, piece)

    def leave(self, cell: Cell, piece: str | None = None) -> None:
        """Leave the text of a cell, or a piece of it, over."""
        self._note(self._left, cell, piece)

    def close(self, tree: Mapping[str, Node]) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
        """Return the labels and what was left over, in the order of the source. :class:`Unbalanced` where the pieces
        of a cell are not its text, or the ``tree`` has not just the values that were taken."""
        for cell in self._cells:
            if not self.has(cell):
                self.leave(cell)
            if _characters(self._taken[id(cell)]) != _characters([cell.text]):
                raise Unbalanced(f"{cell.origin}: {cell.text!r} was taken as {self._taken[id(cell)]!r}")
        held = Counter(value for value in values_in(tree) if value.origins)
        if held != Counter(self._values):
            lost, found = Counter(self._values) - held, held - Counter(self._values)
            raise Unbalanced(f"taken and not in the tree: {list(lost)[:3]}; there and not taken: {list(found)[:3]}")
        labels, left = (
            tuple(piece for cell in self._cells for piece in noted.get(id(cell), ()))
            for noted in (self._labels, self._left)
        )
        return labels, left

    def _note(self, noted: dict[int, list[Leftover]], cell: Cell, piece: str | None) -> None:
        text = cell.text if piece is None else piece
        if not is_blank(text):
            self._take(cell, text)
            noted.setdefault(id(cell), []).append(Leftover(tidy(text), cell.origin))

    def _take(self, cell: Cell, text: str) -> None:
        self._taken.setdefault(id(cell), []).append(text)


def is_blank(text: str) -> bool:
    """Whether a text is nothing but white space."""
    return not text or text.isspace()


def _characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())
