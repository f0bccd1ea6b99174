"""The form as it is printed: everything that was declared, in its place."""

from collections.abc import Iterator
from typing import Any

import pytest

import perfgoal
from perfgoal.money import money_text
from perfgoal.rendering import FORMATS, render
from perfgoal.rendering.markup import enumerated
from perfgoal.rendering.plain import plain_data
from rendering.pages import FORM, FULL, REAL, TWIN, Page, Sheet, changed, declared, folded, rendered

NOT_CELLS = ("perfgoal", "form", "prepared", "cycle", "unit")


def values(data: Any) -> Iterator[str]:
    """Every scalar of plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from values(item)
    else:
        for item in data.values():
            yield from values(item)


def page_rows(page: Page, start: int, end: int) -> list[list[str]]:
    """Rows of the overview, without its first column."""
    return [row[1:] for row in page.table("overview").texts()[start:end]]


def as_printed(value: str) -> str:
    """An amount as the form prints it, with two digits behind the point at least; another text as it is."""
    whole, point, rest = value.replace(",", "").partition(".")
    if not (point and whole.isdigit() and rest.isdigit()):
        return folded(value)
    return f"{int(whole):,}.{rest}"


@pytest.mark.parametrize("text", [REAL, changed(FULL)], ids=["real", "full"])
def test_every_value_is_rendered(text: str) -> None:
    page, sheet = rendered(text)
    data = {key: value for key, value in plain_data(declared(text)).items() if key not in NOT_CELLS}
    data["budget"].pop("unit")
    for value in values(data):
        # The year, the code and the stage stand in a line of “label：value”.
        assert as_printed(value) in page.cells or f"：{value}\n" in page.visible
        assert as_printed(value) in sheet.texts or any(text.endswith(f"：{value}") for text in sheet.bullets)


def test_every_text_of_the_printed_form_stands_in_its_order() -> None:
    printed = """表14 部门整体预算绩效目标申报表 金额单位：万元 部门名称 广州市荔湾区科技工业和信息化局 预算整体情况
        部门预算支出 预算金额（万元） 收入来源 预算金额（万元） 基本支出 2,554.17 财政拨款 16,269.69 项目支出 9,450.27
        其他资金 0.00 事业发展性支出 预算金额（万元） 按预算级次划分 预算金额（万元） 财政专项资金 4,265.00
        区本级使用资金 16,269.69 其他事业发展性支出 0.25 拟用于对下转移支付资金 0.00 总体绩效目标 年度重点工作任务
        名称 主要实施内容 拟投入的资金（万元） 期望达到的目标（概述） 4,838.94 4,315.33 3,000.00 1,205.00
        其他需完成的任务（可选填） 绩效指标 一级指标 二级指标 三级指标 实施周期指标值 年度指标值 产出指标 数量指标
        质量指标 时效指标 成本指标 效益指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 满意度指标
        服务对象满意度指标 兼职两新党组织书记对补贴发放工作满意度（%） 100% 100%"""
    page, _ = rendered(REAL)
    end = 0
    for text in printed.split():
        found = page.visible.find(text, end)
        assert found >= 0, f"{text} does not stand behind what stands before it on the printed form"
        end = found + len(text)


def test_the_budget_stands_in_two_columns_of_blocks() -> None:
    page, sheet = rendered(REAL)
    heads = ["预算金额（万元）"] * 2
    assert page_rows(page, 1, 7) == [
        ["部门预算支出", heads[0], "收入来源", heads[1]],
        ["基本支出", "2,554.17", "财政拨款", "16,269.69"],
        ["项目支出", "9,450.27", "其他资金", "0.00"],
        ["事业发展性支出", heads[0], "按预算级次划分", heads[1]],
        ["财政专项资金", "4,265.00", "区本级使用资金", "16,269.69"],
        ["其他事业发展性支出", "0.25", "拟用于对下转移支付资金", "0.00"],
    ]
    assert sheet.tables[0] == page_rows(page, 1, 4)
    assert sheet.tables[1] == page_rows(page, 4, 7)


def test_a_written_total_is_a_row_behind_the_last_block_of_its_group() -> None:
    page, sheet = rendered(changed(FULL))
    rows = page.table("overview").texts()
    assert [row[1:] for row in rows if "合计" in "".join(row)] == [
        ["", "", "收入合计", "16,269.6900"],
        ["支出合计", "16,269.690", "", ""],
    ]
    assert sheet.tables[0][-1] == ["", "", "收入合计", "16,269.6900"]
    assert sheet.tables[1][-1] == ["支出合计", "16,269.690", "", ""]


def test_a_group_that_is_left_out_keeps_its_lines() -> None:
    blank = FORM.replace("[区本级使用资金,", "[区本级使用资金, 本级,").replace("使用资金]}", "使用资金], blank: true}")
    blank = blank.replace("[拟用于对下转移支付资金]}", "[拟用于对下转移支付资金], blank: true}")
    text = changed({"  levels:\n    own: 16,269.69\n    transfer: 0.00\n": ""})
    page, _ = rendered(text, blank)
    assert ["财政专项资金", "4,265.00", "区本级使用资金", ""] in page_rows(page, 1, 7)


def test_a_form_with_one_side_fills_the_width() -> None:
    page, sheet = rendered(REAL, FORM.replace("side: right", "side: left"))
    assert page.table("overview").texts()[-2][1:] == ["拟用于对下转移支付资金"] * 2 + ["0.00"] * 2
    assert [len(table[0]) for table in sheet.tables[:4]] == [2, 2, 2, 2]


def test_a_side_with_fewer_blocks_is_padded() -> None:
    page, sheet = rendered(REAL, FORM.replace("side: right", "side: left", 1))
    assert page_rows(page, 1, 10) == [
        ["部门预算支出", "预算金额（万元）", "按预算级次划分", "预算金额（万元）"],
        ["基本支出", "2,554.17", "区本级使用资金", "16,269.69"],
        ["项目支出", "9,450.27", "拟用于对下转移支付资金", "0.00"],
        ["事业发展性支出", "预算金额（万元）", "", ""],
        ["财政专项资金", "4,265.00", "", ""],
        ["其他事业发展性支出", "0.25", "", ""],
        ["收入来源", "预算金额（万元）", "", ""],
        ["财政拨款", "16,269.69", "", ""],
        ["其他资金", "0.00", "", ""],
    ]
    assert [row for table in sheet.tables[:3] for row in table] == page_rows(page, 1, 10)


def test_money_has_separators_and_no_fewer_digits_than_written() -> None:
    text = changed({"basic: 2,554.17": "basic: 2554.1", "amount: 4,838.94": "amount: 4838.945", "万元": "元"})
    page, sheet = rendered(text)
    for cells in (page.cells, sheet.texts):
        assert {"2,554.10", "4,838.945", "预算金额（元）", "拟投入的资金（元）"} <= set(cells)
    assert "金额单位：元" in page.visible
    assert money_text(declared(text).tasks[0].amount.value, 2) == "4,838.945"


@pytest.mark.parametrize("text", [REAL, changed(FULL)], ids=["real", "full"])
def test_the_spans_of_every_table_fill_it(text: str) -> None:
    page, _ = rendered(text)
    assert [table.classes for table in page.tables] == ["overview", "tasks", "indicators", *["bars"] * 4]
    for table in page.tables:
        assert table.grid()
        assert table.caption


def test_in_print_every_row_has_its_piece_of_a_merged_cell_and_a_foot_closes_the_last() -> None:
    shown = Page.read(render(declared(REAL), "html")).table("indicators")
    printed = Page.read(render(declared(REAL), "html"), "print").table("indicators")
    assert len(printed.sections) == 3
    [*rows, foot] = printed.grid()
    assert {cell.text for cell in foot} == {""}
    assert not [cell for cell in printed.cells if cell.down > 1]
    merged = shown.grid()
    for column in (0, 1):
        groups = [id(row[column]) for row in merged]
        for place, row in enumerate(rows):
            if place > 1:  # below the heads
                begins, ends = groups[place] not in groups[:place], groups[place] not in groups[place + 1 :]
                assert row[column].text == (merged[place][column].text if begins else "")
                assert ("end" in row[column].attributes["class"].split()) is ends


def test_categories_are_merged_over_their_indicators() -> None:
    page, sheet = rendered(REAL)
    merged = {folded(cell.text): cell.down for cell in page.table("indicators").cells if cell.down > 1}
    assert merged == {
        "产出指标": 14,
        "数量指标": 11,
        "效益指标": 6,
        "经济效益指标": 2,
        "可持续影响指标": 2,
    }
    rows = sheet.tables[-1]
    assert rows[1] == ["产出指标", "数量指标", "认定产业领军人才（团队）数量", "≥8个", "≥8个"]
    assert rows[2] == ["", "", "新增研发机构数量", "≥3家", "≥3家"]


def test_a_category_left_empty_stays() -> None:
    page, sheet = rendered(REAL)
    assert ["产出指标", "质量指标", "（未填）", "", ""] in page.table("indicators").texts()
    [blank, *_] = [cell for cell in page.table("indicators").cells if "（未填）" in cell.text]
    assert ("span", {"class": "hidden"}) in page.tags
    assert blank.attributes["class"] == "name"
    assert ["", "质量指标", "", "", ""] in sheet.tables[-1]


def test_a_category_that_the_file_leaves_out_is_shown() -> None:
    start = REAL.index("  效益指标:\n")
    page, _ = rendered(REAL[:start])
    rows = page.table("indicators").texts()
    assert rows[-5:] == [
        ["效益指标", "经济效益指标", "（未填）", "", ""],
        ["效益指标", "社会效益指标", "（未填）", "", ""],
        ["效益指标", "生态效益指标", "（未填）", "", ""],
        ["效益指标", "可持续影响指标", "（未填）", "", ""],
        ["满意度指标", "服务对象满意度指标", "（未填）", "", ""],
    ]


def test_the_order_is_the_forms_and_the_names_are_the_authors() -> None:
    quality = "    质量指标: []\n"
    text = changed({quality: ""}).replace("  产出指标:\n", "  产出指标:\n" + quality, 1)
    text = changed({"时效指标": "产出进度指标", "  效益指标:": "  效果指标（选填）:"}, text)
    page, _ = rendered(text)
    level2 = [cell.text for cell in page.table("indicators").cells if cell.attributes.get("class") == "level"]
    level1 = [cell.text for cell in page.table("indicators").cells if cell.attributes.get("class") == "level first"]
    assert level2[:4] == ["数量指标", "质量指标", "产出进度指标", "成本指标"]
    assert level1 == ["产出指标", "效果指标（选填）", "满意度指标"]


def test_a_category_that_the_form_does_not_know_comes_last() -> None:
    text = changed(
        {"  产出指标:\n": "  自设一级:\n    自设二级:\n      - name: 自设指标\n  空的一级: {}\n  产出指标:\n"}
    )
    text = changed({"    质量指标: []\n": "    自设数量: []\n    质量指标: []\n"}, text)
    page, sheet = rendered(text)
    rows = page.table("indicators").texts()
    assert rows[-2:] == [["自设一级", "自设二级", "自设指标", "", ""], ["空的一级", "", "（未填）", "", ""]]
    assert [row[1] for row in rows if row[0] == "产出指标"][-2:] == ["成本指标", "自设数量"]
    assert sheet.tables[-1][-2:] == [["自设一级", "自设二级", "自设指标", "", ""], ["空的一级", "", "", "", ""]]


def test_a_column_is_there_for_every_optional_field_in_use() -> None:
    page, sheet = rendered(changed(FULL))
    tasks = """编号 名称 主要实施内容 拟投入的资金（万元） 财政拨款（万元） 其他资金（万元） 期望达到的目标（概述）
        对应项目 责任科室"""
    indicators = """一级指标 二级指标 编号 三级指标 实施周期指标值 年度指标值
        分年度指标值（2024） 分年度指标值（2025） 分年度指标值（2026） 分年度指标值（2027）
        上年值 计量单位 指标性质 指标方向 分值 绩效标准 对应任务 指标解释 评分标准 数据来源 备注 考核方式"""
    assert page.table("tasks").texts()[1] == tasks.split() == sheet.tables[-2][0]
    assert page.table("indicators").texts()[1] == indicators.split() == sheet.tables[-1][0]


def test_the_last_row_of_the_tasks_is_there_though_blank() -> None:
    page, sheet = rendered(REAL)
    assert page.table("tasks").texts()[-1] == ["其他需完成的任务（可选填）", "", "", ""]
    assert sheet.tables[-2][-1] == ["其他需完成的任务（可选填）", "", "", ""]


def test_its_label_takes_the_columns_up_to_the_name() -> None:
    page, sheet = rendered(changed(FULL))
    label, text = "其他需完成的任务（可选填）", "完成其他任务"
    assert page.table("tasks").texts()[-1] == [label] * 2 + [text] * 7
    assert sheet.tables[-2][-1] == ["", label, text, *[""] * 6]


def test_a_value_that_the_form_has_no_column_for_gets_one() -> None:
    form = FORM.replace("  - {key: cycle, label: 实施周期指标值}\n", "").replace("label: 年度指标值", "label: 指标值")
    page, _ = rendered(REAL, form)
    assert page.table("indicators").texts()[1][2:] == ["三级指标", "指标值", "实施周期指标值"]


def test_a_goal_for_the_cycle_and_one_for_the_year() -> None:
    page, sheet = rendered(changed(FULL))
    rows = [row for row in page.table("overview").texts() if row[0] == "总体绩效目标"]
    assert rows[0][1:3] == ["项目总目标", "三年总目标"]
    assert rows[1][1] == "年度总体目标"
    assert rows[1][2].startswith("在区委区政府坚强领导下")
    assert [text for tag, text in sheet.headings if tag == "h3"][:2] == ["项目总目标", "年度总体目标"]


def test_optional_facts_and_narrative() -> None:
    page, sheet = rendered(changed(FULL))
    for line in ("年度：2024", "部门编码：440103", "申报阶段：二上", "实施周期：2023 至 2026-06-30"):
        assert line in page.visible.split("\n")
        assert line in sheet.bullets
    rows = page.table("overview").texts()
    assert ["基本信息", "财政供养人员数", "737", "下属二级单位数", "11"] in rows
    assert [row[:3] for row in rows[-3:]] == [
        ["立项依据", "依据甲", "依据甲"],
        ["可行性", "依据乙", "依据乙"],
        ["其他栏目", "县区自设栏", "自设内容"],
    ]


def test_a_lone_fact_of_the_profile_fills_its_row() -> None:
    page, _ = rendered(changed({"year: 2024\n": "year: 2024\nprofile: {staff: 737}\n"}))
    assert ["基本信息", "财政供养人员数", "737", "737", "737"] in page.table("overview").texts()


def test_who_filled_in_the_form_is_not_published() -> None:
    declaration = declared(changed(FULL))
    for name in ("html", "md"):
        text = render(declaration, name)
        assert not [word for word in ("张三丰", "81234567", "2024年1月2日", "填报人") if word in text]
    assert "张三丰" in render(declaration, "json")


def test_line_breaks_stay() -> None:
    page, sheet = rendered(changed({"goal: 在区委": 'goal: "甲\\r\\n乙\\n\\n丙"\nextra:\n  在区委: 在区委'}))
    assert "甲\n乙\n\n丙" in [cell.text for cell in page.table("overview").cells]
    assert "甲\n乙\n\n丙" in sheet.paragraphs


def test_a_count_in_a_long_text_begins_new_lines_and_changes_no_character() -> None:
    page, _ = rendered(REAL)
    content = declared(REAL).tasks[0].content
    cell = next(cell for cell in page.table("tasks").cells if cell.text.startswith("一、"))
    assert cell.text == content
    assert sum(tag == "p" and given == {"class": "item"} for tag, given in page.tags) == 8 + 7 + 3


@pytest.mark.parametrize(
    "pieces",
    [
        ["一、甲。", "二、乙；", "三、丙"],
        ["主要任务：", "一、甲。 ", "二、乙。", "三、丙\n", "四、丁"],
        ["一、甲。三、丙。"],  # counts no further than one
        ["引言。一、甲。"],
        ["二、乙。三、丙。"],
        ["统一、二、三。"],
        ["引言。", "一、乙。", "二、丙。四、丁。一、甲。"],
        [
            "一、a。",
            *(f"{ordinal}、b。" for ordinal in "二三四五六七八九十"),
            *(f"十{ordinal}、c。" for ordinal in "一二三四五六七八九"),
            "二十、d。二十一、e。",
        ],
    ],
)
def test_where_a_text_counts(pieces: list[str]) -> None:
    assert enumerated("".join(pieces)) == pieces


def test_the_twin_with_chinese_keys_renders_to_the_same_text() -> None:
    assert [render(declared(REAL), name) for name in FORMATS] == [render(declared(TWIN), name) for name in FORMATS]


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'odt'.*html, md, json, xlsx"):
        perfgoal.render(declared(REAL), "odt")


def test_the_headings_of_markdown() -> None:
    sheet = Sheet.read(render(declared(REAL), "md"))
    assert sheet.headings == [
        ("h1", "部门整体预算绩效目标申报表"),
        ("h2", "预算整体情况"),
        ("h2", "总体绩效目标"),
        ("h2", "年度重点工作任务"),
        ("h2", "绩效指标"),
    ]
