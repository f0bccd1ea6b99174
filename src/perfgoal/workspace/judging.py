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
from perfgoal.finding import Finding
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.reading import read_target, states_form
from perfgoal.workspace.standing import folders_of, path_of
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets

if TYPE_CHECKING:
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
        """Read a target and check it; ``None`` where a walk came upon it and it declares nothing."""
        own = self._forms.get(os.path.abspath(target.path)) if self._forms else None  # noqa: PTH100
        if own is not None:
            # A form that a configuration brings along is told; mended is what is asked for.
            asked = self._mend is not None and own.path in self._asked
            if self._mend is None or not asked or not self._mend.wants(own.review.findings, self.settings(target)):
                return checked(own.called(target.name), judgement=self.judgement)
            target = Target(target.path, target.name)  # read though it declares nothing
        source = read_standard_input() if target.path == STANDARD_INPUT else read_target(target)
        return None if source is None else self.check_source(target, source)

    def check_source(self, target: Target, source: bytes | Fault) -> Checked:
        """Check what was read from a target."""
        return checked(self._review(target, source), judgement=self.judgement)

    def _review(self, target: Target, source: bytes | Fault) -> Review:
        settings = self.settings(target)
        name = self._stdin_filename if target.path == STANDARD_INPUT else target.name
        if isinstance(source, Fault):
            return unreadable(source, name, settings.language)
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


def read_standard_input() -> bytes | Fault:
    """Return what standard input holds, no more of it than tells that it is too large, or what keeps it from being
    read."""
    try:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        return Fault("PG001", "system", arguments={"reason": os.strerror(error.errno or errno.EIO)})


def _check_form(source: bytes | str, name: str, settings: Settings) -> Review:
    from perfgoal.workspace.own_forms import review_form  # noqa: PLC0415  most are declarations

    return review_form(source, name, settings)[0]


def _name(target: Target) -> str:
    return target.name
