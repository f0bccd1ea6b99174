"""Files of up to 1 MiB that are made to wear the program out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from yaml._yaml import CParser

from bench.declarations import declaration
from bench.processes import BrokenTool
from bench.stages import EXAMPLE
from bench.table import Goal, Row, Section, once
from bench.timing import ratio, repeated
from document.bombs import FAMILIES, MIB

WORST = 2
ROUNDS = 3
MOST = (Goal("≤", 300), Goal("≤", 40))
"""Milliseconds and MiB."""
NODES = 49_000
"""A little less than a file may have."""

Cost = tuple[float, int, bool]
"""Seconds, bytes, and whether the file was refused: what :func:`bench.probe.cost` returns."""


def sections(folder: Path) -> Iterator[Section]:
    """Measure every text once and the slowest again, beside libyaml: first those that are refused, then those that
    are declarations after all, which have to be judged to the end."""
    texts = folder / "hostile"
    texts.mkdir()
    names = {}
    for number, (name, data) in enumerate((*_bombs(), *wordy())):
        path = texts / f"{number:03}.yaml"
        path.write_bytes(data)
        names[str(path)] = name
    first = _probe(list(names))
    refused, judged = ({path: cost for path, cost in first.items() if cost[2] is kind} for kind in (True, False))
    yield _worst(f"The worst of {len(refused)} hostile files of up to 1 MiB that are refused", refused, names, MOST)
    yield _worst(
        f"The worst of {len(judged)} that are declarations, and judged to the end", judged, names, (None, None)
    )


def _worst(title: str, costs: dict[str, Cost], names: dict[str, str], most: tuple[Goal | None, Goal | None]) -> Section:
    slow, large = (sorted(costs, key=lambda path: -costs[path][index])[:WORST] for index in (0, 1))
    declared = _declared()
    unit = repeated(lambda: CParser(declared).raw_parse())
    times: dict[str, list[float]] = {path: [] for path in slow}
    units = []
    for _ in range(ROUNDS):
        for name, (seconds, *_) in _probe(slow).items():
            times[name].append(seconds)
        units.append(unit())
    slow.sort(key=lambda path: -min(times[path]))
    slowest = times[slow[0]]
    return Section(
        title,
        (
            Row("processor time", ratio(slowest, [0.001] * ROUNDS), most[0], "ms"),
            Row("processor time ÷ libyaml parsing 1 MiB of declarations", ratio(slowest, units)),
            Row("memory above start", once(costs[large[0]][1] / 2**20), most[1], "MiB"),
        ),
        (
            "slowest: " + ", ".join(f"{names[path]} {1000 * min(times[path]):.0f} ms" for path in slow),
            "largest: " + ", ".join(f"{names[path]} {costs[path][1] / 2**20:.0f} MiB" for path in large),
        ),
    )


def _probe(paths: list[str]) -> dict[str, Cost]:
    command = [sys.executable, "-m", "bench.probe", str(EXAMPLE), *paths]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise BrokenTool(done.stderr.decode("utf-8", "replace")[-1000:])
    costs: dict[str, Cost] = json.loads(done.stdout)
    return costs


def _declared() -> bytes:
    """Return 1 MiB of declarations, one YAML document after the other."""
    made = declaration(3).encode()
    return b"---\n".join([made] * (MIB // len(made)))


def _bombs() -> Iterator[tuple[str, bytes]]:
    """Yield the hostile texts that the tests of reading know."""
    for family in FAMILIES:
        for case in family():
            yield case.id, case.data


def wordy() -> Iterator[tuple[str, bytes]]:
    """Yield well-formed texts that wear out what comes behind reading: the shape, the rules, the messages."""
    head, tasks, indicators = _pieces()
    task = "  - {name: 甲, content: 乙, amount: 1, target: 丙}\n"
    row = "      - {name: 甲, cycle: 1, annual: 1}\n"
    yield "unknown fields", (head + tasks + indicators + _lines("k{}: x\n", 45_000)).encode()
    lines = "  expenditure:\n" + _lines("    k{}: 1\n", 45_000)
    yield "unknown lines of the budget", (head.replace("  expenditure:\n", lines) + tasks + indicators).encode()
    yield "tasks of one name", (head + "tasks:\n" + task * (NODES // 5) + indicators).encode()
    yield "indicators of one name", (head + tasks + _tree(row * (NODES // 4))).encode()
    yield "indicators without values", (head + tasks + _tree(_lines("      - {{name: 指标{}}}\n", NODES // 2))).encode()
    yield "unknown categories", (head + tasks + "indicators:\n" + _lines("  类别{}: {{}}\n", NODES)).encode()
    branches = _lines("    类别{}: []\n", NODES)
    yield "unknown second levels", (head + tasks + "indicators:\n  产出指标:\n" + branches).encode()
    long = "\n".join(f"  - {{name: n{n}, content: x, amount: {'9' * 60_000}, target: y}}" for n in range(15))
    yield "amounts of 60,000 digits", f"{head}tasks:\n{long}\n{indicators}".encode()
    wide = _lines("      - {{name: {}" + "㍿" * 20_000 + ", cycle: 1, annual: 1}}\n", 16)
    yield "names of 20,000 characters that grow when normalised", (head + tasks + _tree(wide)).encode()
    yield "other columns", (head + tasks + indicators + "extra:\n" + _lines("  k{}: x\n", NODES - 500)).encode()


def _pieces() -> tuple[str, str, str]:
    """Return the example in three: as far as its tasks, its tasks, and its indicators."""
    text = EXAMPLE.read_text("utf-8")
    head, _, rest = text.partition("tasks:\n")
    tasks, _, indicators = rest.partition("indicators:\n")
    return head, "tasks:\n" + tasks, "indicators:\n" + indicators


def _tree(rows: str) -> str:
    return f"indicators:\n  产出指标:\n    数量指标:\n{rows}"


def _lines(line: str, number: int) -> str:
    return "".join(line.format(index) for index in range(number))
