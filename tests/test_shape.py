"""The shape of a declaration: two languages, what counts as blank, and one finding for one typo."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from perfgoal.checking import Review, Settings, find_packaged_form, review
from perfgoal.declaration import Declaration
from perfgoal.document import Document, Route, read_document
from perfgoal.finding import LANGUAGES, MOST, Language, Severity
from perfgoal.forms import Form
from perfgoal.shape import Names, Reading, read_declaration
from perfgoal.shape.reading import OTHER, _problem
from perfgoal.shape.translation import MAX_NEAR, Translation, fields_of
from rules.marked import find_form

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2024, 1, 1)
ENGLISH = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
CHINESE = (EXAMPLES / "liwan_2024.zh.yaml").read_text("utf-8")

# A small declaration in both languages, key by key; values and categories are the same in both.
TWINS = [
    ("perfgoal: 1", "格式版本: 1"),
    ("form: guangzhou-department", "表样: guangzhou-department"),
    ("year: 2024", "年度: 2024"),
    ("department: 广州市荔湾区科技工业和信息化局", "主管部门: 广州市荔湾区科技工业和信息化局"),
    ("stage: 一上", "申报阶段: 一上"),
    ('code: "207"', '部门编码: "207"'),
    ("cycle: {start: 2024, end: 2026-12}", "实施周期: {开始: 2024, 结束: 2026-12}"),
    ("profile: {staff: 737, subordinates: 10}", "基本信息: {财政供养人员数: 737, 下属二级单位数: 10}"),
    (
        "budget:\n  unit: 万元\n  expenditure: {basic: 2554.17, project: 9450.27, special_funds: 4265, "
        "other_development: 0.25, total: 16269.69}\n  sources: {fiscal: 16269.69, other: 0, total: 16269.69}\n"
        "  levels: {own: 16269.69, transfer: 0}",
        "预算整体情况:\n  金额单位: 万元\n  部门预算支出: {基本支出: 2554.17, 项目支出: 9450.27, 财政专项资金: 4265, "
        "其他事业发展性支出: 0.25, 支出合计: 16269.69}\n  收入来源: {财政拨款: 16269.69, 其他资金: 0, 收入合计: "
        "16269.69}\n  按预算级次划分: {市本级使用资金: 16269.69, 拟用于对下转移支付资金: 0}",
    ),
    (
        "goal: {cycle: 推动经济社会发展, annual: 加强工业企业服务}",
        "总体绩效目标: {项目总目标: 推动经济社会发展, 年度总体目标: 加强工业企业服务}",
    ),
    (
        "tasks:\n  - {id: 1, name: 加强科技招商, content: 引进院士工作站, amount: 3000, fiscal: 3000, other: 0, "
        "target: 夯实科技基础, projects: 科技招商, extra: {责任科室: 科技科}}",
        "年度重点工作任务:\n  - {编号: 1, 名称: 加强科技招商, 主要实施内容: 引进院士工作站, 拟投入的资金: 3000, "
        "财政拨款: 3000, 其他资金: 0, 期望达到的目标: 夯实科技基础, 对应项目: [科技招商], "
        "其他栏目: {责任科室: 科技科}}",
    ),
    ("other_tasks: 无", "其他需完成的任务: 无"),
    (
        "indicators:\n  产出指标:\n    数量指标:\n      - {id: 1, name: 高企认定数量, task: 加强科技招商, "
        "cycle: ≥100家, annual: {op: ≥, value: 50, unit: 家}, unit: 家, kind: 定量, direction: 正向, weight: 10, "
        "baseline: 40家, explanation: 指当年认定的高新技术企业数, scoring: 按比例得分, source: 统计年鉴, note: 无, "
        "standard: 计划标准, "
        "years: {2024: ≥50家, 2025: ≥50家}, extra: {区: 荔湾}}\n    质量指标: []",
        "绩效指标:\n  产出指标:\n    数量指标:\n      - {编号: 1, 三级指标: 高企认定数量, 对应任务: [加强科技招商], "
        "实施周期指标值: ≥100家, 年度指标值: {运算符: ≥, 数值: 50, 计量单位: 家}, 计量单位: 家, 指标性质: 定量, "
        "指标方向: 正向, 权重: 10, 上年值: 40家, 指标解释: 指当年认定的高新技术企业数, 评分标准: 按比例得分, "
        "数据来源: 统计年鉴, 备注: 无, 绩效标准: 计划标准, 分年度指标值: {2024: ≥50家, 2025: ≥50家}, "
        "其他栏目: {区: 荔湾}}\n    质量指标: []",
    ),
    (
        "sections:\n  - {label: 立项依据, text: 依据《扶持办法（试行）》}",
        "附加内容:\n  - {标题: 立项依据, 内容: 依据《扶持办法（试行）》}",
    ),
    ("prepared: {by: 张三, phone: 020, date: 2023-11}", "填报: {填报人: 张三, 联系电话: 020, 填报日期: 2023-11}"),
    ("extra: {县区自设栏: 有}", "其他栏目: {县区自设栏: 有}"),
]

# A project, likewise; the fields that it shares with a department are above.
PROJECT_TWINS = [
    ("perfgoal: 1", "格式版本: 1"),
    ("form: shanghai-project", "表样: shanghai-project"),
    ("year: 2026", "年度: 2026"),
    ("department: 普陀区城市管理行政执法局执法大队", "主管部门: 普陀区城市管理行政执法局执法大队"),
    ("implementer: 上海市普陀区城市管理行政执法局执法大队", "实施单位: 上海市普陀区城市管理行政执法局执法大队"),
    ("stage: 一上", "申报阶段: 一上"),
    ('code: "301"', '部门编码: "301"'),
    ("cycle: {start: 2024, end: 2026}", "实施周期: {开始: 2024, 结束: 2026}"),
    ("profile: {staff: 120, subordinates: 1}", "基本信息: {财政供养人员数: 120, 下属二级单位数: 1}"),
    (
        "project:\n  name: 拆违经费\n  code: '0301'\n  category: 特定目标类\n  nature: 阶段性项目\n"
        "  start: 2024-01-01\n  end: 2026-12-31",
        "项目:\n  项目名称: 拆违经费\n  项目编码: '0301'\n  项目类别: 特定目标类\n  项目性质: 阶段性项目\n"
        "  计划开始日期: 2024-01-01\n  计划完成日期: 2026-12-31",
    ),
    (
        "funding:\n  unit: 元\n  total: {fiscal: 10308000.00, other: 0.00}\n"
        "  annual: {fiscal: 3498000.00, carried_over: 0.00, other: 0.00}",
        "项目资金:\n  金额单位: 元\n  项目资金总额: {财政资金: 10308000.00, 其他资金: 0.00}\n"
        "  年度资金申请总额: {当年财政拨款: 3498000.00, 上年结转资金: 0.00, 其他资金: 0.00}",
    ),
    (
        "details:\n  - {item: 拆除费, amount: 3498000.00, basis: 按上年单价}",
        "测算明细:\n  - {支出内容: 拆除费, 金额: 3498000.00, 测算依据: 按上年单价}",
    ),
    (
        "goal: {cycle: 完成三年拆违任务, annual: 完成年度拆违任务}",
        "总体绩效目标: {项目总目标: 完成三年拆违任务, 年度总体目标: 完成年度拆违任务}",
    ),
    (
        "indicators:\n  产出指标:\n    数量指标:\n      - {name: 完成年度拆违计划, annual: =100.00(%)}",
        "绩效指标:\n  产出指标:\n    数量指标:\n      - {三级指标: 完成年度拆违计划, 年度指标值: =100.00(%)}",
    ),
    ("sections:\n  - {label: 立项依据, text: 依据甲}", "附加内容:\n  - {标题: 立项依据, 内容: 依据甲}"),
    ("prepared: {by: 张三, phone: 021, date: 2025-11}", "填报: {填报人: 张三, 联系电话: 021, 填报日期: 2025-11}"),
    ("extra: {区自设栏: 有}", "其他栏目: {区自设栏: 有}"),
]
DEPARTMENTS_ONLY = {"tasks", "other_tasks", "budget"}
PROJECTS_ONLY = {"project", "funding", "details", "implementer"}


def read(text: str, today: date = TODAY) -> tuple[Reading, Document]:
    document = read_document(text)
    return read_declaration(document, find_packaged_form, today), document


def declared(text: str) -> Declaration:
    reading = read(text)[0]
    assert reading.declaration is not None, reading.problems
    return reading.declaration


def routes(node: Any, route: Route = ()) -> Iterator[Route]:
    """Yield the route of every part of a tree."""
    yield route
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in below:
        yield from routes(child, (*route, step))


# Two languages.


def test_both_languages_say_the_same() -> None:
    assert declared(ENGLISH) == declared(CHINESE)
    english, chinese = ("\n".join(twin[language] for twin in TWINS) for language in (0, 1))
    assert declared(english) == declared(chinese)


def test_every_field_may_be_in_either_language() -> None:
    expected = declared("\n".join(english for english, _ in TWINS))
    for chosen in range(len(TWINS)):
        mixed = "\n".join(twin[index == chosen] for index, twin in enumerate(TWINS))
        assert expected == declared(mixed), TWINS[chosen][1]
    chooser = random.Random(20240101)
    for _ in range(20):
        assert expected == declared("\n".join(chooser.choice(twin) for twin in TWINS))


def test_the_twins_hold_every_field() -> None:
    declaration = declared("\n".join(english for english, _ in TWINS))
    task, indicator = declaration.tasks[0], declaration.indicators["产出指标"]["数量指标"][0]
    for part in (declaration, declaration.money, task, indicator):
        assert not [name for name in fields_of(type(part)) if getattr(part, name) in (None, (), {})]


def test_every_field_of_a_project_may_be_in_either_language() -> None:
    expected = declared("\n".join(english for english, _ in PROJECT_TWINS))
    assert expected == declared("\n".join(chinese for _, chinese in PROJECT_TWINS))
    for chosen in range(len(PROJECT_TWINS)):
        mixed = "\n".join(twin[index == chosen] for index, twin in enumerate(PROJECT_TWINS))
        assert expected == declared(mixed), PROJECT_TWINS[chosen][1]


def test_the_twins_of_a_project_hold_every_field() -> None:
    declaration = declared("\n".join(english for english, _ in PROJECT_TWINS))
    project, (detail,), funding = declaration.project, declaration.details, declaration.money
    assert project is not None
    groups = [funding.group(key) for key in ("total", "annual")]
    for part in (declaration, project, detail, funding, *groups):
        assert part is not None
        assert not [name for name in fields_of(type(part)) if getattr(part, name) in (None, (), {})]
    assert not DEPARTMENTS_ONLY & fields_of(type(declaration)).keys()
    assert fields_of(type(declaration)).keys() >= PROJECTS_ONLY


def test_the_parts_of_a_project_know_their_routes() -> None:
    declaration = declared("\n".join(chinese for _, chinese in PROJECT_TWINS))
    annual = declaration.money.group("annual")
    assert declaration.project is not None
    assert annual is not None
    assert declaration.project.at("start") == ("project", "start")
    assert declaration.details[0].at("amount") == ("details", 0, "amount")
    assert annual.at("carried_over") == ("funding", "annual", "carried_over")
    for part in (declaration.project, declaration.details[0], annual):
        with pytest.raises(AttributeError, match="has no field 'nonsense'"):
            part.at("nonsense")


@pytest.mark.parametrize("key", ["当年财政拨款", "财政拨款", "财政资金"])
def test_the_fiscal_money_of_the_year_has_several_names(key: str) -> None:
    text = "\n".join(chinese for _, chinese in PROJECT_TWINS)
    annual = declared(text.replace("当年财政拨款", key)).money.group("annual")
    assert annual is not None
    assert annual.written["fiscal"].value == Decimal(3498000)


@pytest.mark.parametrize("key", ["主管部门", "部门名称"])
def test_who_is_in_charge_of_a_project_has_two_names(key: str) -> None:
    text = "\n".join(chinese for _, chinese in PROJECT_TWINS)
    assert declared(text.replace("主管部门", key)) == declared(text)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("goal: 完成拆违任务", ("完成拆违任务", None, None)),
        ("goal: {cycle: 三年, annual: 一年}", (None, "三年", "一年")),
        ("goal: {annual: 一年}", (None, None, "一年")),
        ("goal: {项目总目标: 三年, 年度总体目标: }", (None, "三年", None)),
    ],
)
@pytest.mark.parametrize("form", ["shanghai-project", "sichuan-project"])
def test_a_project_has_one_goal_or_two_whatever_its_form(
    goal: str, expected: tuple[str | None, ...], form: str
) -> None:
    lines = ["perfgoal: 1", f"form: {form}", "year: 2026", "department: 执法大队"]
    lines += ["project: {name: 拆违经费, start: 2024, end: 2026}", "funding: {annual: {fiscal: 1}}", goal]
    declaration = declared("\n".join([*lines, "indicators: {}"]))
    assert expected == (declaration.goal.text, declaration.goal.cycle, declaration.goal.annual)


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("funding: {}", ["form", "project"]),
        ("项目资金: {}", ["form", "project"]),
        ("project: {}", ["form", "funding"]),
        ("项目: {}", ["form", "funding"]),
        ("budget: {}", ["form", "tasks"]),
        ("预算整体情况: {}", ["form", "tasks"]),
        ("tasks: []", ["budget", "form"]),
    ],
)
def test_without_a_form_what_is_written_tells_whose_fields_are_asked_for(written: str, missing: list[str]) -> None:
    text = f"perfgoal: 1\nyear: 2026\ndepartment: 执法大队\ngoal: 完成拆违任务\nindicators: {{}}\n{written}\n"
    problems = read(text)[0].problems
    assert missing == sorted(problem.route[-1] for problem in problems if problem.code == "PG101" and problem.route)


@pytest.mark.parametrize("key", ["区本级", "本级", "市本级", "县本级", "镇本级"])
def test_own_money_has_a_name_at_every_level(key: str) -> None:
    declaration = declared(CHINESE.replace("区本级使用资金", f"{key}使用资金"))
    levels = declaration.money.group("levels")
    assert levels is not None
    assert levels.sum.value == Decimal("16269.69")


def test_routes_are_english_and_lead_to_the_line_of_the_file() -> None:
    reading, document = read(CHINESE)
    english = read(ENGLISH)[1]
    for route in routes(english.tree):
        place = document.position(reading.names.source(route))
        line = document.lines.line(place.line)
        value = english.value_position(route)
        if value is not None:
            written = english.lines.line(value.line)[value.column - 1 : value.end_column - 1]
            assert written in line
        if route:
            assert route == () or place.line > 1


def test_a_route_names_the_field_as_the_file_writes_it() -> None:
    names = read(CHINESE)[0].names
    assert names.last(("budget", "expenditure", "basic")) == "基本支出"
    assert names.last(("tasks", 2, "amount")) == "拟投入的资金"
    assert names.last(("tasks", 2)) == "年度重点工作任务[3]"
    assert names.last(("indicators", "产出指标", "数量指标", 0)) == "数量指标[1]"
    assert names.last(()) == ""
    assert Names().last(("tasks", 0, "amount")) == "amount"


def test_the_last_key_of_a_literal_route_is_not_translated() -> None:
    names = Names({("budget",): "预算整体情况", ("budget", "unit"): "金额单位"})
    assert names.source(("budget", "unit")) == ("预算整体情况", "金额单位")
    assert names.source(("budget", "unit"), literal=True) == ("预算整体情况", "unit")


# What the parts of a declaration know.


def test_a_part_knows_its_own_route() -> None:
    declaration = declared("\n".join(english for english, _ in TWINS))
    indicator = declaration.indicators["产出指标"]["数量指标"][0]
    assert declaration.at("tasks", 0, "amount") == declaration.tasks[0].at("amount") == ("tasks", 0, "amount")
    assert indicator.at("annual") == ("indicators", "产出指标", "数量指标", 0, "annual")
    assert declaration.money.at("expenditure") == ("budget", "expenditure")
    expenditure = declaration.money.group("expenditure")
    assert expenditure is not None
    assert expenditure.at("basic") == ("budget", "expenditure", "basic")
    assert declaration.sections[0].at() == ("sections", 0)
    for part in (declaration, declaration.money, expenditure, declaration.tasks[0], indicator):
        with pytest.raises(AttributeError, match="has no field 'nonsense'"):
            part.at("nonsense")


def test_a_declaration_is_frozen() -> None:
    declaration = declared(ENGLISH)
    parts = (declaration, declaration.money, declaration.tasks[0], declaration.goal)
    for part, name in zip(parts, ("year", "unit", "amount", "text"), strict=True):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, name, None)


def test_the_budget_has_the_groups_of_its_form() -> None:
    budget = declared(ENGLISH).money
    assert [group.group.key for group in budget.groups] == ["expenditure", "sources", "levels"]
    assert budget.group("nope") is None
    assert budget.group("unit") is None
    expenditure = budget.group("expenditure")
    assert expenditure is not None
    assert list(expenditure.lines) == ["basic", "project", "special_funds", "other_development"]
    assert expenditure.written_total is None
    assert not expenditure.has_blanks
    assert expenditure.sum.value == Decimal("16269.69")


def test_texts_and_amounts_are_kept_as_written() -> None:
    declaration = declared(ENGLISH.replace("basic: 2,554.17", 'basic: " 02,554.170 万元"', 1).replace("02,", "2,"))
    expenditure = declaration.money.group("expenditure")
    assert expenditure is not None
    basic = expenditure.lines["basic"]
    assert basic is not None
    assert (basic.raw, basic.value) == (" 2,554.170 万元", Decimal("2554.170"))
    assert declaration.tasks[2].name == "组建荔湾区产业投资基金,加大对现代都市工业及科技创新领域产业支持"


# Targets and goals.


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("{op: ≥, value: 8, unit: 个}", "≥8个"),
        ("{运算符: ≥, 数值: 8, 计量单位: 个}", "≥8个"),
        ("{value: 8.50, unit: 个}", "8.50个"),
        ("{low: 5, high: 8, unit: 个}", "5～8个"),
        ("{low: 5, unit: 个}", "≥5个"),
        ("{high: 8, unit: 个}", "≤8个"),
        ("{op: '>', low: 5, unit: 个}", ">5个"),
        ("{op: ≥, value: , unit: 个}", "≥个"),
        ("≥8个", "≥8个"),
        ("按时支付", "按时支付"),
    ],
)
def test_a_target_in_parts_reads_as_its_text(parts: str, text: str) -> None:
    indicator = declared(ENGLISH.replace("cycle: ≥8个", f"cycle: {parts}")).indicators["产出指标"]["数量指标"][0]
    assert text == str(indicator.cycle)


def test_a_goal_is_one_text_or_two() -> None:
    assert declared(ENGLISH).goal.text is not None
    lines = [line for line in ENGLISH.splitlines() if not line.startswith("goal:")]
    for goal, parts in (
        ("goal: 推动经济社会发展", ("推动经济社会发展", None, None)),
        ("goal: {cycle: 三年, annual: 一年}", (None, "三年", "一年")),
        ("goal: {年度总体目标: 一年}", (None, None, "一年")),
        ("总体绩效目标: {项目总目标: 三年, annual: }", (None, "三年", None)),
    ):
        read_goal = declared("\n".join([*lines, goal])).goal
        assert parts == (read_goal.text, read_goal.cycle, read_goal.annual)


def test_optional_fields_left_blank_count_as_absent() -> None:
    blanks = "stage:\ncode: ''\ncycle: {start: , end: }\nprofile:\n  staff: ' '\nprepared:\n  by:\nother_tasks:\n"
    lists = "sections: []\nextra: {}\n"
    assert declared(ENGLISH) == declared(ENGLISH + blanks + lists)
    unit = ENGLISH.replace("  unit: 万元", "  unit:")
    assert unit != ENGLISH
    assert declared(unit) == declared(ENGLISH)


def test_local_columns_are_kept_as_they_are() -> None:
    declaration = declared(ENGLISH + "extra:\n  县区自设栏: ' 甲 '\n  name: 乙\n  空栏:\n")
    assert declaration.extra == {"县区自设栏": " 甲 ", "name": "乙", "空栏": ""}


# One typo, one finding.


def test_every_mistyped_key_is_one_finding() -> None:
    told = []
    for language, text in (("en", ENGLISH), ("zh", CHINESE)):
        for key in dict.fromkeys(keys_of(text)):
            mistyped = key[0] + key[2] + key[1] + key[3:] if len(key) > 2 else key + key[-1]
            if mistyped == key:
                continue
            found = re.search(f"(?m)^[ -]*({re.escape(key)}):", text)
            assert found is not None
            index = found.start(1)
            changed = text[:index] + mistyped + text[index + len(key) :]
            findings = [f for f in checked(changed).findings if f.severity is Severity.ERROR]
            line = text.count("\n", 0, index) + 1
            assert [("PG102", line)] == [(f.code, f.position.line) for f in findings], (language, key)
            assert findings[0].fix is not None
            assert findings[0].fix.edits[0].text == key
            told.append(key)
    assert len(told) == 50


def keys_of(text: str) -> Iterator[str]:
    """Yield the keys of fields in the example, in order; those of categories are no fields."""
    for line in text.splitlines():
        key, colon, _ = line.strip().removeprefix("- ").partition(":")
        if colon and not key.startswith("#") and not key.endswith("指标"):
            yield key


@pytest.mark.parametrize(
    ("absent", "key", "near"),
    [
        ("amount", "amuont", "amount"),
        ("amount", "Amount", "amount"),
        ("amount", "ａｍｏｕｎｔ", "amount"),
        ("amount", "投入资金", "拟投入的资金"),
        ("amount", "资金", "拟投入的资金"),
        ("amount", "金额", None),
        ("amount", "zzz", None),
        ("target", "目标", "期望达到的目标"),
        ("content", "内容", "主要实施内容"),
    ],
)
def test_the_nearest_key_is_one_that_is_due_in_the_same_language(absent: str, key: str, near: str | None) -> None:
    text = re.sub(f"(?m)^    {absent}: ", f"    {key}: ", ENGLISH, count=1)
    findings = [f for f in checked(text).findings if f.severity is Severity.ERROR]
    if near is None:
        assert sorted(f.code for f in findings) == ["PG101", "PG102"]
    else:
        assert [f.code for f in findings] == ["PG102"]
        assert f"“{near}”" in findings[0].what
        assert findings[0].fix is not None


@pytest.mark.parametrize(
    ("text", "old", "key", "there"),
    [
        (ENGLISH, "    amount: 4,838.94\n", "amuont", "amount"),
        (CHINESE, "    拟投入的资金: 4,838.94\n", "amuont", "拟投入的资金"),
        (CHINESE, "    拟投入的资金: 4,838.94\n", "投入资金", "拟投入的资金"),
    ],
)
def test_a_key_that_is_there_already_is_no_proposal(text: str, old: str, key: str, there: str) -> None:
    text = text.replace(old, f"{old}    {key}: 4,838.94\n")
    [finding] = [f for f in checked(text).findings if f.severity is Severity.ERROR]
    assert f"表样没有栏目“{key}”；与它相近的“{there}”已经有了。" == finding.what
    assert f"删去“{key}”" in finding.help
    assert [related.position.line for related in finding.related] == [finding.position.line - 1]
    assert finding.fix is None


def test_no_proposal_is_a_key_that_is_there() -> None:
    for text in (ENGLISH, CHINESE):
        for route in routes(read_document(text).tree):
            if not route or not isinstance(route[-1], str) or "indicators" in route[:-1] or "绩效指标" in route[:-1]:
                continue
            for mistyped in (route[-1] + "x", route[-1][:-1], route[-1].upper(), route[-1] * 2):
                tree = read_document(text).tree
                block: Any = tree
                for step in route[:-1]:
                    block = block[step]
                if mistyped in block:
                    continue
                block[mistyped] = "x"
                for finding in checked(json.dumps(tree, ensure_ascii=False)).findings:
                    proposed = re.search("是不是“(.*)”", finding.what)
                    assert proposed is None or proposed[1] not in block, finding.what


def test_many_unknown_keys_are_told_at_once_and_soon() -> None:
    findings = checked(ENGLISH + "".join(f"department{number}: 1\n" for number in range(5_000))).findings
    unknown = [f for f in findings if f.code == "PG102"]
    assert len(unknown) == MOST
    assert [f for f in unknown if "后面还有" in f.what] == [unknown[-1]]
    exactly = checked(ENGLISH + "".join(f"department{number}: 1\n" for number in range(MOST))).findings
    assert [f for f in exactly if "后面还有" in f.what] == []
    assert len([f for f in findings if "相近的“department”" in f.what]) == MAX_NEAR


def test_two_typos_do_not_mean_the_same_key() -> None:
    text = ENGLISH.replace("    amount: 4,838.94\n", "    amout: 4,838.94\n    amuont: 4,838.94\n")
    findings = [f for f in checked(text).findings if f.code == "PG102"]
    assert [f.what for f in findings] == ["表样没有栏目“amout”，是不是“amount”？", "表样没有栏目“amuont”。"]
    assert [f.fix is not None for f in findings] == [True, False]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("goal: 在", "goal: [一]\nother_tasks: 在"), "“goal”的写法与表样不同，应为一段文字，此处是有 1 项的列表。"),
        (
            ("cycle: ≥8个", "cycle: [≥8个]"),
            "“cycle”的写法与表样不同，应为一个指标值，如 ≥8个，此处是有 1 项的列表。",
        ),
        (("year: 2024", "year: [2024]"), "“year”的写法与表样不同，应为四位数的年度，此处是有 1 项的列表。"),
        (
            ("amount: 4,838.94", "amount: {value: 1}"),
            "“amount”的写法与表样不同，应为一个金额，此处是一组栏目：“value”。",
        ),
        (
            ("    数量指标:", "    数量指标: 高企\n    时效:"),
            "“数量指标”的写法与表样不同，应为以“- ”开头的列表，此处是文字“高企”。",
        ),
        (
            ("budget:\n", "budget: 无\nextra:\n"),
            "“budget”的写法与表样不同，应为若干“栏目: 内容”行，此处是文字“无”。",
        ),
        (
            ("form: guangzhou-department", "form: [x]"),
            "“form”的写法与表样不同，应为一段文字，此处是有 1 项的列表。",
        ),
    ],
)
def test_what_is_due_is_said_in_the_words_of_the_form(change: tuple[str, str], said: str) -> None:
    assert said in [finding.what for finding in checked(ENGLISH.replace(*change, 1)).findings]


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("[]", "空的列表", "an empty list"),
        ("[一]", "有 1 项的列表", "a list of 1 item"),
        (f"[{', '.join('一' * 1200)}]", "有 1,200 项的列表", "a list of 1,200 items"),
        ("{}", "空的一组栏目", "an empty block of fields"),
        ("{甲: 1}", "一组栏目：“甲”", "a block with “甲”"),
        ("{甲: 1, 乙: , 丙: {丁: 1}}", "一组栏目：“甲”、“乙”、“丙”", "a block with “甲”, “乙”, “丙”"),
        ("{甲: 1, 乙: 1, 丙: 1, 丁: 1}", "一组栏目：“甲”、“乙”、“丙”等", "a block with “甲”, “乙”, “丙” and others"),
        (f"{{{'长' * 31}: 1}}", f"一组栏目：“{'长' * 29}…”", f"a block with “{'长' * 29}…”"),
    ],
)
def test_what_is_found_is_said_in_the_words_of_the_form(written: str, zh: str, en: str) -> None:
    text = ENGLISH.replace("    target: ", f"    target: {written}\n    extra: # ", 1)
    told = [f.what for each in LANGUAGES for f in in_language(text, each).findings if f.code == "PG103"]
    assert len(told) == 2
    assert told[0].endswith(f"应为一段文字，此处是{zh}。")
    assert told[1].endswith(f"it should hold a text, but holds {en}.")


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("'  '", "空白", "nothing"),
        (" 荔湾区 ", "文字“荔湾区”", "the text “荔湾区”"),
        ("长" * 30, f"文字“{'长' * 30}”", f"the text “{'长' * 30}”"),
        ("长" * 31, f"文字“{'长' * 29}…”", f"the text “{'长' * 29}…”"),
        ('"荔\\u202e湾\\n区"', "文字“荔<U+202E>湾 区”", "the text “荔<U+202E>湾 区”"),
        ("'{field} {'", "文字“{field} {”", "the text “{field} {”"),
    ],
)
def test_a_text_that_is_found_is_quoted(written: str, zh: str, en: str) -> None:
    told = [finding.what for each in LANGUAGES for finding in in_language(written, each).findings]
    assert len(told) == 2
    assert told[0].endswith(f"行，此处是{zh}。")
    assert told[1].endswith(f"lines, but holds {en}.")


def test_the_fields_that_are_found_are_named_as_the_file_writes_them() -> None:
    task = "  名称: 甲\n  主要实施内容:\n  拟投入的资金: 1\n  期望达到的目标: 乙\n"
    text = CHINESE[: CHINESE.index("  - 名称")] + task + CHINESE[CHINESE.index("绩效指标:") :]
    [finding] = [f for f in checked(text).findings if f.code == "PG103"]
    assert finding.what.endswith("此处是一组栏目：“名称”、“主要实施内容”、“拟投入的资金”等。")


def test_a_blank_is_to_be_filled_with_what_its_field_holds() -> None:
    due = {"amount": "填写金额；确实为零时写 0。", "text": "写出内容；只有空格也算空白。"}
    told = {kind: set[str]() for kind in due}
    for text in (ENGLISH, CHINESE):
        for line in text.splitlines():
            key, colon, value = line.strip().removeprefix("- ").partition(": ")
            if not colon or value.startswith("[") or key.startswith("#"):
                continue
            changed = text.replace(line, line.removesuffix(value) + '"　"', 1)
            for finding in [f for f in checked(changed).findings if f.code == "PG104"]:
                kind = "amount" if re.fullmatch(r"[0-9,]+\.[0-9]{2}", value) else "text"
                assert f"在“{key}”一栏{due[kind]}" == finding.help
                told[kind].add(key)
    assert [len(told[kind]) for kind in ("amount", "text")] == [18, 17]


@pytest.mark.parametrize("block", ["budget", "expenditure", "levels", "indicators"])
def test_a_blank_block_is_to_be_filled_in_below(block: str) -> None:
    text = re.sub(rf"(?m)^( *){block}:\n(?:\1 .*\n|#.*\n)+", rf"\1{block}:\n", ENGLISH)
    assert text != ENGLISH
    assert [f"在“{block}”之下补写表样要求的内容。"] == [f.help for f in checked(text).findings]


@pytest.mark.parametrize(
    ("blank", "said"),
    [
        ("tasks:", "在“tasks”之下补写一项，以“- ”开头。"),
        ("tasks: []", "在“tasks”之下补写一项，以“- ”开头。"),
        ("tasks: [ '' ]", "在“tasks[1]”之下补写表样要求的内容。"),
    ],
)
def test_a_list_needs_an_item_and_an_item_its_fields(blank: str, said: str) -> None:
    text = f"{ENGLISH[: ENGLISH.index('tasks:')]}{blank}\n{ENGLISH[ENGLISH.index('indicators:') :]}"
    assert said in [finding.help for finding in checked(text).findings]


def test_a_colon_without_a_space_is_told_only_where_lines_are_due() -> None:
    assert [f.what for f in checked(ENGLISH + "profile:\n  staff:750\n").findings] == [
        "冒号后面缺少空格，这一行被读成了一段文字。"
    ]
    assert [f.what for f in checked(ENGLISH + "cycle: {start: 2024:1, end: 2026}\n").findings] == [
        "“start”的写法与表样不同，应为年份或日期，如 2024 或 2024-01-01，此处是文字“2024:1”。"
    ]


@pytest.mark.parametrize(
    ("unit", "written", "said"),
    [
        ("万元", "1.2亿元", "“amount”的“1.2亿元”带有单位“亿元”，本表的金额单位是“万元”。 换算为 12,000，只写数字。"),
        ("元", "3.5 万", "“amount”的“3.5 万”带有单位“万”，本表的金额单位是“元”。 换算为 35,000，只写数字。"),
        ("", "854元", "“amount”的“854元”带有单位“元”，本表的金额单位是“万元”。 换算为 0.0854，只写数字。"),
        ("美元", "3.5万", "“amount”的“3.5万”带有单位“万”，本表的金额单位是“美元”。 换算为“美元”，只写数字。"),
    ],
)
def test_another_unit_is_told_with_that_of_the_declaration_and_the_amount_in_it(
    unit: str, written: str, said: str
) -> None:
    text = ENGLISH.replace("  unit: 万元", f"  unit: {unit}").replace("amount: 4,838.94", f"amount: {written}")
    assert [said] == [finding.message for finding in checked(text).findings]


# Forms and versions.


def codes(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.position.line) for finding in checked(text).findings]


def checked(text: str) -> Review:
    return in_language(text, "zh")


def in_language(text: str, language: Language) -> Review:
    return review(text, "-", Settings(TODAY, language, codes=frozenset()))


def test_a_form_that_its_finder_does_not_know() -> None:
    def none(name: str) -> Form:
        raise KeyError(name)

    reading = read_declaration(read_document(ENGLISH), none, TODAY)
    assert [(problem.code, problem.variant) for problem in reading.problems] == [("PG107", "none")]
    said = review(ENGLISH, "-", Settings(TODAY, find_form=none)).findings
    assert [(finding.what, finding.help) for finding in said] == [
        ("没有名为“guangzhou-department”的表样。", "改为已有表样的名称；用 perfgoal forms 查看全部表样。")
    ]


@pytest.mark.parametrize(
    ("mistyped", "near"), [("guangzhou-departmnet", "guangzhou-department"), ("guangdong-lik", "guangdong-like")]
)
def test_the_nearest_forms_are_named(mistyped: str, near: str) -> None:
    text = ENGLISH.replace("form: guangzhou-department", f"form: {mistyped}")
    finding = review(text, "-", Settings(TODAY, find_form=find_form)).findings[0]
    assert finding.code == "PG107"
    assert f"：{near}" in finding.help


def test_without_a_form_all_else_is_still_read() -> None:
    text = ENGLISH.replace("form: guangzhou-department\n", "").replace("year: 2024", "year: 1824")
    assert codes(text) == [("PG101", 5), ("PG108", 6)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "PG101"),
        ("# 只有说明\n\n# 没有内容\n", "PG101"),
        ("---\n", "PG101"),
        ('""', "PG101"),
        ("广州市荔湾区", "PG103"),
        ("- perfgoal: 1", "PG103"),
        ("[]", "PG103"),
        ("perfgoal:1", "PG103"),
        ("perfgoal：1", "PG007"),
    ],
)
def test_what_is_no_mapping_is_one_finding(text: str, code: str) -> None:
    assert [code] == [finding.code for finding in checked(text).findings]


def test_an_error_of_pydantic_that_nobody_thought_of_is_a_finding() -> None:
    error = {"type": "surprise", "loc": ("year",), "input": ["2024"], "ctx": {"class_name": "Surprise"}}
    problem = _problem(error, read_document(ENGLISH), Translation())
    assert problem is not None
    assert (problem.code, problem.arguments["expected"]) == ("PG103", OTHER)


# Anything at all.

scalars = st.one_of(
    st.sampled_from(
        ["", " ", "0", "1", "-1", "1e9", "2024", "16,269.69", "1,2", "万元", "一上", "是", "≥8个", "名称：甲"]
    ),
    st.sampled_from(
        ["a:b", "guangzhou-department", "x" * 300, "{}", "{name}", "%s", "\u200b", "🙂", "]]>", "null", "~"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
)
keys = st.one_of(
    st.sampled_from([key for text in (ENGLISH, CHINESE) for key in keys_of(text)]),
    st.sampled_from(
        ["text", "op", "value", "low", "high", "unit", "extra", "cycle", "years", "产出指标", "数量指标", "kind"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=4),
)
nodes = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=8,
)
PLACES = {language: list(routes(read_document(text).tree)) for language, text in (("en", ENGLISH), ("zh", CHINESE))}


def replaced(node: Any, route: Route, value: Any) -> Any:
    """Return a copy of a tree with ``value`` at ``route``."""
    if not route:
        return value
    copy: Any = dict(node) if isinstance(node, dict) else list(node)
    copy[route[0]] = replaced(node[route[0]], route[1:], value)
    return copy


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_anything_in_any_place_is_a_declaration_or_says_why_not(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(["en", "zh"]))
    tree = read_document(ENGLISH if language == "en" else CHINESE).tree
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(routes(tree))
        tree = replaced(tree, data.draw(st.sampled_from(places)), data.draw(nodes))
    text = json.dumps(tree, ensure_ascii=False, indent=data.draw(st.sampled_from([None, 1])))
    for settings_ in (Settings(TODAY), Settings(TODAY, "en")):
        assert_sound(text, review(text, "-", settings_))


@settings(max_examples=100, deadline=None)
@given(nodes)
def test_any_tree_is_a_declaration_or_says_why_not(node: Any) -> None:
    text = json.dumps(node, ensure_ascii=False)
    assert_sound(text, review(text, "-", Settings(TODAY)))


def assert_sound(text: str, result: Review) -> None:
    """A review has findings or a declaration, and each finding a place in the text and whole sentences."""
    assert result.findings or result.declaration is not None
    lines = result.document.lines
    for finding in result.findings:
        for place in (finding.position, *(related.position for related in finding.related)):
            assert 1 <= place.line <= place.end_line <= len(lines)
            assert 1 <= place.column <= len(lines.line(place.line)) + 1
            assert 1 <= place.end_column <= len(lines.line(place.end_line)) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert finding.what
        assert finding.help
        assert finding.name
    assert text == result.document.text


KINDS: list[Any] = ["", "x", [], {}, ["x"], [""], [[]], {"x": "y"}, {"x": {"y": ["z"]}}, [{"name": "x"}]]


def test_every_kind_of_node_in_every_place() -> None:
    projects = [(EXAMPLES / f"putuo_2026{suffix}.yaml").read_text("utf-8") for suffix in ("", ".zh")]
    for text in (ENGLISH, CHINESE, *projects):
        tree = read_document(text).tree
        for route in routes(tree):
            for value in KINDS:
                changed = json.dumps(replaced(tree, route, value), ensure_ascii=False)
                result = review(changed, "-", Settings(TODAY, codes=frozenset()))
                assert result.findings or result.declaration is not None
