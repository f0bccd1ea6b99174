"""Checking in several processes, a chunk of files at a time.

Each process has a connection of its own and shares no lock with another: one that is killed while it answers leaves
nobody waiting, which an executor of the standard library does.
"""

import contextlib
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from perfgoal.checking import Settings
from perfgoal.document import Fault
from perfgoal.packing import packed
from perfgoal.workspace.finder import Finder
from perfgoal.workspace.judging import Judge
from perfgoal.workspace.targets import Target

AHEAD = 3
"""Chunks for each process that are handed out before their turn comes."""

MOST = 61 if sys.platform == "win32" else 256
"""Processes. More would wait for each other; Windows waits for no more at once."""

Item = tuple[Target, bytes | Fault | None]
"""A target, and what was read of it already."""

Came = list[str | None]
"""What is kept of each of some items as it is packed, ``None`` of one that declares nothing."""

_Given = tuple[Settings, str | None, bool, bool]  # what a process makes its judge of


class _Task:
    """Items for one process, and what ``came`` of them, once it is known. What a process could not do ``is_left``."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.came: Came | None = None
        self.is_left = False


class Pool:
    """``processes``, :data:`MOST` at the most, that check by what ``settings``, ``config`` and ``selected`` have a
    :class:`Finder` find. ``judge`` does what they leave undone: where one of them is killed, or fails."""

    def __init__(self, processes: int, judge: Judge, settings: Settings, config: str | None, *, selected: bool) -> None:
        processes = min(processes, MOST)
        self.window = processes * AHEAD
        self._judge = judge
        self._waiting: deque[_Task] = deque()
        self._busy: dict[Connection, _Task] = {}
        self._idle: list[Connection] = []
        self._processes: list[Any] = []
        given = (settings, config, selected, judge.judgement)
        with contextlib.suppress(OSError):  # those that are there have to do
            for _ in range(processes):
                self._start(given)

    def submit(self, items: Sequence[Item]) -> Iterator[str | None]:
        """Have ``items`` checked, and return what is kept of each as it is packed, ``None`` of one that declares
        nothing; it is waited for when the first is asked for."""
        task = _Task(items)
        self._waiting.append(task)
        self._hand_out()
        return self._waited_for(task)

    def end(self) -> None:
        """Stop all processes, whatever they do."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()

    def _start(self, given: _Given) -> None:
        # A copy of this process has all modules at once; elsewhere than on Linux it may not be safe to go on in one.
        is_copy = sys.platform == "linux"
        context: Any = multiprocessing.get_context("fork" if is_copy else "spawn")
        ours, theirs = context.Pipe()
        copied = (*self._idle, ours) if is_copy else ()
        process = context.Process(target=_work, args=(theirs, copied, given), daemon=True)
        process.start()
        theirs.close()  # once it is dead nobody has its end
        self._processes.append(process)
        self._idle.append(ours)

    def _hand_out(self) -> None:
        """Give work to all processes that have none."""
        self._take(0)
        while self._idle and self._waiting:
            connection, task = self._idle.pop(), self._waiting.popleft()
            self._busy[connection] = task
            try:
                connection.send(task.items)
            except OSError:
                self._lose(connection)

    def _take(self, seconds: float | None) -> None:
        """Take what has come within so many seconds, ``None`` until something has."""
        ready = cast("list[Connection]", wait(list(self._busy), seconds))
        for connection in ready:
            try:
                came = connection.recv()
            except (EOFError, OSError):
                self._lose(connection)
            else:
                task = self._busy.pop(connection)
                task.came, task.is_left = came, came is None
                self._idle.append(connection)

    def _lose(self, connection: Connection) -> None:
        """Leave what a process was killed over: it was short of memory, perhaps."""
        self._busy.pop(connection).is_left = True
        connection.close()

    def _waited_for(self, task: _Task) -> Iterator[str | None]:
        self._hand_out()
        while task.came is None and not task.is_left and self._busy:
            self._take(None)
            self._hand_out()
        if task in self._waiting:  # no process is left
            self._waiting.remove(task)
        texts: Iterable[str | None] = map(self._alone, task.items) if task.came is None else task.came
        for text in texts:
            yield text
            self._hand_out()  # no process need wait until all of these are told

    def _alone(self, item: Item) -> str | None:
        return _packed(self._judge, item)


def _work(connection: Connection, copied: Iterable[Connection], given: _Given) -> None:
    """Check what comes until nothing more does. ``copied`` are ends of connections that are not for this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when it is over
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for each in copied:
        each.close()
    settings, config, selected, judgement = given
    judge = Judge(Finder(settings, config, selected=selected), judgement=judgement)
    with contextlib.suppress(EOFError, OSError):  # the one that started it is gone
        while True:
            items = connection.recv()
            connection.send(_check(judge, items))


def _check(judge: Judge, items: Sequence[Item]) -> Came | None:
    try:
        return [_packed(judge, item) for item in items]
    except Exception:  # the one that asked meets it as well, and tells of it, or has the memory that is lacking here
        return None


def _packed(judge: Judge, item: Item) -> str | None:
    target, source = item
    checked: Any = judge.check(target) if source is None else judge.check_source(target, source)
    return None if checked is None else packed(checked)
