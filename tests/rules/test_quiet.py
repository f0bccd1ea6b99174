"""Where two rules would say one thing, the weaker keeps quiet: also where the stronger is an error of other rules,
which a marked fixture would have to name."""

import pytest

from perfgoal import check

FORM = """perfgoal: 1
form: guangzhou-department
year: 2024
department: 荔湾区科技工业和信息化局
budget:
  expenditure: {{basic: 1, project: 1, special_funds: 0, other_development: 0}}
  sources: {{fiscal: 2, other: 0}}
  levels: {{own: 2, transfer: 0}}
goal: 组建荔湾区产业投资基金
tasks: [{{name: 组建基金, content: 组建基金, amount: 1, target: 组建基金}}]
indicators: {{产出指标: {{{category}: [{{{row}}}]}}}}
"""


def codes(row: str, category: str = "数量指标") -> set[str]:
    """Return the codes that one indicator is told."""
    return {finding.code for finding in check(FORM.format(row=row, category=category))}


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("PG416", "name: 就业人数, cycle: ≥**人, annual: ≥**人"),
        ("PG416", "name: 群众幸福感, kind: 定量, cycle: 提升, annual: 提升"),
        ("PG416", "name: 培训人数, cycle: 按上级要求提高, annual: 按上级要求提高"),
        ("PG416", "name: 生活质量提高, cycle: 生活质量提高, annual: 生活质量提高"),
        ("PG416", "name: 健康素养, cycle: 较上年提高, annual: 较上年提高"),
        ("PG420", "name: 案件办结率, unit: '%', cycle: 28.8万元, annual: 28.8万元"),
        ("PG420", "name: 受益户数（户）, cycle: 500亩, annual: 500亩"),
        ("PG423", "name: 就业人数, kind: 定量, cycle: 根据下达任务提高, annual: 根据下达任务提高"),
        ("PG423", "name: 投入金额, kind: 定量, cycle: ≥**万元, annual: ≥**万元"),
        ("PG428", "name: 投入金额, cycle: ≥**万元, annual: 2024年12月底前"),
        ("PG428", "name: 投入使用（是/否）, cycle: 是, annual: 100%"),
        ("PG428", "name: 造林数量, cycle: '>50亩', annual: ≥20棵"),
        ("PG428", "name: 造林数量, cycle: ≥50亩, annual: ≤20亩"),
        ("PG428", "name: 养护补助, cycle: '>50元/人', annual: ≥20元/月"),
        ("PG432", "name: 护理补贴标准, unit: 元/人, cycle: 100元, annual: 100元"),
    ],
)
def test_the_weaker_rule_keeps_quiet(code: str, row: str) -> None:
    assert code not in codes(row)


def test_in_time_alone_is_for_another_rule() -> None:
    row = "name: 资金拨付, cycle: 及时, annual: 及时"
    assert "PG416" not in codes(row, "时效指标")
    assert "PG416" in codes(row, "质量指标")
