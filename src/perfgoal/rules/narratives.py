"""The texts of a declaration that are prose: its goals, what its tasks do and are to achieve, and further blocks."""

from typing import Literal, NamedTuple

from perfgoal.declaration import Part
from perfgoal.document import Route
from perfgoal.rules.rule import Case

Kind = Literal["goal", "task", "other"]


class Narrative(NamedTuple):
    """A text that is prose, and where it stands: in the ``goal``, in a ``task``, or in an ``other`` block."""

    kind: Kind
    part: Part
    key: str
    text: str

    @property
    def route(self) -> Route:
        """Where it stands."""
        return self.part.at(self.key)


def narratives(case: Case) -> tuple[Narrative, ...]:
    """Return the texts of a declaration that are not blank, in the order of the form."""
    declaration = case.declaration
    goal = declaration.goal
    found: list[tuple[Kind, Part, str, str | None]] = [
        ("goal", goal, key, getattr(goal, key)) for key in ("text", "cycle", "annual")
    ]
    for task in declaration.tasks:
        found += [("task", task, "content", task.content), ("task", task, "target", task.target)]
    found.append(("other", declaration, "other_tasks", declaration.other_tasks))
    found += [("other", section, "text", section.text) for section in declaration.sections]
    return tuple([Narrative(kind, part, key, text) for kind, part, key, text in found if text and text.strip()])
