"""The command line: its start, many files beside other tools and after earlier runs."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.peers import peers
from bench.processes import perfgoal_command, run
from bench.stages import EXAMPLE
from bench.table import Goal, Row, Section
from bench.timing import in_turns, ratio

FLOOR = "import yaml; from pydantic import BaseModel"


def starts(folder: Path, rounds: int) -> Section:
    """Measure how long commands take that have next to nothing to do. The example lies where no configuration is."""
    cache, example = folder / "start-cache", folder / EXAMPLE.name
    shutil.copyfile(EXAMPLE, example)
    commands: dict[str, Sequence[str | Path]] = {
        "nothing": (sys.executable, "-c", "pass"),
        "floor": (sys.executable, "-c", FLOOR),
        "validate": perfgoal_command("validate", "--no-cache", example),
        "--version": perfgoal_command("--version"),
        "--help": perfgoal_command("--help"),
    }
    contestants = {name: contestant(command) for name, command in commands.items()}
    contestants["known"] = contestant(perfgoal_command("validate", example), cache)
    in_turns(contestants, 1)  # files into memory, modules into compiled files
    costs = in_turns(contestants, rounds)
    return Section(
        "From a cold start",
        (
            Row(
                f"validate the example ÷ python -c '{FLOOR}'", ratio(costs["validate"], costs["floor"]), Goal("≤", 1.8)
            ),
            Row("the same, known from an earlier run ÷ that", ratio(costs["known"], costs["floor"])),
            Row("validate the example ÷ python -c pass", ratio(costs["validate"], costs["nothing"])),
            Row("--version ÷ python -c pass", ratio(costs["--version"], costs["nothing"])),
            Row("--help ÷ python -c pass", ratio(costs["--help"], costs["nothing"])),
        ),
    )


def sections(folder: Path, *, files: int, long: bool) -> Iterator[Section]:
    """Measure all of it; ``folder`` takes the files."""
    yield starts(folder, 20 if long else 10)
    yield peers(folder, files, 5 if long else 3)


def contestant(command: Sequence[str | Path], cache: Path | None = None) -> Callable[[], float]:
    """Return what runs a command, for :func:`~bench.timing.in_turns`, and tells its processor time in seconds."""
    return partial(_cost, command, cache)


def _cost(command: Sequence[str | Path], cache: Path | None) -> float:
    return run(*command, cache=cache).seconds
