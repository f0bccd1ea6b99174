"""Rules on how an amount is written."""

from perfgoal.finding import Argument, Change, FieldName, Problem, Repair, Severity, Text, say
from perfgoal.money import MAX_DIGITS
from perfgoal.rules.basis import FORM, REVIEW
from perfgoal.rules.money_fields import allowed_decimals, amounts, meant
from perfgoal.rules.rule import Case, Outcomes, Undecided, rule
from perfgoal.rules.shape import shape_rule

INVALID_AMOUNT = shape_rule(
    "PG203",
    "invalid-amount",
    FORM,
    Text("不是有效的金额", "not a valid amount of money"),
    """Look for amounts that are not a plain number of zero or more: signs, misplaced thousands separators, another
    unit inside, full-width digits.

    Why: 16,26.69 may be 1,626.69 or 16,269.69, and 1.2亿元 in a column of 万元 is not 1.2.

    查：不是零或正数的金额：带正负号，千位逗号的位置不对，夹有别的单位，用了全角数字。
    理由：16,26.69 可能是 1,626.69，也可能是 16,269.69；在以万元为单位的栏目里，1.2亿元不是 1.2。
    """,
    {
        "not-a-number": say(
            "“{field}”应为金额，此处写的是“{value}”。",
            "“{field}” should be an amount, but says “{value}”.",
            "改为半角数字，如 2,554.17；单位写在“金额单位”（unit）一栏。",
            "Change it to ASCII digits, such as 2,554.17; the unit belongs in “unit” (金额单位).",
        ),
        "separators": say(
            "“{field}”的“{value}”中，逗号或小数点的位置不对。",
            "The commas or the point of “{value}” in “{field}” are misplaced.",
            "核对金额，每三位写一个逗号，如 16,269.69，也可以不写逗号。",
            "Check the amount, and put a comma every three digits, such as 16,269.69, or none.",
        ),
        "negative": say(
            "“{field}”的“{value}”是负数，预算金额不能为负。",
            "“{value}” in “{field}” is negative, which a budget amount cannot be.",
            "核对金额，改为零或正数。",
            "Check the amount, and change it to zero or more.",
        ),
        "other-unit": say(
            "“{field}”的“{value}”带有单位“{other}”，本表的金额单位是“{unit}”。",
            "“{value}” in “{field}” carries the unit “{other}”, but the unit of this declaration is “{unit}”.",
            "换算为“{unit}”，只写数字。",
            "Convert it to “{unit}”, and write the number alone.",
        ),
        "converted": say(
            "“{field}”的“{value}”带有单位“{other}”，本表的金额单位是“{unit}”。",
            "“{value}” in “{field}” carries the unit “{other}”, but the unit of this declaration is “{unit}”.",
            "换算为 {converted}，只写数字。",
            "Convert it to {converted}, and write the number alone.",
        ),
        "too-long": say(
            f"“{{field}}”的数字超过 {MAX_DIGITS} 位，金额不会这么大。",
            f"The number in “{{field}}” has more than {MAX_DIGITS} digits; no amount does.",
            "核对金额，删去多余的数字。",
            "Check the amount, and remove the digits that are too many.",
        ),
    },
)


@rule(
    "PG204",
    "amount-precision",
    Severity.WARNING,
    FORM,
    summary=Text("金额的小数位数超过表样", "more decimals than the form allows"),
    what=Text(
        "“{field}”的“{value}”有 {decimals} 位小数，以{unit}为单位时最多 {allowed} 位。",
        "“{value}” in “{field}” is written to {decimals} decimals, where {unit} takes {allowed} at most.",
    ),
    help=Text(
        "只保留 {allowed} 位小数；尾数不能舍去时，把“金额单位”（unit）换成更小的单位，并换算各项金额。",
        "Keep {allowed} decimals; if no digit can be dropped, change “unit” (金额单位) to a smaller one and "
        "convert all amounts.",
    ),
)
def amount_precision(case: Case) -> Outcomes:
    """Look for amounts with more decimals than the form's profile prints; where it states none, more than six in
    万元, which is a 分, or two in 元. The tail of a binary float is PG218's.

    Why: the form prints so many digits, and what is cut off no longer adds up.
    Basis: form.
    Wrong: basic 2,554.1749 in a form that prints two decimals.
    Right: basic 2,554.17.

    查：小数位数超过表样所印位数的金额；表样没有规定时，以万元为单位超过六位（即不足一分）的，以元为单位超过两位的。
    二进制小数的尾数由 PG218 报出。
    理由：表上只印这么多位，截去尾数之后各行相加就不等了。
    错例：表样印两位小数，基本支出写 2,554.1749。
    对例：基本支出写 2,554.17。
    """
    unit, allowed = case.declaration.money.unit, allowed_decimals(case)
    if allowed is None:
        yield Undecided(Text("金额单位不明", "the unit of money is not known"))
        return
    for part, key, amount in case.once(amounts):
        if amount.decimals > allowed and meant(case, amount) is None:
            route = part.at(key)
            arguments: dict[str, Argument] = {
                "field": FieldName(route),
                "value": amount.raw,
                "decimals": amount.decimals,
                "unit": unit,
                "allowed": allowed,
            }
            yield Problem(route, "", arguments)


@rule(
    "PG205",
    "amount-repeats-unit",
    Severity.INFO,
    REVIEW,
    summary=Text("金额后重复写了单位", "the unit is written behind an amount again"),
    what=Text("“{field}”的“{value}”重复了本表的金额单位。", "“{value}” in “{field}” repeats the unit of the form."),
    help=Text("把“{value}”改为“{number}”。", "Change “{value}” to “{number}”."),
)
def amount_repeats_unit(case: Case) -> Outcomes:
    """Look for 854万元 in a field whose unit is 万元. It is read as 854.

    Why: the form states its unit once; repeated, it breaks sums in a spreadsheet.
    Basis: review practice.
    Wrong: amount 854万元 under unit 万元.
    Right: amount 854.

    查：金额单位已是万元，栏目里又写 854万元。程序按 854 读取。
    理由：单位在表上写一次就够了；重复写，表格软件没有办法求和。
    错例：金额单位为万元，金额写 854万元。
    对例：金额写 854。
    """
    for part, key, amount in case.once(amounts):
        if amount.repeats_unit:
            route = part.at(key)
            number = amount.raw.strip().removesuffix(case.declaration.money.unit).strip()
            repair = Repair(Text("去掉单位", "leave the unit out"), (Change(route, number),))
            arguments: dict[str, Argument] = {"field": FieldName(route), "value": amount.raw, "number": number}
            yield Problem(route, "", arguments, repair=repair)
