from io import BytesIO
from pathlib import Path
from subprocess import run as call

import docx
import pytest
from docx.shared import Pt

from exchange.word import cell, paragraph, row, run, shown, table, texts, word
from outside import program
from perfgoal.exchange.content import Cell, Content, Origin
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.opening import read_content
from perfgoal.exchange.readers.docx import read


def test_paragraphs_and_tables_come_in_their_order() -> None:
    body = paragraph(run("上")) + table(row(cell("甲"), cell("乙"))) + paragraph(run("下"))
    assert shown(body) == [["上"], ["甲", "乙"], ["下"]]


def test_each_text_knows_where_it_stands() -> None:
    content = read(word(paragraph() + paragraph(run("题")) + table(row(cell("甲")), row(cell("乙"), cell("丙")))))
    origins = [cell.origin for table in content.tables for cell in table.cells]
    assert origins == [
        Origin("paragraph", (2,)),
        Origin("entry", (1, 1, 1)),
        Origin("entry", (1, 2, 1)),
        Origin("entry", (1, 2, 2)),
    ]


def test_a_merged_cell_is_there_once_with_all_that_it_takes() -> None:
    body = table(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), cell("丙"), cell("丁")),
    )
    found = [(at.text, at.row, at.column, at.down, at.across) for at in read(word(body)).tables[0].cells]
    assert found == [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1)]


def test_cells_merged_the_old_way_are_one() -> None:
    body = table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("乙")))
    found = [(at.text, at.column, at.across) for at in read(word(body)).tables[0].cells]
    assert found == [("甲", 0, 2), ("乙", 2, 1)]


def test_a_cell_that_goes_on_from_nothing_begins_anew() -> None:
    body = table(row(cell("甲", "<w:vMerge/>")), row(cell("乙", "<w:vMerge/>")))
    assert [(at.text, at.down) for at in read(word(body)).tables[0].cells] == [("甲", 2)]


def test_a_row_may_begin_further_to_the_right() -> None:
    body = table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>'))
    assert [(at.text, at.column) for at in read(word(body)).tables[0].cells] == [("甲", 0), ("乙", 1), ("丙", 1)]


def test_a_table_in_a_cell_comes_behind_the_table_around_it() -> None:
    inner = f"<w:tc>{paragraph(run('外'))}{table(row(cell('里')))}{paragraph()}</w:tc>"
    assert shown(table(row(inner, cell("乙")))) == [["外", "乙"], ["里"]]


def test_the_paragraphs_of_a_cell_are_lines() -> None:
    lines = f"<w:tc>{paragraph(run('一'))}{paragraph()}{paragraph(run('二'), '<w:r><w:br/></w:r>', run('三'))}</w:tc>"
    assert shown(table(row(lines))) == [["一\n\n二\n三"]]


def test_a_tab_parts_cells_of_a_line_outside_of_tables() -> None:
    assert shown(paragraph(run("2024年"), "<w:r><w:tab/></w:r>", run("单位：万元"))) == [["2024年", "单位：万元"]]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>', "☑"),
        ("<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>26</w:t></w:r>", "2024-26"),
        ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>件</w:t></w:r>", "软件"),
        ('<w:hyperlink r:id="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "链接"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', "3"),
        ("<w:r><w:ruby><w:rt>zhǐ</w:rt><w:rubyBase><w:r><w:t>指</w:t></w:r></w:rubyBase></w:ruby></w:r>", "指"),
    ],
)
def test_a_sign_is_what_it_looks_like(inside: str, seen: str) -> None:
    assert shown(paragraph(inside)) == [[seen]]


def _field(sign: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{sign}">{inside}</w:fldChar></w:r>'


def test_a_field_is_what_it_shows_and_not_what_it_is_told() -> None:
    code = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    content = read(word(paragraph(_field("begin"), code, _field("separate"), run("12.5"), _field("end"))))
    assert [(at.text, at.remarks) for at in content.tables[0].cells] == [("12.5", ("formula",))]


@pytest.mark.parametrize(
    ("held", "seen"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☑"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList>', "否"),
    ],
)
def test_a_field_of_an_old_form_shows_what_was_chosen(held: str, seen: str) -> None:
    field = _field("begin", f"<w:ffData>{held}</w:ffData>") + _field("separate") + _field("end")
    assert shown(paragraph(field)) == [[seen]]


def test_tracked_changes_are_taken_as_made_and_told() -> None:
    body = paragraph(
        run("共"), f"<w:ins>{run('8')}</w:ins>", "<w:del><w:r><w:delText>6</w:delText></w:r></w:del>", run("个")
    )
    (found,) = read(word(body)).tables[0].cells
    assert (found.text, found.remarks) == ("共8个", ("changed",))


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = paragraph(run("上"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("下"))
    assert shown(body) == [["上下"]]


def test_a_row_that_was_deleted_is_not_read_and_told() -> None:
    body = table(row(cell("甲"), properties="<w:del/>"), row(cell("乙")))
    assert [(at.row, at.text, at.remarks) for at in read(word(body)).tables[0].cells] == [(0, "乙", ("changed",))]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    (found,) = read(word(paragraph(run("明"), hidden))).tables[0].cells
    assert (found.text, found.remarks) == ("明", ("hidden",))


def test_a_switch_that_is_off_hides_nothing() -> None:
    off = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r>'
    assert shown(paragraph(off)) == [["明"]]


def test_a_content_control_is_what_is_filled_into_it() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲局')}</w:sdtContent></w:sdt>"
    assert shown(paragraph(control)) == [["甲局"]]


def test_a_content_control_around_cells_and_rows_is_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>"
    inside = f"<w:sdt><w:sdtContent>{row(wrapped)}</w:sdtContent></w:sdt>"
    assert shown(table(inside)) == [["甲"]]


def test_a_content_control_that_still_asks_is_blank_and_told() -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt>"
    )
    (found,) = read(word(table(row(f"<w:tc>{paragraph(control)}</w:tc>")))).tables[0].cells
    assert (found.text, found.remarks) == ("", ("placeholder",))


def test_a_text_box_is_read_once_behind_the_rest() -> None:
    box = f"<w:txbxContent>{paragraph(run('框'))}{table(row(cell('表')))}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert shown(paragraph(run("上"), both) + paragraph(run("下"))) == [["上"], ["下"], ["框"], ["表"]]


def test_notes_and_footers_come_behind_the_body() -> None:
    body = paragraph(run("上"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    parts = {
        "footnotes": f"<w:footnotes NAMES><w:footnote w:id='0'>{paragraph(run('线'))}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph(run('注'))}</w:footnote></w:footnotes>",
        "header": f"<w:hdr NAMES>{paragraph(run('眉'))}</w:hdr>",
        "footer": f"<w:ftr NAMES>{paragraph(run('脚'))}</w:ftr>",
    }
    assert shown(body, parts) == [["上"], ["注"], ["眉"], ["脚"]]


_NUMBERING = """<w:numbering NAMES><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:suff w:val="nothing"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def _numbered(text: str, level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(run(text), properties=place)


@pytest.mark.parametrize(
    ("form", "pattern", "numbers"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("ideographTraditional", "（%1）", ["（甲）", "（乙）", "（丙）"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
    ],
)
def test_numbers_that_word_writes_are_read(form: str, pattern: str, numbers: list[str]) -> None:
    parts = {"numbering": _NUMBERING.format(form, pattern, "%2")}
    body = "".join(_numbered("项") for _ in numbers)
    assert shown(body, parts) == [[f"{number}项"] for number in numbers]


def test_numbers_of_the_level_below_begin_anew() -> None:
    parts = {"numbering": _NUMBERING.format("decimal", "%1.", "%1.%2")}
    body = "".join(_numbered("项", level) for level in (0, 1, 1, 0, 1))
    assert shown(body, parts) == [["1.项"], ["1.1 项"], ["1.2 项"], ["2.项"], ["2.1 项"]]


def test_a_count_beyond_ten_is_read_in_words() -> None:
    parts = {"numbering": _NUMBERING.format("chineseCountingThousand", "%1、", "%2")}
    found = shown("".join(_numbered("项") for _ in range(21)), parts)
    assert [found[at] for at in (9, 10, 19, 20)] == [["十、项"], ["十一、项"], ["二十、项"], ["二十一、项"]]


def test_a_file_of_the_strict_form_is_read() -> None:
    assert texts(read(word(paragraph(run("甲")), strict=True))) == [["甲"]]


def test_macros_are_left_alone_and_told() -> None:
    assert read(word(paragraph(run("甲")), {"word/vbaProject.bin": "x"})).caveats == ("macros",)


def test_what_stands_elsewhere_is_not_fetched() -> None:
    outside = "<Relationship Id='f' Type='x/footer' Target='http://127.0.0.1:9/f.xml' TargetMode='External'/>"
    body = paragraph(run("甲")) + '<w:sectPr><w:footerReference r:id="f"/></w:sectPr>'
    parts = {"word/_rels/document.xml.rels": f"<Relationships>{outside}</Relationships>"}
    assert shown(body, parts) == [["甲"]]


@pytest.mark.parametrize(
    "document",
    [
        "",
        "<w:document",
        "<a/>",
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a>" * 100_000,
    ],
)
def test_a_damaged_or_crafted_document_is_refused(document: str) -> None:
    with pytest.raises(Refused) as refused:
        read(word("", {"word/document.xml": document}))
    assert refused.value.variant == "broken-file"


def _made_by_python_docx() -> bytes:
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(10.5)
    made.add_paragraph("部门整体预算绩效目标申报表")
    made.add_paragraph("第一项", style="List Number")
    made.add_paragraph("第二项", style="List Number")
    grid = made.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "部门名称"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "甲局\n乙处"
    grid.cell(2, 2).text = "≥8个"
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_document_of_python_docx_is_read() -> None:
    content = read_content(_made_by_python_docx(), "表.docx")
    assert isinstance(content, Content)
    assert texts(content) == [
        ["部门整体预算绩效目标申报表"],
        ["1. 第一项"],
        ["2. 第二项"],
        ["部门名称", "甲局\n乙处", "", "", "", "", "≥8个"],
    ]


def test_what_libreoffice_makes_of_a_document_reads_the_same(tmp_path: Path) -> None:
    before = tmp_path / "before.docx"
    before.write_bytes(_made_by_python_docx())
    soffice = program("soffice", "libreoffice", package="libreoffice-writer")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call([soffice, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "after", before], check=True)
    after = read((tmp_path / "after" / "before.docx").read_bytes())
    bare = [[Cell(*cell[:5], cell.origin) for cell in table.cells] for table in after.tables]
    assert bare == [list(table.cells) for table in read(before.read_bytes()).tables]
