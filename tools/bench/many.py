"""Few files and very many: what several processes and earlier runs spare, and what memory a run takes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.declarations import write
from bench.peers import CPLUSPLUS, sourcemeta
from bench.planting import READABLE
from bench.runs import Runs
from bench.table import Goal, Row, Section, once
from bench.timing import in_turns, ratio

SIZES = (500, 2_000, 20_000)
LONG = (100_000,)
POOLED = 2_000
"""Files from which on more processors are wanted to pay."""
FLAT = 20_000
"""Files up to which memory is wanted to stay as it is; beyond them the names of the files begin to count."""


def sections(folder: Path, *, long: bool) -> Iterator[Section]:
    """Measure at each size; ``folder`` takes the files, of one size at a time."""
    base: float | None = None
    for count in (*SIZES, *(LONG if long else ())):
        texts = folder / f"many-{count}"
        write(texts, count, codes=READABLE, different=count)
        section, peak = at(texts, count, 3 if count <= POOLED else 1, base)
        if count == POOLED:
            base = peak
        yield section
        shutil.rmtree(texts)


def at(texts: Path, count: int, rounds: int, base: float | None = None) -> tuple[Section, float]:
    """Measure over ``count`` declarations, and return the peak of one process too, in bytes; ``base`` is that of fewer,
    to compare with."""
    runs, cache = Runs(texts, texts.with_name("cache")), texts.with_name("cache")
    pairs = [(runs.costs_alone(), runs.costs_together()) for _ in range(rounds)]
    contestants = {"cold": runs.cold, "stat": runs.by_stat, "content": runs.by_content}
    peer = sourcemeta(texts)
    if peer.program is not None:
        contestants["peer"] = peer.over()
    costs = in_turns(contestants, rounds)
    alone, together = [cost.clock for cost, _ in pairs], [cost.clock for _, cost in pairs]
    peak = min(cost.peak for cost, _ in pairs)
    rows = [
        Row(
            "all cores ÷ one process, by the clock",
            ratio(together, alone),
            Goal("≤", 0.6) if count >= POOLED else None,
        ),
        Row("warm by content ÷ cold", ratio(costs["content"], costs["cold"]), Goal("≤", 0.10)),
        Row("warm by stat ÷ cold", ratio(costs["stat"], costs["cold"]), Goal("≤", 0.02)),
        *(
            Row(f"{CPLUSPLUS} ÷ {how}", ratio(costs["peer"], costs[key]), Goal("≥", 1))
            for key, how in (("content", "warm by content"), ("stat", "warm by stat"))
            if "peer" in costs
        ),
    ]
    if base is not None:
        rows.append(
            Row(f"peak memory ÷ that at {POOLED:,} files", once(peak / base), Goal("≤", 1.1) if count <= FLAT else None)
        )
    size = sum(file.stat().st_size for file in cache.iterdir()) if cache.exists() else 0
    notes = (
        f"cold {min(costs['cold']):.2f} s, all cores {min(together):.2f} s by the clock, "
        f"warm by content {min(costs['content']):.2f} s, by stat {min(costs['stat']):.2f} s",
        f"one process: {peak / 2**20:.0f} MiB; the cache: {size / count / 1000:.1f} kB a file",
    )
    missing = () if peer.program is not None else (f"{CPLUSPLUS} ({peer.install})",)
    shutil.rmtree(cache, ignore_errors=True)
    return Section(f"{count:,} declarations of 17 kB", tuple(rows), notes, missing), peak
