"""Configurations on the command line: wrong ones are wrong usage, said in the user's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perfgoal.checking import Settings
from perfgoal.cli.config_words import KEYS, KINDS
from perfgoal.cli.near import nearest
from perfgoal.cli.output import WrongUsage
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.rules import CATALOGUE
from perfgoal.workspace import Finder, InvalidConfiguration

if TYPE_CHECKING:
    from perfgoal.workspace import Config


def finder_of(
    settings: Settings, config: str | None, *, selected: bool = False, known: "dict[str, Config | None] | None" = None
) -> Finder:
    """Return what finds the configuration of each folder, or takes that in the file ``config`` for all; ``known`` are
    those that were read already."""
    try:
        with valid_configuration(settings.language):
            return Finder(settings, config, selected=selected, known=known)
    except FileNotFoundError:
        raise WrongUsage(say(settings.language, "no-config", path=inert(config or ""))) from None


@contextmanager
def valid_configuration(language: str) -> Iterator[None]:
    """Turn a configuration that cannot be used into wrong usage."""
    try:
        yield
    except InvalidConfiguration as error:
        raise WrongUsage(_said(error, language)) from None


def _said(error: InvalidConfiguration, language: str) -> str:
    kind, near = error.kind, ""
    if error.known:
        near = nearest(error.pattern or error.key, error.known) or ""
        if not near:
            kind, near = f"{kind}-far", ", ".join(error.known)
    reason, expected = "", ""
    if error.fault is not None:
        what = CATALOGUE[error.fault.code].messages[error.fault.variant].what
        reason = what.say("en" if language == "en" else "zh").format(**error.fault.arguments)
    if error.kind == "wrong-type":
        expected = KEYS[error.key][language == "en"]
    return KINDS[kind][language == "en"].format(
        place=inert(error.place),
        key=inert(error.key),
        pattern=inert(error.pattern),
        near=near,
        reason=inert(reason),
        expected=expected,
    )
