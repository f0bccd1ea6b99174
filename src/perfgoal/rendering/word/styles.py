"""How paragraphs and tables look: styles with names of their own, so that
whoever changes one changes all of its kind."""

from collections.abc import Mapping
from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle, _TableStyle

from perfgoal.rendering.grids import LOOKS, Sheet
from perfgoal.rendering.overview import Kind
from perfgoal.rendering.word.elements import element

_NAMES: Mapping[Kind, str] = {
    "spine": "表 栏目",
    "head": "表 表头",
    "line": "表 费用名称",
    "level": "表 一级指标",
    "sublevel": "表 二级指标",
    "name": "表 名称",
    "declarer": "表 申报单位",
    "text": "表 正文",
    "amount": "表 金额",
    "value": "表 指标值",
}
"""What the styles of cells are called in Word's list of styles."""
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


class Styles(NamedTuple):
    """The styles of a form: of its title, of the lines ``above`` its tables and of the ``gap`` below each, of the
    tables, and of the paragraphs in their cells."""

    title: ParagraphStyle
    above: ParagraphStyle
    gap: ParagraphStyle
    table: _TableStyle
    cells: Mapping[Kind, ParagraphStyle]


def add_styles(document: Document, drawn: Sheet) -> Styles:
    """Give a bare document the styles of a form."""
    _normal(document, drawn.size)
    _footer(document)
    cells = {kind: _cell(document, kind) for kind in LOOKS}
    return Styles(_title(document), _above(document), _gap(document), _table(document, drawn.padding), cells)


def _normal(document: Document, size: float) -> None:
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    _set_fonts(style, "Times New Roman", "宋体")
    _set_size(style, size)
    style.element.rPr.append(element("lang", val="zh-CN", eastAsia="zh-CN", bidi="ar-SA"))
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = 1.1
    # Latin beside Chinese gets no gap: where the document is printed as PDF it could be taken for a space.
    for kind in ("autoSpaceDE", "autoSpaceDN"):
        style.element.pPr.insert_element_before(element(kind, val=0), "w:spacing")


def _set_fonts(style: ParagraphStyle, latin: str, chinese: str) -> None:
    """Name the fonts of a style. None is shipped: a program that has not got one takes another."""
    style.font.name = latin
    style.element.rPr.rFonts.set(qn("w:eastAsia"), chinese)
    style.element.rPr.rFonts.set(qn("w:cs"), latin)


def _set_size(style: ParagraphStyle, points: float) -> None:
    """Set the size of letters, of Arabic and Thai ones as well."""
    style.font.size = Pt(points)
    style.element.rPr.insert_element_before(element("szCs", val=round(points * 2)), "w:lang")


def _embolden(style: ParagraphStyle) -> None:
    style.font.bold = style.font.cs_bold = True


def _paragraph(document: Document, name: str, key: str, *, builtin: bool = False) -> ParagraphStyle:
    """Add a style of paragraphs; a key in ASCII is what every program can name it by."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    assert isinstance(style, ParagraphStyle)
    style.style_id = key
    style.base_style = document.styles["Normal"]
    return style


def _footer(document: Document) -> None:
    style = _paragraph(document, "Footer", "Footer", builtin=True)
    style.priority = 99
    _set_size(style, 8.5)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _title(document: Document) -> ParagraphStyle:
    style = _paragraph(document, "Title", "Title", builtin=True)
    style.next_paragraph_style = document.styles["Normal"]
    style.priority = 10
    style.quick_style = True
    _set_size(style, 18)
    _embolden(style)
    layout = style.paragraph_format
    layout.keep_with_next = True
    layout.space_before, layout.space_after = Pt(3), Pt(6)
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.element.pPr.append(element("outlineLvl", val=0))
    return style


def _above(document: Document) -> ParagraphStyle:
    style = _paragraph(document, "表上文字", "above")
    style.quick_style = True
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_after = Pt(3)
    return style


def _gap(document: Document) -> ParagraphStyle:
    style = _paragraph(document, "表间空行", "gap")
    _set_size(style, 1)
    style.paragraph_format.line_spacing = Pt(4)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    return style


def _cell(document: Document, kind: Kind) -> ParagraphStyle:
    style, look = _paragraph(document, _NAMES[kind], kind), LOOKS[kind]
    style.quick_style = True
    style.paragraph_format.alignment = _SIDES[look.side]
    if kind == "head":
        style.paragraph_format.keep_with_next = True
    if look.bold:
        _set_fonts(style, "Arial", "黑体")
        _embolden(style)
    return style


def _table(document: Document, padding: float) -> _TableStyle:
    """Add the style of tables: a thin line around every cell, and ``padding`` (in millimetres) at its sides."""
    style = document.styles.add_style("申报表", WD_STYLE_TYPE.TABLE)
    assert isinstance(style, _TableStyle)
    style.style_id = "form"
    style.base_style = document.styles["Normal Table"]
    borders = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = {"top": Pt(2.25), "left": Mm(padding), "bottom": Pt(2.25), "right": Mm(padding)}
    style.element.append(
        element(
            "tblPr",
            element("tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in borders)),
            element("tblCellMar", *(element(side, w=wide.twips, type="dxa") for side, wide in margins.items())),
        )
    )
    return style
