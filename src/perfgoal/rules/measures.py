"""What an indicator measures, as its name, its unit field and its values say together."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from perfgoal.money import EXACT
from perfgoal.rules.lexicon.named import (
    AMOUNTS,
    CERTAIN_COSTS,
    COUNTS,
    FALLS,
    FUNDS,
    GUARANTEED,
    INVESTED,
    LASTING,
    LESS_IS_BETTER,
    MAY_EXCEED_A_WHOLE,
    NO_RATES,
    PAID_OUT,
    PARTS_OF_A_WHOLE,
    RATES,
    SAVED_OR_EARNED,
    TOTAL_COSTS,
    WHEN,
)
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, Row, Value
from perfgoal.target import Target
from perfgoal.target.units import MAGNITUDES, NONE, Unit, read_unit

_DIMENSIONS = {
    word: dimension
    for dimension, words in {
        "money": "元 美元 港元 欧元",
        "share": "% 百分点 比例 倍 成",
        "length": "米 延米 延长米 里 海里",
        "area": "平方米 亩 平方",
        "volume": "立方米 升 毫升 立方",
        "weight": "公斤 毫克 微克",
        "time": "月 秒 工作日 学期",
        "count": "人 户 个 家 名 位 次 场 台 件 条 座 项 套 份 篇 期 批 种 类 株 辆 支 只 头 匹 棵 本 册 张 幅 处 "
        "所 间 栋 幢 批次 人次 场次 户次 家次 车次 班次 架次 台次 件次 台套 例 宗 起 艘 架 根 眼 盏 袋 箱 桶 瓶 盒 枚 "
        "颗 盆 樘 羽 尾 床位",
    }.items()
    for word in words.split()
}
"""What the bases of units measure. A base that is not here may be anything: a noun (项目, 企业) that stands in a
bracket as a remark, 分, 级 and 度 of any scale, 片 and 段 of any size."""

_SAID_EITHER_WAY = (frozenset({"count", "time"}), frozenset({"volume", "weight"}))
"""1年 beside 次, 3个月 beside 个: careless, but no contradiction. Water, sewage and rubble are told in 吨 and in
立方米."""


def dimension(unit: Unit) -> str:
    """Return what ``unit`` measures (money, share, length, area, volume, weight, time, count), empty if unknown."""
    return _DIMENSIONS.get(unit.base, "")


def conflict(one: Unit, other: Unit) -> bool:
    """Whether no number can be in both units: 万元 and %. 个, 家 and 项 all count, 亩 and 公顷 both are areas; of a
    unit that is not known nothing is said."""
    first, second = dimension(one), dimension(other)
    return bool(first and second) and first != second and {first, second} not in _SAID_EITHER_WAY


@lru_cache(maxsize=4096)
def is_rate(head: str) -> bool:
    """Whether the value of a name (:attr:`Row.head`) is a share or a rate, in %."""
    return head.endswith(RATES.words) and not head.endswith(NO_RATES.words)


def may_exceed_all(head: str) -> bool:
    """Whether a name speaks of what may be more than 100 % or less than none."""
    return MAY_EXCEED_A_WHOLE.find(head) is not None


def is_part_of_whole(head: str) -> bool:
    """Whether the value of a name is a share of a whole, which is never more than 100 %."""
    return head.endswith(PARTS_OF_A_WHOLE.words) and is_rate(head) and not may_exceed_all(head)


def is_unwanted(head: str) -> bool:
    """Whether a name speaks of what nobody wants more of."""
    return LESS_IS_BETTER.find(head) is not None


@lru_cache(maxsize=1024)
def unit_named(text: str) -> Unit:
    """Return the unit that ``text`` is, with its denominator; one without text if it is none."""
    plain = plain_name(text)
    found = read_unit(plain)
    return found[0] if found is not None and found[1] == len(plain) else NONE


def unit_field(row: Row) -> Unit:
    """Return the unit in the unit field of an indicator; one without text if there is none."""
    text = row.indicator.unit
    return NONE if text is None else unit_named(text)


def unit_in_name(row: Row) -> Unit:
    """Return the unit in brackets at the end of a name (满意度（%）), the last of several; one without text if there is
    none."""
    plain = row.plain
    while len(plain) > len(row.head):
        start = plain.rfind("(")
        unit = unit_named(plain[start + 1 : -1])
        if unit is not NONE:
            return unit
        plain = plain[:start]
    return NONE


def own_unit(target: Target) -> Unit:
    """Return the unit that a value states itself; one without text if it states none."""
    return Unit(target.unit, target.base, target.scale, target.per)


def stated_unit(value: Value) -> Unit:
    """Return the unit that a value states itself, else that of the unit field; one without text if there is none."""
    return unit_field(value.row) if value.target.unit is None else own_unit(value.target)


def unit_of(value: Value) -> Unit:
    """Return the unit that a value is in: its own, else that of the unit field, else that in a bracket of the name. It
    has no base where none of them says one; 万 alone has a scale and no base."""
    target = value.target
    own = own_unit(target)
    if own.base:
        return own
    other = unit_field(value.row)
    if not other.base:
        other = unit_in_name(value.row)
    if not other.base:
        return own
    if target.unit is None:
        return other
    # 250万 beside 万元 are 250万元, and 3万 beside 人 are 3万人.
    repeated = str(other.text)[:1] in MAGNITUDES
    return other if repeated else other._replace(scale=EXACT.multiply(target.scale, other.scale))


NUMBERS = frozenset(("quantity", "range", "duration", "frequency"))
"""Kinds of values that state a number and may have a unit."""


def numbers(case: Case) -> tuple[Value, ...]:
    """Return the values that hold a number, whatever their kind."""
    return tuple([value for value in case.values if value.number is not None])


def measured(case: Case) -> tuple[Value, ...]:
    """Return the values of the kinds that state a number, one of each row: the annual one where it is among them."""
    return once_a_row([value for value in case.values if value.target.kind in NUMBERS])


def without_unit(case: Case) -> tuple[Value, ...]:
    """Return the values that hold a number and no unit of their own, or none that is known: 80, 3万."""
    return tuple([value for value in case.once(numbers) if not value.target.base])


def signed(case: Case) -> tuple[Value, ...]:
    """Return the values that hold a number and an operator."""
    return tuple([value for value in case.once(numbers) if value.target.operator])


def says_less(value: Value) -> bool:
    """Whether a value says by how much something becomes less (较上年下降≥5%), not what it comes down to
    (降低到5%以下): of that, more is better where less of the thing itself is."""
    text = plain_name(value.text)
    word = FALLS.find(text)
    return word is not None and f"{word}到" not in text and f"{word}至" not in text


def dated(case: Case) -> tuple[Value, ...]:
    """Return the deadlines and the periods."""
    return tuple([value for value in case.values if value.target.end is not None])


def rates(case: Case) -> tuple[Value, ...]:
    """Return the values with a number whose names are rates."""
    return tuple([value for value in case.once(numbers) if is_rate(value.row.head)])


def once_a_row(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return the last of the values of each row: the annual one where it is among them."""
    return tuple({id(value.row): value for value in values}.values())


def fraction(value: Value) -> Decimal | None:
    """Return in % the value of a rate that is written as a fraction of one (0.95, 1), with no unit known; ``None``
    where it is none. Of what nobody wants more of, 0.5 may be meant as 0.5%."""
    target, number = value.target, value.number
    if number is None or not 0 < number <= 1 or target.base not in ("", "比例") or target.kind != "quantity":
        return None
    head = value.row.head
    unknown = target.base == "" and (unit_of(value).base or target.unit or target.per)
    if unknown or not is_rate(head) or is_unwanted(head):
        return None
    return EXACT.normalize(EXACT.multiply(number, Decimal(100)))


_DAY_ZERO = date(1899, 12, 30).toordinal()
_SERIALS = (40_000, 60_000)
_NEAR = 6


def serial_day(value: Value, year: int) -> date | None:
    """Return the day that the value of a time indicator stands for, where it is the number by which a spreadsheet keeps
    a date; ``None`` where it is none. Under 时效指标 a name that says nothing of a day is taken for one only where the
    day is near ``year``."""
    target, number = value.target, value.number
    if number is None or target.kind != "quantity" or not _SERIALS[0] <= number <= _SERIALS[1] or number % 1:
        return None
    if target.unit or target.per or target.operator in ("≥", ">") or unit_of(value).base:
        return None
    head = value.row.head
    if head.endswith((*COUNTS.words, *AMOUNTS.words, *LASTING.words)):
        return None
    day = date.fromordinal(_DAY_ZERO + int(number))
    if WHEN.find(value.row.plain):
        return day
    timely = value.row.branch.identity[-1] == "时效指标"
    return day if timely and abs(day.year - year) <= _NEAR else None


def pairs(case: Case) -> tuple[tuple[Value, Value], ...]:
    """Return the values of the cycle and of the year of each indicator that has both, with a number in each."""
    values = case.once(numbers)
    return tuple([(one, other) for one, other in pairwise(values) if one.row is other.row])


def of_cost(case: Case) -> tuple[Value, ...]:
    """Return the values with a number of the rows that speak of a cost, whether or not :func:`is_cost` has no doubt."""
    under = {id(branch) for branch in case.level2_branches if "成本" in branch.identity[-1]}
    named = {id(row) for row in case.naming(CERTAIN_COSTS)}
    return tuple([value for value in case.once(numbers) if id(value.row) in named or id(value.row.branch) in under])


def is_cost(row: Row) -> bool:
    """Whether an indicator is a cost, beyond argument."""
    head = row.head
    certain = head.endswith(CERTAIN_COSTS.words)
    if not certain and "成本" not in row.branch.identity[-1]:
        return False
    if not certain and not TOTAL_COSTS.find(head) and ("标准" in head or INVESTED.find(head)):
        return False
    if head.endswith(FUNDS.words) and GUARANTEED.find(head):
        return False
    return not (PAID_OUT.find(head) or SAVED_OR_EARNED.find(head))
