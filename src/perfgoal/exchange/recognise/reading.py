"""What is known of a file while it is read, row by row."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from perfgoal.declaration import declaration_model
from perfgoal.document import Route
from perfgoal.exchange.content import Cell, Content, Origin
from perfgoal.exchange.draft import Node, Notice, Refused, Value
from perfgoal.exchange.recognise.grid import Row
from perfgoal.exchange.recognise.labels import plain, spellings, tidy
from perfgoal.exchange.recognise.ledger import Ledger
from perfgoal.exchange.recognise.refusing import field_name, require_name, shown, twice
from perfgoal.exchange.recognise.vocabulary import Field, MoneyLine, Vocabulary, words_in_use
from perfgoal.exchange.recognise.wordlists import Section
from perfgoal.forms import Form
from perfgoal.money import UNITS
from perfgoal.shape.translation import AS_IT_IS, Plan, fields_of

_OF_ONE_FORM = (("department",), ("project", "name"), ("year",))
"""Fields that are another's where they stand a second time and say something else."""

SUMS = frozenset({"合计", "总计", "小计", "金额合计", "资金合计", "预算合计"})
"""What a row of sums is called: it is no task and no indicator."""


Amount: TypeAlias = MoneyLine | Literal["whole", "amount"]
"""What a label of money means: a line, the whole of a group, or amounts of whatever stands to its left."""
Meaning: TypeAlias = Field | Amount
"""What a label means whose text stands below it."""


class Head(NamedTuple):
    """A heading of amounts: the groups of the budget that it may mean, and where it stands in the file. One that nobody
    knows may mean none: the amounts below it are of something else."""

    groups: tuple[str, ...]
    table: int
    cell: Cell
    row: Row


class Reading:
    """The state of one reading: the tree so far, what each character was taken for, and what stands above."""

    title: Cell | None = None
    """The title of the form, once it was met."""

    def __init__(self, content: Content, form: Form, titles: tuple[str, ...], year: int | None) -> None:
        self.form = form
        self.words: Vocabulary = words_in_use(form, words_of(content))
        self.money = declaration_model(form).money_key
        self.titles = titles
        self.year = year
        self.is_own = content.form == form.form
        """Whether the file says itself that it is a rendering of such a form: each cell holds what a field does."""
        self.ledger = Ledger(content)
        self.tree: dict[str, Any] = {}
        self.notices: list[Notice] = []
        self.heads: list[Head] = []
        self.table = 0
        self.known = 0
        """Labels of the form that were met in the table that is read."""
        self.awaited: Field | None = None
        """The field whose label stood alone on its line, so that its text is on the next."""
        self.awaiting = ""
        """That label, as it stands there."""
        self.narrative: tuple[Route, str] | None = None
        """The field whose narrative stands on the line above, outside of tables, and its label: it may go on."""
        self.above: dict[int, Meaning] = {}
        """Of the row above, what the labels mean that have no text beside them, by the column in which they begin."""
        self.section: Section | None = None
        """The block whose heading stood alone above it."""
        self.spine: tuple[Section, Cell] | None = None
        """The block whose heading is a merged cell beside its rows."""
        self.instructs = False
        """Whether what stands above says how a form is to be filled in."""
        self.has_tables = False
        """Whether the heads of a table of tasks or indicators were met."""
        self.has_indicators = False
        """Whether indicators were read: a form ends with them, and what stood before them and comes again is another's,
        were it a copy."""
        self.tasks_are_done = False
        """Whether tasks stood before the indicators: behind them there are none of the same form."""
        self.level1: str | None = None
        self.level2: str | None = None
        """The categories in which the next indicator stands."""
        self.categories: dict[tuple[str, ...], str] = {}
        """How the categories are written that were met, by their plain names from the first level on."""
        self.sides: tuple[Literal["cycle", "annual"], Literal["cycle", "annual"]] | None = None
        """Which of the whole project and the year stands on the left, and which on the right, by the last row that has
        headings of both."""
        self.has_sides = False
        """Whether the table that is read is one of several sides: an indicator may stand on each."""
        self.levels2: dict[str, str | None] = {}
        """Of each side that has a column of its own for it, the category of the second level."""
        self.met: set[str] = set()
        """The labels that were met."""
        self.places: dict[Route, Origin] = {}
        """Where headings stand, and fields that are blank."""

    def place(self, route: Route, cell: Cell) -> None:
        """Remember where what bears ``route`` begins, or is to be filled in."""
        self.places.setdefault(route, cell.origin)

    def label(self, cell: Cell, piece: str | None = None) -> None:
        """Take a text for a label of the form."""
        self.ledger.label(cell, piece)
        self.known += 1
        self.met.update(spellings(cell.text if piece is None else piece)[:1])

    def put(self, route: Route, cell: Cell, piece: str | None = None, text: str | None = None) -> None:
        """Set the field at ``route`` to the text of a cell, or a ``piece`` of it, as it stands or as ``text`` says it.
        What says the same again is a label; what says something else belongs to another form, or to none."""
        *above, last = route
        node = self.tree
        for step in above:
            below = node.setdefault(str(step), {})
            if not isinstance(below, dict):
                raise twice(cell, field_name(self.form, route), below.text, piece)
            node = below
        there = node.get(str(last))
        if there is None:
            node[str(last)] = self.ledger.value(cell, piece, text)
            return
        said = tidy(cell.text if piece is None else piece) if text is None else text
        is_same = isinstance(there, Value) and plain(there.text) == plain(said)
        if not is_same or (route[0] in (self.money, "goal") and self.has_indicators):
            first = there.text if isinstance(there, Value) else ""
            of_other = is_same or route in _OF_ONE_FORM
            raise twice(cell, field_name(self.form, route), first, piece, "several-forms" if of_other else "twice")
        self.ledger.label(cell, piece)

    def text(self, route: Route) -> str:
        """Return the text at ``route``, where a value stands."""
        node: Any = self.tree
        for step in route:
            node = node[step]
        return str(node.text)

    def lengthen(self, route: Route, cell: Cell) -> None:
        """Add the text of a cell to that of the field at ``route``, as its next lines."""
        *above, last = route
        node: Any = self.tree
        for step in above:
            node = node[step]
        node[last] = self.ledger.more(node[last], cell)

    def put_local(self, part: dict[str, Any], field: str, name: str, cell: Cell) -> None:
        """Set a field of a task or an indicator that has names of its own: a local column, the value of a year."""
        require_name(name, cell)
        values = part.setdefault(field, {})
        if name in values:
            raise twice(cell, name, values[name].text)
        values[name] = self.ledger.value(cell)

    def unit(self, cell: Cell, piece: str) -> None:
        """Take what stands in brackets behind a label of money, or behind 金额单位, for the unit of all amounts. Where
        another is stated already, which of them an amount is in cannot be told."""
        route = (self.money, "unit")
        known = self.tree.get(self.money, {}).get("unit")
        if known is None:
            self.put(route, cell, piece)
        elif plain(known.text) == plain(piece):
            self.ledger.label(cell, piece)
        else:
            raise Refused("two-units", cell.origin, first=shown(known.text), found=shown(piece))

    def money_label(self, cell: Cell) -> None:
        """Take a label of money, and the unit in its brackets."""
        self.known += 1
        self.met.update(spellings(cell.text)[:1])
        found = unit_in_brackets(cell.text)
        if found is None:
            self.ledger.label(cell)
            return
        start, end = found
        known = self.tree.get(self.money, {}).get("unit")
        if known is not None and plain(known.text) == plain(cell.text[start:end]):
            self.ledger.label(cell)
        else:
            self.ledger.label(cell, cell.text[:start] + cell.text[end:])
            self.unit(cell, cell.text[start:end])

    def ordered(self) -> Mapping[str, Node]:
        """Return the tree in the order of the model."""
        model = declaration_model(self.form)
        return _ordered_part(self.tree, Plan(model=model))


def words_of(content: Content) -> frozenset[str]:
    """Return all that may be a label in a file, by every spelling."""
    texts = (cell.text for table in content.tables for cell in table.cells)
    return frozenset(name for text in texts for piece in _pieces(text) for name in spellings(piece))


def _pieces(text: str) -> Iterator[str]:
    yield text
    yield from (text.partition(sign)[0] for sign in "：:" if sign in text)


def unit_in_brackets(text: str) -> tuple[int, int] | None:
    """Return where in a label the unit of money stands in brackets: 预算金额（万元）; ``None`` where none does."""
    for opening, closing in (("（", "）"), ("(", ")"), ("（", ")"), ("(", "）"), ("：", ""), (":", "")):
        start = text.rfind(opening)
        end = text.find(closing, start + 1) if closing else len(text)
        if start < 0 or end < 0:
            continue
        inner = text[start + 1 : end]
        for word in ("单位：", "单位:", "金额单位：", "金额单位:"):
            if inner.startswith(word):
                start, inner = start + len(word), inner.removeprefix(word)
        if plain(inner) in UNITS:
            return start + 1, end
    return None


def leave(reading: Reading, row: Row) -> bool:
    """Leave a row over."""
    for cell in row.filled:
        if not reading.ledger.has(cell):
            reading.ledger.leave(cell)
    return True


def _ordered(node: Any, plan: Plan) -> Node:
    if isinstance(node, dict):
        return _ordered_part(node, plan)
    if isinstance(node, list):
        return tuple(_ordered(item, plan.inner or AS_IT_IS) for item in node)
    assert isinstance(node, Value)
    return node


def _ordered_part(node: dict[str, Any], plan: Plan) -> Mapping[str, Node]:
    if plan.model is None:
        return {name: _ordered(below, plan.inner or AS_IT_IS) for name, below in node.items()}
    fields = fields_of(plan.model)
    return {name: _ordered(node[name], known.plan) for name, known in fields.items() if name in node}
