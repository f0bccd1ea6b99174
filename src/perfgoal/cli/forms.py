"""``perfgoal forms`` and ``perfgoal schema``."""

from typing import cast

from perfgoal.cli.near import nearest
from perfgoal.cli.output import WrongUsage, write_lines, write_text
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.finding import Language
from perfgoal.forms import Form, form_names, packaged_form
from perfgoal.plainjson import json_text
from perfgoal.report.forms import form_data, form_list, form_page
from perfgoal.schema import declaration_schema, form_declaration_schema, form_schema


def run_forms(name: str | None, report: str, language: str) -> int:
    """List the forms, or show the one called ``name``."""
    forms = _forms(name, language)
    if report == "json":
        write_text(json_text(form_data(forms)))
    elif name is None:
        write_lines(form_list(forms, cast(Language, language)))
    else:
        write_lines(form_page(forms[0], cast(Language, language)))
    return 0


def run_schema(kind: str, keys: str, name: str | None, language: str) -> int:
    """Print a JSON Schema: of declarations in English or Chinese ``keys``, of all forms or of the one called ``name``,
    or of form profiles."""
    forms = _forms(name, language)
    if kind == "form":
        if name is not None:
            raise WrongUsage(say(language, "schema-of-forms"))
        schema = form_schema()
    elif name is None:
        schema = declaration_schema(forms, cast(Language, keys))
    else:
        schema = form_declaration_schema(forms[0], cast(Language, keys))
    write_text(json_text(schema))
    return 0


def _forms(name: str | None, language: str) -> list[Form]:
    """Return the form called ``name``, or all of them; a name that there is not is wrong usage."""
    known = form_names()
    if name is not None and name not in known:
        near = nearest(name, known, cutoff=0.3) or ", ".join(known)
        raise WrongUsage(say(language, "unknown-form", name=inert(name), near=near))
    return [packaged_form(one) for one in (known if name is None else [name])]
