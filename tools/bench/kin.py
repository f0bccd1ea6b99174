"""Commands that are many processes, and what all of these cost together. Linux only."""

import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

from bench.processes import launch

EVERY = 0.2
"""Seconds from one look at the processes to the next."""
SELDOM = 5
"""Looks after which their memory is looked at as well, which takes the system longer."""


@dataclass(frozen=True)
class Cost:
    """What a command and all that it started cost: processor time and time by the clock in seconds, the most memory
    that they held at one time, in bytes, and which programs held how much of it then. What processes share is counted
    once (PSS)."""

    seconds: float
    clock: float
    held: int
    by: Mapping[str, int]


@dataclass
class Watch:
    """What has been seen of the processes below one: the last that was known of the seconds of each, and what programs
    held when all held most."""

    seconds: dict[tuple[int, float], float] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)

    def until_it_ends(self, launcher: subprocess.Popen[bytes]) -> None:
        """Look again and again."""
        for number in count():
            self._look(launcher.pid, memory=number % SELDOM == 0)
            try:
                launcher.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
            return

    def _look(self, launcher: int, *, memory: bool) -> None:
        held: Counter[str] = Counter()
        try:
            below = psutil.Process(launcher).children(recursive=True)
        except psutil.Error:  # it has ended
            return
        for each in below:
            try:
                with each.oneshot():
                    used = each.cpu_times()
                    self.seconds[each.pid, each.create_time()] = used.user + used.system
                    if memory:
                        held[each.name()] += each.memory_full_info().pss
            except psutil.Error:  # it has ended meanwhile
                continue
        self.most = max(self.most, held, key=lambda programs: sum(programs.values()))


def run(*command: str | Path, folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in ``folder`` to the end of the last process that it has started, and return what it cost. Its
    output is thrown away; :class:`~bench.processes.BrokenTool` with the end of it for any exit code but 0.

    The system adds the seconds of a process to those of its parent, but not where the parent ignores its end, as that
    of Spark's workers does. So they are summed up as they were last seen, and the system's own sum counts where that is
    more, as it is of many processes that end soon.
    """
    watch = Watch()
    cost = launch(command, environment, codes=(0,), folder=folder, watch=watch.until_it_ends)
    seconds = max(cost["seconds"], sum(watch.seconds.values()))
    return Cost(seconds, cost["clock"], sum(watch.most.values()), watch.most)
