"""The page that the tables stand on, and what stands around them."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt

from perfgoal.rendering.grids import BOTTOM, HEIGHT, SIDE, TOP, WIDTH, Sheet, characters
from perfgoal.rendering.word.bare import bare, packed
from perfgoal.rendering.word.elements import element
from perfgoal.rendering.word.styles import Styles, add_styles
from perfgoal.rendering.word.tables import add_table


def written(drawn: Sheet, form: str) -> bytes:
    """Return ``drawn`` as a docx with the name of its ``form`` among its properties."""
    document = bare(drawn.name, form)
    styles = add_styles(document, drawn)
    _set_page(document)
    _number_pages(document)
    _head(document, drawn, styles)
    for grid in drawn.grids:
        add_table(document, grid, styles)
        document.add_paragraph(style=styles.gap)
    return packed(document)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.header_distance = section.footer_distance = Mm(BOTTOM / 2)


def _number_pages(document: Document) -> None:
    """Write which page it is of how many; a program counts anew what stands here for both."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    for text, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        paragraph.add_run(text)
        if field:
            number = element("t")
            number.text = "1"
            paragraph._p.append(element("fldSimple", element("r", number), instr=f" {field} "))


def _head(document: Document, drawn: Sheet, styles: Styles) -> None:
    if drawn.number:
        document.add_paragraph(drawn.number, styles.above)
    document.add_paragraph(drawn.title, styles.title)
    facts = document.add_paragraph("\t".join((*drawn.facts, drawn.unit)), styles.above)
    for place, side in _stops(drawn):
        facts.paragraph_format.tab_stops.add_tab_stop(place, side)


def _stops(drawn: Sheet) -> Iterator[tuple[Length, WD_TAB_ALIGNMENT]]:
    """Yield the tab stops of the line above the tables: a place for each fact but the first, and the right margin for
    the unit of money."""
    place = 0.0
    for fact in drawn.facts[:-1]:
        place += (characters(fact) + 2) * drawn.size
        yield Pt(place), WD_TAB_ALIGNMENT.LEFT
    yield Mm(WIDTH - 2 * SIDE), WD_TAB_ALIGNMENT.RIGHT
