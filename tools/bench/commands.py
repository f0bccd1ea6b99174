"""The command line: its start, many files beside other tools and after earlier runs, and its memory."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.declarations import write
from bench.peers import peers
from bench.processes import perfgoal_command, run
from bench.runs import ALONE
from bench.stages import EXAMPLE
from bench.table import Goal, Row, Section, once
from bench.timing import in_turns, ratio

FLOOR = "import yaml; from pydantic import BaseModel"


def starts(rounds: int) -> Section:
    """Measure how long commands take that have next to nothing to do."""
    commands: dict[str, Sequence[str | Path]] = {
        "nothing": (sys.executable, "-c", "pass"),
        "floor": (sys.executable, "-c", FLOOR),
        "validate": perfgoal_command("validate", "--no-cache", EXAMPLE),
        "--version": perfgoal_command("--version"),
        "--help": perfgoal_command("--help"),
    }
    contestants = {name: _seconds(command) for name, command in commands.items()}
    in_turns(contestants, 1)  # files into memory, modules into compiled files
    costs = in_turns(contestants, rounds)
    return Section(
        "From a cold start",
        (
            Row(
                f"validate the example ÷ python -c '{FLOOR}'", ratio(costs["validate"], costs["floor"]), Goal("≤", 1.8)
            ),
            Row("validate the example ÷ python -c pass", ratio(costs["validate"], costs["nothing"])),
            Row("--version ÷ python -c pass", ratio(costs["--version"], costs["nothing"])),
            Row("--help ÷ python -c pass", ratio(costs["--help"], costs["nothing"])),
        ),
    )


def memory(folder: Path, files: int) -> Section:
    """Measure the peak of one process over ``files`` declarations and over a tenth of them."""
    peaks = []
    for count in (files, files // 10):
        texts = folder / f"memory-{count}"
        write(texts, count)
        peaks.append(run(*perfgoal_command(*ALONE, texts)).peak)
    most, least = (f"{peak / 2**20:.0f} MiB" for peak in peaks)
    return Section(
        "Peak memory of one process",
        (Row(f"at {files:,} files ÷ at {files // 10:,}", once(peaks[0] / peaks[1]), Goal("≤", 1.1)),),
        (f"{most} and {least}",),
    )


def sections(folder: Path, *, files: int, long: bool) -> Iterator[Section]:
    """Measure all of it; ``folder`` takes the files."""
    yield starts(20 if long else 10)
    yield peers(folder, files, 5 if long else 3)
    yield memory(folder, 20_000 if long else 2_000)


def _seconds(command: Sequence[str | Path]) -> Callable[[], float]:
    return partial(_cost, command)


def _cost(command: Sequence[str | Path]) -> float:
    return run(*command).seconds
