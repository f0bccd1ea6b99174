"""Which files a command is about: what is found, and what is said of the files that are passed over."""

from collections.abc import Sequence
from typing import Protocol

from perfgoal.cli.imported import names_of
from perfgoal.cli.near import no_path
from perfgoal.cli.output import WrongUsage, notice
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.extras import install
from perfgoal.workspace import Targets, discover
from perfgoal.workspace.discover import NothingMatches
from perfgoal.workspace.ignoring import LIMIT, MOST
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.passed import Passed, Tally


class Asking(Protocol):
    """What a command line asks of the files that have changed."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that it names."""

    @property
    def changed_since(self) -> str | None:
        """The revision to compare with."""

    @property
    def skip_others(self) -> bool:
        """Whether there may be no declaration at all."""


def targets_of(
    paths: Sequence[str],
    language: str,
    config: str | None = None,
    *,
    skip_others: bool = False,
    office: bool = False,
) -> Targets:
    """Return the files that ``paths`` name, by the configuration in the file ``config`` or what is found; with
    ``skip_others`` as if a walk had come upon them, with ``office`` workbooks and documents too. A path that nothing
    bears, and a configuration that cannot be used, are wrong usage."""
    try:
        targets = discover(paths, config, office=office)
        return targets.as_walked() if skip_others else targets
    except FileNotFoundError as error:
        raise WrongUsage(no_path(str(error), language)) from None
    except NothingMatches as error:
        raise WrongUsage(say(language, "no-match", pattern=inert(str(error)))) from None
    except ValueError:
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415  it imports what reads one

        with valid_configuration(language):
            raise


def changed_of(targets: Targets, options: Asking, language: str, *, baseline: str | None = None) -> Targets:
    """Return those of ``targets`` that have changed, all of them where ``options`` do not ask for a revision. What is
    found depends on a ``baseline`` that is asked for as well. Where git cannot tell, that is wrong usage."""
    revision = options.changed_since
    if revision is None:
        return targets
    if not targets and not options.skip_others:
        raise nothing_left(targets.passed, (), language)
    from perfgoal.workspace.changed import changed_since  # noqa: PLC0415  most runs look at everything
    from perfgoal.workspace.git import GitFailed  # noqa: PLC0415

    try:
        return changed_since(targets, options.paths, revision, filter(None, (baseline,)))
    except GitFailed as error:
        words = say(language, f"git-{error.kind}", revision=inert(revision), said=inert(error.said))
        raise WrongUsage(words + (say(language, "git-shallow") if error.is_shallow else "")) from None
    except ValueError:
        from perfgoal.cli.configured import valid_configuration  # noqa: PLC0415  it imports what reads one

        with valid_configuration(language):
            raise


def tell_passed(targets: Targets, undeclared: Sequence[str], language: str) -> None:
    """Say on standard error what was passed over, by the search or since it is ``undeclared``, and why files that have
    not changed were not."""
    passed = targets.passed
    for name, tally in (
        ("changed-governing", Tally(targets.governing)),
        ("skipped", Tally(name for name in undeclared if not is_office(name, walked=True))),
        ("skipped-office", Tally(name for name in undeclared if is_office(name, walked=True))),
        ("passed-ignored", passed.ignored),
        ("passed-excluded", passed.excluded),
        ("passed-links", passed.links),
        ("passed-renderings", passed.renderings),
        ("passed-locks", passed.locks),
        ("passed-unread", passed.unread),
    ):
        if tally.count:
            limits = {"kilobytes": LIMIT // 1024, "most": MOST} if name == "passed-unread" else {}
            notice(say(language, name, count=tally.count, names=names_of(tally), **limits))
    for extra, tally in sorted(passed.extras.items()):
        notice(say(language, "passed-extra", count=tally.count, names=names_of(tally), command=install(extra)))


def nothing_left(passed: Passed, undeclared: Sequence[str], language: str, *, office: bool = False) -> WrongUsage:
    """Return what to raise where there is nothing to be checked, with the reasons that left everything out. With
    ``office`` workbooks and documents were looked for too."""
    counts = (
        ("left-undeclared", len(undeclared)),
        ("left-ignored", passed.ignored.count),
        ("left-excluded", passed.excluded.count),
        ("left-links", passed.links.count),
        ("left-renderings", passed.renderings.count),
        ("left-locks", passed.locks.count),
    )
    if not passed.count:
        return WrongUsage(say(language, "nothing-found-office" if office else "nothing-found"))
    reasons = [say(language, name, count=count) for name, count in counts if count]
    for extra, tally in sorted(passed.extras.items()):
        reasons.append(say(language, "left-extra", count=tally.count, command=install(extra)))
    return WrongUsage(say(language, "nothing-left", reasons=say(language, "and-more").join(reasons)))
