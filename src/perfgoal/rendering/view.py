"""A declaration laid out as its form: what stands where, which cells are merged, and the text of each.

Writers only draw a view. Its texts are the author's and the form's own, untouched: escaping is the writer's. Whoever
filled in the form (``prepared``) is not in it, because a rendering is for the public.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from perfgoal.declaration import Budget, BudgetGroup, Cycle, Declaration, Goal, Profile
from perfgoal.forms import Form, Group
from perfgoal.rendering.tables import (
    Column,
    Entry,
    IndicatorTable,
    TaskTable,
    indicator_table,
    label_of,
    task_table,
    text_of,
)

NOTHING = Entry("", "")


@dataclass(frozen=True, slots=True)
class Block:
    """Entries below one label. A lone entry without a label of its own is the block's text."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks of the budget, printed side by side: the heading of each, and rows with a line of each. A shorter
    block is padded with blank entries, and a side that has run out of blocks has a blank heading."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget: on each of its ``sides`` (one or two) the blocks that the form prints there, band by band;
    ``amount`` heads the amounts."""

    label: str
    amount: Column
    sides: int
    bands: tuple[Band, ...]

    @property
    def height(self) -> int:
        """How many rows the bands and their headings take."""
        return sum(1 + len(band.rows) for band in self.bands)


@dataclass(frozen=True, slots=True)
class FormView:
    """A whole form. ``table`` is the form's number (表14), ``facts`` are the year and what else dates or numbers
    the form, ``blocks`` the goal and the narrative that the author added."""

    title: str
    table: str | None
    unit: Entry
    facts: tuple[Entry, ...]
    department: Entry
    profile: Block | None
    budget: BudgetView
    blocks: tuple[Block, ...]
    tasks: TaskTable
    indicators: IndicatorTable


def form_view(declaration: Declaration) -> FormView:
    """Lay ``declaration`` out as the form that it follows."""
    form = declaration.form_profile
    return FormView(
        title=form.title,
        table=form.table,
        unit=Entry(label_of(Budget, "unit"), declaration.budget.unit),
        facts=tuple(_facts(declaration)),
        department=Entry(form.labels.department, declaration.department),
        profile=_profile(declaration.profile),
        budget=_budget(declaration.budget, form),
        blocks=tuple(_blocks(declaration)),
        tasks=task_table(declaration, form),
        indicators=indicator_table(declaration, form),
    )


def _facts(declaration: Declaration) -> Iterator[Entry]:
    yield Entry(label_of(Declaration, "year"), str(declaration.year))
    if declaration.code is not None:
        yield Entry(label_of(Declaration, "code"), declaration.code)
    if declaration.stage is not None:
        yield Entry(label_of(Declaration, "stage"), declaration.stage)
    if declaration.cycle is not None:
        yield Entry(label_of(Declaration, "cycle"), _span(declaration.cycle))


def _span(cycle: Cycle) -> str:
    return f"{cycle.start} 至 {cycle.end}"


def _profile(profile: Profile | None) -> Block | None:
    values = {} if profile is None else {"staff": profile.staff, "subordinates": profile.subordinates}
    entries = tuple(Entry(label_of(Profile, name), text) for name, text in values.items() if text is not None)
    return Block(label_of(Declaration, "profile"), entries) if entries else None


def _blocks(declaration: Declaration) -> Iterator[Block]:
    yield Block(declaration.form_profile.labels.goal, _goal(declaration.goal))
    for section in declaration.sections:
        yield Block(section.label, (Entry("", section.text),))
    if declaration.extra:
        local = tuple(Entry(key, text) for key, text in declaration.extra.items())
        yield Block(label_of(Declaration, "extra"), local)


def _goal(goal: Goal) -> tuple[Entry, ...]:
    parts = {"cycle": goal.cycle, "annual": goal.annual}
    entries = tuple(Entry(label_of(Goal, name), text) for name, text in parts.items() if text is not None)
    return entries or (Entry("", goal.text or ""),)


def _budget(budget: Budget, form: Form) -> BudgetView:
    sides: dict[str, list[Block]] = {"left": [], "right": []}
    for group in form.budget:
        sides[group.side] += _budget_blocks(group, budget.group(group.key), form.decimals)
    used = [blocks for blocks in sides.values() if blocks]
    bands = tuple(_band(blocks) for blocks in zip_longest(*used, fillvalue=Block("", ())))
    amount = Column(form.labels.amount, "amount", remark=f"（{budget.unit}）")
    return BudgetView(form.labels.budget, amount, len(used), bands)


def _budget_blocks(group: Group, part: BudgetGroup | None, decimals: int | None) -> list[Block]:
    """Return the blocks of a group: its own lines, and those of each heading that lines stand ``under``. The total,
    where one is written, ends the last of them, because it is the sum of them all."""
    amounts = {} if part is None else part.lines
    blocks: dict[str, list[Entry]] = {}
    for line in group.lines:
        entry = Entry(line.label, text_of(amounts.get(line.key), decimals))
        blocks.setdefault(line.under or group.label, []).append(entry)
    if part is not None and part.written_total is not None:
        total = Entry(group.total or "", text_of(part.written_total, decimals))
        next(reversed(blocks.values())).append(total)
    return [Block(label, tuple(entries)) for label, entries in blocks.items()]


def _band(blocks: Sequence[Block]) -> Band:
    rows = zip_longest(*(block.entries for block in blocks), fillvalue=NOTHING)
    return Band(tuple(block.label for block in blocks), tuple(rows))
