"""A workbook to fill in: what may be filled in where, what is locked, and what adds up meanwhile."""

from pathlib import Path

import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation

import perfgoal
from perfgoal.exchange.helpers import adds_up, is_helper
from perfgoal.finding import Language
from perfgoal.forms import form_names, packaged_form
from perfgoal.rendering import render, render_blank
from perfgoal.rendering.excel.drawing import address
from rendering.pages import FORM, FULL, REAL, ROOT, TODAY, changed, declared
from rendering.test_inert import HOSTILE, everywhere
from rendering.workbooks import Book, parsed

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def example(path: Path) -> perfgoal.Declaration:
    return perfgoal.load(path, today=TODAY.replace(year=2026))


def rules_at(book: Book, sheet: str, address: str) -> list[DataValidation]:
    """What a cell lets be filled in."""
    found = book.raw[sheet].data_validations.dataValidation
    return [rule for rule in found if address in rule.sqref]


def beside(book: Book, sheet: str, label: str) -> Cell:
    """The cell to the right of a label."""
    found = next(cell for cell in book.cells(sheet) if cell.text == label)
    first = book.raw[sheet][found.address]
    cell = book.raw[sheet].cell(first.row, first.column + found.across)
    assert isinstance(cell, Cell)
    return cell


def below(book: Book, sheet: str, head: str) -> list[Cell]:
    """The cells below the head of a column."""
    found = next(cell for cell in book.cells(sheet) if cell.text == head)
    first = book.raw[sheet][found.address]
    cells = (book.raw[sheet].cell(row, first.column) for row in range(first.row + 1, book.raw[sheet].max_row + 1))
    return [cell for cell in cells if isinstance(cell, Cell)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_whatever_is_declared_stands_in_it_too(path: Path) -> None:
    declaration = example(path)
    filled = {text.replace(",", "") for text in Book.of(declaration, fillable=True).texts()}
    for text in Book.of(declaration).texts():
        label, colon, value = text.partition("：")
        assert text.replace(",", "") in filled or (colon and {label, value} <= filled), text


def test_there_is_room_for_more() -> None:
    book = Book.of(declared(REAL), fillable=True)
    names = below(book, "任务", "名称")[:-1]  # the last row is that of what else is to be done
    assert [cell.value for cell in names[:4]] == [task.name for task in declared(REAL).tasks]
    assert [cell.value for cell in names[4:]] == [None] * 20
    categories = [(row[0].value, row[1].value) for row in book.raw["指标"].iter_rows(min_row=3)]
    rows = {name: categories.count(name) for name in dict.fromkeys(categories)}
    assert rows["产出指标", "数量指标"] == 11 + 10
    assert rows["产出指标", "质量指标"] == 10
    assert rows["满意度指标", "服务对象满意度指标"] == 1 + 10


@pytest.mark.parametrize("name", form_names())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_form_asks_for_everything(name: str, language: Language) -> None:
    form = packaged_form(name)
    book = Book.read(render_blank(form, 2027, language=language))
    texts = book.texts()
    assert form.title in texts
    assert {column.label for column in form.columns} <= set(texts)
    assert {line.label for group in form.budget for line in group.lines if not line.unprinted} <= {
        text.removeprefix("其中：") for text in texts
    }
    labels = [each for each in (form.labels.goal_cycle, form.labels.goal_annual) if each] or [form.labels.goal]
    assert all(beside(book, "资金", label).value is None for label in labels)
    assert beside(book, "资金", "年度").value == "2027"
    assert book.raw.properties.title == f"{form.title}（2027）"


def test_only_what_is_filled_in_is_not_locked() -> None:
    book = Book.of(declared(changed(FULL)), fillable=True)
    for sheet in book.raw:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and not cell.protection.locked:
                    assert cell.fill.fgColor.rgb == "FFFFFDE7", cell.coordinate
    for label in ("部门名称", "年度", "部门编码", "申报阶段", "财政供养人员数", "基本支出", "总体绩效目标"):
        assert beside(book, "资金", label).protection.locked is (
            label == "总体绩效目标"
        )  # of two goals a label follows
        assert book.raw["资金"][_at(book, label)].protection.locked


def _at(book: Book, text: str) -> str:
    return next(cell.address for cell in book.cells() if cell.text == text)


def test_an_amount_takes_numbers_alone_and_hides_none_of_their_digits() -> None:
    book = Book.of(declared(REAL), fillable=True)
    for cell in (beside(book, "资金", "基本支出"), *below(book, "任务", "拟投入的资金（万元）")[:-1]):
        [rule] = rules_at(book, cell.parent.title, cell.coordinate)
        assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")
        assert rule.errorStyle in (None, "stop")
        assert "不写单位" in str(rule.error)
        assert cell.number_format == "#,##0.00####"


@pytest.mark.parametrize(
    ("written", "kept"), [("250", "General"), ("4838.940", "#,##0.000"), ("4838.94", "#,##0.00####")]
)
def test_an_amount_that_stands_there_is_shown_as_it_was_written(written: str, kept: str) -> None:
    text = changed({"  unit: 万元": "  unit: 万元"}, (ROOT / "examples" / "xiangtan_2023.yaml").read_text("utf-8"))
    text = text.replace("annual:\n    fiscal: 250", f"annual:\n    fiscal: {written}")
    book = Book.of(perfgoal.load(text, today=TODAY.replace(year=2026)), fillable=True)
    cell = next(cell for row in book.raw["资金"].iter_rows() for cell in row if cell.value == float(written))
    assert cell.number_format == kept


def test_what_has_few_values_is_picked_from_a_list() -> None:
    book = Book.of(declared(changed(FULL)), fillable=True)
    wanted = {
        "一级指标": '"产出指标,效益指标,满意度指标"',
        "二级指标": '"数量指标,质量指标,时效指标,成本指标"',
        "指标性质": '"定量,定性"',
        "指标方向": '"正向,反向"',
        "绩效标准": '"计划标准,行业标准,历史标准"',
    }
    for head, listed in wanted.items():
        [rule] = rules_at(book, "指标", below(book, "指标", head)[0].coordinate)
        assert (rule.type, rule.formula1) == ("list", listed)
    [rule] = rules_at(book, "指标", below(book, "指标", "二级指标")[-1].coordinate)
    assert rule.formula1 == '"服务对象满意度指标"'
    [stage] = rules_at(book, "资金", beside(book, "资金", "申报阶段").coordinate)
    assert stage.formula1 == '"一上,二上,批复,调整"'


def test_a_column_of_the_authors_own_is_no_field_of_the_same_name() -> None:
    text = changed(
        {
            **FULL,
            "extra: {责任科室: 科技科}": "extra: {kind: 甲, cycle: 乙}",
            "extra: {考核": "extra: {weight: 甲, 考核",
        }
    )
    book = Book.of(declared(text), fillable=True)
    for sheet, head in (("任务", "kind"), ("任务", "cycle"), ("指标", "weight")):
        assert rules_at(book, sheet, below(book, sheet, head)[0].coordinate) == []


def test_a_target_may_begin_with_what_the_list_offers() -> None:
    book = Book.of(declared(REAL), fillable=True)
    for cell in below(book, "指标", "年度指标值"):
        [rule] = rules_at(book, "指标", cell.coordinate)
        assert rule.type == "list"
        assert {"≥", "≤", "是", "优"} <= set(str(rule.formula1).strip('"').split(","))
        assert not rule.showErrorMessage


@pytest.mark.parametrize(("language", "said"), [("zh", "保障机构运转的"), ("en", "What keeps the institution running")])
def test_labels_are_explained(language: Language, said: str) -> None:
    book = Book.of(declared(REAL), fillable=True, language=language)
    comments = {cell.value: cell.comment.text for sheet in book.raw for row in sheet for cell in row if cell.comment}
    assert said in comments["基本支出"] or language == "en"
    told = {"部门名称", "年度", "部门预算支出", "总体绩效目标", "名称", "主要实施内容", "三级指标", "年度指标值"}
    assert told <= set(comments)
    assert ("。" in comments["名称"]) is (language == "zh")
    assert len(set(comments.values())) == len(comments)


def checks(book: Book) -> list[str]:
    return [text for text in book.texts() if is_helper(text)]


def test_sums_are_compared() -> None:
    assert checks(Book.read(Book.of(declared(REAL), fillable=True).data, data_only=True)) == [
        "自动核对：支出合计 16,269.69；收入合计 16,269.69；一致",
        "自动核对：支出合计 16,269.69；按预算级次划分合计 16,269.69；一致",
        "自动核对：拟投入的资金合计 13,359.27；项目支出 + 财政专项资金 + 其他事业发展性支出 13,715.52",
    ]
    text = changed({"9,450.27": "9,540.270001"})
    first = checks(Book.read(Book.of(declared(text), fillable=True).data, data_only=True))[0]
    assert first == "自动核对：支出合计 16,359.690001；收入合计 16,269.69；相差 90.000001"


def test_an_amount_that_is_no_number_is_not_added_up_unseen() -> None:
    book = Book.of(declared(changed({"9,450.27": "12,345,678,901,234.56"})), fillable=True)
    assert checks(Book.read(book.data, data_only=True)) == [
        "自动核对：支出合计 6,819.42；收入合计 16,269.69；1 处不是数字，没有算进去",
        "自动核对：支出合计 6,819.42；按预算级次划分合计 16,269.69；1 处不是数字，没有算进去",
        "自动核对：拟投入的资金合计 13,359.27；项目支出 + 财政专项资金 + 其他事业发展性支出 4,265.25；"
        "1 处不是数字，没有算进去",
    ]


def test_weights_are_added_up() -> None:
    declaration = example(ROOT / "examples" / "zhalaite_2025.yaml")
    book = Book.read(Book.of(declaration, fillable=True).data, data_only=True)
    assert checks(book) == ["自动核对：分值合计 90.00；一致"]


def test_every_line_that_adds_up_is_known_to_an_import() -> None:
    for path in EXAMPLES:
        book = Book.of(example(path), fillable=True)
        for sheet in book.raw:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert adds_up(cell.value), cell.value


@pytest.mark.parametrize("text", [*HOSTILE, '"', ",", "{0}", "{", "=1"])
def test_whatever_a_declaration_holds_the_file_is_whole(text: str) -> None:
    declaration = declared(everywhere(text).replace("unit: ", "unit: 万元 # ", 1))
    parsed(Book.of(declaration, fillable=True).data)


@pytest.mark.parametrize("label", ['a"b', "{0}&{x}", "很长的标签" * 20])
def test_whatever_a_form_calls_its_lines_the_formulas_hold(label: str) -> None:
    form = FORM.replace("total: 支出合计", f"total: '{label}'")
    book = Book.read(Book.of(declared(REAL, form), fillable=True).data, data_only=True)
    assert checks(book)[0] == f"自动核对：{label[:60]} 16,269.69；收入合计 16,269.69；一致"


@pytest.mark.parametrize(
    ("place", "named"), [((0, 0), "A1"), ((8, 25), "Z9"), ((0, 26), "AA1"), ((6, 701), "ZZ7"), ((0, 702), "AAA1")]
)
def test_the_address_of_a_cell(place: tuple[int, int], named: str) -> None:
    assert address(*place) == named


def test_a_row_that_is_long_is_as_high_as_its_text_and_a_blank_one_grows_with_what_is_filled_in() -> None:
    book = Book.of(declared(REAL), fillable=True)
    names = below(book, "任务", "名称")
    heights = {cell.row: book.raw["任务"].row_dimensions[cell.row].height for cell in names}
    long, blank = names[0], next(cell for cell in names if cell.value is None)
    assert (heights[long.row] or 0) > 200
    assert heights[blank.row] is None


def test_the_same_form_gives_the_same_bytes() -> None:
    assert Book.of(declared(REAL), fillable=True).data == Book.of(declared(REAL), fillable=True).data


def test_what_cannot_be_filled_in_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing can be filled in in 'html': take xlsx"):
        render(declared(REAL), "html", fillable=True)
    with pytest.raises(ValueError, match="findings can stand beside no cell in 'xlsx' to fill in"):
        render(declared(REAL), "xlsx", fillable=True, findings=[])


@pytest.mark.parametrize(("count", "lines"), [(300, 3), (3_000, 2)])
def test_a_form_of_many_lines_adds_up_as_far_as_excel_does(count: int, lines: int) -> None:
    keys = [f"l{index}" for index in range(count)]
    more = "".join(f"      - {{key: {key}, chinese: [行{key}]}}\n" for key in keys)
    form = FORM.replace(
        "      - {key: fiscal, chinese: [财政拨款]}\n", f"{more}      - {{key: fiscal, chinese: [财政拨款]}}\n"
    )
    text = changed({"    fiscal: 16,269.69": "".join(f"    {key}: 1\n" for key in keys) + "    fiscal: 16,269.69"})
    book = Book.of(declared(text, form), fillable=True)
    formulas = [cell.value for sheet in book.raw for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == lines
    assert all(len(formula) < 8_192 for formula in formulas)
    assert all(inside.count(",") < 255 for formula in formulas for inside in formula.split("SUM("))
    said = [text for text in checks(Book.read(book.data, data_only=True)) if "收入合计" in text]
    assert said == (["自动核对：支出合计 16,269.69；收入合计 16,569.69；相差 300.00"] if count == 300 else [])
