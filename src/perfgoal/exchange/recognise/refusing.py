"""Why the reading of a form ends before its end, in the words of the form."""

from perfgoal.declaration import declaration_model
from perfgoal.document import Route, shortened
from perfgoal.document.reader import MAX_KEY
from perfgoal.exchange.content import Cell
from perfgoal.exchange.draft import Refused
from perfgoal.finding import Text
from perfgoal.forms import Form
from perfgoal.shape.translation import Plan, fields_of

SHOWN = 40
"""Characters of a text of the source that a message repeats."""


def field_name(form: Form, route: Route) -> Text:
    """Return what a message calls the field at ``route``: by the label of the form, and in English by its key as well.
    A line of money is called by its group too, since two groups have lines of one name."""
    labels: list[str] = []
    plan: Plan | None = Plan(model=declaration_model(form))
    for step in route:
        known = fields_of(plan.model).get(str(step)) if plan is not None and plan.model is not None else None
        labels.append(str(step) if known is None else known.keys[1])
        plan = None if known is None else known.plan
    own = {
        ("department",): form.labels.department,
        ("implementer",): form.labels.implementer,
        ("project", "name"): form.labels.project_name,
        ("goal",): form.labels.goal,
        ("goal", "cycle"): form.labels.goal_cycle,
        ("goal", "annual"): form.labels.goal_annual,
        ("tasks",): form.labels.tasks if form.kind == "department" else None,
    }
    label = own.get(tuple(map(str, route))) or "：".join(labels[1:] or labels)
    return Text(label, f"{route[-1]} ({label})")


def shown(text: str) -> str:
    """Return the beginning of a text of the source, on one line, as a message repeats it."""
    return shortened(" ".join(text.split()), SHOWN)


def lost(cell: Cell, expected: str, found: str | None = None) -> Refused:
    """Return what to raise where the thread is lost: at which cell, what was ``expected`` and what was found."""
    return Refused("lost-thread", cell.origin, expected=expected, found=shown(cell.text if found is None else found))


def without(cell: Cell, field: str) -> Refused:
    """Return what to raise where a row holds a text and not the ``field`` that says what it is about."""
    return Refused("row-without", cell.origin, field=field, found=shown(cell.text))


def require_name(name: str, cell: Cell) -> None:
    """Refuse a name of the author's own that is longer than the key of a declaration may be."""
    if len(name) > MAX_KEY:
        raise Refused("long-name", cell.origin, limit=MAX_KEY, found=shown(name))


def twice(cell: Cell, field: str | Text, first: str, piece: str | None = None, variant: str = "twice") -> Refused:
    """Return what to raise where a ``field`` stands a second time and says something else than ``first``."""
    found = shown(cell.text if piece is None else piece)
    return Refused(variant, cell.origin, field=field, first=shown(first), found=found)
