"""Forms as offices lay them out: what a person reads at once is read, and what is not certain is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from exchange.asking import draft, draft_from
from exchange.grids import table
from exchange.laid import (
    AMOUNTS_IN_THE_CELLS_OF_LABELS,
    BOXES_AND_SIGNATURES,
    COST_FIRST,
    GOAL_IN_PARAGRAPHS,
    LABELS_ABOVE,
    LAYOUTS,
    MINISTRY,
    MINISTRY_DEPARTMENT,
    MONEY_BY_COLUMNS,
    MONEY_OF_NOBODY_KNOWS_WHAT,
    NAMES_ON_BOTH_SIDES,
    PLAIN,
    SEVERAL_IN_A_CELL,
    SPACED_OUT,
    TWO_TABLES,
    VALUES_ON_BOTH_SIDES,
    Layout,
    as_sheet,
    as_tables,
    document,
    workbook,
)
from exchange.sheets import content
from exchange.test_recognised import at, count, left
from perfgoal.exchange.content import Table
from perfgoal.exchange.draft import Draft, Refused, Value


def read(layout: Layout, form: str = "") -> Draft:
    """Return what a layout is read as, in a document."""
    return draft(*as_tables(layout), form=form)


def refused(*tables: Table, **asked: Any) -> tuple[str, str, dict[str, Any]]:
    """Return why tables are refused: the variant, the place, and the arguments."""
    with pytest.raises(Refused) as caught:
        draft(*tables, **asked)
    error = caught.value
    return error.variant, "" if error.origin is None else error.origin.say("zh"), error.arguments


def texts(node: Any) -> Any:
    """Return what a node says, without the places."""
    if isinstance(node, Value):
        return node.text
    return {key: texts(below) for key, below in node.items()} if isinstance(node, dict) else [*map(texts, node)]


def amounts(found: Draft, group: str) -> tuple[str | None, str | None]:
    """Return the amounts of a group of a project's funding: of the budget, and others."""
    return at(found, "funding", group, "fiscal"), at(found, "funding", group, "other")


def indicator(found: Draft, *where: str | int) -> tuple[str | None, str | None, str | None]:
    """Return the name of an indicator, and its values of the whole project and of the year."""
    values = [at(found, "indicators", *where, key) for key in ("name", "cycle", "annual")]
    return values[0], values[1], values[2]


def outcome(ask: Any) -> Any:
    """Return what a layout is read as, or why it is refused."""
    try:
        found = ask()
    except Refused as error:
        return error.variant, error.arguments
    return texts(dict(found.tree)), left(found)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_says_the_same_in_every_kind_of_file(name: str) -> None:
    layout = LAYOUTS[name]
    said = outcome(lambda: read(layout))
    assert outcome(lambda: draft(*as_sheet(layout))) == said
    assert outcome(lambda: draft_from(content(workbook(layout)))) == said
    assert outcome(lambda: draft_from(content(document(layout), "form.docx"))) == said


def test_amounts_go_to_the_side_that_their_heading_names() -> None:
    found = read(MINISTRY)
    assert (amounts(found, "total"), amounts(found, "annual")) == (("280.00", "20.00"), ("90.00", "10.00"))
    assert at(found, "funding", "unit") == "万元"


def test_amounts_below_a_heading_that_nobody_knows_are_refused() -> None:
    told = {"expected": "项目资金总额／年度资金申请总额", "found": "其中：财政拨款"}
    assert refused(*as_tables(MONEY_OF_NOBODY_KNOWS_WHAT)) == ("lost-thread", "表!B4", told)


def test_goals_of_both_sides_are_told_apart() -> None:
    found = read(MINISTRY)
    assert at(found, "goal", "cycle") == "目标1：建成平台。\n目标2：开放仪器300台。"
    assert at(found, "goal", "annual") == "目标1：开放仪器100台。"


def test_an_indicator_that_both_sides_have_is_one() -> None:
    found = read(MINISTRY)
    assert indicator(found, "产出指标", "数量指标", 0) == ("开放仪器数", "≥300台", "≥100台")
    assert count(found, "indicators", "产出指标", "数量指标") == 1
    assert left(found) == ["300.00", "100.00"]


def test_an_indicator_of_one_side_has_the_value_of_that_alone() -> None:
    found = read(MINISTRY)
    effects = [indicator(found, "效益指标", "社会效益指标", index) for index in (0, 1)]
    assert effects == [("服务企业数", "≥600家", None), ("新增服务企业数", None, "≥200家")]
    assert indicator(found, "满意度指标", "服务对象满意度指标", 0) == ("用户满意度", "≥95%", None)


def test_sides_with_names_of_their_own_may_stand_below_two_rows_of_heads() -> None:
    found = read(NAMES_ON_BOTH_SIDES)
    assert indicator(found, "产出指标", "数量指标", 0) == ("仪器数", "≥300台", "≥100台")
    assert indicator(found, "产出指标", "质量指标", 1) == ("合格率", None, "≥90%")


def test_sides_that_no_heading_names_are_refused() -> None:
    head = ("一级指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值")
    rows = [*PLAIN[2], head, ("产出指标", "数量指标", "甲", "1", "乙", "2")]
    told = {"expected": "实施期／年度", "found": "三级指标"}
    assert refused(*as_tables([*PLAIN[:2], rows])) == ("lost-thread", "表!E11", told)


def test_values_of_both_sides_may_share_a_heading() -> None:
    found = read(VALUES_ON_BOTH_SIDES)
    assert indicator(found, "产出指标", "数量指标", 0) == ("仪器数", "≥300台", "≥100台")


def test_indicators_of_the_whole_project_may_stand_above_those_of_the_year() -> None:
    found = read(TWO_TABLES)
    assert indicator(found, "产出指标", "数量指标", 0) == ("维护路灯数", "≥9000盏", "≥3000盏")
    assert indicator(found, "产出指标", "质量指标", 0) == ("亮灯率", "≥99%", None)
    assert indicator(found, "产出指标", "时效指标", 0) == ("报修处理时间", None, "≤2天")


def test_rows_of_one_name_and_one_value_each_stay_two_where_there_are_no_sides() -> None:
    head = ("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值")
    rows = [*PLAIN[2][:-4], head, ("产出指标", "数量指标", "甲", "1", ""), ("", "", "甲", "", "2")]
    assert count(read([*PLAIN[:2], rows]), "indicators", "产出指标", "数量指标") == 2


@pytest.mark.parametrize("layout", [AMOUNTS_IN_THE_CELLS_OF_LABELS, SPACED_OUT])
def test_blank_cells_may_stand_beside_a_label(layout: Layout) -> None:
    found = read(layout)
    names = [at(found, "project", "name"), at(found, "department"), at(found, "implementer")]
    assert names == ["路灯维护", "市城管局", "路灯所"]
    assert (amounts(found, "annual"), left(found)) == (("60", "5"), ["65"])
    assert at(found, "goal", "annual") == "保障路灯亮灯。"


def test_a_label_that_nobody_knows_is_no_text_of_the_one_before_it() -> None:
    rows = [("项目名称", ("路灯维护", 1, 4)), ("主管部门", "", "项目负责人", "", ""), *PLAIN[2][2:]]
    found = read([*PLAIN[:2], rows])
    assert (at(found, "department"), left(found)[0]) == (None, "项目负责人")


def test_the_unit_of_money_counts_where_nobody_knows_its_label() -> None:
    rows = [row if row not in PLAIN[2][2:3] else (("经费构成（元）", 3, 1), *row[1:]) for row in PLAIN[2]]
    found = read([*PLAIN[:2], rows])
    assert at(found, "funding", "unit") == "元"
    assert left(found) == ["经费构成（）", "65"]


def test_tasks_below_two_rows_of_heads_have_the_money_of_each_kind() -> None:
    found = read(MINISTRY_DEPARTMENT)
    assert (found.form, at(found, "department"), at(found, "year")) == ("department", "某市科技局", "2024")
    money = [at(found, "tasks", 0, key) for key in ("name", "amount", "fiscal", "other")]
    assert (money, count(found, "tasks")) == (["任务1：平台建设", "100.00", "90.00", "10.00"], 2)
    assert left(found) == ["金额合计", "150.00", "140.00", "10.00"]


def test_a_category_of_another_form_speaks_against_a_form() -> None:
    found = read(COST_FIRST)
    assert (found.form, at(found, "year")) == ("project-2021", "2024")
    assert indicator(found, "成本指标", "经济成本指标", 0) == ("单盏成本", None, "≤200元/盏")
    assert left(found) == ["填报单位（盖章）：某中心", "65", "填报说明：", "1.单位：指标值填写数字和单位。"]


def test_texts_may_stand_below_a_row_of_labels() -> None:
    found = read(LABELS_ABOVE)
    names = [at(found, "project", "name"), at(found, "department"), at(found, "implementer")]
    assert names == ["路灯维护", "市城管局", "路灯所"]
    assert (amounts(found, "annual"), at(found, "funding", "unit"), left(found)) == (("60", "5"), "万元", ["65"])


def test_amounts_below_labels_that_may_be_of_any_side_are_refused() -> None:
    rows = [*LABELS_ABOVE[1][:2], ("项目资金（万元）", *LABELS_ABOVE[1][2][1:]), *LABELS_ABOVE[1][3:]]
    assert refused(*as_tables([LABELS_ABOVE[0], rows, LABELS_ABOVE[2]]))[:2] == ("lost-thread", "表!B3")


def test_a_budget_may_stand_in_columns() -> None:
    found = read(MONEY_BY_COLUMNS)
    assert [at(found, "budget", "sources", key) for key in ("fiscal", "other")] == ["280", "20"]
    assert [at(found, "budget", "expenditure", key) for key in ("basic", "project")] == ["101", "200"]
    assert at(found, "goal") == "服务企业。"
    assert "extra" not in found.tree


def test_a_year_may_stand_on_the_line_of_other_labels() -> None:
    assert at(read(MONEY_BY_COLUMNS), "year") == "2024"


def test_a_stamp_is_no_part_of_a_name() -> None:
    assert at(read(MONEY_BY_COLUMNS), "department") == "某局"


def test_a_tick_chooses_among_options() -> None:
    found = read(BOXES_AND_SIGNATURES)
    assert (at(found, "project", "nature"), at(found, "project", "category")) == ("一次性", "延续项目")


@pytest.mark.parametrize("text", ["□一次性 □经常性", "一次性□ 经常性☐"])
def test_options_without_a_tick_say_nothing(text: str) -> None:
    found = read([*PLAIN[:2], [("项目属性", (text, 1, 4)), *PLAIN[2]]])
    assert at(found, "project", "nature") is None
    assert left(found) == ["65"]


def test_several_ticks_stay_as_they_are() -> None:
    found = read([*PLAIN[:2], [("项目属性", ("☑一次性 ☑经常性", 1, 4)), *PLAIN[2]]])
    assert at(found, "project", "nature") == "☑一次性 ☑经常性"


def test_a_heading_beside_rows_is_no_label_of_the_first_of_them() -> None:
    found = read(BOXES_AND_SIGNATURES)
    assert [texts(part) for part in found.tree["sections"]] == [
        {"label": "立项依据", "text": "市政府工作报告。"},
        {"label": "实施条件", "text": "已有管护队伍。"},
    ]
    assert texts(found.tree["extra"]) == {"单位负责人": "李四"}
    assert left(found)[:3] == ["65", "项目立项情况", "实施进度计划"]


def test_a_direction_may_be_called_an_indicator() -> None:
    head = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "指标方向性")
    row = ("产出指标", "数量指标", "维护路灯数", "≥", "3000", "盏", "正向指标")
    found = read([*PLAIN[:2], [*PLAIN[2][:-4], head, row]])
    assert at(found, "indicators", "产出指标", "数量指标", 0, "direction") == "正向"


@pytest.mark.parametrize("label", ["三、年度目标", "年度目标：", "年度目标（概述）"])
@pytest.mark.parametrize("joint", [False, True])
def test_a_goal_outside_of_tables_may_take_several_paragraphs(label: str, joint: bool) -> None:
    above, (first, *more) = [*GOAL_IN_PARAGRAPHS[:3]], GOAL_IN_PARAGRAPHS[4:]
    assert isinstance(first, str)
    begun = [f"年度目标：{first}"] if joint else [label, first]
    found = draft_from(content(document([*above, *begun, *more]), "form.docx"))
    assert at(found, "goal", "annual") == "一、维护路灯3000盏。\n二、亮灯率达到98%。"
    assert len(found.origins(("goal", "annual"))) == 2
    assert left(found) == ["65", "注：本表一式三份。"]


@pytest.mark.parametrize("line", ["四、项目概况", "备注：无。", "单位负责人（签字）：张三", "项目概况："])
def test_a_goal_outside_of_tables_ends_with_what_is_none(line: str) -> None:
    found = read([*GOAL_IN_PARAGRAPHS[:5], line, *GOAL_IN_PARAGRAPHS[6:]])
    assert at(found, "goal", "annual") == "一、维护路灯3000盏。"
    assert line in left(found)


YEAR_OF_TITLE = "年度取标题里的 2024（第 1 段）"


def noticed(found: Draft) -> list[str]:
    return [notice.say("zh") for notice in found.notices]


def test_several_indicators_in_a_cell_are_several() -> None:
    found = read(SEVERAL_IN_A_CELL)
    assert [indicator(found, "产出指标", "数量指标", index)[::2] for index in (0, 1)] == [
        ("维护路灯数", "≥3000盏"),
        ("更换灯具数", "≥200套"),
    ]
    assert indicator(found, "产出指标", "质量指标", 1)[::2] == ("完好率", "≥95%")
    assert indicator(found, "满意度指标", "服务对象满意度指标", 0)[0] == "指标1：沿街居民满意度"
    assert (left(found), noticed(found)) == (["65"], [YEAR_OF_TITLE])


@pytest.mark.parametrize("value", ["≥3000盏", "≥3000盏\n≥200套\n≥1次"])
def test_several_indicators_that_cannot_be_told_apart_are_told(value: str) -> None:
    rows = [*SEVERAL_IN_A_CELL[2][:-3], (("产出指标", 1, 1), "数量指标", "1、维护数\n2、更换数", value)]
    found = read([*SEVERAL_IN_A_CELL[:2], rows])
    assert indicator(found, "产出指标", "数量指标", 0)[::2] == ("1、维护数\n2、更换数", value)
    told = "这一格里有 2 个编了号的指标，同一行的其他格却没有分成同样多的行，按一个指标读（表!D8）"
    assert noticed(found) == [told, YEAR_OF_TITLE]


def test_a_name_over_two_lines_is_one() -> None:
    rows = [*SEVERAL_IN_A_CELL[2][:-3], (("产出指标", 1, 1), "数量指标", "维护\n路灯数", "≥3000盏\n（含新增）")]
    found = read([*SEVERAL_IN_A_CELL[:2], rows])
    assert count(found, "indicators", "产出指标", "数量指标") == 1


def test_a_table_without_its_values_is_refused() -> None:
    rows = [*PLAIN[2][:-4], ("一级指标", "二级指标", "三级指标"), ("产出指标", "数量指标", "维护路灯数")]
    told = {"expected": "实施周期指标值、年度指标值", "found": "三级指标"}
    assert refused(*as_tables([*PLAIN[:2], rows])) == ("lost-thread", "表!C7", told)


def test_heads_and_categories_are_no_labels_of_texts() -> None:
    head = (("绩效指标", 2, 1), "一级指标", ("二级指标", 1, 3))
    rows = [*PLAIN[2][:5], ("年度目标", ("", 1, 3), ""), head, ("产出指标", ("维护路灯数", 1, 3))]
    found = read([*PLAIN[:2], rows])
    assert "extra" not in found.tree
    assert "sections" not in found.tree
    assert left(found)[1:] == ["一级指标", "二级指标", "产出指标", "维护路灯数"]


def test_a_heading_of_a_column_is_no_goal() -> None:
    rows = [*PLAIN[2][:5], (("年度目标", 1, 1), "实施期目标", "", "", ""), ("指标内容", "指标值", "", "", "")]
    found = read([*PLAIN[:2], rows], form="project-2015")
    assert "goal" not in found.tree


INSTRUCTIONS = ("填报说明", "1.项目名称：填写项目全称。", "2.主管部门：填写一级预算单位。", "三、金额单位：元")
_SHEET_OF_INSTRUCTIONS = [
    ("填报说明",),
    ("项目名称", "填写项目全称。"),
    ("主管部门", "填写一级预算单位。"),
    ("财政拨款", "100"),
]


@pytest.mark.parametrize("lay", [as_tables, as_sheet])
@pytest.mark.parametrize("first", [False, True])
def test_instructions_around_a_form_are_left_over(lay: Callable[[Layout], list[Table]], first: bool) -> None:
    found = draft(*lay([*INSTRUCTIONS, *PLAIN] if first else [*PLAIN, *INSTRUCTIONS]))
    assert texts(found.tree) == texts(read(PLAIN).tree)
    assert sorted(left(found)) == sorted(["65", *INSTRUCTIONS])


@pytest.mark.parametrize("name", ["填报说明", "Sheet2", "填表示例"])
@pytest.mark.parametrize("first", [False, True])
def test_a_sheet_of_instructions_is_left_over(name: str, first: bool) -> None:
    more = table(*_SHEET_OF_INSTRUCTIONS, sheet=name)
    found = draft(more, *as_sheet(PLAIN)) if first else draft(*as_sheet(PLAIN), more)
    assert texts(found.tree) == texts(read(PLAIN).tree)
    assert len(left(found)) == len(["65", *(text for row in _SHEET_OF_INSTRUCTIONS for text in row)])


def test_a_sheet_with_an_example_of_the_form_is_left_over() -> None:
    (example,) = as_sheet(MINISTRY)
    found = draft(*as_sheet(PLAIN), example._replace(name="填报示例"))
    assert texts(found.tree) == texts(read(PLAIN).tree)


@pytest.mark.parametrize(
    "remark", ["注：1.项目名称：填写全称。\n2.主管部门：填写全称。", "填报说明：1.主管部门：填写全称。"]
)
def test_labels_in_a_remark_are_none(remark: str) -> None:
    found = read([*PLAIN[:2], [*PLAIN[2], ((remark, 1, 5),)]])
    assert (at(found, "department"), left(found)) == ("市城管局", ["65", remark])


def test_a_cover_may_say_who_declares() -> None:
    cover = table(("某市预算绩效目标申报材料",), ("项目名称：路灯维护",), ("填报日期：2024年1月",), sheet="封面")
    found = draft(cover, *as_sheet(PLAIN))
    assert (at(found, "project", "name"), at(found, "prepared", "date")) == ("路灯维护", "2024年1月")
    assert left(found) == ["某市预算绩效目标申报材料", "65"]


@pytest.mark.parametrize(
    "heads", [("2024年目标值",), ("2023年目标值", "2024年目标值"), ("目标值（2023年）", "目标值（2024年）")]
)
def test_the_values_of_the_forms_year_are_its_values(heads: tuple[str, ...]) -> None:
    head = ("一级指标", "二级指标", "三级指标", *heads)
    found = read([*PLAIN[:2], [*PLAIN[2][:-4], head, ("产出指标", "数量指标", "甲", "≥1家", "≥2家")[: len(head)]]])
    where = ("产出指标", "数量指标", 0)
    assert indicator(found, *where)[2] == ("≥2家" if len(heads) == 2 else "≥1家")
    assert at(found, "indicators", *where, "extra", heads[0]) == ("≥1家" if len(heads) == 2 else None)


def test_values_of_several_years_of_which_none_is_the_forms_are_refused() -> None:
    head = ("一级指标", "二级指标", "三级指标", "2021年目标值", "2022年目标值")
    rows = [*PLAIN[2][:-4], head, ("产出指标", "数量指标", "甲", "≥1家", "≥2家")]
    assert refused(*as_tables([*PLAIN[:2], rows]))[:2] == ("lost-thread", "表!C7")
