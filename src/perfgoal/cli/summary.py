"""The summary of a step of GitHub Actions: the Markdown report, behind what the step has written there before."""

import os
import stat
from collections.abc import Callable, Collection
from functools import partial

from perfgoal.cli.output import notice
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.report import Results
from perfgoal.spool import NoRoom

VARIABLE = "GITHUB_STEP_SUMMARY"
MOST = 1 << 20
"""Bytes: of a longer summary GitHub shows nothing."""
_APART = b"\n\n"
"""What ends the line, or the HTML, that another step's text may end with: a heading is one on a line of its own."""
_LEAST = 2_000
"""Bytes without which there is no room for a report, be it of nothing."""


def summary_for(formats: Collection[str], language: str) -> Callable[[Results], None] | None:
    """Return what writes the summary, where a report for GitHub is among the ``formats`` and the variable names a
    file."""
    path = os.environ.get(VARIABLE)
    return partial(_append, path=path, language=language) if path and "github" in formats else None


def _append(results: Results, path: str, language: str) -> None:
    """Append the report. What keeps it from being written is told: annotations do without a summary."""
    try:
        reason = _appended(results, path, language)
    except NoRoom as error:
        reason = error.reason
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        notice(say(language, "no-summary", path=inert(path), reason=reason))


def _appended(results: Results, path: str, language: str) -> str:
    """Append the report and return ``""``, or why not. A report that could not be written to its end is taken back."""
    from perfgoal.report.markdown import markdown_report  # noqa: PLC0415  only where there is a summary

    # Without O_NONBLOCK a pipe that no one reads would never open.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return say(language, "summary-no-file")
        if MOST - status.st_size < _LEAST:
            return say(language, "summary-full")
        try:
            with os.fdopen(descriptor, "ab", closefd=False) as file:
                apart = _APART if status.st_size else b""
                file.write(apart)
                for piece in markdown_report(results, MOST - status.st_size - len(apart)):
                    file.write(piece.encode("utf-8", "replace"))
        except BaseException:
            os.ftruncate(descriptor, status.st_size)
            raise
    finally:
        os.close(descriptor)
    return ""
