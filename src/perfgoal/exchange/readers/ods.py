"""Read ods: the file itself says what each cell shows."""

from collections.abc import Iterator, Mapping

from perfgoal.exchange.content import Caveat, Cell, Content, Origin, Remark, Table
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.entries import missing_entry, number_entry, result_entry
from perfgoal.exchange.readers.events import Closed, Event, Opened, events
from perfgoal.exchange.readers.grid import MAX_CELLS, MAX_FRAMED, Area, Entry, Sheet, address, table
from perfgoal.exchange.readers.numberformat import shows_all
from perfgoal.exchange.readers.paragraphs import Shown, shown_until
from perfgoal.exchange.readers.properties import FORM

_NUMBERS = "float", "percentage", "currency"
_FRAMES = {"border", "border-left", "border-right", "border-top", "border-bottom"}
_HIDDEN = "collapse", "filter"


def read(data: bytes) -> Content:
    """Return what the sheets show; what is hidden too, with a remark. Comments are not shown, nor what is under merged
    cells, and are left out. Raises :class:`Refused`."""
    package = Package(data)
    reading = _Reading()
    came = events(package.read("content.xml"))
    for event in came:
        reading.take(event, came)
    if not reading.is_spreadsheet:
        raise Refused("broken-file")
    has_macros = any(name.startswith(("basic/", "scripts/")) for name in package.names())
    caveats: list[Caveat] = ["macros"] if has_macros else []
    caveats += ["links"] if reading.has_links else []
    return Content(tuple(reading.tables), *_properties(package.read("meta.xml")), tuple(caveats))


class _Reading:
    """The sheets of a file as they come, and the one that is being read."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.has_links = self.is_spreadsheet = False
        self._style = ""
        self._framed_styles: set[str] = set()
        self._hidden_styles: set[str] = set()
        self._start({})

    def take(self, event: Event, came: Iterator[Event]) -> None:
        """Take what comes next, with the rest of it from ``came``."""
        match event:
            case Opened("spreadsheet"):
                self.is_spreadsheet = True
            case Opened("style" | "table-properties" | "table-cell-properties"):
                self._take_style(event)
            case Opened("table-source"):
                self.has_links = True
            case Opened("table", attributes):
                self._start(attributes)
            case Closed("table"):
                self._end()
            case Opened("shapes"):
                self._draw(shown_until("shapes", came))
            case Opened("table-column", attributes):
                self._take_columns(attributes)
            case Opened("table-row", attributes):
                self._start_row(attributes)
            case Closed("table-row"):
                self._end_row()
            case Opened("table-cell", attributes):
                self._take_cell(attributes, shown_until("table-cell", came))
            case Opened("covered-table-cell", attributes):
                shown_until("covered-table-cell", came)
                self._column += _repeated(attributes, "number-columns-repeated")

    def _take_style(self, event: Opened) -> None:
        attributes = event.attributes
        if event.name == "style":
            self._style = attributes.get("name", "")
        elif event.name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif event.name == "table-cell-properties" and any(attributes.get(side, "none") != "none" for side in _FRAMES):
            self._framed_styles.add(self._style)

    def _start(self, attributes: Mapping[str, str]) -> None:
        self._name = attributes.get("name", "")
        self._is_hidden = attributes.get("style-name", "") in self._hidden_styles
        self._entries: dict[tuple[int, int], Entry] = {}
        self._framed: dict[int, int] = {}
        self._merged: list[Area] = []
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._drawn: list[Table] = []
        self._row = self._column = self._columns_told = 0
        self._repeats = 1
        self._row_entries: dict[int, Entry] = {}

    def _end(self) -> None:
        hidden = self._rows, self._columns
        sheet = Sheet(self._name, self._entries, self._merged, self._framed, *hidden, self._is_hidden)
        found = table(sheet)
        self.tables += [found] if found else []
        self.tables += self._drawn

    def _take_columns(self, attributes: Mapping[str, str]) -> None:
        first = self._columns_told
        self._columns_told += _repeated(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN:
            self._columns.update(range(first, min(self._columns_told, MAX_CELLS)))

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._column = 0
        self._repeats = _repeated(attributes, "number-rows-repeated")
        self._row_entries = {}
        if attributes.get("visibility") in _HIDDEN:
            self._rows.update(range(self._row, self._row + min(self._repeats, MAX_CELLS)))

    def _end_row(self) -> None:
        if len(self._entries) + len(self._row_entries) * self._repeats > MAX_CELLS:
            raise Refused("too-many-cells", sheet=self._name, limit=MAX_CELLS)
        if self._row_entries:
            for row in range(self._row, self._row + self._repeats):
                self._entries.update({(row, column): entry for column, entry in self._row_entries.items()})
        self._row += self._repeats

    def _take_cell(self, attributes: Mapping[str, str], shown: Shown) -> None:
        entry = _entry(attributes, shown.text)
        self._draw(shown)
        self.has_links |= "file:" in attributes.get("formula", "")
        width = _repeated(attributes, "number-columns-repeated")
        down, across = (_repeated(attributes, f"number-{what}-spanned") for what in ("rows", "columns"))
        if (down > 1 or across > 1) and len(self._merged) < MAX_CELLS:
            self._merged.append(Area(self._row, self._column, self._row + down - 1, self._column + across - 1))
        if entry.text or entry.remarks:
            if width + len(self._row_entries) > MAX_CELLS:
                raise Refused("too-many-cells", sheet=self._name, limit=MAX_CELLS)
            self._row_entries.update(dict.fromkeys(range(self._column, self._column + width), entry))
        elif attributes.get("style-name", "") in self._framed_styles and len(self._framed) < MAX_FRAMED:
            self._framed[self._row] = self._column + width - 1
        self._column += width

    def _draw(self, shown: Shown) -> None:
        remarks: tuple[Remark, ...] = ("unseen",) if self._is_hidden else ()
        origin = Origin("cell", (self._name, address(self._row, self._column)))
        self._drawn += [Table((Cell(0, 0, 1, 1, text, origin, remarks),), self._name) for text in shown.drawn]


def _entry(attributes: Mapping[str, str], text: str) -> Entry:
    kind, value = attributes.get("value-type", ""), attributes.get("value", "")
    formula = attributes.get("formula")
    if formula is not None and not kind:
        return missing_entry(formula)
    if text or kind not in _NUMBERS or not value:
        is_rounded = text and kind in _NUMBERS and not shows_all(value, text)
        entry = Entry(text.strip() if kind in _NUMBERS else text, ("rounded",) if is_rounded else ())
    else:  # a file that does not say what it shows
        entry = number_entry(value, "0.00%" if kind == "percentage" else "General", from_1904=False)
    return entry if formula is None else result_entry(entry, formula)


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and text.isascii() and len(text) < 9 else 1


def _properties(data: bytes) -> tuple[str, str]:
    """Return the form profile and the title that the file names; empty texts where it names none."""
    form = title = inside = ""
    for event in events(data):
        match event:
            case Opened("title"):
                inside = "title"
            case Opened("user-defined", attributes):
                inside = "form" if attributes.get("name") == FORM else ""
            case Opened() | Closed():
                inside = ""
            case str() if inside == "title":
                title += event
            case str() if inside == "form":
                form += event
    return form.strip(), title.strip()
