"""Rules on how names are written: too long, copied, numbered by the template, broken by a space."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from perfgoal.declaration import Indicator, Project, Task
from perfgoal.finding import Argument, Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.rules.basis import COMPLETENESS, RELEVANCE, STYLE
from perfgoal.rules.lexicon.naming import NUMBERED
from perfgoal.rules.measures import unit_of
from perfgoal.rules.named import Name, is_measure, label_pattern, name_of
from perfgoal.rules.names import plain_name
from perfgoal.rules.narratives import Narrative, narratives
from perfgoal.rules.punctuation import is_chinese
from perfgoal.rules.rule import Case, Outcomes, rule
from perfgoal.rules.wishful import wishes

LONGEST = 30
"""Characters of a name, without the brackets at its end."""
SHORTEST_SENTENCE = 15
"""A shorter name with a full stop behind it is a name with a full stop behind it."""
COMMAS = 2
"""With so many, a name is a sentence. One may part a circumstance from what is measured."""
LONG_WITH_COMMA = 25
"""Characters from which on one comma makes a sentence."""
SHORTEST_PIECE = 10
"""Characters of a name that are no accident in the overall goal."""

_ALSO = Text("也保留了编号", "numbered as well")


@rule(
    "PG504",
    "name-too-long",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("名称过长，或者是一句话", "a name over 30 characters, or a sentence"),
    what=Text(
        "指标“{name}”的名称有 {count} 个字（不计编号和末尾的括号），超过 {most} 个。",
        "The name “{name}” has {count} characters without its number and the brackets at its end, more than {most}.",
    ),
    help=Text(
        "压缩成说明衡量什么的短语，如“设备验收合格率”；其余内容移到“指标解释”（explanation）。",
        "Shorten it to what is measured, such as “设备验收合格率”, and move the rest to “explanation” (指标解释).",
    ),
    sentence=Message(
        Text(
            "指标“{name}”的名称是一句话，不是指标名称。",
            "The name “{name}” is a sentence, and not the name of a measure.",
        ),
        Text(
            "改成说明衡量什么的短语，如“设备验收合格率”；其余内容移到“指标解释”（explanation），几件事分成几个指标。",
            "Change it to what is measured, such as “设备验收合格率”; move the rest to “explanation” (指标解释), and "
            "make several indicators of several matters.",
        ),
    ),
)
def name_too_long(case: Case) -> Outcomes:
    """Look for names over 30 characters, and for names that are a sentence: with a full stop or semicolon inside, with
    two commas or more, or one from 25 characters on, or of 15 characters or more with a full stop at the end, unless
    they end with what is measured (率, 人数). White space, the template's numbering and brackets at the end are not
    counted; 、 in an enumeration and the comma of a short name make no sentence. A name copied from the goal is left to
    PG505.

    Why: a name says what is measured; a sentence says what is done, and how much of it nobody knows.
    Basis: review practice.
    Wrong: 严控成本，严格按照项目资金落实各项工作，不扩大，不增债.
    Right: 项目总成本.

    查：名称超过 30 个字，或者是一句话：中间有句号或分号，有两个以上的逗号，或者 25 个字以上、有一个逗号，或者
    15 个字以上、以句号结尾（以率、人数等衡量的词结尾的除外）。空格、模板编号和末尾的括号不计；列举用的顿号和短名称
    里的逗号不算一句话。照抄总体目标的，由 PG505 指出。
    理由：名称说的是衡量什么；一句话说的是做什么，做到多少却没人知道。
    """
    copied = case.once(_copied)
    for name in map(name_of, case.rows):
        count, sentence = len(name.head), _is_sentence(name)
        if (sentence or count > LONGEST) and id(name.row) not in copied:
            arguments: dict[str, Argument] = {"name": name.row.indicator.name, "count": count, "most": LONGEST}
            yield Problem(name.row.indicator.at("name"), "" if count > LONGEST else "sentence", arguments)


def _is_sentence(name: Name) -> bool:
    head = name.head
    if "。" in head:
        return True
    if is_measure(head):
        return False
    commas = len(re.findall(",(?![0-9]{3})", head))  # those of 1,000 part no clauses
    if ";" in head or commas >= COMMAS or (commas and len(head) >= LONG_WITH_COMMA):
        return True
    return name.text.endswith("。") and len(head) >= SHORTEST_SENTENCE


@rule(
    "PG505",
    "name-copies-goal",
    Severity.WARNING,
    RELEVANCE,
    summary=Text("名称照抄总体目标", "the name is a piece of the overall goal"),
    what=Text(
        "指标“{name}”的名称照抄了总体目标里的话。",
        "The name “{name}” is a piece of the overall goal, word for word.",
    ),
    help=Text(
        "名称改为这句话拿什么衡量，如“矛盾纠纷化解率”“开展巡查次数”。",
        "Name what this part of the goal is measured by, such as “矛盾纠纷化解率” or “开展巡查次数”.",
    ),
)
def name_copies_goal(case: Case) -> Outcomes:
    """Look for names of 10 characters or more that stand in the overall goal word for word. White space, the
    template's numbering and brackets at the end are not counted. A name that ends with what is measured (结案率, 人数),
    and a row that is measured by a number other than a share, or by a date, are let be: goal and indicator may well
    use the same words for one thing. A wish with a share is left to PG515.

    Why: the goal says what is to come about, the indicator how that is told; said twice, it is not told at all.
    Basis: review practice.
    Wrong: 引导高校毕业生到基层就业创业, a clause of the goal, with the value 是.
    Right: 到基层就业的高校毕业生人数 with the value ≥200人.

    查：名称有 10 个字以上，逐字见于总体目标。空格、模板编号和末尾的括号不计。以衡量的词结尾的（结案率、人数），
    以及用百分比以外的数或日期衡量的，不算：目标和指标说同一件事，可以用同样的词。写成百分比的愿望由 PG515 指出。
    理由：目标说要做成什么，指标说怎样看出做成了；把目标再抄一遍，还是看不出来。
    错例：引导高校毕业生到基层就业创业（总体目标里的一句话），值是“是”。
    对例：到基层就业的高校毕业生人数，值是≥200人。
    """
    for name, goal in case.once(_copied).values():
        related = (Related(goal.route, Text("总体目标", "the overall goal")),)
        yield Problem(name.row.indicator.at("name"), "", {"name": name.row.indicator.name}, related)


def _copied(case: Case) -> dict[int, tuple[Name, Narrative]]:
    """Return the names that are a piece of the goal, each with that goal, by the ``id`` of the row."""
    goals = [(plain_name(text.text), text) for text in case.once(narratives) if text.kind == "goal"]
    names = [name for name in map(name_of, case.rows) if len(name.head) >= SHORTEST_PIECE and not is_measure(name.head)]
    found = {id(name.row): (name, goal) for name in names for text, goal in goals if name.head in text}
    told = {id(name.row) for name, _ in case.once(wishes)}
    for value in case.values_of(name.row for name, _ in found.values()):
        if value.target.end or (value.number is not None and unit_of(value).base != "%"):
            told.add(id(value.row))
    return {key: copied for key, copied in found.items() if key not in told}


@rule(
    "PG517",
    "template-numbering",
    Severity.WARNING,
    COMPLETENESS,
    summary=Text("名称保留了表样的编号", "the template's numbering kept in a name"),
    what=Text(
        "有 {count} 个指标的名称保留了表样的编号，如“{label}”。",
        "Indicators whose names keep the template's numbering, such as “{label}”: {count}.",
    ),
    help=Text("删去编号，如写成“{mended}”。", "Remove it, which leaves names such as “{mended}”."),
    empty=Message(
        Text(
            "指标的名称只有表样的编号“{label}”。",
            "The name of the indicator is the template's numbering, “{label}”, and nothing else.",
        ),
        Text(
            "填写衡量什么，如“高企认定数量”；用不着的，删去这一行。",
            "State what is measured, such as “高企认定数量”, or remove the row.",
        ),
    ),
)
def template_numbering(case: Case) -> Outcomes:
    """Look for names that begin with the template's 指标1：, 目标2、 or their like. All of them are one finding, and
    removing the numbering is its fix, but for names that only the numbering tells apart; a name with nothing behind
    it is a finding of its own. 目标 and 指标 with a number and no sign behind it (目标5家企业) are words of the name.

    Why: the template numbers its blank lines; in the form the numbers stand between the reader and the name.
    Basis: review practice.
    Wrong: 指标1：小区居民满意度.
    Right: 小区居民满意度.

    查：名称以表样的“指标1：”“目标2、”等编号开头。全部合为一处指出，可以自动删去编号（只靠编号才能区分的名称除外）；
    只有编号、没有名称的，逐个指出。“目标”“指标”后面有数而没有冒号、顿号的（目标5家企业），是名称的一部分。
    理由：编号是表样给空行用的，留在名称前面妨碍阅读和比较。
    """
    labelled = [name for name in map(name_of, case.naming(NUMBERED)) if name.text != name.row.plain]
    numbered = [name for name in labelled if name.text]
    for name in labelled:
        if not name.text:
            yield Problem(name.row.indicator.at("name"), "empty", {"label": name.row.indicator.name.strip()})
    if not numbered:
        return
    first, *others = numbered
    taken = Counter((name.row.branch.identity, name.text) for name in map(name_of, case.rows))
    changes = tuple(
        Change(name.row.indicator.at("name"), mended)
        for name in numbered
        if taken[name.row.branch.identity, name.text] == 1
        and plain_name(mended := label_pattern().sub("", name.row.indicator.name)) == name.text
    )
    label = label_pattern().match(first.row.indicator.name)
    arguments: dict[str, Argument] = {
        "count": len(numbered),
        "label": label.group().strip() if label else first.row.plain.removesuffix(first.text),
        "mended": first.written,
    }
    related = tuple(Related(name.row.indicator.at("name"), _ALSO) for name in others)
    repair = Repair(Text("删去名称前的编号", "remove the numbering before the names"), changes)
    yield Problem(first.row.indicator.at("name"), "", arguments, related, repair=repair)


@rule(
    "PG810",
    "line-break-in-name",
    Severity.INFO,
    STYLE,
    summary=Text("名称中间有空格或换行", "a line break or space inside a Chinese name"),
    what=Text(
        "名称“{mended}”中间，“{before}”与“{behind}”之间有空格。",
        "There is a space inside the name “{mended}”, between “{before}” and “{behind}”.",
    ),
    help=Text(
        "删去空格；它分开的是并列的几项的，改用顿号“、”。",
        "Remove it; if it parts the items of an enumeration, write “、”.",
    ),
    line=Message(
        Text(
            "名称“{mended}”中间，“{before}”与“{behind}”之间换了行。",
            "There is a line break inside the name “{mended}”, between “{before}” and “{behind}”.",
        ),
        Text("把名称写在一行里，中间不留空格。", "Write the name in one line, without a space in between."),
    ),
)
def line_break_in_name(case: Case) -> Outcomes:
    """Look for a space between two Chinese characters of the name of an indicator, a task or the project, and for a
    line break anywhere inside one. A space beside a Latin letter or a digit (R&D 统计填报数) and one beside a bracket
    are let be. What is a single space or a line break is removed by the fix; of several spaces, which may part the
    items of an enumeration, the fix is not safe.

    Why: it comes from a wrapped cell or an aligned table, and keeps the name from being found and compared.
    Basis: style.
    Wrong: 村组 干部人数.
    Right: 村组干部人数.

    查：指标、任务或项目的名称里，两个汉字之间有空格，或者中间换了行。字母、数字旁边的空格（R&D 统计填报数）和括号旁边的
    空格不算。只有一处空格或换行的，可以放心自动删去；有几处空格的，可能是并列的几项，须确认。
    理由：它是单元格折行或排版对齐留下的，妨碍查找和比较。
    """
    declaration = case.declaration
    parts: list[Indicator | Task | Project] = [row.indicator for row in case.rows]
    parts += declaration.tasks
    parts += [declaration.project] if declaration.project else []
    for part in parts:
        gaps, mended = _gaps(part.name)
        if gaps:
            first = gaps[0]
            safe = len(gaps) == 1 or all(gap.line for gap in gaps)
            repair = Repair(Text(f"写成“{mended}”", f"write “{mended}”"), (Change(part.at("name"), mended),), safe)
            arguments = {"mended": mended, "before": first.before, "behind": first.behind}
            yield Problem(part.at("name"), "line" if first.line else "", arguments, repair=repair)


class Gap(NamedTuple):
    """White space that does not belong into a name, the words on its two sides, and whether it is a ``line`` break."""

    before: str
    behind: str
    line: bool


def _gaps(name: str) -> tuple[list[Gap], str]:
    """Return the gaps in a name, and the name without them."""
    pieces = [(piece, place == 0) for line in name.splitlines() for place, piece in enumerate(line.split())]
    gaps, joined = list[Gap](), [piece for piece, _ in pieces[:1]]
    for (before, _), (piece, broken) in pairwise(pieces):
        sides = before[-1], piece[0]
        chinese = all(map(is_chinese, sides))
        if broken or chinese:
            gaps.append(Gap(before, piece, broken))
        one_word = chinese or (broken and not all(map(str.isascii, sides)))
        joined.append(piece if one_word else f" {piece}")
    return gaps, "".join(joined)
