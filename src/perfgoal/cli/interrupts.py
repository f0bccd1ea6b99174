"""An interrupt (Ctrl-C) ends the run wherever it arrives, and so do the signals by which a system ends a process: what
was begun is taken back, as no temporary file is to be left.

The interpreter raises one in whatever the main thread is about to do. Where that is a finalizer or a callback, it
prints a traceback, forgets the interrupt, and the run would go on as if nobody had asked it to end.
"""

import atexit
import contextlib
import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

_AGAIN = 0.001  # seconds until an interrupt that was lost is raised once more
_PATIENCE = 1.0  # seconds in which the run may end of the first before another is raised
_ENDING = ("SIGTERM", "SIGHUP")  # not all of them are known everywhere


class Interrupted(KeyboardInterrupt):
    """The run is to end. It is no plain :class:`KeyboardInterrupt`: an interpreter that has seen one of these pass
    through evaluated text ends by the signal, whatever exit code it was given."""


class _Watch:
    """What is known of the interrupts of this process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.since: float | None = None
        self.is_asked = False
        self.by = signal.SIGINT
        self.is_over = False
        self.is_losing = False

    def handle(self, number: int, _frame: FrameType | None) -> None:
        # A copy of this process is ended by it; and what tidies up after the first interrupt is left to it.
        if self.is_over or self.is_losing or os.getpid() != self.process:
            return
        now = time.monotonic()
        if self.since is None or now - self.since > _PATIENCE:
            self.since, self.is_asked, self.by = now, True, signal.Signals(number)
            raise Interrupted

    def unraisable(self, lost: Any) -> None:
        if not isinstance(lost.exc_value, Interrupted):
            sys.__unraisablehook__(lost)
            return
        self.is_losing = True  # what is raised in here is lost as well
        self.since = None
        with contextlib.suppress(RuntimeError):  # no thread is started any more: this is the end
            threading.Thread(target=_interrupt_again, args=(self,), daemon=True).start()
        self.is_losing = False


_watch: _Watch | None = None


def watch() -> None:
    """Have interrupts end the run of this process, unless it was started to ignore them."""
    global _watch  # noqa: PLW0603  there is one handler of a signal in a process
    _watch = _Watch()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _watch.handle)
    for ending in (getattr(signal, name) for name in _ENDING if hasattr(signal, name)):
        if signal.getsignal(ending) is signal.SIG_DFL:
            signal.signal(ending, _watch.handle)
    sys.unraisablehook = _watch.unraisable
    atexit.register(_end_by_signal)  # as the first, it is called last


def is_interrupted() -> bool:
    """Return whether an interrupt was raised, whatever has become of it."""
    return _watch is not None and _watch.is_asked


def is_silent() -> bool:
    """Return whether nobody waits to be told that the run was interrupted, since its system has ended it."""
    return _watch is not None and _watch.is_asked and _watch.by is not signal.SIGINT


def leave() -> None:
    """Ignore interrupts from here on: the run is over."""
    if _watch is not None:
        _watch.is_over = True


def _end_by_signal() -> None:
    """End the process by the signal that has ended the run, where that was none of Ctrl-C."""
    if _watch is not None and is_silent():
        signal.signal(_watch.by, signal.SIG_DFL)
        signal.raise_signal(_watch.by)


def _interrupt_again(watch: _Watch) -> None:
    while watch.since is None and not watch.is_over:
        time.sleep(_AGAIN)
        if hasattr(signal, "pthread_kill"):  # it ends a wait as well
            signal.pthread_kill(threading.main_thread().ident or 0, watch.by)
        else:
            import _thread  # noqa: PLC0415  is asked for where there is no other way

            _thread.interrupt_main()
