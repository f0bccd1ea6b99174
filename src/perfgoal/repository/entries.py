"""What is held in memory of each declaration while all are compared, and what a rule says of one."""

from collections.abc import Mapping
from decimal import Decimal
from sys import intern
from typing import Literal, NamedTuple

from perfgoal.checked import Result
from perfgoal.document import NO_ARGUMENTS
from perfgoal.facts import Facts
from perfgoal.finding import Argument, Text
from perfgoal.rules.names import plain_name

STAGES = ("", "一上", "二上", "批复", "调整")
"""The stages of a declaration in their order; one that names none comes before all."""


class Entry(NamedTuple):
    """One declaration: its ``number`` in the order of the files, the name of its file, and of its facts what tells it
    from others, with names as names are compared. ``called`` is how messages call it: its project, else its department,
    as written. ``codes`` are the rules that are to judge it. ``is_last`` says that it is one
    of last year's that the configuration names."""

    number: int
    file: str
    kind: Literal["department", "project"]
    form: str
    year: int
    stage: str
    department: str
    implementer: str
    project: str
    code: str
    called: str
    total: Decimal | None
    is_whole: bool
    projects: Decimal | None
    paid: Decimal | None
    size: int
    sketch: bytes
    codes: frozenset[str]
    is_last: bool

    def asks(self, code: str) -> bool:
        """Whether a rule is to judge it."""
        return code in self.codes

    @property
    def owner(self) -> tuple[str, str]:
        """Whose it is: its department and project."""
        return self.department, self.project


def entry_of(facts: Facts, number: int, file: str, codes: frozenset[str], *, is_last: bool) -> Entry:
    """Return what is held of a declaration."""
    return Entry(
        number,
        file,
        facts.kind,
        intern(facts.form),  # many declarations share these texts
        facts.year,
        intern(facts.stage),
        intern(plain_name(facts.department)),
        intern(plain_name(facts.implementer)),
        plain_name(facts.project),
        facts.code.strip(),
        facts.project or facts.department,
        facts.total,
        facts.is_whole,
        facts.projects,
        facts.paid,
        facts.count,
        facts.sketch,
        codes,
        is_last,
    )


At = Literal["own", "money", "projects_at", "indicators_at"] | int
"""A place in a declaration: a field of its facts, or the number of one of their indicators."""


class Other(NamedTuple):
    """A further place that is spoken of: where it is in the declaration of a ``number``, and what stands there."""

    number: int
    at: At
    what: Text


class Reason(NamedTuple):
    """Why a rule says nothing of a declaration that it did not pass."""

    result: Result
    why: Text


class Said(NamedTuple):
    """What a rule says of the declaration of a ``number``. ``row`` is the line of the roster that it goes by, 0 where
    it goes by none. Money is in 万元."""

    number: int
    code: str
    at: At
    arguments: Mapping[str, Argument] = NO_ARGUMENTS
    variant: str = ""
    others: tuple[Other, ...] = ()
    row: int = 0
    expected: Decimal | str | None = None
    actual: Decimal | str | None = None
    difference: Decimal | None = None
