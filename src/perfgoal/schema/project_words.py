"""What an editor says of the fields that only project declarations have."""

from collections.abc import Mapping

from perfgoal.declaration import Detail, Part, Project, ProjectDeclaration
from perfgoal.schema.words import Words

PROJECT_DECLARATION: Mapping[str, Words] = {
    "implementer": Words(
        "Implementing unit",
        "具体实施项目的单位，与主管部门相同时也写上。可不填。例：区建设和管理中心。",
        "The unit that carries the project out, also where it is the department itself. Optional.",
    ),
    "project": Words(
        "Project",
        "项目的名称和起止日期，有编码、类别、性质的一并填写。",
        "The project's name and when it starts and ends; its code, category and nature where it has them.",
    ),
    "funding": Words(
        "Funding",
        "项目资金：本年度申请的资金必填，整个项目的资金另列，两者不能混在一起（PG215）。",
        "The project's money: that of the year is due, that of the whole project stands apart from it (PG215).",
    ),
    "details": Words(
        "Calculation",
        "资金的测算明细，逐项列出支出内容、金额和测算依据，每项以“- ”开头。可不填。",
        "How the money was calculated: a list of items with their amounts and what they rest on. Optional.",
    ),
}

PROJECT: Mapping[str, Words] = {
    "name": Words("Name", "项目的全称，与预算一致。例：拆违经费。", "The project's full name, as in the budget."),
    "code": Words(
        "Project code",
        "预算系统里的项目编码；以 0 开头时加引号。可不填。",
        "The project's code in the budget system; in quotes where it begins with 0. Optional.",
    ),
    "category": Words(
        "Category", "项目类别，如特定目标类。可不填。", "The project's category, such as 特定目标类. Optional."
    ),
    "nature": Words(
        "Nature", "项目性质，如阶段性项目、经常性项目。可不填。", "The project's nature, such as 阶段性项目. Optional."
    ),
    "start": Words(
        "Start",
        "计划开始日期，年份、年月或日期。例：2026-01-01。",
        "When the project is to start: a year, a month or a date. Example: 2026-01-01.",
    ),
    "end": Words(
        "End",
        "计划完成日期，年份、年月或日期，不早于开始日期（PG603）。例：2027-12-31。",
        "When the project is to end: a year, a month or a date, not before its start (PG603). Example: 2027-12-31.",
    ),
}

DETAIL: Mapping[str, Words] = {
    "item": Words("Item", "这一项花在什么上。例：劳务费。", "What the money of it is spent on. Example: 劳务费."),
    "amount": Words(
        "Amount", "这一项的金额，单位同金额单位。例：854。", "The amount, in the unit of the funding. Example: 854."
    ),
    "basis": Words(
        "Basis",
        "金额怎么算出来的。例：63人×1000元/人。可不填。",
        "How it was calculated. Optional.",
    ),
}

PROJECT_FIELDS: Mapping[type[Part], Mapping[str, Words]] = {
    ProjectDeclaration: PROJECT_DECLARATION,
    Project: PROJECT,
    Detail: DETAIL,
}
"""The words of each field of a model."""
