"""The facts of a declaration: what rules over many declarations ask of it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from perfgoal.declaration import BudgetGroup, Part
from perfgoal.document import Document, Position, Route
from perfgoal.facts import MOST, Facts, Silence, Spot, Stated, sketch
from perfgoal.finding import Where, pointer
from perfgoal.forms import TOTAL, Line
from perfgoal.money import EXACT, UNITS, Sum
from perfgoal.rules import Case
from perfgoal.rules.narratives import narratives
from perfgoal.shape import Names

LINE = 160
"""Characters of a line that are kept, for who looks at the place."""
TEXT = 120
"""Characters of a name or a value that are kept."""

_CLAUSES = re.compile(r"[。；;，,、：:！!？?\n]+(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、])?")
_SHORTEST = 4
_PROJECT_EXPENDITURE = "project"
_YEAR = "annual"  # of a project's groups the one for the year


def facts_of(
    case: Case, document: Document, names: Names, silences: tuple[Silence, ...] = (), where: Where | None = None
) -> Facts:
    """Return the facts of the declaration of ``case``, which ``document`` holds with the keys that ``names`` knows;
    ``where`` says where its parts stood in the file that it was read out of."""
    declaration, project = case.declaration, case.declaration.project
    group = group_of_year(case)
    total, is_whole = total_of(group)
    expenditure = group if project is None else None
    own: Route = ("department",) if project is None else ("project", "name")
    places = _Places(document, names, where)
    unit = declaration.money.unit
    return Facts(
        case.form.kind,
        declaration.form,
        declaration.year,
        declaration.department,
        declaration.stage or "",
        declaration.implementer or "",
        "" if project is None else project.name,
        (declaration.code if project is None else project.code) or "",
        _in_ten_thousands(total, unit),
        is_whole,
        _in_ten_thousands(_line(expenditure, _PROJECT_EXPENDITURE), unit),
        _in_ten_thousands(_paid(expenditure), unit),
        tuple(_stated(case, places)),
        len(case.rows),
        sketch(_clauses(case)),
        places.at(own),
        places.at(_money_route(declaration.money, group)),
        places.at(() if expenditure is None else (*expenditure.at(), _PROJECT_EXPENDITURE)),
        places.at(("indicators",), key=True),
        silences,
    )


class _Places:
    """Finds where the fields of a declaration stand."""

    def __init__(self, document: Document, names: Names, where: Where | None) -> None:
        self._document = document
        self._names = names
        self._where = where

    def at(self, route: Route, *, key: bool = False) -> Spot:
        """Return the place of the field at ``route``, or of its key alone."""
        position, line, origin = self.line(route, key=key)
        return Spot(position, pointer(route), line, origin)

    def line(self, route: Route, *, key: bool = False) -> tuple[Position, str, str]:
        """Return the same place, the beginning of the line that it begins on, and its origin."""
        source = self._names.source(route)
        place = self._document.key_position(source) if key else self._document.position(source)
        origin = "" if self._where is None else self._where(route)
        return place, self._document.lines.line(place.line)[:LINE], origin


def group_of_year(case: Case) -> BudgetGroup | None:
    """Return the group of the money of the year: of a project that for the year, of a department the first."""
    money = case.declaration.money
    if case.form.kind == "project":
        return money.group(_YEAR)
    return money.group(case.form.budget[0].key)


def _money_route(money: Part, group: BudgetGroup | None) -> Route:
    if group is None:
        return money.at()
    return group.at(TOTAL) if group.written_total is not None else group.at()


def total_of(group: BudgetGroup | None) -> tuple[Decimal | None, bool]:
    """Return the total of a group, and whether it is all of it: blanks are not zero."""
    if group is None:
        return None, False
    if group.written_total is not None:
        return group.written_total.value, True
    return (group.sum.value, not group.has_blanks) if group.written else (None, False)


def _line(group: BudgetGroup | None, key: str) -> Decimal | None:
    amount = group.lines.get(key) if group is not None else None
    return None if amount is None else amount.value


def _paid(group: BudgetGroup | None) -> Decimal | None:
    """Return what the lines add up to that the year's tasks are paid from; ``None`` where one of them is blank."""
    if group is None:
        return None
    lines: list[Line] = [line for line in group.group.addends if line.tasks and line.key in group.lines]
    amounts = [group.lines[line.key] for line in lines]
    written = [amount for amount in amounts if amount is not None]
    return Sum.of(written).value if written and len(written) == len(amounts) else None


def _in_ten_thousands(value: Decimal | None, unit: str) -> Decimal | None:
    """Return money in 万元, exactly; ``None`` where its unit is not known."""
    if value is None or unit not in UNITS:
        return None
    return EXACT.divide(EXACT.multiply(value, UNITS[unit]), UNITS["万元"])


def _stated(case: Case, places: _Places) -> Iterator[Stated]:
    for row in case.rows[:MOST]:
        indicator = row.indicator
        field = next((key for key in ("annual", "cycle") if getattr(indicator, key)), "name")
        value = "" if field == "name" else getattr(indicator, field)
        route = indicator.at(field)
        keys = (str(route[1]), str(route[2]))
        said = (indicator.name[:TEXT], value[:TEXT], (indicator.unit or "")[:TEXT])
        yield Stated(keys, int(route[3]), field, *said, *places.line(route))


def _clauses(case: Case) -> set[str]:
    """Return the clauses of the texts of a declaration and the names of its indicators, as they are compared with
    others': without white space, the name of the department, and the numbers that count them."""
    texts = [each.text for each in narratives(case)]
    texts += [task.name for task in case.declaration.tasks]
    texts += [row.indicator.name for row in case.rows]
    text = "\n".join(texts).replace(case.declaration.department, "").replace(" ", "").replace("\u3000", "")
    return {clause for clause in _CLAUSES.split(text) if len(clause) >= _SHORTEST}
