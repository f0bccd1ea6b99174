"""A story of a docx (its body, a header, a note, a text box): paragraphs and tables in their order."""

from collections.abc import Iterator, Mapping

from perfgoal.exchange.content import Cell, Origin, Remark, Table
from perfgoal.exchange.readers.docx.numbering import Numbering
from perfgoal.exchange.readers.docx.runs import Runs
from perfgoal.exchange.readers.markup import Node

_BLOCKS = frozenset({"p", "tbl"})
_GONE = frozenset({"del", "moveFrom", "sdtPr", "tblPr", "tcPr", "trPr", "sectPr"})
_MOST_COLUMNS = 1000


class Stories:
    """Reads stories one after the other. Tables and the paragraphs outside of them are counted through all of them."""

    def __init__(self, numbering: Numbering) -> None:
        self.runs = Runs()
        self.tables: list[Table] = []
        self.sections: list[Node] = []
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0

    def read(self, story: Node) -> None:
        """Add what ``story`` shows to ``tables``."""
        self._paragraphs_and_tables(story, outside=True)
        self._boxes()

    def texts(self, story: Node) -> None:
        """Add ``story`` as one text."""
        text = self._paragraphs_and_tables(story, outside=False)
        self._single(text, self.runs.remarks(), lines=True)
        for table in _children(story, frozenset({"tbl"})):
            self._table(table)
        self._boxes()

    def _boxes(self) -> None:
        while self.runs.boxes:
            self.texts(self.runs.boxes.pop(0))

    def _single(self, text: str, remarks: tuple[Remark, ...], *, lines: bool = False) -> None:
        """Add a text that stands outside of tables: a row, whose cells are what tabs part in a single line."""
        self._paragraphs += 1
        texts = [text] if lines or "\n" in text else text.split("\t")
        found = [part for part in map(str.strip, texts) if part]
        origin = Origin("paragraph", (self._paragraphs,))
        if found:
            self.tables.append(Table(tuple(Cell(0, at, 1, 1, part, origin, remarks) for at, part in enumerate(found))))
        else:
            for remark in remarks:
                self.runs.remark(remark)

    def _paragraphs_and_tables(self, story: Node, *, outside: bool) -> str:
        """Read what stands in ``story``: paragraphs ``outside`` of tables are texts each, others are lines of the one
        text that is returned. A table inside comes behind what it stands in."""
        lines: list[str] = []
        joined = ""  # a paragraph whose end was deleted goes on in the next one
        for block in _children(story, _BLOCKS):
            if block.name == "tbl":
                if not outside:
                    continue
                self._table(block)
                continue
            self._note_section(block)
            text = joined + self._numbering.number(block) + self.runs.paragraph(block)
            joined = ""
            if block.find("pPr", "rPr", "del") is not None:
                self.runs.remark("changed")
                joined = text
            elif outside:
                self._single(text, self.runs.remarks())
            else:
                lines.append(text)
        if joined and outside:
            self._single(joined, self.runs.remarks())
        elif joined:
            lines.append(joined)
        return "\n".join(lines).strip("\n")

    def _note_section(self, block: Node) -> None:
        section = block.find("pPr", "sectPr")
        if section is not None:
            self.sections.append(section)

    def _table(self, node: Node) -> None:
        self._tables += 1
        place = len(self.tables)
        self.tables.append(Table(()))
        inner: list[Node] = []
        cells = _merged(self._rows(node, self._tables, inner))
        self.tables[place] = Table(cells)
        for table in inner:
            self._table(table)

    def _rows(self, node: Node, table: int, inner: list[Node]) -> Iterator[list["_Found"]]:
        number = 0
        for row in _children(node, frozenset({"tr"})):
            if row.find("trPr", "del") is not None:
                self.runs.remark("changed")
                continue
            number += 1
            found: list[_Found] = []
            column = _count(row.find("trPr", "gridBefore"), 0)
            for index, cell in enumerate(_children(row, frozenset({"tc"})), start=1):
                across = _count(cell.find("tcPr", "gridSpan"), 1)
                down, beside = _merge(cell.find("tcPr", "vMerge")), _merge(cell.find("tcPr", "hMerge"))
                text = self._paragraphs_and_tables(cell, outside=False)
                inner += _children(cell, frozenset({"tbl"}))
                origin = Origin("entry", (table, number, index))
                found.append(_Found(column, across, down, beside, text, origin, self.runs.remarks()))
                column += across
            yield found


class _Found:
    """A cell as its row has it: where it begins, and whether it goes on from the cell above or to the left of it."""

    __slots__ = ("across", "beside", "column", "down", "origin", "remarks", "text")

    def __init__(  # noqa: PLR0913, PLR0917  a cell of Word is all of this
        self,
        column: int,
        across: int,
        down: str,
        beside: str,
        text: str,
        origin: Origin,
        remarks: tuple[Remark, ...],
    ) -> None:
        self.column = column
        self.across = across
        self.down = down
        self.beside = beside
        self.text = text
        self.origin = origin
        self.remarks = remarks


def _merged(rows: Iterator[list[_Found]]) -> tuple[Cell, ...]:
    """Return the cells of a table, each merged one once. A cell that goes on from one that is not there begins anew;
    what is written in one that goes on is not shown by Word, and is hidden text."""
    cells: list[Cell] = []
    above: Mapping[int, int] = {}
    for row, found in enumerate(rows):
        here: dict[int, int] = {}
        for cell in found:
            if cell.beside == "continue" and cells and cells[-1].row == row:
                cells[-1] = _and_hidden(cells[-1]._replace(across=cells[-1].across + cell.across), cell)
                continue
            start = above.get(cell.column) if cell.down == "continue" else None
            if start is not None and cells[start].across == cell.across:
                cells[start] = _and_hidden(cells[start]._replace(down=cells[start].down + 1), cell)
                here[cell.column] = start
                continue
            if cell.down:
                here[cell.column] = len(cells)
            cells.append(Cell(row, cell.column, 1, cell.across, cell.text, cell.origin, cell.remarks))
        above = here
    return tuple(cells)


def _and_hidden(cell: Cell, more: _Found) -> Cell:
    remarks = dict.fromkeys((*cell.remarks, *more.remarks, *(("hidden",) if more.text.strip() else ())))
    return cell._replace(remarks=tuple(remarks))


def _merge(mark: Node | None) -> str:
    return "" if mark is None else mark.value() or "continue"


def _count(mark: Node | None, otherwise: int) -> int:
    text = "" if mark is None else mark.value()
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdecimal() else otherwise


def _children(node: Node, names: frozenset[str]) -> Iterator[Node]:
    """Yield the elements of ``names`` that ``node`` holds, also those wrapped in a content control or the like."""
    for child in node:
        if child.name in names:
            yield child
        elif child.name == "AlternateContent":
            chosen = child.find("Choice") or child.find("Fallback")
            if chosen is not None:
                yield from _children(chosen, names)
        elif child.name not in _GONE and child.name not in ("p", "tbl", "tr", "tc"):
            yield from _children(child, names)
