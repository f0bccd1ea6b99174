"""``perfgoal baseline``."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from perfgoal.cli.accepted import baseline_in, files_text, findings_text, walked
from perfgoal.cli.asked import Options as Asked
from perfgoal.cli.output import NotWritten, WrongUsage, notice, replace_file, write_text
from perfgoal.cli.progress import watched
from perfgoal.cli.searching import nothing_left, targets_of, tell_passed
from perfgoal.cli.session import Session
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.finding import Language
from perfgoal.workspace import STANDARD_INPUT, shown_name
from perfgoal.workspace.baseline import LIMIT, NAME, Baseline
from perfgoal.workspace.placing import Places
from perfgoal.workspace.renewing import Renewal


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``baseline``: what to check and how, as ``validate`` would, and where to accept
    what is found. With ``prune`` nothing new is accepted."""

    asked: Asked
    output: str | None
    prune: bool


def run(options: Options) -> int:
    """Accept what is found, or drop what is not found any more, say so, and return the exit code."""
    asked = options.asked
    if STANDARD_INPUT in asked.paths:
        raise WrongUsage(say(asked.language, "baseline-of-input"))
    with Session(asked, targets_of(asked.paths, asked.language, asked.config, office=True)) as session:
        named = _naming(options, session)
        places, renewals = Places(named), _begun(options, session, named)
        left_out = _taken(session, places, renewals)
        _write(options, session, places, renewals)
        undecided = list(session.undecided())
    tell_passed(session.targets, left_out, session.language)
    for text in undecided:
        notice(text)
    return 0


def _naming(options: Options, session: Session) -> Callable[[str], str]:
    """Return which baseline a folder has: the one that is asked for, that its configuration names, or else one beside
    the configuration of the working folder."""
    given = None if options.output is None else os.path.abspath(options.output)  # noqa: PTH100
    usual = os.path.join(session.home(), NAME) if given is None else given  # noqa: PTH118
    return lambda folder: given or session.baseline(folder) or usual


def _begun(options: Options, session: Session, named: Callable[[str], str]) -> dict[str, Renewal]:
    """Return the baselines that the files of a run have, by their paths. What cannot be replaced by one, or is none, is
    told of before the files are checked."""
    renewals = dict[str, Renewal]()
    paths = dict.fromkeys(map(named, session.folders))
    if not paths:
        raise nothing_left(session.targets.passed, (), session.language, office=True)
    for path in paths:
        shown = inert(shown_name(path))
        if os.path.islink(path):  # noqa: PTH114
            raise WrongUsage(say(session.language, "output-is-link", path=shown))
        if os.path.lexists(path):
            old = baseline_in(path, asked=False, language=session.language)
        elif not os.path.isdir(os.path.dirname(path)):  # noqa: PTH112, PTH120
            raise WrongUsage(say(session.language, "output-no-folder", path=shown))
        elif options.prune:
            continue
        else:
            old = None
        renewals[path] = Renewal(old, prune=options.prune)
    if not renewals:
        raise WrongUsage(say(session.language, "no-baseline", path=inert(shown_name(next(iter(paths))))))
    return renewals


def _taken(session: Session, places: Places, renewals: dict[str, Renewal]) -> list[str]:
    """Check the files, and return the names of those that declare nothing."""
    count, left_out = 0, list[str]()
    with closing(watched(session.answers(), session.total, session.language)) as answers:
        for target, checked in answers:
            if checked is None:
                left_out.append(target.name)
                continue
            count += 1
            place = places.of(target)
            if place is None:  # a folder that could not be opened
                next(iter(renewals.values())).left_out += sum(checked.counts[:3])
            elif place.baseline in renewals:
                renewals[place.baseline].take(place.name, checked, session.codes(target))
    if not count:
        raise nothing_left(session.targets.passed, left_out, session.language, office=True)
    return left_out


def _write(options: Options, session: Session, places: Places, renewals: dict[str, Renewal]) -> None:
    """Write the baselines, and say what they accept."""
    language, folders = session.language, walked(options.asked.paths)
    texts = dict[str, bytes]()
    for path, renewal in renewals.items():
        renewal.end(lambda name, path=path: folders.is_gone(places.file(path, name)))  # type: ignore[misc]
        texts[path] = renewal.text.encode()
        if len(texts[path]) > LIMIT:
            raise WrongUsage(say(language, "baseline-too-large", path=inert(shown_name(path)), limit=LIMIT >> 20))
    for path, text in texts.items():
        ready = partial(_require_same, path, renewals[path].old, language)
        replace_file(path, text, sources=(), language=language, ready=ready)
        write_text("".join(f"{line}\n" for line in _said(path, renewals[path], options.prune, language)))
        for line in _warned(renewals[path], language):
            notice(line)
    unnamed = [path for path in texts if path not in map(session.baseline, session.folders)]
    for path in unnamed:
        name = inert(os.path.relpath(path).replace(os.sep, "/"))
        write_text(say(language, "baseline-unnamed", path=name) + "\n")


def _require_same(path: str, old: Baseline | None, language: Language) -> None:
    """Leave a baseline that someone else has written since it was read: what that one accepts would be lost."""
    now = baseline_in(path, asked=False, language=language) if os.path.lexists(path) else None
    if now != old:
        raise NotWritten(shown_name(path), say(language, "baseline-changed"))


def _said(path: str, renewal: Renewal, prune: bool, language: Language) -> Iterator[str]:
    accepted, files = renewal.counts
    new, gone = renewal.changes
    words = {"findings": findings_text(accepted, language), "files": files_text(files, language)}
    name = "baseline-pruned" if prune else "baseline-written"
    yield say(language, name, path=inert(shown_name(path)), new=f"{new:,}", gone=f"{gone:,}", **words)


def _warned(renewal: Renewal, language: Language) -> Iterator[str]:
    if renewal.left_out:
        yield say(language, "baseline-left-out", findings=findings_text(renewal.left_out, language))
    if renewal.unjudged:
        yield say(language, "baseline-unjudged", files=files_text(renewal.unjudged, language))
