"""Years, dates and counts as people write them, and what of each is the value."""

import re
from typing import NamedTuple

_MOMENT = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"(?:\s*[年./-]\s*(?P<month>[0-9]{1,2})(?![0-9])(?:\s*[月./-]\s*(?P<day>[0-9]{1,2})(?![0-9])\s*日?|\s*月)?|\s*年)?"
)
_BETWEEN = re.compile(r"\s*(?:至|到|-{1,2}|—{1,2}|–|~|～|－|─)\s*")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=\s*年|\s*$)")
_NAMED = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_COUNT = re.compile(r"\s*([0-9][0-9,]*)\s*([人个家]?)\s*")


class Dated(NamedTuple):
    """A date as it stands in a text, and as a declaration says it: 2024, 2024-07 or 2024-07-01."""

    piece: str
    text: str


def moment(text: str) -> Dated | None:
    """Return the date that ``text`` is; ``None`` where it is none, or more than that."""
    match = _MOMENT.fullmatch(text.strip())
    return None if match is None else Dated(text, _said(match))


def span(text: str) -> tuple[Dated, str, Dated] | None:
    """Return the two dates that ``text`` is, with what stands between them."""
    found = list(_MOMENT.finditer(text))
    if len(found) != 2:
        return None
    first, last = found
    between = text[first.end() : last.start()]
    outside = text[: first.start()] + text[last.end() :]
    if outside.strip() or not _BETWEEN.fullmatch(between):
        return None
    return Dated(first[0], _said(first)), between, Dated(last[0], _said(last))


def year(text: str) -> re.Match[str] | None:
    """Return where the one year that ``text`` speaks of stands: 2024年, 2024 at its end."""
    found = list(_YEAR.finditer(text))
    return found[0] if len({match[1] for match in found}) == 1 else None


def year_of_name(name: str) -> str | None:
    """Return the one year that stands in the name of a file."""
    found = set(_NAMED.findall(name))
    return found.pop() if len(found) == 1 else None


def count(text: str) -> tuple[str, str] | None:
    """Return the number that ``text`` is, and the unit behind it."""
    match = _COUNT.fullmatch(text)
    return None if match is None else (match[1], match[2])


def _said(match: re.Match[str]) -> str:
    parts = [match["year"], *(part.zfill(2) for part in (match["month"], match["day"]) if part)]
    return "-".join(parts)
