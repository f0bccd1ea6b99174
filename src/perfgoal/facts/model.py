"""The facts of one declaration."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from perfgoal.document.model import START, Position
from perfgoal.finding import pointer

MOST = 60
"""Indicators of a declaration that are kept. Forms have some thirty."""


class Spot(NamedTuple):
    """A place that a finding may point to: where it is, its route as a JSON pointer, the beginning of the line that it
    begins on, and where it stood in the file that the declaration was read out of, in brackets, where there is one."""

    position: Position = START
    path: str = ""
    line: str = ""
    origin: str = ""


class Stated(NamedTuple):
    """An indicator: the ``keys`` of its categories and its number below them, its name as written, its ``value`` with
    the ``field`` that it stands in (``annual``, else ``cycle``; ``name`` where it has none), the text of its unit
    field, where that value stands, the beginning of its line, and its origin as that of a :class:`Spot`."""

    keys: tuple[str, str]
    number: int
    field: str
    name: str
    value: str
    unit: str
    position: Position
    line: str
    origin: str = ""

    @property
    def spot(self) -> Spot:
        """Where its value stands."""
        return Spot(self.position, pointer(("indicators", *self.keys, self.number, self.field)), self.line, self.origin)

    @property
    def anchor(self) -> str:
        """The same with its name in place of its number."""
        return pointer(("indicators", *self.keys, "".join(self.name.split()), self.field))


class Silence(NamedTuple):
    """A comment that silences rules over many declarations: the ``name`` between its brackets, the ``codes`` of such
    rules that it means, the line that it speaks of (0 for all), where it stands, its reason and its last day, and
    whether it has ``served`` for another finding already."""

    name: str
    codes: tuple[str, ...]
    line: int
    spot: Spot
    reason: str
    until: date | None
    served: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What one declaration says of itself, its texts as written, empty where it says nothing.

    ``code`` is that of the project, of a department its own. Money is in 万元, ``None`` where that is not known:
    ``total`` is that of the year, and ``is_whole`` says that no line of it is blank; ``projects`` is the project
    expenditure of a department, ``paid`` all that its projects may be paid from. ``indicators`` are at most
    :data:`MOST`, and ``count`` says how many there are. ``sketch`` stands for its texts, see
    :mod:`perfgoal.facts.sketch`. ``own``, ``money``, ``projects_at`` and ``indicators_at`` are where its name, its
    total, its project expenditure and its indicators stand.
    """

    kind: Literal["department", "project"]
    form: str
    year: int
    department: str
    stage: str = ""
    implementer: str = ""
    project: str = ""
    code: str = ""
    total: Decimal | None = None
    is_whole: bool = False
    projects: Decimal | None = None
    paid: Decimal | None = None
    indicators: tuple[Stated, ...] = ()
    count: int = 0
    sketch: bytes = b""
    own: Spot = field(default_factory=Spot)
    money: Spot = field(default_factory=Spot)
    projects_at: Spot = field(default_factory=Spot)
    indicators_at: Spot = field(default_factory=Spot)
    silences: tuple[Silence, ...] = ()
