"""Options to what the layers below take: dates, and rules by code, prefix or name."""

from collections.abc import Iterable, Sequence
from datetime import date

from perfgoal.cli.near import nearest
from perfgoal.cli.output import WrongUsage
from perfgoal.cli.words import say
from perfgoal.document import inert


def date_of(value: str | None, language: str) -> date:
    """Return the date ``value`` (YYYY-MM-DD), or today's."""
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise WrongUsage(say(language, "bad-date", value=inert(value))) from None


def codes_of(select: Sequence[str], ignore: Sequence[str], language: str) -> frozenset[str]:
    """Return the codes that are asked for: those selected, or all, less those ignored. An unknown code, prefix or
    name is wrong usage."""
    from perfgoal.rules import CATALOGUE  # noqa: PLC0415  not for a run that is answered by the cache

    chosen = _expand(select, language) if select else frozenset(CATALOGUE)
    return chosen - _expand(ignore, language)


def _expand(names: Iterable[str], language: str) -> frozenset[str]:
    from perfgoal.rules import CATALOGUE  # noqa: PLC0415
    from perfgoal.rules.selecting import codes_named, known_names  # noqa: PLC0415

    codes: set[str] = set()
    for name in (piece.strip() for item in names for piece in item.split(",")):
        if not name:
            continue
        found = codes_named(name)
        if not found:
            near = nearest(name, known_names()) or f"{min(CATALOGUE)} … {max(CATALOGUE)}"
            raise WrongUsage(say(language, "unknown-rule", name=inert(name), near=near))
        codes |= found
    return frozenset(codes)
