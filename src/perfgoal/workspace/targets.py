"""The files of a run: what is kept of each, and what findings call it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from perfgoal.document import Fault
from perfgoal.workspace.choosing import Choice
from perfgoal.workspace.passed import Passed

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to check: its path, the name that findings call it by, and whether a walk through a folder came upon
    it. ``fault`` is set where a folder could not be opened. One that is ``declared`` is a declaration by what a
    configuration says, whatever it says itself."""

    path: str
    name: str
    walked: bool = False
    fault: Fault | None = None
    declared: bool = False


@dataclass(frozen=True)
class Targets:
    """Files to check, in the order of their names: iterated as often as it takes, and kept as little more than names.

    ``held`` has for most of them no :class:`Target`, but whether they are declared: for what a walk came upon under
    the name that it is shown by. ``passed`` is what was passed over, ``choice`` what configurations say of which files
    are checked, ``governing`` the changed files for whose sake unchanged ones are here.
    """

    held: dict[str, Target | bool]
    passed: Passed = field(default_factory=Passed)
    choice: Choice = field(default_factory=Choice)
    governing: tuple[str, ...] = ()

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self.held)

    def __len__(self) -> int:
        return len(self._names)

    def only(self, wanted: Callable[[Target], bool]) -> "Targets":
        """Return those that are ``wanted``."""
        return replace(self, held={target.name: self.held[target.name] for target in self if wanted(target)})

    def as_walked(self) -> "Targets":
        """Return the same files as if a walk had come upon them all: without those that a configuration excludes, and
        each a declaration only where it says so, or a configuration does. Standard input stays as it is."""
        held: dict[str, Target | bool] = {}
        for target in self:
            chosen = self.choice.of(os.path.dirname(target.path))  # noqa: PTH120  at every file
            base = os.path.basename(target.path)  # noqa: PTH119
            if target.walked or target.path == STANDARD_INPUT:
                held[target.name] = self.held[target.name]
            elif not chosen.excludes(base):
                held[target.name] = replace(target, walked=True, declared=chosen.declares(base))
        return replace(self, held=held)

    def __iter__(self) -> Iterator[Target]:
        for name in self._names:
            held = self.held[name]
            yield Target(name, name, True, None, held) if isinstance(held, bool) else held


def shown_name(path: str) -> str:
    """Return how findings name ``path``: relative to the working folder where it lies inside it, else as given;
    with forward slashes."""
    shown = os.path.normpath(path)
    if Path(shown).is_absolute() or shown.startswith(os.pardir):
        here, full = str(Path.cwd()), os.path.abspath(path)  # noqa: PTH100
        inside = full.startswith(here.rstrip(os.sep) + os.sep)
        shown = os.curdir if full == here else full.removeprefix(here).lstrip(os.sep) if inside else path
    return shown.replace(os.sep, "/")
