"""Which files are declarations, by what configurations say: ``exclude`` and ``declarations``.

Where no file may be a configuration, nothing that reads one is imported.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perfgoal.workspace.patterns import Way, fits, has_wildcard
from perfgoal.workspace.standing import may_be_configured

if TYPE_CHECKING:
    from perfgoal.workspace.keys import Config


@dataclass(frozen=True)
class Chosen:
    """What a configuration says of what lies in one folder: the ways of its patterns that have come there."""

    excluded: tuple[Way, ...] = ()
    declared: tuple[Way, ...] = ()

    def excludes(self, name: str) -> bool:
        """Whether the file ``name`` is left out."""
        return any(fits(name, step) for step in self._excluded)

    def excludes_folder(self, name: str) -> bool:
        """Whether everything below the folder ``name`` is left out."""
        return any(way.into(name).takes_all for way in self.excluded)

    def declares(self, name: str) -> bool:
        """Whether the file ``name`` is a declaration, whatever it says itself."""
        return any(fits(name, step) for step in self._declared)

    @cached_property
    def _excluded(self) -> frozenset[str]:
        return frozenset(way.last for way in self.excluded if way.last)

    @cached_property
    def _declared(self) -> frozenset[str]:
        return frozenset(way.last for way in self.declared if way.last)


_ANYTHING = Chosen()


class Choice:
    """What the configuration of each folder chooses. ``config`` is a file that holds for all of them instead.

    ``configs`` are the configurations that were read, by folder. ``InvalidConfiguration`` for one that cannot be used.
    """

    def __init__(self, config: str | None = None) -> None:
        self._asked = config
        self._given: Config | None = None
        self._standing: dict[str, bool] = {}
        self._held: dict[str, Chosen] = {}
        self.configs: dict[str, Config | None] = {}

    def of(self, folder: str) -> Chosen:
        """Return what is chosen of what lies in ``folder`` (an empty name is the working folder)."""
        config = self.config(folder)
        if config is None or not any(each.keys.exclude or each.keys.declarations for each in config.chain):
            return _ANYTHING
        here = os.path.abspath(folder)  # noqa: PTH100  of the path as named: a link is not resolved
        if here not in self._held:
            self._held[here] = _chosen(config, here)
        return self._held[here]

    def config(self, folder: str) -> "Config | None":
        """Return the configuration that holds for ``folder``, or ``None``."""
        if self._asked is not None:
            return self._read(self._asked)
        if not self.configured(folder):
            return None
        from perfgoal.workspace.config import find_config  # noqa: PLC0415  most folders have none

        return find_config(folder, self.configs)

    def configured(self, folder: str) -> bool:
        """Whether there may be a configuration for ``folder``."""
        return self._asked is not None or may_be_configured(folder, self._standing)

    def _read(self, file: str) -> "Config | None":
        if self._given is None and os.path.lexists(file):  # that it is not there is told by whoever needs it
            from perfgoal.workspace.config import read_config  # noqa: PLC0415

            self._given = read_config(file)
        return self._given


def _chosen(config: "Config", folder: str) -> Chosen:
    """Put together what ``config`` and those that it extends say, each of what lies below its own folder."""
    excluded: list[Way] = []
    declared: list[Way] = []
    for each in config.chain:
        top = each.folder.rstrip(os.sep) + os.sep
        if not (folder + os.sep).startswith(top):
            continue
        inside = (folder + os.sep).removeprefix(top).replace(os.sep, "/")
        excluded += _come_to(inside, each.keys.exclude)
        declared += _come_to(inside, each.keys.declarations)
    return Chosen(tuple(excluded), tuple(declared))


def _come_to(inside: str, patterns: Iterable[str]) -> list[Way]:
    """Return the ways of ``patterns`` that lead through the folder ``inside``."""
    ways = (Way.of(each).through(inside) for pattern in patterns for each in _with_folder(pattern))
    return [way for way in ways if way.leads_on]


def _with_folder(pattern: str) -> tuple[str, ...]:
    """Return a pattern, and what it says where it is the name of a folder."""
    return (pattern,) if has_wildcard(pattern.rpartition("/")[2]) else (pattern, f"{pattern.rstrip('/')}/**")
