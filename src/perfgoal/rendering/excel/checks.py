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
from perfgoal.rendering.columns import Column, label_of
from perfgoal.rendering.excel.boxes import Box, Formula
from perfgoal.rendering.excel.numbers import number_of
from perfgoal.rendering.tables import IndicatorRow, IndicatorTable, TaskRow, TaskTable
from perfgoal.rendering.view import FormView

_SHOWN = '"#,##0.00####"'
_LONGEST = 60
"""Characters of a label in a formula, in which Excel takes no text of more than 255."""
_LONGEST_FORMULA, _MOST = 8_000, 200
"""Characters of a formula, and cells of one sum, a little below what Excel takes."""
AGREES = "一致"
DIFFERS = "相差"
BLANK = "有空白未填"
NO_NUMBERS = "处不是数字，没有算进去"
UNWEIGHED = "个指标没有分值"
FAILED = "有单元格出错，算不出来"
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
    """Return the line that compares two sums as the rules do: a blank line is not zero, and may make up for what its
    side lacks."""
    (left, these), (right, those) = sides
    one, other = (_sum(texts[path] for path in paths) for paths in (these, those))
    cells = [texts[path] for path in (*these, *those)]
    blanks = [sum(not texts[path] for path in paths) for paths in (these, those)]
    text = f"{CHECKING}{left} {_said(one)}；{right} {_said(other)}"
    text += _not_numbers(cells) or _compared(EXACT.subtract(one, other), *blanks)
    paths = (*these, *those)
    here, there = (0, len(these)), (len(these), len(those))
    first, second = _places(*here), _places(*there)
    said = f"{_quoted(f'{CHECKING}{left} ')}&TEXT({first},{_SHOWN})&{_quoted(f'；{right} ')}&TEXT({second},{_SHOWN})"
    differs = f'"；{DIFFERS} "&TEXT(ABS({first}-{second}),{_SHOWN})'
    blank, blank_there = (f"{count}-{_places(start, count, 'COUNTA')}" for start, count in (here, there))
    agrees = f'IF({blank}+{blank_there}>0,"；{BLANK}","；{AGREES}")'
    made_up = f'IF(IF({first}<{second},{blank},{blank_there})>0,"，{BLANK}","")'
    verdict = f"IF(ROUND({first}-{second},6)=0,{agrees},{differs}&{made_up})"
    filled, numbers = (_places(0, len(paths), function) for function in ("COUNTA", "COUNT"))
    return _line(text, f"{said}&{_unless_texts(filled, numbers, verdict)}", paths, 1) or _line(
        text, f'{said}&IF(ROUND({first}-{second},6)=0,"；{AGREES}",{differs})', paths, 1
    )


def _compared(difference: Decimal, blanks: int, blanks_there: int) -> str:
    if not difference:
        return f"；{BLANK if blanks + blanks_there else AGREES}"
    made_up = blanks if difference < 0 else blanks_there
    return f"；{DIFFERS} {_said(abs(difference))}" + (f"，{BLANK}" if made_up else "")


def _not_numbers(texts: Iterable[str]) -> str:
    """Say how many texts a sum passes over."""
    count = sum(bool(text) and number_of(text) is None for text in texts)
    return f"；{count} {NO_NUMBERS}" if count else ""


def _unless_texts(filled: str, numbers: str, verdict: str) -> str:
    """Return what a formula says: how many cells of those that are ``filled`` are no ``numbers``, or the verdict."""
    return f'IF({filled}>{numbers},"；"&({filled}-({numbers}))&" {NO_NUMBERS}",{verdict})'


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
    text += _not_numbers(amount for _, amounts, _ in said for amount in amounts.values())
    parts = (
        f"{_quoted(f'{before}{name} ')}&TEXT({sum_of},{_SHOWN})"
        for before, (name, _, sum_of) in zip((CHECKING, "；"), said, strict=False)
    )
    paths = [path for _, amounts, _ in said for path in amounts]
    filled, numbers = (
        "+".join(sum_of.replace("SUM(", f"{count}(") for _, _, sum_of in said) for count in ("COUNTA", "COUNT")
    )
    pattern = "&".join((*parts, _unless_texts(filled, numbers, '""')))
    return _line(text, pattern, paths, len(table.columns))


def weight_check(table: IndicatorTable, form: Form) -> Box | None:
    """Return the line that adds up the weights; ``None`` where the form weighs nothing."""
    if form.weights is None:
        return None
    cells, names = (_column(table.columns[2:], table.rows, path) for path in ("/weight", "/name"))
    label, totals, total = f"{label_of(Indicator, 'weight')}合计", form.weights.totals, _sum(cells.values())
    wanted, count = " 或 ".join(map(str, totals)), len(cells)
    weights, named = f"{{0}}:{{{count - 1}}}", f"{{{count}}}:{{{2 * count - 1}}}"
    without = sum(bool(name) and not weight for name, weight in zip(names.values(), cells.values(), strict=True))
    verdict = f"；{without} {UNWEIGHED}" if without else f"；{AGREES if total in totals else f'{SHOULD} {wanted}'}"
    text = f"{CHECKING}{label} {_said(total)}"
    text += _not_numbers(cells.values()) or (verdict if any(cells.values()) else "")
    missing = f'SUMPRODUCT(({named}<>"")*({weights}=""))'
    agrees = ",".join(f"ROUND(SUM({weights}),6)={each}" for each in totals)
    decided = (
        f'IF(COUNT({weights})=0,"",IF({missing}>0,"；"&{missing}&" {UNWEIGHED}",'
        f'IF(OR({agrees}),"；{AGREES}","；{SHOULD} {wanted}")))'
    )
    said = f"{_quoted(f'{CHECKING}{label} ')}&TEXT(SUM({weights}),{_SHOWN})"
    pattern = f"{said}&{_unless_texts(f'COUNTA({weights})', f'COUNT({weights})', decided)}"
    return _line(text, pattern, (*cells, *names), len(table.columns))


def _line(text: str, pattern: str, paths: Sequence[str], across: int) -> Box | None:
    """Return a line that says ``text`` now; ``None`` where the form has so many lines that Excel would not take the
    formula."""
    if len(pattern) > _LONGEST_FORMULA:
        return None
    return Box(0, 0, text, "check", across, formula=Formula(f'=IFERROR({pattern},"{CHECKING}{FAILED}")', tuple(paths)))


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


def _places(start: int, count: int, function: str = "SUM") -> str:
    """Return a sum over ``count`` cells, or what else a ``function`` adds up, in parts of no more than Excel takes."""
    places = [f"{{{index}}}" for index in range(start, start + count)]
    sums = [f"{function}({','.join(places[index : index + _MOST])})" for index in range(0, count, _MOST)]
    return sums[0] if len(sums) == 1 else f"({'+'.join(sums)})"


def _quoted(text: str) -> str:
    """Return a text as a formula has it, and as a pattern keeps it."""
    return '"' + text.replace('"', '""').replace("{", "{{").replace("}", "}}") + '"'
