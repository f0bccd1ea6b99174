"""What is read of tables: labels by what they say, values by what stands beside and below them."""

from collections.abc import Mapping, Sequence

import pytest

from exchange.asking import declaration, draft, draft_from
from exchange.grids import Text, content, lines, table
from perfgoal.exchange.content import Table
from perfgoal.exchange.draft import Draft, Leftover, Node, Value

Rows = Sequence[Sequence[Text]]

TITLE = lines("部门整体预算绩效目标申报表")
MONEY: list[Sequence[Text]] = [
    (("预算整体情况", 6, 1), "部门预算支出", "预算金额（万元）", "收入来源", "预算金额（万元）"),
    ("基本支出", "2,554.17", "财政拨款", "16,269.69"),
    ("项目支出", "9,450.27", "其他资金", "0.00"),
    ("事业发展性支出", "预算金额（万元）", "按预算级次划分", "预算金额（万元）"),
    ("财政专项资金", "4,265.00", "区本级使用资金", "16,269.69"),
    ("其他事业发展性支出", "0.25", "拟用于对下转移支付资金", "0.00"),
]
OVERVIEW: list[Sequence[Text]] = [
    ("部门名称", ("荔湾区科工信局", 1, 4)),
    *MONEY,
    ("总体绩效目标", ("营造企业创新发展氛围。", 1, 4)),
]
TASK_HEADS = ("名称", "主要实施内容", "拟投入的资金（万元）", "期望达到的目标（概述）")
TASK = ("营造氛围", "鼓励企业申报。", "4,838.94", "夯实主体地位。")
HEADS = ("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值")
INDICATOR = ("产出指标", "数量指标", "高企认定数量", "≥100家", "≥100家")


def form(
    *,
    above: list[Table] | None = None,
    overview: Rows | None = None,
    tasks: Rows | None = None,
    indicators: Rows | None = None,
) -> list[Table]:
    """Return the tables of the form of Guangzhou, with some of its rows given."""
    return [
        *(TITLE if above is None else above),
        table(*(OVERVIEW if overview is None else overview), name="资金"),
        table(*([TASK_HEADS, TASK] if tasks is None else tasks), name="任务"),
        table(*([HEADS, INDICATOR] if indicators is None else indicators), name="指标"),
    ]


def at(found: Draft, *route: str | int) -> str | None:
    """Return the text at a route of a draft, ``None`` where there is none."""
    node = node_at(found, *route)
    return node.text if isinstance(node, Value) else None


def node_at(found: Draft, *route: str | int) -> "Node | None":
    """Return what stands at a route of a draft, ``None`` where nothing does."""
    node: Node | None = found.tree
    for step in route:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, tuple) and not isinstance(node, Value) and isinstance(step, int):
            node = node[step] if step < len(node) else None
        else:
            return None
    return node


def count(found: Draft, *route: str | int) -> int:
    """Return how many items the list at a route has."""
    node = node_at(found, *route)
    return 0 if node is None or isinstance(node, Value) else len(node)


def left(found: Draft) -> list[str]:
    return [piece.text for piece in found.leftovers]


def names(found: Draft, *category: str) -> list[str | None]:
    indices = range(count(found, "indicators", *category))
    return [at(found, "indicators", *category, index, "name") for index in indices]


def test_a_form_of_three_tables_is_read() -> None:
    found = draft(*form(), year=2024)
    made = declaration(found)
    assert (found.form, made.year, made.department) == ("guangzhou-department", 2024, "荔湾区科工信局")
    assert at(found, "budget", "expenditure", "special_funds") == "4,265.00"
    assert at(found, "budget", "levels", "own") == "16,269.69"
    assert left(found) == []


def test_a_blank_line_of_money_is_absent() -> None:
    rows = [*OVERVIEW[:-2], ("其他事业发展性支出", "0.25", "拟用于对下转移支付资金", ""), OVERVIEW[-1]]
    assert at(draft(*form(overview=rows)), "budget", "levels", "transfer") is None


def test_a_sum_below_a_group_is_its_total() -> None:
    rows: Rows = [
        ("部门预算支出", "预算金额（万元）", "收入来源", "预算金额（万元）"),
        ("基本支出", "1.00", "财政拨款", "3.00"),
        ("项目支出", "2.00", "其他资金", ""),
        ("合计", "3.00", "合计", "3.01"),
    ]
    found = draft(*form(overview=[("部门名称", ("某局", 1, 3)), *rows]), form="department")
    totals = [at(found, "budget", group, "total") for group in ("expenditure", "sources")]
    assert (totals, left(found)) == (["3.00", "3.01"], [])


def test_a_sum_below_one_block_of_several_is_left_over() -> None:
    found = draft(*form(overview=[*OVERVIEW[:-1], ("", "合计", "4,265.25", "合计", "16,269.69")]))
    assert left(found) == ["合计", "4,265.25", "合计", "16,269.69"]


@pytest.mark.parametrize("dash", ["—", "/", "无"])
def test_a_stroke_for_an_amount_is_left_over(dash: str) -> None:
    rows = [*OVERVIEW[:-2], ("其他事业发展性支出", "0.25", "拟用于对下转移支付资金", dash), OVERVIEW[-1]]
    found = draft(*form(overview=rows))
    assert at(found, "budget", "levels", "transfer") is None
    assert left(found) == [dash]


@pytest.mark.parametrize(
    "label", ["部门名称：", " 部 门 名 称 ", "部门\n名称", "1、部门名称", "*部门名称（必填）", "部门名称（全称）："]
)
def test_a_label_is_known_by_what_it_says(label: str) -> None:
    found = draft(*form(overview=[(label, ("荔湾区科工信局", 1, 4)), *OVERVIEW[1:]]))
    assert at(found, "department") == "荔湾区科工信局"
    assert left(found) == []


def test_a_label_and_its_text_may_share_a_cell() -> None:
    above = [*TITLE, *lines("部门名称：荔湾区科工信局    年度：2024年", "金额单位：万元")]
    found = draft(*form(above=above, overview=OVERVIEW[1:]))
    assert (at(found, "department"), at(found, "year")) == ("荔湾区科工信局", "2024")
    assert left(found) == []


def test_what_stands_before_the_first_label_of_a_line_is_left_over() -> None:
    found = draft(*form(above=[*TITLE, *lines("单位负责人：张三  填报人：李四  联系电话：020-1234")]))
    assert (at(found, "prepared", "by"), at(found, "prepared", "phone")) == ("李四", "020-1234")
    assert left(found) == ["单位负责人：张三"]


def test_labels_inside_a_narrative_are_none() -> None:
    goal = "部门名称：虚构。年度目标：完成绩效指标；\n其他资金：保障。产出指标"
    found = draft(*form(overview=[*OVERVIEW[:-1], ("总体绩效目标", (goal, 1, 4))]))
    assert at(found, "goal") == goal
    assert at(found, "department") == "荔湾区科工信局"


def test_an_indicator_may_bear_the_name_of_a_category() -> None:
    rows = [HEADS, INDICATOR, ("", "质量指标", "数量指标", "是", "是"), ("", "", "一级指标", "1", "1")]
    found = draft(*form(indicators=rows))
    assert names(found, "产出指标", "质量指标") == ["数量指标", "一级指标"]


def test_a_task_may_bear_the_name_of_a_label() -> None:
    tasks = [TASK_HEADS, ("绩效指标", "一", "1.00", "二"), ("其他需完成的任务（可选填）", "三", "2.00", "四")]
    found = draft(*form(tasks=tasks))
    assert [at(found, "tasks", index, "name") for index in (0, 1)] == ["绩效指标", "其他需完成的任务（可选填）"]
    assert "other_tasks" not in found.tree


def test_two_tasks_of_one_name_stay_two() -> None:
    found = draft(*form(tasks=[TASK_HEADS, TASK, TASK]))
    assert count(found, "tasks") == 2


@pytest.mark.parametrize(
    "row",
    [
        (("其他需完成的任务（可选填）", 1, 1), ("完成上级任务。", 1, 3)),
        ("其他需完成的任务", "完成上级任务。", "", ""),
        ("其他需完成的任务", "", "", "完成上级任务。"),
    ],
)
def test_what_else_is_to_be_done_stands_below_the_tasks(row: tuple[Text, ...]) -> None:
    found = draft(*form(tasks=[TASK_HEADS, TASK, row]))
    assert at(found, "other_tasks") == "完成上级任务。"
    assert count(found, "tasks") == 1


def test_a_row_of_sums_is_no_task() -> None:
    found = draft(*form(tasks=[TASK_HEADS, TASK, ("合计", "", "4,838.94", "")]))
    assert count(found, "tasks") == 1
    assert left(found) == ["合计", "4,838.94"]


def test_columns_may_stand_in_any_order() -> None:
    heads = ("序号", "期望达到的目标", "责任科室", "拟投入资金", "任务名称", "主要内容")
    found = draft(*form(tasks=[heads, ("1", "目标", "一科", "5.00", "任务", "内容")]))
    fields = {name: at(found, "tasks", 0, name) for name in ("id", "name", "content", "amount", "target")}
    assert fields == {"id": "1", "name": "任务", "content": "内容", "amount": "5.00", "target": "目标"}
    assert at(found, "tasks", 0, "extra", "责任科室") == "一科"


def test_a_merged_heading_beside_the_tasks_is_none_of_their_columns() -> None:
    rows: list[Sequence[Text]] = [(("年度重点工作任务", 2, 1), *TASK_HEADS), TASK, ("其他需完成的任务", ("", 1, 4))]
    found = draft(*form(tasks=rows))
    assert at(found, "tasks", 0, "name") == "营造氛围"
    assert left(found) == []


def test_categories_left_blank_stay_blank() -> None:
    rows = [HEADS, INDICATOR, ("", "质量指标", "", "", ""), ("效益指标", "社会效益指标", "（未填）", "", "")]
    found = draft(*form(indicators=rows))
    assert node_at(found, "indicators", "产出指标", "质量指标") == ()
    assert node_at(found, "indicators", "效益指标", "社会效益指标") == ()


@pytest.mark.parametrize("again", [("产出指标", "数量指标"), ("产出", "数量"), ("", "")])
def test_a_category_repeated_or_blank_is_that_above(again: tuple[str, str]) -> None:
    found = draft(*form(indicators=[HEADS, INDICATOR, (*again, "新增研发机构数量", "≥3家", "≥3家")]))
    assert names(found, "产出指标", "数量指标") == ["高企认定数量", "新增研发机构数量"]


def test_a_category_that_comes_again_later_goes_on() -> None:
    rows = [HEADS, INDICATOR, ("产出指标", "质量指标", "一", "1", "1"), ("产出指标", "数量指标", "二", "2", "2")]
    found = draft(*form(indicators=rows))
    assert names(found, "产出指标", "数量指标") == ["高企认定数量", "二"]


def test_a_table_goes_on_over_a_page() -> None:
    more = table(HEADS, ("", "", "新增研发机构数量", "≥3家", "≥3家"), name="续表")
    found = draft(*form(), *lines("第 1 页，共 2 页"), more)
    assert names(found, "产出指标", "数量指标") == ["高企认定数量", "新增研发机构数量"]
    assert left(found) == []


def test_a_table_goes_on_over_a_page_without_its_heads() -> None:
    found = draft(*form(), *lines("- 1 -"), table(("", "质量指标", "奖励准确率", "100%", "100%"), name="续表"))
    assert names(found, "产出指标", "质量指标") == ["奖励准确率"]


def test_heads_of_two_rows_are_read() -> None:
    heads: list[Sequence[Text]] = [
        (("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 2)),
        ("实施周期指标值", "年度指标值"),
    ]
    found = draft(*form(indicators=[*heads, INDICATOR]))
    assert at(found, "indicators", "产出指标", "数量指标", 0, "cycle") == "≥100家"


def test_all_columns_of_indicators_are_read() -> None:
    heads = (*HEADS, "度量单位", "权重", "指标解释", "分年度指标值（2025）", "责任科室")
    found = draft(*form(indicators=[heads, (*INDICATOR, "家", "10分", "按认定批次统计", "≥120家", "一科")]))
    where = ("indicators", "产出指标", "数量指标", 0)
    assert [at(found, *where, name) for name in ("unit", "weight", "explanation")] == ["家", "10", "按认定批次统计"]
    assert at(found, *where, "years", "2025") == "≥120家"
    assert at(found, *where, "extra", "责任科室") == "一科"
    assert left(found) == []


def test_a_second_heading_of_one_field_is_a_local_column() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值", "目标值")
    found = draft(*form(indicators=[heads, (*INDICATOR, "120家")]))
    assert at(found, "indicators", "产出指标", "数量指标", 0, "extra", "目标值") == "120家"


def test_further_narrative_is_a_section_and_further_fields_are_local() -> None:
    rows: list[Sequence[Text]] = [
        ("部门名称", "荔湾区科工信局", "", "联系处室", "办公室"),
        *OVERVIEW[1:],
        ("立项依据", ("区政府工作报告。", 1, 4)),
        (("其他栏目", 2, 1), "部门编码", ("甲", 1, 3)),
        ("县区自设栏", ("乙", 1, 3)),
    ]
    found = draft(*form(overview=rows))
    assert (at(found, "sections", 0, "label"), at(found, "sections", 0, "text")) == ("立项依据", "区政府工作报告。")
    extra = {key: at(found, "extra", key) for key in ("联系处室", "部门编码", "县区自设栏")}
    assert extra == {"联系处室": "办公室", "部门编码": "甲", "县区自设栏": "乙"}
    assert "code" not in found.tree


def test_remarks_around_a_form_are_left_over() -> None:
    found = draft(*form(), *lines("注：本表由财政局印制。"))
    assert left(found) == ["注：本表由财政局印制。"]
    assert found.leftovers[0].origin.say("zh") == "第 1 段"


def test_each_part_may_stand_on_a_sheet_of_its_own() -> None:
    sheets = [
        table(("部门整体预算绩效目标申报表",), *OVERVIEW, sheet="资金"),
        table(("部门名称", "荔湾区科工信局", "", ""), TASK_HEADS, TASK, sheet="任务"),
        table(("年度：2024", "", "", "", ""), HEADS, INDICATOR, sheet="指标"),
    ]
    found = draft(*sheets)
    assert (at(found, "year"), at(found, "tasks", 0, "amount")) == ("2024", "4,838.94")
    assert found.origins(("indicators", "产出指标", "数量指标", 0, "name"))[0].say("zh") == "指标!C3"
    assert left(found) == []


def test_our_own_drawings_of_the_money_are_labels() -> None:
    chart = table(("部门预算支出", "图", "预算金额（万元）", "占比"), ("基本支出", "", "1.00", "15.7%"), name="图")
    found = draft(*form(), *lines("资金图示"), chart)
    assert at(found, "budget", "expenditure", "basic") == "2,554.17"
    assert left(found) == []


def test_a_year_stands_in_the_title() -> None:
    found = draft(*form(above=lines("2024年部门整体预算绩效目标申报表")), name="2019.xlsx")
    assert at(found, "year") == "2024"
    assert [notice.say("zh") for notice in found.notices] == ["年度取标题里的 2024（第 1 段）"]
    assert found.origins(("year",))[0].say("zh") == "第 1 段"


@pytest.mark.parametrize("line", ["（2024年度）", "（2024 年）", "2024年度", "年度：2024", "预算年度：2024年"])
def test_a_year_stands_on_a_line_of_its_own(line: str) -> None:
    assert at(draft(*form(above=[*TITLE, *lines(line)])), "year") == "2024"


def test_a_year_of_the_files_name_is_told() -> None:
    found = draft(*form(), name="荔湾2024.xlsx")
    assert at(found, "year") == "2024"
    assert [notice.say("zh") for notice in found.notices] == ["文中没有年度，取文件名里的 2024"]
    assert found.tree["year"] == Value("2024")


def test_a_file_without_a_year_has_none() -> None:
    found = draft(*form(), name="荔湾.xlsx")
    assert "year" not in found.tree
    assert [notice.say("en") for notice in found.notices] == ["the text states no year; give it with --year"]


def test_the_year_that_is_asked_for_wins() -> None:
    found = draft(*form(above=lines("2024年部门整体预算绩效目标申报表")), year=2025)
    assert at(found, "year") == "2025"
    assert [notice.say("zh") for notice in found.notices] == ["年度取指定的 2025，文中写的是 2024（第 1 段）"]


def test_a_file_without_a_unit_of_money_takes_that_of_the_form() -> None:
    rows: list[Sequence[Text]] = [("部门名称", ("某局", 1, 2)), ("基本支出", ("1.00", 1, 2))]
    found = draft(*form(overview=rows, tasks=[("名称", "主要实施内容", "拟投入的资金", "目标"), TASK]), year=2024)
    assert at(found, "budget", "unit") is None
    assert [notice.say("zh") for notice in found.notices] == ["文中没有金额单位，按表样以万元计"]


def test_a_file_may_name_its_form() -> None:
    found = draft(*form(indicators=[HEADS, INDICATOR]), says="department", year=2024)
    assert found.form == "department"


def test_who_filled_in_the_form_declares_where_none_else_does() -> None:
    found = draft(*form(above=[*TITLE, *lines("填报单位（盖章）：荔湾区科工信局")], overview=OVERVIEW[1:]))
    assert at(found, "department") == "荔湾区科工信局"
    found = draft(*form(above=[*TITLE, *lines("填报单位（盖章）：办公室")]))
    assert (at(found, "department"), left(found)) == ("荔湾区科工信局", ["填报单位（盖章）：办公室"])


def test_who_is_in_charge_of_a_department_is_another() -> None:
    rows: Rows = [("主管部门", "区政府", "", "部门名称", "荔湾区科工信局"), *OVERVIEW[1:]]
    found = draft(*form(overview=rows))
    assert (at(found, "department"), at(found, "extra", "主管部门")) == ("荔湾区科工信局", "区政府")


def test_what_a_reader_did_to_show_a_text_is_told_with_its_places() -> None:
    cells = table(HEADS, INDICATOR).cells
    marked = Table(tuple(cell._replace(remarks=("formula", "float")) if cell.column == 3 else cell for cell in cells))
    found = draft(*form()[:-1], marked, year=2024)
    assert [notice.say("zh") for notice in found.notices] == [
        "2 处是公式，取的是文件保存时的结果（表!D1、表!D2）",
        "2 处去掉了浮点数的尾数（表!D1、表!D2）",
    ]


def test_what_a_page_repeats_is_a_label() -> None:
    again = table(HEADS, name="第二页").cells
    found = draft_from(content(*form())._replace(repeats=again, caveats=("macros",)), year=2024)
    assert found.labels[-len(HEADS) :] == tuple(Leftover(cell.text, cell.origin) for cell in again)
    assert [notice.say("en") for notice in found.notices] == ["the macros of the file were not run"]


def test_lines_of_a_workbook_to_fill_in_are_labels() -> None:
    helper = "自动核对：支出合计 1.00；收入合计 2.00；相差 1.00"
    found = draft(*form(tasks=[TASK_HEADS, TASK, (helper, "", "", "")]))
    assert left(found) == []
    assert helper in [piece.text for piece in found.labels]


def test_what_is_blank_has_the_place_where_it_is_due() -> None:
    overview = [(*row[:-1], "") if row[0] == "项目支出" else row for row in OVERVIEW]
    overview[0] = ("部门名称", ("", 1, 4))
    found = draft(*form(overview=overview))
    assert at(found, "budget", "sources", "other") is None
    assert found.origins(("budget", "sources", "other"))[0].say("zh") == "资金!E4"
    assert found.origins(("department",))[0].say("zh") == "资金!B1"


def test_a_part_stands_where_its_heading_does() -> None:
    rows = [
        HEADS,
        INDICATOR,
        ("", "质量指标", "", "", ""),
        ("满意度指标", "服务对象满意度指标", "满意度", "95%", "95%"),
    ]
    found = draft(*form(indicators=rows))
    places = {
        ("indicators", "产出指标"): "指标!A2",
        ("indicators", "产出指标", "质量指标"): "指标!B3",
        ("indicators", "产出指标", "质量指标", 0, "name"): "指标!B3",
        ("indicators", "满意度指标", "服务对象满意度指标", 0, "annual"): "指标!E4",
        ("budget", "sources"): "资金!D2",
        ("budget",): "资金!A2",
        ("tasks", 0, "fiscal"): "任务!A2",
    }
    assert {route: found.origins(route)[0].say("zh") for route in places} == places
    assert found.origins(("cycle", "start")) == ()
