"""Rules on texts taken over from elsewhere: from another field, or from another year."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from perfgoal.declaration import Section, Task
from perfgoal.finding import Argument, FieldName, Message, Problem, Related, Severity, Text
from perfgoal.rules.basis import REVIEW
from perfgoal.rules.lexicon.prose import CALLED_BY_YEARS, OF_ANOTHER_YEAR, THIS_YEAR
from perfgoal.rules.lexicon.words import Words
from perfgoal.rules.names import plain_name
from perfgoal.rules.narratives import Narrative, narratives
from perfgoal.rules.rule import Case, Outcomes, Undecided, rule

_SHORTEST_COPY = 10
"""Characters of a text that nobody writes twice by chance."""
_BEGINNING = 8
"""Characters that tell most texts apart."""
_LOOKED_AT = 24
"""Characters of a text as written in which so many will be, with white space between them."""

_NO_CYCLE = Undecided(
    Text("没有写实施周期，不知道是否跨年", "without a cycle nobody knows whether there is more than the year")
)
_THE_SAME = Text("与这里相同", "the same as here")


@rule(
    "PG803",
    "copied-text",
    Severity.WARNING,
    REVIEW,
    summary=Text("两处文字逐字相同", "two texts that are word for word the same"),
    what=Text("“{field}”与“{other}”逐字相同。", "“{field}” is word for word the same as “{other}”."),
    help=Text(
        "两处各写各的内容；多余的一处删去。", "Let each say what it is for, or remove the one that is not needed."
    ),
    goal=Message(
        Text(
            "“{field}”与“{other}”逐字相同，可是周期从 {start} 到 {end}，跨了年度。",
            "“{field}” is word for word the same as “{other}”, though the cycle, from {start} to {end}, reaches into "
            "another year.",
        ),
        Text(
            "“{field}”只写 {year} 年完成的部分，如完成多少、到年末达到什么程度。",
            "Let “{field}” say what part of it is done in {year}: how much, and how far it comes by the year's end.",
        ),
    ),
    task=Message(
        Text(
            "任务“{name}”的“{field}”与“{other}”逐字相同。",
            "“{field}” of the task “{name}” is word for word the same as its “{other}”.",
        ),
        Text(
            "“{other}”写做什么，“{field}”写做成什么样、做到多少。",
            "Let “{other}” say what is done, and “{field}” what comes of it, and how much.",
        ),
    ),
    tasks=Message(
        Text(
            "任务“{name}”的“{field}”与任务“{other_name}”的“{other}”逐字相同。",
            "“{field}” of the task “{name}” is word for word the same as “{other}” of “{other_name}”.",
        ),
        Text(
            "分别写明两项任务各做什么；确是一件事的，合并为一项任务。",
            "Say of each task what it does; if it is one thing, make it one task.",
        ),
    ),
)
def copied_text(case: Case) -> Outcomes:
    """Look for texts of 10 characters or more that are word for word the same, after NFKC and without white space: the
    goals of the cycle and of the year, what a task does and is to achieve, texts of two tasks, further blocks. Where
    the project or the cycle lies within one year, both goals may be one.

    Why: one of the two was pasted, and what belongs there is missing.
    Basis: review practice.
    Wrong: 项目总目标 and 年度总体目标 of a project of three years, both 完成年度拆违任务.
    Right: 项目总目标 拆除存量违建1,200处, 年度总体目标 拆除存量违建400处.

    查：去掉空白后逐字相同、10个字以上的两处文字：项目总目标与年度总体目标、任务的实施内容与期望目标、两项任务之间、
    其他文字之间。项目或周期不跨年的，总目标与年度目标可以相同。
    理由：其中一处是粘贴来的，本该写的内容没有写。
    错例：三年期项目的项目总目标和年度总体目标都写“完成年度拆违任务”。
    """
    for first, second in _copies(case.once(narratives)):
        if first.kind == second.kind == "goal":
            period = _period(case)
            if period is None:
                yield _NO_CYCLE
            elif period[0][:4] != period[1][:4]:
                yield _copied(case, first, second, "goal", {"start": period[0], "end": period[1]})
        elif isinstance(first.part, Task) and isinstance(second.part, Task):
            variant = "task" if first.part is second.part else "tasks"
            yield _copied(case, first, second, variant, {"name": second.part.name, "other_name": first.part.name})
        else:
            yield _copied(case, first, second, "", {})


def _copied(case: Case, first: Narrative, second: Narrative, variant: str, more: dict[str, Argument]) -> Problem:
    arguments: dict[str, Argument] = {"field": _name(second), "other": _name(first), "year": str(case.declaration.year)}
    return Problem(second.route, variant, arguments | more, (Related(first.route, _THE_SAME),))


def _name(narrative: Narrative) -> str | FieldName:
    """Return what a text is called: a further block by its title."""
    part = narrative.part
    return part.label if isinstance(part, Section) else FieldName(narrative.route)


def _copies(found: tuple[Narrative, ...]) -> Iterator[tuple[Narrative, Narrative]]:
    """Yield each text that is the same as one before it, and that one. Only those that begin alike are compared in
    full: to normalize all would take longer than most rules together."""
    often = Counter(_beginning(narrative) for narrative in found)
    seen: dict[str, Narrative] = {}
    for narrative in found:
        if often[_beginning(narrative)] > 1:
            plain = plain_name(narrative.text)
            if len(plain) >= _SHORTEST_COPY and seen.setdefault(plain, narrative) is not narrative:
                yield seen[plain], narrative


def _beginning(narrative: Narrative) -> str:
    """Return the first characters of a text, as texts are compared."""
    return plain_name(narrative.text[:_LOOKED_AT])[:_BEGINNING]


def _period(case: Case) -> tuple[str, str] | None:
    """Return the start and the end of the project or the cycle, as written, where there is one."""
    part = case.declaration.project or case.declaration.cycle
    return None if part is None else (part.start.strip(), part.end.strip())


_CENTURY = Words("20")


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"《[^《》]*》|“[^“”]*”")


_MOST_YEARS = 100
"""Years in one text that are looked at."""
_NEAR_BEFORE, _NEAR_BEHIND = 12, 20
"""Characters around a year in which a word may tell why it is named."""


@rule(
    "PG808",
    "year-in-text",
    Severity.WARNING,
    REVIEW,
    summary=Text("文字里的年份不是申报年度", "a goal or name that speaks of another year"),
    what=Text(
        "“{field}”里写的是“{found}”，申报的是 {year} 年，像是沿用了以前的文字。",
        "“{field}” speaks of “{found}”, where {year} is declared: the text looks like that of an earlier year.",
    ),
    help=Text(
        "核对后改为“{example}”，并核对其中的数；年份没有写错的，写明缘由，如“{found}结转”。",
        "Write “{example}”, and check the numbers too; if the year is meant, say why it is named, such as "
        "“{found}结转”.",
    ),
)
def year_in_text(case: Case) -> Outcomes:
    """Look for goals and for names of tasks and indicators that name no other year than earlier ones, as the year in
    which something is done (2023年度, 2023年完成). Not in 《》 or “”, not within the project or the cycle, and not
    where a word near it says why: a comparison (较, 基数), history (建成, 启动), debts and payments (结转, 尾款, 考核),
    or a project that is called by its year.

    Why: the text was taken over from last year, and its numbers perhaps with it.
    Basis: review practice.
    Wrong: budget year 2024, goal 完成2023年度就业目标任务.
    Right: budget year 2024, goal 完成2024年度就业目标任务.

    查：总体目标、任务名称、指标名称里只写了以前的年份，而且说的是那一年做事（2023年度、2023年完成）。《》和引号里的、
    项目或周期之内的年份，以及附近有字眼说明缘由的（较、基数、建成、启动、结转、尾款、考核，以年份命名的项目）不算。
    理由：文字沿用上年的，里面的数往往也没有改。
    错例：2024年申报，总体目标“完成2023年度就业目标任务”。
    对例：总体目标“完成2024年度就业目标任务”。
    """
    year, first = case.declaration.year, _first_year(case)
    found = [(goal.route, goal.text) for goal in case.once(narratives) if goal.kind == "goal"]
    found += [(task.at("name"), task.name) for task in case.declaration.tasks if "20" in task.name]
    found += [(row.indicator.at("name"), row.indicator.name) for row in case.naming(_CENTURY)]
    for route, text in found:
        said = _stale(text, first)
        if said is not None:
            arguments: dict[str, Argument] = {"field": FieldName(route), "found": said, "year": str(year)}
            yield Problem(route, "", {**arguments, "example": f"{year}{said[4:]}"})


def _first_year(case: Case) -> int:
    """Return the first year of which the declaration may well speak."""
    year, period = case.declaration.year, _period(case)
    named = _years().findall(case.declaration.project.name) if case.declaration.project else []
    return min([year, *map(int, named), *([int(period[0][:4])] if period else [])])


def _stale(text: str, first: int) -> str | None:
    """Return the first year of ``text`` where it names only years before ``first``, and names them as the time at which
    something is done; else ``None``."""
    text = _quoted().sub("", text)
    years = list(islice(_years().finditer(text), _MOST_YEARS))
    if not years or any(int(match[0]) >= first for match in years):
        return None
    if not all(_is_when(text, match) for match in years):
        return None
    match = years[0]
    return match[0] + ("年度" if text.startswith("年度", match.end()) else "年")


def _is_when(text: str, match: re.Match[str]) -> bool:
    """Whether something is done in a year, and no word near it says why the year is named."""
    start, end = match.span()
    behind = text[end : end + _NEAR_BEHIND]
    said = THIS_YEAR.starts(behind[1:]) if behind.startswith("年") else None
    done = said is not None and not behind.startswith("的", 1 + len(said))
    if not (done or behind.startswith("年底前")):
        return False
    before = re.split("[。；;\n]", text[max(0, start - _NEAR_BEFORE) : start])[-1]
    behind = re.split("[。；;\n]", behind)[0].removeprefix("年底前")
    named = behind.startswith("年度") and CALLED_BY_YEARS.find(behind)
    return not (named or OF_ANOTHER_YEAR.find(before) or OF_ANOTHER_YEAR.find(behind))
