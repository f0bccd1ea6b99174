"""Rules on the overall goal: whether it says enough, says how much, and is a goal at all."""

import re
from collections.abc import Iterator
from functools import cache

from perfgoal.document import Route
from perfgoal.finding import FieldName, Message, Problem, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, FEASIBILITY
from perfgoal.rules.leftovers import is_unfilled
from perfgoal.rules.lexicon.prose import AHEAD, AIMS, BECAUSE, DONE, FUNDED, SHORT_OF_MONEY
from perfgoal.rules.measures import numbers
from perfgoal.rules.narratives import Narrative, narratives
from perfgoal.rules.punctuation import is_chinese
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, rule

SHORTEST = 20
"""Chinese characters of a goal that says something."""
_REASON = 8
"""Characters that may stand between 因 and 资金紧张."""

_TOLD = NotApplicable(Text("已由PG801、PG812指出", "told already (PG801, PG812)"))


def goals(case: Case) -> tuple[Narrative, ...]:
    """Return the texts of the goal that are filled in: the one, or those of the whole cycle and of the year; once only
    where the two are the same."""
    filled = [text for text in case.once(narratives) if text.kind == "goal" and not is_unfilled(text.text)]
    first = {goal.text.strip(): goal for goal in reversed(filled)}
    return tuple(reversed(first.values()))


def _too_short(case: Case) -> dict[Route, int]:
    """Return the routes of the goals that are too short, and how many Chinese characters they have."""
    other = case.once(_no_goals)
    counts = {goal.route: _count(goal.text) for goal in case.once(goals) if goal.route not in other}
    return {route: count for route, count in counts.items() if count < SHORTEST}


def _count(text: str) -> int:
    """Return how many Chinese characters ``text`` has."""
    return sum(map(is_chinese, text))


@rule(
    "PG801",
    "goal-too-short",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("总体目标过短", "an overall goal of less than 20 Chinese characters"),
    what=Text(
        "“{field}”只有 {count} 个汉字，说不清做什么、做到什么程度。",
        "“{field}” has {count} Chinese characters, too few to say what is done, and how well.",
    ),
    help=Text(
        "写明做什么、做多少、达到什么效果，如“新建农村公路12公里，验收合格率100%，方便沿线3个村的群众出行”。",
        "Say what is done, how much of it, and to what effect, such as "
        "“新建农村公路12公里，验收合格率100%，方便沿线3个村的群众出行”.",
    ),
)
def goal_too_short(case: Case) -> Outcomes:
    """Look for goals of less than 20 Chinese characters, each of the two where there is one for the cycle and one for
    the year. Digits and punctuation do not count. Of a goal that PG105 or PG812 tells of, this rule says nothing.

    Why: indicators detail a goal, and of such a goal there is nothing to detail.
    Basis: review practice.
    Wrong: 完成项目主体工程70%.
    Right: 新建农村公路12公里，验收合格率100%，方便沿线3个村的群众出行.

    查：不足20个汉字的总体目标；分项目总目标和年度总体目标的，逐个看。数字和标点不计。PG105、PG812已指出的不再提示。
    理由：指标是目标的细化，目标没有内容，指标就无从细化。
    """
    for route, count in case.once(_too_short).items():
        yield Problem(route, "", {"field": FieldName(route), "count": count})


@cache
def _beginnings() -> re.Pattern[str]:
    """Return the pattern of what may be a number, or begin something that has one in it."""
    return re.compile(rf"[《〔\[(（【\d目任指第零]|百分|[A-Za-z]+|[{_NUMERALS}]+")


@cache
def _numbers() -> re.Pattern[str]:
    """Return the pattern of a ``number``, and of what is none: titles, documents, years and months, names with a digit
    in them, 第三; and of what may be the ``item`` of a list."""
    return re.compile(
        r"《[^《》]*》|[〔\[(（【][12][0-9]{3}(?:年度?)?[〕\])）】](?:第?[0-9]+号)?"
        r"|(?:19|20)[0-9]{2}[年./—–~～至-](?:[0-9]{1,2}(?![0-9])(?:[月./-](?:[0-9]{1,2}(?![0-9]))?)?)?"
        r"|(?P<item>[(（]?[0-9]{1,2}(?:[)）、]|[.．](?![0-9])))"
        rf"|(?:目标|任务|指标)[0-9]{{1,2}}|第[0-9零百{_NUMERALS}]+"
        r"|[A-Za-z]+-?[0-9]+(?:\.[0-9]+)?|[345][GA](?![A-Za-z0-9])|[0-9]{1,2}月(?:份|[0-9]{1,2}[日号])?"
        rf"|(?P<number>\d|(?:[{_NUMERALS}]{{2,}}|[{_NUMERALS[1:]}])[余多]?(?:{_MEASURES})|一[座所家栋台场处户名期里]|百分[之百]"
        r"|零(?=增长|事故|投诉|发生|伤亡|差错|违规|拖欠|缺陷|火灾))"
    )


_NUMERALS = "一二两三四五六七八九十百千万"
_MEASURES = (
    "[个项类次家条所座台名户场人处件篇套支种间栋里亩米元倍成天月轮批份张本例宗艘架株头只辆部幅期站]|公里|平方米|百分"
)
_BEFORE_ITEMS = frozenset("。；;！，,、:：")
"""What stands before the number of an item in a list, but for white space."""


@rule(
    "PG802",
    "goal-without-number",
    Severity.INFO,
    COMPLETENESS,
    summary=Text("总体目标没有数量", "an overall goal that holds no number"),
    what=Text(
        "“{field}”没有一个数量，年末看不出是否达到。",
        "“{field}” holds no number: at the end of the year nobody can tell whether it was reached.",
    ),
    help=Text("把最主要的数写进去，如“{example}”。", "Put the main numbers into it, such as “{example}”."),
)
def goal_without_number(case: Case) -> Outcomes:
    """Look for an overall goal that holds no number: no digit, no 三个 or 两项, no 零增长. Years and months, titles in
    《》, the numbers of documents and of a list are no numbers. One of the goals of the cycle and of the year is
    enough. Of a goal that PG801 or PG812 tells of, this rule says nothing.

    Why: what is to be reached by the end of the year can only be seen by a number.
    Basis: review practice.
    Wrong: 全面改善农村义务教育薄弱学校办学条件，提高义务教育均衡发展水平.
    Right: 改造农村义务教育薄弱学校6所，覆盖学生4,200人.

    查：没有数量的总体目标。阿拉伯数字、三个、两项、零增长都算数量；年份和月份、《》中的名称、文号、条目编号不算。
    项目总目标和年度总体目标中有一处写了数量即可。PG801、PG812已指出的不再提示。
    理由：有数量，年末才看得出目标是否达到。
    """
    told = {*case.once(_too_short), *case.once(_no_goals)}
    open_goals = [goal for goal in case.once(goals) if goal.route not in told]
    if not open_goals:
        yield _TOLD
    elif len(open_goals) == len(case.once(goals)) and not any(_has_number(goal.text) for goal in open_goals):
        route = open_goals[0].route
        yield Problem(route, "", {"field": FieldName(route), "example": _example(case)})


def _has_number(text: str) -> bool:
    place = 0
    while (beginning := _beginnings().search(text, place)) is not None:
        place, end = beginning.span()
        match = _numbers().match(text, place)
        if match is None:
            place = end
        elif match["number"] or (match["item"] and not _is_item(text, place)):
            return True
        else:
            place = match.end()
    return False


def _is_item(text: str, place: int) -> bool:
    """Whether the number at ``place`` counts the items of a list."""
    return place == 0 or text[place - 1].isspace() or text[place - 1] in _BEFORE_ITEMS


def _example(case: Case) -> str:
    """Return the first number that an indicator promises, with its name; one without quotes, as it will be quoted."""
    for value in case.once(numbers):
        if value.target.unit not in (None, "%") and "“" not in value.row.indicator.name:
            return value.row.indicator.name + value.text.strip()
    return "培训200人次"


@rule(
    "PG812",
    "not-a-goal",
    Severity.WARNING,
    FEASIBILITY,
    summary=Text("总体目标不是目标", "a goal that is a remark on funding, or says what was done"),
    what=Text(
        "“{field}”说的是资金情况（“{text}”），不是要达到的目标。",
        "“{field}” speaks of funding (“{text}”), and of nothing to be reached.",
    ),
    help=Text(
        "写明用这笔资金办成什么、办多少，如“新建农村公路4公里”；资金情况移到“附加内容”（sections）。",
        "Say what is done with the money, how much, such as “新建农村公路4公里”; move the remark to “sections” "
        "(附加内容).",
    ),
    done=Message(
        Text(
            "“{field}”写的是已经做了的事（“{text}”），不是要达到的目标。",
            "“{field}” says what was done (“{text}”), and nothing to be reached.",
        ),
        Text(
            "改写成到年末要达到的结果，如“{example}”。",
            "State what is to be reached by the end of the year, such as “{example}”.",
        ),
    ),
)
def not_a_goal(case: Case) -> Outcomes:
    """Look for goals of which every sentence is a remark on funding (因财政资金紧张，结转下年; 根据…号文件下达资金),
    and for goals most of whose sentences say what was done (解决了…, 已完成…) while none looks ahead. A sentence that
    says what the money is for is a goal, and 解决村级资金不足问题 is one too.

    Why: what is over, or is about money alone, cannot be reached or missed.
    Basis: review practice.
    Wrong: 因财政资金紧张，结转下年支付.
    Right: 新建农村公路4公里，验收合格率100%.

    查：每一句都只说资金情况的目标（因财政资金紧张，结转下年；根据……号文件下达资金），以及多半句子说已经做了的事
    （解决了……、已完成……）、又没有一句说今后的目标。写明资金用途的不算，“解决村级资金不足问题”也不算。
    理由：已经过去的事、只说钱的话，谈不上达到没有达到。
    """
    for route, (variant, said) in case.once(_no_goals).items():
        yield Problem(route, variant, {"field": FieldName(route), **said})


def _no_goals(case: Case) -> dict[Route, tuple[str, dict[str, str]]]:
    """Return, by its route, what each text that is no goal is instead, with a sentence or clause that shows it
    (``text``), and what was done as a goal (``example``)."""
    found = {}
    for goal in case.once(goals):
        said = _judge(list(_sentences(goal.text)))
        if said is not None:
            found[goal.route] = said
    return found


def _judge(sentences: list[str]) -> tuple[str, dict[str, str]] | None:
    if sentences and all(map(_is_remark, sentences)):
        return "", {"text": sentences[0]}
    done = [clause for clause in map(_done, sentences) if clause]
    if 2 * len(done) <= len(sentences) or any(AHEAD.find(sentence) for sentence in sentences):
        return None
    text, example = done[0]
    return "done", {"text": text, "example": example}


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences and the items of a list in ``text`` that hold a Chinese character."""
    for sentence in _ends().split(text):
        if _count(sentence):
            yield sentence.strip()


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[。；;！!？?\n]|(?<![0-9])[0-9]{1,2}(?:、|[.．](?![0-9]))")


def _is_remark(sentence: str) -> bool:
    """Whether a sentence says why there is no money, or where it came from, and nothing of what it is for."""
    short = SHORT_OF_MONEY.find(sentence)
    if short is not None:
        place = sentence.index(short)
        return BECAUSE.find(sentence[max(0, place - _REASON) : place]) is not None
    return FUNDED.find(sentence) is not None and AIMS.find(sentence) is None


@cache
def _past() -> re.Pattern[str]:
    """Return the pattern of 了 behind a verb: none of 为了, 除了, 不了, 了解, 了结."""
    return re.compile(r"(?<=[一-鿿])(?<![为除未罢极好不])了(?![解结然却如不得])")


def _done(sentence: str) -> tuple[str, str] | None:
    """Return the clause of a sentence that says what was done, and the same as a goal; ``None`` where none does.
    已建成的 names what there is."""
    for clause in re.split("[，,]", sentence):
        word = DONE.find(clause)
        if word is not None and not clause.partition(word)[2].startswith(("的", "后")):
            return clause, clause.replace(word, word.removeprefix("已").removeprefix("经"))
        if _past().search(clause):
            return clause, _past().sub("", clause)
    return None
