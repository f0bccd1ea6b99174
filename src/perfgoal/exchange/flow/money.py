"""The budget in a flow: labels and amounts in turns, side by side."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Table
from perfgoal.exchange.flow.labels import Label, Stream, budget_labels, plain
from perfgoal.exchange.flow.lines import lost
from perfgoal.exchange.flow.sections import Part
from perfgoal.forms import Form


class _Pair(NamedTuple):
    label: Label
    amount: Label | None

    def heads(self, form: Form) -> bool:
        """Whether it is the heading of a block: a label beside that of the amounts."""
        return self.amount is not None and plain(self.amount.text) == plain(form.labels.amount)


def budget(part: Part, form: Form) -> Table | None:
    """Return the budget as a table with two columns for each side. Raises :class:`Refused` (``lost-thread``) at what
    is neither a label nor an amount, and where it cannot be said to which side a line belongs."""
    cells: list[Cell] = []
    heads: list[str] = []
    for number, pairs in enumerate(_rows(part, form)):
        if all(pair.heads(form) for pair in pairs):
            heads = [plain(pair.label.text) for pair in pairs]
        for side, pair in zip(_sides(pairs, heads, form), pairs, strict=True):
            amount = pair.amount or Label("", pair.label.origin)
            for column, cell in enumerate((pair.label, amount)):
                cells.append(Cell(number, 2 * side + column, 1, 1, cell.text, cell.origin))
    return Table(tuple(cells)) if cells else None


def _sides(pairs: list[_Pair], heads: list[str], form: Form) -> list[int]:
    """Return on which side each of a row's pairs stands: below the heading that has a line of its name. Where two have
    one, there must be as many pairs as headings."""
    if not heads or all(pair.heads(form) for pair in pairs):
        return list(range(len(pairs)))
    members = _members(form)
    sides: list[int] = []
    for place, pair in enumerate(pairs):
        name = plain(pair.label.text)
        fitting = [side for side, head in enumerate(heads) if name in members.get(head, ())]
        if len(pairs) == len(heads) and place in fitting:
            fitting = [place]
        if len(fitting) != 1 or (sides and fitting[0] <= sides[-1]):
            raise lost(pair.label.origin, form.labels.budget, pair.label.text)
        sides += fitting
    return sides


def _members(form: Form) -> Mapping[str, set[str]]:
    """Return the names of the lines that stand below each heading."""
    found: dict[str, set[str]] = {}
    for group in form.budget:
        for line in group.lines:
            heads = [line.under] if line.under else group.chinese
            names = {plain(name) for name in line.chinese} | {plain(f"其中：{name}") for name in line.chinese}
            for head in heads:
                found.setdefault(plain(head), set()).update(names)
        for head in (*group.chinese, *(line.under for line in group.lines if line.under)):
            if group.total:
                found.setdefault(plain(head), set()).add(plain(group.total))
    return found


def _rows(part: Part, form: Form) -> Iterator[list[_Pair]]:
    """Yield the pairs of each line. A label at the end of its line may have its amount in the next one."""
    labels = budget_labels(form)
    stream = Stream([line for block in part.blocks for line in block.lines])
    amount_label = plain(form.labels.amount)
    pairs: list[_Pair] = []
    while not stream.is_done:
        place, new = stream.line, stream.begins_line
        label = stream.label(labels)
        amount = stream.number() if label is None else label if plain(label.text) == amount_label else None
        if amount is not None and pairs and pairs[-1].amount is None:
            pairs[-1] = pairs[-1]._replace(amount=amount)
        elif label is None or amount is not None:
            raise lost(place.origin, form.labels.budget, stream.rest if amount is None else amount.text)
        else:
            if new and pairs:
                yield pairs
                pairs = []
            pairs.append(_Pair(label, None))
    if pairs:
        yield pairs
