"""What a rule is: a function with a docstring, its code and severity, and its messages in both languages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from perfgoal.declaration import Declaration, Indicator
from perfgoal.document import Route
from perfgoal.finding import Message, Problem, Severity, Stage, Text
from perfgoal.forms import Category, Form, Level1, plain_category
from perfgoal.rules.basis import Basis
from perfgoal.rules.lexicon.words import Words
from perfgoal.rules.names import head_of, plain_name
from perfgoal.target import Target, parse_target


class NotApplicable(NamedTuple):
    """The declaration has nothing that the rule speaks of."""

    reason: Text


class Undecided(NamedTuple):
    """The rule cannot judge: something that it needs is not there."""

    reason: Text


Outcomes = Iterator[Problem | NotApplicable | Undecided]


class Branch(NamedTuple):
    """A category as the file writes it: its ``key`` and where that stands, what the form's framework makes of it
    (``category``) and of the first level that it is or stands under, how many indicators it holds, and its
    ``identity``: the names of its levels, the same for every spelling of one category."""

    key: str
    route: Route
    level1: Level1 | None
    category: Category | None
    size: int
    identity: tuple[str, ...]


LEVEL1 = 2
"""How many steps the route of a first-level category has."""


class Row(NamedTuple):
    """An indicator, the second-level category that it stands under, its name as names are compared, and the ``head`` of
    that, which is without the brackets at its end."""

    branch: Branch
    indicator: Indicator
    plain: str
    head: str


class Value(NamedTuple):
    """A target value that is given: its indicator's row, the field that it stands in (``cycle`` or ``annual``), its
    text, how it reads, and the number in it as written, the lower of a range. — and 本年不考核 are values too, of the
    kind ``text``."""

    row: Row
    key: str
    text: str
    target: Target
    number: Decimal | None

    @property
    def route(self) -> Route:
        """Where it stands."""
        return self.row.indicator.at(self.key)


T = TypeVar("T")


class Case:
    """What every rule is given: one declaration, its form, the date of the check, and what they have in common
    worked out once."""

    def __init__(self, declaration: Declaration, today: date) -> None:
        self.declaration = declaration
        self.form: Form = declaration.form_profile
        self.today = today
        self._made: dict[Any, Any] = {}

    def once(self, make: "Callable[[Case], T]") -> T:
        """Return ``make(case)``, made for the first rule that asks."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def level1_branches(self) -> tuple[Branch, ...]:
        """The first-level categories as written, in the order of the form: the order of keys says nothing."""
        branches = []
        for key, below in self.declaration.indicators.items():
            level1 = self.form.level1(key)
            name = level1.name if level1 else plain_category(key)
            branches.append(Branch(key, ("indicators", key), level1, level1, sum(map(len, below.values())), (name,)))
        return _in_order(branches, self.form.framework)

    @cached_property
    def level2_branches(self) -> tuple[Branch, ...]:
        """The second-level categories as written, in the order of the form."""
        found: list[Branch] = []
        for parent in self.level1_branches:
            level1, branches = parent.level1, []
            for key, indicators in self.declaration.indicators[parent.key].items():
                category = self.form.level2(level1, key) if level1 else None
                identity = (*parent.identity, category.name if category else plain_category(key))
                branches.append(Branch(key, (*parent.route, key), level1, category, len(indicators), identity))
            found += _in_order(branches, level1.level2 if level1 else ())
        return tuple(found)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All indicators: category by category in the order of the form, below each in that of the file."""
        tree = self.declaration.indicators
        found = []
        for branch in self.level2_branches:
            for indicator in tree[str(branch.route[1])][branch.key]:
                plain = plain_name(indicator.name)
                found.append(Row(branch, indicator, plain, head_of(plain)))
        return tuple(found)

    def naming(self, words: Words) -> tuple[Row, ...]:
        """Return the rows whose names hold one of ``words``. Most words are in no name, and are looked for in all of
        them at once."""
        names, signs = self._names
        there = [word for word in words.possible(signs) if word in names]
        rows = self.rows if there else ()
        return tuple([row for row in rows if any(word in row.plain for word in there)])

    @cached_property
    def _names(self) -> tuple[str, frozenset[str]]:
        """All names, and the characters in them."""
        names = "\n".join([row.plain for row in self.rows])
        return names, frozenset(names)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All target values that are not blank, in the order of the rows, each read once."""
        found = []
        for row in self.rows:
            for key, text in (("cycle", row.indicator.cycle), ("annual", row.indicator.annual)):
                if text is not None:
                    target = parse_target(text)
                    found.append(Value(row, key, text, target, target.high if target.low is None else target.low))
        return tuple(found)

    def values_of(self, rows: Iterable[Row]) -> tuple[Value, ...]:
        """Return the values of ``rows``, in the order of all rows."""
        wanted = set(map(id, rows))
        return tuple(value for value in self.values if id(value.row) in wanted) if wanted else ()


def _in_order(branches: Sequence[Branch], categories: Sequence[Category]) -> tuple[Branch, ...]:
    """Return ``branches`` as the form has their ``categories``, those that it does not know last. Of two spellings of
    one category the form's own comes first."""
    ranks = {category.name: rank for rank, category in enumerate(categories)}

    def order(branch: Branch) -> tuple[int, bool, str]:
        name = branch.category.name if branch.category else ""
        return ranks.get(name, len(ranks)), branch.key != name, branch.key

    return tuple(sorted(branches, key=order))


Check = Callable[[Case], Outcomes]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. Those of the stages file and shape have no ``check``: reading itself meets them.

    ``since`` is the version of the rules that it came with. ``messages`` holds the rule's sentences by variant,
    ``related`` those of its related places; ``summary`` is its line in a list of rules, ``doc`` its page.
    """

    code: str
    name: str
    severity: Severity
    stage: Stage
    basis: Basis
    summary: Text
    messages: Mapping[str, Message]
    doc: str
    check: Check | None = None
    related: Mapping[str, Text] | None = None
    since: int = 1


def rule(  # noqa: PLR0913  a row of the catalogue
    code: str,
    name: str,
    severity: Severity,
    basis: Basis,
    *,
    summary: Text,
    what: Text,
    help: Text,  # noqa: A002  the word that the report prints
    since: int = 1,
    **variants: Message,
) -> Callable[[Check], Rule]:
    """Make a :class:`Rule` of the stage *rule* of a function; the docstring of the function is its page."""

    def make(check: Check) -> Rule:
        messages = {"": Message(what, help), **variants}
        return Rule(code, name, severity, Stage.RULE, basis, summary, messages, check.__doc__ or "", check, since=since)

    return make
