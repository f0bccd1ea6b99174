"""Lines of a workbook to fill in that add up and compare while it is filled in, each the text of one cell.

All of them begin with :data:`perfgoal.exchange.helpers.CHECKING`, by which an import knows them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from perfgoal.declaration import Indicator
from perfgoal.exchange.helpers import CHECKING
from perfgoal.finding import pointer
from perfgoal.forms import Form, Group
from perfgoal.money import EXACT
from perfgoal.rendering.excel.boxes import Box, Formula
from perfgoal.rendering.excel.numbers import number_of
from perfgoal.rendering.tables import Column, IndicatorRow, IndicatorTable, TaskRow, TaskTable, label_of
from perfgoal.rendering.view import FormView

_SHOWN = '"#,##0.00####"'
_LONGEST = 60
"""Characters of a label in a formula, in which Excel takes no text of more than 255."""
_LONGEST_FORMULA, _MOST = 8_000, 200
"""Characters of a formula, and cells of one sum, a little below what Excel takes."""
AGREES = "一致"
DIFFERS = "相差"
SHOULD = "应为"


def budget_checks(view: FormView, form: Form) -> Iterator[Box]:
    """Yield a line for each two groups of the budget whose sums must agree."""
    texts = _amounts(view)
    for left, right in form.identities:
        sides = [(form.group(key), _addends(form.group(key), view.budget.path, texts)) for key in (left, right)]
        line = _comparison([(_total_label(group), paths) for group, paths in sides], texts)
        if all(paths for _, paths in sides) and line is not None:
            yield line


def _addends(group: Group, money: str, texts: Mapping[str, str]) -> list[str]:
    """Return the paths of the lines of a group that add up, as far as the form prints them."""
    paths = (money + pointer((group.key, line.key)) for line in group.addends)
    return [path for path in paths if path in texts]


def _total_label(group: Group) -> str:
    return (group.total or f"{group.label}合计")[:_LONGEST]


def _comparison(sides: Sequence[tuple[str, list[str]]], texts: Mapping[str, str]) -> Box | None:
    (left, these), (right, those) = sides
    one, other = (_sum(texts[path] for path in paths) for paths in (these, those))
    difference = EXACT.subtract(one, other)
    text = f"{CHECKING}{left} {_said(one)}；{right} {_said(other)}；"
    text += AGREES if not difference else f"{DIFFERS} {_said(abs(difference))}"
    first, second = _places(0, len(these)), _places(len(these), len(those))
    pattern = (
        f"={_quoted(f'{CHECKING}{left} ')}&TEXT({first},{_SHOWN})&{_quoted(f'；{right} ')}&TEXT({second},{_SHOWN})"
        f'&IF(ROUND({first}-{second},6)=0,"；{AGREES}","；{DIFFERS} "&TEXT(ABS({first}-{second}),{_SHOWN}))'
    )
    return _line(text, pattern, (*these, *those), 1)


def task_check(view: FormView, form: Form, table: TaskTable) -> Box | None:
    """Return the line that adds up the money of the tasks, and that of the lines of the budget that pay for them."""
    label = f"{form.labels.task_amount[:_LONGEST]}合计"
    cells = _column(table.columns, table.rows, "/amount")
    said = [(label, cells, f"SUM({{0}}:{{{len(cells) - 1}}})")]
    texts = _amounts(view)
    lines = {
        view.budget.path + pointer((group.key, line.key)): line.label
        for group in form.budget
        for line in group.lines
        if line.tasks
    }
    paying = {path: text for path, text in texts.items() if path in lines}
    if paying:
        names = " + ".join(lines[path] for path in paying)[:_LONGEST]
        said.append((names, paying, _places(len(cells), len(paying))))
    text = CHECKING + "；".join(f"{name} {_said(_sum(amounts.values()))}" for name, amounts, _ in said)
    parts = (
        f"{_quoted(f'{before}{name} ')}&TEXT({sum_of},{_SHOWN})"
        for before, (name, _, sum_of) in zip((CHECKING, "；"), said, strict=False)
    )
    paths = [path for _, amounts, _ in said for path in amounts]
    return _line(text, "=" + "&".join(parts), paths, len(table.columns))


def weight_check(table: IndicatorTable, form: Form) -> Box | None:
    """Return the line that adds up the weights; ``None`` where the form weighs nothing."""
    if form.weights is None:
        return None
    cells = _column(table.columns[2:], table.rows, "/weight")
    label, totals, total = f"{label_of(Indicator, 'weight')}合计", form.weights.totals, _sum(cells.values())
    wanted, sum_of = " 或 ".join(map(str, totals)), f"SUM({{0}}:{{{len(cells) - 1}}})"
    text = f"{CHECKING}{label} {_said(total)}；{AGREES if total in totals else f'{SHOULD} {wanted}'}"
    agrees = ",".join(f"ROUND({sum_of},6)={each}" for each in totals)
    pattern = (
        f'={_quoted(f"{CHECKING}{label} ")}&TEXT({sum_of},{_SHOWN})&IF(OR({agrees}),"；{AGREES}","；{SHOULD} {wanted}")'
    )
    return _line(text, pattern, tuple(cells), len(table.columns))


def _line(text: str, pattern: str, paths: Sequence[str], across: int) -> Box | None:
    """Return a line that says ``text`` now; ``None`` where the form has so many lines that Excel would not take the
    formula."""
    if len(pattern) > _LONGEST_FORMULA:
        return None
    return Box(0, 0, text, "check", across, formula=Formula(pattern, tuple(paths)))


def _amounts(view: FormView) -> Mapping[str, str]:
    """Return the texts of the budget's amounts by their paths."""
    rows = (row for band in view.budget.bands for row in band.rows)
    return {entry.path: entry.text for row in rows for entry in row if entry.path}


def _column(columns: Sequence[Column], rows: Sequence[TaskRow | IndicatorRow], path: str) -> Mapping[str, str]:
    """Return the texts of the column that ``path`` names by their own paths, from the first row to the last."""
    place = [column.path for column in columns].index(path)
    return {row.path + path: row.texts[place] for row in rows}


def _sum(texts: Iterable[str]) -> Decimal:
    """Return what a spreadsheet adds up of cells: those that are numbers."""
    total = Decimal(0)
    for text in texts:
        if number_of(text) is not None:
            total = EXACT.add(total, Decimal(text.replace(",", "")))
    return total


def _said(value: Decimal) -> str:
    """Return a number as the formulas show it: with two decimals, and up to six where it has them."""
    whole, _, rest = f"{EXACT.quantize(value, Decimal('0.000001')):,f}".partition(".")
    return f"{whole}.{rest[:2]}{rest[2:].rstrip('0')}"


def _places(start: int, count: int) -> str:
    """Return a sum over ``count`` cells, in sums of no more than Excel takes in one."""
    places = [f"{{{index}}}" for index in range(start, start + count)]
    sums = [f"SUM({','.join(places[index : index + _MOST])})" for index in range(0, count, _MOST)]
    return sums[0] if len(sums) == 1 else f"({'+'.join(sums)})"


def _quoted(text: str) -> str:
    """Return a text as a formula has it, and as a pattern keeps it."""
    return '"' + text.replace('"', '""').replace("{", "{{").replace("}", "}}") + '"'
