"""The texts of a declaration, what each of them is, and where it stands."""

from datetime import date

import pytest

import perfgoal
from perfgoal.rules import Case
from perfgoal.rules.texts import all_text, texts

PROJECT = """\
perfgoal: 1
form: project-2015
year: 2021
code: "340524"
department: 县财政局
implementer: 开发区管委会
project: {name: 物业管理, start: 2021-01, end: 2021-12}
funding: {unit: 万元, annual: {fiscal: 1125, other: 0}}
goal: 维护小区治安
details:
  - {item: 人工, amount: 625, basis: 保安每人每月}
  - {item: 保洁, amount: 500}
sections: [{label: 立项依据, text: 工委会议纪要}]
extra: {责任科室: 物业科, 备案: 已备案}
indicators:
  产出指标:
    数量指标:
      - name: 小区数
        annual: 8个
        baseline: 7个
        years: {2022: 9个, 2021: 8个}
        explanation: 含在建的
        scoring: 少一个扣一分
        source: 台账
        note: 暂定
        standard: 行业标准
        unit: 个
        extra: {数据期: 全年, 口径: 在管}
      - {name: 巡逻次数, annual: 2次/天}
prepared: {by: 张三, phone: "123456"}
"""

OF_PROJECT = """\
title /department 县财政局
title /implementer 开发区管委会
title /project/name 物业管理
remark /extra/备案 已备案
remark /extra/责任科室 物业科
prose /goal 维护小区治安
prose /sections/0/text 工委会议纪要
name /sections/0/label 立项依据
name /details/0/item 人工
remark /details/0/basis 保安每人每月
name /details/1/item 保洁
name /indicators/产出指标/数量指标/0/name 小区数
value /indicators/产出指标/数量指标/0/annual 8个
value /indicators/产出指标/数量指标/0/baseline 7个
remark /indicators/产出指标/数量指标/0/explanation 含在建的
remark /indicators/产出指标/数量指标/0/scoring 少一个扣一分
remark /indicators/产出指标/数量指标/0/source 台账
remark /indicators/产出指标/数量指标/0/note 暂定
remark /indicators/产出指标/数量指标/0/standard 行业标准
value /indicators/产出指标/数量指标/0/years/2021 8个
value /indicators/产出指标/数量指标/0/years/2022 9个
remark /indicators/产出指标/数量指标/0/extra/口径 在管
remark /indicators/产出指标/数量指标/0/extra/数据期 全年
name /indicators/产出指标/数量指标/1/name 巡逻次数
value /indicators/产出指标/数量指标/1/annual 2次/天
"""

DEPARTMENT = """\
perfgoal: 1
form: department
year: 2021
department: 县城市管理局
budget:
  unit: 万元
  expenditure: {basic: 10, project: 0, total: 10}
  sources: {fiscal: 10, other: 0, total: 10}
goal: 城市整洁
tasks:
  - {name: 巡逻, content: 昼夜巡逻, target: 不出事故, amount: 10, extra: {乙: 物业公司, 主体: 保安公司}}
other_tasks: 其他小区
indicators:
  产出指标:
    数量指标: []
"""

OF_DEPARTMENT = """\
title /department 县城市管理局
prose /goal 城市整洁
prose /tasks/0/content 昼夜巡逻
prose /tasks/0/target 不出事故
prose /other_tasks 其他小区
name /tasks/0/name 巡逻
remark /tasks/0/extra/主体 保安公司
remark /tasks/0/extra/乙 物业公司
"""


def case(text: str) -> Case:
    return Case(perfgoal.load(text), date(2021, 1, 1))


@pytest.mark.parametrize(("text", "written"), [(PROJECT, OF_PROJECT), (DEPARTMENT, OF_DEPARTMENT)])
def test_every_text_is_known_by_what_it_is_and_where_it_stands(text: str, written: str) -> None:
    found = texts(case(text))
    assert written.splitlines() == [f"{one.kind} /{'/'.join(map(str, one.route))} {one.text}" for one in found]


def test_all_texts_in_one_are_parted_by_ends_of_lines() -> None:
    project = case(PROJECT)
    assert [one.text for one in texts(project)] == all_text(project).split("\n")
