"""Baselines on the command line: reading them, and what is said of what they accept."""

import os
import shlex
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from perfgoal.cli.output import WrongUsage, notice
from perfgoal.cli.words import say
from perfgoal.document import inert, shortened
from perfgoal.finding import Language, Text, counted
from perfgoal.workspace import STANDARD_INPUT, shown_name
from perfgoal.workspace.accepting import Acceptance, Codes, Walked
from perfgoal.workspace.baseline import LIMIT, Baseline, InvalidBaseline, read_baseline
from perfgoal.workspace.placing import Places

if TYPE_CHECKING:
    from perfgoal.cli.asked import Options

_NAMED = 5  # entries that a notice names
_SHOWN = 200  # characters of an entry
_PATHS = 3  # paths that a command to copy names
_FILES = (Text("{count} 个文件", "{count} file"), Text("{count} 个文件", "{count} files"))
_FINDINGS = (Text("{count} 条", "{count} finding"), Text("{count} 条", "{count} findings"))


def acceptance_of(
    given: str | None, named: Callable[[str], str | None] | None, codes: Codes, stdin_filename: str, language: Language
) -> Acceptance:
    """Return what silences the findings that the baseline ``given`` accepts, or those that are ``named`` for folders.
    One that cannot be used is wrong usage when it is read."""
    path = None if given is None else os.path.abspath(given)  # noqa: PTH100
    places = Places(named or (lambda _: path), stdin_filename)
    return Acceptance(places, partial(baseline_in, asked=given is not None, language=language), codes, language)


def baseline_in(path: str, *, asked: bool, language: str) -> Baseline:
    """Return the baseline in the file ``path``. One that cannot be used, or is not there, is wrong usage."""
    try:
        return read_baseline(path, asked=asked)
    except FileNotFoundError:
        raise WrongUsage(say(language, "no-baseline", path=inert(shown_name(path)))) from None
    except InvalidBaseline as error:
        raise WrongUsage(_said(error, language)) from None


def _said(error: InvalidBaseline, language: str) -> str:
    reason, said = "", inert(shortened(error.said, _SHOWN))
    if error.fault is not None and error.fault.variant == "too-large":
        return say(language, "baseline-too-large", path=inert(error.file), limit=LIMIT >> 20)
    if error.fault is not None:
        from perfgoal.rules import CATALOGUE  # noqa: PLC0415  only for one that cannot be read

        what = CATALOGUE[error.fault.code].messages[error.fault.variant].what
        reason = what.say("en" if language == "en" else "zh").format(**error.fault.arguments)
    place = error.file if error.line is None else f"{error.file}:{error.line}"
    return say(
        language,
        f"baseline-{error.kind}",
        place=inert(place),
        reason=inert(reason),
        entry=said,
        version=said,
    )


def tell(
    acceptance: Acceptance, options: "Options", language: Language, holds: Callable[[str], bool] = lambda _: True
) -> None:
    """Say on standard error how many findings were accepted, and which entries nothing answers to any more, of those
    files whose names ``holds`` says are in the part of them that is checked."""
    if acceptance.accepted:
        findings, files = findings_text(acceptance.accepted, language), files_text(acceptance.files, language)
        notice(say(language, "accepted", findings=findings, files=files))
    acceptance.find_gone(walked(options.paths, holds).is_gone)
    if acceptance.stale:
        notice(say(language, "stale", count=f"{len(acceptance.stale):,}", command=_pruning(options)))
        names = [inert(shortened(str(each.entry), _SHOWN)) for each in acceptance.stale[:_NAMED]]
        names += ["…"] if len(acceptance.stale) > _NAMED else []
        notice("\n".join(f"  {name}" for name in names))


def walked(paths: Iterable[str], holds: Callable[[str], bool] = lambda _: True) -> Walked:
    """Return the folders among ``paths``."""
    return Walked([path for path in paths if path != STANDARD_INPUT], holds)


def findings_text(count: int, language: Language) -> str:
    """Say how many findings there are."""
    return counted(_FINDINGS, count, language)


def files_text(count: int, language: Language) -> str:
    """Say how many files there are."""
    return counted(_FILES, count, language)


def _pruning(options: "Options") -> str:
    """Return the command that takes stale entries out, as this run was called."""
    paths = [path for path in options.paths if path not in (STANDARD_INPUT, ".")]
    words = ["perfgoal", "baseline", *(paths if len(paths) <= _PATHS else ()), "--prune"]
    words += ["--output", options.baseline] if options.baseline is not None else []
    words += ["--config", options.config] if options.config is not None else []
    return inert(" ".join(map(shlex.quote, words)))
