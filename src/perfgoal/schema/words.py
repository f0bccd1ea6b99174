"""What an editor says of each field: its English title, and an explanation in both languages for who fills it in.

The Chinese title of a field is its Chinese key. Each explanation says what the field is, in which unit, gives an
example, and names the rules that look at it (``perfgoal explain PG201``).
"""

from collections.abc import Mapping
from typing import NamedTuple

from perfgoal.declaration import (
    Budget,
    Cycle,
    Declaration,
    Detail,
    Goal,
    Part,
    Prepared,
    Profile,
    Section,
    Task,
)


class Words(NamedTuple):
    """An English title, an explanation in Chinese and one in English. ``name`` is the Chinese title of what has no
    Chinese key."""

    title: str
    zh: str
    en: str
    name: str = ""


DECLARATION: Mapping[str, Words] = {
    "perfgoal": Words(
        "Format version",
        "申报文件的格式版本，现在只有 1。",
        "The version of the declaration format. There is only 1 (PG106).",
    ),
    "form": Words(
        "Form",
        "采用的表样，决定有哪些栏目、预算明细、勾稽关系和指标类别（PG107）。例：guangzhou-department。",
        "The form that the declaration follows. It decides which fields, budget lines, sums and categories there are "
        "(PG107). Example: guangzhou-department.",
    ),
    "year": Words(
        "Budget year",
        "预算年度，四位数，自 2000 年起，至当年之后第六年止（PG108）。例：2024。",
        "The budget year, four digits, from 2000 to six years from now (PG108). Example: 2024.",
    ),
    "department": Words(
        "Department",
        "部门的全称，与公开的预算一致。例：广州市荔湾区科技工业和信息化局。",
        "The department's full name, as in its published budget. Example: 广州市荔湾区科技工业和信息化局.",
    ),
    "stage": Words(
        "Stage",
        "申报处在预算编制的哪一步：一上、二上、批复或调整。可不填。",
        "Where in the making of the budget the declaration stands: 一上, 二上, 批复 or 调整. Optional.",
    ),
    "code": Words(
        "Department code",
        '预算系统里的部门编码；以 0 开头时加引号。例："036001"。可不填。',
        'The department\'s code in the budget system; in quotes where it begins with 0. Example: "036001". Optional.',
    ),
    "cycle": Words(
        "Implementation cycle",
        "实施周期的开始和结束，用年份或日期。实施周期指标值说的就是这段时间。可不填。",
        "When the implementation cycle starts and ends, in years or dates: the time that the cycle's targets speak of. "
        "Optional.",
    ),
    "profile": Words(
        "Facts",
        "部门的基本情况：人数和下属单位数。可不填。",
        "Facts about the department: how many people and units it has. Optional.",
    ),
    "budget": Words(
        "Budget",
        "部门全年的钱，按表样分组逐项填写，各组合计应当一致（PG201、PG202、PG212）。",
        "The department's money of the year, group by group and line by line as the form has it. The sums of the "
        "groups "
        "must agree (PG201, PG202, PG212).",
    ),
    "goal": Words(
        "Overall goal",
        "部门全年要达到的总体目标，一段文字；分为项目总目标和年度总体目标时，下面分两栏写。",
        "What the department wants to reach, as one text; or two fields below, for the whole cycle and for the year.",
    ),
    "tasks": Words(
        "Key tasks of the year",
        "年度重点工作任务的列表，至少一项，每项以“- ”开头。任务名称不能重复（PG313），"
        "投入的资金合计不超过部门预算支出（PG206、PG216）。",
        "The key tasks of the year: a list of at least one, each begins with “- ”. No two may have one name "
        "(PG313), and "
        "their amounts together stay within the department's expenditure (PG206, PG216).",
    ),
    "other_tasks": Words(
        "Other tasks",
        "重点工作任务以外需完成的任务，一段文字。可不填。",
        "Tasks beside the key ones, as one text. Optional.",
    ),
    "indicators": Words(
        "Indicators",
        "绩效指标：先一级指标，再二级指标，再以“- ”开头逐条列出三级指标。没有指标的二级指标写 []，仍留在表里（PG301 "
        "至 PG314）。",
        "The indicators: first-level categories, below them second-level ones, below those a list of indicators. A "
        "category without any is written as [] and stays in the form (PG301 to PG314).",
    ),
    "sections": Words(
        "Further sections",
        "其他成段的说明，如立项依据，按顺序呈现在表后。可不填。",
        "Further blocks of text, such as 立项依据, rendered in order. Optional.",
    ),
    "prepared": Words(
        "Prepared by",
        "填报人和联系方式，只供内部使用，不会呈现在公开的表里。可不填。",
        "Who filled in the form and how to reach them: for internal use, never rendered for the public. Optional.",
    ),
    "extra": Words(
        "Local columns",
        "本地自设的栏目，写成“栏目: 内容”，原样保留并呈现。可不填。例：责任科室: 中小企业科。",
        "Local columns, as “name: text”, kept and rendered as they are. Optional. Example: 责任科室: 中小企业科.",
    ),
}

BUDGET: Mapping[str, Words] = {
    "unit": Words(
        "Unit of money",
        "本表全部金额的单位；不填时用表样的单位。例：万元。金额后面不用再写单位（PG205）。",
        "The unit of all amounts of this declaration; the form's own where left out. Example: 万元. It is not repeated "
        "behind the amounts (PG205).",
    ),
}

GOAL: Mapping[str, Words] = {
    "cycle": Words(
        "Goal of the cycle",
        "整个实施周期要达到的目标，一段文字。",
        "What is to be reached over the whole implementation cycle, as one text.",
    ),
    "annual": Words(
        "Goal of the year",
        "本年度要达到的目标，一段文字。",
        "What is to be reached this year, as one text.",
    ),
}

TASK: Mapping[str, Words] = {
    "name": Words(
        "Name",
        "任务的名称，与其他任务不同（PG313）。例：营造企业创新发展氛围，推动经济社会发展。",
        "The task's name, unlike that of any other (PG313). Example: 营造企业创新发展氛围，推动经济社会发展.",
    ),
    "content": Words(
        "Main content",
        "要做哪些事，一段文字。例：壮大科技创新型企业规模，加强区内企业研发能力。",
        "What is to be done, as one text. Example: 壮大科技创新型企业规模，加强区内企业研发能力.",
    ),
    "amount": Words(
        "Planned funds",
        "这项任务拟投入的资金，单位同金额单位，半角数字。例：4,838.94。没有资金的任务写 0（PG208）。",
        "The money planned for the task, in the unit of the budget, in ASCII digits. Example: 4,838.94. A task without "
        "money has 0 (PG208).",
    ),
    "target": Words(
        "Expected result",
        "期望达到的目标，概述，一段文字。例：夯实企业创新主体地位，提升企业自主创新能力。",
        "What the task is to achieve, in short, as one text. Example: 夯实企业创新主体地位，提升企业自主创新能力.",
    ),
    "id": Words(
        "Number",
        "任务的编号，可供别处引用。可不填。",
        "A number or name by which the task can be referred to. Optional.",
    ),
    "fiscal": Words(
        "Of it fiscal funds",
        "拟投入的资金里的财政拨款，单位同金额单位。可不填。",
        "The part of the task's money that is fiscal appropriation, in the unit of the budget. Optional.",
    ),
    "other": Words(
        "Of it other funds",
        "拟投入的资金里的其他资金，单位同金额单位。可不填。",
        "The part of the task's money from other sources, in the unit of the budget. Optional.",
    ),
    "projects": Words(
        "Projects",
        "任务对应的项目，写名称或编码；一个直接写，多个写成列表。可不填。",
        "The projects behind the task, by name or code; one as it is, several as a list. Optional.",
    ),
    "extra": Words(
        "Local columns",
        "这项任务的本地自设栏目，写成“栏目: 内容”。可不填。",
        "Local columns of this task, as “name: text”. Optional.",
    ),
}

CYCLE: Mapping[str, Words] = {
    "start": Words(
        "Start",
        "实施周期从何时开始，年份、年月或日期。例：2024 或 2024-01-01。",
        "When the cycle starts: a year, a month or a date. Example: 2024 or 2024-01-01.",
    ),
    "end": Words(
        "End",
        "实施周期到何时结束，年份、年月或日期。例：2026 或 2026-12-31。",
        "When the cycle ends: a year, a month or a date. Example: 2026 or 2026-12-31.",
    ),
}

PROFILE: Mapping[str, Words] = {
    "staff": Words(
        "People on the budget",
        "财政供养的人数，单位为人，整数。例：737。可不填。",
        "How many people the budget pays for, a whole number. Example: 737. Optional.",
    ),
    "subordinates": Words(
        "Units below",
        "下属二级预算单位的个数，整数。例：10。可不填。",
        "How many second-level units the department has below it, a whole number. Example: 10. Optional.",
    ),
}

PREPARED: Mapping[str, Words] = {
    "by": Words("Name", "填报人的姓名。可不填。", "The name of the person who filled in the form. Optional."),
    "phone": Words("Telephone", "填报人的联系电话。可不填。", "The person's telephone number. Optional."),
    "date": Words(
        "Date",
        "填报的日期。例：2024-01-15。可不填。",
        "The date on which the form was filled in. Example: 2024-01-15. Optional.",
    ),
}

SECTION: Mapping[str, Words] = {
    "label": Words("Heading", "这一段的标题。例：立项依据。", "The heading of the block. Example: 立项依据."),
    "text": Words("Text", "这一段的内容，一段文字。", "What the block says, as one text."),
}

FIELDS: Mapping[type[Part], Mapping[str, Words]] = {
    Declaration: DECLARATION,
    Budget: BUDGET,
    Goal: GOAL,
    Task: TASK,
    Cycle: CYCLE,
    Profile: PROFILE,
    Prepared: PREPARED,
    Section: SECTION,
}
"""The words of each field of a model, but for indicators, whose words are in a module of their own."""

ITEMS: Mapping[type[Part], Words] = {
    Task: Words(
        "Task",
        "一项重点工作任务：名称、主要实施内容、拟投入的资金、期望达到的目标都要填。",
        "One key task: its name, content, planned funds and expected result are all due.",
        "任务",
    ),
    Detail: Words("Item", "测算明细的一项：支出内容和金额。", "One item: what for, and how much.", "一项测算"),
    Section: Words("Section", "一段说明：标题和内容。", "One block of text: heading and text.", "一段内容"),
}
"""The words of what stands in a list."""

EXTRA_VALUE = Words(
    "Local column",
    "本地自设的一个栏目，内容为文字。",
    "A local column, which holds a text.",
    "自设栏目",
)
YEAR_VALUE = Words(
    "Target of one year",
    "这一年的指标值，写法同年度指标值。例：≥5家。",
    "The target of this year, written as an annual one. Example: ≥5家.",
    "一年的指标值",
)

CHOICES: Mapping[str, tuple[str, str]] = {
    "一上": ("部门第一次上报预算建议", "the department's first submission"),
    "二上": ("按控制数编制后的第二次上报", "the second submission, within the ceilings given"),
    "批复": ("经批准、随预算批复下达", "as approved with the budget"),
    "调整": ("年中预算调整后", "after the budget was changed within the year"),
    "定量": ("用数字衡量", "measured by a number"),
    "定性": ("用文字描述", "described in words"),
    "正向": ("越大越好", "the more the better"),
    "反向": ("越小越好", "the less the better"),
}
"""What each value of a field of few values means, in both languages."""

UNITS: Mapping[str, tuple[str, str]] = {
    "万元": ("10,000 元", "10,000 yuan"),
    "元": ("1 元", "1 yuan"),
    "千元": ("1,000 元", "1,000 yuan"),
    "百万元": ("1,000,000 元", "1,000,000 yuan"),
    "亿元": ("100,000,000 元", "100,000,000 yuan"),
}
"""The usual units of money, which an editor proposes, the most usual first."""
