"""What an editor says of indicators, target values and the categories they stand under, and of budget lines that most
forms have."""

from collections.abc import Mapping

from perfgoal.schema.words import Words

INDICATOR = Words(
    "Indicator",
    "一条三级指标：名称和指标值。名称不能与同一二级指标下的其他指标重复（PG306）。",
    "One third-level indicator: its name and its targets. Its name is unlike any other below the same category "
    "(PG306).",
    "三级指标",
)

INDICATOR_FIELDS: Mapping[str, Words] = {
    "name": Words(
        "Indicator",
        "三级指标的名称，说清衡量什么，不要只写类别的名称（PG310），同一类别下不重复（PG306）。例：高企认定数量。",
        "The indicator's name: what is measured. Not just the name of a category (PG310), and no other of its category "
        "has it (PG306). Example: 高企认定数量.",
    ),
    "cycle": Words(
        "Target of the cycle",
        "整个实施周期的指标值：符号、数字和单位，如 ≥8个；或文字。以 > 开头要加引号，最好写 ≥。不能空着（PG401）。",
        "The target over the whole implementation cycle: a sign, a number and its unit, such as ≥8个, or words. One "
        "that "
        "begins with > needs quotes; better write ≥. Not to be left blank (PG401).",
    ),
    "annual": Words(
        "Target of the year",
        "本年度的指标值：符号、数字和单位，如 ≥8个、100%、2024年12月底前；或文字。以 > 开头要加引号，最好写 ≥。"
        "不能空着（PG401）。",
        "The target of this year: a sign, a number and its unit, such as ≥8个, 100% or 2024年12月底前, or words. "
        "One that "
        "begins with > needs quotes; better write ≥. Not to be left blank (PG401).",
    ),
    "id": Words(
        "Number",
        "指标的编号，可供别处引用。可不填。",
        "A number or name by which the indicator can be referred to. Optional.",
    ),
    "task": Words(
        "Task",
        "指标衡量的是哪项重点工作任务，写任务的名称；一项直接写，多项写成列表。可不填。",
        "Which key task the indicator measures, by the task's name; one as it is, several as a list. Optional.",
    ),
    "unit": Words(
        "Unit",
        "指标值的计量单位，表样把它单列一栏时填。例：个。可不填。",
        "The unit of the targets, where the form has a column for it. Example: 个. Optional.",
    ),
    "kind": Words(
        "Kind",
        "定量（用数字衡量）或定性（用文字描述）。可不填。",
        "How it is measured: 定量 (by a number) or 定性 (in words). Optional.",
    ),
    "direction": Words(
        "Direction",
        "正向（越大越好）或反向（越小越好）。可不填。",
        "Which way is better: 正向 (the more the better) or 反向 (the less the better). Optional.",
    ),
    "weight": Words(
        "Weight",
        "指标在评分中的分值，数字，单位为分。例：10。可不填。",
        "How many points the indicator has in the scoring, a number. Example: 10. Optional.",
    ),
    "baseline": Words(
        "Value of last year",
        "上年实际达到的值，写法同年度指标值。例：6个。可不填。",
        "What was reached last year, written as a target. Example: 6个. Optional.",
    ),
    "explanation": Words(
        "Explanation",
        "指标的含义和口径，一段文字。可不填。",
        "What the indicator means and how it is counted, as one text. Optional.",
    ),
    "scoring": Words(
        "Scoring",
        "如何评分，一段文字。例：完成得满分，未完成按比例扣分。可不填。",
        "How it is scored, as one text. Example: 完成得满分，未完成按比例扣分. Optional.",
    ),
    "source": Words(
        "Source of the data",
        "指标值从哪里取得。例：统计年报。可不填。",
        "Where the figures come from. Example: 统计年报. Optional.",
    ),
    "note": Words("Note", "其他说明，一段文字。可不填。", "Any other remark, as one text. Optional."),
    "standard": Words(
        "Standard",
        "指标值按什么标准设定：计划标准、行业标准、历史标准等。可不填。",
        "The standard that the target is set by: 计划标准, 行业标准, 历史标准 and so on. Optional.",
    ),
    "years": Words(
        "Targets by year",
        "分年度的指标值，写成“年份: 指标值”。例：2024: ≥5家。可不填。",
        "Targets year by year, as “year: target”. Example: 2024: ≥5家. Optional.",
    ),
    "extra": Words(
        "Local columns",
        "这条指标的本地自设栏目，写成“栏目: 内容”。可不填。",
        "Local columns of this indicator, as “name: text”. Optional.",
    ),
}

TARGET_FIELDS: Mapping[str, Words] = {
    "op": Words("Operator", "比较的符号。例：≥。", "The sign of comparison. Example: ≥."),
    "value": Words("Number", "指标值的数字。例：8。", "The number of the target. Example: 8."),
    "low": Words("Lower bound", "范围的下限，数字。例：5。", "The lower bound of a range, a number. Example: 5."),
    "high": Words("Upper bound", "范围的上限，数字。例：10。", "The upper bound of a range, a number. Example: 10."),
    "unit": Words("Unit", "指标值的计量单位。例：个。", "The unit of the target. Example: 个."),
}

TARGET_EXAMPLES = ("≥8个", "100%", "2024年12月底前", "是")

STANDARDS: Mapping[str, tuple[str, str]] = {
    "计划标准": ("按规划、计划、预算设定", "set by a plan or budget"),
    "行业标准": ("按国家或行业公布的标准设定", "set by what the state or the trade publishes"),
    "历史标准": ("按往年的数据设定", "set by the figures of past years"),
}

OPERATORS: Mapping[str, tuple[str, str]] = {
    "≥": ("不少于", "at least"),
    ">": ("多于", "more than"),
    "≤": ("不超过", "at most"),
    "<": ("少于", "less than"),
    "=": ("等于", "exactly"),
}

CATEGORIES: Mapping[str, Words] = {
    "产出指标": Words("Output", "做成了什么：数量、质量、时效、成本。", "What is produced: how much, how well, when."),
    "项目完成指标": Words("Completion", "项目完成了什么：数量、质量、时效、成本。", "What the project completes."),
    "效益指标": Words("Benefit", "带来了什么好处：经济、社会、生态、长远影响。", "What good comes of it."),
    "项目效益指标": Words("Benefit", "项目带来了什么好处。", "What good comes of the project."),
    "满意度指标": Words("Satisfaction", "服务对象是否满意。", "Whether those who are served are content."),
    "成本指标": Words("Cost", "花多少钱办事。例：单位成本 ≤5000元。", "At what cost. Example: 单位成本 ≤5000元."),
    "数量指标": Words(
        "Quantity", "完成多少。例：高企认定数量 ≥100家。", "How much is done. Example: 高企认定数量 ≥100家."
    ),
    "质量指标": Words("Quality", "完成得怎样。例：验收合格率 100%。", "How well it is done. Example: 验收合格率 100%."),
    "时效指标": Words(
        "Timeliness",
        "何时完成、是否及时。例：完成时间 2024年12月底前。",
        "When it is done. Example: 完成时间 2024年12月底前.",
    ),
    "经济效益指标": Words(
        "Economic benefit",
        "对经济的影响。例：规上工业增加值增长率 ≥5%。",
        "What it does for the economy. Example: 规上工业增加值增长率 ≥5%.",
    ),
    "社会效益指标": Words(
        "Social benefit",
        "对社会的影响。例：带动就业人数 ≥200人。",
        "What it does for society. Example: 带动就业人数 ≥200人.",
    ),
    "生态效益指标": Words(
        "Ecological benefit",
        "对环境的影响。例：单位能耗下降率 ≥3%。",
        "What it does for the environment. Example: 单位能耗下降率 ≥3%.",
    ),
    "可持续影响指标": Words(
        "Lasting effect",
        "对今后发展的影响。例：长效机制健全。",
        "What remains of it. Example: 长效机制健全.",
    ),
    "服务对象满意度指标": Words(
        "Satisfaction of those served",
        "服务对象的满意程度。例：企业满意度 ≥95%。",
        "How content those served are. Example: 企业满意度 ≥95%.",
    ),
    "社会公众或服务对象满意度指标": Words(
        "Satisfaction of the public or those served",
        "社会公众或服务对象的满意程度。例：群众满意度 ≥95%。",
        "How content the public or those served are. Example: 群众满意度 ≥95%.",
    ),
    "经济成本指标": Words("Economic cost", "投入的资金成本。", "What it costs in money."),
    "社会成本指标": Words("Social cost", "对社会造成的负面影响。", "What it costs society."),
    "生态环境成本指标": Words("Ecological cost", "对环境造成的负面影响。", "What it costs the environment."),
}
"""The categories of the forms' frameworks by name. One that a local form adds is explained by its form alone."""

LINES: Mapping[str, Words] = {
    "expenditure": Words("Expenditure", "部门全年支出的预算。", "What the department is to spend in the year."),
    "sources": Words("Sources", "支出的钱从哪里来。", "Where the money comes from."),
    "levels": Words("By budget level", "支出由本级使用还是转给下级。", "Whether it is spent here or passed down."),
    "total": Words("Whole project", "整个项目的资金。", "The money of the whole project."),
    "annual": Words("This year", "本年度申请的资金。", "The money asked for this year."),
    "basic": Words("Basic expenditure", "保障机构运转的人员和公用经费。", "Staff and running costs."),
    "project": Words("Project expenditure", "为特定任务安排的项目经费。", "Money for particular projects."),
    "special_funds": Words("Special fiscal funds", "财政安排的专项资金。", "Earmarked fiscal funds."),
    "other_development": Words(
        "Other development expenditure",
        "专项资金以外的事业发展性支出。",
        "Development expenditure beside the special funds.",
    ),
    "fiscal": Words("Fiscal appropriation", "财政安排的拨款。", "Money appropriated by the treasury."),
    "other": Words("Other funds", "财政拨款以外的资金。", "Money that is no fiscal appropriation."),
    "own": Words("Used at this level", "由本级部门和单位使用的资金。", "Money that this level of government uses."),
    "annual.own": Words("Own funds", "单位自有的资金。", "Money of the unit's own."),
    "transfer": Words("Transfers to lower levels", "拟转移支付给下级的资金。", "Money to be passed to lower levels."),
}
"""Budget groups and lines by key, where a line means something else in one group by both. One that a
local form adds is explained by what its form says of it."""
