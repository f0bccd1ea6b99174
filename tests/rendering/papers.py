"""Readers of what is rendered for paper: the tables of a docx and of a PDF as their makers meant them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pdfplumber
from pdfminer.pdftypes import PDFObjRef, resolve1

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(grid: list[list[str]]) -> list[list[str]]:
    """Return a grid of texts without their white space, and without what a page says to those who do not see it."""
    return [["".join(text.split()).removesuffix("（未填）") for text in row] for row in grid]


def part(data: bytes, name: str) -> ET.Element:
    """A part of a docx."""
    with ZipFile(BytesIO(data)) as file:
        return ET.fromstring(file.read(name))


@dataclass
class WordTable:
    """A table of a docx: the widths of its grid, which rows are heads and which are kept whole, and of each cell how
    many columns it takes, its width, whether it goes on from the one above, and its text."""

    widths: list[int] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    cells: list[list[tuple[int, int, bool, str]]] = field(default_factory=list)

    def texts(self) -> list[list[str]]:
        """The texts in the grid; a merged cell stands in all that it covers."""
        grid: list[list[str]] = []
        for row in self.cells:
            line: list[str] = []
            for across, _, goes_on, text in row:
                line += [grid[-1][len(line)] if goes_on else text] * across
            grid.append(line)
        return grid


def word_tables(data: bytes) -> list[WordTable]:
    """The tables of a docx, from its XML."""
    return [_word_table(table) for table in part(data, "word/document.xml").iter(f"{W}tbl")]


def _word_table(node: ET.Element) -> WordTable:
    table = WordTable([int(column.attrib[f"{W}w"]) for column in node.findall(f"{W}tblGrid/{W}gridCol")])
    for row in node.findall(f"{W}tr"):
        table.heads.append(row.find(f"{W}trPr/{W}tblHeader") is not None)
        table.whole.append(row.find(f"{W}trPr/{W}cantSplit") is not None)
        table.cells.append([_word_cell(cell) for cell in row.findall(f"{W}tc")])
    return table


def _word_cell(cell: ET.Element) -> tuple[int, int, bool, str]:
    properties = cell.find(f"{W}tcPr")
    assert properties is not None
    span, width, merge = (properties.find(f"{W}{name}") for name in ("gridSpan", "tcW", "vMerge"))
    assert width is not None
    text = "\n".join("".join(part.itertext()) for part in cell.findall(f"{W}p"))
    return (
        1 if span is None else int(span.attrib[f"{W}val"]),
        int(width.attrib[f"{W}w"]),
        merge is not None and merge.get(f"{W}val", "continue") == "continue",
        text,
    )


@dataclass
class Tag:
    """An element of the structure of a PDF, with what it holds: its text, for want of white space, and its tags."""

    kind: str
    attributes: dict[str, Any]
    text: str
    below: list["Tag"]

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """The tags of ``kinds`` in it, in their order."""
        for tag in self.below:
            if tag.kind in kinds:
                yield tag
            yield from tag.all(*kinds)


def tags(pdf: "pdfplumber.pdf.PDF") -> Tag:
    """The structure of a PDF, as a screen reader walks through it."""
    texts: dict[tuple[Any, int], str] = defaultdict(str)
    for page in pdf.pages:
        for char in page.chars:
            if char["mcid"] is not None:
                texts[page.page_obj.pageid, char["mcid"]] += char["text"].strip()
    return _tag(resolve1(pdf.doc.catalog["StructTreeRoot"]), 0, texts)


def _tag(node: dict[str, Any], page: int, texts: dict[tuple[Any, int], str]) -> Tag:
    page = node["Pg"].objid if "Pg" in node else page
    given = resolve1(node.get("A", []))
    attributes = {key: value for each in (given if isinstance(given, list) else [given]) for key, value in each.items()}
    tag = Tag(node["S"].name if "S" in node else "", attributes, "", [])
    kids = resolve1(node.get("K", []))
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = resolve1(kid) if isinstance(kid, PDFObjRef) else kid  # noqa: PLW2901
        if isinstance(kid, int):
            tag.text += texts[page, kid]
        elif "MCID" in kid:
            tag.text += texts[kid["Pg"].objid if "Pg" in kid else page, kid["MCID"]]
        elif "S" in kid:
            tag.below.append(_tag(kid, page, texts))
            tag.text += tag.below[-1].text
    return tag


def tagged_tables(pdf: "pdfplumber.pdf.PDF") -> list[list[list[str]]]:
    """The tables of a PDF by their tags, as grids of texts without white space; a merged cell stands in all that it
    covers."""
    return [_grid(table) for table in tags(pdf).all("Table")]


def _grid(table: Tag) -> list[list[str]]:
    covered: dict[tuple[int, int], str] = {}
    rows = list(table.all("TR"))
    for y, row in enumerate(rows):
        x = 0
        for cell in row.all("TD", "TH"):
            while (y, x) in covered:
                x += 1
            down, across = cell.attributes.get("RowSpan", 1), cell.attributes.get("ColSpan", 1)
            for place in ((y + dy, x + dx) for dy in range(down) for dx in range(across)):
                assert place not in covered
                covered[place] = cell.text
    columns = 1 + max(x for _, x in covered)
    return [[covered[y, x] for x in range(columns)] for y in range(len(rows))]
