"""Words that are in use for what forms ask, beside those that the profiles have: blanks part them."""

from collections.abc import Mapping
from typing import Literal

from perfgoal.document import Route

Kind = Literal["text", "year", "moment", "span", "count"]
"""How the text beside a label is read: as it is, or as a year, a date, two dates or a number."""

Section = Literal["profile", "project", "budget", "tasks", "indicators", "details", "extra", "sections", "prepared"]
"""A block with a heading. The goal is none: its text may stand right beside its label."""

DEPARTMENT = "部门名称 主管部门 预算部门 预算单位 单位名称 部门(单位)名称 项目主管部门 主管部门及代码 主管部门及其编码"
FILLED_IN = ("填报单位", "申报单位", "编制单位", "填报部门")
FIELDS: Mapping[Route, tuple[Kind, str]] = {
    ("year",): ("year", "年度 预算年度 申报年度 所属年度 年份"),
    ("stage",): ("text", "申报阶段"),
    ("code",): ("text", "部门编码 部门代码 单位编码 单位代码"),
    ("cycle",): ("span", "实施周期"),
    ("profile", "staff"): ("count", "财政供养人员数 财政供养人数"),
    ("profile", "subordinates"): ("count", "下属二级单位数"),
    ("prepared", "by"): ("text", "填报人 填表人"),
    ("prepared", "phone"): ("text", "联系电话"),
    ("prepared", "date"): ("text", "填报日期 填表日期"),
}
PROJECT: Mapping[Route, tuple[Kind, str]] = {
    ("implementer",): ("text", "实施单位 项目实施单位 项目单位"),
    ("project", "name"): ("text", "项目名称 项目支出名称"),
    ("project", "code"): ("text", "项目编码 项目代码 项目编号"),
    ("project", "category"): ("text", "项目类别 项目类型"),
    ("project", "nature"): ("text", "项目性质 项目属性"),
    ("project", "start"): ("moment", "计划开始日期 开始日期 开始时间 项目开始日期 计划开始时间"),
    ("project", "end"): ("moment", "计划完成日期 完成日期 结束日期 完成时间 项目结束日期 计划结束日期 计划完成时间"),
    ("project",): ("span", "项目支出实施期 项目实施期 起止时间 项目起止时间 起止年限 项目起止年限 实施期限"),
}
GOALS = "总体绩效目标 绩效目标 总体目标 年度总体目标 年度绩效目标 年度目标 年度绩效总目标 整体绩效目标 部门整体绩效目标"
GOALS_OF_TWO = {
    "cycle": "项目总目标 项目总体目标 实施期目标 实施期绩效目标 中期目标 项目中期目标 中期绩效目标 "
    "长期目标 长期绩效目标",
    "annual": "年度总体目标 年度目标 年度绩效目标 本年度绩效目标 项目年度目标",
}
SECTIONS: Mapping[Section, str] = {
    "profile": "基本信息 部门基本信息",
    "project": "项目 项目基本信息 项目基本情况",
    "budget": "预算整体情况 项目资金 预算情况 资金情况 整体预算情况 项目资金情况 项目资金申请 项目预算资金 资金申请",
    "tasks": "年度重点工作任务 年度主要任务 年度重点任务",
    "indicators": "绩效指标 年度绩效指标 本年度绩效指标 长期绩效指标 中期绩效指标 实施期绩效指标",
    "details": "测算明细",
    "extra": "其他栏目",
    "sections": "附加内容",
    "prepared": "填报",
}
HEADS = {
    "total": "项目资金总额 项目总资金 实施期资金总额 实施期预算资金总额 中期资金总额 中期预算资金总额 项目总投资",
    "annual": "年度资金申请总额 年度资金总额 年度预算申请总额 年度预算总额 年度预算资金总额 "
    "本年度资金总额 当年资金总额",
    "expenditure": "部门预算支出 支出预算 预算支出",
    "sources": "收入来源 收入预算 预算收入",
}
AMOUNTS = "预算金额 金额 资金金额"
TASKS = {
    "id": "编号 序号",
    "name": "名称 任务名称 工作任务 工作任务名称 重点工作任务 主要任务",
    "content": "主要实施内容 主要内容 实施内容 工作内容 任务内容",
    "amount": "拟投入的资金 拟投入资金 投入资金 预算金额 资金 金额 总额",
    "target": "期望达到的目标 预期目标 预期达到的目标 目标",
    "fiscal": "财政拨款 财政资金",
    "other": "其他资金",
    "projects": "对应项目",
}
INDICATORS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标 指标名称 三级指标名称",
    "cycle": "实施周期指标值 实施期指标值 中期指标值",
    "annual": "年度指标值 指标值 目标值 年度目标值 指标值及单位 指标目标值",
    "op": "运算符 运算符号 计算符号 指标符号",
    "id": "编号 指标编号 序号",
    "task": "对应任务 对应工作任务",
    "unit": "计量单位 度量单位",
    "kind": "指标性质",
    "direction": "指标方向 指标方向性",
    "weight": "分值 权重 分值权重 指标分值 指标权重",
    "baseline": "上年值 上年度实际值 上年完成值",
    "explanation": "指标解释 指标说明 指标内容 指标值说明",
    "scoring": "评分标准 评分规则 评扣分标准",
    "source": "数据来源",
    "note": "备注",
    "standard": "绩效标准",
    "years": "分年度指标值",
}
DETAILS = {"item": "支出内容 支出明细 明细项目", "amount": "金额 测算金额", "basis": "测算依据 测算依据及说明"}
