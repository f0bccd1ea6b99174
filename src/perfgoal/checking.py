"""One declaration through the three stages: file, shape, rules. Each stops the next; problems become findings.

Routes become lines and columns here, arguments become sentences, and nowhere else.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from perfgoal.declaration import Declaration
from perfgoal.document import (
    Document,
    Edit,
    Fault,
    Node,
    Position,
    Route,
    Unreadable,
    read_document,
    read_file,
    visible,
)
from perfgoal.document.writing import as_key, as_value
from perfgoal.finding import (
    Argument,
    FieldName,
    Finding,
    Fix,
    Language,
    Place,
    Problem,
    Repair,
    Stage,
    Text,
    pointer,
)
from perfgoal.forms import Form, form_names, packaged_form
from perfgoal.money import money_text
from perfgoal.rules import CATALOGUE, Case, Rule, Undecided
from perfgoal.shape import Names, read_declaration

Result = Literal["finding", "passed", "not applicable", "undecided"]

_SHOWN = 60  # characters of an author's text inside a message


class Outcome(NamedTuple):
    """What came of one rule for one declaration, and why it is not applicable or undecided."""

    code: str
    result: Result
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check: the date that rules ask, the language of the messages, the codes that are asked for (a
    finding that keeps the rules from running is always told), and where forms come from."""

    today: date
    language: Language = "zh"
    codes: frozenset[str] = frozenset(CATALOGUE)
    find_form: Callable[[str], Form] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One file, checked: its findings in the order of the text, what came of each rule, and the declaration,
    where the text is one."""

    file: str
    document: Document
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...] = ()
    declaration: Declaration | None = None


def find_packaged_form(name: str) -> Form:
    """Return the packaged form ``name``; ``KeyError`` with the names there are where there is none."""
    try:
        return packaged_form(name)
    except KeyError:
        raise KeyError(name, form_names()) from None


def review(source: bytes | str, file: str, settings: Settings) -> Review:
    """Check one text. ``file`` is what findings call it."""
    document = read_document(source)
    teller = _Teller(file, document, settings.language)
    findings = [teller.fault(fault) for fault in document.faults if fault.stops or fault.code in settings.codes]
    if document.tree is None:
        return Review(file, document, tuple(findings))
    reading = read_declaration(document, settings.find_form or find_packaged_form, settings.today)
    teller.names = reading.names
    outcomes: list[Outcome] = []
    if reading.declaration is None:
        findings += [teller.problem(CATALOGUE[problem.code], problem) for problem in reading.problems]
    else:
        teller.unit = reading.declaration.budget.unit
        case = Case(reading.declaration, settings.today)
        for rule in CATALOGUE.values():
            if rule.check is not None and rule.code in settings.codes:
                outcome, problems = _run(rule, case, settings.language)
                outcomes.append(outcome)
                findings += [teller.problem(rule, problem) for problem in problems]
    findings.sort(key=lambda finding: finding.order)
    return Review(file, document, tuple(findings), tuple(outcomes), reading.declaration)


def review_file(path: str | os.PathLike[str], file: str, settings: Settings, *, follow_links: bool = True) -> Review:
    """Check one file. What keeps it from being read is a finding; ``FileNotFoundError`` where nothing bears the
    path."""
    try:
        data = read_file(path, follow_links=follow_links)
    except Unreadable as error:
        return unreadable(error.fault, file, settings.language)
    return review(data, file, settings)


def unreadable(fault: Fault, file: str, language: Language) -> Review:
    """Return the review of a path that cannot be read."""
    document = Document("", bom=False, tree=None, spots=None, faults=(fault,))
    return Review(file, document, (_Teller(file, document, language).fault(fault),))


def _run(rule: Rule, case: Case, language: Language) -> tuple[Outcome, list[Problem]]:
    """Let one rule judge, and say which of the four outcomes that is."""
    problems: list[Problem] = []
    reasons: dict[str, None] = {}
    undecided = False
    assert rule.check is not None
    for item in rule.check(case):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            undecided = undecided or isinstance(item, Undecided)
            reasons[item.reason.say(language)] = None
    result: Result = "passed"
    if problems:
        result = "finding"
    elif reasons:
        result = "undecided" if undecided else "not applicable"
    return Outcome(rule.code, result, tuple(reasons)), problems


class _Teller:
    """Tells the problems of one file in one language."""

    def __init__(self, file: str, document: Document, language: Language) -> None:
        self.file = file
        self.document = document
        self.language = language
        self.names = Names()
        self.unit = ""

    def fault(self, fault: Fault) -> Finding:
        """Tell what the reading of the text met."""
        rule = CATALOGUE[fault.code]
        message = rule.messages[fault.variant]
        words = self._words(fault.arguments)
        related = tuple(
            Place(self.file, position, (rule.related or {})[name].say(self.language))
            for position, name in fault.related
        )
        fix = Fix(True, message.help.say(self.language).format(**words), fault.edits) if fault.edits else None
        return Finding(
            self.file,
            fault.position,
            rule.code,
            rule.name,
            rule.severity,
            message.what.say(self.language).format(**words),
            message.help.say(self.language).format(**words),
            "" if rule.stage is Stage.FILE else rule.basis.text.say(self.language),
            related=related,
            fix=fix,
        )

    def problem(self, rule: Rule, problem: Problem) -> Finding:
        """Tell what the shape or a rule found."""
        message = rule.messages[problem.variant]
        money: Mapping[str, Argument | None] = {
            "expected": problem.expected,
            "actual": problem.actual,
            "difference": abs(problem.difference) if problem.difference is not None else None,
        }
        given = {name: value for name, value in money.items() if value is not None}
        words = self._words({**given, **problem.arguments})
        source = self.names.source(problem.route, literal=problem.literal)
        return Finding(
            self.file,
            self._position(source, problem.point),
            rule.code,
            rule.name,
            problem.severity or rule.severity,
            message.what.say(self.language).format(**words),
            message.help.say(self.language).format(**words),
            rule.basis.text.say(self.language),
            pointer(problem.route),
            _plain(problem.expected),
            _plain(problem.actual),
            _plain(problem.difference),
            tuple(
                Place(
                    self.file,
                    self.document.position(self.names.source(related.route)),
                    related.what.say(self.language).format(**self._words(related.arguments)),
                )
                for related in problem.related
            ),
            self._fix(problem.repair),
        )

    def _position(self, source: Route, point: Literal["field", "key", "value"]) -> Position:
        if point == "value" and (position := self.document.value_position(source)) is not None:
            return position
        return self.document.key_position(source) if point == "key" else self.document.position(source)

    def _fix(self, repair: Repair | None) -> Fix | None:
        if repair is None:
            return None
        edits = []
        for change in repair.changes:
            source = self.names.source(change.route)
            in_brackets = self.document.in_brackets(source)
            if change.of == "key":
                edits.append(Edit(self.document.key_position(source), as_key(change.text, in_brackets=in_brackets)))
            elif (position := self.document.value_position(source)) is not None:
                edits.append(Edit(position, as_value(change.text, in_brackets=in_brackets)))
        return Fix(repair.safe, repair.what.say(self.language), tuple(edits)) if edits else None

    def _words(self, arguments: Mapping[str, Argument]) -> dict[str, str]:
        return {name: self._word(value) for name, value in arguments.items()}

    def _word(self, value: Argument) -> str:
        match value:
            case Text():
                return value.say(self.language)
            case FieldName():
                known = not value.label or _leads(self.document.tree, self.names.source(value.route))
                return _short(self.names.last(value.route) if known else value.label)
            case Decimal():
                return money_text(value) + (f" {self.unit}" if self.unit else "")
            case tuple():
                return ("、" if self.language == "zh" else ", ").join(self._word(item) for item in value)
            case int():
                return f"{value:,}"
            case _:
                return _short(value)


def _leads(tree: Node | None, route: Route) -> bool:
    """Whether ``route`` leads to a part of ``tree``, which may be a blank."""
    node: Any = tree
    for step in route:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _plain(value: Decimal | str | None) -> str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value
