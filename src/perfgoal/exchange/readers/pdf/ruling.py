"""Tables on a page, from the lines that are drawn around their cells."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfgoal.exchange.readers.pdf.marks import Rule

NEAR = 2.5
"""Points: lines that are no further apart are one, as double ones are."""
_GAP = 3.0  # points within a line that are not drawn: it is dashed, or drawn cell by cell
_TOUCH = 3.0  # points by which a line may miss another that it meets
_SHORT = 4.0  # points: what is shorter is no side of a cell
_MOST = 2_000  # lines in one direction: a page with more of them is a drawing
_MOST_SLOTS = 100_000


class Box(NamedTuple):
    """A cell on a page: its first row and column and how many it takes, in slots of its grid, and its sides."""

    row: int
    column: int
    down: int
    across: int
    left: float
    top: float
    right: float
    bottom: float


class Grid:
    """A table on a page: its lines from the left to the right and from the top to the bottom, and its cells."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Box]) -> None:
        self.xs = tuple(xs)
        self.ys = tuple(ys)
        self.boxes = tuple(boxes)
        self._owner = {
            (row, column): index
            for index, box in enumerate(boxes)
            for row in range(box.row, box.row + box.down)
            for column in range(box.column, box.column + box.across)
        }

    @property
    def area(self) -> float:
        """Of the whole of it, in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        """Return the index of the cell in which a point lies that the grid holds."""
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        return self._owner[max(row, 0), max(column, 0)]


def grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """Return the tables that lines make, from the top to the bottom. A frame around a table is none."""
    levels, uprights = _joined(level), _joined(upright)
    if len(levels) > _MOST or len(uprights) > _MOST:
        return []
    found = [grid for group in _groups(levels, uprights) if (grid := _grid(*group)) is not None]
    framed = [grid for grid in found if not any(_frames(grid, other) for other in found)]
    return sorted(framed, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _frames(grid: Grid, other: Grid) -> bool:
    return len(grid.boxes) == 1 < len(other.boxes) and grid.holds(other.xs[0], other.ys[0])


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return lines in place of their pieces, from the first place to the last."""
    whole: list[Rule] = []
    for group in _near(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        first, *others = sorted(group, key=lambda rule: rule.start)
        start, end = first.start, first.end
        for rule in others:
            if rule.start > end + _GAP:
                whole.append(Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= _SHORT]


def _near(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _groups(levels: Sequence[Rule], uprights: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the level and the upright lines that hang together."""
    parents = list(range(len(levels) + len(uprights)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = index = parents[parents[index]]
        return index

    places = [rule.at for rule in levels]
    for number, upright in enumerate(uprights, len(levels)):
        first = bisect_right(places, upright.start - _TOUCH)
        for index in range(first, bisect_right(places, upright.end + _TOUCH)):
            if levels[index].start - _TOUCH <= upright.at <= levels[index].end + _TOUCH:
                parents[root(index)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parents)):
        pair = groups.setdefault(root(index), ([], []))
        if index < len(levels):
            pair[0].append(levels[index])
        else:
            pair[1].append(uprights[index - len(levels)])
    yield from groups.values()


def _grid(levels: Sequence[Rule], uprights: Sequence[Rule]) -> Grid | None:
    """Return the table of lines that hang together; ``None`` where they close no cell. Its sides count as drawn: many
    a table is open at the left and the right."""
    if len(levels) < 2 or len(uprights) < 2:
        return None
    xs = _places([rule.at for rule in uprights], [end for rule in levels for end in rule[1:]])
    ys = _places([rule.at for rule in levels], [end for rule in uprights for end in rule[1:]])
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_SLOTS:
        return None
    walls = set(_walls(uprights, xs, ys))
    floors = {(row, column) for column, row in _walls(levels, ys, xs)}
    return Grid(xs, ys, list(_boxes(xs, ys, walls, floors)))


def _places(drawn: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return where lines lie that are crossed by others with ``ends``, which may go beyond the outermost."""
    places = sorted(set(drawn))
    first, last = min(ends), max(ends)
    before = [first] if first < places[0] - _TOUCH else []
    behind = [last] if last > places[-1] + _TOUCH else []
    return [*before, *places, *behind]


def _walls(rules: Sequence[Rule], across: Sequence[float], along: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield (the slot ``along``, the number of the line ``across``) for each side of a slot that is drawn, by most of
    its length."""
    for rule in rules:
        number = min(range(len(across)), key=lambda index: abs(across[index] - rule.at))
        first = max(bisect_right(along, rule.start) - 1, 0)
        for slot in range(first, len(along) - 1):
            start, end = along[slot], along[slot + 1]
            if start >= rule.end:
                break
            if min(end, rule.end) - max(start, rule.start) > 0.6 * (end - start):
                yield slot, number


def _boxes(
    xs: Sequence[float], ys: Sequence[float], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterator[Box]:
    """Yield the cells, row by row: each goes as far to the right and then down as no line parts it."""
    taken: set[tuple[int, int]] = set()
    rows, columns = len(ys) - 1, len(xs) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            end = column + 1
            while end < columns and (row, end) not in walls and (row, end) not in taken:
                end += 1
            below = row + 1
            while below < rows and _goes_down(below, column, end, walls, floors):
                below += 1
            taken.update((r, c) for r in range(row, below) for c in range(column, end))
            yield Box(row, column, below - row, end - column, xs[column], ys[row], xs[end], ys[below])


def _goes_down(row: int, column: int, end: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]) -> bool:
    """Whether a cell goes on into ``row``: no line lies between, and none parts the slots there."""
    return not any((row, each) in floors for each in range(column, end)) and not any(
        (row, each) in walls for each in range(column + 1, end)
    )
