"""Several reports of one run: one on standard output, and one in each file that ``--output FORMAT=FILE`` names.

The files of the run are told to the first as they come, and kept for the others: a run that is asked for one report
keeps nothing.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from typing import NamedTuple

from perfgoal.checked import Checked
from perfgoal.cli.output import NotWritten, WrongUsage, mode_for, not_written, notice, plain_text, put_in_place
from perfgoal.cli.usage import choose
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.kept import Kept
from perfgoal.report import Results
from perfgoal.report.formats import FOR_PEOPLE, FORMATS, line_report, text_report
from perfgoal.spool import NoRoom
from perfgoal.workspace import STANDARD_INPUT, Targets
from perfgoal.workspace.kinds import DECLARATIONS, OFFICE


class Output(NamedTuple):
    """A report to be written: its format, the file that it goes to, and the permissions of that."""

    format: str
    path: str
    mode: int

    def write(self, results: Results) -> None:
        """Write it. :class:`NotWritten` where there is no room or no permission."""
        put_in_place(self.path, _bytes(self.format, results), self.mode)


def outputs_of(asked: Sequence[str], paths: Iterable[str], targets: Targets, language: str) -> tuple[Output, ...]:
    """Return what each ``FORMAT=FILE`` asks for. Wrong usage, before anything is checked: a format that there is not,
    a file without a folder, one of two reports, and one that is read: one of ``paths`` or ``targets``."""
    found: dict[str, Output] = {}
    for text in asked:
        name, equals, path = text.partition("=")
        if not (name and equals and path):
            raise WrongUsage(say(language, "output-shape", value=inert(text)))
        choose(partial(say, language), "--output", inert(name), FORMATS)
        if path == STANDARD_INPUT:
            raise WrongUsage(say(language, "output-standard", format=name))
        walked = (target.path for target in targets) if path.lower().endswith((*DECLARATIONS, *OFFICE)) else ()
        mode = mode_for(path, chain(paths, walked), language)
        place = os.path.normcase(os.path.realpath(path))
        if place in found:
            raise WrongUsage(say(language, "output-twice", path=inert(path)))
        found[place] = Output(name, path, mode)
    return tuple(found.values())


def report_all(
    files: Iterable[Checked],
    results_of: Callable[[Iterable[Checked]], Results],
    first: Callable[[Results], None],
    others: Sequence[Callable[[Results], None]],
    language: str,
) -> Results:
    """Let ``first`` report the ``files`` of a run as they come, then the ``others``, and return the results.

    What cannot be written, or has no reader, keeps no other report from being written: it is raised at the end.
    """
    if not others:
        results = results_of(files)
        first(results)
        return results
    failures: list[NotWritten | BrokenPipeError] = []
    with closing(Kept()) as kept:
        passing = _Passing(files, kept)
        results = results_of(passing)
        try:
            first(results)
        except (NotWritten, BrokenPipeError) as error:
            if passing.failed:  # it was not the report
                raise
            failures.append(error)
            deque(results, maxlen=0)
        for write in others:
            try:
                write(results_of(kept))
            except NotWritten as error:
                failures.append(error)
    if failures:
        _tell_others(failures, language)
        raise failures[-1]
    return results


def _tell_others(failures: Sequence[Exception], language: str) -> None:
    """Tell of all failures but the last, which is raised: each once, though several reports met it."""
    said = [not_written(failure, language) for failure in failures if isinstance(failure, NotWritten)]
    last = said[-1:] if isinstance(failures[-1], NotWritten) else []
    for line in dict.fromkeys(said):
        if line not in last:
            notice(line)


class _Passing:
    """The files of a run, kept as they pass. ``failed`` says that there were others which never came."""

    def __init__(self, files: Iterable[Checked], kept: Kept) -> None:
        self._files = iter(files)
        self._kept = kept
        self.failed = False

    def __iter__(self) -> Iterator[Checked]:
        return self

    def __next__(self) -> Checked:
        try:
            checked = next(self._files)
            self._kept.add(checked)
        except NoRoom as error:
            self.failed = True
            raise NotWritten(error.folder, error.reason) from None
        except (OSError, NotWritten):
            self.failed = True
            raise
        return checked


def _bytes(name: str, results: Results) -> Iterator[bytes]:
    """Yield a report as the bytes of a file, without colour."""
    texts = plain_text(line_report(name)(results)) if name in FOR_PEOPLE else text_report(name)(results)
    return (text.encode("utf-8", "replace") for text in texts)
