"""Rules on values that promise nothing: vague, deferred, relative to nothing, or the name said again."""

from collections import Counter
from collections.abc import Iterator

from perfgoal.document import Route
from perfgoal.finding import Argument, FieldName, Message, Problem, Severity, Text
from perfgoal.rules.basis import AUDIT, COMPLETENESS
from perfgoal.rules.benefits import benefit_rows, yes_no_benefits
from perfgoal.rules.lexicon.said import ASSESSED, GRADES, RUNGS
from perfgoal.rules.phrases import has_digit, is_plain, not_in_words, phrases, said
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, Value, rule

TWO = 2
"""One row alone is no share: the rule on its value says all."""
RUNGS_OF_A_SCALE = 3
"""Where so many rungs are named, there is a scale."""


def _told(case: Case, code: str) -> Iterator[Problem]:
    """Yield a problem for each value in plain words that the rule ``code`` is to speak of."""
    for value, of in case.once(phrases):
        if of == code:
            yield Problem(value.route, "", {"name": value.row.indicator.name, "value": value.text})


@rule(
    "PG416",
    "vague-target",
    Severity.WARNING,
    AUDIT,
    summary=Text("指标值没有可以衡量的内容", "a target with nothing to measure"),
    what=Text(
        "指标“{name}”的值是“{value}”，没有写明到什么程度算完成。",
        "The value of “{name}” is “{value}”, which does not say how much will do.",
    ),
    help=Text(
        "改为能衡量的值，如“≥90%”；只能定性的，在“评分标准”（scoring）中写明怎样扣分，如“每起扣1分”。",
        "State a value that can be measured, such as “≥90%”; if there is none, say in “scoring” (评分标准) how points "
        "are lost, such as “每起扣1分”.",
    ),
)
def vague_target(case: Case) -> Outcomes:
    """Look for values of words like 提高, 有效, 良好 that hold nothing to measure: no number, no norm, no 全部, and
    no scoring that counts. Time indicators are left to PG606, what is declared 定量 to PG423.

    Why: whatever happens, the target is met, and nobody can say by how much.
    Basis: audit practice.
    Wrong: 提升工作效率 with the value 有效提升.
    Right: 案件平均办理天数 with the value ≤30天.

    查：提高、有效、良好一类的文字，没有可以衡量的内容：没有数字，没有规范标准，没有“全部”，也没有写明怎样计分的评分标
    准。时效指标由 PG606 报出，声明为定量的由 PG423 报出。
    理由：不论做成什么样都算完成，也没有人说得出完成了多少。
    错例：提升工作效率，指标值：有效提升。
    对例：案件平均办理天数，指标值：≤30天。
    """
    yield from _told(case, "PG416")


@rule(
    "PG418",
    "tautology",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("指标值只是重复指标名称", "the value says the name again"),
    what=Text(
        "指标“{name}”的值“{value}”只是把名称又说了一遍。",
        "The value “{value}” of “{name}” says no more than the name does.",
    ),
    help=Text(
        "填写名称所问的数，如“≤250万元”“≥95%”。",
        "State the number that the name asks for, such as “≤250万元” or “≥95%”.",
    ),
)
def tautology(case: Case) -> Outcomes:
    """Look for values in words that say the name again. Likeness: fillers like 得到 and 严格 apart, the value has
    four characters or more, each of them also stands in the name, and they make up at least 60 % of it. On the
    published declarations of docs/truth.md: 1 right, 0 wrong.

    Why: the cell is filled in, and the target is as open as before.
    Basis: review practice.
    Wrong: 控制在预算成本内 with the value 控制在预算内.
    Right: 项目总成本 with the value ≤250万元.

    查：只是把名称再说一遍的文字。去掉“得到”“严格”一类的词后，值至少有四个字，字字都在名称里，并且占名称字数的 60% 以
    上，才算重复。在 docs/truth.md 的已公开申报上：报对 1 条，报错 0 条。
    理由：格子填上了，目标还是没有定。
    错例：控制在预算成本内，指标值：控制在预算内。
    对例：项目总成本，指标值：≤250万元。
    """
    yield from _told(case, "PG418")


@rule(
    "PG419",
    "relative-without-baseline",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("与上年等比较，却没有基数", "a comparison with no baseline given"),
    what=Text(
        "指标“{name}”的值“{value}”要与以前比较，却没有写明基数。",
        "The value “{value}” of “{name}” compares with an earlier one, which is nowhere given.",
    ),
    help=Text(
        "在“上年值”（baseline）中填写基数，如“85%”，并把值改为能衡量的，如“≥87%”。",
        "State the earlier value as the “baseline” (上年值), such as “85%”, and a value that can be measured, such as "
        "“≥87%”.",
    ),
)
def relative_without_baseline(case: Case) -> Outcomes:
    """Look for values in words that compare with last year or an earlier time, where neither the baseline nor the
    explanation, the note or a remark gives a number. A rate of growth (较上年增长5%) is measured as it stands.

    Why: at the end of the year nobody knows what is to be exceeded.
    Basis: review practice.
    Wrong: 居民健康素养水平 with the value 较上年提高 and no baseline.
    Right: 居民健康素养水平 with the value 较上年提高 and the baseline 28%.

    查：与上年或从前相比的文字，而上年值、指标解释、备注和值里夹的说明都没有写数字。写明增长幅度的（较上年增长5%）本身可
    以衡量，不查。
    理由：到了年底，没有人知道要超过的是多少。
    错例：居民健康素养水平，指标值：较上年提高，上年值空着。
    对例：居民健康素养水平，指标值：较上年提高，上年值：28%。
    """
    yield from _told(case, "PG419")


@rule(
    "PG431",
    "deferred-target",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("指标值留待以后确定", "the target is put off"),
    what=Text(
        "指标“{name}”的值“{value}”把目标留待以后确定，等于没有申报。",
        "The value “{value}” of “{name}” puts the target off, and declares none.",
    ),
    help=Text(
        "按已知情况或上年实际填写预计数，如“≥5万人”；任务下达后再按程序调整。",
        "State what is expected by what is known or by last year, such as “≥5万人”, and adjust it when the task is "
        "set.",
    ),
)
def deferred_target(case: Case) -> Outcomes:
    """Look for values that put the target off until a task is set or the year is over.

    Why: the money is asked for now; what it is for cannot come later, and whatever is reached will be the target.
    Basis: review practice.
    Wrong: 城镇新增就业人数（万人） with the value 根据下达任务目标要求确定.
    Right: 城镇新增就业人数（万人） with the value ≥5万人.

    查：把目标推到任务下达或年终以后再定的值。
    理由：钱现在就要，用来做什么不能以后再说；否则做成多少，目标就是多少。
    错例：城镇新增就业人数（万人），指标值：根据下达任务目标要求确定。
    对例：城镇新增就业人数（万人），指标值：≥5万人。
    """
    yield from _told(case, "PG431")


@rule(
    "PG417",
    "vague-share",
    Severity.WARNING,
    AUDIT,
    summary=Text("没有可衡量内容的指标太多", "too many indicators with nothing to measure"),
    what=Text(
        "“{name}”的 {total} 个指标中有 {count} 个（{share}）的值没有可以衡量的内容，超过一半。",
        "{count} of the {total} indicators of “{name}” ({share}) have values with nothing to measure, more than half.",
    ),
    help=Text(
        "至少把其中一半改为能衡量的值，如“带动就业≥200人”“投诉≤2次”。",
        "Give at least half of them a value that can be measured, such as “带动就业≥200人” or “投诉≤2次”.",
    ),
    all=Message(
        Text(
            "“{name}”的 {total} 个指标中有 {count} 个（{share}）只有文字，没有数，超过 30%。",
            "{count} of the {total} indicators in “{name}” ({share}) have words for a value and no number, more than "
            "30%.",
        ),
        Text(
            "把能衡量的改为数，如“≥90%”“2024年12月底前”，使定性指标不超过 30%。",
            "Give a number to those that have one, such as “≥90%” or “2024年12月底前”, until at most 30% are words.",
        ),
    ),
)
def vague_share(case: Case) -> Outcomes:
    """Look for two or more vague indicators that are over half of the benefits (those that PG416, PG418, PG419, PG423
    or PG431 report), or else two or more indicators with words for a value that are over 30 % of all; yes and no are
    words, except where over a third of the benefits are yes or no, which PG518 reports.

    Why: one vague value is a slip; where most are vague, the effect of the money cannot be evaluated at all.
    Basis: audit practice.
    Wrong: three benefits with the values 提高, 降低 and ≥90%.
    Right: three benefits with the values 提高, ≤20起 and ≥90%.

    查：效益指标中有两个以上、且超过一半没有可衡量的内容（即 PG416、PG418、PG419、PG423 或 PG431 报出的）；或者全部指标
    中有两个以上、且超过 30% 的值是文字。是、否也算文字，但效益指标超过三分之一为是、否的，由 PG518 报出，这里不再计算。
    理由：一个值空泛是疏忽；多数都空泛，资金的效益就完全没有办法评价。
    错例：三个效益指标，值为提高、降低、≥90%。
    对例：三个效益指标，值为提高、≤20起、≥90%。
    """
    if not case.values:
        yield NotApplicable(Text("没有指标值", "no indicator has a value"))
        return
    numbers, plain = case.once(not_in_words), {id(phrase.value.row) for phrase in case.once(phrases)}
    benefits = case.once(benefit_rows)
    vague = [row for row in benefits if id(row) in plain and id(row) not in numbers]
    if len(vague) >= TWO and len(vague) * 2 > len(benefits):
        yield _share("", vague[0].branch.route[:2], str(vague[0].branch.route[1]), len(vague), len(benefits))
        return
    worded = _worded(case)
    if len(worded) >= TWO and len(worded) * 10 > len(case.rows) * 3:
        route = case.declaration.at("indicators")
        yield _share("all", route, FieldName(route), len(worded), len(case.rows))


def _share(variant: str, route: Route, name: Argument, count: int, total: int) -> Problem:
    arguments: dict[str, Argument] = {"name": name, "count": count, "total": total, "share": f"{count / total:.1%}"}
    return Problem(route, variant, arguments)


def _worded(case: Case) -> list[Row]:
    """Return the rows with words for all of their values, without those that PG518 reports."""
    words = [value for value in case.values if value.target.kind in ("text", "yesno") and is_plain(value)]
    if len(words) < TWO:
        return []
    said_by = Counter(id(value.row) for value in words)
    given = Counter(id(value.row) for value in case.values)
    worded = {id(value.row): value.row for value in words if said_by[id(value.row)] == given[id(value.row)]}
    told = {id(row) for row in case.once(yes_no_benefits)}
    return [row for key, row in worded.items() if key not in told]


@rule(
    "PG425",
    "ungraded-scale",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("写了等次，没有写明分档标准", "a grade with no scale"),
    what=Text(
        "指标“{name}”的值是“{value}”，没有写明分哪几档、怎样评定。",
        "The value of “{name}” is “{value}”, of a scale that is nowhere given.",
    ),
    help=Text(
        "在“评分标准”（scoring）中写明分档，如“优≥90分，良≥80分”；能用数的改为数，如“优良天数比率≥85%”。",
        "Give the scale in “scoring” (评分标准), such as “优≥90分，良≥80分”, or a number, such as “优良天数比率≥85%”.",
    ),
)
def ungraded_scale(case: Case) -> Outcomes:
    """Look for 优, 良, 中, 差, 优秀, 良好以上 and 优良, where neither the scoring nor the explanation, the standard,
    the note or a remark gives a number or three grades, and the name speaks of no assessment (考核等次). Rungs of a
    norm (一级, 三级甲等, 合格) have a scale.

    Why: without a scale the grade is given as it is needed.
    Basis: review practice.
    Wrong: 服务周期内空气质量 with the value 优良.
    Right: 服务周期内空气质量优良天数比率 with the value ≥85%.

    查：值是优、良、中、差、优秀、良好以上或优良，而评分标准、指标解释、绩效标准、备注和值里夹的说明既没有数字，也没有写
    出三个等次，名称也没有说是考核评定（考核等次）。规范里的级别（一级、三级甲等、合格）自有标准，不查。
    理由：没有分档标准，等次就可以随意给。
    错例：服务周期内空气质量，指标值：优良。
    对例：服务周期内空气质量优良天数比率，指标值：≥85%。
    """
    for value in case.once(said):
        if value.target.kind == "grade" and GRADES.find(value.text) and not _has_scale(value):
            yield Problem(value.route, "", {"name": value.row.indicator.name, "value": value.text})


def _has_scale(value: Value) -> bool:
    indicator = value.row.indicator
    where = (indicator.scoring, indicator.explanation, indicator.standard, indicator.note, value.target.note)
    rungs = {rung for text in where if text for rung in RUNGS.among(text)}
    return has_digit(*where) or len(rungs) >= RUNGS_OF_A_SCALE or ASSESSED.find(value.row.plain) is not None
