from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfgoal
from exchange.same import differences
from perfgoal.exchange.content import Flow, Line, Origin
from perfgoal.exchange.draft import Draft, Leftover, Node, Refused, Value
from perfgoal.exchange.flow.grid import grid
from perfgoal.exchange.flow.lines import joined
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import form_names, packaged_form

FORMS = [packaged_form(name) for name in form_names()]
LIWAN = Path(__file__).parent / "data" / "liwan_2024.txt"
EXAMPLES = Path(__file__).parents[2] / "examples"

PROJECT = """\
项目支出绩效目标申报表
（2024年度）
项目名称：设备更新  主管部门：甲局
实施单位：乙处  计划开始日期：2024-01-01  计划完成日期：2024-12-31
项目资金（万元）
年度资金总额：25.00
其中：财政拨款 20.00
其他资金 5.00
年度总体目标：更新检测设备，
保障检测能力。

绩效指标
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 更新设备数量 ≥8台
质量指标 验收合格率 100%
时效指标 完成时间 12月底前
效益指标 经济效益指标
社会效益指标 检测能力 提升
满意度指标 服务对象满意度指标 使用人员满意度 ≥90%
"""


def _draft(text: str, form: str | None = None) -> Draft:
    forms = [packaged_form(form)] if form else FORMS
    return import_source(text.encode(), "表.txt", forms=forms)


def _refused(text: str, form: str | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        _draft(text, form)
    return refused.value


def _values(node: Node) -> Iterator[Value]:
    if isinstance(node, Value):
        yield node
    else:
        for part in node.values() if hasattr(node, "values") else node:
            yield from _values(part)


def _at(draft: Draft, *route: str | int) -> str:
    node: Node = draft.tree
    for step in route:
        assert not isinstance(node, Value)
        node = node[step]  # type: ignore[index]
    assert isinstance(node, Value)
    return node.text


def test_the_published_text_of_liwan_is_the_example_value_for_value() -> None:
    draft = import_source(LIWAN.read_bytes(), LIWAN.name, forms=FORMS)
    declared = perfgoal.load(yaml_text(draft, "en"))
    assert differences(perfgoal.load(EXAMPLES / "liwan_2024.yaml"), declared) == []
    assert draft.leftovers == ()


def test_every_character_of_the_published_text_is_a_value_or_a_label() -> None:
    draft = import_source(LIWAN.read_bytes(), LIWAN.name, forms=FORMS)
    read = [value.text for value in _values(draft.tree) if value.origins]
    parts = [*read, *(label.text for label in draft.labels)]
    have = Counter("".join("".join(parts).split()))
    assert have == Counter("".join(LIWAN.read_text("utf-8").split()))


def test_a_value_knows_its_line() -> None:
    draft = import_source(LIWAN.read_bytes(), LIWAN.name, forms=FORMS)
    assert draft.origins(("budget", "sources", "fiscal")) == (Origin("line", (12,)),)
    assert draft.origins(("tasks", 0, "amount")) == (Origin("line", (72,)),)


def test_labels_and_values_in_lines_are_a_project() -> None:
    draft = _draft(PROJECT, "project-2021")
    assert _at(draft, "project", "name") == "设备更新"
    assert _at(draft, "implementer") == "乙处"
    assert _at(draft, "funding", "annual", "other") == "5.00"
    assert _at(draft, "goal", "annual") == "更新检测设备，保障检测能力。"
    assert _at(draft, "indicators", "效益指标", "社会效益指标", 0, "annual") == "提升"
    assert draft.tree["indicators"]["效益指标"]["经济效益指标"] == ()  # type: ignore[call-overload,index]


def test_a_remark_and_who_filled_it_in_stand_below_the_indicators() -> None:
    draft = _draft(PROJECT + "\n注：本表一式两份。\n填报人：王某\n", "project-2021")
    assert _at(draft, "prepared", "by") == "王某"
    assert [left.text for left in draft.leftovers] == ["25.00", "注：本表一式两份。"]


def test_page_numbers_are_no_cells() -> None:
    text = PROJECT.replace("质量指标 验收", "\n第 1 页，共 2 页\n\n质量指标 验收")
    assert _at(_draft(text, "project-2021"), "indicators", "产出指标", "质量指标", 0, "name") == "验收合格率"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["加快发展新质生", "产力。"], "加快发展新质生产力。"),
        (["一、落实。 二、", "推进。"], "一、落实。 二、推进。"),
        (["推进 e-government", "service 建设"], "推进 e-government service 建设"),
        (["推进 R&D", "统计"], "推进 R&D统计"),
        (["服务期为2023.07-", "2024.01"], "服务期为2023.07-2024.01"),
        (
            ["1.完成任务。", "2.新增违建零增长，坚决做到无增减存。"],
            "1.完成任务。\n2.新增违建零增长，坚决做到无增减存。",
        ),
    ],
)
def test_lines_are_joined_as_the_page_broke_them(lines: list[str], text: str) -> None:
    assert joined([Line(line, Origin("line", (1,))) for line in lines]) == text


def _block(text: str) -> str:
    """A page as the published text of Liwan has it: blank lines between cells."""
    return PROJECT.replace("质量指标 验收合格率 100%\n", text)


def test_a_wrapped_name_has_its_value_in_a_block_of_its_own() -> None:
    draft = _draft(_block("\n质量指标\n\n检测设备的一次\n验收合格率\n\n100%\n\n"), "project-2021")
    assert _at(draft, "indicators", "产出指标", "质量指标", 0, "name") == "检测设备的一次验收合格率"
    assert _at(draft, "indicators", "产出指标", "质量指标", 0, "annual") == "100%"


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ("质量指标 验收合格率\n\n", "验收合格率"),  # its value is blank, and the next line's is none of it
        ("质量指标 检测设备的一次\n验收合格率 100%\n", "验收合格率 100%"),  # the name may go on below its value
        ("质量指标 验收 合格率 按合同执行\n\n", "验收 合格率 按合同执行"),  # which of the words is the value
        ("验收合格率 100%\n质量指标\n复检合格率 100%\n", "质量指标"),  # whose the row above the category is
        ("生态效益指标 收入 10万元\n", "生态效益指标 收入 10万元"),  # no category of 产出指标
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(changed: str, found: str) -> None:
    refused = _refused(_block(changed), "project-2021")
    assert refused.variant == "lost-thread"
    assert refused.arguments["found"] == found


def test_the_place_and_what_was_due_are_told() -> None:
    refused = _refused(PROJECT.replace("其他资金 5.00", "另列 5.00"), "project-2021")
    assert refused.origin == Origin("line", (8,))
    assert refused.arguments["expected"] == "项目资金"


def _department(tasks: str) -> str:
    text = LIWAN.read_text("utf-8")
    start, end = text.index("营造企业创新发展氛\n"), text.index("其他需完成的任务")
    return text[:start] + tasks + "\n\n" + text[end:]


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ("甲\n\n做事\n\n5.00", "期望达到的目标（概述）"),
        ("甲\n\n5.00\n\n做成", "主要实施内容"),
        ("甲\n\n做事\n\n做成\n\n乙\n\n做事\n\n1.00\n\n做成", "拟投入的资金（万元）"),
    ],
)
def test_a_task_that_lacks_a_cell_is_refused(tasks: str, expected: str) -> None:
    assert _refused(_department(tasks)).arguments["expected"] == expected


def test_gaps_part_the_cells_of_a_task_in_one_line() -> None:
    draft = _draft(_department("甲  做 事  5.00  做成\n乙  做事  6.00  做成"))
    assert [_at(draft, "tasks", index, "content") for index in (0, 1)] == ["做 事", "做事"]


def test_a_row_of_a_sum_is_no_task() -> None:
    draft = _draft(_department("甲\n\n做事\n\n5.00\n\n做成\n\n合计 5.00"))
    assert len(draft.tree["tasks"]) == 1
    assert Leftover("合计", Origin("line", (39,))) in draft.leftovers


def test_a_section_that_stands_twice_is_refused() -> None:
    refused = _refused(LIWAN.read_text("utf-8").replace("年度重点工作任务\n", "总体绩效目标\n"))
    assert refused.arguments["found"] == "总体绩效目标"


def test_a_line_of_which_the_side_is_not_known_is_refused() -> None:
    text = LIWAN.read_text("utf-8").replace("项目支出 9,450.27 其他资金 0.00", "项目支出 9,450.27 项目支出 0.00")
    assert _refused(text).arguments["found"] == "项目支出"


def test_two_amounts_beside_one_label_are_refused() -> None:
    text = LIWAN.read_text("utf-8").replace("2,554.17 财政拨款 16,269.69", "2,554.17 16,269.69")
    assert _refused(text).arguments["found"] == "16,269.69"


def test_a_label_that_is_broken_over_lines_ends_the_text_above_it() -> None:
    text = LIWAN.read_text("utf-8").replace("\n\n其他需完成的任务（可选\n", "\n其他需完成的任务（可选\n")
    assert _at(_draft(text), "tasks", 3, "target").endswith("支持荔湾区中小企业发展。")


def test_rows_below_a_whole_row_are_of_its_categories() -> None:
    draft = _draft(PROJECT + "公众满意度 ≥85%\n", "project-2021")
    assert _at(draft, "indicators", "满意度指标", "服务对象满意度指标", 1, "name") == "公众满意度"


@pytest.mark.parametrize("part", ["数量指标 ", "基本支出 1 ", "部门名称 ", "：", "（", "a "])
def test_a_long_line_is_refused_and_does_not_hang(part: str) -> None:
    head = "绩效指标\n一级指标 二级指标 三级指标 实施周期指标值 年度指标值\n"
    # What looks at each place of the line anew would take hours.
    assert _refused(head + part * (300_000 // len(part)), "guangzhou-department").variant


def test_a_text_of_no_form_is_refused() -> None:
    assert _refused("关于召开会议的通知\n\n请各单位准时参加。\n").variant in ("no-form", "lost-thread")


def test_no_character_is_lost_on_the_way_to_cells() -> None:
    flow = Flow(tuple(Line(text, Origin("line", (at,))) for at, text in enumerate(PROJECT.split("\n"), start=1)))
    cells = [cell.text for table in grid(flow, packaged_form("project-2021")).tables for cell in table.cells]
    assert sorted("".join("".join(cells).split())) == sorted("".join(PROJECT.split()))
