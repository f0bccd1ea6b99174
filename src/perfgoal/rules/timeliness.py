"""Rules on time indicators and on what a time says: dates without a year, in time with no date, the whole year."""

from perfgoal.document import Route
from perfgoal.finding import Argument, Problem, Severity, Text
from perfgoal.rules.basis import FEASIBILITY, REVIEW
from perfgoal.rules.dates import moment
from perfgoal.rules.lexicon.due import IN_TIME, PART_OF_THE_WORK, WHOLE_OF_THE_WORK
from perfgoal.rules.measures import dated
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, Value, rule

TIMELINESS = "时效指标"
SHORT = 4
"""So many characters beside 按时 are a verb (按时支付), and no date."""

_NO_TIME = NotApplicable(Text("没有时效指标", "there is no time indicator"))
_ALL_TOLD = NotApplicable(Text("已逐个指出（PG606）", "each is told already (PG606)"))
_BLANK = NotApplicable(Text("有时效指标还没有指标值（PG401）", "a time indicator has no value yet (PG401)"))
_NOT_A_PROJECT = NotApplicable(Text("不是项目申报", "it is not a declaration of a project"))
_ENDS_THIS_YEAR = NotApplicable(Text("项目当年完成", "the project ends this year"))


def _time_rows(case: Case) -> tuple[Row, ...]:
    return tuple([row for row in case.rows if row.branch.identity[-1] == TIMELINESS])


def _in_time_rows(case: Case) -> tuple[Value, ...]:
    return case.values_of(case.once(_time_rows))


def _vague(case: Case) -> tuple[Value, ...]:
    """Return of each time indicator that says 按时 or the like, alone or with a verb, the last value that does."""
    found: dict[Route, Value] = {}
    for value in case.once(_in_time_rows):
        text = value.text.strip()
        word = IN_TIME.find(text) if value.target.kind == "text" else None
        if word and len(text) <= len(word) + SHORT:
            found[value.row.indicator.at()] = value
    return tuple(found.values())


@rule(
    "PG604",
    "no-deadline",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("时效指标没有时间", "no time indicator has a date, period or duration"),
    what=Text(
        "“{name}”之下没有一个指标写明日期、时段或时长。",
        "No indicator under “{name}” states a date, a period or a duration.",
    ),
    help=Text(
        "至少写明一个时间，如“{year}年12月底前”或“≤30天”。",
        "State a time at least once, such as “{year}年12月底前” or “≤30天”.",
    ),
)
def no_deadline(case: Case) -> Outcomes:
    """Look for time indicators of which none states a date, a period, a duration or how often. Where each of them
    says in time and nothing else, PG606 tells of each; where one has no value yet, it may be a date.

    Why: in time says nothing; in time for what date can be checked.
    Basis: review practice.
    Wrong: 时效指标 / 新增违建处置率 = 100% and nothing else.
    Right: 时效指标 / 租金清缴期限 = 2024年12月底前.

    查：所有时效指标中，没有一个写了日期、时段、多长时间或多久一次。每一个都只说及时的，由 PG606 逐个报出。
    理由：只说及时等于没有说；说明到哪一天为止，才可以检查。
    错例：时效指标 / 新增违建处置率 = 100%，此外没有别的。
    """
    rows = case.once(_time_rows)
    if not rows:
        yield _NO_TIME
        return
    if len(case.once(_vague)) == len(rows):
        yield _ALL_TOLD
        return
    values = case.once(_in_time_rows)
    if len({id(value.row) for value in values}) < len(rows):
        yield _BLANK
        return
    kinds = {value.target.kind for value in values}
    if not kinds & {"deadline", "period", "duration", "frequency"}:
        branch = rows[0].branch
        yield Problem(branch.route, "", {"name": branch.key, "year": str(case.declaration.year)})


@rule(
    "PG605",
    "deadline-without-year",
    Severity.INFO,
    REVIEW,
    summary=Text("时限没有写年份", "a deadline with no year"),
    what=Text("“{value}”没有写年份。", "“{value}” states no year."),
    help=Text("写明年份，如“{example}”。", "State the year, such as “{example}”."),
)
def deadline_without_year(case: Case) -> Outcomes:
    """Look for deadlines without a year.

    Why: of a project that takes years, and of a form that is read years later, the year is half of the date.
    Basis: review practice.
    Wrong: 12月底前.
    Right: 2024年12月底前.

    查：没有写年份的期限。
    理由：项目要做几年，表也会在几年之后有人看，年份是日期的一半。
    """
    for value in case.once(dated):
        due = value.target.end
        if value.target.kind == "deadline" and due is not None and due.year is None:
            example = f"{case.declaration.year}年{value.text.strip()}"
            yield Problem(value.route, "", {"value": value.text, "example": example})


@rule(
    "PG606",
    "vague-timeliness",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("时效指标只说按时、及时", "a time indicator that says in time, and nothing else"),
    what=Text(
        "时效指标“{name}”的值是“{value}”，没有说到什么时候。",
        "The time indicator “{name}” says “{value}”, and not by when.",
    ),
    help=Text(
        "写明时限或时长，如“{year}年12月底前”或“≤30天”。",
        "State a deadline or a duration, such as “{year}年12月底前” or “≤30天”.",
    ),
)
def vague_timeliness(case: Case) -> Outcomes:
    """Look for time indicators whose value is 按时, 及时 or the like, alone or with a verb. A row whose two values both
    say so is told once.

    Why: everything is in time for who set no date.
    Basis: review practice.
    Wrong: 按时支付.
    Right: 每月10日前支付.

    查：值只写按时、及时等，或者只带一个动词的时效指标。两个值都这样写的，一行只报一次。
    理由：没有定日期，怎样都算及时。
    """
    if not case.once(_time_rows):
        yield _NO_TIME
    for value in case.once(_vague):
        year = str(case.declaration.year)
        yield Problem(value.route, "", {"name": value.row.indicator.name, "value": value.text, "year": year})


@rule(
    "PG607",
    "whole-year-period",
    Severity.INFO,
    REVIEW,
    summary=Text("时段是整个年度", "a period that is the whole year"),
    what=Text(
        "“{value}”就是整个年度，没有说明何时完成。", "“{value}” is the whole year, and does not say when it is done."
    ),
    help=Text("写明完成的时间，如“{year}年12月底前”。", "State when it is done, such as “{year}年12月底前”."),
)
def whole_year_period(case: Case) -> Outcomes:
    """Look for periods from the first to the last month of one year.

    Why: every task of an annual budget lies in its year; work that goes on all year is better measured otherwise.
    Basis: review practice.
    Wrong: 2021年1月-12月.
    Right: 2021年3月-9月.

    查：从一年的第一个月到最后一个月的时段。
    理由：年度预算的任务都在这一年里；全年都在做的工作，换一种衡量更好。
    """
    for value in case.once(dated):
        start, end = value.target.start, value.target.end
        if start is None or end is None:  # a deadline
            continue
        one_year = end.year is None or start.year is None or start.year == end.year
        if (
            one_year
            and (start.month or 1, start.day or 1) == (1, 1)
            and end.month in (12, None)
            and end.day in (31, None)
        ):
            yield Problem(value.route, "", {"value": value.text, "year": str(end.year or case.declaration.year)})


@rule(
    "PG608",
    "end-result-before-end",
    Severity.INFO,
    REVIEW,
    summary=Text("项目未完，年度值却是全部成果", "an annual value claims the whole before the project ends"),
    what=Text(
        "项目到 {end} 才完成，年度指标值“{value}”（{name}）却是全部成果。",
        "The project ends in {end}, yet the annual value “{value}” of “{name}” claims the whole.",
    ),
    help=Text(
        "写本年应完成的部分，如“完成主体工程70%”；本年只验收一部分的，在名称里写明是哪一部分。",
        "State the part that is due this year, such as “完成主体工程70%”; where only a part is accepted, name it.",
    ),
)
def end_result_before_end(case: Case) -> Outcomes:
    """Look for projects that end in a later year and claim in this year's value the acceptance or completion of all.
    The acceptance of a lot or a stage is not that of the whole.

    Why: what is only done at the end cannot be reached this year, so that the year's evaluation fails by design.
    Basis: review practice.
    Wrong: a project until 2027, 2025年 竣工验收合格率 = 100%.
    Right: the same project, 单元工程验收合格率 = 100%.

    查：项目在以后的年度才结束，今年的值却写了全部验收或全部完成。单元、批次的验收不是全部。
    理由：最后才能完成的，今年完不成，本年度的评价注定不合格。
    错例：项目到 2027 年结束，2025年竣工验收合格率 = 100%。
    对例：同一项目，单元工程验收合格率 = 100%。
    """
    project = case.declaration.project
    if project is None:
        yield _NOT_A_PROJECT
        return
    end = moment(project.end)
    assert end.year is not None
    if end.year <= case.declaration.year:
        yield _ENDS_THIS_YEAR
        return
    named = case.naming(WHOLE_OF_THE_WORK)
    for value in case.values_of(named):
        target, name = value.target, value.row.plain
        whole = value.key == "annual" and target.base == "%" and target.low is not None and target.low >= 100
        if whole and not PART_OF_THE_WORK.find(name):
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
            yield Problem(value.route, "", {**arguments, "end": project.end})
