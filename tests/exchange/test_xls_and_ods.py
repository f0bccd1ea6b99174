"""Files of Excel 97 to 2003 and of LibreOffice are read as they are shown."""

from typing import Any

import pytest

from exchange.sheets import ZHANJIANG, Office, by_address, content, made, with_parts
from perfgoal.exchange.content import Content
from perfgoal.exchange.readers.biff import Kind, Record, Texts

FORMATS = [
    (1, "0%"),
    (0.125, "0.0%"),
    (1234567.891, "#,##0.00"),
    (-1234.5, "#,##0.00_);(#,##0.00)"),
    (82800.92, "General"),
    (45292, "yyyy-mm-dd"),
    (45292, 'yyyy"年"m"月"'),
    (45292.75, "yyyy/m/d h:mm:ss"),
    (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
    (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
    (123456789, '0.00,,"百万"'),
    (12345, "0.00E+00"),
    (0.75, "# ?/?"),
    (1.5, "[h]:mm"),
    (95, '"≥"0"%"'),
    (13800138000, "000-0000-0000"),
    (150, '[>100]"大"0;"小"0'),
    (5, "00000"),
    (1234.5, '"¥"#,##0.00'),
    (7, "@"),
    (2.5, "0"),
    (-2.5, "0"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def _fill(book: Any, sheet: Any) -> None:
    frame = {"border": 1}
    for row, (number, code) in enumerate(FORMATS):
        sheet.write_string(row, 0, code)
        sheet.write_number(row, 1, number, book.add_format({"num_format": code, **frame}))
    row = len(FORMATS)
    sheet.write_formula(row, 1, "=1/4", book.add_format({"num_format": "0%"}), 0.25)
    sheet.merge_range(row + 1, 0, row + 3, 1, "合并\n两行", book.add_format({"text_wrap": True, **frame}))
    sheet.write_string(row + 4, 0, "空  格 ")
    sheet.write_blank(row + 4, 1, None, book.add_format(frame))
    sheet.write_string(row + 5, 0, "藏着")
    sheet.set_row(row + 5, None, None, {"hidden": True})
    sheet.write_comment(0, 0, "批注")
    book.add_worksheet("隐藏").hide()
    book.get_worksheet_by_name("隐藏").write(0, 0, "丁")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return made(_fill)


def test_a_workbook_shows_what_libreoffice_shows(office: Office, workbook: bytes) -> None:
    rows = office.shown(workbook)
    cells = by_address(workbook)
    ours = [cells[f"B{row + 1}"].text for row in range(len(FORMATS))]
    assert ours == [row[1].strip() for row in rows[: len(FORMATS)]]


def _told(content: Content) -> list[tuple[Any, ...]]:
    return [
        (cell.origin, cell.down, cell.across, cell.text, cell.remarks)
        for table in content.tables
        for cell in table.cells
    ]


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_what_libreoffice_saves_anew_reads_alike(office: Office, workbook: bytes, suffix: str) -> None:
    assert _told(content(office.converted(workbook, suffix))) == _told(content(workbook))


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_the_published_form_reads_alike_in_both(office: Office, suffix: str) -> None:
    def texts(data: bytes) -> list[tuple[Any, ...]]:
        return [told[:4] for told in _told(content(data))]

    assert texts(office.converted(ZHANJIANG.read_bytes(), suffix)) == texts(ZHANJIANG.read_bytes())


def test_long_texts_of_an_xls_go_on_in_further_records(office: Office) -> None:
    texts = [f"{number}" + "目标字" * 3_000 + "abc" * number for number in range(8)] + ["é" * 9_000, "ascii " * 1_500]
    data = office.converted(made(lambda _, sheet: sheet.write_column(0, 0, texts)), "xls")
    assert [cell.text for cell in content(data).tables[0].cells] == texts


def test_a_text_of_an_xls_may_go_on_in_narrower_characters() -> None:
    record = Record(Kind.STRINGS, b"\5\0\1" + "甲乙".encode("utf-16-le"), [b"\0ab", b"\1" + "丙".encode("utf-16-le")])
    assert Texts(record, 0).one() == "甲乙ab丙"


def test_a_formula_of_an_xls_shows_the_text_that_it_gave(office: Office) -> None:
    # LibreOffice works out on opening what asks for the time, and writes 0 for other texts.
    data = made(lambda _, sheet: sheet.write_formula(0, 0, '=IF(NOW()>0,"甲乙","")', None, "甲乙"))
    cell = by_address(office.converted(data, "xls"))["A1"]
    assert (cell.text, cell.remarks) == ("甲乙", ("formula",))


def test_the_properties_of_an_ods_name_form_and_title(office: Office) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        book.set_properties({"title": "荔湾区 2024 年"})
        book.set_custom_property("perfgoal-form", "guangzhou-department")

    found = content(office.converted(made(fill), "ods"))
    assert (found.form, found.title) == ("guangzhou-department", "荔湾区 2024 年")


def _ods(rows: str) -> bytes:
    text = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:draw="d"><office:body>'
        f'<office:spreadsheet><table:table table:name="资金">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    empty = b"PK\5\6" + b"\0" * 18
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    return with_parts(empty, {"mimetype": mimetype, "content.xml": text.encode()})


def _row(cells: str) -> bytes:
    return _ods(f"<table:table-row>{cells}</table:table-row>")


def test_spaces_and_lines_of_an_ods_are_those_of_its_author() -> None:
    data = _row(
        "<table:table-cell><text:p>甲 \n 乙<text:s text:c='2'/>丙<text:line-break/>丁</text:p>"
        "<text:p>戊</text:p></table:table-cell>"
    )
    assert by_address(data)["A1"].text == "甲 乙  丙\n丁\n戊"


def test_a_comment_of_an_ods_is_left_out_and_a_box_is_read() -> None:
    data = _row(
        "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>"
        "<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></table:table-cell>"
    )
    assert [[cell.text for cell in table.cells] for table in content(data).tables] == [["甲"], ["框内"]]


def test_a_number_of_an_ods_without_a_text_is_shown_by_its_kind() -> None:
    data = _row(
        "<table:table-cell office:value-type='percentage' office:value='0.95'/>"
        "<table:table-cell office:value-type='float' office:value='82800.92000000001'/>"
    )
    cells = by_address(data)
    assert [(cells[place].text, cells[place].remarks) for place in ("A1", "B1")] == [
        ("95.00%", ()),
        ("82800.92", ("float",)),
    ]


def test_a_number_of_an_ods_that_is_shown_with_fewer_digits_is_told() -> None:
    data = _row(
        "<table:table-cell office:value-type='float' office:value='0.125'><text:p>0.13</text:p></table:table-cell>"
    )
    assert by_address(data)["A1"].remarks == ("rounded",)


def test_a_million_blank_rows_of_an_ods_cost_nothing() -> None:
    cell = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
    blank = (
        "<table:table-row table:number-rows-repeated='1048575'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )
    assert [cell.text for cell in content(_ods(cell + blank)).tables[0].cells] == ["甲"]


def test_the_rows_that_an_ods_repeats_are_all_there() -> None:
    row = (
        "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='3'>"
        "<text:p>甲</text:p></table:table-cell></table:table-row>"
    )
    assert len(content(_ods(row)).tables[0].cells) == 6


def test_macros_and_links_of_an_ods_are_told() -> None:
    formula = "of:=['file:///tmp/a.ods'#$A.A1]"
    data = _row(
        f'<table:table-cell table:formula="{formula}" office:value-type="string"><text:p>1</text:p></table:table-cell>'
    )
    assert content(with_parts(data, {"Basic/Standard/Module1.xml": b"<x/>"})).caveats == ("macros", "links")


def test_a_file_is_read_by_what_it_is_and_not_by_its_name(office: Office) -> None:
    xls = office.converted(ZHANJIANG.read_bytes(), "xls")
    texts = [cell.text for cell in content(ZHANJIANG.read_bytes(), "form.xls").tables[0].cells]
    assert [cell.text for cell in content(xls, "form.xlsx").tables[0].cells] == texts
