"""Contents that are no form, more than one, or cannot be read with confidence: refused, with the place."""

from typing import Any

import pytest

from exchange.asking import draft
from exchange.grids import lines, table
from exchange.test_published_layouts import ANHUI, HUNAN, NEIMENGGU_HEADS, neimenggu
from exchange.test_recognised import HEADS, INDICATOR, OVERVIEW, TASK, TASK_HEADS, form
from perfgoal.exchange.content import Table
from perfgoal.exchange.draft import Refused
from perfgoal.finding import Language, Text
from perfgoal.workspace.importing import refused as why


def refused(*tables: Table, **asked: Any) -> tuple[str, str, dict[str, str | int]]:
    """Return why a content is refused: the variant, the place, and the arguments."""
    with pytest.raises(Refused) as caught:
        draft(*tables, **asked)
    error = caught.value
    told = {name: said.say("zh") if isinstance(said, Text) else said for name, said in error.arguments.items()}
    return error.variant, "" if error.origin is None else error.origin.say("zh"), told


def test_a_file_without_anything_is_no_form() -> None:
    assert refused() == ("no-form", "", {})


def test_a_list_of_telephone_numbers_is_no_form() -> None:
    assert refused(table(("姓名", "联系电话"), ("张三", "020-1"), ("李四", "020-2")))[0] == "no-form"


def test_a_report_that_speaks_of_goals_is_no_form() -> None:
    assert refused(*lines("2024年部门绩效目标完成情况", "部门名称、绩效指标和项目资金都已公开。"))[0] == "no-form"


def test_a_budget_that_is_no_declaration_is_no_form() -> None:
    rows = [("项目名称", "财政拨款", "其他资金", "合计"), ("拆违经费", "1.00", "2.00", "3.00")]
    assert refused(*lines("2024年部门预算", "单位：万元"), table(*rows))[0] == "no-form"


def test_a_form_that_is_asked_for_and_is_not_there_is_refused() -> None:
    told = ("form-not-there", "", {"form": "project-2021"})
    assert refused(table(("姓名", "电话"), ("张三", "1")), form="project-2021") == told


def test_a_file_that_may_be_either_of_two_forms_is_refused() -> None:
    variant, _, told = refused(table(*_indicators_alone()))
    assert variant == "which-form"
    assert "department" in str(told["forms"]).split("、")


def test_a_second_department_begins_another_form() -> None:
    second = form(above=[], overview=[("部门名称", ("越秀区科工信局", 1, 4)), *OVERVIEW[1:]])
    told = {"field": "部门名称", "first": "荔湾区科工信局", "found": "越秀区科工信局"}
    assert refused(*form(), *second) == ("several-forms", "资金!B1", told)


def test_a_second_project_begins_another_form() -> None:
    rows = [*neimenggu("业务装备经费"), *neimenggu("办案经费", goal="保障办案需要")]
    told = {"field": "项目名称", "first": "业务装备经费", "found": "办案经费"}
    assert refused(table(NEIMENGGU_HEADS, *rows)) == ("several-forms", "表!A5", told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "文件里不止一份申报：此处的“项目名称”是“办案经费”，前面是“业务装备经费”。"),
        (
            "en",
            "There is more than one declaration in the file: "
            "“name (项目名称)” is “办案经费” here, and “业务装备经费” before.",
        ),
    ],
)
def test_a_second_form_is_told_by_the_label_of_its_field(language: Language, told: str) -> None:
    rows = [*neimenggu("业务装备经费"), *neimenggu("办案经费", goal="保障办案需要")]
    with pytest.raises(Refused) as caught:
        draft(table(NEIMENGGU_HEADS, *rows))
    (finding,) = why(caught.value, "form.xlsx", language).findings
    assert (finding.message.startswith(told), "表!A5" in finding.origin) == (True, True)


def test_the_sum_of_several_projects_is_no_project() -> None:
    total = ("", "776-检察院部门", "", "2,061,400.00", *[""] * 9)
    found = draft(*lines("项目绩效目标表", "单位:元"), table(NEIMENGGU_HEADS, total, *neimenggu("业务装备经费")))
    assert [piece.text for piece in found.leftovers] == ["776-检察院部门", "2,061,400.00"]
    rows = [total, *neimenggu("业务装备经费"), *neimenggu("办案经费")]
    assert refused(table(NEIMENGGU_HEADS, *rows))[:2] == ("several-forms", "表!A6")


def test_a_copy_of_a_form_is_another_form() -> None:
    sheets = [table(*OVERVIEW, TASK_HEADS, TASK, HEADS, INDICATOR, sheet=name) for name in ("表14", "表14 (2)")]
    told = {"field": "部门预算支出：基本支出", "first": "2,554.17", "found": "2,554.17"}
    assert refused(*lines("部门整体预算绩效目标申报表"), *sheets) == ("several-forms", "表14 (2)!C3", told)


def test_tasks_behind_the_indicators_of_others_are_another_form() -> None:
    told = {"field": "年度重点工作任务", "first": "营造氛围", "found": "加强服务"}
    more = table(TASK_HEADS, ("加强服务", *TASK[1:]), name="又")
    assert refused(*form(), more) == ("several-forms", "又!A2", told)


def test_a_blank_copy_of_a_form_says_nothing() -> None:
    blank = [("部门名称", ("", 1, 4)), TASK_HEADS, HEADS]
    found = draft(*form(), table(*blank, name="空表"))
    assert found.leftovers == ()


def test_two_years_are_two_forms() -> None:
    above = [*lines("2023年部门整体预算绩效目标申报表"), *lines("年度：2024")]
    assert refused(*form(above=above))[0] == "several-forms"


def test_an_amount_that_stands_twice_must_be_the_same() -> None:
    told = {"field": "部门预算支出：基本支出", "first": "2,554.17", "found": "2,554.18"}
    rows = [*OVERVIEW, ("", "基本支出", ("2,554.18", 1, 3))]
    assert refused(*form(overview=rows)) == ("twice", "资金!C9", told)
    draft(*form(overview=[*OVERVIEW, ("", "基本支出", ("2,554.17", 1, 3))]))


def test_two_units_of_money_are_refused() -> None:
    heads = ("名称", "主要实施内容", "拟投入的资金（元）", "期望达到的目标")
    told = {"first": "万元", "found": "元"}
    assert refused(*form(tasks=[heads, TASK])) == ("two-units", "任务!C1", told)


def test_a_row_that_fits_no_column_is_refused() -> None:
    variant, place, told = refused(*form(tasks=[TASK_HEADS, ("营造氛围", ("鼓励企业申报。", 1, 2), "夯实地位。")]))
    assert (variant, place, told["found"]) == ("over-columns", "任务!B2", "鼓励企业申报。")
    assert told["columns"] == "主要实施内容、拟投入的资金（万元）"


def test_a_text_beside_the_columns_is_refused() -> None:
    variant, place, told = refused(*form(tasks=[TASK_HEADS, (*TASK, "多出来的")]))
    assert (variant, place, told["found"]) == ("no-column", "任务!E2", "多出来的")
    assert told["columns"] == "名称、主要实施内容、拟投入的资金（万元）、期望达到的目标（概述）"


def test_a_task_without_a_name_is_refused() -> None:
    told = {"field": "名称", "found": "鼓励企业申报。"}
    assert refused(*form(tasks=[TASK_HEADS, TASK, ("", *TASK[1:])])) == ("row-without", "任务!B3", told)


def test_an_indicator_without_a_name_is_refused() -> None:
    told = {"field": "三级指标", "found": "≥3家"}
    rows = [HEADS, INDICATOR, ("", "", "", "≥3家", "")]
    assert refused(*form(indicators=rows)) == ("row-without", "指标!D3", told)


def test_an_indicator_without_a_category_is_refused() -> None:
    told = {"field": "二级指标", "found": "高企认定数量"}
    rows = [HEADS, ("产出指标", "", *INDICATOR[2:])]
    assert refused(*form(indicators=rows)) == ("row-without", "指标!C2", told)


def test_a_second_level_ends_with_its_first() -> None:
    told = {"field": "二级指标", "found": "群众满意度"}
    rows = [HEADS, INDICATOR, ("满意度指标", "", "群众满意度", "≥90%", "≥90%")]
    assert refused(*form(indicators=rows)) == ("row-without", "指标!C3", told)


def test_a_line_of_money_under_no_heading_is_refused() -> None:
    told = refused(*(_renamed(each, {"年度资金总额：": "甲"}) for each in ANHUI), form="project-2015")
    assert told == ("lost-thread", "表!B4", {"expected": "项目资金总额／年度资金申请总额", "found": "其中：财政拨款"})


def test_two_local_columns_of_one_name_are_refused() -> None:
    rows = [(*HEADS, "科室", "科室"), (*INDICATOR, "一科", "二科")]
    told = {"field": "科室", "first": "一科", "found": "二科"}
    assert refused(*form(indicators=rows)) == ("twice", "指标!G2", told)


def test_a_long_text_is_told_by_its_beginning() -> None:
    told = refused(*form(tasks=[TASK_HEADS, (*TASK, "多" * 100)]))[2]
    assert told["found"] == "多" * 39 + "…"


def test_a_sheet_of_instructions_is_left_over() -> None:
    found = draft(*HUNAN, table(("填表说明", "一、如实填写。"), ("注意", "二、按时报送。"), sheet="说明"))
    assert [piece.text for piece in found.leftovers][-4:] == ["填表说明", "一、如实填写。", "注意", "二、按时报送。"]


def _indicators_alone() -> list[tuple[str, ...]]:
    return [("一级指标", "二级指标", "三级指标", "年度指标值"), ("产出指标", "数量指标", "高企认定数量", "≥100家")]


def _renamed(old: Table, names: dict[str, str]) -> Table:
    return Table(tuple(cell._replace(text=names.get(cell.text, cell.text)) for cell in old.cells), old.name)


def test_a_name_that_no_declaration_can_have_is_refused() -> None:
    def tasks(name: str) -> list[Table]:
        return form(tasks=[(*TASK_HEADS, name), (*TASK, "甲科")])

    def indicators(name: str) -> list[Table]:
        return form(indicators=[HEADS, INDICATOR, ("", name, "名称", "1个", "1个")])

    told = {"limit": 256, "found": "长" * 39 + "…"}
    assert refused(*tasks("长" * 257)) == ("long-name", "任务!E2", told)
    assert refused(*indicators("长" * 257)) == ("long-name", "指标!B3", told)
    draft(*tasks("长" * 60))
    draft(*indicators("长" * 60))
