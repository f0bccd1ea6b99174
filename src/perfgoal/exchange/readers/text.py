"""Plain text: tables where pipes or tabs part their cells, else the lines of a flow."""

import csv
import re
from collections.abc import Iterable, Iterator

from perfgoal.document.source import decode
from perfgoal.exchange.content import Content, Flow, Line
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.readers.markdown import cells_of, is_markdown, tables
from perfgoal.exchange.readers.rows import Row, line_origin, tables_of

_LINE_ENDS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_GAP = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_WIDE = " " * 4  # a pipe between words parts them as a gap does


def read(data: bytes) -> Content | Flow:
    """Return the tables of a text, or its lines where nothing parts cells. The text is UTF-8.

    Raises :class:`Refused`: ``too-large`` (``limit``), ``encoding`` (``encoding`` that the bytes look like, ``byte``)
    and ``no-text`` (``byte``), each with the line of the first byte that is none of UTF-8.
    """
    lines = _LINE_ENDS.split(_text(data))
    if is_markdown(lines):
        return Content(tuple(tables(lines)))
    if _is_piped(lines):
        return Content(tuple(tables_of(list(_piped(lines)))))
    if any("\t" in line.strip() for line in lines):
        return Content(tuple(tables_of(list(_tabbed(lines)))))
    return Flow(tuple(Line(_GAP.sub(_WIDE, line), line_origin(number)) for number, line in enumerate(lines, start=1)))


def _text(data: bytes) -> str:
    text, _, fault = decode(data)
    if fault is None:
        return text
    if fault.variant == "too-large":
        raise Refused("too-large", None, **fault.arguments)
    variant = "encoding" if fault.variant == "known" else "no-text"
    raise Refused(variant, line_origin(fault.position.line), **fault.arguments)


def _is_piped(lines: Iterable[str]) -> bool:
    """Whether rows begin with a pipe, as those of a table do: elsewhere it only parts words."""
    piped = [line.lstrip().startswith("|") for line in lines if "|" in line]
    return sum(piped) * 2 > len(piped)


def _piped(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if "|" in line:
            yield Row("row", tuple(cells_of(line)), number)
        else:
            yield Row("text", (line.strip(),), number)


def _tabbed(lines: list[str]) -> Iterator[Row]:
    """Read what a spreadsheet puts on the clipboard: a cell of several lines stands in quotation marks."""
    found = []
    before = 0
    try:
        reader = csv.reader((line + "\n" for line in lines), "excel-tab", strict=True)
        for cells in reader:
            found.append((cells, before + 1))
            before = reader.line_num
    except csv.Error:  # a quotation mark that means itself
        found = [(line.split("\t"), number) for number, line in enumerate(lines, start=1)]
    for cells, number in found:
        texts = tuple(cell.strip() for cell in cells)
        yield Row("row" if any(texts) else "blank", texts, number)
