"""``perfgoal forms`` and ``perfgoal schema``."""

from datetime import date
from typing import TYPE_CHECKING, cast

from perfgoal.checking import Settings, checked, find_packaged_form
from perfgoal.cli.configured import finder_of, valid_configuration
from perfgoal.cli.near import nearest
from perfgoal.cli.output import WrongUsage, write_lines, write_text
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.finding import Language
from perfgoal.forms import Form, form_names
from perfgoal.plainjson import json_text
from perfgoal.report import Results, full
from perfgoal.report.forms import form_data, form_list, form_page
from perfgoal.schema import declaration_schema, form_declaration_schema, form_schema
from perfgoal.workspace.schema import config_schema

if TYPE_CHECKING:
    from perfgoal.workspace.own_forms import OwnForm, OwnForms


def run_forms(name: str | None, report: str, config: str | None, language: str) -> int:
    """List the forms that hold here, or show the one called ``name``. Form files with faults are told on standard error
    (exit 1); of a list the others are shown all the same."""
    own = own_forms_in("", config, language)
    forms, faulty = asked_forms(name, own, language)
    if report == "json" and (forms or not faulty):
        write_text(json_text(form_data(forms)))
    elif name is None:
        write_lines(form_list(forms, cast(Language, language), remarks(forms, own, language)))
    elif forms:
        write_lines(form_page(forms[0], cast(Language, language), remarks(forms, own, language)))
    return tell_faulty(faulty, language)


def run_schema(kind: str, keys: str, name: str | None, config: str | None, language: str) -> int:
    """Print a JSON Schema: of declarations in English or Chinese ``keys``, of all forms that hold here or of the one
    called ``name``, of form profiles, or of configurations. Nothing is printed where a form that it is to know has
    faults (exit 1)."""
    if kind != "declaration":
        if name is not None:
            raise WrongUsage(say(language, "schema-of-forms"))
        write_text(json_text(form_schema() if kind == "form" else config_schema()))
        return 0
    forms, faulty = asked_forms(name, own_forms_in("", config, language), language)
    if faulty:
        return tell_faulty(faulty, language)
    if name is None:
        schema = declaration_schema(forms, cast(Language, keys))
    else:
        schema = form_declaration_schema(forms[0], cast(Language, keys))
    write_text(json_text(schema))
    return 0


def own_forms_in(folder: str, config: str | None, language: str) -> "OwnForms | None":
    """Return the own forms that hold in ``folder`` (an empty name is the working folder), if there are any."""
    finder = finder_of(Settings(date.today(), cast(Language, language)), config)
    with valid_configuration(language):
        return finder.forms(folder)


def read_in(folder: str, config: str | None, language: str) -> list[str]:
    """Return the paths of the configurations and form files that hold in ``folder``."""
    finder = finder_of(Settings(date.today(), cast(Language, language)), config)
    with valid_configuration(language):
        return list(finder.read_for(folder))


def asked_forms(name: str | None, own: "OwnForms | None", language: str) -> "tuple[list[Form], list[OwnForm]]":
    """Return the form called ``name``, or all of them, and of those asked for the files that have faults; a name that
    there is not is wrong usage."""
    known = form_names() if own is None else own.names
    if name is not None and name not in known:
        near = nearest(name, known, cutoff=0.3) or ", ".join(known)
        raise WrongUsage(say(language, "unknown-form", name=inert(name), near=near))
    asked = known if name is None else (name,)
    if own is None:
        return [find_packaged_form(one) for one in asked], []
    faulty = [each for each in own.files if each.review.findings and (name is None or each.name == name)]
    broken = {each.name for each in faulty if each.form is None and own.file_of(each.name) is each}
    return [own.find(one) for one in asked if one not in broken], faulty


def remarks(forms: list[Form], own: "OwnForms | None", language: str) -> dict[str, str]:
    """Say of each own form which file states it."""
    if own is None:
        return {}
    found = ((form.form, own.file_of(form.form)) for form in forms)
    return {
        name: say(language, "overriding-form" if name in form_names() else "own-form", file=inert(file.file))
        for name, file in found
        if file is not None
    }


def tell_faulty(faulty: "list[OwnForm]", language: str) -> int:
    """Tell on standard error what is wrong with form files, and return the exit code."""
    if not faulty:
        return 0
    files = (checked(each.review) for each in faulty)
    write_lines(full(Results(files, cast(Language, language))), to_error=True)
    return 1
