"""The lines of a calculation in a flow: what is paid for, how much it is, and why."""

from perfgoal.exchange.content import Cell, Table
from perfgoal.exchange.flow.labels import Label, labels_only
from perfgoal.exchange.flow.lines import lost, words
from perfgoal.exchange.flow.sections import Part
from perfgoal.exchange.flow.tasks import is_amount
from perfgoal.exchange.recognise.vocabulary import vocabulary
from perfgoal.forms import Form


def details(part: Part, form: Form) -> Table | None:
    """Return the calculation as a table: a row for each line, of two words or three, whose second is an amount. Raises
    :class:`Refused` (``lost-thread``) at any other line."""
    heads = vocabulary(form).details
    rows: list[list[Label]] = []
    for line in (line for block in part.blocks for line in block.lines):
        found = labels_only([line], heads) or [Label(word.text, line.origin) for word in words(line.text)]
        if len(found) not in (2, 3) or not (is_amount(found[1].text) or labels_only([line], heads)):
            raise lost(line.origin, form.labels.details, line.text)
        rows.append(found)
    cells = [
        Cell(number, column, 1, 1, cell.text, cell.origin)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return Table(tuple(cells)) if cells else None
