"""Rules on tasks and the indicators that measure them."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from perfgoal.declaration import Task
from perfgoal.finding import Argument, Change, Message, Problem, Related, Repair, Severity, Text
from perfgoal.money import EXACT, Sum
from perfgoal.rules.basis import MATCHING, NONE
from perfgoal.rules.lexicon.matching import ALL_TASKS, NO_TASK
from perfgoal.rules.likeness import unmeasured
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case, NotApplicable, Outcomes, Row, Undecided, rule
from perfgoal.rules.tasks import SMALL_SHARE

MAX_NEAR = 20
"""For so many unknown names of a file the nearest task is looked up: it takes time."""
MOST_TASKS, LONGEST_NAME = 200, 100
"""So many tasks, and so many characters of their names, are compared with an unknown name."""

_BETWEEN = ("[;；\n]", "[,，]", "、", "[/和及与]")
"""What stands between the names of several tasks. Each may as well be a part of one, so that they are tried in turn."""

_NO_TASKS = NotApplicable(Text("表样没有任务", "the form has no tasks"))
_UNKNOWN = Undecided(
    Text("有指标的对应任务写错了，不知道指哪一项", "an indicator names a task that is not there, and may mean any")
)


class References(NamedTuple):
    """What the indicators write as their tasks: the numbers of the tasks that are named, and what names none, with its
    row and place in the list."""

    named: frozenset[int]
    unknown: tuple[tuple[Row, int, str], ...]

    @property
    def used(self) -> bool:
        """Whether any indicator writes a task."""
        return bool(self.named or self.unknown)


def references(case: Case) -> References:
    """Return what the indicators write as their tasks."""
    tasks = case.declaration.tasks
    known: dict[str, set[int]] = {word: set(range(len(tasks))) for word in ALL_TASKS}
    for index, task in enumerate(tasks):
        for name in (task.name, task.id or task.name):
            for spelling in _spellings(name):
                known.setdefault(spelling, set()).add(index)
    named: set[int] = set()
    unknown = []
    for row in case.rows if tasks else ():
        for place, name in enumerate(row.indicator.task):
            plain = plain_name(name)
            if plain and plain not in NO_TASK:
                meant = _named(name, known, _BETWEEN)
                named |= meant
                if not meant:
                    unknown.append((row, place, name))
    return References(frozenset(named), tuple(unknown))


def _named(name: str, known: dict[str, set[int]], between: Sequence[str]) -> set[int]:
    """Return the tasks that a name means, or several names with one of ``between`` between them; nothing if one is
    unknown."""
    for spelling in _spellings(name):
        if spelling in known:
            return known[spelling]
    if not between:
        return set()
    mark, *others = between
    found = [_named(piece, known, others) for piece in re.split(mark, name) if piece.strip()]
    return set().union(*found) if all(found) else _named(name, known, others)


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as names are compared, and without marks and without a number before it, which are no difference
    beyond argument."""
    yield plain_name(name)
    for each in (name, _numbering().sub("", name)):
        letters = "".join([sign for sign in plain_name(each).casefold() if sign.isalnum()])
        if letters:
            yield letters


@cache
def _numbering() -> re.Pattern[str]:
    """Return the pattern of the number before a name: 1. 一、 （一） ① 任务1：."""
    numeral = "[0-9０-９一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"\A\s*(?:任务)?(?:[(（]{numeral}[)）]|[①-⑳]|{numeral}[.．、)）:：\s])[.．、:：\s]*(?![0-9０-９])",
    )


@rule(
    "PG805",
    "unknown-task-reference",
    Severity.ERROR,
    NONE,
    summary=Text("对应任务不在任务清单中", "an indicator names a task that is not there"),
    what=Text(
        "指标“{name}”的对应任务是“{task}”，但没有叫这个名称或编号的任务。",
        "The task of “{name}” is “{task}”, but no task has that name or id.",
    ),
    help=Text(
        "改为任务的名称或编号，如“{example}”；不对应任何任务的，删去这一栏。",
        "Write the name or the id of a task, such as “{example}”; if it belongs to none, remove the field.",
    ),
    near=Message(
        Text(
            "指标“{name}”的对应任务是“{task}”，但没有叫这个名称或编号的任务，是不是“{near}”？",
            "The task of “{name}” is “{task}”, but no task has that name or id; did you mean “{near}”?",
        ),
        Text("确认后改为“{near}”。", "Change it to “{near}” if that is meant."),
    ),
)
def unknown_task_reference(case: Case) -> Outcomes:
    """Look for indicators whose task is none of the declaration's, by name or by id. Names are compared after NFKC,
    without white space, marks and a number before them. Several may stand in one text, with a mark, 和, 及 or 与
    between them; 全部任务 names all, 无 and — none.

    Why: whoever adds up the indicators of a task will miss this one.
    Basis: -.
    Wrong: the task 加强工业企业扶持 where the tasks are 加强工业企业服务 and 组建荔湾区产业投资基金.
    Right: the task 加强工业企业服务.

    查：指标的对应任务既不是任务的名称，也不是任务的编号。名称按 NFKC 归一后比较，不计空白、标点和前面的序号；
    可以用标点或“和”“及”“与”连写几项；写“全部任务”的对应各项任务，写“无”“—”的不对应任务。
    理由：按任务汇总指标时，会漏掉这个指标。
    错例：对应任务写“加强工业企业扶持”，而任务是“加强工业企业服务”和“组建荔湾区产业投资基金”。
    对例：对应任务写“加强工业企业服务”。
    """
    tasks = case.declaration.tasks
    if not tasks:
        yield _NO_TASKS
    names = list(dict.fromkeys(task.name for task in tasks))
    for number, (row, place, name) in enumerate(case.once(references).unknown):
        near = _nearest(name, names) if number < MAX_NEAR else None
        route = row.indicator.at("task", place)
        arguments: dict[str, Argument] = {"name": row.indicator.name, "task": name}
        if near is None:
            yield Problem(route, "", {**arguments, "example": names[0]})
            continue
        changes = [Change(route, near)]
        if len(row.indicator.task) == 1:  # the one that is there mends it: a list, or a text in its place
            changes.append(Change(row.indicator.at("task"), near))
        repair = Repair(Text(f"改为“{near}”", f"write “{near}”"), tuple(changes), safe=False)
        yield Problem(route, "near", {**arguments, "near": near}, repair=repair)


def _nearest(name: str, names: Sequence[str]) -> str | None:
    """Return the name that a name most likely means: the one that holds it, or is most like it."""
    known = {plain_name(each)[:LONGEST_NAME]: each for each in names[:MOST_TASKS]}
    plain = plain_name(name)[:LONGEST_NAME]
    holding = [each for each in known if len(plain) > 1 and plain in each]
    if len(holding) == 1:
        return known[holding[0]]
    near = get_close_matches(plain, known)
    return known[near[0]] if near else None


@rule(
    "PG813",
    "money-unmeasured",
    Severity.WARNING,
    MATCHING,
    summary=Text("有任务的资金没有指标对应", "task money that no indicator answers for"),
    what=Text(
        "指标已写明对应任务，但有 {count} 项任务没有指标对应，涉及资金 {money}，占任务资金的 {share}。",
        "The indicators name their tasks, but none names {count} of them: {money}, {share} of the money of all tasks, "
        "is not measured.",
    ),
    help=Text(
        "为这些任务各设指标，或在已有指标的“task”（对应任务）中写明任务名称。",
        "Give each of these tasks an indicator, or name it in the “task” (对应任务) of one that measures it.",
    ),
)
def money_unmeasured(case: Case) -> Outcomes:
    """Look for the money of tasks that no indicator names by its task field, once any indicator uses that field. It is
    one finding for all of them. While an indicator names a task that is not there (PG805), this is undecided.

    Why: the form asks that goals match the money; money that nothing measures cannot be answered for.
    Basis: 88号 matching.
    Wrong: three tasks, and every indicator names the first of them.
    Right: three tasks, each of them named by an indicator.

    查：只要有一个指标写了对应任务，就统计没有被任何指标写为对应任务的任务及其资金，合为一条。有对应任务写错的（PG805），
    改正之前不作判断。
    理由：绩效目标应当与资金相匹配；没有指标衡量的资金，无法考核。
    错例：三项任务，所有指标的对应任务都是第一项。
    对例：三项任务，每项都有指标写它为对应任务。
    """
    found, tasks = case.once(references), case.declaration.tasks
    if not tasks:
        yield _NO_TASKS
    elif not found.used:
        yield NotApplicable(Text("没有指标写明对应任务", "no indicator names its task"))
    elif found.unknown:
        yield _UNKNOWN
    elif left := _unnamed_with_money(tasks, found):
        every, money = Sum.of(task.amount for task in tasks), Sum.of(task.amount for task in left)
        share = EXACT.divide(money.value, every.value)
        what = Text("{name}：{amount}", "{name}: {amount}")
        yield Problem(
            case.declaration.at("tasks"),
            "",
            {
                "count": len(left),
                "money": money.value,
                "share": "<0.1%" if share < SMALL_SHARE else f"{share * 100:.1f}%",
            },
            tuple(Related(task.at("name"), what, {"name": task.name, "amount": task.amount.value}) for task in left),
        )


_NAMED = 5
"""So many tasks are named in one message."""


def _unnamed_with_money(tasks: Sequence[Task], found: References) -> list[Task]:
    return [task for index, task in enumerate(tasks) if task.amount.value and index not in found.named]


@rule(
    "PG804",
    "task-without-indicator",
    Severity.WARNING,
    MATCHING,
    summary=Text("任务没有指标衡量", "a task that no indicator measures"),
    what=Text(
        "任务“{name}”没有指标衡量：没有指标与它的关键词（{words}）或实施内容有相同的词。",
        "No indicator measures the task “{name}”: none shares a word with its key words ({words}) or its texts.",
    ),
    help=Text(
        "为它设一个衡量“{word}”的指标，写明数量、质量或完成时间；已有指标衡量它的，在其“task”（对应任务）中写明任务名称。",
        "Add an indicator of “{word}”, with a quantity, a quality or a date; if one measures it already, name the task "
        "in that indicator's “task” (对应任务).",
    ),
)
def task_without_indicator(case: Case) -> Outcomes:
    """Look for tasks that no indicator names, nor shares key words with. The key words of a task are its name without
    the place and without words that stand in any name (推进, 加强, 工作, 项目). It is enough that the name or the
    explanation of any indicator has two characters in a row of them that no other task's name has; that the name of
    one has two such pairs that others have too, or any pair where the key words are short; that it has a single
    character that no other task's name has (企 in 高企 for 高新技术企业); or that it has three characters in a row of
    the task's texts (the last two do not count in a satisfaction). A declaration with one task is not judged, nor are
    tasks of which PG813 speaks, nor names without key words. On the published declarations of docs/truth.md: 0 right,
    0 wrong.

    Why: the form asks that goals match the tasks; what no indicator measures cannot be answered for.
    Basis: 88号 matching.
    Wrong: a task 组建荔湾区产业投资基金, and no indicator on an investment or a fund.
    Right: the same task, and an indicator 产业投资基金组建规模.

    查：没有指标写它为对应任务、也没有指标与它有相同关键词的任务。任务的关键词是名称去掉地名和“推进”“加强”“工作”
    “项目”等通用词后的部分。有下列情形之一的，算有指标衡量：指标的名称或解释里有关键词中连续两个字，而且其他任务的名称没有
    这两个字；一个指标的名称里有关键词中两处连续的两个字（关键词很短的，一处就够）；指标名称里有关键词中的一个字，而且其他任务
    的名称没有这个字（如“高企”的“企”）；指标名称里有任务的实施内容或目标中连续三个字（后两种不看满意度指标）。
    只有一项任务的不查，PG813 已列出的不查，名称中没有关键词的不查。在 docs/truth.md 的已公开申报上：报对 0 条，
    报错 0 条。
    理由：绩效目标应当与任务相匹配；没有指标衡量的任务，无法考核。
    错例：任务是“组建荔湾区产业投资基金”，没有一个指标谈到投资或基金。
    对例：同一任务，有指标“产业投资基金组建规模”。
    """
    tasks = case.declaration.tasks
    if not tasks:
        yield _NO_TASKS
    elif len(tasks) == 1 or not case.rows:
        yield NotApplicable(Text("只有一项任务或没有指标", "there is one task only, or no indicator"))
    elif case.once(references).unknown:
        yield _UNKNOWN
    else:
        for task, pieces in unmeasured(case, _left(case)):
            arguments: dict[str, Argument] = {"name": task.name, "words": tuple(pieces[:_NAMED])}
            yield Problem(task.at("name"), "", {**arguments, "word": max(pieces, key=len)})


def _left(case: Case) -> list[Task]:
    """Return the tasks that no indicator names and of which PG813 does not speak."""
    found = case.once(references)
    return [
        task
        for index, task in enumerate(case.declaration.tasks)
        if index not in found.named and not (found.used and task.amount.value)
    ]
