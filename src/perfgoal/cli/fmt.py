"""``perfgoal fmt``."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import cast

from perfgoal.checked import Checked
from perfgoal.checking import Review, Settings, checked, review, unreadable
from perfgoal.cli.configured import finder_of, valid_configuration
from perfgoal.cli.output import WrongUsage, notice, write_lines, write_text
from perfgoal.cli.searching import changed_of, nothing_left, targets_of, tell_passed
from perfgoal.cli.words import say
from perfgoal.document import Fault, inert
from perfgoal.editing import NotReplaced, Why, difference
from perfgoal.editing import replace as replace_file
from perfgoal.finding import Language
from perfgoal.formatting import NotTheSame, formatted, written
from perfgoal.report import Results, full
from perfgoal.workspace import STANDARD_INPUT, Finder, Target, Targets, read_target
from perfgoal.workspace.judging import find_all, read_standard_input
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.reading import states_form
from perfgoal.workspace.standing import folders_of, path_of


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``fmt``."""

    paths: tuple[str, ...]
    check: bool
    diff: bool
    keys: str | None
    config: str | None
    language: str
    skip_others: bool = False
    changed_since: str | None = None
    language_asked: bool = True


def run(options: Options) -> int:
    """Format the files that are asked for, or tell which would change, and return the exit code. A file that is no
    declaration is left as it is, and told on standard error with what keeps it from being one."""
    language = cast(Language, options.language)
    targets = targets_of(options.paths, language, options.config, skip_others=options.skip_others)
    targets = changed_of(targets, options, language)
    _refuse(targets, language)
    settings = Settings(date.today(), language, frozenset())  # what rules find does not matter here
    finder = finder_of(settings, options.config, known=targets.choice.configs)
    if not options.language_asked:
        with valid_configuration(language):
            language = finder.language(folders_of(targets)) or language
        finder.speak(language)
    work = _Work(replace(options, language=language), finder)
    with valid_configuration(language):
        find_all(work.finder, targets)  # all of it before the first file is written
        refused = work.refused(targets)
        first = next(refused, None)
        if first is not None:
            write_lines(full(Results(chain((first,), refused), language)), to_error=True)
            notice(say(language, "not-formatted"))
    if not options.skip_others:
        tell_passed(targets, work.left_out, language)
    met = work.same or work.changed or work.wrong or work.left
    if first is None and not (met or options.skip_others):
        if options.changed_since is None:
            raise nothing_left(targets.passed, work.left_out, language)
        notice(say(language, "empty-change", revision=inert(options.changed_since)))
    if not options.diff and not work.prints:
        name = "fmt-would-change" if options.check else "fmt-changed"
        write_text(say(language, f"{name}-count", changed=work.changed, same=work.same) + "\n")
    if work.wrong or work.left & {"read-only", "failed"}:
        return 3  # a fault of the program, or no room
    return 1 if first is not None or work.left or (options.check and work.changed) else 0


def _refuse(targets: Targets, language: str) -> None:
    """Refuse what is asked for by name, before anything is written: links, since what they lead to is not what was
    named, and files of other kinds."""
    for target in targets:
        if target.walked:
            continue
        if os.path.islink(target.path):  # noqa: PTH114  at every file
            raise WrongUsage(say(language, "fmt-link", path=inert(target.name)))
        if is_office(target.path, walked=True):
            raise WrongUsage(say(language, "office-not-formatted", path=inert(target.name)))


class _Work:
    """A run over many files: how many have changed or would, are the same, and could not be proven the same; and why
    others were ``left`` as they were."""

    def __init__(self, options: Options, finder: Finder) -> None:
        self.options = options
        self.finder = finder
        self.prints = STANDARD_INPUT in options.paths  # a text goes to standard output: nothing else may
        self.changed = 0
        self.same = 0
        self.wrong = 0
        self.left = set[Why]()
        self.left_out: list[str] = []

    def refused(self, targets: Targets) -> Iterator[Checked]:
        """Format one file after the other, and yield those that are no declarations."""
        for target in targets:
            read = self._review(target)
            if read is None:
                self.left_out.append(target.name)
            elif read.declaration is None:
                yield checked(read)
            else:
                self._format(target, read)

    def _review(self, target: Target) -> Review | None:
        settings = self.finder.settings(path_of(target))
        if target.path == STANDARD_INPUT:
            source: bytes | Fault | None = read_standard_input()
        else:
            source = read_target(target)
        if isinstance(source, Fault):
            return unreadable(source, target.name, settings.language)
        if source is None or (not target.walked and states_form(source)):
            return None
        return review(source, target.name, settings)

    def _format(self, target: Target, read: Review) -> None:
        assert read.declaration is not None
        language = self.options.language
        try:
            new = formatted(read.document, read.declaration.form_profile, cast(Language | None, self.options.keys))
        except NotTheSame as error:
            self.wrong += 1
            what = say(language, f"fmt-lost-{error.what}")
            notice(say(language, "error", message=say(language, "fmt-fault", path=inert(target.name), what=what)))
            return
        old = written(read.document)
        self.same += new == old
        if new != old and not (self._prints_texts(target) or self.options.check or self._replaced(target, old, new)):
            return
        self.changed += new != old
        if self.options.diff:
            write_text(inert(line) + "\n" for line in difference(old, new, inert(target.name)))
        elif target.path == STANDARD_INPUT and not self.options.check:
            write_text(new.decode())
        elif new != old:
            said = say(language, "fmt-would-change" if self.options.check else "fmt-changed", path=inert(target.name))
            if self.prints:
                notice(said)
            else:
                write_text(said + "\n")

    def _prints_texts(self, target: Target) -> bool:
        return self.options.diff or target.path == STANDARD_INPUT

    def _replaced(self, target: Target, old: bytes, new: bytes) -> bool:
        """Write a formatted text, and say whether it is there now: not where the file has changed since it was read, or
        may not be written."""
        try:
            replace_file(target.path, old, new)
        except NotReplaced as error:
            self.left.add(error.why)
            notice(say(self.options.language, f"left-{error.why}", path=inert(target.name), reason=error.reason))
            return False
        return True
