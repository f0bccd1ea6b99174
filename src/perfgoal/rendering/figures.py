"""Pictures of the money of a declaration, worked out as bars: what the budget is made of, and what its tasks cost.

What is not known is not drawn. A blank line has no bar, and the group that it stands in no whole; a whole is drawn
only where its parts add up to it; all groups are drawn to one scale, so that sums that differ look different.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from perfgoal.declaration import Budget, BudgetGroup, Declaration
from perfgoal.document import shortened, visible
from perfgoal.forms import Form, Group, Line
from perfgoal.money import EXACT, UNITS, Amount, Sum, money_text
from perfgoal.rendering.columns import text_of
from perfgoal.rendering.view import amount_label, line_label, printed

WIDTH = 1000
"""How wide a drawing is, in the units of its bars."""

_STEP = Decimal("0.01")
_LONGEST = 48  # characters of a name beside a bar; the table of the tasks has all of it
_UNFILLED = "未填"
_TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from ``start`` on, ``width`` wide, of :data:`WIDTH`; ``cuts`` are where the parts of a whole meet."""

    start: Decimal
    width: Decimal
    cuts: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: its name, its amount and its share of the whole in percent as text, and its bar. What is
    zero or blank has no bar, and what belongs to no known whole has no share."""

    label: str
    amount: str
    share: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows, and what they add up to. ``title`` says what they show, ``label`` heads the names and ``amount`` the
    amounts. Of a whole that is known and drawn each bar begins where the one above it ends; else all begin at zero,
    and ``remark`` says why."""

    title: str
    label: str
    amount: str
    rows: tuple[Row, ...]
    total: Row
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Charts drawn to one scale, and what is to be said about them together. ``name`` is for the page's own use."""

    name: str
    title: str
    charts: tuple[Chart, ...]
    remarks: tuple[str, ...]


def figures(declaration: Declaration) -> tuple[Figure, ...]:
    """Return the pictures of the money of ``declaration``. Where the unit of money is not known there is a remark in
    place of charts."""
    form, unit = declaration.form_profile, declaration.money.unit
    if unit not in UNITS:
        remark = f"金额单位“{unit}”不在已知的单位（{'、'.join(UNITS)}）之内，金额没有画成图。"
        return (Figure("composition", form.labels.budget, (), (remark,)),)
    composition = _composition(declaration.money, form)
    return (composition, _funds(declaration, form)) if declaration.tasks else (composition,)


def _composition(budget: Budget, form: Form) -> Figure:
    parts = {group.key: budget.group(group.key) for group in form.budget}
    scale = max((_reach(group, parts[group.key], form.decimals) for group in form.budget), default=Decimal(0))
    head = amount_label(budget, form)
    groups = ((group, parts[group.key]) for group in form.budget)
    charts = tuple(_group_chart(group, part, scale, head, form) for group, part in groups if printed(group, part))
    pairs = ((parts[left], parts[right]) for left, right in form.identities)
    unequal = (_inequality(left, right, form.decimals) for left, right in pairs if left and right)
    return Figure("composition", form.labels.budget, charts, tuple(remark for remark in unequal if remark))


def _inequality(left: BudgetGroup, right: BudgetGroup, decimals: int | None) -> str:
    """Say that two groups which the form sets against each other differ; ``""`` where they do not or
    that is not known."""
    if left.has_blanks or right.has_blanks or left.sum.rounds_to(right.sum):
        return ""
    one, other, difference = (
        money_text(value, decimals) for value in (left.sum.value, right.sum.value, abs(left.sum.minus(right.sum)))
    )
    return (
        f"“{left.group.label}”各行相加为 {one}，“{right.group.label}”为 {other}，相差 {difference}；"
        "各组按同一比例尺画出，所以长短不同。"
    )


def _group_chart(group: Group, part: BudgetGroup | None, scale: Decimal, head: str, form: Form) -> Chart:
    decimals = form.decimals
    remark = _doubt(group, part, decimals)
    whole = Decimal(0) if remark or part is None else part.sum.value
    rows: list[Row] = []
    cuts: list[Decimal] = []
    for line, amount, start in _placed(group, part, whole):
        bar = None if amount is None else _bar(start, amount.value, scale)
        rows.append(_row(line_label(line), amount, whole, bar, decimals))
        if bar is not None and bar.start and line.part_of is None:
            cuts.append(bar.start)
    label, text = _total(group, part, decimals)
    bar = _bar(Decimal(0), whole, scale)
    if bar is not None:
        bar = replace(bar, cuts=tuple(cuts))
    total = Row(label, text, _share(whole, whole), bar)
    return Chart(f"{form.labels.budget}：{group.label}", group.label, head, tuple(rows), total, remark)


def _placed(group: Group, part: BudgetGroup | None, whole: Decimal) -> Iterator[tuple[Line, Amount | None, Decimal]]:
    """Yield each line with its amount and where its bar begins: behind the one above it, or with the line that it is a
    part of. Where the ``whole`` is not known all begin at zero."""
    ends: dict[str | None, Decimal] = {None: Decimal(0)}  # of what is drawn so far of the group, and of each line
    amounts = {} if part is None else part.lines
    for line in printed(group, part):
        amount = amounts.get(line.key)
        start = ends.get(line.part_of, Decimal(0))
        if whole and amount is not None:
            ends[line.key] = start
            ends[line.part_of] = EXACT.add(start, amount.value)
        yield line, amount, start


def _reach(group: Group, part: BudgetGroup | None, decimals: int | None) -> Decimal:
    """Return where the last bar of a group ends: behind its sum where a part is more than the line that it is of."""
    if part is None:
        return Decimal(0)
    whole = Decimal(0) if _doubt(group, part, decimals) else part.sum.value
    ends = (EXACT.add(start, amount.value) for _, amount, start in _placed(group, part, whole) if amount is not None)
    return max(part.sum.value, *ends, Decimal(0))


def _doubt(group: Group, part: BudgetGroup | None, decimals: int | None) -> str:
    """Say why the whole of a group cannot be drawn; ``""`` where it can."""
    if part is None or part.has_blanks:
        return f"“{group.label}”有未填的行。空白不是零，合计和占比因此不明，没有画出。"
    total = part.written_total
    if total is not None and not Sum.of([total]).rounds_to(part.sum):
        return (
            f"“{group.label}”填写的{group.total}为 {text_of(total, decimals)}，"
            f"各行相加为 {money_text(part.sum.value, decimals)}，两者不等，合计和占比因此没有画出。"
        )
    return "" if part.sum.value else f"“{group.label}”各行都是零，没有可画的。"


def _total(group: Group, part: BudgetGroup | None, decimals: int | None) -> tuple[str, str]:
    """Return the name and the amount of the total: the author's, where one is written, else the sum of what is
    filled in."""
    label = group.total or _TOTAL
    if part is not None and part.written_total is not None:
        return label, text_of(part.written_total, decimals)
    if part is None or not part.written:
        return label, _UNFILLED
    return f"已填{_TOTAL}" if part.has_blanks else label, money_text(part.sum.value, decimals)


def _funds(declaration: Declaration, form: Form) -> Figure:
    """Draw what the tasks cost, each from zero on, the largest over the whole width."""
    tasks = declaration.tasks
    total = Sum.of(task.amount for task in tasks).value
    scale = max(task.amount.value for task in tasks)
    rows = tuple(
        _row(_shortened(task.name), task.amount, total, _bar(Decimal(0), task.amount.value, scale), form.decimals)
        for task in tasks
    )
    title = f"{form.labels.tasks}：{form.labels.task_amount}"
    chart = Chart(
        title,
        form.labels.tasks,
        f"{form.labels.task_amount}（{declaration.money.unit}）",
        rows,
        Row(_TOTAL, money_text(total, form.decimals), _share(total, total), None),
        "" if total else "各项任务的资金都是零，没有可画的。",
    )
    return Figure("funds", title, (chart,), ())


def _row(label: str, amount: Amount | None, whole: Decimal, bar: Bar | None, decimals: int | None) -> Row:
    if amount is None:
        return Row(label, _UNFILLED, "", None)
    return Row(label, text_of(amount, decimals), _share(amount.value, whole), bar)


def _bar(start: Decimal, value: Decimal, scale: Decimal) -> Bar | None:
    """Return the bar of ``value``, ``None`` for zero. Its ends are rounded, not its width: so bars that follow each
    other meet, and together are as wide as their sum."""
    if not value:
        return None
    left, right = (_place(at, scale) for at in (start, EXACT.add(start, value)))
    return Bar(left, right - left)


def _place(value: Decimal, scale: Decimal) -> Decimal:
    return EXACT.quantize(EXACT.divide(EXACT.multiply(value, Decimal(WIDTH)), scale), _STEP)


def _shortened(name: str) -> str:
    return shortened(" ".join(visible(name.replace("\r\n", "\n")).split()), _LONGEST)


def _share(value: Decimal, whole: Decimal) -> str:
    """Return what part of ``whole`` a value is, in percent with one digit behind the point, but never 0 % of what is
    something nor 100 % of what is not all; ``""`` where there is no whole."""
    if not whole:
        return ""
    if value in (0, whole):
        return "100%" if value else "0%"
    percent = EXACT.quantize(EXACT.divide(EXACT.multiply(value, Decimal(100)), whole), Decimal("0.1"))
    return "<0.1%" if not percent else ">99.9%" if percent == 100 else f"{percent}%"
