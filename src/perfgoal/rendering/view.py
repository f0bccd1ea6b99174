"""A declaration laid out as its form: what stands where, which cells are merged, and the text of each.

Writers only draw a view, whose cells know the ``path`` of what they show (see :mod:`perfgoal.rendering.tables`). Its
texts are the author's and the form's own, untouched: escaping is the writer's. Whoever filled in the form
(``prepared``) is not in it, because a rendering is for the public.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest

from perfgoal.declaration import Budget, BudgetGroup, Cycle, Declaration, Goal, Profile, Project, ProjectDeclaration
from perfgoal.finding import pointer
from perfgoal.forms import Form, Group, Line
from perfgoal.rendering.columns import label_of, text_of
from perfgoal.rendering.tables import (
    Entry,
    IndicatorTable,
    TaskTable,
    indicator_table,
    task_table,
)

NOTHING = Entry("", "")


@dataclass(frozen=True, slots=True)
class Block:
    """Entries below one label. A lone entry without a label of its own is the block's text, and may have its path."""

    label: str
    entries: tuple[Entry, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks of the budget, printed side by side: the heading of each with that of its amounts, and rows with a line
    of each. A shorter block is padded with blank entries, and a side that has run out of blocks has a blank heading."""

    heads: tuple[Entry, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget: on each of its ``sides`` (one or two) the blocks that the form prints there, band by band."""

    label: str
    sides: int
    bands: tuple[Band, ...]
    path: str

    @property
    def height(self) -> int:
        """How many rows the bands and their headings take."""
        return sum(1 + len(band.rows) for band in self.bands)


@dataclass(frozen=True, slots=True)
class FormView:
    """A whole form. ``table`` is the form's number (表14), ``facts`` are the year and what else dates or numbers
    the form, ``names`` say who declares what, in rows of one entry or two, ``blocks`` are the goal and the narrative
    that the author added."""

    title: str
    table: str | None
    unit: Entry
    facts: tuple[Entry, ...]
    names: tuple[tuple[Entry, ...], ...]
    profile: Block | None
    budget: BudgetView
    blocks: tuple[Block, ...]
    tasks: TaskTable | None
    indicators: IndicatorTable


def form_view(declaration: Declaration, *, whole: bool = False) -> FormView:
    """Lay ``declaration`` out as the form that it follows. The ``whole`` form has the optional fields too of which
    the declaration says nothing, blank, for who fills it in."""
    form = declaration.form_profile
    return FormView(
        title=form.title,
        table=form.table,
        unit=Entry(label_of(Budget, "unit"), declaration.money.unit, pointer((declaration.money_key, "unit"))),
        facts=tuple(_facts(declaration, whole)),
        names=tuple(_names(declaration, whole)),
        profile=_profile(declaration.profile, whole and form.kind == "department"),
        budget=_budget(declaration.money, form),
        blocks=tuple(_blocks(declaration)),
        tasks=task_table(declaration, form),
        indicators=indicator_table(declaration, form, whole=whole),
    )


def _names(declaration: Declaration, whole: bool) -> Iterator[tuple[Entry, ...]]:
    """Yield the rows that say who declares what: of a project its name first, then in twos who is in charge of it, what
    else there is of it, and its dates."""
    labels, project = declaration.form_profile.labels, declaration.project
    department = Entry(labels.department, declaration.department, pointer(("department",)))
    if project is None:
        yield (department,)
        return
    name, *more, start, end = _project(project, declaration)
    yield (name,)
    implementer = Entry(
        labels.implementer or label_of(ProjectDeclaration, "implementer"),
        declaration.implementer or "",
        pointer(("implementer",)),
    )
    yield (department, implementer) if whole or labels.implementer or implementer.text else (department,)
    yield from twos([entry for entry in more if whole or entry.text])
    yield (start, end)


def _project(project: Project, declaration: Declaration) -> Iterator[Entry]:
    labels = declaration.form_profile.labels
    for name, label in (
        ("name", labels.project_name),
        ("code", labels.project_code),
        ("category", labels.project_category),
        ("nature", labels.project_nature),
        ("start", labels.project_start),
        ("end", labels.project_end),
    ):
        yield Entry(label, getattr(project, name) or "", pointer(("project", name)))


def twos(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield ``entries`` in rows of two; the last may be alone."""
    return (tuple(entries[index : index + 2]) for index in range(0, len(entries), 2))


def _facts(declaration: Declaration, whole: bool) -> Iterator[Entry]:
    facts = {
        "year": str(declaration.year),
        "code": declaration.code,
        "stage": declaration.stage,
        "cycle": None if declaration.cycle is None else _span(declaration.cycle),
    }
    for name, text in facts.items():
        if whole or text is not None:
            yield Entry(label_of(Declaration, name), text or "", pointer((name,)))


def _span(cycle: Cycle) -> str:
    return f"{cycle.start} 至 {cycle.end}"


def _profile(profile: Profile | None, whole: bool) -> Block | None:
    held = profile or Profile()
    entries = tuple(
        Entry(label_of(Profile, name), text or "", pointer(("profile", name)))
        for name, text in {"staff": held.staff, "subordinates": held.subordinates}.items()
        if whole or text is not None
    )
    return Block(label_of(Declaration, "profile"), entries, pointer(("profile",))) if entries else None


def _blocks(declaration: Declaration) -> Iterator[Block]:
    goal = pointer(("goal",))
    entries = _goal(declaration.goal, declaration.form_profile) or (Entry("", declaration.goal.text or "", goal),)
    yield Block(declaration.form_profile.labels.goal, entries, goal if entries[0].label else "")
    for index, section in enumerate(declaration.sections):
        route = ("sections", index)
        yield Block(section.label, (Entry("", section.text, pointer((*route, "text"))),), pointer(route))
    if declaration.details:
        unit = declaration.money.unit
        lines = (
            Entry(detail.item, _detail(text_of(detail.amount, None), unit, detail.basis), pointer(("details", index)))
            for index, detail in enumerate(declaration.details)
        )
        yield Block(declaration.form_profile.labels.details, tuple(lines), pointer(("details",)))
    if declaration.extra:
        local = tuple(Entry(key, text, pointer(("extra", key))) for key, text in declaration.extra.items())
        yield Block(label_of(Declaration, "extra"), local, pointer(("extra",)))


def _detail(amount: str, unit: str, basis: str | None) -> str:
    return f"{amount} {unit}" + (f"\n{basis}" if basis else "")


def _goal(goal: Goal, form: Form) -> tuple[Entry, ...]:
    """Return the goal for the cycle and that for the year; nothing where there is one goal for both."""
    labels = {"cycle": form.labels.goal_cycle, "annual": form.labels.goal_annual}
    parts = {"cycle": goal.cycle, "annual": goal.annual}
    return tuple(
        Entry(labels[name] or label_of(Goal, name), text, pointer(("goal", name)))
        for name, text in parts.items()
        if text is not None
    )


def _budget(budget: Budget, form: Form) -> BudgetView:
    sides: dict[str, list[Block]] = {"left": [], "right": []}
    for group in form.budget:
        route = budget.at(group.key)
        part = budget.group(group.key)
        if printed(group, part):
            sides[group.side] += _budget_blocks(group, part, pointer(route), form.decimals)
    used = [blocks for blocks in sides.values() if blocks]
    amount = amount_label(budget, form)
    bands = tuple(_band(blocks, amount) for blocks in zip_longest(*used, fillvalue=Block("", ())))
    return BudgetView(form.labels.budget, len(used), bands, pointer(budget.at()))


def amount_label(budget: Budget, form: Form) -> str:
    """Return what heads the amounts of a budget: the form's label with the unit of money."""
    return f"{form.labels.amount}（{budget.unit}）"


def printed(group: Group, part: BudgetGroup | None) -> tuple[Line, ...]:
    """Return the lines of a group that a rendering prints: the form's own, and those of others that ``part`` has."""
    written = () if part is None else part.lines
    return tuple(line for line in group.lines if not line.unprinted or line.key in written)


def line_label(line: Line) -> str:
    """Return the label of a line, which tells a line that details another from one that adds to the sum."""
    return line.label if line.part_of is None else f"其中：{line.label}"


def _budget_blocks(group: Group, part: BudgetGroup | None, path: str, decimals: int | None) -> list[Block]:
    """Return the blocks of a group: its own lines, and those of each heading that lines stand ``under``. The total,
    where one is written, ends the last of them, because it is the sum of them all; the first stands for the group."""
    amounts = {} if part is None else part.lines
    blocks: dict[str, list[Entry]] = {}
    for line in printed(group, part):
        entry = Entry(line_label(line), text_of(amounts.get(line.key), decimals), path + pointer((line.key,)))
        blocks.setdefault(line.under or group.label, []).append(entry)
    if part is not None and part.written_total is not None:
        total = Entry(group.total or "", text_of(part.written_total, decimals), path + pointer(("total",)))
        next(reversed(blocks.values())).append(total)
    paths = chain((path,), repeat(""))
    return [Block(label, tuple(entries), path) for (label, entries), path in zip(blocks.items(), paths, strict=False)]


def _band(blocks: Sequence[Block], amount: str) -> Band:
    heads = tuple(Entry(block.label, amount, block.path) if block.label else NOTHING for block in blocks)
    rows = zip_longest(*(block.entries for block in blocks), fillvalue=NOTHING)
    return Band(heads, tuple(rows))
