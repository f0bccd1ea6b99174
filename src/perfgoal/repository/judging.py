"""The rules over all declarations of one repository, in turn."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from perfgoal.checking import Settings
from perfgoal.facts import Facts
from perfgoal.repository.alike import alike, candidates
from perfgoal.repository.due import Due, Missing
from perfgoal.repository.duplicates import duplicates
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Said
from perfgoal.repository.money import over, slips, unequal_sums
from perfgoal.repository.roster import Roster
from perfgoal.repository.weaker import pairs, weaker
from perfgoal.rules.names import plain_name


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
    the declarations whose numbers are ``wanted``."""

    def __init__(self, entries: Sequence[Entry], asked: Asked) -> None:
        self.asked = asked
        self._entries = entries
        self._earlier = Earlier(entries, is_named=asked.names_last)
        self._due = None if asked.roster is None else Due(asked.roster, entries)
        self._slips = list(slips(entries, self._due, self._earlier))
        self._slipped = {one.number for one in self._slips}

    @cached_property
    def missing(self) -> list[Missing]:
        """The rows of the roster without a declaration (PG902); none where not all declarations are there."""
        wanted = self.asked.is_whole and "PG902" in self.asked.settings.codes
        return list(self._due.missing()) if self._due is not None and wanted else []

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
        if self.asked.is_whole:
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

    def _undecided(self) -> set[tuple[int, str]]:
        """Return the years and departments of which a project is missing, or has a total in another unit."""
        slipped = {(entry.year, entry.department) for entry in self._entries if entry.number in self._slipped}
        missing = self._due.missing() if self._due is not None else ()
        return slipped | {(each.year, plain_name(each.row.department)) for each in missing if each.row.project}
