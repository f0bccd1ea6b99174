"""Rules on when things are due: deadlines and periods against the year, and against the project's own."""

from datetime import date

from perfgoal.finding import Argument, FieldName, Message, Problem, Severity, Text
from perfgoal.rules.basis import ARITHMETIC
from perfgoal.rules.dates import first_day, last_day, moment
from perfgoal.rules.lexicon.due import AFTER_THE_YEAR
from perfgoal.rules.measures import dated
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Value, rule
from perfgoal.target import Day

_OF_THE_PROJECT = NotApplicable(
    Text("表样只有一栏指标值，说的是整个项目", "the form has one value column, which speaks of the whole project")
)
_NO_DATES = NotApplicable(Text("没有写明年份的时限", "no deadline states its year"))
_NOT_A_PROJECT = NotApplicable(Text("不是项目申报", "it is not a declaration of a project"))


def _dated(case: Case) -> tuple[tuple[Value, date], ...]:
    """Return the values that are deadlines or periods and end in a year that they state, each with its last day, but
    for what lawfully comes behind the year or the project: accounts, warranties, and effects that last."""
    found = []
    for value in case.once(dated):
        end = value.target.end
        assert end is not None
        last = last_day(end)
        lasting = any("可持续" in name for name in value.row.branch.identity)
        lawful = lasting or AFTER_THE_YEAR.find(value.row.plain) or AFTER_THE_YEAR.find(value.text)
        if last is not None and not lawful:
            found.append((value, last))
    return tuple(found)


def _outside(case: Case) -> dict[tuple[str | int, ...], str]:
    """Return, by its route, each dated value outside the project's period, and whether it is before or after it. A
    deadline at the end of the month in which the project ends is not after it."""
    project = case.declaration.project
    if project is None:
        return {}
    start, end = first_day(moment(project.start)), last_day(moment(project.end))
    assert start is not None
    assert end is not None
    found: dict[tuple[str | int, ...], str] = {}
    for value, last in case.once(_dated):
        begun = first_day(value.target.start) if value.target.start else None
        if _month(last) > _month(end):
            found[value.route] = "after"
        elif last < start or (begun is not None and _month(begun) < _month(start)):
            found[value.route] = "before"
    return found


def _month(day: date) -> tuple[int, int]:
    return (day.year, day.month)


@rule(
    "PG601",
    "deadline-after-year",
    Severity.ERROR,
    ARITHMETIC,
    summary=Text("年度指标的时限在预算年度之后", "an annual deadline after the budget year"),
    what=Text(
        "指标“{name}”的年度指标值是“{value}”，在预算年度 {year} 年之后。",
        "The annual value of “{name}” is “{value}”, after the budget year {year}.",
    ),
    help=Text(
        "改为 {year} 年之内的时限；跨年才能完成的，写本年应完成的部分。",
        "Change it to a date within {year}; of what takes longer, state the part that is due this year.",
    ),
)
def deadline_after_year(case: Case) -> Outcomes:
    """Look for annual values that are due after the budget year: an error, and of a period that begins in the year or
    before it a warning, as a winter's heating does not end with the year. Final accounts, audits, warranties and
    payments of what was promised lawfully come behind it, and so do lasting effects (可持续影响). A project form with
    one value column speaks of the project, whose end PG602 asks for; what PG602 reports is not told twice.

    Why: what is due next year cannot be evaluated with this year's budget.
    Basis: arithmetic.
    Wrong: budget year 2024, annual value 2025年6月底前.
    Right: budget year 2024, annual value 2024年12月底前.

    查：期限在预算年度之后的年度值，是错误；当年或以前开始、跨到年度之后的时段（如供暖季）只作警告。决算、审计、质保、兑
    现和可持续影响本来就在年度之后，不查。只有一个指标值栏的项目表说的是整个项目，其结束日期由 PG602 检查；PG602 已经报
    出的，这里不再报。
    理由：明年才到期的，没有办法与今年的预算一起评价。
    错例：预算年度 2024，年度值 2025年6月底前。
    对例：预算年度 2024，年度值 2024年12月底前。
    """
    annual = [(value, last) for value, last in case.once(_dated) if value.key == "annual"]
    one_column = all(column.key != "cycle" for column in case.form.columns)
    if case.form.kind == "project" and one_column:
        yield _OF_THE_PROJECT
        return
    if not annual:
        yield _NO_DATES
        return
    year = case.declaration.year
    for value, last in annual:
        if last.year > year and value.route not in case.once(_outside):
            start = value.target.start
            begun = start is not None and (start.year is None or start.year <= year)
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text, "year": str(year)}
            severity = Severity.WARNING if begun else None
            yield Problem(value.route, "", arguments, expected=str(year), actual=value.text, severity=severity)


@rule(
    "PG602",
    "deadline-outside-period",
    Severity.ERROR,
    ARITHMETIC,
    summary=Text("时限在项目的起止日期之外", "a deadline outside the project's period"),
    what=Text(
        "指标“{name}”的“{value}”晚于项目的计划完成日期 {end}。",
        "“{value}” of the indicator “{name}” is later than the project's end, {end}.",
    ),
    help=Text("核对两处日期：改正时限，或改正“{field}”。", "Check both dates: correct the deadline, or “{field}”."),
    before=Message(
        Text(
            "指标“{name}”的“{value}”早于项目的计划开始日期 {start}。",
            "“{value}” of the indicator “{name}” is earlier than the project's start, {start}.",
        ),
        Text("核对两处日期：改正时限，或改正“{field}”。", "Check both dates: correct the deadline, or “{field}”."),
    ),
)
def deadline_outside_period(case: Case) -> Outcomes:
    """Look for deadlines and periods of a project that end after it, or begin or end before it. Final accounts,
    audits, warranties and lasting effects come behind it; the end of the month in which the project ends is not after
    it.

    Why: a target that is due when there is no project any more, or not yet, is nobody's.
    Basis: arithmetic.
    Wrong: a project from 2024-01-01 to 2026-12-31, and 2027年6月底前.
    Right: the same project, and 2026年12月底前.

    查：项目申报里，晚于项目结束日期的期限和时段，以及开始或结束早于项目开始日期的。决算、审计、质保和可持续影响在项目之
    后，不查；项目结束当月的月底不算在后。
    理由：项目已经结束或者还没有开始，到期的目标没有人负责。
    错例：项目从 2024-01-01 到 2026-12-31，期限 2027年6月底前。
    对例：同一项目，期限 2026年12月底前。
    """
    project = case.declaration.project
    if project is None:
        yield _NOT_A_PROJECT
        return
    outside = case.once(_outside)
    for value, _ in case.once(_dated):
        side = outside.get(value.route)
        if side is not None:
            field = FieldName(project.at("end" if side == "after" else "start"))
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text, "field": field}
            arguments |= {"start": project.start, "end": project.end}
            yield Problem(value.route, "before" if side == "before" else "", arguments)


@rule(
    "PG603",
    "period-reversed",
    Severity.ERROR,
    ARITHMETIC,
    summary=Text("起止时间颠倒", "a period that ends before it starts"),
    what=Text("“{value}”的结束早于开始。", "“{value}” ends before it starts."),
    help=Text("核对两个日期，调换或改正。", "Check the two dates, and swap or correct them."),
    dates=Message(
        Text(
            "“{end_field}”是 {end}，早于“{start_field}”的 {start}。",
            "“{end_field}” is {end}, before “{start_field}” {start}.",
        ),
        Text("核对两个日期，调换或改正。", "Check the two dates, and swap or correct them."),
    ),
)
def period_reversed(case: Case) -> Outcomes:
    """Look for periods, projects and cycles whose end is before their start, where both state their year.

    Why: two dates changed places, or one has a slip; everything counted by them is wrong.
    Basis: arithmetic.
    Wrong: 2024.07-2023.01.
    Right: 2023.07-2024.01.

    查：结束早于开始的时段、项目和实施周期，两个时间都写了年份的才算。
    理由：不是两个日期写颠倒了，就是其中一个写错了；按它们计算的都不对。
    """
    declaration = case.declaration
    for part in (declaration.project, declaration.cycle):
        if part is not None and _reversed(moment(part.start), moment(part.end)):
            names = {"start_field": FieldName(part.at("start")), "end_field": FieldName(part.at("end"))}
            yield Problem(part.at("end"), "dates", {**names, "start": part.start, "end": part.end})
    for value in case.once(dated):
        target = value.target
        if target.start is not None and target.end is not None and _reversed(target.start, target.end):
            yield Problem(value.route, "", {"value": value.text})


def _reversed(start: Day, end: Day) -> bool:
    begun, last = first_day(start), last_day(end)
    return begun is not None and last is not None and last < begun
