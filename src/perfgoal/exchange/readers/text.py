"""Plain text: tables where pipes or tabs part their cells, else the lines of a flow."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from perfgoal.document.source import decode
from perfgoal.exchange.content import Cell, Content, Flow, Line, Origin, Table
from perfgoal.exchange.draft import Refused

_LINE_ENDS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_PARTED = re.compile(r"\S\s+\|\s+\S")
_HEADING = re.compile(r"#{1,6}\s+")
_ITEM = re.compile(r"[-*+]\s+(?P<label>[^：:]{1,40})[：:](?P<text>.*)", re.DOTALL)
_MARK = re.compile(r"<span>\\(?P<apart>.)</span>|(?P<end><br\s*/?>)|(?P<pipe>&#124;)|\\(?P<active>[!-/:-@\[-`{-~])")


class _Row(NamedTuple):
    """A line as cells. ``kind`` tells rows of a table from headings and paragraphs."""

    kind: str
    texts: tuple[str, ...]
    number: int


def read(data: bytes) -> Content | Flow:
    """Return the tables of a text, or its lines where nothing parts cells. The text is UTF-8.

    Raises :class:`Refused`: ``too-large`` (``limit``), ``encoding`` (``encoding`` that the bytes look like, ``byte``)
    and ``no-text`` (``byte``), each with the line of the first byte that is none of UTF-8.
    """
    lines = _LINE_ENDS.split(_text(data))
    if any(_RULE.fullmatch(line.strip()) for line in lines):
        return _content(_with_texts(_markdown(lines)))
    if any(line.lstrip().startswith("|") for line in lines) or sum(map(_is_parted, lines)) > 1:
        return _content(_piped(lines))
    if any("\t" in line.strip() for line in lines):
        return _content(_tabbed(lines))
    return Flow(tuple(Line(line, _origin(number)) for number, line in enumerate(lines, start=1)))


def _text(data: bytes) -> str:
    text, _, fault = decode(data)
    if fault is None:
        return text
    origin = _origin(fault.position.line)
    if fault.variant == "too-large":
        raise Refused("too-large", None, **fault.arguments)
    if fault.variant == "known":
        raise Refused("encoding", origin, **fault.arguments)
    raise Refused("no-text", origin, **fault.arguments)


def _origin(number: int) -> Origin:
    return Origin("line", (number,))


def _is_parted(line: str) -> bool:
    return _PARTED.search(line) is not None


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    return [cell.strip() for cell in _PIPE.split(bare.removesuffix("|"))]


def _piped(lines: Iterable[str]) -> Iterator[_Row]:
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("|") or _is_parted(line):
            yield _Row("row", tuple(_cells(line)), number)
        else:
            yield _Row("text", (line.strip(),), number)


def _tabbed(lines: list[str]) -> Iterator[_Row]:
    """Read what a spreadsheet puts on the clipboard: a cell of several lines stands in quotation marks."""
    try:
        reader = csv.reader((line + "\n" for line in lines), "excel-tab", strict=True)
        rows, before = [], 0
        for cells in reader:
            rows.append(_Row("row", tuple(cell.strip() for cell in cells), before + 1))
            before = reader.line_num
    except csv.Error:  # a quotation mark that means itself
        rows = [_Row("row", tuple(map(str.strip, line.split("\t"))), number) for number, line in enumerate(lines, 1)]
    for row in rows:
        yield row if any(row.texts) else _Row("text", ("",), row.number)


def _markdown(lines: Iterable[str]) -> Iterator[_Row]:
    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if _RULE.fullmatch(bare):
            continue
        if bare.startswith("|"):
            yield _Row("row", tuple(map(_plain, _cells(bare))), number)
        elif heading := _HEADING.match(bare):
            kind = "title" if bare.startswith("# ") else "heading"
            yield _Row(kind, (_plain(bare[heading.end() :]),), number)
        elif item := _ITEM.fullmatch(bare):
            yield _Row("item", (_plain(item["label"]), _plain(item["text"].strip())), number)
        else:
            yield _Row("text", tuple(map(_plain, bare.split(" · "))), number)


def _with_texts(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Put each heading beside the paragraph that follows it: a label and its text."""
    heading: _Row | None = None
    for row in rows:
        if row.kind == "text" and not any(row.texts):
            yield row
        elif row.kind == "text" and heading is not None:
            yield _Row("item", (*heading.texts, *row.texts), heading.number)
            heading = None
        else:
            if heading is not None:
                yield heading
            heading = row if row.kind == "heading" else None
            if heading is None:
                yield row
    if heading is not None:
        yield heading


def _plain(text: str) -> str:
    """Return a text of Markdown as it is shown; see :mod:`perfgoal.markdown`, which writes it."""
    return _MARK.sub(_unmarked, text)


def _unmarked(match: re.Match[str]) -> str:
    if match["end"]:
        return "\n"
    return "|" if match["pipe"] else match["apart"] or match["active"]


def _content(rows: Iterable[_Row]) -> Content:
    """Return rows that follow each other as tables, and what stands between them as tables of one row."""
    tables: list[Table] = []
    for kind, group in groupby(rows, key=lambda row: row.kind):
        found = list(group)
        if kind == "row":
            tables.append(_table(found))
        else:
            tables += [_table([row]) for row in found if any(row.texts)]
    return Content(tuple(tables))


def _table(rows: Iterable[_Row]) -> Table:
    return Table(
        tuple(
            Cell(number, column, 1, 1, text, _origin(row.number))
            for number, row in enumerate(rows)
            for column, text in enumerate(row.texts)
        )
    )
