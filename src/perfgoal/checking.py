"""One declaration through the three stages: file, shape, rules. Each stops the next; problems become findings.

What each stage says is told by :mod:`perfgoal.telling`.
"""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from perfgoal.checked import UNJUDGED, Checked, Imported, Judgement, Outcome, Suppressed
from perfgoal.declaration import Declaration
from perfgoal.document import Document, Fault, Unreadable, read_document, read_file
from perfgoal.document.model import Lines
from perfgoal.facts import Facts, Silence
from perfgoal.finding import MOST, Finding, Language, Problem, Severity, Where
from perfgoal.forms import Form, form_names, packaged_form
from perfgoal.rules import CATALOGUE, Case, Check, NotApplicable, Rule, Undecided
from perfgoal.shape import Names, read_declaration
from perfgoal.suppression import expires, silence
from perfgoal.telling import Teller


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check: the date that rules ask, the language of the messages, the codes that are asked for (a
    finding that keeps the rules from running is always told), the severities that rules have in place of their own,
    where forms come from, and whether facts are asked for, because rules over many declarations are to judge this one
    too, and the rows of ``tables``."""

    today: date
    language: Language = "zh"
    codes: frozenset[str] = frozenset(CATALOGUE)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    find_form: Callable[[str], Form] | None = None
    facts: bool = False
    tables: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """One file, checked: its findings in the order of the text, what came of each rule, the declaration, where the
    text is one, the findings that its comments silence, and what it was checked from: the ``source`` and the
    ``settings``, ``None`` where it could not be read. ``waiting`` are the comments that silence rules over many
    declarations, ``names`` how the file writes its keys, and ``case`` is what the rules were given. Of a
    file that the text was read out of, ``where`` says where its parts stood, and ``imported`` what else is told; it is
    ``passing`` where the next run may find another answer."""

    file: str
    document: Document
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...] = ()
    declaration: Declaration | None = None
    silenced: tuple[Suppressed, ...] = ()
    source: bytes | str = b""
    settings: Settings | None = None
    waiting: tuple[Silence, ...] = ()
    names: Names = field(default_factory=Names)
    case: Case | None = None
    where: Where | None = None
    imported: Imported | None = None
    passing: bool = False


def find_packaged_form(name: str) -> Form:
    """Return the packaged form ``name``; ``KeyError`` with the names there are where there is none."""
    try:
        return packaged_form(name)
    except KeyError:
        raise KeyError(name, form_names()) from None


def review(source: bytes | str, file: str, settings: Settings, where: Where | None = None) -> Review:
    """Check one text. ``file`` is what findings call it; of a text that was made of that file, ``where`` says where its
    parts stood there."""
    document = read_document(source)
    teller = Teller(file, document, settings.language, settings.severities, where)
    faults = [fault for fault in document.faults if fault.stops or fault.code in settings.codes]
    if document.tree is None:
        return Review(file, document, tuple(map(teller.fault, faults)), source=source, settings=settings, where=where)
    reading = read_declaration(document, settings.find_form or find_packaged_form, settings.today)
    teller.names = reading.names
    findings = [*map(teller.fault, faults)]
    outcomes: list[Outcome] = []
    case = None
    if reading.declaration is None:
        findings += [teller.problem(CATALOGUE[problem.code], problem) for problem in reading.problems]
    else:
        teller.unit = reading.declaration.money.unit
        case = Case(reading.declaration, settings.today)
        for rule, check, passed in _judging(settings.codes):
            said = [*islice(check(case), MOST + 1)]
            if not said:
                outcomes.append(passed)
                continue
            outcome, problems = _outcome(rule.code, said)
            outcomes.append(outcome)
            findings += [teller.problem(rule, problem) for problem in problems]
    judging = None if reading.declaration is None else settings.codes
    findings, silenced, unused, waiting = silence(document, findings, settings.today, judging, whole=settings.facts)
    findings += [teller.fault(fault) for fault in unused if fault.code in settings.codes]
    findings.sort(key=lambda finding: finding.order)
    told = (tuple(findings), tuple(outcomes), reading.declaration, tuple(silenced))
    return Review(file, document, *told, source, settings, tuple(waiting), reading.names, case, where)


def review_file(path: str | os.PathLike[str], file: str, settings: Settings, *, follow_links: bool = True) -> Review:
    """Check one file. What keeps it from being read is a finding; ``FileNotFoundError`` where nothing bears the
    path."""
    try:
        data = read_file(path, follow_links=follow_links)
    except Unreadable as error:
        return unreadable(error.fault, file, settings.language)
    return review(data, file, settings)


def unreadable(fault: Fault, file: str, language: Language, origin: str = "") -> Review:
    """Return the review of a path that cannot be read. ``origin`` is where in it that was seen, in brackets."""
    document = Document(Lines(""), faults=(fault,))
    finding = Teller(file, document, language).fault(fault)
    return Review(file, document, (replace(finding, origin=origin),))


def checked(review: Review, *, judgement: bool = False) -> Checked:
    """Return what is told of a file, and with ``judgement`` what its ledger tells."""
    line = review.document.lines.line
    numbers = dict.fromkeys([finding.position.line for finding in review.findings])
    return Checked(
        review.file,
        review.findings,
        review.silenced,
        {number: line(number) for number in numbers},
        review.declaration.department if review.declaration else "",
        _judgement(review) if judgement else UNJUDGED,
        review.settings.today if review.settings and expires(review.document.text) else None,
        _facts(review),
        review.imported,
        review.passing,
        _tables(review),
    )


def _facts(review: Review) -> Facts | None:
    if review.settings is None or not review.settings.facts or review.case is None:
        return None
    from perfgoal.gathering import facts_of  # noqa: PLC0415  most runs judge each file alone

    return facts_of(review.case, review.document, review.names, review.waiting, review.where)


def _tables(review: Review) -> str:
    if review.settings is None or not review.settings.tables or review.case is None:
        return ""
    from perfgoal.tables import rows_of  # noqa: PLC0415  most runs tell findings

    return rows_of(review.case)


def _judgement(review: Review) -> Judgement:
    settings = review.settings
    if settings is None:
        return Judgement(review.outcomes)
    source = review.source.encode() if isinstance(review.source, str) else review.source
    form = review.declaration.form_profile.model_dump_json() if review.declaration else ""
    severities = sorted((code, severity.value) for code, severity in settings.severities.items())
    held = repr((sorted(settings.codes), severities, settings.today.isoformat(), form))
    hashes = hashlib.sha256(source).hexdigest(), hashlib.sha256(held.encode()).hexdigest()[:12]
    return Judgement(review.outcomes, *hashes, settings.today)


@lru_cache(maxsize=8)
def _judging(codes: frozenset[str]) -> tuple[tuple[Rule, Check, Outcome], ...]:
    """Return the rules among ``codes`` that judge a declaration, in the order of the catalogue, each with its function
    and with what came of it where that has nothing to say."""
    return tuple(
        (rule, rule.check, Outcome(rule.code, "passed"))
        for rule in CATALOGUE.values()
        if rule.check is not None and rule.code in codes
    )


def _outcome(code: str, said: list[Problem | NotApplicable | Undecided]) -> tuple[Outcome, list[Problem]]:
    """Return which of the four outcomes it is that a rule ``said`` something, and the problems among it."""
    problems = [item for item in said if isinstance(item, Problem)]
    reasons = tuple(dict.fromkeys([item.reason for item in said if not isinstance(item, Problem)]))
    if problems:
        if len(problems) > MOST:
            problems = [*problems[: MOST - 1], problems[MOST - 1]._replace(more=True)]
        return Outcome(code, "finding", reasons), problems
    undecided = any(isinstance(item, Undecided) for item in said)
    return Outcome(code, "undecided" if undecided else "not applicable", reasons), problems
