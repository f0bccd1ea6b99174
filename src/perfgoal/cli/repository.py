"""The rules over all declarations of a repository in a run of ``validate``."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from perfgoal.cli.output import WrongUsage
from perfgoal.cli.roster_words import KINDS
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.finding import Language, Stage
from perfgoal.repository import BETWEEN, NEED_ALL, NEED_YEARS, Asked, InvalidRoster, Roster, Together, read_roster
from perfgoal.rules import CATALOGUE
from perfgoal.workspace import Finder, Target, Targets, shown_name
from perfgoal.workspace.running import Answer
from perfgoal.workspace.standing import folders_of, path_of
from perfgoal.workspace.whole import Whole

OVER_MANY = frozenset(code for code, rule in CATALOGUE.items() if rule.stage is Stage.REPOSITORY)
"""The rules over many declarations."""

if TYPE_CHECKING:
    from perfgoal.checking import Settings


class Repositories:
    """The repositories of a run whose configurations ask for rules over all of their declarations; ``targets`` are the
    files of the run, which ``paths`` name. ``InvalidConfiguration`` and :class:`WrongUsage` for what a configuration
    names and cannot be used. ``more`` are last year's declarations that are not among the targets."""

    def __init__(self, finder: Finder, targets: Targets, paths: Sequence[str], stdin_filename: str) -> None:
        self._finder = finder
        self._stdin_filename = stdin_filename
        self._paths = paths
        self._wholes: dict[str, Whole] = {}
        self._by_folder: dict[str, Whole | None] = {}
        self._rosters: dict[str, Roster] = {}
        self._all_read = True
        for folder in folders_of(targets, stdin_filename):
            self._whole(folder)
        files = dict.fromkeys(path for whole in self._wholes.values() for path in whole.last_year_files)
        known = {os.path.abspath(target.path) for target in targets} if files else set()  # noqa: PTH100
        self.more = [Target(path, shown_name(path), True) for path in files if path not in known]

    @property
    def unasked(self) -> frozenset[str]:
        """The rules that did not see all declarations in this run: what they find no more may be found again."""
        if not all(whole.lies_in(self._paths) for whole in self._wholes.values()):
            return OVER_MANY
        return frozenset() if self._all_read else BETWEEN

    def told(self, answers: Iterable[Answer], language: Language, *, ledger: bool = False) -> Iterator[Answer]:
        """Take what came of all files, and yield what is told of them then, with ``ledger`` of each rule. Those that
        declare nothing are passed on as they come, but for rosters and last year's."""
        asked = {name: self._asked(whole, language) for name, whole in self._wholes.items()}
        rosters = {whole.roster for whole in self._wholes.values()}
        more, targets = {target.path for target in self.more}, list[Target]()
        with closing(Together(asked, ledger=ledger)) as together:
            for target, checked in answers:
                path = path_of(target, self._stdin_filename)
                if checked is None:
                    if os.path.abspath(path) not in rosters and target.path not in more:  # noqa: PTH100
                        yield target, None
                    continue
                whole = self._whole(os.path.dirname(path))  # noqa: PTH120
                name, is_last = (whole.file, whole.is_last_year(path)) if whole else ("", False)
                settings = self._finder.settings(path)
                together.add(checked, settings, name, is_last=is_last, is_told=target.path not in more)
                targets.append(target)
            self._all_read = together.all_read
            for number, checked in together.files():
                target = (
                    Target(self._wholes[number].roster or "", checked.file)
                    if isinstance(number, str)
                    else targets[number]
                )
                yield target, checked

    def notices(self, language: Language) -> Iterator[str]:
        """Say what was not decided as not all declarations were there."""
        for whole in self._wholes.values():
            if not whole.lies_in(self._paths):
                folder = os.curdir if whole.folder == os.getcwd() else inert(shown_name(whole.folder))  # noqa: PTH109
                roster = self._rosters.get(whole.file)
                codes = NEED_ALL if roster is None or roster.names_years else NEED_YEARS
                yield say(language, "not-whole", codes=", ".join(codes), folder=folder)

    def _whole(self, folder: str) -> Whole | None:
        """Return the repository that a folder belongs to, the same for all of its folders."""
        if folder not in self._by_folder:
            config = self._finder.config(folder)
            asking = None if config is None else config.whole
            if asking is not None and asking.file not in self._wholes:
                self._wholes[asking.file] = Whole(asking)
            self._by_folder[folder] = None if asking is None else self._wholes[asking.file]
        return self._by_folder[folder]

    def _asked(self, whole: Whole, language: Language) -> Asked:
        roster: Roster | None = None
        settings: Settings = self._finder.settings(whole.roster or f"{whole.folder}/")
        if whole.roster is not None:
            try:
                roster = read_roster(whole.roster, shown_name(whole.roster))
            except InvalidRoster as error:
                raise WrongUsage(_said(error, language)) from None
            self._rosters[whole.file] = roster
        return Asked(settings, roster, whole.names_last_year, whole.likeness, whole.lies_in(self._paths))


def _said(error: InvalidRoster, language: Language) -> str:
    kind, reason = error.kind, ""
    if kind == "encoding" and not error.value:
        kind = "encoding-unknown"
    if error.fault is not None:
        what = CATALOGUE[error.fault.code].messages[error.fault.variant].what
        reason = what.say(language).format(**error.fault.arguments)
    return KINDS[kind][language == "en"].format(
        place=inert(error.place),
        value=inert(error.value),
        known=inert(("、" if language == "zh" else ", ").join(error.known)),
        first=error.first,
        reason=inert(reason),
    )
