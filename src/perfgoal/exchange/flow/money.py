"""The budget in a flow: labels and amounts in turns, side by side."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfgoal.exchange.content import Cell, Line, Table
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.flow.labels import Label, Stream, known
from perfgoal.exchange.flow.lines import Block, lost
from perfgoal.exchange.recognise.vocabulary import Vocabulary, vocabulary
from perfgoal.forms import Form


class _Pair(NamedTuple):
    """A label and what stands beside it: an amount, what heads the amounts below, or nothing."""

    label: Label
    amount: Label | None

    def groups(self, words: Vocabulary) -> set[str]:
        """The groups of the budget that the line may belong to."""
        name = known(self.label.text, words.lines)
        return {line.group for line in words.lines[name]} if name else set()

    def heads(self, words: Vocabulary) -> tuple[str, ...]:
        """The groups whose lines may stand below it; none where it heads nothing."""
        name = known(self.label.text, words.heads)
        return words.heads[name] if name and self.amount is not None else ()


def is_budget(line: Line, form: Form) -> bool:
    """Whether a line is made of labels of the budget and what stands beside them, and of nothing else."""
    try:
        pairs = [pair for row in _rows([line], form, vocabulary(form)) for pair in row]
    except Refused:
        return False
    return any(pair.amount is not None for pair in pairs)


def budget(blocks: Sequence[Block], form: Form) -> Table | None:
    """Return the budget as a table with two columns for each side. Raises :class:`Refused` (``lost-thread``) at what
    is neither a label nor an amount, and where it cannot be said to which side a line belongs."""
    words = vocabulary(form)
    cells: list[Cell] = []
    heads: list[tuple[str, ...]] = []
    for number, pairs in enumerate(_rows([line for block in blocks for line in block.lines], form, words)):
        if all(pair.heads(words) for pair in pairs):
            heads = [pair.heads(words) for pair in pairs]
            sides = list(range(len(pairs)))
        else:
            sides = _sides(pairs, heads, form, words)
        for side, pair in zip(sides, pairs, strict=True):
            amount = pair.amount or Label("", pair.label.origin)
            for column, cell in enumerate((pair.label, amount)):
                cells.append(Cell(number, 2 * side + column, 1, 1, cell.text, cell.origin))
    return Table(tuple(cells)) if cells else None


def _sides(pairs: list[_Pair], heads: list[tuple[str, ...]], form: Form, words: Vocabulary) -> list[int]:
    """Return on which side each of a row's pairs stands: below the heading that has a line of its name. Where two have
    one, there must be as many pairs as headings."""
    if not heads:
        return list(range(len(pairs)))
    sides: list[int] = []
    for place, pair in enumerate(pairs):
        fitting = [side for side, groups in enumerate(heads) if pair.groups(words).intersection(groups)]
        if len(pairs) == len(heads) and place in fitting:
            fitting = [place]
        if len(fitting) != 1 or (sides and fitting[0] <= sides[-1]):
            raise lost(pair.label.origin, form.labels.budget, pair.label.text)
        sides += fitting
    return sides


def _rows(lines: Sequence[Line], form: Form, words: Vocabulary) -> Iterator[list[_Pair]]:
    """Yield the pairs of each line. A label at the end of its line may have its amount in the next one."""
    names = {*words.lines, *words.heads, *words.amounts}
    names |= {f"其中:{name}" for name in words.lines}
    stream = Stream(lines)
    pairs: list[_Pair] = []
    while not stream.is_done:
        place, new = stream.line, stream.begins_line
        label = stream.label(names)
        amount = stream.number() if label is None else label if known(label.text, words.amounts) else None
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
