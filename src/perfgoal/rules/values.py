"""Rules on how a value is written: its unit and its name, remarks inside it, two of them in one cell."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from perfgoal.finding import Argument, Message, Problem, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, RELEVANCE
from perfgoal.rules.lexicon.counted import OTHER_NOUNS, UNITS_BY_NOUN, Nouns
from perfgoal.rules.lexicon.said import COMPONENTS
from perfgoal.rules.measures import NUMBERS, measured, once_a_row, stated_unit, unit_field, unit_in_name
from perfgoal.rules.names import plain_name
from perfgoal.rules.phrases import said
from perfgoal.rules.rule import Case, Outcomes, Value, rule
from perfgoal.target import Target, parse_target
from perfgoal.target.units import NONE, Unit, simple_unit

_LONGEST_NOUN = 5
_SHORTEST_NOUN = 1


@cache
def _separators() -> re.Pattern[str]:
    """Return the pattern of what stands between two values of one cell; a comma in a number stands between none."""
    return re.compile(r"[、;]|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|和|及|与")


@cache
def _number_at_the_end() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9.])([0-9]{1,12}(?:\.[0-9]{1,6})?)([^0-9.]{1,4})$")


@lru_cache(maxsize=4096)
def _noun(name: str) -> tuple[str, Nouns] | None:
    """Return the noun that a name ends with, the longest, where it says what it is counted in."""
    for length in range(_LONGEST_NOUN, _SHORTEST_NOUN - 1, -1):
        noun = name[-length:]
        if noun in OTHER_NOUNS:
            return None
        if noun in UNITS_BY_NOUN:
            return noun, UNITS_BY_NOUN[noun]
    return None


def _counted(value: Value) -> dict[str, Argument] | None:
    """Return what a message says of a name that ends in the number of its value (村组干部230人) with another unit."""
    target = value.target
    match = _number_at_the_end().search(value.row.head)
    unit = simple_unit(match[2]) if match else None
    if match is None or unit is None or not target.base or target.per or unit.base == target.base:
        return None
    if Decimal(match[1]) != value.number:
        return None
    noun = f"{match[1]}{unit.text}"
    return {"noun": noun, "unit": str(target.unit), "example": f"{target.operator or ''}{noun}"}


@rule(
    "PG420",
    "unit-does-not-fit-name",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("单位与指标名称不配", "the unit does not fit the name"),
    what=Text(
        "指标“{name}”的值是“{value}”，“{noun}”不以“{unit}”计。",
        "The value of “{name}” is “{value}”, but “{noun}” is not counted in “{unit}”.",
    ),
    help=Text(
        "改正单位，如“{example}”；单位没有错的，按它改正指标名称。",
        "Correct the unit, as in “{example}”; if the unit is right, correct the name.",
    ),
    counted=Message(
        Text(
            "指标“{name}”的名称写的是“{noun}”，值“{value}”却以“{unit}”计。",
            "The name “{name}” says “{noun}”, but its value “{value}” counts in “{unit}”.",
        ),
        Text(
            "统一单位，如“{example}”；名称里不用写数量。",
            "Write one unit in both, as in “{example}”; the name needs no number.",
        ),
    ),
)
def unit_does_not_fit_name(case: Case) -> Outcomes:
    """Look for names that end in a noun with units of its own (率, 满意度, 人数, 户数, 面积, 里程, 次数, 天数, 费)
    and values in another unit, and for names that end in the value's own number with another unit. Numbers without a
    unit are left to PG404 and PG430, units that contradict each other to PG405, and rates of something else (频率,
    功率, 死亡率, anything per something) are let be.

    Why: the name and the value speak of two things, and one of them was copied from another row.
    Basis: review practice.
    Wrong: 安置小区物业费 with the value 8个.
    Right: 安置小区数量 with the value 8个.

    查：名称的结尾有自己的单位（率、满意度、人数、户数、面积、里程、次数、天数、费），值却用了别的单位；或者名称的结尾
    写着值的数量，单位却和值的不同。没有单位的数由 PG404 和 PG430 报出，互相矛盾的单位由 PG405 报出，另有含义的率
    （频率、功率、死亡率，以及每…多少）不查。
    理由：名称和值说的不是一件事，其中一个是从别的行抄来的。
    错例：安置小区物业费，指标值：8个。
    对例：安置小区数量，指标值：8个。
    """
    for value in case.once(measured):
        found = _noun(value.row.head)
        arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
        if found is None and not value.row.head.isalpha() and (said := _counted(value)) is not None:
            yield Problem(value.route, "counted", {**arguments, **said})
        if found is None or value.target.base in found[1].bases:
            continue
        unit = stated_unit(value)
        if not unit.base or unit.per or unit.base in found[1].bases:
            continue
        if not _contradicted(value, unit):
            noun, nouns = found
            arguments |= {"noun": noun, "unit": str(unit.text), "example": nouns.example}
            yield Problem(value.route, "", arguments)


def _contradicted(value: Value, unit: Unit) -> bool:
    """Whether the unit field or the name states another unit, which is PG405's."""
    stated = unit_field(value.row), unit_in_name(value.row)
    return any(other is not NONE and other.base != unit.base for other in stated)


@rule(
    "PG426",
    "note-in-value",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("指标值里夹有说明", "a remark inside the value"),
    what=Text(
        "指标“{name}”的值“{value}”里夹有说明“{note}”。",
        "The value “{value}” of “{name}” holds a remark, “{note}”.",
    ),
    help=Text(
        "指标值只写能衡量的部分，如“≥60%”；说明移到“备注”（note），上年的数移到“上年值”（baseline）。",
        "Leave what is measured, such as “≥60%”; move the remark to “note” (备注), and a number of last year to "
        "“baseline” (上年值).",
    ),
)
def note_in_value(case: Case) -> Outcomes:
    """Look for remarks inside a value: in brackets, or words behind a comma.

    Why: a remark keeps the value from being compared, added up and scored; the form has a field for it.
    Basis: review practice.
    Wrong: ≥62%(2022年:61%).
    Right: ≥62%, and the baseline 61%.

    查：夹在指标值里的说明：写在括号里的，或者写在逗号后面的。
    理由：夹了说明，值就不能比较、相加和计分；表样另有填写说明的栏目。
    对例：≥62%，上年值写 61%。
    """
    for value in case.once(said):
        note = value.target.note
        if note and not parse_target(note).unit_only:
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text, "note": note}
            yield Problem(value.route, "", arguments)


@rule(
    "PG427",
    "unit-repeated",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("名称和指标值都写了单位", "the unit stands in the name and in the value"),
    what=Text(
        "指标“{name}”的名称里有单位“{unit}”，值“{value}”又写了一遍。",
        "The name “{name}” holds the unit “{unit}”, and its value “{value}” has it again.",
    ),
    help=Text(
        "从名称中删去“（{unit}）”，单位只写在指标值里，如“≥90%”。",
        "Remove “（{unit}）” from the name, and leave the unit to the value, as in “≥90%”.",
    ),
)
def unit_repeated(case: Case) -> Outcomes:
    """Look for names that end in a unit in brackets whose value has the same unit, in itself or in the unit field.

    Why: what is written twice is changed once, and then the two contradict each other.
    Basis: review practice.
    Wrong: 开工率（%） with the value 100%.
    Right: 开工率 with the value 100%.

    查：名称的末尾在括号里写了单位，而指标值或计量单位栏又写了同样的单位。
    理由：写了两处的，往往只改一处，改过就互相矛盾了。
    错例：开工率（%），指标值：100%。
    对例：开工率，指标值：100%。
    """
    for value in case.once(measured):
        if value.row.head is value.row.plain:
            continue
        named, unit = unit_in_name(value.row), stated_unit(value)
        if NONE not in (named, unit) and (named.base, named.scale, named.per) == (unit.base, unit.scale, unit.per):
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
            yield Problem(value.route, "", {**arguments, "unit": str(named.text)})


@rule(
    "PG433",
    "compound-indicator",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("一个指标里有两个数", "two measures in one row"),
    what=Text(
        "指标“{name}”的值“{value}”里有 {count} 个数，应是 {count} 个指标。",
        "The value “{value}” of “{name}” holds {count} numbers, which are {count} indicators.",
    ),
    help=Text(
        "拆成 {count} 个指标，各写一个值，如“≥{first}”。",
        "Make {count} indicators of it, each with its own value, such as “≥{first}”.",
    ),
)
def compound_indicator(case: Case) -> Outcomes:
    """Look for values that are two or more numbers with 、 a comma, 和 or 及 between them. A second number that details
    the first (其中) is none, nor are the two ends of a range.

    Why: where one is reached and the other is not, the row can neither be met nor missed.
    Basis: review practice.
    Wrong: 培训干部及企业人员数 with the value 1600人、200人.
    Right: 培训干部人数 with the value 1600人, and 培训企业人员人数 with the value 200人.

    查：用顿号、逗号、“和”或“及”连起来的两个以上的数。第二个数是第一个的明细（其中）的不算，区间的两端也不算。
    理由：一个完成、一个没有完成时，这一行既不能算完成，也不能算没有完成。
    错例：培训干部及企业人员数，指标值：1600人、200人。
    对例：培训干部人数，指标值：1600人；培训企业人员人数，指标值：200人。
    """
    for value in once_a_row(value for value in case.once(said) if not value.target.readable):
        parts = several(value.text)
        if parts:
            arguments: dict[str, Argument] = {"name": value.row.indicator.name, "value": value.text}
            first = parts[0].raw.lstrip("≥≤<>=")
            yield Problem(value.route, "", {**arguments, "count": len(parts), "first": first})


def several(text: str) -> list[Target]:
    """Return the numbers of a value that states two or more and nothing else; else nothing."""
    pieces = _separators().split(plain_name(text))
    if len(pieces) < 2 or COMPONENTS.find(text):
        return []
    parts = [parse_target(piece) for piece in pieces if piece]
    if len(parts) < 2 or any(part.kind not in NUMBERS for part in parts):
        return []
    signs = {part.operator for part in parts}
    ends = (
        len(parts) == 2 and parts[0].base == parts[1].base and signs in ({"≥", "≤"}, {">", "<"}, {"≥", "<"}, {">", "≤"})
    )
    return [] if ends else parts
