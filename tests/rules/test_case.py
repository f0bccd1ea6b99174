"""What every rule is given: categories, indicators and values in the order of the form, whatever that of the file."""

from datetime import date
from decimal import Decimal

import pytest

import perfgoal
from perfgoal.rules import Case
from perfgoal.rules.lexicon.words import Words

DEPARTMENT = """\
perfgoal: 1
form: guangzhou-department
year: 2024
department: 县城市管理局
budget:
  unit: 万元
  expenditure: {basic: 10, project: 0, special_funds: 0, other_development: 0}
  sources: {fiscal: 10, other: 0}
  levels: {own: 10, transfer: 0}
goal: 城市整洁
tasks:
  - {name: 巡逻, content: 昼夜巡逻, target: 不出事故, amount: 10}
indicators:
  又一类指标: {丙: [{name: 投诉次数, cycle: ≤5次, annual: —}]}
  满意度指标: {服务对象满意度指标: [{name: 居民满意度（%）, cycle: ≥90%, annual: ≥90%}]}
  另一类指标: {乙: [], 甲: []}
  效果指标: {社会效益指标: []}
  产出指标:
    成本指标: [{name: 巡逻成本, cycle: ≤10万元}]
    产出进度指标: []
    时效指标: [{name: 巡逻时间, cycle: 12月底前, annual: 12月底前}]
    自设指标: []
    数量指标:
      - {name: 巡逻次数, cycle: 3-5次/天, annual: 4次/天}
      - {name: 巡 逻人数, cycle: 20人}
"""


def case(name: str = "巡逻次数") -> Case:
    return Case(perfgoal.load(DEPARTMENT.replace("巡逻次数", name)), date(2024, 1, 1))


def test_the_date_of_the_check_is_the_one_given() -> None:
    assert case().today == date(2024, 1, 1)


def test_categories_stand_in_the_order_of_the_form_and_unknown_ones_last() -> None:
    assert [branch.route for branch in case().level1_branches] == [
        ("indicators", "产出指标"),
        ("indicators", "效果指标"),
        ("indicators", "满意度指标"),
        ("indicators", "又一类指标"),
        ("indicators", "另一类指标"),
    ]
    assert [branch.route[1:] for branch in case().level2_branches] == [
        ("产出指标", "数量指标"),
        ("产出指标", "时效指标"),
        ("产出指标", "产出进度指标"),
        ("产出指标", "成本指标"),
        ("产出指标", "自设指标"),
        ("效果指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
        ("又一类指标", "丙"),
        ("另一类指标", "乙"),
        ("另一类指标", "甲"),
    ]


def test_two_spellings_of_one_category_are_the_same() -> None:
    identities = [branch.identity for branch in case().level2_branches]
    assert identities[1] == identities[2] == ("产出指标", "时效指标")
    assert identities[4:6] == [("产出指标", "自设指标"), ("效益指标", "社会效益指标")]


def test_a_category_knows_its_first_level_and_how_many_indicators_it_holds() -> None:
    given = case()
    assert [(branch.key, branch.size) for branch in given.level1_branches][:3] == [
        *(("产出指标", 4), ("效果指标", 0), ("满意度指标", 1)),
    ]
    assert [branch.size for branch in given.level2_branches] == [2, 1, 0, 1, 0, 0, 1, 1, 0, 0]
    above = [branch.level1.name if branch.level1 else None for branch in given.level2_branches]
    assert above == [*["产出指标"] * 5, "效益指标", "满意度指标", None, None, None]


def test_indicators_stand_in_the_order_of_their_categories() -> None:
    rows = case().rows
    assert [row.plain for row in rows] == [
        *("巡逻次数", "巡逻人数", "巡逻时间", "巡逻成本", "居民满意度(%)", "投诉次数"),
    ]
    assert [row.branch.key for row in rows] == [
        *("数量指标", "数量指标", "时效指标", "成本指标", "服务对象满意度指标", "丙"),
    ]


@pytest.mark.parametrize(
    ("name", "plain", "head"),
    [
        ("居民满意度（%）", "居民满意度(%)", "居民满意度"),
        ("道路 长度（米）（含支线）", "道路长度(米)(含支线)", "道路长度"),
        ("（一）道路长度（米）", "(一)道路长度(米)", "(一)道路长度"),
        ("路（米）", "路(米)", "路"),
        ("（略）", "(略)", "(略)"),
        ("道路（含支线）长度", "道路(含支线)长度", "道路(含支线)长度"),
        ("改造道路 " * 20, "改造道路" * 20, "改造道路" * 20),
    ],
)
def test_a_name_is_compared_without_spaces_and_its_head_without_brackets(name: str, plain: str, head: str) -> None:
    row = case(name).rows[0]
    assert (row.plain, row.head) == (plain, head)


def test_a_value_has_one_number_the_lower_of_two() -> None:
    values = case().values
    assert [(value.key, value.text, value.number) for value in values] == [
        ("cycle", "3-5次/天", Decimal(3)),
        ("annual", "4次/天", Decimal(4)),
        ("cycle", "20人", Decimal(20)),
        ("cycle", "12月底前", None),
        ("annual", "12月底前", None),
        ("cycle", "≤10万元", Decimal(10)),
        ("cycle", "≥90%", Decimal(90)),
        ("annual", "≥90%", Decimal(90)),
        ("cycle", "≤5次", Decimal(5)),
        ("annual", "—", None),
    ]
    assert [value.target.kind for value in values[:4]] == ["frequency", "frequency", "quantity", "deadline"]
    assert values[1].route == ("indicators", "产出指标", "数量指标", 0, "annual")


def test_the_values_of_some_rows_are_in_the_order_of_all() -> None:
    given = case()
    some = given.rows[1::3]
    assert [value.text for value in given.values_of(reversed(some))] == ["20人", "≥90%", "≥90%"]
    assert given.values_of(()) == ()


def test_names_are_found_by_their_words() -> None:
    given = case()
    assert [row.plain for row in given.naming(Words("人数 投诉"))] == ["巡逻人数", "投诉次数"]
    assert given.naming(Words("次数巡")) == given.naming(Words("人数巡")) == given.naming(Words("年")) == ()
