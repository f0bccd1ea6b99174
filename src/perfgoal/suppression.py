"""Findings silenced in the file itself, by a comment that gives a reason: ``# perfgoal: ignore[PG416] 理由``.

A comment at the end of a line speaks of that line, one alone on its line of the next line that holds anything;
``ignore-file`` of the whole file. Several rules stand between the brackets, by comma; ``至 2026-12-31`` or ``until
2026-12-31`` at the end lets it expire. Only what rules say of a declaration can be silenced: what keeps a file from
being read as one keeps all rules from judging it. Rules over many declarations judge later: what silences them is
handed on (:class:`~perfgoal.facts.Silence`)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import NamedTuple

from perfgoal.checked import Suppressed
from perfgoal.document import Document, Fault, Position
from perfgoal.document.comments import Comment, comments
from perfgoal.facts import Silence, Spot
from perfgoal.finding import Finding, Stage
from perfgoal.rules import CATALOGUE
from perfgoal.rules.selecting import codes_named, known_names

WORD = "perfgoal:"
CODE = "PG010"
MOST = 2_000
"""Comments of one file that are read, and names in them."""
MOST_NEAR = 50
"""Unknown names of one file for which a near one is looked for, which takes longer than anything else here."""
MOST_OF_LINE = 400
"""Characters of the line of a comment that are handed on."""

_BEFORE_A_DATE = ",，;；(（ \t"
"""What parts the reason from the date behind it."""

_SILENCED = (Stage.RULE, Stage.REPOSITORY)


class _Item(NamedTuple):
    """One name between the brackets of a comment: the codes that it means, and the line it speaks of, 0 for all."""

    name: str
    codes: frozenset[str]
    line: int
    position: Position
    reason: str
    until: date | None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a comment that silences something, and that of how it ends where it expires."""
    return (
        re.compile(rf"#+[ \t]*{WORD}[ \t]*(ignore-file|ignore)(?![\w-])[ \t]*(?:\[([^\]]*)\])?[ \t]*(.*)", re.DOTALL),
        re.compile(r"(?:至|until)[ \t]*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[)）。. \t]*$"),
    )


def silence(
    document: Document, findings: Iterable[Finding], today: date, judging: frozenset[str] | None, *, whole: bool = False
) -> tuple[list[Finding], list[Suppressed], list[Fault], list[Silence]]:
    """Part ``findings`` into those that stay and those that a comment of the ``document`` silences, and return what is
    wrong with the comments (PG010). ``judging`` are the codes of the rules that judged it, ``None`` where none did.
    ``whole`` says that rules over many declarations are to judge it too: the comments that mean one of these are
    returned, and whether they silence nothing is left to those who know what came of it."""
    if WORD not in document.text:
        return list(findings), [], [], []
    items, faults = _read(document, today)
    stay: list[Finding] = []
    silenced: list[Suppressed] = []
    used: set[_Item] = set()
    by_line: dict[int, list[_Item]] = {}
    for item in items:
        by_line.setdefault(item.line, []).append(item)
    for finding in findings:
        speaking = (*by_line.get(finding.position.line, ()), *by_line.get(0, ()))
        found = next((item for item in speaking if finding.code in item.codes), None)
        if found is None:
            stay.append(finding)
        else:
            used.add(found)
            silenced.append(Suppressed(finding, found.reason, found.until))
    waiting: list[Silence] = []
    for item in items if judging is not None else ():
        judged = item.codes & (judging or frozenset())
        later = {code for code in judged if CATALOGUE[code].stage is Stage.REPOSITORY}
        if whole and later:
            spot = Spot(item.position, "", document.lines.line(item.position.line)[:MOST_OF_LINE])
            told = (item.name, tuple(sorted(later)), item.line, spot, item.reason, item.until, item in used)
            waiting.append(Silence(*told))
        elif item not in used and judged - later:
            faults.append(Fault(CODE, "unused", item.position, {"name": item.name}))
    return stay, silenced, faults, waiting


def expires(text: str) -> bool:
    """Whether a comment of a text may silence something up to a certain day."""
    return "#" in text and _expiring().search(text) is not None


@cache
def _expiring() -> re.Pattern[str]:
    return re.compile(rf"#[ \t]*{WORD}[^\n]*(?:至|until)[ \t]*[0-9]")


def _read(document: Document, today: date) -> tuple[list[_Item], list[Fault]]:
    """Return what the comments of a document silence, and what is wrong with them."""
    items: list[_Item] = []
    faults: list[Fault] = []
    below, left = 0, MOST_NEAR
    for comment in islice(comments(document, WORD), MOST):
        if comment.alone and comment.position.line >= below:  # else the line below an earlier comment is below this one
            below = _line_below(document, comment.position.line)
        for found in _items(comment, below if comment.alone else comment.position.line, today):
            if len(items) + len(faults) == MOST:
                return items, faults
            if isinstance(found, _Item):
                items.append(found)
            elif found.variant == "unknown-far" and left:
                left -= 1
                faults.append(_near(found))
            else:
                faults.append(found)
    return items, faults


def _items(comment: Comment, line: int, today: date) -> Iterator[_Item | Fault]:
    """Yield what a comment that speaks of ``line`` silences, or what is wrong with it."""
    said, ending = _patterns()
    match = said.fullmatch(comment.text)
    if match is None:
        return
    kind, names, reason = match[1], match[2], match[3].strip()
    place = comment.position
    if not (names or "").strip():
        yield Fault(CODE, "no-rule", place)
        return
    until, end = None, ending.search(reason)
    if end is not None:
        reason = reason[: end.start()].rstrip(_BEFORE_A_DATE)
        try:
            until = date(*map(int, end[1].split("-")))
        except ValueError:
            yield Fault(CODE, "bad-date", place, {"date": end[1]})
            return
    if not reason:
        yield Fault(CODE, "no-reason", place)
        return
    if until is not None and until < today:
        yield Fault(CODE, "expired", place, {"date": until.isoformat()})
        return
    line = 0 if kind == "ignore-file" else line
    for name in filter(None, map(str.strip, re.split("[,，、]", names))):
        codes = codes_named(name)
        lasting = [code for code in codes if CATALOGUE[code].stage not in _SILENCED]
        if not codes:
            yield Fault(CODE, "unknown-far", place, {"name": name})
        elif len(lasting) == len(codes):
            yield Fault(CODE, "lasting", place, {"name": name})
        else:
            yield _Item(name, codes.difference(lasting), line, place, reason, until)


def _near(fault: Fault) -> Fault:
    """Return the fault of an unknown name with the known one that it is near to, where there is one."""
    name = str(fault.arguments["name"])
    found = get_close_matches(name.upper(), known_names(), 1, 0.5)
    found = found or get_close_matches(name.lower(), known_names(), 1, 0.5)
    return fault._replace(variant="unknown", arguments={"name": name, "near": found[0]}) if found else fault


def _line_below(document: Document, number: int) -> int:
    """Return the next line below line ``number`` with anything but a comment on it; where none is, the one behind the
    last."""
    for below in range(number + 1, len(document.lines) + 1):
        text = document.lines.line(below).strip()
        if text and not text.startswith("#"):
            return below
    return len(document.lines) + 1
