"""Workbooks are read as Excel shows them."""

from typing import Any

import openpyxl
import pytest

from exchange.sheets import ZHANJIANG, by_address, content, made, part, shown, with_parts
from perfgoal.exchange.content import Origin
from perfgoal.exchange.readers.worksheet import Worksheet

STYLED_ROWS = 1_048_576


def test_the_published_form_of_zhanjiang_shows_percent_and_cuts_the_tail() -> None:
    cells = by_address(ZHANJIANG.read_bytes())
    assert (cells["E24"].text, cells["E24"].remarks) == ("100%", ())
    assert (cells["E5"].text, cells["E5"].remarks) == ("82800.92", ("formula", "float"))


def test_every_text_of_the_published_form_is_there() -> None:
    sheet = openpyxl.load_workbook(ZHANJIANG).worksheets[0]
    texts = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    texts = {place: text for place, text in texts.items() if not text.startswith("=")}
    assert {place: shown(ZHANJIANG.read_bytes())[place] for place in texts} == texts


def test_merged_cells_are_one() -> None:
    cells = by_address(ZHANJIANG.read_bytes())
    merged = openpyxl.load_workbook(ZHANJIANG).worksheets[0].merged_cells.ranges
    expected = {
        area.start_cell.coordinate: (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in merged
    }
    assert {place: (cells[place].down, cells[place].across) for place in expected} == expected


def test_cells_come_in_rows_and_blank_ones_are_there() -> None:
    cells = content(ZHANJIANG.read_bytes()).tables[0].cells
    places = [(cell.row, cell.column) for cell in cells]
    assert places == sorted(places)
    taken = [
        (cell.row + down, cell.column + across)
        for cell in cells
        for down in range(cell.down)
        for across in range(cell.across)
    ]
    assert sorted(taken) == [(row, column) for row in range(39) for column in range(5)]


def test_an_origin_names_the_sheet_and_the_cell() -> None:
    assert by_address(made(lambda _, sheet: sheet.write(8, 27, "甲")))["AB9"].origin == Origin("cell", ("资金", "AB9"))


def test_numbers_texts_dates_and_truths_are_shown() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, 4838.94, book.add_format({"num_format": "#,##0.00"}))
        sheet.write(0, 1, 45292, book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write(0, 2, 45292, book.add_format({"num_format": 14}))
        sheet.write(0, 3, True)
        sheet.write_string(0, 4, "第一行\n第二行")
        sheet.write_string(0, 5, "00123")

    texts = {
        "A1": "4,838.94",
        "B1": "2024年1月",
        "C1": "2024-01-01",
        "D1": "TRUE",
        "E1": "第一行\n第二行",
        "F1": "00123",
    }
    assert shown(made(fill)) == texts


def test_rich_text_is_put_together_and_its_reading_left_out() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_rich_string(0, 0, "富", book.add_format({"bold": True}), "文本 ", "格")

    data = made(fill)
    strings = part(data, "xl/sharedStrings.xml").replace(b"</si>", b"<rPh sb='0' eb='1'><t>fu</t></rPh></si>")
    assert shown(with_parts(data, {"xl/sharedStrings.xml": strings})) == {"A1": "富文本 格"}


def test_what_is_escaped_in_a_text_is_a_character() -> None:
    data = made(lambda _, sheet: sheet.write_string(0, 0, "XX"))
    strings = part(data, "xl/sharedStrings.xml").replace(
        b"XX", b"a_x000D_\nb_x005F_x000D_ _xD83C__xDF89__xD83C__x0007_"
    )
    assert shown(with_parts(data, {"xl/sharedStrings.xml": strings})) == {"A1": "a\nb_x000D_ 🎉\ufffd"}


def test_texts_within_cells_are_read() -> None:
    data = made(lambda _, sheet: sheet.write_number(0, 0, 1))
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(
        b'<c r="A1"><v>1</v></c>', '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>'.encode()
    )
    assert shown(with_parts(data, {"xl/worksheets/sheet1.xml": sheet})) == {"A1": "甲乙"}


def test_a_formula_is_the_result_that_it_had() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_formula(0, 0, "=1/4", book.add_format({"num_format": "0%"}), 0.25)
        sheet.write_formula(0, 1, '="甲"&"乙"', None, "甲乙")

    cells = by_address(made(fill))
    assert [(cells[place].text, cells[place].remarks) for place in ("A1", "B1")] == [
        ("25%", ("formula",)),
        ("甲乙", ("formula",)),
    ]


def test_a_formula_without_a_result_is_told_and_shows_nothing() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "合计")
        sheet.write_formula(0, 1, "=SUM(C1:C9)")  # writes 0, and that it is to be worked out on opening

    cell = by_address(made(fill))["B1"]
    assert (cell.text, cell.remarks) == ("", ("stale",))


def test_a_result_of_zero_in_a_rendered_form_is_one() -> None:
    def fill(book: Any, sheet: Any) -> None:
        book.set_custom_property("perfgoal-form", "guangzhou-department")
        sheet.write_formula(0, 0, "=SUM(C1:C9)", None, 0)

    assert shown(made(fill)) == {"A1": "0"}


def test_a_formula_that_openpyxl_wrote_has_no_result(tmp_path: Any) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["B1"] = "合计", "=SUM(C1:C9)"
    book.save(tmp_path / "form.xlsx")
    assert by_address((tmp_path / "form.xlsx").read_bytes())["B1"].remarks == ("stale",)


def test_zeros_that_the_sheet_hides_are_not_shown() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["甲", 0, 1])
        sheet.hide_zero()

    cells = by_address(made(fill))
    assert [(cells[place].text, cells[place].remarks) for place in ("B1", "C1")] == [("", ("rounded",)), ("1", ())]


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for row in range(3):
            sheet.write_row(row, 0, ["甲", "乙", "丙"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        hidden = book.add_worksheet("隐藏")
        hidden.write(0, 0, "丁")
        hidden.very_hidden()

    found = content(made(fill))
    told = {cell.origin.place: cell.remarks for table in found.tables for cell in table.cells}
    unseen = {place for place, remarks in told.items() if remarks == ("unseen",)}
    assert unseen == {("资金", place) for place in ("A2", "B2", "C2", "C1", "C3")} | {("隐藏", "A1")}
    assert len(told) == 10


def test_sheets_that_show_nothing_are_left_out() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_blank(0, 0, None, book.add_format({"border": 1}))
        book.add_worksheet("第二").write(0, 0, "甲")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=资金!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)

    assert [table.name for table in content(made(fill)).tables] == ["第二"]


def test_comments_are_not_shown_and_texts_in_boxes_are() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        sheet.write_comment(0, 0, "批注")
        sheet.insert_textbox(4, 2, "说明：\n单位为万元")

    data = made(fill)
    drawing = part(data, "xl/drawings/drawing1.xml").decode()
    anchor = drawing[drawing.index("<xdr:twoCellAnchor") : drawing.index("</xdr:wsDr>")]
    both = (
        f"<mc:AlternateContent><mc:Choice>{anchor}</mc:Choice><mc:Fallback>{anchor}</mc:Fallback></mc:AlternateContent>"
    )
    drawing = drawing.replace(anchor, both).replace("<xdr:wsDr", '<xdr:wsDr xmlns:mc="mc"')
    tables = content(with_parts(data, {"xl/drawings/drawing1.xml": drawing.encode()})).tables
    assert [[cell.text for cell in table.cells] for table in tables] == [["甲"], ["说明：\n单位为万元"]]
    assert tables[1].cells[0].origin == Origin("cell", ("资金", "C5"))


def test_a_framed_blank_cell_at_the_end_of_the_rows_belongs_to_the_table() -> None:
    def fill(book: Any, sheet: Any) -> None:
        frame = book.add_format({"border": 1})
        for row, label in enumerate(["名称", "年度", "目标"]):
            sheet.write(row, 0, label, frame)
            sheet.merge_range(row, 1, row, 3, "", frame)

    cells = content(made(fill)).tables[0].cells
    assert [(cell.text, cell.column, cell.across) for cell in cells[:2]] == [("名称", 0, 1), ("", 1, 3)]


def test_merged_cells_end_with_the_last_text() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(2, 1, ["甲", "乙"])
        sheet.merge_range(0, 0, STYLED_ROWS - 1, 0, "整列")

    cells = by_address(made(fill))
    assert (cells["A1"].down, len(cells)) == (3, 7)


def test_what_stands_under_merged_cells_is_not_shown() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 1, "上")
        sheet.write(1, 1, "下")

    assert shown(made(fill)) == {"A1": "上"}


def test_a_million_styled_rows_cost_nothing() -> None:
    data = made(lambda _, sheet: sheet.write_row(0, 0, ["甲", "乙"]))
    rows = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(2, 900_000)
    )
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", rows + b"</sheetData>")
    assert len(list(Worksheet(sheet).cells())) == 2
    assert len(content(with_parts(data, {"xl/worksheets/sheet1.xml": sheet})).tables[0].cells) == 2


def test_the_file_names_its_form_and_its_title() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        book.set_properties({"title": "荔湾区 2024 年", "author": "某某"})
        book.set_custom_property("部门", "别的")
        book.set_custom_property("perfgoal-form", "guangzhou-department")

    found = content(made(fill))
    assert (found.form, found.title) == ("guangzhou-department", "荔湾区 2024 年")


def test_the_strict_form_of_the_standard_reads_alike() -> None:
    data = ZHANJIANG.read_bytes()
    strict = {
        name: part(data, name)
        .replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")
    }
    assert content(with_parts(data, strict)) == content(data)


@pytest.mark.parametrize("prefix", ["x", "ns0"])
def test_a_prefix_before_all_names_changes_nothing(prefix: str) -> None:
    data = made(lambda _, sheet: sheet.write_row(0, 0, ["甲", 5]))
    sheet = (
        '<?xml version="1.0"?><P:worksheet xmlns:P="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><P:sheetData>'
        '<P:row><P:c t="s"><P:v>0</P:v></P:c><P:c><P:v>5</P:v></P:c></P:row></P:sheetData></P:worksheet>'
    )
    found = shown(
        with_parts(
            data, {"xl/worksheets/sheet1.xml": sheet.replace("P:", f"{prefix}:").replace(":P=", f":{prefix}=").encode()}
        )
    )
    assert found == {"A1": "甲", "B1": "5"}
