"""What a run of ``validate`` is made of.

What reads declarations is imported when one must be read: a run that finds all answers in the cache reads none.
"""

import gc
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from perfgoal.cli.asked import Options
from perfgoal.cli.options import codes_of, date_of
from perfgoal.cli.words import say
from perfgoal.finding import Language
from perfgoal.workspace import STANDARD_INPUT, Target, Targets
from perfgoal.workspace.keying import asked_key, key_by, key_of, program_key
from perfgoal.workspace.running import Answer, Key, Run, pays, processors
from perfgoal.workspace.standing import folders_of

if TYPE_CHECKING:
    from perfgoal.checking import Settings
    from perfgoal.cli.mending import Mender
    from perfgoal.cli.repository import Repositories
    from perfgoal.workspace import Finder
    from perfgoal.workspace.accepting import Acceptance
    from perfgoal.workspace.cache import Cache
    from perfgoal.workspace.judging import Judge
    from perfgoal.workspace.pool import Pool


class Session:
    """A run over ``targets``, in the ``language`` that is asked for or configured."""

    def __init__(self, options: Options, targets: Targets, mender: "Mender | None" = None) -> None:
        self._options = options
        self.targets = targets
        self._mender = mender
        self._today = date_of(options.today, options.language)
        folders = folders_of(targets, options.stdin_filename)
        self._plain = options.config is None and not any(map(targets.choice.configured, folders))
        self.language = cast(Language, options.language)
        if not self._plain and not options.language_asked:
            self.language = self._configured_language()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cache as the next run wants it, however this one ends."""
        if self._cache is not None:
            self._cache.close()

    def answers(self) -> Generator[Answer, None, None]:
        """Check the targets, and yield each with what came of it. Configurations that cannot be used, and rules that
        there are not, are told of before the first (``WrongUsage``)."""
        options, targets = self._options, self.targets
        if self._plain:
            if self.acceptance is not None:
                self.acceptance.prepare(self.folders)
            key = key_of(asked_key(self.language, self._today, options.select, options.ignore))
            yield from self._run(key).answers(targets)
            return
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415

        with valid_configuration(self.language):
            prepared = self.judge.prepare(targets)
            if self.acceptance is not None:
                self.acceptance.prepare(self.folders)
            answers = self._run(key_by(self.judge)).answers(prepared)
            if self.repositories is None:
                yield from answers
            else:
                yield from self._together(answers, self.repositories)

    def _together(self, answers: Iterator[Answer], repositories: "Repositories") -> Iterator[Answer]:
        """Yield what came of all files once they are held together."""
        from perfgoal.cli.progress import watched  # noqa: PLC0415

        total = len(self.targets) + len(repositories.more)
        with closing(watched(self._and_more(answers, repositories.more), total, self.language)) as every:
            yield from repositories.told(every, self.language, ledger=self._options.ledger)

    def _and_more(self, answers: Iterator[Answer], targets: Sequence[Target]) -> Iterator[Answer]:
        """Yield ``answers``, and what came of files that are looked at only: nothing in them is mended."""
        yield from answers
        if not targets:
            return
        if self._mender is None:
            yield from self._run(key_by(self.judge)).answers(targets)
            return
        from perfgoal.workspace.judging import Judge  # noqa: PLC0415

        judge = Judge(self._finder)
        yield from ((target, judge.check(target)) for target in targets)

    @cached_property
    def repositories(self) -> "Repositories | None":
        """The repositories whose declarations are held together; ``None`` where no configuration asks for that, or one
        part of the files is checked."""
        if self._options.is_part or not self.asks_whole:
            return None
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415
        from perfgoal.cli.repository import Repositories  # noqa: PLC0415

        with valid_configuration(self.language):
            return Repositories(self._finder, self.targets, self._options.paths, self._options.stdin_filename)

    @cached_property
    def asks_whole(self) -> bool:
        """Whether a configuration asks for the rules over all declarations of its repository."""
        if self._plain:
            return False
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415
        from perfgoal.workspace.judging import find_all  # noqa: PLC0415

        with valid_configuration(self.language):
            find_all(self._finder, self.targets, self._options.stdin_filename)
            configs = map(self._finder.config, self.folders)
            return any(config is not None and config.whole is not None for config in configs)

    def undecided(self) -> Iterator[str]:
        """Say which rules judged nothing because not all files were checked."""
        if self._options.skip_others:  # a hook has some files of many, each time
            return
        if self.repositories is not None:
            yield from self.repositories.notices(self.language)
        elif self._options.is_part and self.asks_whole:
            yield say(self.language, "part-not-whole")

    @cached_property
    def _unasked(self) -> frozenset[str]:
        """The rules over all declarations that were not asked of all of them in this run."""
        from perfgoal.cli.repository import OVER_MANY  # noqa: PLC0415

        return OVER_MANY if self.repositories is None else self.repositories.unasked

    @property
    def folders(self) -> list[str]:
        """The folders in which the files to check lie."""
        return folders_of(self.targets, self._options.stdin_filename)

    @property
    def total(self) -> int:
        """How many files there are to check."""
        return len(self.targets)

    def rules(self) -> str:
        """Return the hash of the rules. As long as nothing of this program has changed, the cache knows it."""
        key = program_key()
        known = self._cache.answers((key,)).get(key) if self._cache else None
        if known:
            return known.decode()
        from perfgoal.rules import rules_hash  # noqa: PLC0415

        found = rules_hash()
        if self._cache:
            self._cache.keep_answer(key, found)
            self._cache.write()
        return found

    @cached_property
    def judge(self) -> "Judge":
        """What checks a file."""
        from perfgoal.workspace.judging import Judge  # noqa: PLC0415

        finder, options = self._finder, self._options
        gc.freeze()  # the collector need never look at what is there before the first file
        acceptance = None if self._mender is None else self.acceptance
        return Judge(finder, options.stdin_filename, judgement=options.ledger, mend=self._mender, acceptance=acceptance)

    @cached_property
    def acceptance(self) -> "Acceptance | None":
        """What silences the findings that a baseline accepts; ``None`` where there can be none."""
        given = self._options.baseline
        if self._options.no_baseline or (given is None and self._plain):
            return None
        from perfgoal.cli.accepted import acceptance_of  # noqa: PLC0415  most runs have none

        named = self.baseline if given is None else None
        return acceptance_of(given, named, self.codes, self._options.stdin_filename, self.language)

    def baseline(self, folder: str) -> str | None:
        """Return the path of the baseline that the configuration for ``folder`` names."""
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415

        with valid_configuration(self.language):
            return self._finder.baseline(folder)

    def read_besides(self) -> Iterator[str]:
        """Yield the paths of what the files are checked by: configurations, and what these name."""
        if self._plain:
            return
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415
        from perfgoal.workspace.whole import Whole  # noqa: PLC0415

        with valid_configuration(self.language):
            for folder in self.folders:
                config = self._finder.config(folder)
                yield from self._finder.read_for(folder)
                named = (self._finder.baseline(folder), Whole(config.whole).roster if config and config.whole else None)
                yield from filter(None, named)

    def home(self) -> str:
        """Return the folder of the configuration that holds for the working folder, or else that folder."""
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415

        with valid_configuration(self.language):
            config = self._finder.config("")
        return os.getcwd() if config is None else config.folder  # noqa: PTH109

    def codes(self, target: Target) -> frozenset[str] | None:
        """Return the codes of the rules that are asked of a target, ``None`` where all are."""
        options = self._options
        if not self._plain:
            return self.judge.settings(target).codes - self._unasked
        return codes_of(options.select, options.ignore, self.language) if options.select or options.ignore else None

    @cached_property
    def _finder(self) -> "Finder":
        from perfgoal.cli.configured import finder_of  # noqa: PLC0415

        known = self.targets.choice.configs
        return finder_of(self._settings, self._options.config, selected=bool(self._options.select), known=known)

    @cached_property
    def _settings(self) -> "Settings":
        from perfgoal.checking import Settings  # noqa: PLC0415

        options, language = self._options, self.language
        return Settings(
            self._today, language, codes_of(options.select, options.ignore, language), tables=options.tables
        )

    def _configured_language(self) -> Language:
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415

        with valid_configuration(self.language):
            language = self._finder.language(self.folders) or self.language
        self._finder.speak(language)
        return language

    def _run(self, key: Key) -> Run:
        processes = 1 if self._mender is not None else self._options.jobs or processors()
        pool = partial(self._pool, processes) if processes > 1 and pays(self.targets) else None
        return Run(lambda: self.judge, pool=pool, cache=self._cache, key=key, today=self._today)

    def _pool(self, processes: int) -> "Pool":
        from perfgoal.workspace.pool import Pool  # noqa: PLC0415

        options = self._options
        settings = replace(self._settings, language=self.language)
        return Pool(processes, self.judge, settings, options.config, selected=bool(options.select))

    @cached_property
    def _cache(self) -> "Cache | None":
        options = self._options
        if self._mender is not None or options.ledger or options.tables or not options.cache:
            return None
        if all(target.path == STANDARD_INPUT for target in self.targets):
            return None
        from perfgoal.workspace.cache import Cache  # noqa: PLC0415
        from perfgoal.workspace.cache_folder import cache_folder  # noqa: PLC0415

        folder = cache_folder()
        return None if folder is None else Cache(folder)
