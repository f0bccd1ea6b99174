"""Costs in seconds of processor time, taken in turns, and what their ratios are.

Processor time and not time by the clock: the machine has other work to do. In turns, so that where it slows down all
the same, it slows down both sides of a ratio.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles
from time import process_time

SECONDS = 0.02
"""How long one sample takes at least; what takes less is repeated."""


@dataclass(frozen=True)
class Ratio:
    """How one cost compares with another: ``best`` is least by least; ``median`` and the quartiles ``low`` and
    ``high`` are those of the rounds, each of which compares the two at one time."""

    best: float
    median: float
    low: float
    high: float


def ratio(costs: Sequence[float], others: Sequence[float]) -> Ratio:
    """Return what ``costs`` are, divided by ``others``: as many, round by round."""
    rounds = [cost / other for cost, other in zip(costs, others, strict=True)]
    low, middle, high = quantiles(rounds, method="inclusive") if len(rounds) > 1 else rounds * 3
    return Ratio(min(costs) / min(others), middle, low, high)


def rest(whole: Sequence[float], parts: Sequence[Sequence[float]], others: Sequence[float]) -> Ratio:
    """Return what ``whole`` is without its ``parts``, divided by ``others``. What is left over has no least: where only
    a part was disturbed it seems less than it is, so that the ``best`` is the median."""
    left = ratio([cost - sum(of) for cost, *of in zip(whole, *parts, strict=True)], others)
    return replace(left, best=left.median)


def in_turns(contestants: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Let each contestant tell a cost, one after the other, for some rounds; return the costs of each."""
    costs: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            costs[name].append(contestant())
    return costs


def repeated(function: Callable[[], object]) -> Callable[[], float]:
    """Return a contestant that tells how many seconds a call of ``function`` takes.

    Objects are collected as in any run, since those that a reading makes are part of its cost; each sample begins with
    none left over from another.
    """
    times = 1
    while (seconds := _seconds(function, times)) < SECONDS:
        times = max(times * 2, round(times * SECONDS / max(seconds, 1e-6)))
    return lambda: _seconds(function, times) / times


def _seconds(function: Callable[[], object], times: int) -> float:
    gc.collect()
    function()  # collecting has filled the processor's caches with everything else
    start = process_time()
    for _ in range(times):
        function()
    return process_time() - start
