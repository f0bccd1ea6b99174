"""``perfgoal init``."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from perfgoal.cli.configured import valid_configuration
from perfgoal.cli.forms import asked_forms, own_forms_in, tell_faulty
from perfgoal.cli.new import NAMES, form_name, schema_near
from perfgoal.cli.options import date_of
from perfgoal.cli.output import WrongUsage, create_file, make_folder, write_text
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.drafting import SCHEMAS, draft
from perfgoal.finding import Language
from perfgoal.forms import Form
from perfgoal.layout import (
    PLATFORMS,
    Piece,
    Place,
    ci_piece,
    config_piece,
    hooks_piece,
    place_of,
    recognised,
    requirement,
    standing,
)
from perfgoal.rules import RULES_VERSION
from perfgoal.workspace import discover, read_target, shown_name
from perfgoal.workspace.config import find_config


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``init``."""

    folder: str
    ci: str | None
    keys: str | None
    form: str
    dry_run: bool
    today: str | None
    language: str


def run(options: Options) -> int:
    """Write the files of a layout that are not there yet, or show them, and what to do next; return the exit code. A
    form whose own file has faults is told on standard error (exit 1), and nothing is written."""
    language = cast(Language, options.language)
    place = _place(options)
    own = own_forms_in(options.folder, None, language)
    forms, faulty = asked_forms(form_name(options.form, own, language), own, language)
    if faulty or not forms:
        return tell_faulty(faulty, language)
    write_text(f"{line}\n" for line in _Layout(options, place, forms[0]).lines())
    return 0


def _place(options: Options) -> Place:
    """Return where the layout is to stand, or refuse the folder."""
    place = place_of(options.folder)
    if os.path.lexists(options.folder) and not os.path.isdir(options.folder):  # noqa: PTH112  a NUL makes it no folder
        raise WrongUsage(say(options.language, "init-not-folder", path=inert(options.folder)))
    if not place.is_plain:
        raise WrongUsage(say(options.language, "init-odd-folder", path=inert(place.inside)))
    return place


class _Layout:
    """A layout that is being made: what is said of each of its files, and what is still to be done."""

    def __init__(self, options: Options, place: Place, form: Form) -> None:
        self._options = options
        self._place = place
        self._form = form
        self._language = cast(Language, options.language)
        self._requirement = requirement()
        self._platform = options.ci or recognised(place.root)
        self._next: list[str] = []

    def lines(self) -> Iterator[str]:
        """Make the layout, and yield the lines to print."""
        there = self._first_declared()  # a configuration that cannot be used is told of before anything is written
        yield from self._config()
        yield from self._ci()
        yield from self._piece(hooks_piece(self._place, self._language, self._requirement))
        yield from self._declaration(there)
        yield "\n" + self._say("init-next")
        self._next.append(self._say("init-hooks"))
        if self._platform is not None:
            names = {"platform": PLATFORMS[self._platform].name, "requirement": self._requirement}
            self._next.append(self._say("init-commit", **names))
        for number, step in enumerate(self._next, start=1):
            yield f"  {number}. {step}"

    def _config(self) -> Iterator[str]:
        with valid_configuration(self._language):
            known = find_config(self._options.folder, {})
        if known is None:
            yield from self._piece(config_piece(self._place, self._language, RULES_VERSION))
        else:
            yield self._say("init-configured", path=shown_name(known.file))

    def _ci(self) -> Iterator[str]:
        if self._platform is None:
            yield self._say("init-no-ci", choices=", ".join(PLATFORMS))
        else:
            yield from self._piece(ci_piece(self._place, self._language, self._requirement, self._platform))

    def _declaration(self, there: str | None) -> Iterator[str]:
        """Make the first declaration, where none is ``there``."""
        if there is not None:
            yield self._say("init-declared", path=there)
            self._next.append(self._say("init-validate"))
            return
        keys = cast(Language, self._options.keys or self._language)
        year = date_of(self._options.today, self._language).year
        name, schema = NAMES[self._language], schema_near(self._options.folder, SCHEMAS[keys])
        text = draft(self._form, keys, self._language, year, file=name, schema=schema)
        piece = Piece(self._place.path_of(name), text, text)
        yield from self._piece(piece)
        self._next.append(self._say("init-fill", path=self._shown(piece), form=self._form.form))

    def _first_declared(self) -> str | None:
        if not os.path.isdir(self._options.folder):  # noqa: PTH112
            return None
        with valid_configuration(self._language):
            targets = [target for target in discover([self._options.folder]) if target.fault is None]
        return next((target.name for target in targets if isinstance(read_target(target), bytes)), None)

    def _piece(self, piece: Piece) -> Iterator[str]:
        """Write a file that is not there yet, or show it; of any other say what its reader is to do."""
        there = standing(self._place.root, piece)
        if there == "free" and not self._options.dry_run and not self._write(piece):
            there = "there"
        if there == "free" and not self._options.dry_run:
            yield self._say("init-wrote", path=self._shown(piece))
            return
        yield self._say("init-would-write" if there == "free" else f"init-{there}", path=self._shown(piece))
        if there != "speaks":
            shown = piece.addition if there == "there" else piece.text
            yield "\n" + "\n".join(f"    {inert(line)}".rstrip() for line in shown.splitlines()) + "\n"

    def _write(self, piece: Piece) -> bool:
        """Write a file, and say whether it was written: not one that has come since."""
        path = Path(self._place.root, piece.path)
        make_folder(path.parent)
        try:
            create_file(str(path), piece.text.encode())
        except FileExistsError:
            return False
        return True

    def _shown(self, piece: Piece) -> str:
        return shown_name(f"{self._place.root}/{piece.path}")

    def _say(self, name: str, **arguments: str) -> str:
        return say(self._language, name, **{key: inert(value) for key, value in arguments.items()})
