"""Problems and faults to findings: routes become lines and columns, arguments become sentences, nowhere but here."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, cast

from perfgoal.document import NO_ARGUMENTS, Document, Fault, Node, Position, Route, shortened, visible
from perfgoal.document.writing import key_edit, value_edits
from perfgoal.finding import (
    Argument,
    FieldName,
    Finding,
    Fix,
    Language,
    Place,
    Problem,
    Related,
    Repair,
    Severity,
    Stage,
    Text,
    Where,
    pointer,
)
from perfgoal.money import money_text
from perfgoal.rules import CATALOGUE, Rule
from perfgoal.shape import Names

_SEVERITIES = tuple(Severity)  # the most severe first
_IDENTITY = ("id", "name")  # what tells an item of a list from the others
_SHOWN = 60  # characters of an author's text inside a message
_LISTED = 40  # names of a list inside a message

_IN_FORMS = {("PG101", ""): "in-form", ("PG104", "empty-list"): "in-form"}
"""Messages whose help is about YAML, and what is said in their place where a declaration was read out of a form."""

_CONVERT = Text("由 {encoding} 转为 UTF-8", "convert it from {encoding} to UTF-8")
_MORE = Text("（后面还有同样的问题，不再逐一列出。）", " (There are more of these below, not listed one by one.)")


class Teller:
    """Tells the problems of one file in one language. ``where`` is given for a text that was made of another file: its
    places are told too, and no fix, for there is no text of the author's to be mended."""

    def __init__(
        self,
        file: str,
        document: Document,
        language: Language,
        severities: Mapping[str, Severity] = NO_ARGUMENTS,
        where: Where | None = None,
    ) -> None:
        self.file = file
        self.document = document
        self.language = language
        self.severities = severities
        self.where = where
        self.names = Names()
        self.unit = ""
        self._called: dict[Route, list[str]] = {}

    def fault(self, fault: Fault) -> Finding:
        """Tell what the reading of the text met."""
        rule = CATALOGUE[fault.code]
        message = rule.messages[fault.variant]
        words = self._words(fault.arguments)
        related = tuple(
            Place(self.file, position, (rule.related or {})[name].say(self.language))
            for position, name in fault.related
        )
        told = _CONVERT if fault.codec else message.help
        fix = Fix(fault.safe, told.say(self.language).format(**words), fault.edits, codec=fault.codec)
        return Finding(
            self.file,
            fault.position,
            rule.code,
            rule.name,
            self._severity(rule, None),
            message.what.say(self.language).format(**words),
            message.help.say(self.language).format(**words),
            "" if rule.stage is Stage.FILE else rule.basis.text.say(self.language),
            related=related,
            fix=fix if (fault.edits or fault.codec) and self.where is None else None,
            doubt=rule.basis.doubt,
            origin=self._origin_at(fault.position),
        )

    def problem(self, rule: Rule, problem: Problem) -> Finding:
        """Tell what the shape or a rule found."""
        variant = problem.variant
        if self.where is not None:
            variant = _IN_FORMS.get((rule.code, variant), variant)
        message = rule.messages[variant]
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
            self._severity(rule, problem.severity),
            message.what.say(self.language).format(**words) + (_MORE.say(self.language) if problem.more else ""),
            message.help.say(self.language).format(**words),
            rule.basis.text.say(self.language),
            pointer(problem.route),
            _plain(problem.expected),
            _plain(problem.actual),
            _plain(problem.difference),
            tuple([self._place(related) for related in problem.related]),
            self._fix(problem.repair) if self.where is None else None,
            self._anchor(problem.route),
            rule.basis.doubt,
            self._origin(problem.route),
        )

    def _origin_at(self, position: Position) -> str:
        return "" if self.where is None else self._origin(self.names.english(self.document.route_at(position)))

    def _origin(self, route: Route) -> str:
        return "" if self.where is None else self.where(route)

    def _anchor(self, route: Route) -> str:
        """Return ``route`` as a JSON pointer in which items of lists stand under the names that they have."""
        return pointer(tuple([self._step(route, depth) for depth in range(len(route))]))

    def _step(self, route: Route, depth: int) -> str:
        step = route[depth]
        if isinstance(step, str):
            return step
        items = self._items(route[:depth])  # none where a text stands for a list of one
        return items[step] if step < len(items) else f"#{step + 1}"

    def _items(self, route: Route) -> list[str]:
        """Return what the items of the list at ``route`` are called: by their ids or names, later ones of the same name
        by how many there were; those that have none by their number."""
        if route not in self._called:
            part = _part(self.document.tree, self.names.source(route))
            items: list[Any] = part if isinstance(part, list) else []
            called: list[str] = []
            count: dict[str, int] = {}
            for number in range(len(items)):
                keys = (self.names.source((*route, number, key))[-1] for key in _IDENTITY)
                name = next((text for key in keys if (text := _text(items[number], key))), "")
                count[name] = nth = count.get(name, 0) + 1
                called.append(f"{name}#{nth}" if nth > 1 or not name else name)
            self._called[route] = called
        return self._called[route]

    def _severity(self, rule: Rule, own: Severity | None) -> Severity:
        """Return the severity of a finding: the configured one in place of the rule's; one that is less severe than its
        rule stays so."""
        asked = self.severities.get(rule.code)
        if asked is None or own is None:
            return own or asked or rule.severity
        return max(own, asked, key=_SEVERITIES.index)

    def _place(self, related: Related) -> Place:
        said = related.what.say(self.language)
        if related.arguments:
            said = said.format(**self._words(related.arguments))
        said += self._origin(related.route)
        return Place(self.file, self.document.position(self.names.source(related.route)), said)

    def _position(self, source: Route, point: Literal["field", "key", "value"]) -> Position:
        if point == "value" and (position := self.document.value_position(source)) is not None:
            return position
        return self.document.key_position(source) if point == "key" else self.document.position(source)

    def _fix(self, repair: Repair | None) -> Fix | None:
        if repair is None:
            return None
        edits, means = [], []
        for change in repair.changes:
            source = self.names.source(change.route)
            if change.of == "key":
                edits.append(key_edit(self.document, source, change.text))
            elif made := value_edits(self.document, source, change.text):
                edits += made
            else:
                continue
            means.append(change._replace(route=source))
        return Fix(repair.safe, repair.what.say(self.language), tuple(edits), tuple(means)) if edits else None

    def _words(self, arguments: Mapping[str, Argument]) -> dict[str, str]:
        return {name: self._word(value) for name, value in arguments.items()}

    def _word(self, value: Argument) -> str:
        if isinstance(value, str):
            return _short(value)
        if isinstance(value, int):
            return f"{value:,}"
        if isinstance(value, Decimal):
            return money_text(value) + (f" {_short(self.unit)}" if self.unit else "")
        if isinstance(value, Text):
            return value.say(self.language)
        if isinstance(value, FieldName):
            if value.label and _part(self.document.tree, self.names.source(value.route)) is None:
                return _short(value.label)
            return _short(self.names.last(value.route))
        names = [*map(self._word, value[:_LISTED]), *(["…"] if len(value) > _LISTED else [])]
        return ("、" if self.language == "zh" else ", ").join(names)


def _part(tree: Node | None, route: Route) -> Node | None:
    """Return the part of ``tree`` to which ``route`` leads, which may be a blank; ``None`` where it leads to none."""
    node: Any = tree
    for step in route:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return None
    return cast("Node | None", node)


def _text(item: Node, key: str | int) -> str:
    """Return the text that an item of a list has under ``key``, without white space."""
    held = item.get(str(key)) if isinstance(item, dict) else None
    return "".join(held.split()) if isinstance(held, str) else ""


def _short(text: str) -> str:
    return shortened(visible(text), _SHOWN)


def _plain(value: Decimal | str | None) -> str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value
