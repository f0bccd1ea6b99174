"""Text without a grid, as a program takes it out of a published PDF, to tables by the words of a form."""

from collections.abc import Sequence

from perfgoal.exchange.content import Cell, Content, Flow, Origin, Table
from perfgoal.exchange.draft import Draft, Refused
from perfgoal.exchange.flow.grid import grid
from perfgoal.exchange.flow.lines import words
from perfgoal.exchange.recognise import draft_of
from perfgoal.exchange.recognise.choosing import likely, refuse_draw
from perfgoal.forms import Form


def draft_of_flow(flow: Flow, forms: Sequence[Form], year: int | None, name: str) -> Draft:
    """Return what ``flow`` declares, as :func:`~perfgoal.exchange.recognise.draft_of` does of tables.

    Raises :class:`~perfgoal.exchange.draft.Refused` as that does. ``lost-thread`` says at which line, what was
    ``expected`` there and what was ``found``.
    """
    drafts: list[Draft] = []
    lost: list[Refused] = []
    chosen = likely(_words(flow), forms)
    for form in chosen:
        try:
            drafts.append(draft_of(grid(flow, form), (form,), year, name))
        except Refused as refused:
            lost.append(refused)
    if not drafts:
        raise lost[0]
    if any({**draft.tree, "form": None} != {**drafts[0].tree, "form": None} for draft in drafts):
        raise refuse_draw(chosen)
    return drafts[0]


def _words(flow: Flow) -> Content:
    """Return every line and every word of a flow as if it were a cell: its form is chosen by them."""
    found: dict[str, Origin] = {}  # each once: a file may be all words
    for line in flow.lines:
        for text in (line.text, *line.text.split(), *(word.text for word in words(line.text))):
            found.setdefault(text, line.origin)
    return Content(
        (Table(tuple(Cell(row, 0, 1, 1, text, origin) for row, (text, origin) in enumerate(found.items()))),)
    )
