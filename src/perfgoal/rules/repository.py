"""The catalogue of the stage *repository*: what is found when all declarations of a repository are held together.

What judges them stands in :mod:`perfgoal.repository`.
"""

from perfgoal.finding import Severity, Stage, Text, say
from perfgoal.rules.basis import REPOSITORY, REVIEW
from perfgoal.rules.rule import Rule

UNIT_SLIP = Rule(
    "PG217",
    "unit-slip",
    Severity.WARNING,
    Stage.REPOSITORY,
    REVIEW,
    Text("总额约为控制数或上年的一万倍（或万分之一）", "a total about 10,000 times its control total or last year's"),
    {
        "": say(
            "“{name}”的总额 {actual}，约为{reference}（{expected}）的 {times}。",
            "The total of “{name}”, {actual}, is about {times} {reference} ({expected}).",
            "核对“金额单位”（unit）和各项金额：元和万元多半写混了。",
            "Check “unit” (金额单位) and the amounts: 元 and 万元 were probably mixed up.",
        )
    },
    """Look for totals that are 5,000 to 20,000 times the control total of the roster, or so small a part of it. Where
    the roster has none, last year's total is taken. PG905 and PG907 are quiet then: what is wrong is the unit.

    Why: no budget grows ten thousandfold; an amount in 元 stands where 万元 are due, or the other way round.

    查：总额是名单所定控制数的 5,000 至 20,000 倍，或小到同样的程度。名单没有控制数的，与上年总额相比。这时 PG905 和
    PG907 不再报出：错的是单位。
    理由：预算不会一年增长万倍；多半是应填万元的地方填了元，或者相反。
    """,
)

DUPLICATE = Rule(
    "PG901",
    "duplicate-declaration",
    Severity.ERROR,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("同一份申报有两个文件", "the same declaration twice"),
    {
        "": say(
            "“{name}”的这份申报重复了：{other} 是同一年度、同一阶段的同一张表。",
            "“{name}” is declared twice: {other} is the same form for the same year and stage.",
            "删去其中一份，或改正部门、项目、年度、申报阶段中写错的一项。",
            "Remove one of the two, or correct the department, project, year or stage that is wrong.",
        )
    },
    """Look for declarations that follow the same form and are of the same department, implementer, project, year and
    stage as one in an earlier file. Projects are told apart by their codes, or by their names where one has no code.

    Why: of two declarations of the same money no one knows which counts, and what adds them up counts it twice.

    查：与前一个文件的表样、部门、实施单位、项目、年度和申报阶段都相同的申报。项目按编码区分，有一方没有编码的按名称区
    分。
    理由：同一笔钱有两份申报，不知道以哪份为准，汇总时还会重复计算。
    """,
)

MISSING = Rule(
    "PG902",
    "missing-declaration",
    Severity.ERROR,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("名单要求申报，仓库里没有", "in the roster, not in the repository"),
    {
        "": say(
            "名单要求“{name}”申报 {year} 年度的目标，仓库里没有对得上的申报。",
            "The roster asks “{name}” for a declaration of {year}, and none of those that could be judged is it.",
            "补上这份申报；已经有的，先改正它的错误，再核对部门、项目和年度是否与名单一致；不必申报的，从名单中删去。",
            "Add it; where it is there, mend its errors, and make names and year agree with the roster; where none is "
            "due, remove the row.",
        ),
        "project": say(
            "名单要求“{department}”申报 {year} 年度的项目“{name}”，仓库里没有对得上的申报。",
            "The roster asks “{department}” for its project “{name}” of {year}, and none of those that could be judged "
            "is it.",
            "补上这份申报；已经有的，先改正它的错误，再核对部门、项目和年度是否与名单一致；不必申报的，从名单中删去。",
            "Add it; where it is there, mend its errors, and make names and year agree with the roster; where none is "
            "due, remove the row.",
        ),
    },
    """Look for rows of the roster of which the repository has no declaration: of that department, or of that project,
    by code or by name, in the year of the row, or in the newest year where the row names none. A row without a project
    asks for the department's own declaration; where no department has one that year, any of its projects will do. A
    file that does not fit its form answers for no row. The place is the row of the roster.

    Why: what was never handed in is found by no one who checks what was.

    查：名单里有、仓库里没有的申报：按编码或名称找那个部门或项目，年度以该行所写的为准，没有写的以最新的年度为准。没有项
    目的行要求部门整体申报；当年没有任何部门整体申报的，有该部门的项目申报即可。内容不合表样的文件对不上任何一行。位置
    标在名单的那一行。
    理由：只检查交上来的，永远发现不了没有交的。
    """,
)

UNEXPECTED = Rule(
    "PG903",
    "unexpected-declaration",
    Severity.WARNING,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("仓库里有，名单里没有", "in the repository, not in the roster"),
    {
        "": say(
            "{year} 年度的名单 {roster} 里没有“{name}”。",
            "The roster {roster} does not name “{name}” for {year}.",
            "核对部门的名称和编码；应当申报的，补进名单。",
            "Check the name and the code of the department; where it is due, add it to the roster.",
        ),
        "project": say(
            "{year} 年度的名单 {roster} 里没有“{department}”的项目“{name}”。",
            "The roster {roster} does not name the project “{name}” of “{department}” for {year}.",
            "核对项目的名称和编码；应当申报的，补进名单。",
            "Check the name and the code of the project; where it is due, add it to the roster.",
        ),
    },
    """Look for declarations of departments that the roster does not name for their year, and of projects that it does
    not name where it names others of that department.

    Why: a name that is not in the roster is mistyped, out of date, or a declaration no one asked for.

    查：部门不在当年名单里的申报；名单列出了该部门的项目、却没有列出这一个的项目申报。
    理由：名单里没有的名称，不是写错了，就是旧的，或者没有人要求申报。
    """,
)

DO_NOT_SUM = Rule(
    "PG904",
    "projects-do-not-sum",
    Severity.WARNING,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("项目申报之和不等于部门的项目支出", "a department's projects do not add up to its project expenditure"),
    {
        "": say(
            "“{name}”的项目支出是 {expected}，{count} 个项目的申报合计 {actual}，相差 {difference}。",
            "The project expenditure of “{name}” is {expected}, and its project declarations ({count}) add up to "
            "{actual}, {difference} apart.",
            "核对各项目的年度资金总额和部门的项目支出，补上缺少的项目，或改正写错的金额。",
            "Check the totals of the projects and the project expenditure; add the project that is missing, or correct "
            "the amount that is wrong.",
        )
    },
    """Look for departments whose project declarations of the same year and stage do not add up to the project
    expenditure of their own form, in 万元 and exactly. What adds up to all lines that projects may be paid from agrees
    too. Where one of the totals is blank or in an unknown unit, where a project is declared twice, or where the roster
    names one that is missing, this is undecided.

    Why: either a project is missing, or the department's form was not brought up to date with its projects.

    查：同一年度、同一阶段的项目申报相加，与部门整体申报的项目支出不等，以万元精确比较。与项目可以列支的各行之和相等的，
    也算相等。有总额空着或单位不明、有项目重复申报、名单里有项目还没有申报的，无法判断。
    理由：不是漏了项目，就是项目调整之后，部门的表没有随着改。
    """,
)

OVER = Rule(
    "PG905",
    "over-control-total",
    Severity.ERROR,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("总额超过控制数", "a department or project above its control total"),
    {
        "": say(
            "“{name}”的总额 {actual}，超过控制数 {expected}，多 {difference}。",
            "The total of “{name}”, {actual}, is above its control total of {expected}, by {difference}.",
            "压减到控制数以内；控制数有误的，改正名单。",
            "Bring it down to the control total; where that is wrong, correct the roster.",
        )
    },
    """Look for departments and projects whose total of the year is above the control total that the roster gives them,
    compared in 万元 and exactly. Blank lines may only make it more. Totals in an unknown unit are undecided.

    Why: the control total is decided before the declaration, and nothing above it can be approved.

    查：部门或项目的年度总额超过名单所定的控制数，以万元精确比较。空着的行只会使总额更大。单位不明的，无法判断。
    理由：控制数是申报之前定下的，超过的部分不可能批复。
    """,
)

BOILERPLATE = Rule(
    "PG906",
    "boilerplate",
    Severity.INFO,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("两份申报大部分雷同", "two declarations share most of their text and indicators"),
    {
        "": say(
            "“{name}”的申报与 {other} 雷同：{count} 个指标相同，如“{first}”和“{second}”，文字也大多相同。",
            "“{name}” is declared like {other}: {count} indicators are the same, such as “{first}” and “{second}”, and "
            "so is most of the text.",
            "按自己的工作改写目标和指标；任务确实相同的，用注释写明理由（perfgoal: ignore[PG906]）。",
            "Rewrite goal and indicators for the work at hand; where that is the same, say so in a comment "
            "(perfgoal: ignore[PG906]).",
        )
    },
    """Look for declarations of another department or project than an earlier one that have nine tenths of their
    indicators, by name and value, in common with it and, as far as a sketch of 64 samples of its clauses can tell, nine
    tenths of their texts. The configuration may set another share (`likeness`). Names of departments are left out of
    what is compared, and fewer than 5 indicators say nothing.

    Of the 190 pairs that 20 published declarations make, the most alike share 32 % of their clauses and 14 % of their
    indicators, so that none of them is told.

    Why: what was copied from another speaks of its work and its numbers, and promises nothing of one's own.

    查：与前一份申报属于不同的部门或项目，而指标（名称和指标值）十分之九相同，文字按 64 个分句的抽样也十分之九相同。配
    置可以规定别的比例（`likeness`）。部门名称不参加比较，指标少于 5 个的不比较。

    20 份公开的申报两两组成 190 对，最相近的一对分句有 32% 相同，指标有 14% 相同，因此没有一对报出。

    理由：抄来的申报，写的是别人的工作和数字，没有承诺自己要做的事。
    """,
)

WEAKER = Rule(
    "PG907",
    "weaker-than-last-year",
    Severity.WARNING,
    Stage.REPOSITORY,
    REPOSITORY,
    Text("资金不少于上年，目标却降低了", "money same or up while a target fell or was dropped"),
    {
        "": say(
            "资金不少于上年，而“{name}”的“{actual}”弱于上年的“{expected}”。",
            "The money is no less than last year's, but “{actual}” of “{name}” is weaker than “{expected}” was.",
            "把指标值定得不弱于上年，或在指标解释里写明降低的理由。",
            "Make it no weaker than last year's, or say in its explanation why it is.",
        ),
        "dropped": say(
            "资金不少于上年，而上年的指标有 {count} 个没有了：{names}。",
            "The money is no less than last year's, but indicators of last year ({count}) are gone: {names}.",
            "补上仍应考核的指标；改了名称的，恢复上年的名称以便比较。",
            "Add those that still matter; where one was renamed, give it last year's name, to be compared.",
        ),
    },
    """Look for declarations whose total is no less than that of the year before, and in which an indicator of the same
    name has a weaker value: less behind ≥ or >, more behind ≤ or <, in units that can be compared; or in which
    indicators of last year are gone, though at least half of them have stayed. Values without a sign say nothing of
    their direction, and are left alone.

    Why: who gets as much and promises less should say why.

    查：总额不少于上年，而同名指标的值弱于上年：≥、> 后面的数变小，≤、< 后面的数变大，单位可以比较；或者上年的指标有的没
    有了，而至少一半还在。没有写符号的，不知道方向，不比较。
    理由：拿同样多的钱，目标却低了，应当说明理由。
    """,
)
