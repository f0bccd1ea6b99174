"""A plugin of pytest that tries mutants: which tests run a function, and whether one fails when it is broken."""

import gc
import os
import re
import resource
import signal
import struct
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from time import process_time
from types import FrameType, FunctionType
from typing import Any, Literal, NamedTuple

import pytest

from mutants.changes import Change, Mutant, mutants, put_in_place

Fate = Literal["seen", "hung", "survived", "not run", "unclear"]
"""Seen by a failing test; hung or ended by the system, which a run sees as well; survived all tests; run by none;
anything else, which is a fault of this tool."""

_SEEN, _SURVIVED, _UNCLEAR = 1, 0, 70
_SLOW = 20.0
"""Seconds of processor time from which on, watched, a test is not asked where quicker ones run the same line."""
_MEMORY = 4 << 30
"""Bytes that a mutant may ask for."""

Place = tuple[str, str | int]
"""A file, and in it the qualified name of a function or a line, from 1."""

Watched = Mapping[Place, Sequence[int]]
"""The tests that run a function or a line, by their number."""

_RULE = re.compile(r"\bPG[0-9]{3}\b")

_TOLD = struct.Struct("=qq")
"""A process, and the number of the test that failed in it."""


class _Trial(NamedTuple):
    """A change that is tried, and its function."""

    change: Change
    function: Place


class Trials:
    """Tries all mutants of ``files``, by the name of their module, ``children`` at a time, and hands to ``tell`` what
    became of each. ``failed`` holds what the tests say that fail without any. What the functions of ``package``
    remember is emptied before each test. A test may take ``patience`` seconds of processor time longer than it did."""

    def __init__(
        self,
        files: Mapping[str, Path],
        tell: Callable[[Change, Fate], object],
        *,
        children: int = 2,
        package: str = "perfgoal",
        patience: int = 3,
    ) -> None:
        self.files = files
        self.tell = tell
        self.children = children
        self.package = package
        self.patience = patience
        self.failed: list[str] = []
        self._items: list[pytest.Item] = []
        self._seconds: list[float] = []
        self._forget: list[Callable[[], None]] = []
        self._in_fork = False
        self._trying = 0
        self._told, self._telling = os.pipe()
        self._failing: dict[int, int] = {}
        self._keenest: dict[Place, list[int]] = defaultdict(list)
        self._rules = {str(path): set(_RULE.findall(path.read_text("utf-8"))) for path in files.values()}

    def pytest_configure(self) -> None:
        """Let the examples be the same for each mutant, and look for no least one."""
        from hypothesis import Phase, settings  # noqa: PLC0415  pytest wants to be the first to import it

        settings.register_profile("mutants", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once as they are, and then those of each mutant."""
        self._items = session.items
        watched = self._watch({str(path) for path in self.files.values()})
        print(flush=True)  # behind the dots of pytest
        if not self.failed:
            self._try_all(watched)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Empty what functions remember: what one test has read is no answer to the next."""
        if not self._in_fork:
            self._forget = list(_memories(self.package))
        for forget in self._forget:
            forget()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Let the fork of a mutant end with the first test that fails."""
        if report.failed and self._in_fork:
            os.write(self._telling, _TOLD.pack(os.getpid(), self._trying))
            os._exit(_SEEN)
        if report.failed:
            self.failed.append(report.longreprtext)

    def _watch(self, files: set[str]) -> Watched:
        """Run all tests, and note for the functions and lines of ``files`` which tests run them."""
        runs: dict[Place, array[int]] = defaultdict(lambda: array("I"))
        for number, (item, behind) in enumerate(pairwise([*self._items, None])):
            seen, start = set[Place](), process_time()
            sys.settrace(_noting(files, seen))
            try:
                _run(item, behind)
            finally:
                sys.settrace(None)
            self._seconds.append(process_time() - start)
            for place in seen:
                runs[place].append(number)
        return runs

    def _asked(self, mutant: Mutant, function: Place, watched: Watched) -> list[int]:
        """Return the tests to ask of a mutant: those that run one of its lines, or its function where a line is run
        when the module is imported. First come those that have seen other changes of the function, the last one first,
        then those named for a rule that the module speaks of, then the quickest; slow ones are left out if there are
        others."""
        lines = set[int]().union(*(watched.get((function[0], line), ()) for line in mutant.lines))
        ordered = sorted(lines or watched.get(function, ()), key=lambda number: self._seconds[number])
        asked = [number for number in ordered if self._seconds[number] < _SLOW] or ordered
        keenest, rules = self._keenest[function], self._rules[function[0]]

        def rank(number: int) -> int:
            if number in keenest:
                return keenest.index(number)
            name = self._items[number].nodeid
            return len(keenest) + (not any(rule in name for rule in rules))

        return sorted(asked, key=rank)

    def _try_all(self, watched: Watched) -> None:
        functions = _functions({str(path) for path in self.files.values()})
        gc.freeze()
        running: dict[int, _Trial] = {}
        for module, path in self.files.items():
            for mutant in mutants(module, path.read_text("utf-8")):
                place = str(path), mutant.name
                function, numbers = functions.get(place), self._asked(mutant, place, watched)
                if function is None or not numbers:
                    self.tell(mutant.change, "not run")
                    continue
                while len(running) >= self.children:
                    self._wait(running)
                running[self._fork(mutant, function, numbers)] = _Trial(mutant.change, place)
        while running:
            self._wait(running)
        gc.unfreeze()  # or the next package would have no functions to find

    def _wait(self, running: dict[int, _Trial]) -> None:
        process, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        fates: dict[int, Fate] = {_SEEN: "seen", _SURVIVED: "survived"}
        trial = running.pop(process)
        if code == _SEEN:  # most changes of a function are seen by the same test, which is asked first from now on
            number, keenest = self._failed_in(process), self._keenest[trial.function]
            if number in keenest:
                keenest.remove(number)
            keenest.insert(0, number)
        self.tell(trial.change, "hung" if code < 0 else fates.get(code, "unclear"))

    def _failed_in(self, process: int) -> int:
        """Return the number of the test that failed in a process which has ended."""
        while process not in self._failing:
            other, number = _TOLD.unpack(os.read(self._told, _TOLD.size))
            self._failing[other] = number
        return self._failing.pop(process)

    def _fork(self, mutant: Mutant, function: FunctionType, numbers: Sequence[int]) -> int:
        """Start the tests of a mutant, and return the process that they run in."""
        sys.stdout.flush()
        process = os.fork()
        if process:
            return process
        try:
            self._in_fork = True
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            put_in_place(mutant, function, sys.modules[function.__module__])
            for number, behind in pairwise([*numbers, None]):
                assert number is not None
                self._trying = number
                _limit(self.patience, self._seconds[number])
                _run(self._items[number], None if behind is None else self._items[behind])
        except BaseException:  # whatever it is, this process is a copy that must not go on
            os._exit(_UNCLEAR)
        os._exit(_SURVIVED)


def _noting(files: set[str], seen: set[Place]) -> Callable[[FrameType, str, object], Any]:
    """Return what Python is to call for each function and line that is run; it adds those of ``files`` to ``seen``."""

    def note(frame: FrameType, event: str, _argument: object) -> Any:
        code = frame.f_code
        if code.co_filename not in files:
            return None
        seen.add((code.co_filename, code.co_qualname if event == "call" else frame.f_lineno))
        return note

    return note


def _run(item: pytest.Item | None, behind: pytest.Item | None) -> None:
    assert item is not None
    item.ihook.pytest_runtest_protocol(item=item, nextitem=behind)


def _limit(patience: int, seconds: float) -> None:
    """Let the system end this process where the next test takes far longer than it should."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(process_time() + patience + 5 * seconds), most))
    signal.alarm(int(60 * (patience + seconds)))


def _memories(package: str) -> Iterable[Callable[[], None]]:
    """Yield what empties the memory of each function of ``package`` that has one."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == package:
            for thing in list(vars(module).values()):
                forget = getattr(thing, "cache_clear", None)
                if forget is not None:
                    yield forget


def _functions(files: set[str]) -> dict[tuple[str, str], FunctionType]:
    """Return the functions of ``files`` by file and qualified name, also those that a decorator hides. Of several of
    one name it is the last: those before say what types it takes."""
    found = [
        thing for thing in gc.get_objects() if isinstance(thing, FunctionType) and thing.__code__.co_filename in files
    ]
    found.sort(key=lambda function: function.__code__.co_firstlineno)
    return {(function.__code__.co_filename, function.__code__.co_qualname): function for function in found}
