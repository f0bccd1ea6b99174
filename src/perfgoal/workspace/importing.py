"""Files that a declaration is read out of, checked like any other: by the YAML that they are read as.

Findings stand on the lines of that YAML, and name the places of the file as well.
"""

import ntpath
import os
from collections.abc import Sequence
from dataclasses import replace

from perfgoal.checked import Imported
from perfgoal.checking import Review, Settings, find_packaged_form, review, review_file, unreadable
from perfgoal.document import Fault, Route, Unreadable, inert, read_file, shortened
from perfgoal.exchange.content import Origin
from perfgoal.exchange.draft import Draft, Leftover, Refused
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.suffixes import MAX_BYTES as MAX_OFFICE_BYTES
from perfgoal.exchange.writing import yaml_text
from perfgoal.finding import Language, Text, bracketed
from perfgoal.forms import Form, form_names
from perfgoal.shape import FaultyForm
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.kinds import TEXT, is_office
from perfgoal.workspace.reading import declares

TOLD = 20
"""Notices and leftovers of a file that are kept to be told; ``perfgoal import`` tells them all."""
NO_FORM = frozenset({"no-form", "form-not-there"})
"""Why a file is refused that holds nothing of a form, and not even a part of one that could not be read."""

_PASSING = frozenset(
    {"too-costly", "reader-failed", "no-interpreter"}
)  # a busy machine, or one short of memory, may be why
_PLACES = 3  # of one value, that are told
_SHOWN = 60  # characters of a leftover that are told


def is_imported(path: str, data: bytes, *, walked: bool = False) -> bool:
    """Whether a declaration is to be read out of ``data``, by the name of its file. A text may be one in YAML."""
    return is_office(path, walked=walked) and not (path.lower().endswith(TEXT) and declares(data))


def candidates(finder: Finder, path: str) -> tuple[Form, ...]:
    """Return the forms that the file ``path`` may be on: the packaged ones, and those of its repository in order."""
    own = finder.forms(os.path.dirname(path))  # noqa: PTH120  as everywhere where configurations are looked for
    if own is None:
        return tuple(map(find_packaged_form, form_names()))
    found = []
    for name in own.names:
        try:
            found.append(own.find(name))
        except FaultyForm:  # which is told itself
            continue
    return tuple(found)


def review_import(data: bytes, file: str, settings: Settings, forms: Sequence[Form]) -> Review:
    """Read a declaration on one of ``forms`` out of ``data`` and check it. :class:`~perfgoal.exchange.draft.Refused`
    for what is none, or cannot be read with confidence; ``MissingExtra``."""
    language = settings.language
    draft = draft_in(data, file, forms)
    text = draft_text(draft, language, forms)

    def where(route: Route) -> str:
        return bracketed(places(draft.origins(route), language), language)

    found = review(text.encode("utf-8", "surrogatepass"), file, settings, where)
    return replace(found, source=data, imported=told(draft, language))


def draft_in(data: bytes, file: str, forms: Sequence[Form], year: int | None = None) -> Draft:
    """Return the draft that ``data`` holds, with the errors of :func:`review_import`. Of the name of its file no more
    counts than its last part, behind a slash of either kind: what a form says is the same wherever it is asked."""
    return import_source(data, ntpath.basename(file), forms=forms, year=year)


def draft_text(draft: Draft, keys: Language, forms: Sequence[Form]) -> str:
    """Return a draft on one of ``forms`` as YAML."""
    return yaml_text(draft, keys, next((form for form in forms if form.form == draft.form), None))


def refused(error: Refused, file: str, language: Language) -> Review:
    """Return the review of a file that cannot be read as a form."""
    origin = "" if error.origin is None else bracketed(error.origin.say(language), language)
    arguments = {name: _said(argument, language) for name, argument in error.arguments.items()}
    found = unreadable(Fault("PG001", error.variant, arguments=arguments), file, language, origin)
    return replace(found, passing=error.variant in _PASSING)


def _said(argument: str | int | Text, language: Language) -> str | int:
    return argument.say(language) if isinstance(argument, Text) else argument


def review_path(path: str, file: str, finder: Finder) -> Review:
    """Check the file ``path``, which findings call ``file``, by what ``finder`` finds for it, whichever kind it is of.
    What keeps it from being read is a finding; ``FileNotFoundError`` where nothing bears the path; ``MissingExtra``."""
    settings = finder.settings(path)
    if not is_office(path):
        return review_file(path, file, settings)
    try:
        data = read_file(path, limit=MAX_OFFICE_BYTES)
    except Unreadable as error:
        return unreadable(error.fault, file, settings.language)
    return review_named(data, path, file, finder)


def review_named(data: bytes, path: str, file: str, finder: Finder) -> Review:
    """Check ``data``, which is what a file of the name ``path`` holds."""
    settings = finder.settings(path)
    if not is_imported(path, data):
        return review(data, file, settings)
    try:
        return review_import(data, file, settings, candidates(finder, path))
    except Refused as error:
        return refused(error, file, settings.language)


def told(draft: Draft, language: Language) -> Imported:
    """Return what is told of a draft beside its findings."""
    notices = tuple(inert(notice.say(language)) for notice in draft.notices[:TOLD])
    leftovers = tuple(leftover_text(leftover, language) for leftover in draft.leftovers[:TOLD])
    return Imported(notices, leftovers, len(draft.notices), len(draft.leftovers))


def leftover_text(leftover: Leftover, language: Language) -> str:
    """Say where a text stands that is no field of the form, and how it begins."""
    text = " ".join(leftover.text.split())
    shown = shortened(text, _SHOWN)
    return inert(f"{leftover.origin.say(language)}{'：' if language == 'zh' else ': '}{shown}")


def places(origins: Sequence[Origin], language: Language) -> str:
    """Name the places of a value, the first of many."""
    said = list(dict.fromkeys(origin.say(language) for origin in origins))
    more = " …" if len(said) > _PLACES else ""
    return ("、" if language == "zh" else ", ").join(said[:_PLACES]) + more
