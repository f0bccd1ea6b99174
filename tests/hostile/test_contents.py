"""Texts made to break a reader, given to every command that reads one."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.terminal import Command as Line
from document.case import Case
from document.corpus import corpus
from hostile.commands import BY_NAME, COMMANDS, Command
from hostile.promises import broken, not_due

SMALL, LARGE = 20_000, 100_000  # bytes
EVERY = 211  # small texts and commands, that are tried on every commit: a prime, so that each command comes along


def test_every_command_keeps_its_promises(perfgoal: Line, tmp_path: Path) -> None:
    small = [case for case in corpus() if len(case.data) < SMALL]
    tried = [(case, command) for case in small for command in COMMANDS][::EVERY]
    assert _wrong(perfgoal, tmp_path, tried) == []


@pytest.mark.nightly
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_keeps_its_promises_for_every_text(perfgoal: Line, tmp_path: Path, command: Command) -> None:
    """Large ones are given to processes, see ``test_bounds.py``."""
    assert _wrong(perfgoal, tmp_path, ((case, command) for case in corpus() if len(case.data) < LARGE)) == []


def test_what_is_due_for_a_text_is_what_validate_tells(perfgoal: Line, tmp_path: Path) -> None:
    command, wrong = BY_NAME["validate json"], []
    for number, case in enumerate(case for case in corpus() if len(case.data) < SMALL):
        if number % 11 == 0:
            ended, found = broken(perfgoal, tmp_path / f"{number}", command, case.data)
            wrong += [
                f"{case.id}: {said}" for said in (*found, not_due(case, json.loads(ended.out)["findings"])) if said
            ]
    assert wrong == []


def _wrong(perfgoal: Line, folder: Path, tried: Iterable[tuple[Case, Command]]) -> list[str]:
    found = []
    for number, (case, command) in enumerate(tried):
        _, wrong = broken(perfgoal, folder / f"{number}", command, case.data)
        found += [f"{case.id}: {said}" for said in wrong]
    return found
