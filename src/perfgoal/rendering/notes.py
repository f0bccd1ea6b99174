"""Findings set beside the cells of a form: which cell each belongs to, and what a note says of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from perfgoal.document import Position
from perfgoal.exchange.helpers import FOUND
from perfgoal.finding import (
    ACTUAL,
    BASIS,
    COLON,
    DIFFERENCE,
    EXPECTED,
    HELP,
    LINE,
    RELATED,
    SEVERITIES,
    Finding,
    Language,
    Severity,
    Text,
    counts_text,
)
from perfgoal.money import money_text
from perfgoal.rendering.columns import Column
from perfgoal.rendering.tables import Entry
from perfgoal.rendering.view import FormView

_DETAILS = Text("校验说明", "The findings in detail")
_BACK = Text("回到表中", "back to the form")
_NOWHERE = Text("不对应表中的某一格", "belongs to no cell of the form")
_WHERE = Text("位置", "where")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as a rendering tells it. ``word`` names its severity, ``facts`` are what was expected and found, how
    to mend it, on what ground and where; ``cell`` is the path of the cell that it stands by, ``""`` where there is
    none."""

    number: int
    severity: Severity
    word: str
    code: str
    name: str
    what: str
    facts: tuple[Entry, ...]
    cell: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a rendering in the order of its cells, after those that belong to none. The rest is what to call
    things in ``language``; ``counts`` says how many notes there are of each severity."""

    notes: tuple[Note, ...]
    by_cell: Mapping[str, tuple[Note, ...]]
    language: Language
    counts: str
    colon: str
    title: str
    details: str
    back: str
    nowhere: str

    def at(self, path: str) -> tuple[Note, ...]:
        """Return the notes that stand by the cell of ``path``."""
        return self.by_cell.get(path, ())


def notes_on(view: FormView, findings: Iterable[Finding], language: Language) -> Notes:
    """Set ``findings`` beside the cells of ``view``: each by the cell that shows what its path names, or by that of
    the nearest part around it."""
    order = {path: place for place, path in enumerate(cells(view), start=1)}
    placed = [(_nearest(finding.path, order), finding) for finding in findings]
    placed.sort(key=lambda item: (order.get(item[0], 0), item[1].order))
    unit = view.unit.text
    notes = tuple(_note(number, cell, finding, unit, language) for number, (cell, finding) in enumerate(placed, 1))
    by_cell: defaultdict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if note.cell:
            by_cell[note.cell].append(note)
    return Notes(
        notes,
        {cell: tuple(here) for cell, here in by_cell.items()},
        language,
        counts_text(Counter(note.severity for note in notes), language),
        *(text.say(language) for text in (COLON, FOUND, _DETAILS, _BACK, _NOWHERE)),
    )


def cells(view: FormView) -> Iterator[str]:
    """Yield the path of every cell that a rendering of ``view`` draws, in the order of reading; each once."""
    return (path for path in _paths(view) if path)


def _paths(view: FormView) -> Iterator[str]:
    yield from _of((*view.facts, view.unit, *(entry for row in view.names for entry in row)))
    for block in (view.profile,) if view.profile else ():
        yield block.path
        yield from _of(block.entries)
    yield view.budget.path
    for band in view.budget.bands:
        yield from _of(band.heads)
        for row in band.rows:
            yield from _of(row)
    for block in view.blocks:
        yield block.path
        yield from _of(block.entries)
    if view.tasks is not None:
        yield view.tasks.path
        for task in view.tasks.rows:
            yield from _row(task.path, view.tasks.columns)
        yield view.tasks.other.path
    yield view.indicators.path
    for indicator in view.indicators.rows:
        yield from (cell.path for cell in (indicator.level1, indicator.level2) if cell)
        if not indicator.blank:
            yield from _row(indicator.path, view.indicators.columns[2:])


def _of(entries: Iterable[Entry]) -> Iterator[str]:
    return (entry.path for entry in entries)


def _row(path: str, columns: Iterable[Column]) -> Iterator[str]:
    """Yield the paths of a row; that of the row itself stands by its name."""
    for column in columns:
        if column.kind == "name":
            yield path
        yield path + column.path


def _nearest(path: str | None, cells: Mapping[str, int]) -> str:
    """Return the path of the cell at or around ``path``, ``""`` where there is none."""
    while path and path not in cells:
        path = path.rpartition("/")[0]
    return path or ""


def _note(number: int, cell: str, finding: Finding, unit: str, language: Language) -> Note:
    return Note(
        number,
        finding.severity,
        SEVERITIES[finding.severity].say(language),
        finding.code,
        finding.name,
        finding.what,
        tuple(entry for entry in _facts(finding, unit, language) if entry.text),
        cell,
    )


def _facts(finding: Finding, unit: str, language: Language) -> Iterator[Entry]:
    # Only where a difference is stated are the two that differ money; else they are texts.
    money = finding.difference is not None
    amounts = {EXPECTED: finding.expected, ACTUAL: finding.actual, DIFFERENCE: finding.difference}
    for label, value in amounts.items():
        yield Entry(label.say(language), _money(value, unit) if money and value else value or "")
    yield Entry(HELP.say(language), finding.help)
    yield Entry(BASIS.say(language), finding.basis)
    file = "" if finding.file == "-" else f"{finding.file} "
    yield Entry(_WHERE.say(language), file + _line(finding.position, language) + finding.origin)
    related = (f"{_line(place.position, language)} {place.message}" for place in finding.related)
    yield Entry(RELATED.say(language), "\n".join(related))


def _money(value: str, unit: str) -> str:
    return f"{money_text(abs(Decimal(value)))} {unit}"


def _line(position: Position, language: Language) -> str:
    return LINE.say(language).format(line=position.line, column=position.column)
