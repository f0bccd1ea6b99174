"""What yaml-language-server proposes in a declaration: what is missing there, with an explanation, and nothing else."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from editor.server import Proposal, Server
from perfgoal.document import read_document
from perfgoal.plainjson import json_text
from perfgoal.schema import declaration_schema, form_declaration_schema
from rules.marked import find_form

EXAMPLES = Path(__file__).parents[2] / "examples"
CURSOR = "▮"
SCHEMA = "# yaml-language-server: $schema="
HEADS = {
    "en": f"{SCHEMA}../schemas/declaration.schema.json\nperfgoal: 1\nform: guangzhou-department\n",
    "zh": f"{SCHEMA}../schemas/declaration.zh.schema.json\n格式版本: 1\n表样: guangzhou-department\n",
}


class Spot(NamedTuple):
    """A place in a declaration: the text around the cursor, below the head of its language, and what is due there."""

    language: str
    text: str
    due: str

    @property
    def before(self) -> str:
        return HEADS[self.language] + self.text.partition(CURSOR)[0]

    @property
    def behind(self) -> str:
        return self.text.partition(CURSOR)[2]


INDICATOR = "indicators:\n  产出指标:\n    数量指标:\n      - name: 高企认定数量\n        "
ZH_INDICATOR = "绩效指标:\n  产出指标:\n    数量指标:\n      - 三级指标: 高企认定数量\n        "
KEYS = {
    "top": Spot(
        "en",
        "year: 2024\n▮\ngoal: 推动经济社会发展\n",
        "department stage code cycle profile budget tasks other_tasks indicators sections prepared extra",
    ),
    "top, zh": Spot(
        "zh",
        "年度: 2024\n▮\n总体绩效目标: 推动经济社会发展\n",
        "部门名称 申报阶段 部门编码 实施周期 基本信息 预算整体情况 年度重点工作任务 "
        "其他需完成的任务 绩效指标 附加内容 填报 其他栏目",
    ),
    "budget": Spot("en", "budget:\n  unit: 万元\n  ▮\n  sources: {fiscal: 1, other: 0}\n", "expenditure levels"),
    "budget, zh": Spot("zh", "预算整体情况:\n  ▮\n", "金额单位 部门预算支出 收入来源 按预算级次划分"),
    "group": Spot(
        "en",
        "budget:\n  expenditure:\n    basic: 2,554.17\n    ▮\n",
        "project special_funds other_development total",
    ),
    "group, zh": Spot("zh", "预算整体情况:\n  按预算级次划分:\n    ▮\n", "区本级使用资金 拟用于对下转移支付资金"),
    "new task": Spot("en", "tasks:\n  - ▮\n", "name content amount target id fiscal other projects extra"),
    "task": Spot(
        "en",
        "tasks:\n  - name: 加强科技招商\n    amount: 3,000.00\n    ▮\n",
        "content target id fiscal other projects extra",
    ),
    "task, zh": Spot(
        "zh",
        "年度重点工作任务:\n  - 名称: 加强科技招商\n    ▮\n",
        "主要实施内容 拟投入的资金 期望达到的目标 编号 财政拨款 其他资金 对应项目 其他栏目",
    ),
    "first level": Spot("en", "indicators:\n  产出指标: []\n  ▮\n", "效益指标 满意度指标"),
    "first level, zh": Spot("zh", "绩效指标:\n  ▮\n", "产出指标 效益指标 满意度指标"),
    "second level": Spot("en", "indicators:\n  产出指标:\n    质量指标: []\n    ▮\n", "数量指标 时效指标 成本指标"),
    "second level, zh": Spot("zh", "绩效指标:\n  满意度指标:\n    ▮\n", "服务对象满意度指标"),
    "new indicator": Spot(
        "en",
        "indicators:\n  产出指标:\n    数量指标:\n      - ▮\n",
        "name cycle annual id task unit kind direction weight baseline explanation scoring source note standard years "
        "extra",
    ),
    "indicator": Spot(
        "en",
        f"{INDICATOR}annual: ≥100家\n        unit: 家\n        kind: 定量\n        ▮\n",
        "cycle id task direction weight baseline explanation scoring source note standard years extra",
    ),
    "indicator, zh": Spot(
        "zh",
        f"{ZH_INDICATOR}年度指标值: ≥100家\n        ▮\n",
        "实施周期指标值 编号 对应任务 计量单位 指标性质 指标方向 分值 上年值 指标解释 评分标准 数据来源 备注 绩效标准 "
        "分年度指标值 其他栏目",
    ),
    "target": Spot("en", f"{INDICATOR}annual:\n          ▮\n", "op value low high unit"),
    "target, zh": Spot(
        "zh", f"{ZH_INDICATOR}年度指标值:\n          运算符: ≥\n          ▮\n", "数值 下限 上限 计量单位"
    ),
    "goal": Spot("en", "goal:\n  ▮\n", "cycle annual"),
    "cycle": Spot("en", "cycle:\n  start: 2024\n  ▮\n", "end"),
    "profile, zh": Spot("zh", "基本信息:\n  ▮\n", "财政供养人员数 下属二级单位数"),
    "prepared": Spot("en", "prepared:\n  ▮\n", "by phone date"),
    "section": Spot("en", "sections:\n  - ▮\n", "label text"),
}
VALUES = {
    "stage": Spot("en", "stage: ▮\n", "一上 二上 批复 调整"),
    "stage, zh": Spot("zh", "申报阶段: ▮\n", "一上 二上 批复 调整"),
    "unit": Spot("en", "budget:\n  unit: ▮\n", "万元 元 千元 百万元 亿元"),
    "unit, zh": Spot("zh", "预算整体情况:\n  金额单位: ▮\n", "万元 元 千元 百万元 亿元"),
    "kind": Spot("en", f"{INDICATOR}kind: ▮\n", "定量 定性"),
    "direction, zh": Spot("zh", f"{ZH_INDICATOR}指标方向: ▮\n", "正向 反向"),
    "standard": Spot("en", f"{INDICATOR}standard: ▮\n", "计划标准 行业标准 历史标准"),
    "operator": Spot("en", f"{INDICATOR}annual:\n          op: ▮\n", '≥ ">" ≤ < ='),
}
NOTHING = {
    "a text": Spot("en", "department: ▮\n", ""),
    "an optional text": Spot("en", f"{INDICATOR}note: ▮\n", ""),
    "an amount": Spot("en", "tasks:\n  - name: 加强科技招商\n    amount: ▮\n", ""),
    "an optional amount": Spot("zh", "预算整体情况:\n  收入来源:\n    收入合计: ▮\n", ""),
    "a year": Spot("zh", "年度: ▮\n", ""),
    "a goal": Spot("zh", "总体绩效目标: ▮\n", ""),
    "a text or a list": Spot("en", f"{INDICATOR}task: ▮\n", ""),
    "a local column": Spot("en", "extra:\n  责任科室: ▮\n", ""),
}


def ask(server: Server, spot: Spot, folder: Path = EXAMPLES) -> list[Proposal]:
    """Return what is proposed at a spot of a text in ``folder``, from where the schema is looked for."""
    lines = spot.before.split("\n")
    with server.open(folder, spot.before + spot.behind) as text:
        return text.proposals(len(lines), len(lines[-1]) + 1)


def accepted(spot: Spot, proposal: Proposal) -> str:
    """Return the text in which an editor has put a proposal: places to fill in are blank, further lines stand below
    the first as far in as its line begins."""
    plain = re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", lambda match: match[1] or "", proposal.inserts)
    line = spot.before.rpartition("\n")[2]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return spot.before + plain.replace("\n", f"\n{indent}") + spot.behind


@pytest.mark.parametrize("spot", KEYS.values(), ids=KEYS)
def test_the_missing_keys_are_proposed_with_their_explanation(server: Server, spot: Spot) -> None:
    proposals = ask(server, spot)
    assert [one.label for one in proposals if not one.whole] == spot.due.split()
    for one in proposals:
        first, _, second = one.says.partition("\n\n")
        chinese, english = (first, second) if spot.language == "zh" else (second, first)
        assert re.search("[一-鿿]", chinese), one
        assert re.search("[a-z]{2} [a-z]{2}", english), one


@pytest.mark.parametrize("spot", KEYS.values(), ids=KEYS)
def test_a_proposed_key_goes_in_where_it_belongs(server: Server, spot: Spot) -> None:
    for one in ask(server, spot):
        tree = read_document(accepted(spot, one)).tree
        assert tree is not None, one
        there, before = keys_of(tree), keys_of(read_document(spot.before + spot.behind).tree)
        added = there - before
        assert added, one
        assert added & set(spot.due.split()) if one.whole else one.label in added, one


def keys_of(tree: object) -> set[str]:
    """Return all keys of a tree."""
    if isinstance(tree, list):
        return {key for item in tree for key in keys_of(item)}
    if not isinstance(tree, dict):
        return set()
    return {*tree, *(key for item in tree.values() for key in keys_of(item))}


@pytest.mark.parametrize("spot", VALUES.values(), ids=VALUES)
def test_a_field_of_few_values_proposes_them_with_their_meaning(server: Server, spot: Spot) -> None:
    proposals = ask(server, spot)
    assert [one.label for one in proposals] == spot.due.split()
    for one in proposals:
        assert " · " in one.says
        assert one.inserts == one.label
        assert read_document(accepted(spot, one)).tree is not None


@pytest.mark.parametrize("spot", NOTHING.values(), ids=NOTHING)
def test_a_field_of_the_author_s_own_words_proposes_nothing(server: Server, spot: Spot) -> None:
    assert ask(server, spot) == []


def test_a_target_proposes_examples(server: Server) -> None:
    spot = Spot("en", f"{INDICATOR}annual: ▮\n", "")
    assert [one.inserts for one in ask(server, spot)] == ["≥8个", "100%", "2024年12月底前", "是"]


def test_a_new_file_begins_with_the_form(server: Server) -> None:
    spot = Spot("en", "▮", "")
    head = HEADS["en"].partition("\n")[0] + "\n"
    with server.open(EXAMPLES, head) as text:
        proposals = text.proposals(2, 1)
    assert {one.label: one.inserts for one in proposals if not one.whole} == {
        "perfgoal": "perfgoal: 1",
        "form": "form: ",  # which of the forms is the author's to say
    }
    [whole] = [one.inserts for one in proposals if one.whole]
    assert whole == "perfgoal: 1\nform: "
    [block] = [one.inserts for one in ask(server, spot) if one.whole]
    required = ["year", "department", "budget", "expenditure", "sources", "levels", "goal", "tasks", "indicators"]
    assert [key for key in required if f"{key}:" not in block] == []


def test_each_of_several_forms_proposes_its_own(server: Server, tmp_path: Path) -> None:
    forms = [find_form(name) for name in ("guangzhou-department", "two-lines", "hunan-like")]
    (tmp_path / "any.json").write_text(json_text(declaration_schema(forms, "en")), "utf-8")
    head = f"{SCHEMA}any.json\nperfgoal: 1\nform: "
    with server.open(tmp_path, head) as text:
        said = {one.label: one.says for one in text.proposals(3, 7)}
    assert said == {form.form: form.title + (f"（{form.table}）" if form.table else "") for form in forms}
    for form, lines, columns in (
        ("guangzhou-department", "basic project special_funds other_development total", ["cycle", "annual"]),
        ("two-lines", "basic project", ["annual"]),
    ):
        budget = f"{head}{form}\nbudget:\n  expenditure:\n    "
        with server.open(tmp_path, budget) as text:
            assert [one.label for one in text.proposals(6, 5) if not one.whole] == lines.split()
        indicators = f"{head}{form}\n{INDICATOR}"
        with server.open(tmp_path, indicators) as text:
            labels = [one.label for one in text.proposals(8, 9)]
            assert [label for label in labels if label in ("cycle", "annual")] == columns


def test_the_schema_of_one_form_proposes_all_at_once(server: Server, tmp_path: Path) -> None:
    schema = form_declaration_schema(find_form("two-lines"), "zh")
    (tmp_path / "one.json").write_text(json_text(schema), "utf-8")
    with server.open(tmp_path, f"{SCHEMA}one.json\n") as text:
        proposals = {one.label: one.inserts for one in text.proposals(2, 1) if not one.whole}
    assert proposals["表样"] == "表样: two-lines"
    assert {"格式版本", "年度", "部门名称", "预算整体情况", "绩效指标"} <= proposals.keys()
