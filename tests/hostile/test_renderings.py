"""What a stranger declares stays text in every rendering, opened as its readers open it."""

import json
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import PDFObjRef, PDFStream

import outside
import perfgoal
from hostile.forms import HARMLESS, KINDS, filled, groups, lacking
from hostile.harmless import harms
from hostile.injections import INJECTIONS
from hostile.page import foreign
from perfgoal import Declaration
from perfgoal.document import visible
from perfgoal.markdown import visible_lines
from perfgoal.rendering.fonts import NoGlyphs
from rendering.pages import PARSERS, Page, Sheet
from rendering.papers import tagged_tables, word_tables
from rendering.test_inert import hostile, skeleton
from rendering.workbooks import Book, parsed, unescaped

Texts = Sequence[str]
SOME = {injection.id for injection in INJECTIONS[::3]}


def _tried(often: Callable[[str, str], bool]) -> list[Any]:
    """Texts with the kind of declaration that they fill: those of a group by turns, and each in every field. What is
    not tried ``often`` is tried at night."""
    texts = [(name, held) for name, held in groups().items()]
    texts += [(injection.id, [injection.text]) for injection in INJECTIONS]
    return [
        pytest.param(held, kind, id=f"{name}, {kind}", marks=() if often(name, kind) else pytest.mark.nightly)
        for name, held in texts
        for kind in KINDS
    ]


def _is_a_group_or_one_of_three(name: str, kind: str) -> bool:
    return name in groups() or (kind == "department" and name in SOME)


def _is_a_group_of_departments(name: str, kind: str) -> bool:
    return name in groups() and kind == "department"


quickly = pytest.mark.parametrize(("texts", "kind"), _tried(_is_a_group_or_one_of_three))
slowly = pytest.mark.parametrize(("texts", "kind"), _tried(_is_a_group_of_departments))


@cache
def harmless(kind: str) -> Declaration:
    return filled(kind, HARMLESS)


def lines(texts: Texts) -> list[str]:
    return [visible_lines(text) for text in texts]


@quickly
def test_a_page_holds_it_as_text(texts: Texts, kind: str) -> None:
    rendering = perfgoal.render(filled(kind, texts), "html")
    page = Page.read(rendering)
    assert skeleton(page) <= skeleton(Page.read(perfgoal.render(harmless(kind), "html")))
    assert (page.others, foreign(rendering), [*harms(rendering)]) == ([], [], [])
    assert lacking(lines(texts), (cell.text for table in page.tables for cell in table.cells)) == []


@quickly
def test_markdown_holds_it_as_text(texts: Texts, kind: str) -> None:
    rendering = perfgoal.render(filled(kind, texts), "md")
    assert [*harms(rendering)] == []
    for parser in PARSERS:
        sheet = Sheet.read(rendering, parser)  # which takes nothing but text
        for shown in (
            (cell for table in sheet.tables for row in table for cell in row),
            (text for _, text in sheet.headings),
            sheet.paragraphs,
        ):
            assert lacking(lines(texts), shown) == []


@quickly
def test_plain_data_hold_it_as_text(texts: Texts, kind: str) -> None:
    rendering = perfgoal.render(filled(kind, texts), "json")
    assert [*harms(rendering)] == []
    assert lacking(texts, json.loads(rendering)["extra"].values()) == []


Elements = set[tuple[str, str]]


def elements(data: bytes) -> Elements:
    """The elements of each part of a file of an office program, which have to be whole."""
    return {(name, each.tag) for name, root in parsed(data).items() for each in root.iter()}


def outward(data: bytes) -> list[str]:
    """Where parts of a file of an office program lead out of it."""
    roots = [root for name, root in parsed(data).items() if name.endswith(".rels")]
    return [each.attrib["Target"] for root in roots for each in root if each.get("TargetMode") == "External"]


WORKBOOKS: dict[str, Callable[[Declaration], bytes]] = {
    "form": lambda declaration: perfgoal.render(declaration, "xlsx"),
    "to fill in": lambda declaration: perfgoal.render(declaration, "xlsx", fillable=True),
}


@cache
def harmless_workbook(kind: str, which: str) -> tuple[Elements, frozenset[str]]:
    """The elements of a workbook without harm, and its formulas."""
    data = WORKBOOKS[which](harmless(kind))
    return elements(data), frozenset(formulas(data))


FORMULAS = ("f", "definedName", "formula", "formula1", "formula2")


def formulas(data: bytes) -> Iterator[str]:
    """Every formula of a workbook: of cells, of names, of what may be filled in and of what is coloured. A list of
    choices in quotes is one too, and says nothing."""
    for root in parsed(data).values():
        for each in root.iter():
            text = each.text or ""
            quoted = text[:1] == text[-1:] == '"' and '"' not in text[1:-1]
            if each.tag.rpartition("}")[2] in FORMULAS and not quoted:
                yield text


@pytest.mark.parametrize("which", WORKBOOKS)
@slowly
def test_a_workbook_holds_it_as_text(texts: Texts, kind: str, which: str) -> None:
    data = WORKBOOKS[which](filled(kind, texts))
    allowed, ours = harmless_workbook(kind, which)
    assert elements(data) <= allowed
    assert outward(data) == []
    assert {_shape(each) for each in formulas(data)} <= {_shape(each) for each in ours}
    book = Book.read(data)
    cells = [cell for sheet in book.raw for row in sheet.iter_rows() for cell in row]
    assert all(cell.hyperlink is None for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f" and cell.value not in set(formulas_of(book))]
    shared = ["".join(each.itertext()) for each in parsed(data)["xl/sharedStrings.xml"]]
    assert lacking(texts, map(unescaped, shared)) == []


def formulas_of(book: Book) -> Iterator[str]:
    return (f"={each}" for each in formulas(book.data))


def _shape(formula: str) -> str:
    """A formula without the numbers of its rows, which differ with how many rows there are."""
    return "".join(each for each in formula if not each.isdigit())


@slowly
def test_a_comment_of_a_workbook_holds_it_as_text(texts: Texts, kind: str) -> None:
    findings = [hostile(text) for text in texts]
    data = perfgoal.render(harmless(kind), "xlsx", findings=findings)
    assert elements(data) <= elements(perfgoal.render(harmless(kind), "xlsx", findings=[*map(hostile, HARMLESS)]))
    assert outward(data) == []
    root = next(root for name, root in parsed(data).items() if name.startswith("xl/comments"))
    said = "".join(unescaped("".join(root.itertext())).split())
    assert [text for text in texts if "".join(visible(text).split()) not in said] == []


@cache
def harmless_document(kind: str) -> Elements:
    return {each for text in HARMLESS for each in elements(perfgoal.render(filled(kind, [text]), "docx"))}


@slowly
def test_a_document_holds_it_as_text(texts: Texts, kind: str) -> None:
    data = perfgoal.render(filled(kind, texts), "docx")
    assert elements(data) <= harmless_document(kind)
    assert outward(data) == []
    roots = parsed(data).values()
    fields = {
        each.get(name) for root in roots for each in root.iter() for name in each.attrib if name.endswith("}instr")
    }
    assert fields == {" PAGE ", " NUMPAGES "}
    shown = [cell for table in word_tables(data) for row in table.texts() for cell in row]
    assert lacking(lines(texts), shown) == []


ACTIVE = {
    "AA",
    "JS",
    "JavaScript",
    "URI",
    "Launch",
    "OpenAction",
    "EmbeddedFile",
    "EmbeddedFiles",
    "AcroForm",
    "XFA",
}
ACTIVE |= {"GoToR", "GoToE", "SubmitForm", "ImportData", "RichMedia", "Annots", "Movie", "Sound", "Filespec"}


def names(data: bytes) -> Iterator[str]:
    """Every name in every object of a PDF."""
    document = pdfplumber.open(BytesIO(data)).doc
    for xref in document.xrefs:
        for number in xref.get_objids():
            yield from _names(document.getobj(number))


def _names(part: Any) -> Iterator[str]:
    match part:
        case PDFStream():
            yield from _names(part.attrs)
        case dict():
            for key, value in part.items():
                yield key
                yield from _names(value)
        case list():
            for value in part:
                yield from _names(value)
        case PDFObjRef() | None | int() | float() | bytes() | str() | bool():
            pass
        case _:
            yield part.name


@pytest.fixture
def _chinese_font() -> None:
    outside.chinese_font()


@pytest.mark.usefixtures("_chinese_font")
@slowly
def test_a_pdf_holds_it_as_text(texts: Texts, kind: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NoGlyphs)
        data = perfgoal.render(filled(kind, texts), "pdf")
    assert ACTIVE.intersection(names(data)) == set()
    shown = [cell for table in tagged_tables(pdfplumber.open(BytesIO(data))) for row in table for cell in row]
    assert lacking(filter(str.isascii, lines(texts)), shown) == []
