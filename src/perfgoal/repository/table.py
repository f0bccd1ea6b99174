"""A table in a file, as texts with the lines that they stand on: CSV as a spreadsheet saves it, or a list in YAML."""

import csv
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from perfgoal.document import Fault, read_document

MOST_ROWS = 50_000
"""Rows of a table, beside its head: as many as the projects of a large city."""

_NO_TABLE = "no-table"


class Cells(NamedTuple):
    """A row: the line that it begins on, and its texts."""

    line: int
    texts: tuple[str, ...]


class Table(NamedTuple):
    """The names of the columns and the line that they stand on, the rows, and the lines of the file."""

    head: tuple[str, ...]
    line: int
    rows: tuple[Cells, ...]
    lines: tuple[str, ...]


class InvalidTable(ValueError):
    """A file that holds no table: ``encoding`` (``value`` is what it looks like, if that is known), ``unreadable``
    (with the ``fault`` of a YAML file), ``no-table``, or ``too-many-rows``."""

    def __init__(self, kind: str, line: int = 0, value: str = "", fault: Fault | None = None) -> None:
        self.kind = kind
        self.line = line
        self.value = value
        self.fault = fault


def csv_cells(data: bytes) -> Table:
    """Return the table in a CSV file: with commas, or with tabs where its first line has these alone. A byte order mark
    is left out, as are rows with nothing in them."""
    text = io.StringIO(_decoded(data), newline=None).read()  # whatever its lines end in
    lines = tuple(text.removesuffix("\n").split("\n"))
    first = next((line for line in lines if line.strip()), "")
    tabs = "\t" in first and "," not in first
    rows: list[Cells] = []
    reader = csv.reader(io.StringIO(text), delimiter="\t" if tabs else ",", strict=True)
    before = 0
    try:
        for texts in reader:
            if any(cell.strip() for cell in texts):
                rows.append(Cells(before + 1, tuple(texts)))
            if len(rows) > MOST_ROWS + 1:
                raise InvalidTable("too-many-rows", before + 1)
            before = reader.line_num
    except csv.Error:
        raise InvalidTable(_NO_TABLE, before + 1) from None
    if not rows:
        raise InvalidTable(_NO_TABLE)
    return Table(rows[0].texts, rows[0].line, tuple(rows[1:]), lines)


def yaml_cells(data: bytes) -> Table:
    """Return the table in a YAML file: a list whose items have a text for each column."""
    document = read_document(data)
    if document.tree is None:
        fault = next(each for each in document.faults if each.stops)
        if fault.code == "PG002":
            raise InvalidTable("encoding", fault.position.line, str(fault.arguments.get("encoding", "")))
        raise InvalidTable("unreadable", fault.position.line, fault=fault)
    if not isinstance(document.tree, list):
        raise InvalidTable(_NO_TABLE, 1)
    rows: list[tuple[int, dict[str, str]]] = []
    for index, item in enumerate(document.tree):
        line = document.position((index,)).line
        if not isinstance(item, dict) or not all(isinstance(each, str) for each in item.values()):
            raise InvalidTable(_NO_TABLE, line)
        rows.append((line, item))
    head = tuple(dict.fromkeys(key for _, item in rows for key in item))
    cells = tuple(Cells(line, tuple(item.get(key, "") for key in head)) for line, item in rows)
    return Table(head, 1, cells, tuple(_lines(document)))


def _lines(document: Any) -> Iterator[str]:
    return (document.lines.line(number) for number in range(1, len(document.lines) + 1))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidTable("encoding", 1, "UTF-16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        raise InvalidTable("encoding", line) from None
    raise InvalidTable("encoding", line, "GB18030")
