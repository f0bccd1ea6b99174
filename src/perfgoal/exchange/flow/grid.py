"""A flow as tables: the words of a form show where its cells begin and end."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from perfgoal.exchange.content import Content, Flow, Table
from perfgoal.exchange.flow.details import details
from perfgoal.exchange.flow.indicators import indicators
from perfgoal.exchange.flow.labels import Label
from perfgoal.exchange.flow.lines import blocks
from perfgoal.exchange.flow.money import budget
from perfgoal.exchange.flow.names import names, row, text_below
from perfgoal.exchange.flow.sections import Part, parts_of
from perfgoal.exchange.flow.tasks import tasks
from perfgoal.forms import Form

_READERS: Mapping[str, Callable[[Part, Form], Table | None]] = {
    "budget": lambda part, form: budget(part.blocks, form),
    "tasks": tasks,
    "indicators": indicators,
    "details": details,
}


def grid(flow: Flow, form: Form) -> Content:
    """Return the cells of ``flow``, read as ``form``. Raises :class:`Refused` (``lost-thread``, with what was
    ``expected`` and ``found``) where a text fits no place of the form."""
    found, numbers = blocks(flow)
    tables = [table for part in parts_of(found, form) for table in _tables(part, form)]
    tables += [row(Label(line.text.strip(), line.origin)) for line in numbers]
    content = Content(tuple(tables))
    if _signs(cell.text for table in tables for cell in table.cells) != _signs(line.text for line in flow.lines):
        raise AssertionError("the tables of a flow hold other characters than its lines")
    return content


def _tables(part: Part, form: Form) -> Iterator[Table]:
    if part.kind == "text":
        yield text_below(part, form)
        return
    if part.label is not None:
        yield row(part.label)
    if part.kind == "names":
        yield from names(part, form)
    elif (found := _READERS[part.kind](part, form)) is not None:
        yield found


def _signs(texts: Iterator[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if not sign.isspace())
