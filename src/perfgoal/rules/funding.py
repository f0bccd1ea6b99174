"""Rules on the funding of a project: that of the year and that of the whole."""

from perfgoal.finding import FieldName, Problem, Severity, Text
from perfgoal.rules.basis import FORM_IDENTITY
from perfgoal.rules.budget import addends
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, rule

_NOT_A_PROJECT = NotApplicable(Text("不是项目申报", "it is not a declaration of a project"))
_NO_TOTAL = NotApplicable(Text("没有填写整个项目的资金", "the money of the whole project is not given"))
_BLANK_TOTAL = Undecided(
    Text("整个项目的资金有空白的行，空白不是零", "a line of the whole project's money is blank, and blank is not zero")
)


@rule(
    "PG215",
    "annual-exceeds-total-funding",
    Severity.ERROR,
    FORM_IDENTITY,
    summary=Text("年度资金超过项目资金总额", "this year's funding exceeds the project's total"),
    what=Text(
        "“{annual}”合计 {actual}，超过“{total}”的 {expected}，多出 {difference}。",
        "“{annual}” adds up to {actual}, more than “{total}” with {expected}: {difference} too much.",
    ),
    help=Text(
        "核对两处的金额和单位；一年完成的项目，两处应当相等。",
        "Check the amounts and the unit of both; for a project of one year they are the same.",
    ),
)
def annual_exceeds_total_funding(case: Case) -> Outcomes:
    """Look for a project that asks for more money in one year than in all. Where a line of the whole is blank, it may
    be more than what is written, and this is undecided.

    Why: a part is not more than its whole; most often one of the two is in another unit, or they changed places.
    Basis: form identity.
    Wrong: 10,308,000.00 in the year, 3,498,000.00 in all.
    Right: 3,498,000.00 in the year, 10,308,000.00 in all.
    """
    if case.form.kind != "project":
        yield _NOT_A_PROJECT
        return
    annual, total = case.declaration.money.group("annual"), case.declaration.money.group("total")
    if annual is None or total is None or not total.written:
        yield _NO_TOTAL
        return
    difference = annual.sum.minus(total.sum)
    if difference <= 0 or annual.sum.rounds_to(total.sum):
        return
    if total.has_blanks:
        yield _BLANK_TOTAL
        return
    yield Problem(
        annual.at(),
        "",
        {"annual": FieldName(annual.at()), "total": FieldName(total.at())},
        (*addends(annual, annual.written), *addends(total, total.written)),
        expected=total.sum.value,
        actual=annual.sum.value,
        difference=difference,
        point="key",
    )
