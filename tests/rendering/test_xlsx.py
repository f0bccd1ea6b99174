"""The form as a workbook: everything that was declared, in its place, as it was written, and fit to be printed."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import perfgoal
from perfgoal.exchange.helpers import is_helper
from perfgoal.rendering import render
from perfgoal.rendering.excel.numbers import number_of
from perfgoal.rendering.plain import plain_data
from rendering.pages import FULL, PROJECT, REAL, ROOT, TODAY, changed, declared
from rendering.test_form import NOT_CELLS, as_printed, values
from rendering.test_inert import HOSTILE, everywhere, hostile
from rendering.workbooks import Book, parsed, text_of, unescaped

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("text", [REAL, changed(FULL), PROJECT], ids=["real", "full", "project"])
def test_every_value_is_in_a_cell(text: str) -> None:
    declaration = declared(text) if text != PROJECT else perfgoal.load(PROJECT, today=TODAY)
    texts = Book.of(declaration).texts()
    shown = {"".join(each.split()) for text in texts for each in (text, *text.split("\n"), text.partition("：")[2])}
    data = {key: value for key, value in plain_data(declaration).items() if key not in (*NOT_CELLS, "details")}
    data[declaration.money_key].pop("unit")
    for value in values(data):
        assert {"".join(value.split()), as_printed(value)} & shown, value


def test_the_sheets_are_those_of_the_form() -> None:
    assert Book.of(declared(REAL)).raw.sheetnames == ["资金", "任务", "指标"]
    assert Book.of(perfgoal.load(PROJECT, today=TODAY)).raw.sheetnames == ["资金", "指标"]


def test_every_text_of_the_budget_stands_in_its_order() -> None:
    texts = Book.of(declared(REAL)).texts("资金")
    printed = """表14 部门整体预算绩效目标申报表 年度：2024 金额单位：万元 部门名称 广州市荔湾区科技工业和信息化局
        预算整体情况 部门预算支出 预算金额（万元） 收入来源 预算金额（万元） 基本支出 2,554.17 财政拨款 16,269.69
        项目支出 9,450.27 其他资金 0.00 事业发展性支出 预算金额（万元） 按预算级次划分 预算金额（万元） 财政专项资金
        4,265.00 区本级使用资金 16,269.69 其他事业发展性支出 0.25 拟用于对下转移支付资金 0.00 总体绩效目标"""
    assert texts[:-1] == printed.split()


def test_a_label_goes_down_as_far_as_what_it_stands_for() -> None:
    book = Book.of(declared(REAL))
    spans = {cell.text: (cell.down, cell.across) for cell in book.cells()}
    assert spans["预算整体情况"] == (6, 1)
    assert spans["部门整体预算绩效目标申报表"] == (1, 5)
    assert spans["绩效指标"] == (1, 5)
    assert [spans[name] for name in ("产出指标", "数量指标", "质量指标", "满意度指标")] == [
        (14, 1), (11, 1), (1, 1), (1, 1)
    ]  # fmt: skip


def test_an_amount_is_a_number_that_is_shown_as_it_was_written() -> None:
    sheet = Book.of(declared(REAL)).raw["任务"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 4838.94)
    assert (cell.data_type, cell.number_format, text_of(cell)) == ("n", "#,##0.00", "4,838.94")


@pytest.mark.parametrize(
    ("written", "shown", "kind"),
    [
        ("10000", "10,000.00", "n"),
        ("10,000.00", "10,000.00", "n"),
        ("0.000001", "0.000001", "n"),
        ("4838.940", "4,838.940", "n"),
        ("1234567890123.45", "1,234,567,890,123.45", "n"),
        ("12345678901234.567", "12,345,678,901,234.567", "s"),
        ("123456789012345678901234567890", "123,456,789,012,345,678,901,234,567,890.00", "s"),
    ],
)
def test_an_amount_of_which_a_number_would_lose_digits_stays_a_text(written: str, shown: str, kind: str) -> None:
    text = changed({"    basic: 2,554.17\n": f"    basic: {written}\n"})
    book = Book.of(declared(text))
    assert book.right_of("基本支出") == shown
    cell = next(cell for row in book.raw["资金"].iter_rows() for cell in row if text_of(cell) == shown)
    assert cell.data_type == kind


@given(st.decimals(0, 10**14, places=2))
def test_a_number_never_says_another_amount(value: Decimal) -> None:
    text = f"{value:,.2f}"
    number = number_of(text)
    if number is not None:
        assert f"{Decimal(repr(number[0])):,.2f}" == text
        assert number[1] == "#,##0.00"
    else:
        assert len(str(value).replace(".", "")) > 15


@pytest.mark.parametrize("text", ["=1+1", "+8", "-3", "@x", "=cmd|'/c calc'!A1", "http://example.com", "007", "1-2"])
def test_a_text_stays_a_text(text: str) -> None:
    book = Book.of(declared(everywhere(text).replace(f'unit: "{text}"', "unit: 万元")))
    assert book.texts().count(text) >= 15
    assert all(cell.hyperlink is None for sheet in book.raw for row in sheet.iter_rows() for cell in row)
    cells = [cell for sheet in book.raw for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert {cell.number_format for cell in cells} == {"@"}  # so that it stays one when it is edited


@pytest.mark.parametrize("text", [*HOSTILE, "_x0041_", "<r>&</r>", "<r>\x01_x0041_</r>", " blanks ", '’"&<>'])
def test_a_text_is_kept_to_the_last_character(text: str) -> None:
    data = Book.of(declared(everywhere(text).replace("unit: ", "unit: 万元 # ", 1))).data
    found = [unescaped(each) for each in _shared(data)]
    assert text.replace("\r\n", "\n") in [each.replace("\r\n", "\n") for each in found]


def _shared(data: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in parsed(data)["xl/sharedStrings.xml"]]


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip))
def test_any_text_is_kept(text: str) -> None:
    declaration = declared(changed({"goal: 在": "goal: 甲\nother_tasks: 在"}))
    declaration = declaration.model_copy(update={"other_tasks": text})
    assert text in map(unescaped, _shared(Book.of(declaration).data))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_declaration_gives_the_same_bytes(path: Path) -> None:
    one, other = (render(perfgoal.load(path, today=TODAY.replace(year=2026)), "xlsx") for _ in range(2))
    assert one == other


def test_the_file_says_what_it_is() -> None:
    book = Book.of(declared(REAL)).raw
    assert book.properties.title == "部门整体预算绩效目标申报表（广州市荔湾区科技工业和信息化局，2024）"
    assert book.properties.created == datetime(1980, 1, 1)
    assert {each.name: each.value for each in book.custom_doc_props.props} == {"perfgoal-form": "guangzhou-department"}


def test_it_prints_on_a4_with_the_heads_on_every_page() -> None:
    book = Book.of(declared(REAL)).raw
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.center.text
        assert sheet.print_area == f"'{sheet.title}'!$A$1:${chr(64 + sheet.max_column)}${sheet.max_row}"
    assert [sheet.print_title_rows for sheet in book] == [None, "$1:$2", "$1:$2"]
    assert [sheet.freeze_panes for sheet in book] == [None, "A3", "A3"]


def test_a_row_that_excel_would_not_make_so_high_is_several() -> None:
    sheet = Book.of(declared(changed({"content: 一、壮大": f"content: {'很长的内容。' * 900}"}))).raw["任务"]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert all(0 < height <= 409 for height in heights)
    spans = {each.coord.partition(":")[0]: each.size["rows"] for each in sheet.merged_cells.ranges}
    rows = spans["B3"]
    assert {spans[f"{column}3"] for column in "ABCD"} == {rows}
    assert sum(heights[2 : 2 + rows]) > 900 * 6 * 2 / 52 * 12


def test_a_text_that_no_cell_holds_is_refused() -> None:
    text = changed({"goal: 在": f"goal: {'长' * 32_768} # "})
    with pytest.raises(ValueError, match="/goal: 32768 characters, and a cell holds 32767"):
        perfgoal.render(declared(text), "xlsx")
    assert Book.of(declared(text.replace("长", "", 1))).texts("资金")[-1] == "长" * 32_767


def test_a_long_text_that_looks_like_markup_is_refused_where_its_end_would_be_lost() -> None:
    text = changed({"goal: 在": f"goal: <r>{'&' * 6_000}</r> # "})
    assert Book.of(declared(text)).texts("资金")[-1] == f"<r>{'&' * 6_000}</r>"
    with pytest.raises(ValueError, match="/goal: "):
        perfgoal.render(declared(text.replace("&" * 1_000, "&" * 1_100)), "xlsx")


def test_only_short_texts_have_the_format_of_texts() -> None:
    cells = [cell for row in Book.of(declared(REAL)).raw["任务"].iter_rows() for cell in row if cell.data_type == "s"]
    for cell in cells:
        assert (cell.number_format == "@") is (len(cell.value) <= 255)
    assert {cell.number_format for cell in cells} == {"@", "General"}


def test_findings_stand_in_comments_on_their_cells() -> None:
    text = changed({"9,450.27": "9,540.27"})
    declaration, found = declared(text), perfgoal.check(text, today=TODAY)
    book = Book.of(declaration, findings=found)
    comments = {
        cell.coordinate: cell for sheet in book.raw for row in sheet.iter_rows() for cell in row if cell.comment
    }
    told = "\n".join(cell.comment.text for cell in comments.values())
    assert all(finding.code in told and finding.what in told for finding in found)
    head = next(cell for cell in comments.values() if cell.value == "部门预算支出")
    assert "PG201" in head.comment.text
    assert head.fill.fgColor.rgb == "FFFFC7CE"
    assert [text for text in book.texts() if is_helper(text)] == ["校验结果：2 个错误，6 个警告，5 个提示"]
    english = Book.of(declaration, findings=found, language="en").texts()
    assert [text for text in english if is_helper(text)] == ["Findings: 2 errors, 6 warnings, 5 infos"]
    without = Book.of(declaration).raw
    assert not any(cell.comment for sheet in without for row in sheet.iter_rows() for cell in row)


def test_findings_that_say_anything_leave_the_file_whole() -> None:
    for text in HOSTILE:
        parsed(render(declared(REAL), "xlsx", findings=[hostile(text)]))
