"""Nothing that a stranger wrote takes more than 10 seconds of a processor or 512 MB, whatever reads it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bounded import under
from cli.terminal import process
from document.case import Case
from document.corpus import corpus
from hostile.commands import BY_NAME, COMMANDS, Command
from hostile.harmless import harms
from hostile.heavy import HEAVY, MIB
from hostile.promises import laid_out

pytest.importorskip("resource", reason="only POSIX bounds a process")

SECONDS = 10
MOST = 512 * MIB
LARGE = 100_000  # bytes
OFTEN = (
    *("many tasks", "a line of what nobody sees", "operators behind many blanks", "comments"),
    *("a roster of many rows", "a large report on a line"),
)
"""Heavy cases that are tried on every commit."""


class Bounded(NamedTuple):
    """How a process ended: its exit code, the most memory that it had, in bytes, and what it printed."""

    code: int
    peak: int
    out: str
    err: str


def bounded(folder: Path, command: Command, data: bytes) -> Bounded:
    """Carry out a command as a process that the system ends behind :data:`SECONDS` of a processor."""
    laid_out(folder, command, data)
    told = folder.with_suffix(".peak")
    streams = folder.with_suffix(".out"), folder.with_suffix(".err")
    with streams[0].open("wb") as out, streams[1].open("wb") as err:
        code = process(*command.arguments, cwd=folder, stdout=out, stderr=err, behind=under(SECONDS, told)).wait()
    return Bounded(code, int(told.read_text("ascii")), *(stream.read_text("utf-8") for stream in streams))


def wrong(folder: Path, command: Command, data: bytes) -> list[str]:
    """Return which bounds and promises a command broke as a process."""
    ended = bounded(folder, command, data)
    found = [*harms(ended.out, annotations=command.annotations), *harms(ended.err)]
    if ended.code not in command.codes:
        found.append(f"exit code {ended.code}: {ended.err[-300:]}")
    if ended.peak > MOST:
        found.append(f"{ended.peak // MIB} MB")
    if "Traceback" in ended.err:
        found.append(ended.err[-300:])
    return found


@pytest.mark.parametrize("name", [pytest.param(n, marks=[] if n in OFTEN else pytest.mark.nightly) for n in HEAVY])
def test_a_heavy_file_is_dealt_with_in_bounds(tmp_path: Path, name: str) -> None:
    command, made = HEAVY[name]
    assert wrong(tmp_path / "here", BY_NAME[command], made()) == []


def _of_size(*, large: bool) -> list[tuple[Case, Command]]:
    cases = [case for case in corpus() if (len(case.data) >= LARGE) is large]
    return [(case, command) for case in cases for command in COMMANDS]


def _named(tried: tuple[Case, Command]) -> str:
    return f"{tried[1].name}, {tried[0].id}"


@pytest.mark.parametrize("tried", [*_of_size(large=True)[::1_201], *_of_size(large=False)[::9_001]], ids=_named)
def test_a_process_keeps_the_bounds(tmp_path: Path, tried: tuple[Case, Command]) -> None:
    case, command = tried
    assert wrong(tmp_path / "here", command, case.data) == []


@pytest.mark.nightly
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_keeps_the_bounds_for_large_texts(tmp_path: Path, command: Command) -> None:
    """A fifth of them for each command: every text comes to several commands of each kind."""
    large = [case for case in corpus() if len(case.data) >= LARGE][COMMANDS.index(command) % 5 :: 5]
    found = []
    for number, case in enumerate(large):
        found += [f"{case.id}: {said}" for said in wrong(tmp_path / f"{number}", command, case.data)]
    assert found == []
