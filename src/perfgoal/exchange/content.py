"""What a reader finds in a file: tables of texts, each as the file shows it, and where each stands."""

from typing import Literal, NamedTuple

from perfgoal.finding import Language, Text


class Origin(NamedTuple):
    """Where a text stands in its file, by what the file's kind counts: all numbers are 1-based, but for points.

    ``cell`` is a cell of a sheet: (its sheet's name, its address: D9). ``page`` is a box on a page: (the page's number,
    left, top, right, bottom in whole points from the upper left corner). ``entry`` is a cell of a table in a text:
    (the table's number, row, cell in the row). ``paragraph`` is one outside of tables: (its number). ``line`` is one of
    plain text: (its number).
    """

    kind: Literal["cell", "page", "entry", "paragraph", "line"]
    place: tuple[str | int, ...]

    def say(self, language: Language) -> str:
        """Name the place as a reader finds it: 资金!D9."""
        return _PLACES[self.kind].say(language).format(*self.place)


_PLACES = {
    "cell": Text("{}!{}", "{}!{}"),
    "page": Text("第 {} 页（{},{}–{},{}）", "page {} ({},{}–{},{})"),
    "entry": Text("表 {} 第 {} 行第 {} 格", "table {}, row {}, cell {}"),
    "paragraph": Text("第 {} 段", "paragraph {}"),
    "line": Text("第 {} 行", "line {}"),
}

Remark = Literal["formula", "float", "stale", "rounded", "unseen", "changed", "hidden", "placeholder", "helper"]
"""What a reader did to show a cell's text: took the result that a ``formula`` had when the file was saved, cut the tail
that a ``float`` has in binary; or found no result of a formula (``stale``), so that there is no text. The
format of a number shows fewer digits than it holds (``rounded``). The cell is in a row, a column or a sheet that is not
shown (``unseen``). In a text of Word it read what tracked changes make of it (``changed``), left out what is
``hidden``, or left out the word that asks for a text where none is filled in (``placeholder``). The formula of
a line beside the form that adds up (``helper``)."""


Caveat = Literal["macros", "links"]
"""What a whole file has that is left alone: ``macros`` are not run, ``links`` to other files are not followed; what
their formulas gave when the file was saved is read."""


class Cell(NamedTuple):
    """A cell of a table: the first row and column that it takes (0-based, in slots of the table's grid), how many it
    takes ``down`` and ``across``, and its ``text`` as the file shows it, with a line feed where the author ended a line
    and none where the page did. Blank cells are there too, with an empty text."""

    row: int
    column: int
    down: int
    across: int
    text: str
    origin: Origin
    remarks: tuple[Remark, ...] = ()


class Table(NamedTuple):
    """Cells in rows, from the left to the right and then down; the name of its sheet, where it is one. What stands
    outside of tables is a table of one cell."""

    cells: tuple[Cell, ...]
    name: str = ""


class Content(NamedTuple):
    """All that a file shows, in its order. ``form`` is the form profile that the file itself names in its properties,
    ``title`` the title that it has there; both empty where it has none. ``caveats`` are things of the whole file that
    its reader left alone. ``repeats`` are the cells that a page only repeats: the head of a table that goes on, a
    running head."""

    tables: tuple[Table, ...]
    form: str = ""
    title: str = ""
    caveats: tuple[Caveat, ...] = ()
    repeats: tuple[Cell, ...] = ()


class Line(NamedTuple):
    """A line of plain text, without its end, and where it stands."""

    text: str
    origin: Origin


class Flow(NamedTuple):
    """A file that shows lines and no grid. Blank lines are there too: they part what stands above from what follows."""

    lines: tuple[Line, ...]
