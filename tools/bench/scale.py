"""Declarations packed in Parquet, by the examples of docs/scale.md: all processors of one machine and Spark on the same
machine, side by side, and what ten million would take."""

import os
import shlex
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.pages import blocks
from batch.spark_home import ALL_HERE, environment
from bench import kin
from bench.declarations import made
from bench.processes import BrokenTool
from bench.processes import environment as plain
from bench.table import Row, Section, once

PAGE = "docs/scale.md"
SIZES = (2_000, 10_000)
LONG = (100_000, 1_000_000)
WANTED = 10_000_000
A_FILE, A_GROUP = 5_000, 1_000
"""Declarations in a file of Parquet, and in a group of its rows."""
PACKED = pa.schema({"path": pa.string(), "content": pa.binary()})
SPARK = "Spark (apt-get install openjdk-17-jre-headless)"


def sections(folder: Path, *, long: bool) -> Iterator[Section]:
    """Measure at each size, ``folder`` takes the files of one size at a time; then work out what is wanted."""
    if sys.platform != "linux":
        yield Section("declarations packed in Parquet", (), (), ("declarations packed in Parquet (Linux only)",))
        return
    measured = []
    for count in (*SIZES, *(LONG if long else ())):
        place = folder / f"scale-{count}"
        place.mkdir()
        packed = pack(place / "packed", count)
        costs = {"one machine": alone(place)}
        if java := shutil.which("java"):
            costs["Spark"] = by_spark(place, Path(java))
            require_same(counts(place / "found"), counts(place / "found-by-spark"))
        found = sum(counts(place / "found").values())
        shutil.rmtree(place)
        yield at(count, packed, found, costs)
        measured.append((count, costs))
    yield worked_out(measured)


def pack(folder: Path, count: int) -> int:
    """Write ``count`` declarations into files of Parquet in a new ``folder``, and return the bytes these have."""
    folder.mkdir()
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_pack, folder, count), range(0, count, A_FILE)))
    return sum(file.stat().st_size for file in folder.iterdir())


def _pack(folder: Path, count: int, first: int) -> None:
    with pq.ParquetWriter(folder / f"{first:08}.parquet", PACKED, compression="zstd") as writer:
        end = min(first + A_FILE, count)
        for begin in range(first, end, A_GROUP):
            group = [made(number) for number in range(begin, min(begin + A_GROUP, end))]
            names, data = [each.name for each in group], [each.data for each in group]
            writer.write_table(pa.table([names, data], schema=PACKED))


def alone(place: Path) -> kin.Cost:
    """Check what is packed in ``place`` by the processes of the first example."""
    script = place / "check_packed.py"
    script.write_text(blocks(PAGE, "python")[0], "utf-8")
    return kin.run(sys.executable, script, folder=place, environment=plain())


def by_spark(place: Path, java: Path) -> kin.Cost:
    """Check it by the second example: an executor with one core for each processor."""
    script = place / "check_by_spark.py"
    script.write_text(blocks(PAGE, "python")[1], "utf-8")
    master = f"local-cluster[{os.cpu_count()},1,1024]"
    options = [word for key, value in ALL_HERE.items() for word in ("--conf", f"{key}={value}")]
    submit = {"PYSPARK_SUBMIT_ARGS": shlex.join(("--master", master, *options, "pyspark-shell"))}
    return kin.run(sys.executable, script, folder=place, environment=plain() | environment(place, java) | submit)


def require_same(ours: Counter[str], theirs: Counter[str]) -> None:
    """:class:`~bench.processes.BrokenTool` where both did not find as many of each rule, or nothing at all."""
    if ours != theirs or not ours:
        differing = {code for code in {*ours, *theirs} if ours[code] != theirs[code]}
        raise BrokenTool(f"one machine and Spark differ over {', '.join(sorted(differing)) or 'nothing found'}")


def counts(folder: Path) -> Counter[str]:
    """Return how many findings of each rule the files of a folder hold."""
    found: Counter[str] = Counter()
    for file in folder.glob("*.parquet"):
        for each in pc.value_counts(pq.read_table(file, columns=["code"])["code"]).to_pylist():
            found[each["values"]] += each["counts"]
    return found


def at(count: int, packed: int, found: int, costs: Mapping[str, kin.Cost]) -> Section:
    """Return what was measured over ``count`` declarations."""
    rows = [
        row
        for name, cost in costs.items()
        for row in (
            Row(f"{name}: processor time a declaration", once(1000 * cost.seconds / count), None, "ms"),
            Row(f"{name}: memory of all processes", once(cost.held / 2**20), None, "MiB"),
        )
    ]
    if len(costs) == 2:
        ours, theirs = costs.values()
        rows.append(Row("Spark ÷ one machine, processor time", once(theirs.seconds / ours.seconds)))
        rows.append(Row("Spark ÷ one machine, by the clock", once(theirs.clock / ours.clock)))
        rows.append(Row("Spark ÷ one machine, memory", once(theirs.held / ours.held)))
    notes = (
        f"packed: {packed / count / 1000:.2f} kB a declaration; {found:,} findings",
        *(
            f"{name}: {cost.clock:.0f} s by the clock, {cost.seconds:.0f} s of processor time; "
            + ", ".join(f"{what} {held / 2**20:.0f} MiB" for what, held in sorted(cost.by.items()))
            for name, cost in costs.items()
        ),
    )
    return Section(
        f"{count:,} declarations of 17 kB, packed in Parquet", tuple(rows), notes, () if len(costs) == 2 else (SPARK,)
    )


def worked_out(measured: Sequence[tuple[int, Mapping[str, kin.Cost]]]) -> Section:
    """Return what is wanted, worked out from the two largest sizes ``measured``: what a declaration adds from one to
    the other, and of the smallest size what is left over without its declarations."""
    (least, first), (fewer, before), (more, after) = measured[0], *measured[-2:]
    rows: list[Row] = []
    for name, cost in after.items():
        each = (cost.seconds - before[name].seconds) / (more - fewer)
        start = first[name].seconds - each * least
        rows += (
            Row(f"{name}: processor time", once((start + each * WANTED) / 3600), None, "h"),
            Row(f"{name}: of it before the first", once(start), None, "s"),
            Row(f"{name}: of it for each", once(1000 * each), None, "ms"),
            Row(f"{name}: memory, ÷ at {fewer:,}", once(cost.held / before[name].held)),
        )
    return Section(f"{WANTED:,} declarations, worked out from {fewer:,} and {more:,}", tuple(rows))
