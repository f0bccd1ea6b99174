"""A command line that is hit by something at a moment that is chosen, not hoped for.

It runs in a copy of this process. Each call of the system that leaves a trace, a file opened, written, renamed, a
statement given to the cache, is two moments: before it is done, and after. At the one that is asked for something
happens: the process is killed, say, or a file that it reads is changed by someone else.
"""

import io
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

from perfgoal.cli import run

SYSTEM = frozenset({"posix", "nt", "_io", "sqlite3", "fcntl"})
"""The modules whose calls reach the disk."""
STEPS = frozenset(
    {
        *("open", "fdopen", "read", "write", "writelines", "flush", "fsync", "close", "truncate", "ftruncate"),
        *("replace", "rename", "link", "unlink", "remove", "mkdir", "chmod", "fchmod", "chown", "fchown", "setxattr"),
        *("stat", "lstat", "flock", "connect", "execute", "executemany", "executescript", "commit"),
    }
)
"""The calls that count, by their names."""

HOW_MANY = [pytest.param(8, id="few"), pytest.param(None, id="all", marks=pytest.mark.nightly)]
"""How many moments of a command line are tried in a test, ``None`` for all."""

Act = Callable[[], object]


class Hit(NamedTuple):
    """How a command line ended: ``code`` is ``None`` where it was killed. ``steps`` are its moments, by the names of
    the calls, where it lived to tell them."""

    code: int | None
    out: str
    err: str
    steps: tuple[str, ...] = ()


def kill() -> None:
    """End this process, as ``kill -9`` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def stop() -> None:
    """Stop this process in the middle of what it does."""
    os.kill(os.getpid(), signal.SIGSTOP)


def hit(
    *arguments: str | Path,
    folder: Path,
    moment: int | None = None,
    act: Act = kill,
    environment: Mapping[str, str] | None = None,
    first: Act | None = None,
) -> Hit:
    """Run a command line in ``folder``, and do ``act`` when its ``moment`` has come, counted from 1; ``first`` is done
    before it starts."""
    return begun(*arguments, folder=folder, moment=moment, act=act, environment=environment, first=first).ended()


class Running(NamedTuple):
    """A command line that runs beside this process: its number, and what is to be read of it."""

    child: int
    ends: tuple[int, ...]

    def ended(self) -> Hit:
        """Wait for its end. A fault of the test itself is raised here."""
        with ThreadPoolExecutor() as readers:
            out, err, came = readers.map(_read, self.ends)
        _, status = os.waitpid(self.child, 0)
        assert b"Traceback" not in err, err.decode()
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            return Hit(None, out.decode(), err.decode())
        code, steps = pickle.loads(came)
        return Hit(code, out.decode(), err.decode(), steps)

    def is_stopped(self) -> bool:
        """Wait until it is stopped, and say whether it is: it may end before."""
        _, status = os.waitpid(self.child, os.WUNTRACED)
        return os.WIFSTOPPED(status)


def begun(
    *arguments: str | Path,
    folder: Path,
    moment: int | None = None,
    act: Act = kill,
    environment: Mapping[str, str] | None = None,
    first: Act | None = None,
) -> Running:
    """Start what :func:`hit` runs, and do not wait for it."""
    pipes = [os.pipe() for _ in range(3)]
    out, err, told = (writer for _, writer in pipes)
    child = os.fork()
    if not child:
        try:
            os.chdir(folder)
            os.environ.update(environment or {})
            _speak_to(out, err)
            if first is not None:
                first()
            watch = _Watch(moment, act)
            sys.setprofile(watch)
            code = run([str(argument) for argument in arguments])
            sys.setprofile(None)
            os.write(told, pickle.dumps((code, watch.steps)))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    for _, writer in pipes:
        os.close(writer)
    return Running(child, tuple(reader for reader, _ in pipes))


def _read(end: int) -> bytes:
    with os.fdopen(end, "rb") as file:
        return file.read()


def spread(moments: Sequence[int], most: int | None) -> Sequence[int]:
    """Return at most so many of ``moments``, the first and the last among them."""
    if most is None or len(moments) <= most:
        return moments
    return [moments[number * (len(moments) - 1) // (most - 1)] for number in range(most)]


class _Watch:
    """Counts moments, and acts at one."""

    def __init__(self, moment: int | None, act: Act) -> None:
        self._moment = moment
        self._act = act
        self._process = os.getpid()  # not those that it starts
        self.steps: tuple[str, ...] = ()

    def __call__(self, frame: FrameType, event: str, called: Any) -> None:
        if event.startswith("c_") and called.__name__ in STEPS and _module(called) in SYSTEM:
            self.steps += (called.__name__,)
            if len(self.steps) == self._moment and os.getpid() == self._process:
                self._act()


def _module(called: Any) -> str | None:
    owner = called.__self__
    if isinstance(owner, io.StringIO | io.BytesIO):
        return None
    return called.__module__ or type(owner).__module__


def _speak_to(out: int, err: int) -> None:
    for number, file in ((1, out), (2, err)):
        os.dup2(file, number)
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(number, "w", closefd=False)) for number in (1, 2))
