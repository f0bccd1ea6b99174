"""The rules over all declarations of one repository, in turn."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from perfgoal.checked import Outcome, Result
from perfgoal.checking import Settings
from perfgoal.facts import Facts
from perfgoal.finding import Text
from perfgoal.repository.alike import alike, candidates
from perfgoal.repository.due import Due, Missing
from perfgoal.repository.duplicates import duplicates
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Said
from perfgoal.repository.money import over, slips, unequal_sums
from perfgoal.repository.roster import Roster
from perfgoal.repository.weaker import pairs, weaker
from perfgoal.rules.names import plain_name

_OF_DECLARATIONS = ("PG217", "PG901", "PG903", "PG904", "PG905", "PG906", "PG907")
"""Rules that speak of a declaration; PG902 speaks of the roster."""

_NO_REFERENCE = Text("没有控制数，也没有上年的申报", "there is no control total and no declaration of last year")
_NO_ROSTER = Text("没有名单", "there is no roster")
_NO_CONTROL = Text("名单里没有它的控制数", "the roster has no control total for it")
_NO_LAST = Text("没有上年的申报", "there is no declaration of last year")
_NO_DEPARTMENT = Text("不是部门整体申报", "it is not the declaration of a department")
_NO_TOTAL = Text("总额或其单位不明", "its total, or the unit of that, is not known")
_UNREAD = Text("有的申报不能读取或不合表样", "some declarations cannot be read, or do not fit their form")
_NOT_ALL = Text("没有检查整个仓库", "not all of the repository was checked")


class Asked(NamedTuple):
    """What the rules go by: the settings that hold for the roster's file, the ``roster`` if there is one, whether the
    configuration names last year's declarations, the share from which on two declarations are alike, and whether all
    of them are there."""

    settings: Settings
    roster: Roster | None = None
    names_last: bool = False
    likeness: float = 0.9
    is_whole: bool = True


class Judged:
    """What the rules say of the declarations of one repository. Rules that look into indicators ask for the facts of
    the declarations whose numbers are ``wanted``. Where there are files whose facts are not known, ``all_read`` is
    false."""

    def __init__(self, entries: Sequence[Entry], asked: Asked, *, all_read: bool = True) -> None:
        self.asked = asked
        self._all_read = all_read
        self._entries = entries
        self._earlier = Earlier(entries, is_named=asked.names_last)
        self._due = None if asked.roster is None else Due(asked.roster, entries, is_whole=asked.is_whole)
        self._slips = list(slips(entries, self._due, self._earlier))
        self._slipped = {one.number for one in self._slips}

    @property
    def judges_roster(self) -> bool:
        """Whether it is said what the roster misses (PG902): not where not all declarations are there, or none at all:
        that is another repository than was meant."""
        wanted = self.asked.is_whole and "PG902" in self.asked.settings.codes
        return self._due is not None and wanted and bool(self._entries)

    @cached_property
    def missing(self) -> list[Missing]:
        """The rows of the roster without a declaration."""
        return list(self._due.missing()) if self._due is not None and self.judges_roster else []

    @cached_property
    def wanted(self) -> set[int]:
        """The declarations whose facts are asked for."""
        return {entry.number for pair in (*self._alike, *self._weaker) for entry in pair}

    def said(self, facts: Callable[[int], Facts]) -> Iterator[Said]:
        """Yield what the rules say. ``facts`` gives those of the declarations that are ``wanted``."""
        asking = {entry.number for entry in self._entries if entry.asks("PG217")}
        yield from (one for one in self._slips if one.number in asking)
        yield from duplicates(self._entries)
        if self._due is not None:
            yield from self._due.unexpected()
            yield from over(self._entries, self._due, self._slipped)
        if self.asked.is_whole and self._all_read:
            yield from unequal_sums(self._entries, self._undecided())
        for entry, other in self._alike:
            yield from alike(entry, facts(entry.number), other, facts(other.number), self.asked.likeness)
        for entry, last in self._weaker:
            yield from weaker(entry, facts(entry.number), last, facts(last.number))

    @cached_property
    def _alike(self) -> list[tuple[Entry, Entry]]:
        return candidates(self._entries, self.asked.likeness)

    @cached_property
    def _weaker(self) -> list[tuple[Entry, Entry]]:
        return list(pairs(self._entries, self._earlier, self._slipped))

    def outcomes(self, entry: Entry, found: Collection[str]) -> Iterator[Outcome]:
        """Yield what came of each of these rules for a declaration, of which they have ``found`` something by their
        codes."""
        row, last = self._due.row_of(entry) if self._due else None, self._earlier.of(entry)
        has_control = row is not None and row.control is not None
        is_sure = self._due is None or self._due.is_sure
        unsure: tuple[Result, Text] | None = None if is_sure else ("undecided", _NOT_ALL)
        why: dict[str, tuple[Result, Text] | None] = {
            "PG217": None if has_control or last is not None else unsure or ("not applicable", _NO_REFERENCE),
            "PG903": unsure if self._due is not None else ("not applicable", _NO_ROSTER),
            "PG904": ("undecided", _UNREAD if self.asked.is_whole else _NOT_ALL),
            "PG905": None if has_control else unsure or ("not applicable", _NO_CONTROL),
            "PG907": None if last is not None else ("not applicable", _NO_LAST),
        }
        if self.asked.is_whole and self._all_read:
            why["PG904"] = None
        if entry.kind == "project":
            why["PG904"] = ("not applicable", _NO_DEPARTMENT)
        if entry.total is None:
            known = ("PG217", "PG904", "PG905", "PG907")
            why.update({code: ("undecided", _NO_TOTAL) for code in known if why.get(code) is None})
        for code in _OF_DECLARATIONS:
            reason = why.get(code)
            if code in found:
                yield Outcome(code, "finding")
            elif code in entry.codes:
                yield Outcome(code, "passed") if reason is None else Outcome(code, reason[0], (reason[1],))

    def _undecided(self) -> set[tuple[int, str]]:
        """Return the years and departments of which a project is missing, or has a total in another unit."""
        slipped = {(entry.year, entry.department) for entry in self._entries if entry.number in self._slipped}
        missing = self._due.missing() if self._due is not None else ()
        return slipped | {(each.year, plain_name(each.row.department)) for each in missing if each.row.project}
