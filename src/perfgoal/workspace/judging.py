"""Checking one file after the other, each by what holds for it: its configuration and its forms."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import merge
from typing import TYPE_CHECKING, Protocol

from perfgoal.checked import Checked
from perfgoal.checking import Review, Settings, checked, review, unreadable
from perfgoal.document import MAX_BYTES, Fault
from perfgoal.exchange.suffixes import MAX_BYTES as MAX_OFFICE_BYTES
from perfgoal.finding import Finding
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.reading import read_target, states_form
from perfgoal.workspace.standing import folders_of, path_of
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets

if TYPE_CHECKING:
    from perfgoal.forms import Form
    from perfgoal.workspace.accepting import Acceptance
    from perfgoal.workspace.own_forms import OwnForm

Check = Callable[[bytes, str, Settings], Review]
"""Checks a text that findings call by a name."""


class Mend(Protocol):
    """Mends what it is given, where it is to."""

    def wants(self, findings: Iterable[Finding], settings: Settings) -> bool:
        """Whether any of ``findings`` has a fix that is to be made."""

    def review(self, path: str, name: str, data: bytes, settings: Settings, check: Check) -> Review:
        """Mend what was read from ``path``, and return the review of what is there then."""


class Judge:
    """Checks targets by what ``finder`` finds for each. ``stdin_filename`` is what findings call standard input,
    ``judgement`` says that a ledger is asked for. With ``mend`` files are mended before they are told of, all but what
    ``acceptance`` says is accepted."""

    def __init__(
        self,
        finder: Finder,
        stdin_filename: str = STANDARD_INPUT,
        *,
        judgement: bool = False,
        mend: Mend | None = None,
        acceptance: "Acceptance | None" = None,
    ) -> None:
        self.finder = finder
        self.judgement = judgement
        self._stdin_filename = stdin_filename
        self._mend = mend
        self._acceptance = acceptance
        self._candidates: dict[str, tuple[Form, ...]] = {}  # by what tells the own forms among them

    def prepare(self, targets: Targets) -> "Iterator[Target] | Targets":
        """Read the configurations that hold for ``targets``, so that one that cannot be used is told of first
        (``InvalidConfiguration``), and return the targets, between them by name the form files with faults that are not
        among them: a form that declarations follow is part of what is checked, and goes unmentioned only where it is in
        order."""
        find_all(self.finder, targets, self._stdin_filename)
        if not self._forms:
            return targets
        self._asked = {os.path.abspath(target.path) for target in targets}  # noqa: PTH100
        faulty = [
            Target(own.path, own.file)
            for path, own in self._forms.items()
            if own.review.findings and path not in self._asked
        ]
        return merge(targets, sorted(faulty, key=_name), key=_name)

    def settings(self, target: Target) -> Settings:
        """Return what holds for a target."""
        return self.finder.settings(path_of(target, self._stdin_filename))

    def forms_digest(self, target: Target) -> str:
        """Return what tells the own forms that a target may follow from others, an empty text where it has none."""
        forms = self.finder.forms(os.path.dirname(path_of(target, self._stdin_filename)))  # noqa: PTH120
        return forms.digest if forms else ""

    def is_form(self, target: Target) -> bool:
        """Whether a target is a form file that a configuration names."""
        return bool(self._forms) and os.path.abspath(target.path) in self._forms  # noqa: PTH100

    def check(self, target: Target) -> Checked | None:
        """Read a target and check it; ``None`` where a walk came upon it and it declares nothing. ``MissingExtra``."""
        own = self._forms.get(os.path.abspath(target.path)) if self._forms else None  # noqa: PTH100
        if own is not None:
            # A form that a configuration brings along is told; mended is what is asked for.
            asked = self._mend is not None and own.path in self._asked
            if self._mend is None or not asked or not self._mend.wants(own.review.findings, self.settings(target)):
                return checked(own.called(target.name), judgement=self.judgement)
            target = Target(target.path, target.name)  # read though it declares nothing
        if target.path == STANDARD_INPUT:
            source: bytes | Fault | None = read_standard_input(office=is_office(self._stdin_filename))
        else:
            source = read_target(target)
        return None if source is None else self.check_source(target, source)

    def check_source(self, target: Target, source: bytes | Fault) -> Checked | None:
        """Check what was read from a target; ``None`` as for :meth:`check`."""
        review = self._review(target, source)
        return None if review is None else checked(review, judgement=self.judgement)

    def _review(self, target: Target, source: bytes | Fault) -> Review | None:
        settings = self.settings(target)
        name = self._stdin_filename if target.path == STANDARD_INPUT else target.name
        if isinstance(source, Fault):
            return unreadable(source, name, settings.language)
        if is_office(path_of(target, self._stdin_filename), walked=target.walked):
            return self._review_office(target, source, name, settings)
        return self._review_text(target, source, name, settings)

    def _review_office(self, target: Target, source: bytes, name: str, settings: Settings) -> Review | None:
        """Check the declaration that is read out of a file. Nothing is ever written into one."""
        from perfgoal.exchange.draft import Refused  # noqa: PLC0415  most runs meet no such file
        from perfgoal.workspace import importing  # noqa: PLC0415

        path = path_of(target, self._stdin_filename)
        if not importing.is_imported(path, source, walked=target.walked):
            return self._review_text(target, source, name, settings)
        own = self.forms_digest(target)
        if own not in self._candidates:
            self._candidates[own] = importing.candidates(self.finder, path)
        try:
            return importing.review_import(source, name, settings, self._candidates[own])
        except Refused as error:
            if target.walked and not target.declared and error.variant in importing.NO_FORM:
                return None
            return importing.refused(error, name, settings.language)

    def _review_text(self, target: Target, source: bytes, name: str, settings: Settings) -> Review:
        form = self.is_form(target) or (not target.walked and target.path != STANDARD_INPUT and states_form(source))
        check: Check = _check_form if form else review
        if self._mend is None:
            return check(source, name, settings)
        if self._acceptance is not None:
            check = self._acceptance.checking(target, check)
        return self._mend.review(target.path, name, source, settings, check)

    @cached_property
    def _forms(self) -> "dict[str, OwnForm]":
        """The form files by their paths, once the configurations are read."""
        return {own.path: own for own in self.finder.form_files}


def find_all(finder: Finder, targets: Targets, stdin_filename: str = STANDARD_INPUT) -> None:
    """Read the configurations that hold for ``targets``. ``InvalidConfiguration`` for one that cannot be used."""
    for folder in folders_of(targets, stdin_filename):
        finder.settings(f"{folder}/" if folder else "")


def read_standard_input(*, office: bool = False) -> bytes | Fault:
    """Return what standard input holds, no more of it than tells that it is too large, or what keeps it from being
    read. A file that a declaration is read out of (``office``) may be larger than one in YAML."""
    try:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        limit = MAX_OFFICE_BYTES if office else MAX_BYTES
        data = sys.stdin.buffer.read(limit + 1)
        return Fault("PG001", "too-large", arguments={"limit": limit}) if office and len(data) > limit else data
    except OSError as error:
        return Fault("PG001", "system", arguments={"reason": os.strerror(error.errno or errno.EIO)})


def _check_form(source: bytes | str, name: str, settings: Settings) -> Review:
    from perfgoal.workspace.own_forms import review_form  # noqa: PLC0415  most are declarations

    return review_form(source, name, settings)[0]


def _name(target: Target) -> str:
    return target.name
