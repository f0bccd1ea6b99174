"""From what configurations say to the settings that hold: a nearer one before the one that it extends."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from perfgoal.checking import Settings
from perfgoal.finding import Severity
from perfgoal.rules import CATALOGUE
from perfgoal.rules.selecting import codes_named
from perfgoal.workspace.keys import Config, Override
from perfgoal.workspace.patterns import matches


def held_by(config: Config, settings: Settings, *, selected: bool) -> Settings:
    """Return ``settings`` as ``config`` has them for all of its files. Of several that extend each other the nearest
    that selects rules, or pins their version, does; what they ignore, and how severe rules are, adds up."""
    chain = config.chain
    codes = settings.codes
    chosen = next((each.keys.select for each in chain if each.keys.select), ())
    if chosen and not selected:
        codes &= _codes(chosen)
    severities = _severities(each.keys.severity for each in reversed(chain))
    pinned = next((each.keys.rules_version for each in chain if each.keys.rules_version), None)
    newer = [code for code, rule in CATALOGUE.items() if pinned is not None and rule.since > pinned]
    return replace(
        settings,
        codes=codes.difference(*(_codes(each.keys.ignore) for each in chain)),
        severities={**dict.fromkeys(newer, Severity.INFO), **severities},
        facts=settings.facts or config.whole is not None,
    )


def held_for(config: Config, settings: Settings, path: str) -> Settings:
    """Return ``settings`` as they are for the file with the absolute path ``path``."""
    overrides = [override for each in reversed(config.chain) for override in _overrides(each, path)]
    if not overrides:
        return settings
    severities = _severities(override.severity for override in overrides)
    return replace(
        settings,
        codes=settings.codes.difference(*(_codes(override.ignore) for override in overrides)),
        severities={**settings.severities, **severities},
    )


def _overrides(config: Config, path: str) -> list[Override]:
    """Return what a configuration says of a file, in its own order: the later, the stronger."""
    if not config.keys.paths or not path.startswith(config.folder):
        return []
    inside = PurePath(os.path.relpath(path, config.folder)).as_posix()
    return [override for pattern, override in config.keys.paths.items() if matches(pattern, inside)]


def _codes(names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(codes_named, names))


def _severities(tables: Iterable[Mapping[str, Severity]]) -> dict[str, Severity]:
    """Return the severity of each code that the tables name: of a later table, and in one table of the name that means
    fewer rules."""
    found: dict[str, Severity] = {}
    for table in tables:
        for name in sorted(table, key=lambda name: -len(codes_named(name))):
            found.update(dict.fromkeys(codes_named(name), table[name]))
    return found
