"""The command line: its start, many files beside other tools, and its memory."""

import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.declarations import write
from bench.planting import READABLE
from bench.processes import perfgoal_command, run
from bench.stages import EXAMPLE
from bench.table import Goal, Row, Section, once
from bench.timing import in_turns, ratio

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schemas" / "declaration.schema.json"
AJV = ROOT / "tests" / "node" / "node_modules" / ".bin" / "ajv"
FLOOR = "import yaml; from pydantic import BaseModel"


def starts(rounds: int) -> Section:
    """Measure how long commands take that have next to nothing to do."""
    commands: dict[str, Sequence[str | Path]] = {
        "nothing": (sys.executable, "-c", "pass"),
        "floor": (sys.executable, "-c", FLOOR),
        "validate": perfgoal_command("validate", EXAMPLE),
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


def peers(folder: Path, files: int, rounds: int) -> Section:
    """Measure one process over many files, beside tools that do less."""
    texts = folder / "peers"
    write(texts, files, codes=READABLE, different=files)
    ours = {"ours": _seconds(perfgoal_command("validate", "--format", "json", texts))}
    names = sorted(texts.iterdir())
    tools: list[tuple[str, Goal | None, str, Path | None, Sequence[str | Path]]] = [
        (
            "check-jsonschema (schema only)",
            Goal("≥", 12),
            "pip install -e '.[dev,bench]'",
            _installed("check-jsonschema"),
            ("--schemafile", SCHEMA, *names),
        ),
        (
            "yamllint (no lines too long)",
            Goal("≥", 16),
            "pip install -e '.[dev,bench]'",
            _installed("yamllint"),
            ("--format", "parsable", "-d", "{extends: default, rules: {line-length: disable}}", texts),
        ),
        (
            "ajv-cli (schema only)",
            None,
            "npm ci --prefix tests/node, with Node.js",
            AJV if AJV.exists() and shutil.which("node") else None,
            ("validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA, "-d", f"{texts}/*.yaml"),
        ),
    ]
    others = {name: _seconds((tool, *arguments)) for name, _, _, tool, arguments in tools if tool is not None}
    costs = in_turns({**ours, **others}, rounds)
    return Section(
        f"{files:,} declarations of 17 kB, one process, others ÷ perfgoal validate",
        tuple(Row(name, ratio(costs[name], costs["ours"]), goal) for name, goal, *_ in tools if name in costs),
        (f"perfgoal: {1000 * min(costs['ours']) / files:.2f} ms a file",),
        tuple(f"{name} ({install})" for name, _, install, tool, _ in tools if tool is None),
    )


def memory(folder: Path, files: int) -> Section:
    """Measure the peak of one process over ``files`` declarations and over a tenth of them."""
    peaks = []
    for count in (files, files // 10):
        texts = folder / f"memory-{count}"
        write(texts, count)
        peaks.append(run(*perfgoal_command("validate", "--format", "json", texts)).peak)
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


def _installed(name: str) -> Path | None:
    """Return the program of a package that is installed where Python is."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    return Path(found) if found else None
