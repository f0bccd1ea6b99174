"""Commands that are many processes, and what all of these cost together. Linux only."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

from bench.processes import HERE, BrokenTool

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

    launcher: int
    seconds: dict[tuple[int, float], float] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)

    def look(self, *, memory: bool) -> None:
        """Look at all of them."""
        held: Counter[str] = Counter()
        try:
            below = psutil.Process(self.launcher).children(recursive=True)
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
    words = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as beside:
        output, costs = Path(beside) / "output", Path(beside) / "costs"
        launcher = [sys.executable, "-I", "-S", str(HERE / "adopting.py"), str(costs), *words]
        with output.open("wb") as sink:
            process = subprocess.Popen(
                launcher, cwd=folder, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, env=dict(environment)
            )
        watch = Watch(process.pid)
        for number in count():
            watch.look(memory=number % SELDOM == 0)
            try:
                process.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
            break
        cost = json.loads(costs.read_text("utf-8")) if costs.exists() else {"code": process.returncode}
        said = output.read_text("utf-8", "replace")
    if cost["code"] != 0:
        raise BrokenTool(f"{' '.join(words)[:200]} (exit code {cost['code']}):\n{said[-2000:]}")
    seconds = max(cost["seconds"], sum(watch.seconds.values()))
    return Cost(seconds, cost["clock"], sum(watch.most.values()), watch.most)
