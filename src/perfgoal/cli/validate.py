"""``perfgoal validate``."""

import errno
import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, cast

from perfgoal.checked import Checked
from perfgoal.checking import Review, Settings, checked, review, unreadable
from perfgoal.cli.configured import finder_of, valid_configuration
from perfgoal.cli.near import no_path
from perfgoal.cli.options import codes_of, date_of
from perfgoal.cli.output import WrongUsage, notice, write_lines, write_text
from perfgoal.cli.words import say
from perfgoal.document import MAX_BYTES, Fault, inert
from perfgoal.finding import Language, Severity
from perfgoal.report import Line, Results, concise, full, grouped
from perfgoal.workspace import STANDARD_INPUT, Finder, Target, Targets, discover, read_target
from perfgoal.workspace.discover import states_form

if TYPE_CHECKING:
    from perfgoal.cli.mending import Mender
    from perfgoal.workspace.own_forms import OwnForm

_TEXTS = {"full": full, "concise": concise, "grouped": grouped}
_EXIT_NOT_WRITTEN = 3
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
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False


def run(options: Options) -> int:
    """Check the files that are asked for, print the report, and return the exit code."""
    language = cast(Language, options.language)
    settings = Settings(date_of(options.today, language), language, codes_of(options.select, options.ignore, language))
    mender = _mender(options, language)
    gc.freeze()  # the collector need never look at what is there before the first file
    finder = finder_of(settings, options.config, selected=bool(options.select))
    if not options.language_asked:
        with valid_configuration(language):
            language = finder.language() or language
        finder.speak(language)
    targets, left_out = targets_of(options.paths, language), list[str]()
    with valid_configuration(language):  # all of it before the first line of the report
        find_all(finder, targets, options.stdin_filename)
    files = _checked(targets, options, finder, left_out, mender)
    first = next(files, None)
    if first is not None:
        asked = frozenset() if mender is None else frozenset({True, not mender.unsafe})
        results = Results(chain((first,), files), language, asked)
        _report(results, options, mender)
    if mender is not None:
        mender.end()
    if left_out:
        notice(skipped(left_out, language))
    if first is None:
        raise WrongUsage(say(language, "nothing-found"))
    if mender is not None and (mender.diff or mender.failed):
        return _EXIT_NOT_WRITTEN if mender.failed else int(mender.files > 0)
    failing = results.counts[Severity.ERROR] + (results.counts[Severity.WARNING] if options.strict else 0)
    return 1 if failing else 0


def _mender(options: Options, language: Language) -> "Mender | None":
    """Return what mends the files, where that is asked for."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise WrongUsage(say(options.language, "unsafe-alone"))
    if options.diff and options.report != "full":
        raise WrongUsage(say(options.language, "diff-is-no-report", format=options.report))
    if not (options.fix or options.diff):
        return None
    from perfgoal.cli.mending import Mender  # noqa: PLC0415  most runs only look

    return Mender(language, unsafe=options.unsafe_fixes, diff=options.diff)


def _report(results: Results, options: Options, mender: "Mender | None") -> None:
    """Print the report; to standard error where standard output is the mended text of standard input, and not at all
    where it is what would be mended."""
    if mender is not None and mender.diff:
        deque(results, maxlen=0)
        return
    to_error = mender is not None and STANDARD_INPUT in options.paths
    if options.report != "json":
        write_lines(_text_of(options)(results), to_error=to_error)
    elif to_error:
        notice("".join(_json_of(options)(results)).removesuffix("\n"))
    else:
        write_text(_json_of(options)(results))


def _text_of(options: Options) -> Callable[[Results], Iterator[Line]]:
    """Return what a run is to say, for people."""
    if options.ledger:
        from perfgoal.report.ledger import ledger  # noqa: PLC0415

        return ledger
    if options.statistics:
        from perfgoal.report.statistics import statistics  # noqa: PLC0415

        return statistics
    return _TEXTS[options.report]


def _json_of(options: Options) -> Callable[[Results], Iterator[str]]:
    """Return the same for programs."""
    if options.ledger:
        from perfgoal.report.ledger import ledger_report  # noqa: PLC0415

        return ledger_report
    if options.statistics:
        from perfgoal.report.statistics import statistics_report  # noqa: PLC0415

        return statistics_report
    from perfgoal.report.json import json_report  # noqa: PLC0415

    return json_report


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


def _checked(
    targets: Targets, options: Options, finder: Finder, left_out: list[str], mender: "Mender | None"
) -> Iterator[Checked]:
    for reviewed in _reviews(targets, options, finder, left_out, mender):
        yield checked(reviewed, judgement=options.ledger)


def _reviews(
    targets: Targets, options: Options, finder: Finder, left_out: list[str], mender: "Mender | None"
) -> Iterator[Review]:
    forms = {own.path: own for own in finder.form_files}
    asked = {os.path.abspath(target.path) for target in targets} if forms else set[str]()  # noqa: PTH100
    for target in _with_faulty(targets, forms, asked) if forms else targets:
        path = os.path.abspath(target.path) if forms else ""  # noqa: PTH100
        own = forms.get(path)
        # A form that a configuration brings along is told; mended is what is asked for.
        if own is not None and (mender is None or path not in asked):
            yield own.called(target.name)
            continue
        settings = finder.settings(path_of(target, options.stdin_filename))
        if own is not None and mender is not None and not mender.wants(own.review.findings, settings):
            yield own.called(target.name)
            continue
        if own is not None:
            target = Target(target.path, target.name)  # noqa: PLW2901  read though it declares nothing
        source = _read(target, options)
        if source is None:
            left_out.append(target.name)
        elif isinstance(source, Fault):
            yield unreadable(source, _called(target, options), settings.language)
        else:
            form = own is not None or (not target.walked and target.path != STANDARD_INPUT and states_form(source))
            judge = _judge_form if form else review
            if mender is None:
                yield judge(source, _called(target, options), settings)
            else:
                yield mender.review(target.path, _called(target, options), source, settings, judge)


def _read(target: Target, options: Options) -> bytes | Fault | None:
    return read_standard_input() if target.path == STANDARD_INPUT else read_target(target)


def _called(target: Target, options: Options) -> str:
    return options.stdin_filename if target.path == STANDARD_INPUT else target.name


def _judge_form(source: bytes | str, name: str, settings: Settings) -> Review:
    from perfgoal.workspace.own_forms import review_form  # noqa: PLC0415  most are declarations

    return review_form(source, name, settings)[0]


def _with_faulty(targets: Targets, forms: "Mapping[str, OwnForm]", asked: set[str]) -> Iterator[Target]:
    """Yield the targets, and between them by name the form files with faults that are not among them: a form that
    declarations follow is part of what is checked, and goes unmentioned only where it is in order."""
    faulty = [Target(own.path, own.file) for path, own in forms.items() if own.review.findings and path not in asked]
    return merge(targets, sorted(faulty, key=_name), key=_name)


def _name(target: Target) -> str:
    return target.name


def review_standard_input(name: str, settings: Settings) -> Review:
    """Check what standard input holds."""
    source = read_standard_input()
    if isinstance(source, Fault):
        return unreadable(source, name, settings.language)
    return review(source, name, settings)


def read_standard_input() -> bytes | Fault:
    """Return what standard input holds, no more of it than tells that it is too large, or what keeps it from being
    read."""
    try:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        return Fault("PG001", "system", arguments={"reason": os.strerror(error.errno or errno.EIO)})
