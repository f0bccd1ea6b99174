"""Checking in several processes, a chunk of files at a time."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from perfgoal.checking import Settings
from perfgoal.document import Fault
from perfgoal.packing import packed
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.judging import Judge
from perfgoal.workspace.targets import Target

AHEAD = 3
"""Chunks for each process that are handed out before their turn comes."""

Item = tuple[Target, bytes | Fault | None]
"""A target, and what was read of it already."""

_judge: Judge  # of a process of the pool


class Pool:
    """``processes`` that check by what ``settings``, ``config`` and ``selected`` have a :class:`Finder` find. ``judge``
    does what they leave undone, if one of them is killed."""

    def __init__(self, processes: int, judge: Judge, settings: Settings, config: str | None, *, selected: bool) -> None:
        self.window = processes * AHEAD
        self._judge = judge
        # A copy of this process has all modules at once; elsewhere than on Linux it may not be safe to go on in one.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        given = (settings, config, selected, judge.judgement)
        self._executor = ProcessPoolExecutor(processes, context, _begin, given)

    def submit(self, items: Sequence[Item]) -> Iterator[str | None]:
        """Have ``items`` checked, and return what is kept of each as it is packed, ``None`` of one that declares
        nothing; it is waited for when the first is asked for."""
        try:
            future = self._executor.submit(_check, items)
        except BrokenProcessPool:
            return map(self._alone, items)
        return self._waited_for(future, items)

    def end(self) -> None:
        """Stop all processes, whatever they do."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()

    def _waited_for(self, future: "Future[list[str | None]]", items: Sequence[Item]) -> Iterator[str | None]:
        try:
            yield from future.result()
        except BrokenProcessPool:  # one was killed: short of memory, perhaps
            yield from map(self._alone, items)

    def _alone(self, item: Item) -> str | None:
        return _packed(self._judge, item)


def _begin(settings: Settings, config: str | None, selected: bool, judgement: bool) -> None:
    global _judge  # noqa: PLW0603  a process of the pool has nothing else of its own
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when it is over
    _judge = Judge(Finder(settings, config, selected=selected), judgement=judgement)


def _check(items: Sequence[Item]) -> list[str | None]:
    return [_packed(_judge, item) for item in items]


def _packed(judge: Judge, item: Item) -> str | None:
    target, source = item
    checked: Any = judge.check(target) if source is None else judge.check_source(target, source)
    return None if checked is None else packed(checked)
