"""``perfgoal new``."""

import os
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from perfgoal.cli.forms import asked_forms, own_forms_in, remarks, tell_faulty
from perfgoal.cli.near import nearest
from perfgoal.cli.options import date_of
from perfgoal.cli.output import WrongUsage, create_file, write_text
from perfgoal.cli.words import say
from perfgoal.declaration.values import YEAR_FIRST, YEARS_AHEAD
from perfgoal.document import inert
from perfgoal.drafting import SCHEMAS, draft, shell_word
from perfgoal.finding import Language
from perfgoal.forms import form_names
from perfgoal.rendering import render_blank
from perfgoal.report.forms import form_list
from perfgoal.workspace import STANDARD_INPUT

if TYPE_CHECKING:
    from perfgoal.workspace.own_forms import OwnForms

_SUFFIXES = (".yaml", ".yml")
_WORKBOOK = ".xlsx"
_STANDARD_OUTPUT = STANDARD_INPUT
NAMES = {"zh": "申报.yaml", "en": "goals.yaml"}
"""What a declaration is called that was given no name."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``new``."""

    file: str
    form: str | None
    keys: str | None
    year: str | None
    today: str | None
    config: str | None
    language: str


def run(options: Options) -> int:
    """Write a declaration to fill in to a file that is not there yet, a workbook where its name ends so, or to standard
    output, and return the exit code. A form whose own file has faults is told on standard error (exit 1), and nothing
    is written."""
    file, language = options.file, cast(Language, options.language)
    keys = cast(Language, options.keys or language)
    folder, name = os.path.split(file) if file != _STANDARD_OUTPUT else ("", NAMES[language])
    today = date_of(options.today, language)
    year = year_of(options.year, today, language) or today.year
    own = own_forms_in(folder, options.config, language)
    wanted = form_name(options.form, own, language)
    forms, faulty = asked_forms(wanted, own, language)
    if faulty or not forms:
        return tell_faulty(faulty, language)
    if file == _STANDARD_OUTPUT:
        write_text(draft(forms[0], keys, language, year, file=name))
        return 0
    _refuse(file, folder, language)
    is_workbook = file.lower().endswith(_WORKBOOK)
    try:
        if is_workbook:
            create_file(file, render_blank(forms[0], year, language=language))
        else:
            text = draft(forms[0], keys, language, year, file=name, schema=schema_near(folder, SCHEMAS[keys]))
            create_file(file, text.encode())
    except FileExistsError:
        raise WrongUsage(say(language, "new-exists", path=inert(file), near=inert(_free(file)))) from None
    written = "new-written-workbook" if is_workbook else "new-written"
    write_text(say(language, written, path=inert(file), command=inert(shell_word(file))) + "\n")
    return 0


def year_of(given: str | None, today: date, language: str) -> int | None:
    """Return the year that is ``given``, one that a declaration may have, ``None`` where none is. Any other is wrong
    usage."""
    if given is None:
        return None
    latest = today.year + YEARS_AHEAD
    if not (len(given) == len("2024") and given.isascii() and given.isdecimal() and YEAR_FIRST <= int(given) <= latest):
        raise WrongUsage(say(language, "bad-year", value=inert(given), first=YEAR_FIRST, latest=latest))
    return int(given)


def form_name(name: str | None, own: "OwnForms | None", language: Language) -> str:
    """Return the name of the form that is asked for, of ``own`` ones too; where there is none such, all
    are told, with the nearest."""
    known = form_names() if own is None else own.names
    if name in known:
        return name
    forms, _ = asked_forms(None, own, language)
    lines = form_list(forms, language, remarks(forms, own, language))
    if name is None:
        said = say(language, "missing-form")
    else:
        near = nearest(name, known, cutoff=0.3)
        said = say(language, "near-form" if near else "no-form", name=inert(name), near=near)
    raise WrongUsage("\n".join([said, *("  " + "".join(text for text, _ in line) for line in lines)]))


def _refuse(file: str, folder: str, language: str) -> None:
    """Refuse a path to which no declaration can be written, with one to which it can."""
    path = Path(file)
    if os.path.isdir(file):  # noqa: PTH112  takes a path with a NUL for what it is: no folder
        near = path / NAMES[language]
        raise WrongUsage(say(language, "new-is-folder", path=inert(file), near=inert(_free(str(near)))))
    if not file.lower().endswith((*_SUFFIXES, _WORKBOOK)):
        raise WrongUsage(say(language, "new-no-suffix", near=inert(_free(file + _SUFFIXES[0]))))
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise WrongUsage(say(language, "new-no-folder", folder=inert(folder), path=inert(file)))
    if os.path.islink(file):  # noqa: PTH114
        raise WrongUsage(say(language, "new-is-link", path=inert(file), near=inert(_free(file))))


def _free(file: str) -> str:
    """Return ``file``, or the first of its name with a number behind that nothing bears."""
    stem, suffix = os.path.splitext(file)  # noqa: PTH122  keeps the path as it was typed
    names = (file if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def schema_near(folder: str, name: str) -> str | None:
    """Return the path, seen from ``folder``, of the nearest schema called ``name``: in it or one above, or in a folder
    ``schemas`` there, up to the root of the repository."""
    here = Path(folder).absolute()
    for steps, above in enumerate((here, *here.parents)):
        for inside in (name, f"schemas/{name}"):
            if os.path.isfile(above / inside):  # noqa: PTH113  says no where there is no permission
                return "../" * steps + inside
        if os.path.lexists(above / ".git"):
            break
    return None
