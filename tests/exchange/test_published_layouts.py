"""Forms as provinces and cities publish them, typed cell by cell with shortened texts."""

from collections.abc import Mapping

from exchange.asking import declaration, draft
from exchange.grids import lines, table
from perfgoal.declaration import Declaration, Indicator
from perfgoal.exchange.draft import Draft, Value

SHANGHAI = [
    *lines("财政项目支出绩效目标申报表", "（2026年度）"),
    table(
        ("项目名称", "拆违经费", "项目性质", "阶段性项目", "项目类别", "特定目标类"),
        ("主管部门", ("普陀区执法大队", 1, 2), "实施单位", ("上海市普陀区执法大队", 1, 2)),
        ("计划开始日期", ("2024年1月1日", 1, 2), "计划完成日期", ("2026-12-31", 1, 2)),
        (("项目资金\n（元）", 4, 1), "项目资金总额", "10,308,000.00", ("年度资金申请总额", 1, 2), "3,498,000.00"),
        ("  其中：财政资金", "10,308,000.00", ("  其中：当年财政拨款", 1, 2), "3,498,000.00"),
        ("", "", ("上年结转资金", 1, 2), "0.00"),
        ("其他资金", "0.00", ("其他资金", 1, 2), "0.01"),
        (("总体目标", 2, 1), ("项目总体目标(2024 年-2026 年)", 1, 3), ("年度总体目标", 1, 2)),
        (("1.完成市、区下达的拆违任务。\n2.降低违建点位数。", 1, 3), ("1.完成年度拆违任务。", 1, 2)),
        (("绩效指标", 5, 1), "一级指标", "二级指标", ("三级指标", 1, 2), "年度(/项目)指标值"),
        ("成本指标", "经济成本指标", ("成本控制合理性", 1, 2), "合理"),
        (("产出指标", 2, 1), "数量指标", ("完成年度拆违计划", 1, 2), "=100.00(%)"),
        ("质量指标", ("违法建筑销项正确率", 1, 2), "=100.00(%)"),
        ("满意度指标", "服务对象满意度指标", ("群众满意度", 1, 2), "≥90.00(%)"),
    ),
]
HUNAN = [
    *lines("2023年项目支出绩效目标申报表", "填报单位：（盖章）        单位：万元"),
    table(
        ("项目支出名称", ("雾炮车降尘抑尘服务", 1, 2), "预算部门", "湘潭市环境卫生管理处", ""),
        ("年度本级预算金额", ("250", 1, 2), "该项目支出上级资金", "0", ""),
        ("项目支出实施期", ("2023.07-2024.01", 1, 5)),
        ("实施期绩效目标", ("通过采购雾炮车降尘抑尘服务,全市空气质量达到优良", 1, 5)),
        ("本年度绩效目标", ("通过采购雾炮车降尘抑尘服务,服务周期2023.07-2024.01", 1, 5)),
        (("本年度绩效指标", 6, 1), "一级指标", "二级指标", "三级指标", "指标值及单位", "绩效标准"),
        (("产出指标", 2, 1), ("数量指标", 2, 1), "雾炮车数量", "10辆", "计划标准"),
        ("雾炮车风炮射程", "≥80M", "计划标准"),
        (("效益指标", 2, 1), "经济效益指标", "", "", ""),
        ("社会效益指标", "市民的满意程度", "≥85%", "计划标准"),
        (("社会公众或服务对象满意度指标", 1, 2), "市民满意度", "≥90%", "计划标准"),
        ("财政部门审核意见", ("", 1, 5)),
    ),
]
ANHUI = [
    *lines("2021年度项目支出绩效目标申报表"),
    table(
        ("项目名称", ("物业管理", 1, 4)),
        ("主管部门", "县财政局", ("实施单位", 1, 2), "金寨经济开发区管委会"),
        (("项目资金\n（万元）", 3, 1), ("年度资金总额：", 1, 2), ("1125", 1, 2)),
        (("其中：财政拨款", 1, 2), ("1125", 1, 2)),
        (("其他资金", 1, 2), ("", 1, 2)),
        ("年度目标", ("目标1:维护安置小区环境卫生及物业日常管理", 1, 4)),
        (("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "指标1:安置小区物业费", "8个"),
        ("效益\n指标", "经济效益\n指标", "指标1:清算物业费", "≥95%"),
        (("注: 1.“其他资金”是指单位自有资金、社会资金等。", 1, 5),),
    ),
]
SICHUAN = [
    *lines("项目支出绩效目标申报表", "(2021年度)"),
    table(
        ("项目名称", ("特困家庭再扶助", 1, 4)),
        ("预算单位", ("区卫生健康局", 1, 4)),
        (("项目资金(万元)", 6, 1), ("年度资金总额", 1, 2), ("6.30", 1, 2)),
        (("(一)财政拨款小计", 1, 2), ("6.30", 1, 2)),
        (("1、一般公共预算", 1, 2), ("6.30", 1, 2)),
        (("2、政府性基金", 1, 2), ("0.00", 1, 2)),
        (("(二)自有资金小计", 1, 2), ("0.00", 1, 2)),
        (("(三)其他收入", 1, 2), ("0.00", 1, 2)),
        ("年度目标", ("达到“老有所依,老有所养”的目标。", 1, 4)),
        (("绩效指标", 4, 1), "一级指标", "二级指标", "三级指标", "指标值(包含数字及文字描述)"),
        ("项目完成指标", "数量指标", "扶助家庭", "63人"),
        ("项目完成指标", "时效指标", "项目实施时间", "2021年1月-12月"),
        ("满意度指标", "满意度指标", "受益群众满意度", "≥90%"),
    ),
]
NEIMENGGU_HEADS = (
    *("项目名称", "项目单位", "项目类别", "预算数", "年度绩效目标"),
    *("一级指标", "二级指标", "三级指标", "指标性质", "指标方向", "目标值", "计量单位", "分值"),
)
NEIMENGGU_ROWS = (
    ("效益指标(30分)", "可持续影响", "装备规范化", "定性", "", "长期", "", "15"),
    ("产出指标(50分)", "成本指标", "车辆购置成本", "小于等于", "反向", "12", "万元", "5分"),
    ("产出指标(50分)", "数量指标", "车辆采购数量", "≤", "反向", "1", "", "7.5"),
)


def neimenggu(name: str, goal: str = "保障办公需要") -> list[tuple[str | tuple[str, int, int], ...]]:
    texts = (name, "776001-扎赉特旗人民检察院", "32-专项资金项目", "1,030,700.00", goal)
    first, *more = NEIMENGGU_ROWS
    return [(*((text, len(NEIMENGGU_ROWS), 1) for text in texts), *first), *more]


def read(found: Draft) -> Declaration:
    """Return the declaration of a draft whose source does not say when the project begins and ends."""
    project = found.tree["project"]
    assert isinstance(project, Mapping)
    dated = {**project, "start": Value("2021"), "end": Value("2021")}
    return declaration(Draft(found.form, {**found.tree, "project": dated, "year": Value("2021")}))


def indicators(made: Declaration, level1: str, level2: str) -> tuple[Indicator, ...]:
    return made.indicators[level1][level2]


def test_a_form_with_labels_above_its_two_goals_is_read() -> None:
    found = draft(*SHANGHAI)
    made = declaration(found)
    assert (made.form, made.year) == ("shanghai-project", 2026)
    assert (made.goal.cycle, made.goal.annual) == (
        "1.完成市、区下达的拆违任务。\n2.降低违建点位数。",
        "1.完成年度拆违任务。",
    )
    assert made.project is not None
    assert (made.project.start, made.project.end, made.project.nature) == ("2024-01-01", "2026-12-31", "阶段性项目")


def written(made: Declaration, key: str) -> dict[str, str]:
    """Return the amounts of a group of the budget that are filled in, as they are written."""
    group = made.money.group(key)
    assert group is not None
    return {line: amount.raw for line, amount in group.lines.items() if amount is not None}


def test_lines_of_one_name_go_to_the_group_above_them() -> None:
    made = declaration(draft(*SHANGHAI))
    assert made.money.unit == "元"
    assert written(made, "total") == {"fiscal": "10,308,000.00", "other": "0.00"}
    assert written(made, "annual") == {"fiscal": "3,498,000.00", "carried_over": "0.00", "other": "0.01"}


def test_the_whole_of_a_group_is_left_over_because_its_lines_say_it() -> None:
    assert [left.text for left in draft(*SHANGHAI).leftovers] == ["10,308,000.00", "3,498,000.00"]


def test_dates_in_one_cell_and_a_category_over_both_levels_are_read() -> None:
    found = draft(*HUNAN)
    made = declaration(found)
    assert (made.form, made.year, made.department) == ("hunan-project", 2023, "湘潭市环境卫生管理处")
    assert made.project is not None
    assert (made.project.start, made.project.end) == ("2023-07", "2024-01")
    assert made.goal.annual == "通过采购雾炮车降尘抑尘服务,服务周期2023.07-2024.01"
    assert [item.standard for item in indicators(made, "产出指标", "数量指标")] == ["计划标准", "计划标准"]
    assert made.indicators["效益指标"]["经济效益指标"] == ()
    satisfied = indicators(made, "效益指标", "社会公众或服务对象满意度指标")
    assert [item.annual for item in satisfied] == ["≥90%"]
    assert [left.text for left in found.leftovers] == ["填报单位：（盖章）", "财政部门审核意见"]


def test_one_column_of_values_is_that_of_the_year() -> None:
    found = draft(*ANHUI)
    made = read(found)
    assert (made.form, made.money.unit) == ("project-2015", "万元")
    assert [item.annual for item in indicators(made, "效益指标", "经济效益指标")] == ["≥95%"]
    assert written(made, "annual") == {"fiscal": "1125"}
    assert found.leftovers[-1].text == "注: 1.“其他资金”是指单位自有资金、社会资金等。"


def test_numbered_lines_of_money_are_known_by_their_names() -> None:
    made = read(draft(*SICHUAN))
    kinds = {"fiscal": "6.30", "general": "6.30", "government_funds": "0.00"}
    assert written(made, "annual") == {**kinds, "own": "0.00", "other": "0.00"}
    assert made.goal.text == "达到“老有所依,老有所养”的目标。"
    assert [item.name for item in indicators(made, "项目完成指标", "时效指标")] == ["项目实施时间"]


def test_fields_of_the_form_that_stand_in_columns_are_read() -> None:
    made = read(draft(*lines("项目绩效目标表", "单位:元"), table(NEIMENGGU_HEADS, *neimenggu("业务装备经费"))))
    assert made.form == "neimenggu-project"
    assert made.project is not None
    assert (made.project.name, made.project.category) == ("业务装备经费", "32-专项资金项目")
    assert (made.department, made.goal.text) == ("776001-扎赉特旗人民检察院", "保障办公需要")


def test_operators_in_a_column_of_their_own_stay_parts_of_the_value() -> None:
    made = read(draft(*lines("项目绩效目标表", "单位:元"), table(NEIMENGGU_HEADS, *neimenggu("业务装备经费"))))
    cost, amount = indicators(made, "产出指标(50分)", "成本指标")[0], indicators(made, "产出指标(50分)", "数量指标")[0]
    assert (cost.annual, cost.unit, cost.direction, cost.weight) == ("小于等于12", "万元", "反向", "5")
    assert (amount.annual, amount.unit) == ("≤1", None)
    lasting = indicators(made, "效益指标(30分)", "可持续影响")[0]
    assert (lasting.annual, lasting.kind) == ("长期", "定性")
