"""Workbooks, Word documents and PDF beside YAML and HTML: reading them, writing them, and many of them."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import get_args

import perfgoal
from bench.commands import contestant
from bench.declarations import declaration
from bench.processes import perfgoal_command
from bench.runs import Runs
from bench.stages import EXAMPLE
from bench.table import Goal, Row, Section
from bench.timing import in_turns, ratio
from perfgoal.rendering import Binary
from perfgoal.rendering.fonts import NoFont

NO_FONT = "PDF (a Chinese font, such as apt install fonts-noto-cjk)"
MANY = 300


def sections(folder: Path, *, long: bool) -> Iterator[Section]:
    """Measure all of it; ``folder`` takes the files."""
    kinds = rendered(folder)
    missing = () if "pdf" in kinds else (NO_FONT,)
    yield reading(folder, kinds, 20 if long else 8, missing)
    yield writing(folder, kinds, 20 if long else 8, missing)
    yield together(folder, MANY, 5 if long else 3)


def rendered(folder: Path) -> tuple[Binary, ...]:
    """Write the example and its renderings, where no configuration is, and return the kinds that there are."""
    shutil.copyfile(EXAMPLE, folder / "office.yaml")
    declared, kinds = perfgoal.load(EXAMPLE), list[Binary]()
    for kind in get_args(Binary):
        with suppress(NoFont):
            (folder / f"office.{kind}").write_bytes(perfgoal.render(declared, kind))
            kinds.append(kind)
    return tuple(kinds)


def reading(folder: Path, kinds: tuple[Binary, ...], rounds: int, missing: tuple[str, ...] = ()) -> Section:
    """Measure what it costs that a declaration is no YAML: to check it cold and known from an earlier run, and to read
    it out alone."""
    cache = folder / "office-cache"
    commands = {"validate the YAML": contestant(perfgoal_command("validate", "--no-cache", folder / "office.yaml"))}
    commands["known"] = contestant(perfgoal_command("validate", folder / "office.yaml"), cache)
    for kind in kinds:
        file = folder / f"office.{kind}"
        commands[f"validate {kind}"] = contestant(perfgoal_command("validate", "--no-cache", file))
        commands[f"known {kind}"] = contestant(perfgoal_command("validate", file), cache)
        commands[f"import {kind}"] = contestant(perfgoal_command("import", file))
    in_turns(commands, 1)  # the cache is filled, too
    costs = in_turns(commands, rounds)
    cold, known = costs["validate the YAML"], costs["known"]
    rows = [Row(f"validate {kind} ÷ validate the YAML", ratio(costs[f"validate {kind}"], cold)) for kind in kinds]
    rows += [Row(f"import {kind} ÷ validate the YAML", ratio(costs[f"import {kind}"], cold)) for kind in kinds]
    rows += [
        Row(f"validate {kind} ÷ the YAML, both known from an earlier run", ratio(costs[f"known {kind}"], known))
        for kind in kinds
    ]
    return Section("The example as an office file, from a cold start", tuple(rows), missing=missing)


def writing(folder: Path, kinds: tuple[Binary, ...], rounds: int, missing: tuple[str, ...] = ()) -> Section:
    """Measure what the kinds cost beside HTML, from a start to a file."""
    commands = {
        kind: contestant(
            perfgoal_command("render", folder / "office.yaml", "--format", kind, "-o", folder / f"written.{kind}")
        )
        for kind in ("html", *kinds)
    }
    in_turns(commands, 1)
    costs = in_turns(commands, rounds)
    rows = (Row(f"render {kind} ÷ render html", ratio(costs[kind], costs["html"])) for kind in kinds)
    return Section("The example rendered, from a cold start", tuple(rows), missing=missing)


def together(folder: Path, count: int, rounds: int) -> Section:
    """Measure over ``count`` different workbooks in one folder."""
    books = folder / "books"
    books.mkdir()
    for number in range(count):
        read = perfgoal.load(_text(folder, number))
        (books / f"{number:04}.xlsx").write_bytes(perfgoal.render(read, "xlsx"))
    runs = Runs(books, folder / "books-cache")
    pairs = [(runs.costs_alone(), runs.costs_together()) for _ in range(rounds)]
    costs = in_turns({"cold": runs.cold, "stat": runs.by_stat}, rounds)
    alone, both = [cost for cost, _ in pairs], [cost for _, cost in pairs]
    clocks = [cost.clock for cost in alone], [cost.clock for cost in both]
    rows = (
        Row("all cores ÷ one process, by the clock", ratio(clocks[1], clocks[0]), Goal("≤", 0.7)),
        Row("warm by stat ÷ cold", ratio(costs["stat"], costs["cold"])),
    )
    each, peak = min(cost.seconds for cost in alone) / count, max(cost.peak for cost in alone)
    notes = (
        f"one process {min(clocks[0]):.1f} s by the clock, all cores {min(clocks[1]):.1f} s",
        f"{each * 1000:.1f} ms of processor time a file; the largest process: {peak / 2**20:.0f} MiB",
    )
    return Section(f"{count} different workbooks", rows, notes)


def _text(folder: Path, number: int) -> Path:
    path = folder / "book.yaml"
    path.write_text(declaration(number), encoding="utf-8")
    return path
