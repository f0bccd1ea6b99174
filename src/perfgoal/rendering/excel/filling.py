"""The sheets of a workbook to fill in: the form with room for more, what may be written in each cell, and lines that
add up and compare meanwhile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from perfgoal.finding import Language, Text, pointer
from perfgoal.forms import Form
from perfgoal.rendering.excel.boxes import Box, Fill, Sheet
from perfgoal.rendering.excel.checks import budget_checks, task_check, weight_check
from perfgoal.rendering.excel.meaning import meaning
from perfgoal.rendering.excel.overview import overview
from perfgoal.rendering.excel.tables import indicators_sheet, tasks_sheet
from perfgoal.rendering.limits import MORE_INDICATORS, MORE_TASKS
from perfgoal.rendering.tables import Cell, IndicatorRow, IndicatorTable, TaskRow, TaskTable
from perfgoal.rendering.view import FormView, twos

_MOST_NAMES = 128
"""Choices of a list, which has no more than 255 characters."""
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": ("一上", "二上", "批复", "调整"),
    "indicators/kind": ("定量", "定性"),
    "indicators/direction": ("正向", "反向"),
    "indicators/standard": ("计划标准", "行业标准", "历史标准"),
}
_TARGETS = ("≥", "≤", "＝", "＞", "＜", "是", "否", "优", "良", "中", "差", "合格")
"""What a target value may begin with, or be: an operator, a yes or no, a grade."""
_TARGET_FIELDS = tuple(f"indicators/{name}" for name in ("cycle", "annual", "baseline", "years"))
_AMOUNT = Text(
    "半角数字，不写单位，不写负数；没有金额写 0。", "A number without its unit, not negative; 0 for no money."
)
_TARGET = Text(
    "符号、数字和单位，如 ≥8个、100%、2024年12月底前；或文字。可先从列表中选，再接着写。",
    "A sign, a number and its unit, such as ≥8个 or 100%, or words. Pick from the list, then go on.",
)
_DAY = Text("年-月-日，如 2024-01-31。", "A date, such as 2024-01-31.")
_SPAN = Text("两个年份或日期，如 2024 至 2026。", "Two years or dates, such as 2024 至 2026.")
_CATEGORY = Text("可从列表中选，名称下同一行填指标。", "Pick from the list; the indicator stands in the same row.")
_INPUTS = ("name", "text", "amount", "value", "short")
_HINTS: Mapping[str, Text] = {"project/start": _DAY, "project/end": _DAY, "cycle": _SPAN}


def sheets_to_fill(view: FormView, form: Form, language: Language) -> list[Sheet]:
    """Lay out a whole ``view`` of a form (see :func:`perfgoal.rendering.view.form_view`) to be filled in, with the
    explanations in ``language``."""
    tasks = None if view.tasks is None else _more_tasks(view.tasks)
    roomy = replace(
        view,
        facts=(),
        names=(*view.names, *twos(view.facts)),
        tasks=tasks,
        indicators=_more_indicators(view.indicators),
    )
    sheets = [overview(roomy, budget_checks(roomy, form))]
    if tasks is not None:
        sheets.append(_with_check(tasks_sheet(tasks), task_check(roomy, form, tasks)))
    sheets.append(_with_check(indicators_sheet(roomy.indicators), weight_check(roomy.indicators, form)))
    below = _second_level(roomy.indicators)
    return [replace(sheet, boxes=tuple(_filled(sheet.boxes, form, below, language))) for sheet in sheets]


def _more_tasks(table: TaskTable) -> TaskTable:
    nothing = ("",) * len(table.columns)
    first = len(table.rows)
    more = (TaskRow(nothing, table.path + pointer((index,))) for index in range(first, first + MORE_TASKS))
    return replace(table, rows=(*table.rows, *more))


def _more_indicators(table: IndicatorTable) -> IndicatorTable:
    """Return the indicators with room for more in each category, whose names stand in every row, so that a row says
    for itself where it belongs."""
    rows: list[IndicatorRow] = []
    nothing = ("",) * (len(table.columns) - 2)
    for (name1, name2), group in groupby(_with_names(table.rows), key=lambda pair: pair[0]):
        route = ("indicators", name1, name2)
        written = [row for _, row in group if not row.blank]
        more = range(len(written), len(written) + MORE_INDICATORS)
        for index, texts in enumerate((*(row.texts for row in written), *(nothing for _ in more))):
            levels = (Cell(name1, 1, pointer(route[:2])), Cell(name2, 1, pointer(route)))
            rows.append(IndicatorRow(*levels, texts, blank=False, path=pointer((*route, index))))
    return replace(table, rows=tuple(rows))


def _with_names(rows: Sequence[IndicatorRow]) -> Iterator[tuple[tuple[str, str], IndicatorRow]]:
    """Yield each row with the names of its categories."""
    name1 = name2 = ""
    for row in rows:
        name1 = row.level1.text if row.level1 else name1
        name2 = row.level2.text if row.level2 else name2
        yield (name1, name2), row


def _second_level(table: IndicatorTable) -> Mapping[str, tuple[str, ...]]:
    """Return the categories of the second level below each of the first."""
    below: dict[str, dict[str, None]] = {}
    for (name1, name2), _ in _with_names(table.rows):
        below.setdefault(name1, {})[name2] = None
    return {name: tuple(names) for name, names in below.items()}


def _with_check(sheet: Sheet, check: Box | None) -> Sheet:
    """Return ``sheet`` with a line above its head."""
    if check is None:
        return sheet
    moved = (replace(box, row=box.row + 1) for box in sheet.boxes)
    return replace(sheet, boxes=(check, *moved), head=sheet.head + 1)


def _filled(
    boxes: Sequence[Box], form: Form, below: Mapping[str, tuple[str, ...]], language: Language
) -> Iterator[Box]:
    """Yield ``boxes`` with what may be filled in, and with explanations on labels, each where it comes first."""
    told: set[str] = set()
    first_level = ""
    first_names = _few(below)
    second_names = {name: _few(names) for name, names in below.items()}
    for box in boxes:
        if box.look == "level":
            names = first_names if box.column == 0 else second_names[first_level]
            first_level = box.text if box.column == 0 else first_level
            yield replace(box, fill=Fill(names, hint=_CATEGORY.say(language)))
        elif box.paths and box.look in _INPUTS:
            yield replace(box, fill=_fill(box, language))
        else:
            comment = meaning(box.about, form, language) if box.look in ("head", "label") else ""
            yield replace(box, comment="" if comment in told else comment)
            told.add(comment)


def _few(names: Iterable[str]) -> tuple[str, ...]:
    """Return ``names``, none where no list of Excel holds so many: every row would have them all."""
    few = tuple(islice(names, _MOST_NAMES + 1))
    return few if len(few) <= _MOST_NAMES else ()


def _fill(box: Box, language: Language) -> Fill:
    """Return what may be filled in at the place where ``box`` shows a value, by the field that it is."""
    field = _field(box.paths[-1])
    if box.look == "amount":
        return Fill(number=True, hint=_AMOUNT.say(language))
    if field == "indicators/weight":
        return Fill(number=True)
    if field in _TARGET_FIELDS:
        return Fill(_TARGETS, is_open=True, hint=_TARGET.say(language))
    hint = _HINTS.get(field)
    return Fill(_CHOICES.get(field, ()), hint="" if hint is None else hint.say(language))


def _field(path: str) -> str:
    """Return the field that a path leads to, without the numbers and names on its way: indicators/weight."""
    match path.split("/")[1:]:
        case ["indicators", _, _, _, name]:
            return f"indicators/{name}"
        case ["indicators", _, _, _, "years", _]:
            return "indicators/years"
        case route:
            return "/".join(route)
