"""``perfgoal validate``."""

import errno
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, cast

from perfgoal.checking import Review, Settings, review, unreadable
from perfgoal.cli.configured import finder_of, valid_configuration
from perfgoal.cli.near import no_path
from perfgoal.cli.options import codes_of, date_of
from perfgoal.cli.output import WrongUsage, notice, write_lines, write_text
from perfgoal.cli.words import say
from perfgoal.document import MAX_BYTES, Fault, inert
from perfgoal.finding import Language, Severity
from perfgoal.plainjson import json_text
from perfgoal.report import Results, concise, full, grouped
from perfgoal.workspace import STANDARD_INPUT, Finder, Target, Targets, discover, read_target
from perfgoal.workspace.discover import states_form

if TYPE_CHECKING:
    from perfgoal.workspace.own_forms import OwnForm

_TEXTS = {"full": full, "concise": concise, "grouped": grouped}
_NAMED = 5  # files left out that a notice names


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``validate``."""

    paths: tuple[str, ...]
    report: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool
    today: str | None
    stdin_filename: str
    config: str | None
    language: str
    language_asked: bool = True
    statistics: bool = False
    ledger: bool = False


def run(options: Options) -> int:
    """Check the files that are asked for, print the report, and return the exit code."""
    language = cast(Language, options.language)
    settings = Settings(date_of(options.today, language), language, codes_of(options.select, options.ignore, language))
    gc.freeze()  # the collector need never look at what is there before the first file
    finder = finder_of(settings, options.config, selected=bool(options.select))
    if not options.language_asked:
        with valid_configuration(language):
            language = finder.language() or language
        finder.speak(language)
    targets, left_out = targets_of(options.paths, language), list[str]()
    with valid_configuration(language):  # all of it before the first line of the report
        find_all(finder, targets, options.stdin_filename)
    reviews = _reviews(targets, options, finder, left_out)
    first = next(reviews, None)
    if first is not None:
        results = Results(chain((first,), reviews), language)
        _report(results, options)
    if left_out:
        notice(skipped(left_out, language))
    if first is None:
        raise WrongUsage(say(language, "nothing-found"))
    failing = results.counts[Severity.ERROR] + (results.counts[Severity.WARNING] if options.strict else 0)
    return 1 if failing else 0


def _report(results: Results, options: Options) -> None:
    report = options.report
    if options.ledger:
        from perfgoal.report.ledger import ledger, ledger_report  # noqa: PLC0415

        if report == "json":
            write_text(ledger_report(results))
        else:
            write_lines(ledger(results))
    elif options.statistics:
        from perfgoal.report.statistics import statistics, statistics_data  # noqa: PLC0415

        if report == "json":
            write_text(json_text(statistics_data(results)))
        else:
            write_lines(statistics(results))
    elif report == "json":
        from perfgoal.report.json import json_report  # noqa: PLC0415

        write_text(json_report(results))
    else:
        write_lines(_TEXTS[report](results))


def targets_of(paths: Sequence[str], language: str) -> Targets:
    """Return the files that ``paths`` name; a path that nothing bears is wrong usage."""
    try:
        return discover(paths)
    except FileNotFoundError as error:
        raise WrongUsage(no_path(str(error), language)) from None


def find_all(finder: Finder, targets: Targets, stdin_filename: str = STANDARD_INPUT) -> None:
    """Read the configurations that hold for ``targets``, so that one that cannot be used is told of first."""
    paths = (path_of(target, stdin_filename) for target in targets)
    for folder in dict.fromkeys(map(os.path.dirname, paths)):
        finder.settings(f"{folder}/" if folder else "")


def path_of(target: Target, stdin_filename: str = STANDARD_INPUT) -> str:
    """Return the path by which a configuration is found for a target."""
    return stdin_filename if target.path == STANDARD_INPUT else target.path


def skipped(names: Sequence[str], language: str) -> str:
    """Say which files were left out."""
    shown = ", ".join(map(inert, names[:_NAMED])) + (" …" if len(names) > _NAMED else "")
    return say(language, "skipped", count=len(names), names=shown)


def _reviews(targets: Targets, options: Options, finder: Finder, left_out: list[str]) -> Iterator[Review]:
    forms = {own.path: own for own in finder.form_files}
    for target in _with_faulty(targets, forms) if forms else targets:
        own = forms.get(os.path.abspath(target.path)) if forms else None  # noqa: PTH100
        if own is not None:
            yield own.called(target.name)
            continue
        settings = finder.settings(path_of(target, options.stdin_filename))
        if target.path == STANDARD_INPUT:
            yield review_standard_input(options.stdin_filename, settings)
            continue
        source = read_target(target)
        if source is None:
            left_out.append(target.name)
        elif isinstance(source, Fault):
            yield unreadable(source, target.name, settings.language)
        elif not target.walked and states_form(source):
            from perfgoal.workspace.own_forms import review_form  # noqa: PLC0415  most are declarations

            yield review_form(source, target.name, settings)[0]
        else:
            yield review(source, target.name, settings)


def _with_faulty(targets: Targets, forms: "Mapping[str, OwnForm]") -> Iterator[Target]:
    """Yield the targets, and between them by name the form files with faults that are not among them: a form that
    declarations follow is part of what is checked, and goes unmentioned only where it is in order."""
    asked = {os.path.abspath(target.path) for target in targets}  # noqa: PTH100
    faulty = [Target(own.path, own.file) for path, own in forms.items() if own.review.findings and path not in asked]
    return merge(targets, sorted(faulty, key=_name), key=_name)


def _name(target: Target) -> str:
    return target.name


def review_standard_input(name: str, settings: Settings) -> Review:
    """Check what standard input holds; no more of it is read than tells that it is too large."""
    try:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        fault = Fault("PG001", "system", arguments={"reason": os.strerror(error.errno or errno.EIO)})
        return unreadable(fault, name, settings.language)
    return review(data, name, settings)
