"""Rules on target values."""

import re

from perfgoal.finding import Argument, FieldName, Message, Problem, Severity, Text
from perfgoal.rules.basis import FORM
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, Outcomes, rule

_DASH = re.compile("[-‐-―─/]+")
_NOT_THIS_YEAR = re.compile(f"{_DASH.pattern}|本年(?:度)?不考核")
"""What stands for "no value this year", after NFKC and without white space."""

_BLANK = Text("指标“{name}”没有填写“{column}”。", "The indicator “{name}” has no “{column}”.")


@rule(
    "PG401",
    "missing-target",
    Severity.ERROR,
    FORM,
    summary=Text("指标没有填写指标值", "an indicator whose value is blank"),
    what=_BLANK,
    help=Text("填写“{column}”，如“≥8个”。", "State “{column}”, such as “≥8个”."),
    annual=Message(
        _BLANK,
        Text(
            "填写“{column}”，如“≥8个”；本年不考核的写“—”。",
            "State “{column}”, such as “≥8个”, or “—” where it is not measured this year.",
        ),
    ),
    dash=Message(
        Text(
            "指标“{name}”的“{column}”写的是“{value}”，不是指标值。",
            "“{column}” of the indicator “{name}” says “{value}”, which is no target.",
        ),
        Text(
            "填写“{column}”，如“≥8个”；只有填写了实施周期指标值的指标，年度指标值才能写“—”。",
            "State “{column}”, such as “≥8个”; only an annual value may be “—”, where the cycle has a value.",
        ),
    ),
)
def missing_target(case: Case) -> Outcomes:
    """Look for indicators with a blank value in one of the form's columns; one that the form takes as optional counts
    once an indicator has a value in it. In the annual column, — or 本年不考核 is
    accepted where the value of the cycle is given.

    Why: without a value nothing is promised, and nothing can be measured at the end of the year.
    Basis: form.
    Wrong: 新增研发机构数量 with 实施周期指标值 ≥3家 and no 年度指标值.
    Right: ≥3家 and ≥1家, or ≥3家 and —.

    查：表样的某个指标值栏空着的指标；表样中可以不设的栏，有一个指标填了才算。实施周期值已经填写时，年度值可以写 — 或“本
    年不考核”。
    理由：没有指标值，就什么也没有承诺，年底也没有可以衡量的。
    错例：新增研发机构数量，实施周期指标值 ≥3家，年度指标值空着。
    对例：≥3家和 ≥1家，或者 ≥3家和 —。
    """
    columns = {
        column.key: column.label
        for column in case.form.columns
        if not column.optional or any(getattr(row.indicator, column.key) for row in case.rows)
    }
    stated = [value for value in case.values if value.number is not None or value.target.end is not None]
    if len([value for value in stated if value.key in columns]) == len(case.rows) * len(columns):
        return
    for row in case.rows:
        for key, label in columns.items():
            text = getattr(row.indicator, key) or ""
            promised = key == "annual" and "cycle" in columns and states(row.indicator.cycle or "")
            if states(text) or (promised and text.strip()):
                continue
            variant = "dash" if text.strip() else "annual" if promised else ""
            route = row.indicator.at(key)
            arguments: dict[str, Argument] = {
                "name": row.indicator.name,
                "column": FieldName(route, label),
                "value": text,
            }
            yield Problem(route, variant, arguments)


def states(text: str) -> bool:
    """Return whether a value is given, and is none of the signs for "not this year"."""
    plain = plain_name(text)
    return bool(plain) and not _NOT_THIS_YEAR.fullmatch(plain)
