"""The rules over all declarations of one repository, in turn."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from perfgoal.checked import Outcome
from perfgoal.checking import Settings
from perfgoal.facts import Facts
from perfgoal.repository.alike import alike, candidates
from perfgoal.repository.due import Due, Missing
from perfgoal.repository.duplicates import duplicates
from perfgoal.repository.earlier import Earlier
from perfgoal.repository.entries import Entry, Reason, Said
from perfgoal.repository.money import over, slips, sums
from perfgoal.repository.reasons import NOT_ALL, UNREAD, Ground, reasons
from perfgoal.repository.roster import Roster
from perfgoal.repository.weaker import pairs, weaker
from perfgoal.rules.names import plain_name

_OF_DECLARATIONS = ("PG217", "PG901", "PG903", "PG904", "PG905", "PG906", "PG907")
"""Rules that speak of a declaration; PG902 speaks of the roster."""


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

    def __init__(self, entries: Sequence[Entry], asked: Asked, *, all_read: bool) -> None:
        self.asked = asked
        self._all_read = all_read
        self._entries = entries
        self._earlier = Earlier(entries, is_named=asked.names_last)
        self._due = None if asked.roster is None else Due(asked.roster, entries, is_whole=asked.is_whole)
        self._slips = list(slips(entries, self._due, self._earlier))
        self._slipped = {one.number for one in self._slips}

    def missing(self) -> list[Missing] | None:
        """Return the rows of the roster without a declaration (PG902). ``None`` where that is not said: where not all
        declarations are there, or none of this year, for that is another repository than was meant."""
        wanted = self.asked.is_whole and "PG902" in self.asked.settings.codes
        if self._due is None or not wanted or all(entry.is_last for entry in self._entries):
            return None
        return list(self._due.missing())

    @cached_property
    def wanted(self) -> set[int]:
        """The declarations whose facts are asked for."""
        return {entry.number for pair in (*self._alike, *self._weaker) for entry in pair}

    def said(self, facts: Callable[[int], Facts]) -> Iterator[Said]:
        """Yield what the rules say. ``facts`` gives those of the declarations that are ``wanted``."""
        yield from self._asked_for(self._slips)
        yield from duplicates(self._entries)
        if self._due is not None:
            yield from self._due.unexpected()
            yield from over(self._entries, self._due, self._slipped)
        yield from self._asked_for(one for one in self._sums.values() if isinstance(one, Said))
        for entry, other in self._alike:
            yield from alike(entry, facts(entry.number), other, facts(other.number), self.asked.likeness)
        for entry, last in self._weaker:
            yield from weaker(entry, facts(entry.number), last, facts(last.number))

    def _asked_for(self, several: Iterable[Said]) -> Iterator[Said]:
        asking = {(entry.number, code) for entry in self._entries for code in ("PG217", "PG904") if entry.asks(code)}
        return (one for one in several if (one.number, one.code) in asking)

    @cached_property
    def _alike(self) -> list[tuple[Entry, Entry]]:
        return candidates(self._entries, self.asked.likeness)

    @cached_property
    def _weaker(self) -> list[tuple[Entry, Entry]]:
        return list(pairs(self._entries, self._earlier, self._slipped))

    def outcomes(self, entry: Entry, found: Collection[str]) -> Iterator[Outcome]:
        """Yield what came of each of these rules for a declaration, of which they have ``found`` something by their
        codes."""
        row, due = self._due.row_of(entry) if self._due is not None else None, self._due
        ground = Ground(
            has_roster=due is not None,
            is_sure=due is None or due.is_sure,
            control=None if row is None else row.control,
            last=self._earlier.of(entry),
            is_slipped=entry.number in self._slipped,
            no_sum=self._no_sum(entry),
        )
        why = dict(reasons(entry, ground))
        for code in _OF_DECLARATIONS:
            reason = why.get(code)
            if code in found:
                yield Outcome(code, "finding")
            elif code in entry.codes:
                yield Outcome(code, "passed") if reason is None else Outcome(code, reason.result, (reason.why,))

    @cached_property
    def _sums(self) -> dict[int, Said | Reason]:
        """What is said of departments and their projects, by the numbers of the departments; nothing where some of them
        may not be there."""
        if self._no_sums is not None:
            return {}
        missing = self._due.missing() if self._due is not None else ()
        lacking = {(each.year, plain_name(each.row.department)) for each in missing if each.row.project}
        return {entry.number: judged for entry, judged in sums(self._entries, lacking, self._slipped)}

    @property
    def _no_sums(self) -> Reason | None:
        if not self.asked.is_whole:
            return NOT_ALL
        return None if self._all_read else UNREAD

    def _no_sum(self, entry: Entry) -> Reason | None:
        judged = self._sums.get(entry.number, self._no_sums)
        return judged if isinstance(judged, Reason) else None
