"""What a stranger writes stays text in everything that a command prints, wherever it stands."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.terminal import Command as Line
from hostile import injected
from hostile.commands import BASELINE, COMMANDS, CONFIG, DECLARATION, FORM, ROSTER_CSV, TEXT, Command
from hostile.injections import INJECTIONS
from hostile.promises import broken


class Tried(NamedTuple):
    """A command and what it is given, by the name of the case."""

    name: str
    command: Command
    data: bytes


def _tried(texts: Iterable[tuple[str, str]], *roles: object) -> Iterator[Tried]:
    for name, text in texts:
        for command in COMMANDS:
            if command.role in roles:
                yield Tried(f"{name}: {command.name}", command, text.encode("utf-8", "surrogatepass"))


def declarations() -> Iterator[Tried]:
    for injection, (place, made) in product(INJECTIONS, injected.PLACES.items()):
        yield from _tried([(f"{injection.id} {place}", made(injection))], DECLARATION)


def configurations() -> Iterator[Tried]:
    for injection in INJECTIONS:
        made = injected.configurations(injection)
        yield from _tried(((f"{injection.id} {key}", text) for key, text in made.items()), CONFIG)


def baselines() -> Iterator[Tried]:
    for injection in INJECTIONS:
        made = injected.baselines(injection)
        yield from _tried(((f"{injection.id} {key}", json.dumps(said)) for key, said in made.items()), BASELINE)


def rosters() -> Iterator[Tried]:
    for injection in INJECTIONS:
        made = injected.rosters(injection)
        yield from _tried(((f"{injection.id} {cell}", text) for cell, text in made.items()), ROSTER_CSV)


def forms() -> Iterator[Tried]:
    for injection in INJECTIONS:
        made = injected.forms(injection)
        yield from _tried(((f"{injection.id} {part}", text) for part, text in made.items()), FORM)


def texts() -> Iterator[Tried]:
    for injection in INJECTIONS:
        yield from _tried([(injection.id, injected.text(injection))], TEXT)


FAMILIES = {made.__name__: made for made in (declarations, configurations, baselines, rosters, forms, texts)}
PARTS = {"declarations": 401, "configurations": 89, "baselines": 41, "rosters": 17, "forms": 997, "texts": 7}
"""Each how many-th case of a family is tried on every commit; primes, so that each place and command comes along."""
AT_NIGHT = {"declarations": 7, "forms": 13}
"""The same of the largest families in a long run. One of 70,000 cases takes 30 ms."""


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_written_in_a_file_stays_text(perfgoal: Line, tmp_path: Path, family: str) -> None:
    assert _wrong(perfgoal, tmp_path, islice(FAMILIES[family](), 0, None, PARTS[family])) == []


@pytest.mark.nightly
@pytest.mark.parametrize("family", FAMILIES)
def test_whatever_is_written_in_a_file_stays_text(perfgoal: Line, tmp_path: Path, family: str) -> None:
    assert _wrong(perfgoal, tmp_path, islice(FAMILIES[family](), 0, None, AT_NIGHT.get(family, 1))) == []


def _wrong(perfgoal: Line, folder: Path, cases: Iterable[Tried]) -> list[str]:
    found = []
    for number, case in enumerate(cases):
        _, wrong = broken(perfgoal, folder / f"{number}", case.command, case.data)
        found += [f"{case.name}: {said}" for said in wrong]
    return found
