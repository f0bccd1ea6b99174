"""Declarations made of real words by a seeded dice: any form, any field, texts short and long.

What they say is no sense, but it looks like what departments write: numbered points, brackets, Latin words, figures,
line feeds, and narratives that go on over pages. Each passes ``perfgoal.load``.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from exchange.prose import (
    ASPECTS,
    LOCAL,
    OFFICES,
    PLACES,
    UNITS,
    WORDS_OF_VALUE,
    narrative,
    office,
    sentence,
    task_name,
    thing,
)
from perfgoal.forms import Form, Group, form_names, packaged_form

LONGEST = 3_000
"""Characters of the longest texts, about."""


def generated(seed: int) -> str:
    """Return the YAML of a declaration, always the same for a ``seed``. The forms follow one another by the seed."""
    dice = Random(seed)
    names = form_names()
    return "\n".join(_lines(_declaration(dice, packaged_form(names[seed % len(names)])))) + "\n"


def _declaration(dice: Random, form: Form) -> dict[str, Any]:
    tree: dict[str, Any] = {"perfgoal": "1", "form": form.form, "year": str(dice.randint(2021, 2026))}
    tree["department"] = f"{dice.choice(PLACES)}区{dice.choice(OFFICES)}"
    some = _Chance(dice)
    tree |= some(0.2, "stage", lambda: dice.choice(("一上", "二上", "批复", "调整")))
    tree |= some(0.2, "code", lambda: str(dice.randint(100_000, 999_999)))
    tree |= some(0.3, "cycle", lambda: _cycle(dice))
    tree |= some(0.2, "profile", lambda: {"staff": str(dice.randint(5, 900)), "subordinates": str(dice.randint(0, 20))})
    if form.kind == "project":
        tree |= some(0.9 if form.labels.implementer else 0.2, "implementer", lambda: tree["department"] + "事务中心")
        tree["project"] = _project(dice, some)
    tree["budget" if form.kind == "department" else "funding"] = _money(dice, form)
    tree["goal"] = _goal(dice, form)
    if form.kind == "department":
        tree["tasks"] = _tasks(dice)
        tree |= some(0.4, "other_tasks", lambda: narrative(dice))
    elif dice.random() < 0.3:
        tree["details"] = [_detail(dice, some) for _ in range(dice.randint(1, 4))]
    tree["indicators"] = _indicators(dice, form, [task["name"] for task in tree.get("tasks", ())])
    labels = dice.sample(["立项依据", "实施方案", "保障措施", "绩效监控安排"], dice.randint(1, 3))
    tree |= some(0.3, "sections", lambda: [{"label": label, "text": narrative(dice)} for label in labels])
    tree |= some(0.2, "extra", lambda: {key: sentence(dice) for key in dice.sample(LOCAL, 2)})
    return tree


class _Chance:
    """Gives a key with what is made for it, now and then."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice

    def __call__(self, odds: float, key: str, make: Callable[[], Any]) -> dict[str, Any]:
        return {key: make()} if self._dice.random() < odds else {}


def _cycle(dice: Random) -> dict[str, str]:
    first = dice.randint(2020, 2024)
    last = first + dice.randint(0, 4)
    end = dice.choice(("", "-12", "-12-31"))
    start = end and end.replace("12", "01").replace("31", "01")
    return {"start": f"{first}{start}", "end": f"{last}{end}"}


def _project(dice: Random, some: _Chance) -> dict[str, str]:
    project = {"name": task_name(dice) + "项目"}
    project |= some(0.5, "code", lambda: f"{dice.randint(10**9, 10**10)}-{dice.randint(1, 9)}")
    project |= some(0.5, "category", lambda: dice.choice(("特定目标类", "其他运转类", "32-专项资金项目")))
    project |= some(0.5, "nature", lambda: dice.choice(("阶段性项目", "经常性项目")))
    return project | _cycle(dice)


def _money(dice: Random, form: Form) -> dict[str, Any]:
    groups = {group.key: _group(dice, group) for group in form.budget}
    unit = dice.choice(("元", "万元")) if dice.random() < 0.3 else form.unit
    return {"unit": unit} | {key: lines for key, lines in groups.items() if lines}


def _group(dice: Random, group: Group) -> dict[str, str]:
    if group.may_be_blank and dice.random() < 0.3:
        return {}
    lines = {
        line.key: _amount(dice)
        for line in group.lines
        if not line.may_be_blank or dice.random() < (0.2 if line.unprinted else 0.7)
    }
    if lines and group.total is not None and dice.random() < 0.5:
        lines["total"] = _amount(dice)
    return lines


def _amount(dice: Random) -> str:
    if dice.random() < 0.1:
        return "0.00"
    places = dice.choice((0, 1, 2, 2, 2, 4, 6))
    number = dice.randint(0, 10 ** dice.randint(1, 8)) / 10**places
    return f"{number:,.{places}f}" if dice.random() < 0.7 else f"{number:.{places}f}"


def _goal(dice: Random, form: Form) -> str | dict[str, str]:
    two = 0.8 if form.labels.goal_cycle else 0.15
    if dice.random() < two:
        return {"cycle": narrative(dice), "annual": narrative(dice)}
    return narrative(dice, LONGEST)


def _tasks(dice: Random) -> list[dict[str, Any]]:
    """Return tasks, all different by name; what only some forms have stands in all of a table or in a part of it."""
    more = {name for name in ("id", "fiscal", "other", "projects", "extra") if dice.random() < 0.2}
    names = list(dict.fromkeys(task_name(dice) for _ in range(dice.randint(1, 6))))
    return [_task(dice, name, index, more) for index, name in enumerate(names, 1)]


def _task(dice: Random, name: str, number: int, more: set[str]) -> dict[str, Any]:
    task: dict[str, Any] = {"name": name, "content": narrative(dice, LONGEST), "amount": _amount(dice)}
    task["target"] = narrative(dice)
    made: dict[str, Callable[[], Any]] = {
        "id": lambda: f"R{number}",
        "fiscal": lambda: _amount(dice),
        "other": lambda: _amount(dice),
        "projects": lambda: [task_name(dice) + "经费" for _ in range(dice.randint(1, 3))],
        "extra": lambda: {dice.choice(LOCAL[:2]): office(dice)},
    }
    return task | {field: make() for field, make in made.items() if field in more and dice.random() < 0.8}


def _detail(dice: Random, some: _Chance) -> dict[str, str]:
    detail = {"item": thing(dice) + "费", "amount": _amount(dice)}
    return detail | some(0.7, "basis", lambda: f"{dice.randint(2, 90)}人×{dice.randint(1, 12)}月×{_amount(dice)}元")


def _indicators(dice: Random, form: Form, tasks: Sequence[str]) -> dict[str, Any]:
    """Return indicators below the form's categories. A few fields are there, in about all of them."""
    odds = {name: dice.uniform(0.4, 1.0) for name in _MORE if dice.random() < 0.15}
    if form.weights and dice.random() < 0.6:
        odds["weight"] = 1.0
    columns = [column.key for column in form.columns if not column.optional or dice.random() < 0.5]
    tree: dict[str, Any] = {}
    for level1 in form.framework:
        level2: dict[str, list[Any]] = {
            category.name: [] for category in level1.level2 if category.required or dice.random() < 0.8
        }
        for name in level2:
            count = dice.choice((0, 1, 1, 1, 2, 2, 3, 5))
            level2[name] = [_indicator(dice, columns, odds, tasks) for _ in range(count)]
        if level2:
            tree[level1.name] = level2
    if not any(items for level2 in tree.values() for items in level2.values()):
        first = form.framework[0]
        tree[first.name] = {first.level2[0].name: [_indicator(dice, columns, odds, tasks)]}
    return tree


def _indicator(dice: Random, columns: Sequence[str], odds: Mapping[str, float], tasks: Sequence[str]) -> dict[str, Any]:
    indicator: dict[str, Any] = {
        "name": f"{thing(dice)}{dice.choice(ASPECTS)}{dice.choice(('', '', '（%）', '（是/否）'))}"
    }
    if dice.random() < 0.1:
        indicator["name"] = sentence(dice).rstrip("。；")
    indicator |= {column: _value(dice) for column in columns if dice.random() < 0.95}
    for field, chance in odds.items():
        if dice.random() < chance and (made := _MORE[field](dice, tasks) if field != "weight" else _weight(dice)):
            indicator[field] = made
    return indicator


_MORE: Mapping[str, Callable[[Random, Sequence[str]], Any]] = {
    "id": lambda dice, tasks: f"Z{dice.randint(1, 99):02}",
    "task": lambda dice, tasks: dice.sample(tasks, min(len(tasks), dice.randint(1, 2))),
    "unit": lambda dice, tasks: dice.choice(UNITS),
    "kind": lambda dice, tasks: dice.choice(("定量", "定性")),
    "direction": lambda dice, tasks: dice.choice(("正向", "反向")),
    "baseline": lambda dice, tasks: _value(dice),
    "explanation": lambda dice, tasks: sentence(dice),
    "scoring": lambda dice, tasks: f"完成得满分，每少1%扣{dice.choice(('0.5', '1', '2'))}分，扣完为止。",
    "source": lambda dice, tasks: dice.choice(("统计年鉴", "业务台账", "问卷调查", "12345热线")),
    "note": lambda dice, tasks: dice.choice(("含上年结转", "新增指标", "见附件")),
    "standard": lambda dice, tasks: dice.choice(("计划标准", "行业标准", "历史标准")),
    "years": lambda dice, tasks: {str(year): _value(dice) for year in dice.sample((2024, 2025, 2026), 2)},
    "extra": lambda dice, tasks: {dice.choice(LOCAL[2:4]): office(dice)},
}


def _weight(dice: Random) -> str:
    return dice.choice(("2", "5", "7.5", "10", "12.25"))


def _value(dice: Random) -> str:
    if dice.random() < 0.3:
        return dice.choice(WORDS_OF_VALUE)
    number = dice.choice((str(dice.randint(1, 400)), f"{dice.uniform(0, 100):.2f}", f"{dice.randint(1000, 99999):,}"))
    return f"{dice.choice(('≥', '≤', '=', '＞', '', '不低于'))}{number}{dice.choice(UNITS)}"


def _lines(node: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Yield a mapping as YAML in block style, every text in double quotes."""
    for key, value in node.items():
        head = f"{indent}{json.dumps(key, ensure_ascii=False)}:"
        if isinstance(value, Mapping):
            yield head
            yield from _lines(value, indent + "  ")
        elif isinstance(value, str):
            yield f"{head} {json.dumps(value, ensure_ascii=False)}"
        elif not value:
            yield f"{head} []"
        else:
            yield head
            yield from _items(value, indent + "  ")


def _items(items: Sequence[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield f"{indent}- {json.dumps(item, ensure_ascii=False)}"
        else:
            first, *others = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
