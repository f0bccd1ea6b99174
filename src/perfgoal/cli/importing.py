"""``perfgoal import``."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from perfgoal.checking import checked, unreadable
from perfgoal.cli.forms import asked_forms, own_forms_in, read_in, tell_faulty
from perfgoal.cli.near import no_path
from perfgoal.cli.new import form_name, year_of
from perfgoal.cli.options import date_of
from perfgoal.cli.output import (
    NotWritten,
    WrongUsage,
    create_file,
    make_folder,
    mode_for,
    notice,
    put_in_place,
    write_lines,
    write_text,
)
from perfgoal.cli.searching import targets_of, tell_passed
from perfgoal.cli.words import say
from perfgoal.document import Fault, inert
from perfgoal.exchange.draft import Draft, Refused
from perfgoal.finding import Language
from perfgoal.forms import Form
from perfgoal.report import Results, full
from perfgoal.workspace import STANDARD_INPUT, Target, Targets, read_target, shown_name
from perfgoal.workspace.importing import NO_FORM, draft_in, draft_text, leftover_text, refused
from perfgoal.workspace.judging import read_standard_input
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.reading import declares

if TYPE_CHECKING:
    from perfgoal.checking import Review

_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``import``."""

    file: str
    output: str | None
    form: str | None
    year: str | None
    keys: str | None
    today: str | None
    stdin_filename: str
    config: str | None
    language: str


def run(options: Options) -> int:
    """Write the declaration that a file of another kind holds, as YAML, and return the exit code. What the file says
    beside it, and what was read otherwise than it stands, is told on standard error. A file that cannot be read as a
    form is told there too (exit 1), and nothing is written."""
    if os.path.isdir(options.file):  # noqa: PTH112  takes a path with a NUL for what it is: no folder
        return _Folder(options).run()
    work = _Work(options)
    language, output = work.language, options.output
    named = options.stdin_filename if options.file == STANDARD_INPUT else options.file
    if output is not None and output != STANDARD_INPUT:
        besides = read_in(os.path.dirname(named), options.config, language)  # noqa: PTH120
        mode = mode_for(output, (options.file, *besides), language)
    forms = work.forms_for(named)
    if forms is None:
        return 1
    draft = work.read(options.file, forms)
    if not isinstance(draft, Draft):
        work.tell([draft])
        notice(say(language, "not-imported"))
        return 1
    text = draft_text(draft, work.keys, forms)
    if output is None or output == STANDARD_INPUT:
        write_text(text)
    else:
        put_in_place(output, text.encode("utf-8", "surrogatepass"), mode)
    for line in _remarks(draft, language):
        notice(line)
    return 0


class _Work:
    """What holds for all files of a run."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.language = cast(Language, options.language)
        self.keys = cast(Language, options.keys or options.language)
        self.year = year_of(options.year, date_of(options.today, options.language), options.language)
        self._forms: dict[str, list[Form]] = {}

    def forms_for(self, path: str) -> list[Form] | None:
        """Return the forms that the file ``path`` may be on, ``None`` where one of them has faults, which are told."""
        folder = os.path.dirname(path)  # noqa: PTH120  as everywhere where configurations are looked for
        if folder not in self._forms:
            own = own_forms_in(folder, self.options.config, self.language)
            asked = self.options.form
            name = None if asked is None else form_name(asked, own, self.language)
            forms, faulty = asked_forms(name, own, self.language)
            if tell_faulty(faulty, self.language):
                return None
            self._forms[folder] = forms
        return self._forms[folder]

    def read(self, path: str, forms: Sequence[Form]) -> "Draft | Review":
        """Return the draft that the file ``path`` holds, or the review that says why there is none."""
        language, name = self.language, shown_name(path)
        if path == STANDARD_INPUT:
            name = self.options.stdin_filename
            data: bytes | Fault | None = read_standard_input(office=True)
        elif not os.path.lexists(path):
            raise WrongUsage(no_path(path, language))
        else:
            data = read_target(Target(path, name))
        if isinstance(data, Fault):
            return unreadable(data, name, language)
        assert data is not None  # no walk came upon it
        if declares(data):
            raise WrongUsage(say(language, "import-yaml", path=inert(name)))
        try:
            return draft_in(data, name, forms, self.year)
        except Refused as error:
            return refused(error, name, language)

    def tell(self, reviews: "Sequence[Review]") -> None:
        """Tell on standard error why files cannot be read."""
        write_lines(full(Results(map(checked, reviews), self.language)), to_error=True)


class _Folder:
    """A folder whose workbooks and documents are all imported, each to a file of its name in the folder ``-o``."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._work = _Work(options)
        self._left_out: list[str] = []
        self._refused: list[Review] = []
        self._taken: list[str] = []
        self._written = 0

    def run(self) -> int:
        """Import them, and return the exit code: 1 where one was refused, or would take the place of a file."""
        options, language = self._options, self._work.language
        if options.output is None or options.output == STANDARD_INPUT:
            raise WrongUsage(say(language, "import-folder", path=inert(options.file)))
        if os.path.lexists(options.output) and not os.path.isdir(options.output):  # noqa: PTH112
            raise WrongUsage(say(language, "import-no-folder", path=inert(options.output)))
        targets = targets_of([options.file], language, options.config, office=True)
        targets = targets.only(lambda target: target.fault is not None or is_office(target.path, walked=True))
        try:
            for target in targets:
                forms = self._work.forms_for(target.path)
                if forms is None:
                    return 1
                self._import(target, forms)
        except NotWritten:
            self._told(targets)  # what was done, and what was refused, before there was no room
            raise
        return self._told(targets)

    def _import(self, target: Target, forms: Sequence[Form]) -> None:
        language = self._work.language
        draft = unreadable(target.fault, target.name, language) if target.fault else self._read(target, forms)
        if draft is None:
            self._left_out.append(target.name)
        elif not isinstance(draft, Draft):
            self._refused.append(draft)
        else:
            path = self._path(target)
            try:
                create_file(path, draft_text(draft, self._work.keys, forms).encode("utf-8", "surrogatepass"))
            except FileExistsError:
                self._taken.append(path)
            else:
                self._written += 1
                counts = {"left": len(draft.leftovers), "noticed": len(draft.notices)}
                name = "import-written-but" if any(counts.values()) else "import-written"
                write_text(say(language, name, path=inert(target.name), output=inert(path), **counts) + "\n")

    def _read(self, target: Target, forms: Sequence[Form]) -> "Draft | Review | None":
        data = read_target(target)
        language = self._work.language
        if data is None:
            return None
        if isinstance(data, Fault):
            return unreadable(data, target.name, language)
        try:
            return draft_in(data, target.name, forms, self._work.year)
        except Refused as error:
            return None if error.variant in NO_FORM else refused(error, target.name, language)

    def _path(self, target: Target) -> str:
        """Return the file that a target is written to: its own path below the folder, with another end."""
        inside = os.path.relpath(target.path, self._options.file)
        path = Path(self._options.output or "", inside).with_suffix(_SUFFIX)
        make_folder(path.parent)
        return str(path)

    def _told(self, targets: Targets) -> int:
        language = self._work.language
        if self._refused:
            self._work.tell(self._refused)
        for path in self._taken:
            notice(say(language, "import-exists", path=inert(path)))
        tell_passed(targets, self._left_out, language)
        counts = {"written": self._written, "refused": len(self._refused), "taken": len(self._taken)}
        write_text(say(language, "import-count", **counts) + "\n")
        return 1 if self._refused or self._taken or not self._written else 0


def _remarks(draft: Draft, language: Language) -> Iterator[str]:
    """Say what was read otherwise than it stands, and what is no field of the form."""
    for told in draft.notices:
        yield say(language, "import-notice", said=inert(told.say(language)))
    for leftover in draft.leftovers:
        yield say(language, "import-leftover", said=leftover_text(leftover, language))
    if draft.leftovers:
        yield say(language, "import-leftovers", count=len(draft.leftovers))
