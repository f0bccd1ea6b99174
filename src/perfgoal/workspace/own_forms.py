"""The forms that a repository states for itself, beside the packaged ones."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from perfgoal.checking import Review, Settings, find_packaged_form, unreadable
from perfgoal.document import Unreadable, read_document, read_file
from perfgoal.finding import Finding, Language, Problem, Text
from perfgoal.forms import Form, form_names
from perfgoal.rules import CATALOGUE
from perfgoal.shape import FaultyForm
from perfgoal.shape.form_reading import read_form
from perfgoal.telling import Teller
from perfgoal.workspace.invalid import InvalidConfiguration
from perfgoal.workspace.keys import Config
from perfgoal.workspace.patterns import files_of, leaves_folder
from perfgoal.workspace.targets import shown_name

_BASIS = Text("perfgoal 表样文件的格式", "the format of perfgoal's form files")


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A form file: its absolute ``path``, the ``name`` that it states (that of the file, where it states none), what
    was found in it, and the form, where there is no fault."""

    path: str
    name: str
    review: Review
    form: Form | None = None

    @property
    def file(self) -> str:
        """What findings call it."""
        return self.review.file

    def called(self, file: str) -> Review:
        """Return its review with another name of the file: a user may have named it in another way."""
        findings = tuple(
            replace(each, file=file, related=tuple(place._replace(file=file) for place in each.related))
            for each in self.review.findings
        )
        return replace(self.review, file=file, findings=findings)


@dataclass(frozen=True)
class OwnForms:
    """The form files of a configuration, in the order of their names."""

    files: tuple[OwnForm, ...] = ()

    def find(self, name: str) -> Form:
        """Return the form ``name``, the repository's own before a packaged one. ``KeyError`` with all the names there
        are where there is none, ``FaultyForm`` where its file has faults."""
        own = self._by_name.get(name)
        if own is None:
            try:
                return find_packaged_form(name)
            except KeyError:
                raise KeyError(name, self.names) from None
        if own.form is None:
            raise FaultyForm(name, own.file)
        return own.form

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all forms, packaged ones too."""
        return tuple(sorted({*form_names(), *self._by_name}))

    def file_of(self, name: str) -> OwnForm | None:
        """Return the file that states the form ``name``, or ``None`` for a packaged one."""
        return self._by_name.get(name)

    @cached_property
    def digest(self) -> str:
        """What tells these forms from others."""
        stated = [(own.name, own.form.model_dump_json() if own.form else own.file) for own in self.files]
        return hashlib.sha256(repr(stated).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _by_name(self) -> dict[str, OwnForm]:
        # the first of a name counts, as its finding says at the second
        return {own.name: own for own in reversed(self.files)}


def own_forms(config: Config, settings: Settings) -> OwnForms:
    """Read the forms that ``config`` names, and of those that it extends the ones whose names it does not take itself.
    What is wrong with one is told in its review; :class:`InvalidConfiguration` for a pattern that leaves the folder of
    the configuration, or matches nothing."""
    files: dict[str, OwnForm] = {}
    for each in config.chain:
        taken = {own.name for own in files.values()}
        nearer = [own for own in _forms_named(each, settings) if own.path not in files and own.name not in taken]
        files.update({own.path: own for own in nearer})
    return OwnForms(tuple(sorted(files.values(), key=lambda own: own.path)))


def _forms_named(config: Config, settings: Settings) -> tuple[OwnForm, ...]:
    paths: dict[str, None] = {}
    for pattern in config.keys.forms:
        if leaves_folder(pattern):
            raise InvalidConfiguration("outside", config.file, key="forms", pattern=pattern)
        found = files_of(config.folder, pattern)
        if not found:
            raise InvalidConfiguration("no-match", config.file, key="forms", pattern=pattern)
        paths.update(dict.fromkeys(found))
    return _without_namesakes([_own_form(path, settings) for path in sorted(paths)], settings.language)


def review_form(source: bytes | str, file: str, settings: Settings) -> tuple[Review, str, Form | None]:
    """Check the text of a form file. Return its review, the name that it states or an empty text, and the form."""
    document = read_document(source)
    reading = read_form(document)
    teller = Teller(file, document, settings.language)
    findings = [teller.fault(fault) for fault in document.faults if fault.stops or fault.code in settings.codes]
    findings += [_told(teller, problem) for problem in reading.problems]
    findings.sort(key=lambda finding: finding.order)
    return Review(file, document, tuple(findings)), reading.name, reading.form


def _own_form(path: str, settings: Settings) -> OwnForm:
    file, stem = shown_name(path), Path(path).stem
    try:
        data = read_file(path, follow_links=False)
    except Unreadable as error:
        return OwnForm(path, stem, unreadable(error.fault, file, settings.language))
    review, name, form = review_form(data, file, settings)
    return OwnForm(path, name or stem, review, form)


def _without_namesakes(files: Iterable[OwnForm], language: Language) -> tuple[OwnForm, ...]:
    """Tell of each form whose name an earlier file has stated."""
    first: dict[str, OwnForm] = {}
    told = []
    for own in files:
        taken = first.setdefault(own.name, own)
        told.append(own if taken is own else replace(own, review=_taken(own, taken.file, language)))
    return tuple(told)


def _taken(own: OwnForm, file: str, language: Language) -> Review:
    review = own.review
    problem = Problem(("form",), "form-taken", {"name": own.name, "file": file}, point="value", code="PG103")
    finding = _told(Teller(review.file, review.document, language), problem)
    findings = sorted([*review.findings, finding], key=lambda each: each.order)
    return replace(review, findings=tuple(findings))


def _told(teller: Teller, problem: Problem) -> Finding:
    """Tell a problem of a form file, which stands on other ground than one of a declaration."""
    return replace(teller.problem(CATALOGUE[problem.code], problem), basis=_BASIS.say(teller.language))
