"""How far a long run has come: a bar on standard error, on a terminal alone, and gone when something is printed."""

import contextlib
import os
import sys
import time
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from perfgoal.cli.words import say
from perfgoal.workspace.running import Answer

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.5  # seconds before a run is a long one
_BETWEEN = 0.2  # seconds from one picture of the bar to the next


def watched(answers: Iterator[Answer], total: int, language: str) -> Generator[Answer, None, None]:
    """Yield ``answers``, and show how many of ``total`` have come when that takes long and standard error is a
    terminal. The bar is not there while what has come is being printed."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from answers
        return
    shared = sys.stdout.isatty()  # the report goes to the same terminal, as findings come
    due, bar = time.monotonic() + _PATIENCE, None
    try:
        for number, answer in enumerate(answers, start=1):
            now = time.monotonic()
            if shared and answer[1] is not None and sum(answer[1].counts[:3]):
                if bar is not None:
                    bar.stop()
                    bar, due = None, now + _PATIENCE
            elif now >= due:
                bar = bar or _bar(total, language)
                bar.update(bar.task_ids[0], completed=number, refresh=True)
                due = now + _BETWEEN
            yield answer
    finally:
        if bar is not None:
            with contextlib.suppress(OSError):
                bar.stop()


def _bar(total: int, language: str) -> "Progress":
    from rich.console import Console  # noqa: PLC0415  most runs are short
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.add_task(say(language, "checking"), total=total)
    bar.start()
    return bar
