"""A draft as the text of a file: what its source says, and what was left over as comments."""

from collections.abc import Mapping
from datetime import date

import pytest

import perfgoal
from exchange.asking import declaration, draft
from exchange.grids import lines
from exchange.test_recognised import HEADS, OVERVIEW, TASK, TASK_HEADS, form
from perfgoal.document import read_document
from perfgoal.exchange.content import Origin
from perfgoal.exchange.draft import Draft, Leftover, Node, Value
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import Form, packaged_form

TEXTS = [
    "一、壮大规模。\n二、加强研发。",
    "  缩进\n 更多\n\n空行之后",
    "尾部空行\n\n\n",
    "- 像列表\n# 像注释\n键: 值",
    "制表\t符\n换行",
    "\n先是空行",
    "控制\x07符\n换行",
    "行分隔\u2028符",
    "---\n...",
    "'",
    "null",
    "=1+1",
    "%YAML",
    "& 锚",
]


def test_a_draft_is_read_as_a_declaration_in_either_language() -> None:
    found = draft(*form(), year=2024)
    english, chinese = yaml_text(found, "en"), yaml_text(found, "zh")
    assert english.startswith("perfgoal: 1\nform: guangzhou-department\nyear: 2024\ndepartment: 荔湾区科工信局\n")
    assert chinese.startswith("格式版本: 1\n表样: guangzhou-department\n年度: 2024\n部门名称: 荔湾区科工信局\n")
    assert "    基本支出: 2,554.17\n" in chinese
    assert declaration(found, "en") == declaration(found, "zh")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_back_as_it_is(text: str) -> None:
    made = Draft("guangzhou-department", {"goal": Value(text), "extra": {"栏: 目": Value(text)}})
    tree = read_document(yaml_text(made, "en")).tree
    assert tree == {"goal": text, "extra": {"栏: 目": text}}


def test_several_lines_stand_line_by_line() -> None:
    made = Draft("guangzhou-department", {"goal": Value("一、甲。\n\n二、乙。"), "tasks": ({"name": Value("甲\n乙")},)})
    assert yaml_text(made, "en") == (
        "goal: |-\n  一、甲。\n\n  二、乙。\ntasks:\n  - name: |-\n      甲\n      乙\n"  # as a clerk would write it
    )


def test_no_line_is_a_command_to_the_runner_that_prints_it() -> None:
    extra: Node = {"::add-mask::甲": Value("乙")}
    made = Draft("guangzhou-department", {"goal": Value("甲\n  ::stop-commands::乙"), "extra": extra})
    text = yaml_text(made, "en")
    assert read_document(text).tree == {"goal": "甲\n  ::stop-commands::乙", "extra": {"::add-mask::甲": "乙"}}
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_parts_and_lists_stand_below_their_keys() -> None:
    target: Node = {"op": Value("≥"), "value": Value("8"), "unit": Value("个")}
    indicator: Node = {"name": Value("甲"), "annual": target, "task": (Value("一"), Value("二"))}
    tree: Mapping[str, Node] = {
        "indicators": {"产出指标": {"数量指标": (indicator,), "质量指标": ()}, "满意度指标": {}}
    }
    text = yaml_text(Draft("guangzhou-department", tree), "zh")
    assert read_document(text).tree == {
        "绩效指标": {
            "产出指标": {
                "数量指标": [
                    {
                        "三级指标": "甲",
                        "年度指标值": {"运算符": "≥", "数值": "8", "计量单位": "个"},
                        "对应任务": ["一", "二"],
                    }
                ],
                "质量指标": [],
            },
            "满意度指标": {},
        }
    }


def test_keys_of_a_form_of_someones_own_are_its_own() -> None:
    tree = packaged_form("department").model_dump(by_alias=True)
    tree["form"] = "own"
    tree["budget"][0]["chinese"] = ("县级支出",)
    own = Form.model_validate(tree)
    made = Draft("own", {"budget": {"expenditure": {"basic": Value("1.00")}}})
    assert yaml_text(made, "zh", own) == "预算整体情况:\n  县级支出:\n    基本支出: 1.00\n"


def test_what_is_left_over_stands_behind_its_place() -> None:
    found = draft(*form(), *lines("注：本表由财政局印制。"), year=2024)
    assert yaml_text(found, "zh").endswith("\n\n# 没有归入任何栏目的内容：\n# - 第 1 段：注：本表由财政局印制。\n")
    assert yaml_text(found, "en").endswith(
        "\n\n# What belongs to no field of the form:\n# - paragraph 1: 注：本表由财政局印制。\n"
    )


def codes(text: str) -> list[str]:
    return [finding.code for finding in perfgoal.check(text, today=date(2024, 1, 1))]


@pytest.mark.parametrize(
    "text",
    [
        "perfgoal: ignore-file 一切",
        "甲\nperfgoal: ignore-file 一切",
        "甲\r\nform: 乙",
        "甲\u2028form: 乙",
        "甲\x85form: 乙",
        "甲" * 300 + " perfgoal: ignore-file 一切",
        "\x1b[31m",
        "---\nform: 乙",
    ],
)
def test_nothing_left_over_ends_its_comment_or_speaks_to_a_program(text: str) -> None:
    found = draft(*form(tasks=[TASK_HEADS, (*TASK[:2], "-1", TASK[3])]), year=2024)
    place = Origin("cell", ("perfgoal: ignore-file", "A1"))
    spoken = Draft(found.form, found.tree, leftovers=(Leftover(text, place),))
    one, other = (yaml_text(each, "zh") for each in (found, spoken))
    assert read_document(one).tree == read_document(other).tree
    assert all(line.startswith("# ") for line in other[len(one) :].splitlines() if line)
    assert "\x1b" not in other
    assert codes(one)
    assert codes(one) == codes(other)


def test_a_category_and_a_value_are_quoted_where_they_must_be() -> None:
    rows = [HEADS, ("产出指标", "数量: 指标", "名 #称", "100%", "{8}")]
    found = draft(*form(overview=OVERVIEW, indicators=rows))
    tree = read_document(yaml_text(found, "en")).tree
    assert isinstance(tree, dict)
    assert tree["indicators"] == {"产出指标": {"数量: 指标": [{"name": "名 #称", "cycle": "100%", "annual": "{8}"}]}}
