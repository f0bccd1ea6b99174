"""What rules say of declarations to findings: numbers become files, places become lines and columns."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from perfgoal.checking import Settings
from perfgoal.document import Document, Fault, Position
from perfgoal.document.model import Lines
from perfgoal.facts import Facts, Silence, Spot
from perfgoal.finding import Argument, Finding, Place, Problem, Text
from perfgoal.repository.due import Missing
from perfgoal.repository.entries import At, Other, Said
from perfgoal.repository.roster import Roster
from perfgoal.rules import CATALOGUE
from perfgoal.telling import Teller

UNIT = "万元"
_COMMENTS = "PG010"
_IN_FILE = Text("{what}（{file}）", "{what} ({file})")
_ROW = Text("名单的这一行", "the row of the roster")


class Held(NamedTuple):
    """The name of a file and the facts of the declaration in it."""

    file: str
    facts: Facts


Find = Callable[[int], Held]
"""Gives what is held of the declaration of a number."""


def told(said: Said, find: Find, settings: Settings, roster: Roster | None) -> tuple[Finding, Spot]:
    """Return the finding that a rule's word makes, and the place that it stands in."""
    file, facts = find(said.number)
    spot = _spot(facts, said.at)
    problem = Problem((), said.variant, said.arguments, (), said.expected, said.actual, said.difference)
    related = [_place(other, find, settings) for other in said.others]
    if said.row and roster is not None:
        at = _row_position(roster, said.row)
        related.append(Place(roster.file, at, _in_file(_ROW, roster.file, settings)))
    anchor = facts.indicators[said.at].anchor if isinstance(said.at, int) else spot.path
    finding = _teller(file, settings).problem(CATALOGUE[said.code], problem)
    placed = replace(
        finding, position=spot.position, path=spot.path, anchor=anchor, related=tuple(related), origin=spot.origin
    )
    return placed, spot


def told_missing(missing: Missing, roster: Roster, settings: Settings) -> Finding:
    """Return the finding of a row of the roster without a declaration (PG902)."""
    row = missing.row
    said: dict[str, Argument] = {"name": row.project or row.department, "year": str(missing.year)}
    problem = Problem((), "project" if row.project else "", {**said, "department": row.department})
    finding = _teller(roster.file, settings).problem(CATALOGUE["PG902"], problem)
    anchor = f"/{missing.year}/{row.department}" + (f"/{row.project}" if row.project else "")
    return replace(finding, position=_row_position(roster, row.line), path=None, anchor=anchor)


def told_unused(silence: Silence, file: str, settings: Settings) -> Finding:
    """Return the finding of a comment that silences nothing (PG010)."""
    fault = Fault(_COMMENTS, "unused", silence.spot.position, {"name": silence.name})
    return _teller(file, settings).fault(fault)


def _teller(file: str, settings: Settings) -> Teller:
    nothing = Document(Lines(""))
    teller = Teller(file, nothing, settings.language, settings.severities)
    teller.unit = UNIT
    return teller


def _spot(facts: Facts, at: At) -> Spot:
    if isinstance(at, int):
        return facts.indicators[at].spot
    spot = getattr(facts, at)
    assert isinstance(spot, Spot)
    return spot


def _place(other: Other, find: Find, settings: Settings) -> Place:
    file, facts = find(other.number)
    spot = _spot(facts, other.at)
    return Place(file, spot.position, _in_file(other.what, file, settings) + spot.origin)


def _in_file(what: Text, file: str, settings: Settings) -> str:
    """Say what stands in another file: reports for people print no more of a related place than its line."""
    return _IN_FILE.say(settings.language).format(what=what.say(settings.language), file=file)


def _row_position(roster: Roster, number: int) -> Position:
    """Return the place of a row: its line, or the first of several."""
    line = roster.lines[number - 1]
    start = len(line) - len(line.lstrip(" "))
    return Position(number, start + 1, number, len(line.rstrip()) + 1)
