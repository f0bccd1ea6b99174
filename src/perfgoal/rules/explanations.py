"""Rules on rows that are there to fill the form: void ones, and explanations and scorings that say nothing."""

from decimal import Decimal

from perfgoal.document import Route
from perfgoal.finding import Argument, FieldName, Message, Problem, Related, Severity, Text
from perfgoal.rules.basis import AUDIT, COMPLETENESS
from perfgoal.rules.lexicon.naming import (
    DISCRETION,
    MEASURED_SCORING,
    NO_EXPLANATIONS,
    SIGNS_OF_VOID,
    VOID,
    VOID_VALUES,
)
from perfgoal.rules.measures import once_a_row
from perfgoal.rules.named import name_of
from perfgoal.rules.names import plain_name
from perfgoal.rules.phrases import has_digit
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, rule

REPEATED = 3
"""An explanation of so many indicators explains none."""

_SAME = Text("这里也是", "the same here")
_NO_TEXTS = NotApplicable(Text("没有填写指标解释和评分标准", "no indicator has an explanation or a scoring"))


@rule(
    "PG516",
    "void-row",
    Severity.WARNING,
    AUDIT,
    summary=Text("空设的指标", "a row that says there is none"),
    what=Text("这一行的名称是“{name}”，不是指标。", "The name of this row is “{name}”, which is no indicator."),
    help=Text(
        "删去这一行；表样要求填写的，写明衡量什么和指标值，如“投诉办结率”“≥95%”。",
        "Remove the row; where the form asks for one, state what is measured and its value, such as “投诉办结率” and "
        "“≥95%”.",
    ),
    weighted=Message(
        Text(
            "这一行的名称是“{name}”，不是指标，却占 {weight} 分。",
            "The name of this row is “{name}”, which is no indicator, but it has a weight of {weight}.",
        ),
        Text(
            "删去这一行，把 {weight} 分改给其他指标；或写明衡量什么和指标值，如“投诉办结率”“≥95%”。",
            "Remove the row and give its {weight} to others; or state what is measured and its value, such as "
            "“投诉办结率” and “≥95%”.",
        ),
    ),
    value=Message(
        Text(
            "指标“{name}”的值是“{value}”，等于没有这个指标。",
            "The value of “{name}” is “{value}”: there is no such indicator.",
        ),
        Text(
            "删去这一行；只是本年不考核的，实施周期指标值填数，年度指标值写“—”。",
            "Remove the row; if it is only not measured this year, give the value of the cycle, and “—” for the year.",
        ),
    ),
    value_weighted=Message(
        Text(
            "指标“{name}”的值是“{value}”，等于没有这个指标，却占 {weight} 分。",
            "The value of “{name}” is “{value}”: there is no such indicator, but it has a weight of {weight}.",
        ),
        Text(
            "删去这一行，把 {weight} 分改给其他指标；或填写能衡量的值，如“≥95%”。",
            "Remove the row and give its {weight} to others; or state a value that can be measured, such as “≥95%”.",
        ),
    ),
)
def void_row(case: Case) -> Outcomes:
    """Look for rows whose name says that there is none (无, 暂无, 不涉及, 不适用, 无此项, N/A, a dash), or whose values
    all are 不涉及, 不适用 or 无此项: a warning, and an error where the row has a weight. A value of 无 is let be, since
    of accidents it is a target, as are 零, — and 本年不考核, and a name in which 无 is but a word (无障碍设施).

    Why: the row takes the place of an indicator, and its weight is given away before the year begins.
    Basis: audit practice.
    Wrong: 生态效益指标 / 无, with the weight 10.
    Right: 生态效益指标 left empty, and its 10 points given to other indicators.

    查：名称写的是“没有”（无、暂无、不涉及、不适用、无此项、N/A、横线），或者指标值全部是“不涉及”“不适用”“无此项”的行；
    有分值的是错误，没有分值的是警告。指标值是“无”的不算，因为事故的目标就是“无”；“零”“—”“本年不考核”，
    以及名称里只是有“无”字的（无障碍设施），也不算。
    理由：它占了一个指标的位置，分值不用做什么就能得到。
    错例：生态效益指标之下写“无”，占 10 分。
    对例：生态效益指标留空，10 分改给其他指标。
    """
    for name in map(name_of, case.naming(SIGNS_OF_VOID)):
        if name.head in VOID:
            yield _void(name.row, "", {}, name.row.indicator.at("name"))
    void = [value for value in case.values if _says_none(value.text)]
    for value in once_a_row(void):
        row = value.row
        given = (row.indicator.cycle, row.indicator.annual, *row.indicator.years.values())
        if all(_says_none(text) for text in given if text) and name_of(row).head not in VOID:
            yield _void(row, "value", {"value": value.text}, value.route)


def _says_none(value: str) -> bool:
    return plain_name(value).removesuffix("。") in VOID_VALUES


def _void(row: Row, variant: str, arguments: dict[str, Argument], route: Route) -> Problem:
    """Tell of a void row, and of its weight if it has one."""
    indicator = row.indicator
    weight = Decimal(indicator.weight.strip()) if indicator.weight else Decimal(0)
    arguments = {"name": indicator.name.strip(), "weight": f"{weight.normalize():f}", **arguments}
    weighted = "_".join(filter(None, (variant, "weighted")))
    if weight > 0:
        return Problem(route, weighted, arguments, severity=Severity.ERROR)
    return Problem(route, variant, arguments)


@rule(
    "PG519",
    "boilerplate-explanation",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("解释或评分标准是套话", "an explanation or a scoring that says nothing"),
    what=Text(
        "有 {count} 个指标的“{field}”只是照抄名称，如“{name}”。",
        "Indicators whose “{field}” is the name again, such as “{name}”: {count}.",
    ),
    help=Text(
        "写明指标的含义和算法，如“验收合格的项目数÷全部项目数×100%”；没有要解释的，留空。",
        "Say what is meant and how it is computed, such as “验收合格的项目数÷全部项目数×100%”, or leave it blank.",
    ),
    repeated=Message(
        Text(
            "有 {count} 个指标的“{field}”都是“{text}”，什么也没有解释。",
            "“{field}” of {count} indicators is “{text}” each time, which explains none of them.",
        ),
        Text(
            "逐个写明指标的含义和算法，如“验收合格的项目数÷全部项目数×100%”；没有要解释的，留空。",
            "Say of each what is meant and how it is computed, such as “验收合格的项目数÷全部项目数×100%”, or leave it "
            "blank.",
        ),
    ),
    scoring=Message(
        Text(
            "有 {count} 个指标的“{field}”没有写明扣多少分，如“{text}”。",
            "Indicators whose “{field}” leaves open how many points are lost, such as “{text}”: {count}.",
        ),
        Text(
            "写明怎样扣分，如“每低 1 个百分点扣 0.5 分，扣完为止”。",
            "Say how points are lost, such as “每低 1 个百分点扣 0.5 分，扣完为止”.",
        ),
    ),
)
def boilerplate_explanation(case: Case) -> Outcomes:
    """Look for explanations that repeat the name, explanations that are the same for three indicators or more, and
    scorings that leave the points open (酌情扣分) and hold neither a number nor a proportion. White space and width are
    not compared. Each is one finding for the form, with the other places beside it; 无 and a dash are no explanation.

    Why: the fields are there to say how the value is computed and scored; filled in so, they only look complete.
    Basis: review practice.
    Wrong: 维修面积 with the explanation 维修面积.
    Right: 维修面积 with the explanation 审判楼玻璃幕墙已维修的面积，以验收单为准.

    查：指标解释与指标名称相同；三个以上指标的指标解释相同；评分标准只说“酌情扣分”一类的话，没有数，也没有比例。
    比较时不计空格和全角、半角。每一种合为一处指出，其他各处列在后面；“无”和横线不算解释。
    理由：这两栏要说明指标值怎样计算、怎样评分；这样填写，只是看起来填全了。
    错例：维修面积，指标解释是“维修面积”。
    对例：维修面积，指标解释是“审判楼玻璃幕墙已维修的面积，以验收单为准”。
    """
    explained = [(row, text) for row in case.rows if (text := row.indicator.explanation)]
    scored = [(row, text) for row in case.rows if (text := row.indicator.scoring)]
    if not explained and not scored:
        yield _NO_TEXTS
    copies, same = list[Row](), dict[str, list[Row]]()
    for row, text in explained:
        plain = plain_name(text)
        if plain in (row.plain, row.head):
            copies.append(row)
        elif plain not in NO_EXPLANATIONS:
            same.setdefault(plain, []).append(row)
    if copies:
        yield _told(copies, "explanation", "")
    for rows in same.values():
        if len(rows) >= REPEATED:
            yield _told(rows, "explanation", "repeated")
    open_ended = [row for row, text in scored if _is_open(text)]
    if open_ended:
        yield _told(open_ended, "scoring", "scoring")


def _is_open(scoring: str) -> bool:
    """Whether a scoring leaves the points to whoever scores."""
    return DISCRETION.find(scoring) is not None and not has_digit(scoring) and not MEASURED_SCORING.find(scoring)


def _told(rows: list[Row], field: str, variant: str) -> Problem:
    """Tell of one defect of several rows at the first of them."""
    first, *others = [row.indicator for row in rows]
    route = first.at(field)
    arguments: dict[str, Argument] = {
        "name": first.name,
        "count": len(rows),
        "field": FieldName(route),
        "text": getattr(first, field).strip(),
    }
    return Problem(route, variant, arguments, tuple(Related(other.at(field), _SAME) for other in others))
