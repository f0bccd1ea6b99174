"""Contents without a file: tables written by hand, and views laid out cell by cell as renderings print them."""

from collections.abc import Iterable, Iterator, Sequence

from perfgoal.exchange.content import Cell, Content, Origin, Table
from perfgoal.rendering.tables import Entry
from perfgoal.rendering.view import FormView

Text = str | tuple[str, int, int]
"""A text of one cell, or one with how many rows it takes down and how many columns across."""


def table(*rows: Sequence[Text], name: str = "表", sheet: str = "") -> Table:
    """Return a table of rows, of a ``sheet`` or none. A cell stands in the first place of its row that no merged cell
    above takes; ``name`` names the table where cells say where they stand."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, texts in enumerate(rows):
        column = 0
        for given in texts:
            text, down, across = (given, 1, 1) if isinstance(given, str) else given
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            origin = Origin("cell", (sheet or name, f"{chr(ord('A') + column)}{row + 1}"))
            cells.append(Cell(row, column, down, across, text, origin))
    return Table(tuple(cells), sheet)


def content(*tables: Table, form: str = "", title: str = "") -> Content:
    """Return the content of a file of tables."""
    return Content(tuple(tables), form, title)


def lines(*texts: str, sheet: str = "") -> list[Table]:
    """Return lines outside of tables, each a table of one cell."""
    return [Table((Cell(0, 0, 1, 1, text, Origin("paragraph", (n,))),), sheet) for n, text in enumerate(texts, 1)]


def drawn(view: FormView) -> Content:
    """Return a view as the pages of a rendering show it: lines above, and three tables one below the other."""
    facts = "  ".join(f"{fact.label}：{fact.text}" for fact in view.facts)
    above = [*([view.table] if view.table else []), view.title, facts, f"{view.unit.label}：{view.unit.text}"]
    tasks = [table(*_tasks(view), name="任务")] if view.tasks else []
    return content(*lines(*above), table(*_overview(view), name="资金"), *tasks, table(*_indicators(view), name="指标"))


def _overview(view: FormView) -> Iterator[Sequence[Text]]:
    for names in view.names:
        if len(names) == 1:
            yield (names[0].label, (names[0].text, 1, 4))
        else:
            yield (names[0].label, names[0].text, names[1].label, (names[1].text, 1, 2))
    if view.profile:
        pairs = [text for entry in view.profile.entries for text in (entry.label, entry.text)]
        yield (view.profile.label, *pairs[:-1], (pairs[-1], 1, 3 if len(pairs) == 2 else 1))
    across = 1 if view.budget.sides == 2 else 2
    first: tuple[Text, ...] = ((view.budget.label, view.budget.height, 1),)
    for band in view.budget.bands:
        for entries in (band.heads, *band.rows):
            yield (*first, *_pairs(entries, across))
            first = ()
    for block in view.blocks:
        first = ((block.label, len(block.entries), 1),)
        for entry in block.entries:
            yield (*first, entry.label, (entry.text, 1, 3)) if entry.label else (*first, (entry.text, 1, 4))
            first = ()


def _pairs(entries: Iterable[Entry], across: int) -> Iterator[Text]:
    return ((text, 1, across) for entry in entries for text in (entry.label, entry.text))


def _tasks(view: FormView) -> Iterator[Sequence[Text]]:
    tasks = view.tasks
    assert tasks is not None
    wide = len(tasks.columns)
    yield ((tasks.label, 1, wide),)
    yield [column.text for column in tasks.columns]
    yield from (row.texts for row in tasks.rows)
    yield ((tasks.other.label, 1, tasks.lead), (tasks.other.text, 1, wide - tasks.lead))


def _indicators(view: FormView) -> Iterator[Sequence[Text]]:
    yield ((view.indicators.label, 1, len(view.indicators.columns)),)
    yield [column.text for column in view.indicators.columns]
    for row in view.indicators.rows:
        levels = [(cell.text, cell.down, 1) for cell in (row.level1, row.level2) if cell is not None]
        yield (*levels, *row.texts)
