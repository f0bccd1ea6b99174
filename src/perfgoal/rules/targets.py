"""Rules on target values."""

from perfgoal.finding import Message, Problem, Severity, Text
from perfgoal.rules.basis import FORM
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, Outcomes, rule

NOT_THIS_YEAR = frozenset({"-", "--", "—", "——", "―", "――", "–", "本年不考核", "本年度不考核", "/"})
"""What stands for "no value this year", after NFKC and without white space."""


@rule(
    "PG401",
    "missing-target",
    Severity.ERROR,
    FORM,
    summary=Text("指标没有填写指标值", "an indicator whose value is blank"),
    what=Text("指标“{name}”的“{column}”是空的。", "The indicator “{name}” has no “{column}”."),
    help=Text("填写指标值，如 ≥8个。", "State the target, such as ≥8个."),
    annual=Message(
        Text("指标“{name}”的“{column}”是空的。", "The indicator “{name}” has no “{column}”."),
        Text("填写指标值；本年不考核的写“—”。", "State the target, or — where it is not measured this year."),
    ),
)
def missing_target(case: Case) -> Outcomes:
    """Look for indicators with a blank value in one of the form's columns. In the annual column, — or 本年不考核 is
    accepted where the value of the cycle is given.

    Why: without a value nothing is promised, and nothing can be measured at the end of the year.
    Basis: form.
    Wrong: 新增研发机构数量 with 实施周期指标值 ≥3家 and no 年度指标值.
    Right: ≥3家 and ≥1家, or ≥3家 and —.
    """
    columns = [(column.key, column.label) for column in case.form.columns]
    for row in case.rows:
        given = {key: str(value) if (value := getattr(row.indicator, key)) else "" for key, _ in columns}
        stated = {key: bool(text.strip()) and plain_name(text) not in NOT_THIS_YEAR for key, text in given.items()}
        for key, label in columns:
            excused = key == "annual" and given[key].strip() and stated.get("cycle", False)
            if not stated[key] and not excused:
                variant = "annual" if key == "annual" and "cycle" in stated else ""
                arguments = {"name": row.indicator.name, "column": label}
                route = row.indicator.at(key) if given[key] else row.indicator.at("name")
                yield Problem(route, variant, arguments)
