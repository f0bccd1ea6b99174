"""Other tools, and what they cost over many declarations."""

import shutil
import sysconfig
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.declarations import write
from bench.planting import READABLE
from bench.processes import run
from bench.runs import Runs
from bench.table import Goal, Row, Section
from bench.timing import in_turns, ratio

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schemas" / "declaration.schema.json"
AJV = ROOT / "tests" / "node" / "node_modules" / ".bin" / "ajv"
SOURCEMETA = Path(__file__).parent / "node" / "node_modules" / ".bin" / "jsonschema"
CPLUSPLUS = "sourcemeta jsonschema (C++, schema only)"

Contestant = Callable[[], float]


class Peer(NamedTuple):
    """A tool: its name, what it is wanted to cost beside one process of ours that has everything to do, how it comes
    to be there, its program where it is there, what it is called with, and the exit codes of one that has worked."""

    name: str
    goal: Goal | None
    install: str
    program: Path | None
    arguments: Sequence[str | Path]
    codes: Collection[int] = (0, 1)

    def over(self) -> Contestant:
        """Return what tells the processor time of a run."""
        assert self.program is not None
        return partial(_seconds, (self.program, *self.arguments), self.codes)


def peers(folder: Path, files: int, rounds: int) -> Section:
    """Measure one process over many files, beside tools that do less: first of all, and when all is known."""
    texts = folder / "peers"
    write(texts, files, codes=READABLE, different=files)
    ours = Runs(texts, folder / "peers-cache")
    tools = [peer for peer in known(texts) if peer.program is not None]
    others = {peer.name: peer.over() for peer in tools}
    in_turns({"ours": ours.cold}, 1)
    costs = in_turns({"alone": ours.alone, "stat": ours.by_stat, "content": ours.by_content, **others}, rounds)
    warm = [
        Row(f"{peer.name} ÷ {how}", ratio(costs[peer.name], costs[key]), Goal("≥", 1))
        for key, how in (("content", "warm by content"), ("stat", "warm by stat"))
        for peer in tools
    ]
    return Section(
        f"{files:,} declarations of 17 kB, one process, others ÷ perfgoal validate",
        (*(Row(peer.name, ratio(costs[peer.name], costs["alone"]), peer.goal) for peer in tools), *warm),
        tuple(
            f"perfgoal{how}: {1000 * min(costs[key]) / files:.2f} ms a file"
            for key, how in (("alone", ""), ("content", ", warm by content"), ("stat", ", warm by stat"))
        ),
        tuple(f"{peer.name} ({peer.install})" for peer in known(texts) if peer.program is None),
    )


def known(texts: Path) -> list[Peer]:
    """Return the tools to compare with, over the declarations in ``texts``."""
    node = shutil.which("node")
    return [
        Peer(
            "check-jsonschema (schema only)",
            Goal("≥", 12),
            "pip install -e '.[dev,bench]'",
            _installed("check-jsonschema"),
            ("--schemafile", SCHEMA, *sorted(texts.iterdir())),
        ),
        Peer(
            "yamllint (no lines too long)",
            Goal("≥", 16),
            "pip install -e '.[dev,bench]'",
            _installed("yamllint"),
            ("--format", "parsable", "-d", "{extends: default, rules: {line-length: disable}}", texts),
        ),
        Peer(
            "ajv-cli (schema only)",
            None,
            "npm ci --prefix tests/node, with Node.js",
            AJV if AJV.exists() and node else None,
            ("validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA, "-d", f"{texts}/*.yaml"),
        ),
        sourcemeta(texts),
    ]


def sourcemeta(texts: Path) -> Peer:
    """Return the one that is written in C++. It goes by a list of folders and says 2 for what does not fit; without
    ``--fast``, it says why."""
    return Peer(
        CPLUSPLUS,
        None,
        "npm ci --prefix tools/bench/node, with Node.js",
        SOURCEMETA if SOURCEMETA.exists() and shutil.which("node") else None,
        ("validate", SCHEMA, texts, "--extension", ".yaml", "--continue"),
        (0, 2),
    )


def _seconds(command: Sequence[str | Path], codes: Collection[int]) -> float:
    return run(*command, codes=codes).seconds


def _installed(name: str) -> Path | None:
    """Return the program of a package that is installed where Python is."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    return Path(found) if found else None
