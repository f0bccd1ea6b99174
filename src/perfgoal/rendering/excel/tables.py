"""The sheets 任务 and 指标: a row for each task and indicator, below the heads of the form's columns."""

from collections.abc import Iterator, Sequence

from perfgoal.rendering.columns import Column
from perfgoal.rendering.excel.boxes import WIDTH, Box, Sheet
from perfgoal.rendering.tables import Cell, IndicatorTable, TaskTable

TASKS = "任务"
INDICATORS = "指标"
_HEAD = 2
"""Rows of a table's head: its label, and the labels of its columns."""
_NARROWEST = 7.0
"""Digits of the narrowest column; a sheet of many is wider than a page and printed smaller."""


def tasks_sheet(table: TaskTable) -> Sheet:
    """Lay out the tasks, and below them what else is to be done."""
    boxes = list(_head(table.label, table.path, table.columns))
    for row, task in enumerate(table.rows, _HEAD):
        boxes += _row(row, 0, task.texts, table.columns, task.path)
    last, rest = _HEAD + len(table.rows), len(table.columns) - table.lead
    boxes.append(Box(last, 0, table.other.label, "head", table.lead, about=table.other.path))
    boxes.append(Box(last, table.lead, table.other.text, "text", rest, 1, (table.other.path,)))
    return Sheet(TASKS, _widths(table.columns), tuple(boxes), _HEAD)


def indicators_sheet(table: IndicatorTable) -> Sheet:
    """Lay out the indicators, with their categories in cells that go down as far as they do."""
    boxes = list(_head(table.label, table.path, table.columns))
    for row, indicator in enumerate(table.rows, _HEAD):
        boxes += _categories(row, (indicator.level1, indicator.level2))
        boxes += _row(row, 2, indicator.texts, table.columns[2:], indicator.path)
    return Sheet(INDICATORS, _widths(table.columns), tuple(boxes), _HEAD)


def _head(label: str, path: str, columns: Sequence[Column]) -> Iterator[Box]:
    yield Box(0, 0, label, "head", len(columns), 1, (path,))
    for place, column in enumerate(columns):
        yield Box(1, place, column.text, "head", about=f"{path}/*{column.path}" if column.path else "")


def _categories(row: int, cells: Sequence[Cell | None]) -> Iterator[Box]:
    for place, cell in enumerate(cells):
        if cell is not None:
            yield Box(row, place, cell.text, "level", 1, cell.down, (cell.path,))


def _row(row: int, before: int, texts: Sequence[str], columns: Sequence[Column], path: str) -> Iterator[Box]:
    """Yield the boxes of a row; what is said of the row itself stands by its name."""
    for place, (text, column) in enumerate(zip(texts, columns, strict=True), before):
        paths = (path, path + column.path) if column.kind == "name" else (path + column.path,)
        yield Box(row, place, text, column.kind, 1, 1, paths if path else ())


def _widths(columns: Sequence[Column]) -> tuple[float, ...]:
    return tuple(max(_NARROWEST, column.share * WIDTH / 100) for column in columns)
