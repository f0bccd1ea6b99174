"""What the recogniser makes of a content, among all packaged forms or of one of them."""

import perfgoal
from exchange.grids import content
from perfgoal.declaration import Declaration
from perfgoal.exchange.content import Content, Table
from perfgoal.exchange.draft import Draft
from perfgoal.exchange.recognise import draft_of
from perfgoal.exchange.writing import yaml_text
from perfgoal.finding import Language
from perfgoal.forms import form_names, packaged_form


def draft(*tables: Table, form: str = "", year: int | None = None, name: str = "表.xlsx", says: str = "") -> Draft:
    """Return the draft of a file of tables, that may say itself which form it follows: of any form, or of the one that
    is given."""
    return draft_from(content(*tables, form=says), form=form, year=year, name=name)


def draft_from(found: Content, form: str = "", year: int | None = None, name: str = "表.xlsx") -> Draft:
    """Return the draft of a content, among all packaged forms, or of the one that is given."""
    names = (form,) if form else form_names()
    return draft_of(found, [packaged_form(name) for name in names], year, name)


def declaration(found: Draft, keys: Language = "en") -> Declaration:
    """Return the declaration that a draft is, read from its YAML."""
    return perfgoal.load(yaml_text(found, keys))
