"""What the roster says of declarations: which row is whose, which are missing (PG902), which are not due (PG903)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfgoal.repository.entries import Entry, Said
from perfgoal.repository.roster import Roster, Row
from perfgoal.rules.names import plain_name


class Missing(NamedTuple):
    """A row of the roster without a declaration, and its year."""

    row: Row
    year: int


class Due:
    """The rows of a roster, held against the declarations of a repository. Rows that name no year speak of the newest
    one, which is known where all declarations are there (``is_whole``), and of nothing else. Of last year's
    declarations that the configuration names nothing is said."""

    def __init__(self, roster: Roster, entries: Sequence[Entry], *, is_whole: bool) -> None:
        self._roster = roster
        self._entries = [entry for entry in entries if not entry.is_last]
        newest = max((entry.year for entry in self._entries), default=None) if is_whole else None
        self._years: dict[int, _Year] = {}
        self.is_sure = is_whole or roster.names_years
        for row in roster.rows:
            year = row.year or newest
            if year is not None:
                self._years.setdefault(year, _Year()).add(row)

    def row_of(self, entry: Entry) -> Row | None:
        """Return the row that asks for a declaration."""
        year = None if entry.is_last else self._years.get(entry.year)
        return None if year is None else year.row_of(entry)

    def missing(self) -> Iterator[Missing]:
        """Yield the rows of which there is no declaration, in their order."""
        met: set[int] = set()
        whole: set[int] = set()
        named: set[tuple[int, str]] = set()
        for entry in self._entries:
            row = self.row_of(entry)
            if row is not None:
                met.add(row.line)
            if entry.kind == "department":
                whole.add(entry.year)
            named.update({(entry.year, entry.department), (entry.year, entry.implementer)})
        for number, year in sorted(self._years.items()):
            for row in year.rows:
                by_project = not row.project and number not in whole and (number, plain_name(row.department)) in named
                if row.line not in met and not by_project:
                    yield Missing(row, number)

    def unexpected(self) -> Iterator[Said]:
        """Tell of each declaration that no row asks for."""
        for entry in self._entries:
            year = self._years.get(entry.year)
            if year is None or not entry.asks("PG903") or year.row_of(entry) is not None:
                continue
            said = {"name": entry.called, "year": str(entry.year), "roster": self._roster.file}
            if not year.names(entry):
                yield Said(entry.number, "PG903", "own", {**said, "name": entry.department})
            elif entry.kind == "project" and year.lists_projects(entry):
                yield Said(entry.number, "PG903", "own", {**said, "department": entry.department}, "project")


class _Year:
    """The rows of one year, by what declarations are known by."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._codes: dict[tuple[bool, str], list[Row]] = {}
        self._names: dict[tuple[str, str], Row] = {}
        self._departments: set[str] = set()
        self._with_projects: set[str] = set()

    def add(self, row: Row) -> None:
        department, project = plain_name(row.department), plain_name(row.project)
        self.rows.append(row)
        self._departments.add(department)
        known = self._names.get((department, project))
        # Which of two that only their codes tell apart is not known by their name, and so no control total is.
        self._names[department, project] = row if known is None else known._replace(control=None)
        if project:
            self._with_projects.add(department)
        if row.code:
            self._codes.setdefault((bool(project), row.code), []).append(row)

    def row_of(self, entry: Entry) -> Row | None:
        """Return the row of its code, of several that of its department, else the row of its name. The code alone
        counts where no name does: departments may number their projects each for itself."""
        departments = _departments(entry)
        coded = self._codes.get((entry.kind == "project", entry.code), [])
        own = [row for row in coded if plain_name(row.department) in departments]
        named = [self._names[name, entry.project] for name in departments if (name, entry.project) in self._names]
        for rows in (own, named[:1], coded):
            if len(rows) == 1:
                return rows[0]
        return None

    def names(self, entry: Entry) -> bool:
        return any(name in self._departments for name in _departments(entry))

    def lists_projects(self, entry: Entry) -> bool:
        return any(name in self._with_projects for name in _departments(entry))


def _departments(entry: Entry) -> tuple[str, ...]:
    """Return under which departments a roster may have it: 主管部门, or who carries the project out."""
    return entry.department, entry.implementer
