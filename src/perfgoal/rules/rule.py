"""What a rule is: a function with a docstring, its code and severity, and its messages in both languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from perfgoal.declaration import Declaration, Indicator
from perfgoal.document import Route
from perfgoal.finding import Message, Problem, Severity, Stage, Text
from perfgoal.forms import Category, Form, Level1
from perfgoal.rules.basis import Basis


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The declaration has nothing that the rule speaks of."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Undecided:
    """The rule cannot judge: something that it needs is not there."""

    reason: Text


Outcomes = Iterator[Problem | NotApplicable | Undecided]


class Row(NamedTuple):
    """An indicator with the categories it stands under: their keys as written, and what the form's framework
    makes of them."""

    level1_key: str
    level2_key: str
    level1: Level1 | None
    level2: Category | None
    indicator: Indicator


class Branch(NamedTuple):
    """A category as written in the indicator tree, at its level: where it stands and what it holds."""

    key: str
    route: Route
    parent: str | None
    size: int


class Case:
    """What every rule is given: one declaration, its form, the date of the check, and what they have in common
    worked out once."""

    def __init__(self, declaration: Declaration, today: date) -> None:
        self.declaration = declaration
        self.form: Form = declaration.form_profile
        self.today = today

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All indicators in the order of the file."""
        return tuple(
            Row(level1_key, level2_key, level1, self.form.level2(level1, level2_key) if level1 else None, indicator)
            for level1_key, branch in self.declaration.indicators.items()
            for level1 in [self.form.level1(level1_key)]
            for level2_key, indicators in branch.items()
            for indicator in indicators
        )

    @cached_property
    def level1_branches(self) -> tuple[Branch, ...]:
        """The first-level categories as written."""
        return tuple(
            Branch(key, ("indicators", key), None, sum(map(len, branch.values())))
            for key, branch in self.declaration.indicators.items()
        )

    @cached_property
    def level2_branches(self) -> tuple[Branch, ...]:
        """The second-level categories as written."""
        return tuple(
            Branch(key, ("indicators", parent, key), parent, len(indicators))
            for parent, branch in self.declaration.indicators.items()
            for key, indicators in branch.items()
        )


Check = Callable[[Case], Outcomes]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. Those of the stages file and shape have no ``check``: reading itself meets them.

    ``messages`` holds the rule's sentences by variant, ``related`` those of its related places; ``summary`` is
    its line in a list of rules, ``doc`` its page.
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


def rule(
    code: str,
    name: str,
    severity: Severity,
    basis: Basis,
    *,
    summary: Text,
    what: Text,
    help: Text,  # noqa: A002  the word that the report prints
    **variants: Message,
) -> Callable[[Check], Rule]:
    """Make a :class:`Rule` of the stage *rule* of a function; the docstring of the function is its page."""

    def make(check: Check) -> Rule:
        messages = {"": Message(what, help), **variants}
        return Rule(code, name, severity, Stage.RULE, basis, summary, messages, check.__doc__ or "", check)

    return make
