"""Declarations as plain data in English keys: every packaged form, any of its fields, with what is written in them and
what should not be."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st

from perfgoal.forms import Form, Group, form_names, packaged_form
from properties.texts import odd_texts, seen

Tree = dict[str, Any]
Draw = st.DrawFn

YEAR = 2024

FORMS = tuple(map(packaged_form, form_names()))


@cache
def texts(field: str, odd: bool) -> st.SearchStrategy[str]:
    """Give texts for a field: what was seen in it and, now and then, one that is ``odd``."""
    plain = st.sampled_from(seen()[field])
    return st.one_of(*[plain] * 9, odd_texts().filter(str.strip)) if odd else plain


@st.composite
def declarations(draw: Draw, forms: Sequence[Form] = FORMS, *, odd: bool = True, balanced: bool = False) -> Tree:
    """Give what passes as a declaration of one of ``forms``. With ``odd`` some fields hold what nobody should write;
    with ``balanced`` every identity of its form holds, no line is blank and every total is written."""
    form = draw(st.sampled_from(forms))
    tree: Tree = {"perfgoal": "1", "form": form.form, "year": str(YEAR)}
    tree["department"] = draw(texts("department", odd))
    some = _Some(draw, odd)
    some(tree, "stage", st.sampled_from(("一上", "二上", "批复", "调整")))
    some(tree, "code", st.sampled_from(("123456", "0120", "1e3")))
    some(tree, "cycle", st.sampled_from(({"start": "2024", "end": "2026"}, {"start": "2023-01", "end": "2024-12-31"})))
    if form.kind == "department":
        tree["budget"] = draw(money(form, balanced))
        tree["tasks"] = _tasks(draw, odd, most=_for_tasks(form, tree["budget"]) if balanced else None)
        some(tree, "other_tasks", texts("other_tasks", odd))
        some(tree, "profile", st.fixed_dictionaries({"staff": st.sampled_from(("5", "1,000", "007"))}))
    else:
        some(tree, "implementer", texts("implementer", odd))
        tree["project"] = {"name": draw(texts("project/name", odd)), "start": "2024-01-01", "end": "2024-12"}
        some(tree["project"], "nature", texts("project/nature", odd))
        tree["funding"] = draw(money(form, balanced))
        some(tree, "details", st.lists(_detail(odd), min_size=1, max_size=2))
    tree["goal"] = _goal(draw, odd)
    tree["indicators"] = _indicators(draw, form, [task["name"] for task in tree.get("tasks", ())], odd)
    some(tree, "sections", st.lists(_section(odd), min_size=1, max_size=2))
    some(
        tree,
        "prepared",
        st.fixed_dictionaries({"by": st.sampled_from(("张三", "李　四"))}, optional={"phone": st.just("020-1234")}),
    )
    some(tree, "extra", _extra())
    return tree


class _Some:
    """Gives a part a field, now and then."""

    def __init__(self, draw: Draw, odd: bool) -> None:
        self.draw = draw
        self.most = 5 if odd else 9

    def __call__(self, tree: Tree, field: str, values: st.SearchStrategy[Any]) -> None:
        if self.draw(st.integers(0, self.most)) == self.most:
            tree[field] = self.draw(values)


@st.composite
def money(draw: Draw, form: Form, balanced: bool = False) -> Tree:
    """Give the money of a form, amounts to the 0.01; ``balanced`` as :func:`declarations` says."""
    unit = draw(st.sampled_from((form.unit, "万元", "元"))) if draw(st.booleans()) else None
    groups = {group.key: _lines(draw, group, balanced) for group in form.budget}
    if balanced:
        for left, right in form.identities:
            _made_equal(groups[left], groups[right], form.group(right))
    tree: Tree = {} if unit is None else {"unit": unit}
    for group in form.budget:
        lines = groups[group.key]
        if group.total is not None and (balanced or draw(st.booleans())):
            wrong = 0 if balanced or draw(st.booleans()) else 100
            lines["total"] = wrong + sum(lines.get(line.key, 0) for line in group.addends)
        if lines:
            tree[group.key] = {key: _written(draw, amount) for key, amount in lines.items()}
    return tree


def _lines(draw: Draw, group: Group, whole: bool) -> dict[str, int]:
    """Return lines of a group, in hundredths; ``whole`` the whole of what adds up in it, and nothing else."""
    if whole:
        return {line.key: draw(st.integers(1_00, 99_999_99)) for line in group.addends}
    asked = [line for line in group.lines if not line.may_be_blank or draw(st.booleans())]
    return {line.key: draw(st.sampled_from((0, 1, 12_00)) | st.integers(0, 10**9)) for line in asked}


def _made_equal(left: dict[str, int], right: dict[str, int], group: Group) -> None:
    """Change the last line that adds up on the right so that both sides are the same, or all of them where that is
    not enough."""
    whole = sum(left.values())
    keys = [line.key for line in group.addends]
    share = whole // len(keys)
    right.update({key: min(right[key], share) for key in keys[:-1]})
    right[keys[-1]] = whole - sum(right[key] for key in keys[:-1])


def _written(draw: Draw, hundredths: int) -> str:
    number, rest = divmod(hundredths, 100)
    return f"{number:,}.{rest:02}" if draw(st.booleans()) else f"{number}.{rest:02}"


def _for_tasks(form: Form, budget: Mapping[str, Any]) -> int:
    """Return the hundredths that the lines hold which tasks are paid from."""
    paying = [(group.key, line.key) for group in form.budget for line in group.lines if line.tasks]
    amounts = (budget.get(group, {}).get(line) for group, line in paying)
    return sum(int(amount.replace(",", "").replace(".", "")) for amount in amounts if amount)


def _tasks(draw: Draw, odd: bool, most: int | None) -> list[Tree]:
    tasks: list[Tree] = []
    for _ in range(draw(st.integers(1, 3))):
        task = {field: draw(texts(f"tasks/{field}", odd)) for field in ("name", "content", "target")}
        amount = draw(st.integers(1, most // 4)) if most else draw(st.integers(0, 10**8))
        some = _Some(draw, odd)
        task["amount"] = _written(draw, amount)
        some(task, "id", st.just(f"R{len(tasks) + 1}"))
        some(task, "projects", st.lists(texts("tasks/name", odd), min_size=1, max_size=2))
        some(task, "extra", _extra())
        tasks.append(task)
    return tasks


def _goal(draw: Draw, odd: bool) -> str | Tree:
    if draw(st.booleans()):
        return draw(texts("goal", odd))
    return {"cycle": draw(texts("goal/cycle", odd)), "annual": draw(texts("goal/annual", odd))}


@cache
def _detail(odd: bool) -> st.SearchStrategy[Tree]:
    amounts = st.sampled_from(("1.00", "2,000.50", "0"))
    optional = {"basis": texts("basis", odd)}
    return st.fixed_dictionaries({"item": texts("item", odd), "amount": amounts}, optional=optional)


@cache
def _section(odd: bool) -> st.SearchStrategy[Tree]:
    return st.fixed_dictionaries({"label": texts("label", odd), "text": texts("text", odd)})


@cache
def _extra() -> st.SearchStrategy[Tree]:
    return st.dictionaries(st.sampled_from(("县区自设栏", "备注", "a: b", "#", "x y", "name")), odd_texts(), max_size=2)


def _indicators(draw: Draw, form: Form, tasks: Sequence[str], odd: bool) -> Tree:
    """Return indicators below the categories of a form, a few of them under other names or those of other forms. They
    share a few names and values, so that they have to do with one another."""
    columns = [column.key for column in form.columns]
    names = draw(st.lists(texts("name", odd), min_size=1, max_size=6))
    values = draw(st.lists(texts("annual", odd) | texts("cycle", odd), min_size=1, max_size=6))
    indicators = st.lists(_indicator(columns, names, values, tasks, odd), max_size=3)
    tree: Tree = {}
    for level1 in form.framework:
        below: Tree = {}
        for category in level1.level2:
            if draw(st.integers(0, 2)):
                spellings = (category.name, category.name.removesuffix("指标"), *category.also)
                for name in _spelled(draw, spellings, odd):
                    below[name] = draw(indicators)
        if below:
            tree.update(dict.fromkeys(_spelled(draw, (level1.name, *level1.also), odd), below))
    if odd and draw(st.integers(0, 9)) == 9:
        name = draw(st.sampled_from(("管理指标", "满意度", "绩效指标", "a: b", "￥")))
        tree[name] = {draw(st.sampled_from(("数量指标", "预算执行率", "#"))): draw(indicators)}
    return tree


def _spelled(draw: Draw, names: Sequence[str], odd: bool) -> Sequence[str]:
    """Return the first of the names of a category; where it is to be ``odd``, now and then another, or two."""
    kind = draw(st.integers(0, 9)) if odd else 0
    return names[:1] if kind < 7 else draw(st.permutations(names))[: kind - 7] if kind > 7 else names[-1:]


@st.composite
def _indicator(  # noqa: PLR0917
    draw: Draw, columns: Sequence[str], names: Sequence[str], values: Sequence[str], tasks: Sequence[str], odd: bool
) -> Tree:
    indicator: Tree = {"name": draw(st.sampled_from(names))}
    for column in columns:
        if draw(st.integers(0, 9)):
            indicator[column] = draw(st.sampled_from(values))
    if draw(st.integers(0, 2)) == 2:
        field = draw(st.sampled_from(tuple(_MORE)))
        indicator[field] = draw(_MORE[field](tasks, odd))
    return indicator


_MORE: Mapping[str, Callable[[Sequence[str], bool], st.SearchStrategy[Any]]] = {
    "task": lambda tasks, odd: st.sampled_from([*tasks, "另一任务"]) if tasks else st.just("一项任务"),
    "unit": lambda tasks, odd: texts("unit", odd),
    "kind": lambda tasks, odd: st.sampled_from(("定量", "定性")),
    "direction": lambda tasks, odd: st.sampled_from(("正向", "反向")),
    "weight": lambda tasks, odd: st.sampled_from(("2", "7.5", "0", "-1", "100")),
    "baseline": lambda tasks, odd: texts("baseline", odd),
    "explanation": lambda tasks, odd: texts("explanation", odd),
    "scoring": lambda tasks, odd: texts("scoring", odd),
    "source": lambda tasks, odd: texts("source", odd),
    "note": lambda tasks, odd: texts("note", odd),
    "standard": lambda tasks, odd: st.sampled_from(("计划标准", "行业标准")),
    "years": lambda tasks, odd: st.dictionaries(st.sampled_from(("2024", "2025")), texts("annual", odd), max_size=2),
    "extra": lambda tasks, odd: _extra(),
}
