"""A project as its form is printed: its own rows, the money of the year beside that of the whole, and no tasks."""

from decimal import Decimal
from pathlib import Path

import pytest

import perfgoal
from perfgoal.forms import packaged_form
from perfgoal.rendering.figures import WIDTH, figures
from perfgoal.rendering.notes import cells
from perfgoal.rendering.view import form_view
from rendering.pages import PROJECT, ROOT, TODAY, Page, Sheet, changed, declared, rendered

DETAILS = """details:
  - {item: 拆除费, amount: 2498000.00, basis: 按上年单价}
  - {item: 清运费, amount: "1,000,000.00"}
"""
SICHUAN = (ROOT / "examples" / "zhaohua_2021.yaml").read_text("utf-8")


def rows(page: Page) -> list[list[str]]:
    """The rows of the overview with merged cells once."""
    return [list(dict.fromkeys(row)) for row in page.table("overview").texts()]


def test_the_rows_on_top_name_the_project_and_who_is_in_charge_of_it() -> None:
    page, sheet = rendered(changed({"  category:": "  code: '0301'\n  category:"}, PROJECT))
    assert rows(page)[:5] == [
        ["项目名称", "拆违经费"],
        ["主管部门", "普陀区城市管理行政执法局执法大队", "实施单位", "上海市普陀区城市管理行政执法局执法大队"],
        ["项目编码", "0301", "项目类别", "特定目标类"],
        ["项目性质", "阶段性项目"],
        ["计划开始日期", "2024-01-01", "计划完成日期", "2026-12-31"],
    ]
    facts = [fact for row in rows(page)[:5] for fact in zip(row[::2], row[1::2], strict=True)]
    assert [f"{label}：{text}" for label, text in facts] == sheet.bullets[:8]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("", ["预算单位", "区卫生健康局"]),
        ("implementer: 乡镇\n", ["预算单位", "区卫生健康局", "实施单位", "乡镇"]),
    ],
)
def test_who_carries_it_out_is_printed_where_the_form_asks_or_the_author_says(line: str, row: list[str]) -> None:
    page, _ = rendered(changed({"department:": f"{line}department:"}, SICHUAN))
    assert rows(page)[1] == row


def test_the_money_of_the_whole_project_stands_beside_that_of_the_year() -> None:
    page, sheet = rendered(PROJECT)
    money = [row[1:] for row in page.table("overview").texts() if row[0] == "项目资金"]
    assert money == [
        ["项目资金总额", "金额（元）", "年度资金申请总额", "金额（元）"],
        ["财政资金", "10,308,000.00", "当年财政拨款", "3,498,000.00"],
        ["其他资金", "0.00", "上年结转资金", "0.00"],
        ["", "", "其他资金", "0.00"],
    ]
    assert sheet.tables[0] == money


def test_a_line_that_the_form_has_not_is_printed_where_it_is_written() -> None:
    page, _ = rendered(SICHUAN)
    assert "上年结转资金" not in page.visible
    assert "项目资金总额" not in page.visible
    page, _ = rendered(changed({"    other: 0.00\n": "    other: 0.00\n    carried_over: 1.20\n"}, SICHUAN))
    assert ["项目资金", "上年结转资金", "1.20"] in rows(page)
    assert "项目资金总额" not in page.visible
    page, _ = rendered(changed({"  annual:\n": "  total: {fiscal: 18.90}\n  annual:\n"}, SICHUAN))
    assert ["项目资金", "年度资金总额", "金额（万元）", "项目资金总额"] in rows(page)


def test_a_line_that_is_not_printed_is_no_blank_that_leaves_a_sum_open() -> None:
    annual = declared(SICHUAN).money.group("annual")
    assert annual is not None
    assert not annual.has_blanks
    assert "carried_over" not in annual.lines
    assert [chart.remark for chart in figures(declared(SICHUAN))[0].charts] == [""]


def test_the_details_of_a_line_that_is_not_printed_are_no_details_of_anything() -> None:
    form = (ROOT / "schemas" / "forms" / "sichuan-project.yaml").read_text("utf-8")
    text = changed({"    own: 0.00\n": "", "    business_income: 0.00": "    business_income: 1.00"}, SICHUAN)
    page, _ = rendered(text, changed({"自有资金], blank: true": "自有资金], unprinted: true"}, form))
    assert ["项目资金", "其中：事业收入", "1.00"] in rows(page)
    assert "自有资金小计" not in page.visible


def test_lines_that_detail_another_say_so_and_are_drawn_where_it_is() -> None:
    text = changed(
        {"    general: 6.30\n    government_funds: 0.00": "    general: 4.30\n    government_funds: 2"}, SICHUAN
    )
    text = changed({"    own: 0.00\n    business_income: 0.00": "    own: 2.10\n    business_income: 2.10"}, text)
    page, _ = rendered(text)
    assert ["项目资金", "其中：政府性基金", "2"] in rows(page)
    [chart] = figures(declared(text))[0].charts
    drawn = {row.label: (row.bar.start, row.bar.width) for row in chart.rows if row.bar}
    assert drawn == {
        "财政拨款小计": (0, 750),
        "其中：一般公共预算": (0, Decimal("511.90")),
        "其中：政府性基金": (Decimal("511.90"), Decimal("238.10")),
        "自有资金小计": (750, 250),
        "其中：事业收入": (750, 250),
    }
    assert chart.total.bar is not None
    assert (chart.total.bar.width, list(chart.total.bar.cuts)) == (Decimal(WIDTH), [Decimal(750)])


def test_the_calculation_is_printed_item_by_item() -> None:
    page, sheet = rendered(PROJECT + DETAILS)
    assert ["测算明细", "拆除费", "2,498,000.00 元 按上年单价"] in rows(page)
    assert ["测算明细", "清运费", "1,000,000.00 元"] in rows(page)
    assert {("h2", "测算明细"), ("h3", "拆除费"), ("h3", "清运费")} <= set(sheet.headings)


def test_a_project_has_no_tasks_and_no_picture_of_them() -> None:
    page, _ = rendered(PROJECT)
    assert [table.classes for table in page.tables] == ["overview", "indicators", "bars", "bars"]
    assert "任务" not in page.visible.replace("拆违任务", "")
    assert [figure.name for figure in figures(declared(PROJECT))] == ["composition"]


@pytest.mark.parametrize("name", ["putuo_2026", "zhaohua_2021", "xiangtan_2023", "zhalaite_2025"])
def test_the_spans_of_every_table_of_a_project_fill_it(name: str) -> None:
    page, _ = rendered((ROOT / "examples" / f"{name}.yaml").read_text("utf-8"))
    assert all(table.grid() and table.caption for table in page.tables)


@pytest.mark.parametrize(
    ("year", "columns"), [("", ["年度指标值"]), ("        cycle: 9个\n", ["实施周期指标值", "年度指标值"])]
)
def test_an_optional_column_is_printed_where_a_value_stands_in_it(year: str, columns: list[str]) -> None:
    text = (Path(__file__).parents[2] / "examples" / "jinzhai_2021.yaml").read_text(
        "utf-8"
    )  # a published one, of one column
    page, _ = rendered(changed({"        annual: 8个\n": f"{year}        annual: 8个\n"}, text))
    assert page.table("indicators").texts()[1] == ["一级指标", "二级指标", "三级指标", *columns]
    assert [column.key for column in packaged_form("project-2015").columns if column.optional] == ["cycle"]


def test_findings_stand_beside_the_cells_of_a_project() -> None:
    text = changed({"        annual: 合理\n": ""}, PROJECT + DETAILS)
    findings = perfgoal.check(text, today=TODAY)
    assert "PG401" in {finding.code for finding in findings}
    page = Page.read(perfgoal.render(declared(text), "html", findings=findings))
    here = [cell.text for table in page.tables for cell in table.cells if "PG401" in cell.text]
    assert len(here) == 1
    sheet = Sheet.read(perfgoal.render(declared(text), "md", findings=findings))
    assert any("PG401" in text for text in sheet.texts)


def test_every_cell_of_a_project_can_be_marked() -> None:
    paths = list(cells(form_view(declared(PROJECT + DETAILS))))
    assert len(paths) == len(set(paths))
    for path in (
        "/project/name",
        "/department",
        "/implementer",
        "/project/start",
        "/project/end",
        "/funding/unit",
        "/funding/total/fiscal",
        "/funding/annual/carried_over",
        "/details/1",
        "/goal/cycle",
        "/indicators/产出指标/数量指标/0/annual",
    ):
        assert path in paths
