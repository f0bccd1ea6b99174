"""Forms as offices lay them out, of invented texts: as contents, and as the workbooks and documents that they are.

A layout is a sequence of lines, which stand outside of tables, and of tables: rows of texts, each of one cell or of a
merged one (:mod:`exchange.grids`).
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exchange.grids import Text, lines, table
from exchange.sheets import made
from perfgoal.exchange.content import Table
from perfgoal.exchange.recognise.grid import width
from perfgoal.extras import require

Rows = Sequence[Sequence[Text]]
Layout = Sequence[str | Rows]

_INDICATORS: Rows = [
    (("绩\n效\n指\n标", 4, 1), "一级指标", "二级指标", "三级指标", "指标值"),
    (("产出指标", 2, 1), "数量指标", "维护路灯数", "≥3000盏"),
    ("质量指标", "亮灯率", "≥98%"),
    ("满意度指标", "服务对象满意度指标", "沿街居民满意度", "≥90%"),
]
_NAMES: Rows = [("项目名称", ("路灯维护", 1, 4)), ("主管部门", ("市城管局", 1, 2), "实施单位", "路灯所")]
_MONEY: Rows = [
    (("项目资金\n（万元）", 3, 1), ("年度资金总额：", 1, 2), ("65", 1, 2)),
    (("其中：财政拨款", 1, 2), ("60", 1, 2)),
    (("其他资金", 1, 2), ("5", 1, 2)),
]
_GOAL: Rows = [("年度目标", ("保障路灯亮灯。", 1, 4))]

PLAIN: Layout = ["项目支出绩效目标申报表", "（2024年度）", [*_NAMES, *_MONEY, *_GOAL, *_INDICATORS]]

MINISTRY: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        (("项目名称", 1, 2), ("仪器共享平台", 1, 6)),
        (("主管部门及代码", 1, 2), ("[123]某部", 1, 3), "实施单位", ("某中心", 1, 2)),
        (("项目属性", 1, 2), ("延续项目", 1, 3), "项目期", ("3年", 1, 2)),
        (("项目资金\n（万元）", 3, 2), ("实施期资金总额：", 1, 2), "300.00", ("年度资金总额：", 1, 2), "100.00"),
        (("其中：财政拨款", 1, 2), "280.00", ("其中：财政拨款", 1, 2), "90.00"),
        (("其他资金", 1, 2), "20.00", ("其他资金", 1, 2), "10.00"),
        (("总\n体\n目\n标", 2, 1), ("实施期目标", 1, 4), ("年度目标", 1, 3)),
        (("目标1：建成平台。\n目标2：开放仪器300台。", 1, 4), ("目标1：开放仪器100台。", 1, 3)),
        (
            *(("绩\n效\n指\n标", 5, 1), "一级\n指标"),
            *("二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"),
        ),
        (("产\n出\n指\n标", 2, 1), "数量指标", "开放仪器数", "≥300台", "数量指标", "开放仪器数", "≥100台"),
        ("质量指标", "仪器完好率", "≥98%", "质量指标", "仪器完好率", "≥98%"),
        ("效益指标", "社会效益指标", "服务企业数", "≥600家", "社会效益指标", "新增服务企业数", "≥200家"),
        ("满意度指标", "服务对象满意度指标", "用户满意度", "≥95%", "服务对象满意度指标", "", ""),
    ],
]

NAMES_ON_BOTH_SIDES: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        (("项目名称", 1, 2), ("平台", 1, 5)),
        (("主管部门", 1, 2), ("某部", 1, 3), "实施单位", "某中心"),
        (("绩效指标", 4, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("实施期指标", 1, 2), ("年度指标", 1, 2)),
        ("三级指标", "指标值", "三级指标", "指标值"),
        (("产出指标", 2, 1), "数量指标", "仪器数", "≥300台", "仪器数", "≥100台"),
        ("质量指标", "完好率", "≥95%", "合格率", "≥90%"),
    ],
]

VALUES_ON_BOTH_SIDES: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        *_NAMES,
        *_MONEY,
        *_GOAL,
        (("绩效指标", 3, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 2)),
        ("实施期", "年度"),
        ("产出指标", "数量指标", "仪器数", "≥300台", "≥100台"),
    ],
]

TWO_TABLES: Layout = [
    "财政支出项目绩效目标申报表",
    "（2024年度）",
    [
        *_NAMES,
        *_MONEY,
        ("长期目标", ("路灯常亮。", 1, 2), "年度目标", "保障路灯亮灯。"),
        (("长期绩效指标", 3, 1), "一级指标", "二级指标", "指标内容", "指标值"),
        (("产出指标", 2, 1), "数量指标", "维护路灯数", "≥9000盏"),
        ("质量指标", "亮灯率", "≥99%"),
        (("年度绩效指标", 3, 1), "一级指标", "二级指标", "指标内容", "指标值"),
        (("产出指标", 2, 1), "数量指标", "维护路灯数", "≥3000盏"),
        ("时效指标", "报修处理时间", "≤2天"),
    ],
]

AMOUNTS_IN_THE_CELLS_OF_LABELS: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        ("项目名称", "", ("路灯维护", 1, 3)),
        ("主管部门", "", "市城管局", "实施单位", "路灯所"),
        (("资金情况\n（万元）", 3, 2), ("年度资金总额：65", 1, 3)),
        (("    其中：财政拨款：60", 1, 3),),
        (("          其他资金：5", 1, 3),),
        (("年度目标", 1, 2), ("保障路灯亮灯。", 1, 3)),
        *_INDICATORS,
    ],
]

SPACED_OUT: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        ("", "", "", "", "", "", ""),
        ("", "项目名称", "", "路灯维护", "", "", ""),
        ("", "", "", "", "", "", ""),
        ("", "主管部门", "", "市城管局", "实施单位", "", "路灯所"),
        ("", ("项目资金\n（万元）", 3, 1), "年度资金总额", "", "65", "", ""),
        ("", "其中：财政拨款", "", "60", "", ""),
        ("", "其他资金", "", "5", "", ""),
        ("", "", "", "", "", "", ""),
        ("", "年度目标", "", "保障路灯亮灯。", "", "", ""),
        ("", "绩效指标", "一级指标", "二级指标", "三级指标", "", "指标值"),
        ("", "", "产出指标", "数量指标", "维护路灯数", "", "≥3000盏"),
        ("", "", "", "", "", "", ""),
        ("", "", "", "质量指标", "亮灯率", "", "≥98%"),
    ],
]

MONEY_OF_NOBODY_KNOWS_WHAT: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        *_NAMES,
        (("项目资金（万元）", 3, 1), "三年总额", "300", "年度资金总额", "100"),
        ("其中：财政拨款", "280", "其中：财政拨款", ""),
        ("其他资金", "20", "其他资金", ""),
        *_INDICATORS,
    ],
]

MINISTRY_DEPARTMENT: Layout = [
    "部门（单位）整体支出绩效目标申报表",
    "（2024年度）",
    [
        (("部门（单位）名称", 1, 2), ("某市科技局", 1, 5)),
        (("年\n度\n主\n要\n任\n务", 5, 1), ("任务名称", 2, 1), ("主要内容", 2, 2), ("预算金额（万元）", 1, 3)),
        ("总额", "财政拨款", "其他资金"),
        ("任务1：平台建设", ("建设平台。", 1, 2), "100.00", "90.00", "10.00"),
        ("任务2：企业服务", ("服务企业。", 1, 2), "50.00", "50.00", "0.00"),
        (("金额合计", 1, 3), "150.00", "140.00", "10.00"),
        ("年度总体目标", ("目标1：建成平台。\n目标2：服务企业。", 1, 6)),
        (("年\n度\n绩\n效\n指\n标", 3, 1), "一级指标", "二级指标", ("三级指标", 1, 2), ("指标值", 1, 2)),
        ("产出指标", "数量指标", ("平台数", 1, 2), ("≥1个", 1, 2)),
        ("满意度指标", "服务对象满意度指标", ("企业满意度", 1, 2), ("≥90%", 1, 2)),
    ],
]

COST_FIRST: Layout = [
    "某市2024年部门预算",
    "项目支出绩效目标申报表",
    "填报单位（盖章）：某中心      单位：万元",
    [
        *_NAMES,
        *_MONEY,
        *_GOAL,
        (("绩效指标", 4, 1), "一级指标", "二级指标", "三级指标", "指标值"),
        ("成本指标", "经济成本指标", "单盏成本", "≤200元/盏"),
        ("产出指标", "数量指标", "维护路灯数", "≥3000盏"),
        ("满意度指标", "服务对象满意度指标", "沿街居民满意度", "≥90%"),
    ],
    "填报说明：",
    "1.单位：指标值填写数字和单位。",
]

LABELS_ABOVE: Layout = [
    "项目支出绩效目标申报表（2024年度）",
    [
        ("项目名称", "主管部门", "实施单位"),
        ("路灯维护", "市城管局", "路灯所"),
        ("年度资金总额（万元）", "其中：财政拨款", "其他资金"),
        ("65", "60", "5"),
        (("年度目标", 1, 3),),
        (("保障路灯亮灯。", 1, 3),),
    ],
    [
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "维护路灯数", "≥3000盏"),
    ],
]

MONEY_BY_COLUMNS: Layout = [
    "部门整体支出绩效目标申报表",
    "填报单位（盖章）：某局      2024年度      单位：万元",
    [
        ("部门名称", ("某局（盖章）", 1, 6)),
        (("预算情况（万元）", 3, 1), ("按收入性质分", 1, 3), ("按支出性质分", 1, 3)),
        ("合计", "财政拨款", "其他资金", "合计", "基本支出", "项目支出"),
        ("300", "280", "20", "301", "101", "200"),
        ("整体绩效目标", ("服务企业。", 1, 6)),
        ("绩效指标", "一级指标", "二级指标", ("三级指标", 1, 2), ("指标值", 1, 2)),
        ("", "产出指标", "数量指标", ("仪器数", 1, 2), ("≥300台", 1, 2)),
        ("", "满意度指标", "服务对象满意度指标", ("企业满意度", 1, 2), ("≥95%", 1, 2)),
    ],
]

BOXES_AND_SIGNATURES: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        *_NAMES,
        ("项目属性", ("☑一次性  □经常性", 1, 2), "项目类别", "新增项目□  延续项目√"),
        *_MONEY,
        (("项目立项情况", 2, 1), "立项依据", ("市政府工作报告。", 1, 3)),
        ("实施条件", ("已有管护队伍。", 1, 3)),
        (("实施进度计划", 2, 1), ("实施内容", 1, 2), "开工时间", "完工时间"),
        (("招标", 1, 2), "2024年1月", "2024年3月"),
        *_GOAL,
        *_INDICATORS,
        (("填报说明：1.本表由项目单位填写。2.金额单位为万元。", 1, 5),),
        ("单位负责人：", "李四", ("填表人：王五", 1, 2), "联系电话：1234567"),
    ],
]

GOAL_IN_PARAGRAPHS: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [*_NAMES, *_MONEY],
    "三、年度目标",
    "一、维护路灯3000盏。",
    "二、亮灯率达到98%。",
    "四、绩效指标",
    [("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "数量指标", "维护路灯数", "≥3000盏")],
    "注：本表一式三份。",
]

SEVERAL_IN_A_CELL: Layout = [
    "项目支出绩效目标申报表",
    "（2024年度）",
    [
        *_NAMES,
        *_MONEY,
        *_GOAL,
        (("绩效指标", 4, 1), "一级指标", "二级指标", "三级指标", "指标值"),
        (("产出指标", 2, 1), "数量指标", "指标1：维护路灯数\n指标2：更换灯具数", "≥3000盏\n≥200套"),
        ("质量指标", "1.亮灯率\n2.完好率", "1.≥98%\n2.≥95%"),
        ("满意度指标", "服务对象满意度指标", "指标1：沿街居民满意度", "≥90%"),
    ],
]

LAYOUTS: Mapping[str, Layout] = {
    name: value for name, value in dict(globals()).items() if name.isupper() and name[0] != "_"
}
"""All layouts above by their names."""


def as_tables(layout: Layout) -> list[Table]:
    """Return a layout as a document shows it: its lines stand outside of tables."""
    found = []
    for part in layout:
        found += lines(part) if isinstance(part, str) else [table(*part)]
    return found


def as_sheet(layout: Layout) -> list[Table]:
    """Return a layout as a sheet shows it: one table, in which a line takes a row."""
    return [table(*_rows(layout), sheet="Sheet1")]


def _rows(layout: Layout) -> Iterator[Sequence[Text]]:
    wide = max(width(table(*part)) for part in layout if not isinstance(part, str))
    for part in layout:
        yield from [[(part, 1, wide)]] if isinstance(part, str) else part


def workbook(layout: Layout) -> bytes:
    """Return a layout as an xlsx."""
    (found,) = as_sheet(layout)

    def fill(book: Any, sheet: Any) -> None:
        framed = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        sheet.set_column(0, width(found), 16)
        sheet.fit_to_pages(1, 0)
        for row in range(max(cell.row + cell.down for cell in found.cells)):
            lines = (cell.text.count("\n") // cell.down + 1 for cell in found.cells if cell.row == row)
            sheet.set_row(row, 16 * max(lines, default=1))
        for cell in found.cells:
            last = (cell.row + cell.down - 1, cell.column + cell.across - 1)
            if last == (cell.row, cell.column):
                sheet.write_string(cell.row, cell.column, cell.text, framed)
            else:
                sheet.merge_range(cell.row, cell.column, *last, cell.text, framed)

    return made(fill)


def document(layout: Layout) -> bytes:
    """Return a layout as a docx."""
    made_anew = require("docx").Document()
    for part in layout:
        if isinstance(part, str):
            made_anew.add_paragraph(part)
            continue
        found = table(*part)
        drawn = made_anew.add_table(max(cell.row + cell.down for cell in found.cells), width(found), "Table Grid")
        for cell in found.cells:
            last = drawn.cell(cell.row + cell.down - 1, cell.column + cell.across - 1)
            drawn.cell(cell.row, cell.column).merge(last).text = cell.text
    data = io.BytesIO()
    made_anew.save(data)
    return data.getvalue()
