"""Have a file read in a process of its own, which is killed where it takes too long and started anew.

One such process is kept by each process that asks, for further files. It ends with the one that keeps it.
"""

import atexit
import json
import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import Any, cast

from perfgoal.apart.process import NoInterpreter, start
from perfgoal.exchange.carrying import from_plain
from perfgoal.exchange.confinement import LONGEST, MEGABYTES
from perfgoal.exchange.content import Content, Flow
from perfgoal.exchange.draft import Refused
from perfgoal.extras import MissingExtra

SECONDS = 30
"""Time of a processor that reading a file may take."""

_OUT_OF_TIME = frozenset({-signal.SIGXCPU} if hasattr(signal, "SIGXCPU") else ())
"""How a process ends that has taken that time, where the system counts it: not on Windows."""
_PATIENCE = 4 if _OUT_OF_TIME else 1
"""How many times as long it may take with all that it waits for its turn: how busy a machine is says nothing of a
file."""


def read_confined(module: str, data: bytes, *, seconds: float = SECONDS) -> Content | Flow:
    """Return what ``read`` of a reader's ``module`` finds in ``data``.

    Raises what it raises, if that is :class:`Refused` or :class:`MissingExtra`; :class:`Refused` (``too-costly``) where
    it takes more time or memory than there is, (``reader-failed``) where it ends without a word or with nonsense, and
    (``no-interpreter``) where there is no Python to run it.
    """
    answer, is_late = _KEEPER.ask(module, data, seconds)
    match answer:
        case {"found": found}:
            with suppress(ValueError, TypeError):
                return cast("Content | Flow", from_plain(found))
        case {"refused": "too-costly"}:
            is_late = True
        case {"refused": str(variant), "origin": origin, "arguments": dict(arguments)}:
            raise Refused(variant, None if origin is None else from_plain(origin), **arguments)
        case {"missing": str(package), "extra": str(extra)}:
            raise MissingExtra(package, extra)
    if is_late:
        raise Refused("too-costly", seconds=round(seconds), megabytes=MEGABYTES)
    raise Refused("reader-failed")


class _Keeper:
    """The one process that reads for this one; several threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._left: list[subprocess.Popen[bytes]] = []

    def ask(self, module: str, data: bytes, seconds: float) -> tuple[Any, bool]:
        """Return the answer, ``None`` where there is none to be read, and whether it took too long."""
        patience = seconds * _PATIENCE
        asked = {"module": module, "size": len(data), "seconds": seconds, "patience": patience}
        with self._turn:
            late = threading.Event()
            try:
                process = self._started()
            except OSError:  # no memory for it, no interpreter
                return None, False
            timer = threading.Timer(patience, _stop, (process, late))
            timer.start()
            answer = None
            try:
                answer = _answer(process, json.dumps(asked).encode() + b"\n" + data)
            finally:
                timer.cancel()
                timer.join()
                if late.is_set() or answer is None or not ("found" in answer or "missing" in answer):
                    self._end()  # what memory it has, or what state it is in, nobody knows
            return answer, late.is_set() or process.returncode in _OUT_OF_TIME

    def forget(self) -> None:
        """Leave the process to the one that this process was copied from, and let its pipes end with that one."""
        self._turn = threading.Lock()
        process, self._process = self._process, None
        if process is None:
            return
        # To close a pipe could wait for a thread that is no more, as it was about to read.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            os.dup2(nowhere, pipe.fileno(), inheritable=False)
        os.close(nowhere)
        process.returncode = 0  # it is not for this process to wait for
        self._left.append(process)

    def end(self) -> None:
        """End the process, whatever it does."""
        with self._turn:
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            try:
                self._process = start("perfgoal.exchange.confinement")
            except NoInterpreter:
                raise Refused("no-interpreter") from None
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            _close(process)
            process.wait()


def _answer(process: subprocess.Popen[bytes], asked: bytes) -> dict[str, Any] | None:
    assert process.stdin is not None
    assert process.stdout is not None
    line = b""
    with suppress(OSError):  # it has ended
        _write(process.stdin.fileno(), asked)
        line = process.stdout.readline(LONGEST)
    with suppress(ValueError, RecursionError):
        answer = json.loads(line)
        if isinstance(answer, dict):
            return answer
    return None


def _write(pipe: int, data: bytes) -> None:
    """Write all of ``data`` at once: what waited to be written, a copy of this process would write again."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest[:65_536]) :]


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # bytes that it did not take any more
                pipe.close()


_KEEPER = _Keeper()
atexit.register(_KEEPER.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_KEEPER.forget)
