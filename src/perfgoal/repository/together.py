"""All declarations of a repository held together: kept while they are checked one by one, then judged as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from perfgoal.checked import Checked, Judgement, Outcome, Suppressed
from perfgoal.checking import Settings
from perfgoal.facts import Silence
from perfgoal.facts.packing import without_indicators
from perfgoal.finding import Finding
from perfgoal.kept import Kept
from perfgoal.packing import facts_text, outline, unpacked_facts
from perfgoal.repository.entries import Entry, Said, entry_of
from perfgoal.repository.judging import Asked, Judged
from perfgoal.repository.telling import Held, told, told_missing, told_unused

NEED_ALL = ("PG902", "PG904")
"""Rules that judge nothing where some of the declarations were not looked at."""

NEED_YEARS = ("PG902", "PG903", "PG904", "PG905")
"""Such rules where rows of the roster name no year: of which one they speak is not known."""

BETWEEN = frozenset({"PG217", "PG901", "PG904", "PG906", "PG907"})
"""Rules that hold declarations against each other."""

_AT_ONCE = 256  # facts that are held ready to be looked into


class _Member(NamedTuple):
    """A declaration of a repository: what is held of it, the settings that hold for it, and which repository it is."""

    entry: Entry
    settings: Settings
    repository: str


class Together:
    """The checked files of a run, and what the rules over all declarations find in them. ``repositories`` are those
    that ask for these rules, each by a name of its own; with ``ledger`` what came of each rule is told too."""

    def __init__(self, repositories: Mapping[str, Asked], *, ledger: bool) -> None:
        self._repositories = repositories
        self._ledger = ledger
        self._kept = Kept()
        self._members: dict[int, _Member] = {}
        self._untold: set[int] = set()
        self._waiting: set[int] = set()
        self._unread: set[str] = set()
        self._count = 0

    def add(self, checked: Checked, settings: Settings, repository: str, *, is_last: bool, is_told: bool) -> None:
        """Take a file that was checked, in the order of the report. ``repository`` is the name of the one that it
        belongs to, or an empty text. One that is not ``is_told`` is looked at, and left out of the report."""
        number = self._count
        self._count += 1
        self._kept.add(checked)
        if not is_told:
            self._untold.add(number)
        facts = outline(checked) if repository else None
        if facts is not None:
            codes = settings.codes if is_told else frozenset[str]()
            entry = entry_of(facts, number, checked.file, codes, is_last=is_last)
            self._members[number] = _Member(entry, settings, repository)
            if facts.silences:
                self._waiting.add(number)
        elif repository and not is_last:
            self._unread.add(repository)

    @property
    def all_read(self) -> bool:
        """Whether there are facts of all files: not of those that do not fit their form, or cannot be read."""
        return not self._unread

    def files(self) -> Iterator[tuple[int | str, Checked]]:
        """Yield the files with all of their findings, each with its number in the order in which they were added, and
        between them by name the rosters that were judged, each with the name of its repository."""
        judged = {name: self._judged(name) for name in self._repositories}
        texts = self._facts({number for each in judged.values() for number in each.wanted})
        find = self._finder(texts)
        said: dict[int, list[Said]] = {}
        for each in judged.values():
            for one in each.said(lambda number: find(number).facts):
                said.setdefault(one.number, []).append(one)
        more = self._facts(_spoken_of(said).difference(texts), indicators=False)
        find = self._finder({**texts, **more})
        found = ((name, self._roster(each)) for name, each in judged.items())
        rosters = sorted(((name, roster) for name, roster in found if roster is not None), key=_name)
        yield from merge(self._told(said, find, judged), rosters, key=_name)

    def close(self) -> None:
        """Give back what it takes of the disk."""
        self._kept.close()

    def _judged(self, name: str) -> Judged:
        entries = [each.entry for each in self._members.values() if each.repository == name]
        return Judged(entries, self._repositories[name], all_read=name not in self._unread)

    def _facts(self, wanted: Iterable[int], *, indicators: bool = True) -> dict[int, bytes]:
        """Return the facts of declarations as they are packed, by their numbers; without ``indicators`` where none is
        asked for."""
        numbers = set(wanted)
        if not numbers:
            return {}
        texts = ((number, facts_text(each)) for number, each in enumerate(self._kept) if number in numbers)
        chosen = (lambda text: text) if indicators else without_indicators
        return {number: chosen(text).encode() for number, text in texts}

    def _finder(self, texts: Mapping[int, bytes]) -> Callable[[int], Held]:
        @lru_cache(maxsize=_AT_ONCE)
        def find(number: int) -> Held:
            facts = unpacked_facts(texts[number].decode())
            return Held(self._members[number].entry.file, facts)

        return find

    def _told(
        self, said: Mapping[int, list[Said]], find: Callable[[int], Held], judged: Mapping[str, Judged]
    ) -> Iterator[tuple[int | str, Checked]]:
        for number, checked in enumerate(self._kept):
            if number in self._untold:
                continue
            told, member = checked, self._members.get(number)
            if member is not None and (number in said or number in self._waiting):
                told = self._with(checked, member, said.get(number, ()), find)
            if member is not None and self._ledger:
                told = _judged(told, member.entry, said.get(number, ()), judged[member.repository])
            yield number, told

    def _with(self, checked: Checked, member: _Member, said: Iterable[Said], find: Callable[[int], Held]) -> Checked:
        """Return a file with what was said of it, less what its comments silence."""
        asked, settings = self._repositories[member.repository], member.settings
        facts = outline(checked)
        assert facts is not None  # or it were no member
        silences = facts.silences
        findings, silenced, lines = list(checked.findings), list(checked.silenced), dict(checked.lines)
        used: set[Silence] = set()
        for one in said:
            finding, spot = told(one, find, settings, asked.roster)
            found = next((each for each in silences if _silences(each, finding)), None)
            if found is None:
                findings.append(finding)
                lines.setdefault(finding.position.line, spot.line)
            else:
                used.add(found)
                silenced.append(Suppressed(finding, found.reason, found.until))
        is_sure = asked.is_whole and member.repository not in self._unread
        for each in silences if is_sure else ():  # what a comment silences may be found beside other files
            if not each.served and each not in used and "PG010" in settings.codes:
                findings.append(told_unused(each, checked.file, settings))
                lines.setdefault(each.spot.position.line, each.spot.line)
        findings.sort(key=lambda finding: finding.order)
        return checked.but(findings=tuple(findings), silenced=tuple(silenced), lines=lines, facts=None)

    def _roster(self, judged: Judged) -> Checked | None:
        """Return the roster with its findings; ``None`` where it was not judged."""
        roster, settings, missing = judged.asked.roster, judged.asked.settings, judged.missing()
        if roster is None or missing is None:
            return None
        findings = [told_missing(each, roster, settings) for each in missing]
        lines = {each.position.line: roster.lines[each.position.line - 1] for each in findings}
        outcome = Outcome("PG902", "finding" if findings else "passed")
        findings.sort(key=lambda finding: finding.order)
        return Checked(roster.file, tuple(findings), lines=lines, judgement=Judgement((outcome,)))


def _judged(checked: Checked, entry: Entry, said: Iterable[Said], judged: Judged) -> Checked:
    """Return a file with what came of these rules beside what came of the others."""
    judgement = checked.judgement
    more = judged.outcomes(entry, {one.code for one in said})
    outcomes = tuple(sorted((*judgement.outcomes, *more)))  # by their codes
    return checked.but(judgement=judgement._replace(outcomes=outcomes))


def _silences(silence: Silence, finding: Finding) -> bool:
    return finding.code in silence.codes and silence.line in (0, finding.position.line)


def _spoken_of(said: Mapping[int, Iterable[Said]]) -> set[int]:
    """Return the numbers of all declarations that are spoken of."""
    return {*said, *(other.number for several in said.values() for one in several for other in one.others)}


def _name(told: tuple[int | str, Checked]) -> str:
    return told[1].file
