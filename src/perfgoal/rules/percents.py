"""Rules on what a rate can be: never more than all of it, and what lies between a bound and all."""

from decimal import Decimal
from typing import NamedTuple

from perfgoal.finding import Argument, Change, Message, Problem, Repair, Severity, Text
from perfgoal.money import EXACT
from perfgoal.rules.basis import ARITHMETIC, OCR
from perfgoal.rules.measures import is_part_of_whole, may_exceed_all, rates, unit_of
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Undecided, Value, rule
from perfgoal.rules.satisfaction import is_perfect

ALL = 100
DOUBTFUL = 250
"""From so many % on, what is done is misread rather than more than done: 295%, but not 210%."""

_NO_RATES = NotApplicable(Text("没有写数值的比率指标", "no rate holds a number"))
_NO_UNIT = Undecided(Text("有比率没有写“%”，不知道是多少", "a rate has no “%”, so that its value is not known"))


class _Share(NamedTuple):
    """A value of a rate in %, with its bounds."""

    value: Value
    low: Decimal | None
    high: Decimal | None


def _shares(case: Case) -> tuple[_Share, ...]:
    """Return the values of rates that are in %."""
    found = []
    for value in case.once(rates):
        target = value.target
        if target.base == "%":
            found.append(_Share(value, *target.bounds))
        elif not target.base and (unit := unit_of(value)).base == "%":
            low, high = (
                None if number is None else EXACT.multiply(number, unit.scale) for number in (target.low, target.high)
            )
            found.append(_Share(value, low, high))
    return tuple(found)


def _arguments(value: Value) -> dict[str, Argument]:
    return {"name": value.row.indicator.name, "value": value.text.strip()}


@rule(
    "PG406",
    "percent-out-of-range",
    Severity.ERROR,
    ARITHMETIC,
    summary=Text("比率超出 0%～100%", "a rate above 100 % or below 0 %"),
    what=Text(
        "“{name}”的指标值“{value}”超过 100%，部分不可能多于整体。",
        "The value “{value}” of “{name}” is above 100%, and no part is more than the whole.",
    ),
    help=Text("改为不超过 100% 的值，如“≥95%”。", "Write a value of at most 100%, such as “≥95%”."),
    rate=Message(
        Text("“{name}”的指标值“{value}”超过 100%。", "The value “{value}” of “{name}” is above 100%."),
        Text(
            "核对数值；如果这个比率确实可以超过 100%，在“指标解释”（explanation）中写明怎样计算。",
            "Check the number; if this rate may be above 100%, say in “explanation” (指标解释) how it is worked out.",
        ),
    ),
    below=Message(
        Text("“{name}”的指标值“{value}”低于 0%。", "The value “{value}” of “{name}” is below 0%."),
        Text(
            "改为不低于 0% 的值；如果说的是降幅，把名称改为“…下降率”，数值写成正数。",
            "Write a value of at least 0%; if a fall is meant, name it “…下降率” and leave out the minus.",
        ),
    ),
)
def percent_out_of_range(case: Case) -> Outcomes:
    """Look for rates above 100 % or below 0 %: an error for shares of a whole (满意度, 合格率, 及时率 …), a warning for
    other rates. What may be more than all (增长率, 完成率, 毛入学率, 拨备覆盖率 …) is left alone, and a rate with no %
    is undecided.

    Why: nobody can satisfy more than everybody; a digit or the point was lost.
    Basis: arithmetic.
    Wrong: 群众满意度 = ≥950%.
    Right: 群众满意度 = ≥95%.

    查：高于 100% 或低于 0% 的比率：部分占全体的（满意度、合格率、及时率等）是错误，其他比率是警告。可以超过全体的（增长
    率、完成率、毛入学率、拨备覆盖率等）不查；没有 % 的比率无法判断。
    理由：满意的人不会比全体还多；多半是丢了一位数或小数点。
    """
    if not case.once(rates):
        yield _NO_RATES
    if len(case.once(_shares)) != len(case.once(rates)):
        yield _NO_UNIT
    for share in case.once(_shares):
        value, low, high = share
        head = value.row.head
        above = (low is not None and low > ALL) or (high is not None and high > ALL)
        below = (low is not None and low < 0 and low != -(high or 0)) or (high is not None and high < 0)
        if not (above or below) or may_exceed_all(head):
            continue
        part = is_part_of_whole(head)
        if not part and _misread(share):
            continue
        variant = "below" if not above else "" if part else "rate"
        severity = Severity.ERROR if part else Severity.WARNING
        yield Problem(value.route, variant, _arguments(value), severity=severity)


@rule(
    "PG407",
    "impossible-bound",
    Severity.WARNING,
    ARITHMETIC,
    summary=Text("界限之外没有值可取", "a bound that leaves one value or none"),
    what=Text(
        "“{name}”不可能超过 100%，指标值“{value}”只剩 100% 一个值。",
        "“{name}” is never above 100%, so that its value “{value}” leaves nothing but 100%.",
    ),
    help=Text(
        "写成“{text}”；如果允许有例外，写成“≥98%”这样能达到的值。",
        "Write “{text}”, or a value that can be reached, such as “≥98%”, if there may be exceptions.",
    ),
    none=Message(
        Text(
            "“{name}”只能在 0%～100% 之间，没有值能满足“{value}”。",
            "“{name}” lies between 0% and 100%, and no value meets “{value}”.",
        ),
        Text("写成“{text}”，或改成能达到的值。", "Write “{text}”, or a value that can be reached."),
    ),
    zero=Message(
        Text(
            "“{name}”不可能低于 0%，指标值“{value}”只剩 0% 一个值。",
            "“{name}” is never below 0%, so that its value “{value}” leaves nothing but 0%.",
        ),
        Text(
            "写成“{text}”；如果允许有例外，写成“≤1%”这样能达到的值。",
            "Write “{text}”, or a value that can be reached, such as “≤1%”, if there may be exceptions.",
        ),
    ),
)
def impossible_bound(case: Case) -> Outcomes:
    """Look for ≥ 100 % and > 100 % of a share of a whole, and for ≤ 0 % and < 0 % of any rate. Numbers beyond are told
    by PG406, ≥ 100 % of a satisfaction by PG513, and what may be more than all or less than none (完成率, 增长率) is
    left alone.

    Why: such a bound says “all” in the dress of “at least”, and one slip at the end of the year fails the indicator.
    Basis: arithmetic.
    Wrong: 项目（工程）完成及时率 = ≥100%.
    Right: 项目（工程）完成及时率 = 100%.

    查：部分占全体的比率写了 ≥100% 或 >100%，任何比率写了 ≤0% 或 <0%。超出这个范围的数由 PG406 报出，满意度的 ≥100% 由
    PG513 报出；可以高于全体或低于零的（完成率、增长率）不查。
    理由：这样的界限表面上说“至少”，实际上说“全部”，年底差一点，整个指标就没有完成。
    """
    if not case.once(rates):
        yield _NO_RATES
    for value, low, high in case.once(_shares):
        sign, head = value.target.operator, value.row.head
        if sign in ("≥", ">") and low == ALL and is_part_of_whole(head) and not is_perfect(value):
            variant, text = ("" if sign == "≥" else "none"), "100%"
        elif sign in ("≤", "<") and high == 0 and not may_exceed_all(head):
            variant, text = ("zero" if sign == "≤" else "none"), "0%"
        else:
            continue
        repair = Repair(Text(f"改为“{text}”", f"write “{text}”"), (Change(value.route, text),), safe=False)
        yield Problem(value.route, variant, {**_arguments(value), "text": text}, repair=repair)


@rule(
    "PG421",
    "operator-misread",
    Severity.WARNING,
    OCR,
    summary=Text("“≥”被识别成了“2”", "a ≥ read as 2"),
    what=Text(
        "“{name}”的指标值“{value}”像是把“≥”识别成了“2”。",
        "In the value “{value}” of “{name}” a “≥” was read as “2”, it seems.",
    ),
    help=Text("对照原件，写成“{text}”。", "Compare the original, and write “{text}”."),
)
def operator_misread(case: Case) -> Outcomes:
    """Look for rates from 200 % to 299.9 % with no operator that are plausible without their first digit. What may
    double (增长率) is left alone; a 完成率 is not.

    Why: text recognition takes ≥ for 2, and a reader of the table takes it for a slip of the author.
    Basis: OCR practice.
    Wrong: 会务保障满意度 = 292%.
    Right: 会务保障满意度 = ≥92%.

    查：从 200% 到 299.9%、没有运算符的比率，而去掉第一位数字就合理。可以翻倍的（增长率）不查，完成率照查。
    理由：文字识别会把 ≥ 认成 2，看的人只会以为是填报人写错了。
    """
    if not case.once(rates):
        yield _NO_RATES
    for share in case.once(_shares):
        text = _misread(share)
        if text:
            value = share.value
            repair = Repair(Text(f"改为“{text}”", f"write “{text}”"), (Change(value.route, text),), safe=False)
            yield Problem(value.route, "", {**_arguments(value), "text": text}, repair=repair)


def _misread(share: _Share) -> str | None:
    """Return what a value says where its first digit is a ≥; ``None`` where it is none."""
    value, low, _ = share
    text, head = value.text.strip(), value.row.head
    if low is None or low.adjusted() != 2 or value.target.operator or text[0] != "2":
        return None
    if not "1" <= text[1] <= "9":
        return None
    if may_exceed_all(head) and (low < DOUBTFUL or not head.endswith(("完成率", "执行率"))):
        return None
    return f"≥{text[1:]}"
