"""The roster of a repository: which departments and projects are to declare, and how much money each may have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from perfgoal.document import Fault, Unreadable, read_file
from perfgoal.money import EXACT, UNITS, NotAnAmount, parse_amount
from perfgoal.repository.table import Cells, InvalidTable, csv_cells, yaml_cells
from perfgoal.rules.names import plain_name

LIMIT = 4 * 1_048_576
"""Bytes of a roster: some 50,000 rows."""

TEN_THOUSAND = "万元"
YEARS = frozenset(map(str, range(2000, 2101)))

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "department": ("部门", "部门名称", "主管部门", "预算部门"),
    "project": ("项目", "项目名称"),
    "code": ("编码", "部门编码", "项目编码"),
    "year": ("年度", "预算年度"),
    "control-total": ("控制数", "预算控制数"),
    "unit": ("单位", "金额单位"),
}
"""The columns of a roster and their Chinese names, the first of them the one that is told."""

IGNORED = frozenset({"序号", "备注", "number", "note"})
"""Columns that rosters have and that say nothing to a program."""


class InvalidRoster(ValueError):
    """A roster that cannot be used as it stands. ``kind`` says why: ``unreadable`` (with the ``fault``), ``no-table``,
    ``too-many-rows``, ``encoding``, ``no-column``, ``unknown-column`` and ``column-twice`` (``value`` is the column,
    ``known`` what there is), ``no-head``, ``no-department``, ``bad-year``, ``bad-amount``, ``bad-unit`` (``value`` is
    what stands there) and ``row-twice`` (``first`` is the line of the other). ``file`` is as findings name files,
    ``line`` 1-based, 0 where there is none."""

    def __init__(  # noqa: PLR0913  what the sentences say
        self,
        kind: str,
        file: str,
        line: int = 0,
        *,
        value: str = "",
        known: Iterable[str] = (),
        first: int = 0,
        fault: Fault | None = None,
    ) -> None:
        self.kind = kind
        self.file = file
        self.line = line
        self.value = value
        self.known = tuple(known)
        self.first = first
        self.fault = fault
        super().__init__(f"{self.place}: {kind}")

    @property
    def place(self) -> str:
        """The file, and the line where there is one."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Row(NamedTuple):
    """A row of a roster: its line, the names as written, empty where the row has none, the year, ``None`` for the
    newest, and the control total in 万元, ``None`` where it has none."""

    line: int
    department: str
    project: str = ""
    code: str = ""
    year: int | None = None
    control: Decimal | None = None


@dataclass(frozen=True)
class Roster:
    """The rows of the roster in ``file``, which findings call so, and its lines as written."""

    file: str
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)

    @property
    def names_years(self) -> bool:
        """Whether each row says of which year it speaks."""
        return all(row.year is not None for row in self.rows)


def read_roster(path: str, file: str) -> Roster:
    """Read the roster in the file ``path``, which is no link: CSV (or with tabs), or a list in YAML.
    :class:`InvalidRoster` where it cannot be used."""
    try:
        data = read_file(path, follow_links=False, limit=LIMIT)
    except Unreadable as error:
        raise InvalidRoster("unreadable", file, fault=error.fault) from None
    except FileNotFoundError:
        raise InvalidRoster("unreadable", file, fault=Fault("PG001", "vanished")) from None
    return parse_roster(data, file)


def parse_roster(data: bytes, file: str) -> Roster:
    """Read a roster from its bytes; the end of its name says how it is written."""
    try:
        table = yaml_cells(data) if file.lower().endswith((".yaml", ".yml")) else csv_cells(data)
    except InvalidTable as error:
        raise InvalidRoster(error.kind, file, error.line, value=error.value, fault=error.fault) from None
    columns = _columns(table.head, file, table.line)
    rows, met = list[Row](), dict[tuple[object, ...], int]()
    for cells in table.rows:
        if stray := _without_head(cells.texts, table.head):
            raise InvalidRoster("no-head", file, cells.line, value=stray[0])
        row = _row(cells, columns, file)
        if row is None:
            continue
        names = (plain_name(row.department), plain_name(row.project), row.code)
        first = met.setdefault((row.year, *names), row.line)
        if first != row.line:
            raise InvalidRoster("row-twice", file, row.line, value=row.project or row.department, first=first)
        rows.append(row)
    return Roster(file, tuple(rows), table.lines)


class _Column(NamedTuple):
    """A column that says something: where it stands, and the unit that its head states."""

    at: int
    unit: str = ""


def _columns(head: Iterable[str], file: str, line: int) -> dict[str, _Column]:
    """Return where each column of a roster stands."""
    known = {plain_name(name): key for key, names in COLUMNS.items() for name in (key, *names)}
    found: dict[str, _Column] = {}
    for index, written in enumerate(head):
        plain = plain_name(written)
        bare, unit = _without_unit(plain)
        key = known.get(bare.lower().replace("_", "-"))
        if key is None:
            if plain and plain.lower() not in IGNORED:
                raise InvalidRoster("unknown-column", file, line, value=written.strip(), known=_names())
        elif key in found:
            raise InvalidRoster("column-twice", file, line, value=written.strip())
        else:
            found[key] = _Column(index, unit)
    if "department" not in found:
        raise InvalidRoster("no-column", file, line, known=[name.strip() for name in head if name.strip()])
    return found


def _without_head(texts: Sequence[str], head: Sequence[str]) -> list[str]:
    """Return the texts of a row in columns that have no name."""
    unnamed = (text for at, text in enumerate(texts) if not (at < len(head) and head[at].strip()))
    return [text.strip() for text in unnamed if text.strip()]


def _without_unit(plain: str) -> tuple[str, str]:
    """Return the name of a column and the unit in brackets behind it: 控制数(万元)."""
    bare, _, rest = plain.partition("(")
    unit = rest.removesuffix(")")
    return (bare, unit) if unit in UNITS else (plain, "")


def _names() -> Iterator[str]:
    return (f"{key}（{names[0]}）" for key, names in COLUMNS.items())


def _row(cells: Cells, columns: Mapping[str, _Column], file: str) -> Row | None:
    """Return what a row says; ``None`` where nothing stands in it."""
    held = dict.fromkeys(COLUMNS, "")
    held.update((key, cells.texts[at].strip()) for key, (at, _) in columns.items() if at < len(cells.texts))
    if not any(held.values()):
        return None
    if not held["department"]:
        raise InvalidRoster("no-department", file, cells.line)
    year = held["year"].removesuffix("年")
    if year and year not in YEARS:
        raise InvalidRoster("bad-year", file, cells.line, value=held["year"])
    control = None
    if text := held["control-total"]:
        control = _control(text, held["unit"] or columns["control-total"].unit or TEN_THOUSAND, file, cells.line)
    names = (held["department"], held["project"], held["code"])
    return Row(cells.line, *names, int(year) if year else None, control)


def _control(text: str, unit: str, file: str, line: int) -> Decimal:
    """Return a control total in 万元, exactly."""
    if unit not in UNITS:
        raise InvalidRoster("bad-unit", file, line, value=unit, known=UNITS)
    try:
        amount = parse_amount(text, unit)
    except NotAnAmount:
        raise InvalidRoster("bad-amount", file, line, value=text) from None
    return EXACT.divide(EXACT.multiply(amount.value, UNITS[unit]), UNITS[TEN_THOUSAND])
