"""The words of a form: found in lines whatever spaces and line ends stand inside them."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perfgoal.declaration import (
    DepartmentDeclaration,
    Indicator,
    Key,
    Part,
    Profile,
    Project,
    ProjectDeclaration,
    Task,
)
from perfgoal.exchange.content import Line, Origin
from perfgoal.exchange.flow.lines import signs
from perfgoal.forms import Form, bare_category

_BRACKETS = {"(": ")", "[": "]"}
_COLON = ":"


def plain(text: str) -> str:
    """Return a label as labels are compared: after NFKC, without white space, a colon or remarks in brackets."""
    return bare_category(text.strip().rstrip("：:"))


def keys_of(model: type[Part], *names: str) -> list[str]:
    """Return the Chinese keys of fields: of all fields of ``model`` where none is named."""
    return [
        chinese
        for name, info in model.model_fields.items()
        if not names or name in names
        for key in info.metadata
        if isinstance(key, Key)
        for chinese in key.chinese
    ]


def name_labels(form: Form) -> frozenset[str]:
    """Return what stands before a value in a line of its own: who declares what, when, and how many they are."""
    labels = form.labels
    own = (labels.department, labels.implementer, labels.project_name, labels.project_code)
    more = (labels.project_category, labels.project_nature, labels.project_start, labels.project_end)
    fields = keys_of(DepartmentDeclaration, "year", "department", "stage", "code", "cycle")
    fields += keys_of(ProjectDeclaration, "implementer") if form.kind == "project" else []
    fields += [key for key in keys_of(Project) if form.kind == "project"] + keys_of(Profile)
    return _plain(*(label for label in (*own, *(more if form.kind == "project" else ())) if label), *fields, "金额单位")


def task_labels(form: Form) -> frozenset[str]:
    """Return the heads of the columns of tasks."""
    labels = form.labels
    own = (labels.task_name, labels.task_content, labels.task_amount, labels.task_target)
    return _plain(*own, *keys_of(Task))


def indicator_labels(form: Form) -> frozenset[str]:
    """Return the heads of the columns of indicators."""
    labels = form.labels
    values = (column.label for column in form.columns)
    return _plain(labels.level1, labels.level2, labels.level3, *values, *keys_of(Indicator))


def budget_labels(form: Form) -> frozenset[str]:
    """Return the words of the budget: groups, lines, totals, headings and what heads the amounts."""
    found = [form.labels.amount]
    for group in form.budget:
        found += [*group.chinese, *([group.total] if group.total else [])]
        for line in group.lines:
            found += [*line.chinese, *([line.under] if line.under else [])]
            found += [f"其中：{name}" for name in line.chinese]
    return _plain(*found)


def _plain(*labels: str) -> frozenset[str]:
    return frozenset(map(plain, labels))


class Label(NamedTuple):
    """A label as it stands in the text, and where it begins."""

    text: str
    origin: Origin


class Stream:
    """The characters of lines without white space, from which labels are taken one by one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._signs = list(signs(lines))
        self._plain = "".join(_one(sign) for sign, _, _ in self._signs)
        self.place = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.place == len(self._signs)

    @property
    def line(self) -> Line:
        """The line of the next character."""
        return self._signs[self.place][2]

    @property
    def rest(self) -> str:
        """What is left."""
        return "".join(sign for sign, _, _ in self._signs[self.place :])

    @property
    def begins_line(self) -> bool:
        """Whether the next character is the first of its line."""
        return self.place == 0 or self._signs[self.place - 1][2] is not self.line

    def label(self, labels: Iterable[str]) -> Label | None:
        """Take the longest of ``labels`` that stands here, with its remarks in brackets and its colon."""
        here = [label for label in labels if self._plain.startswith(label, self.place)]
        return self._take(self._behind(self.place + len(max(here, key=len)))) if here else None

    def number(self) -> Label | None:
        """Take an amount: digits with separators, and a unit of money behind them."""
        end = self.place
        while end < len(self._plain) and self._plain[end] in "0123456789.,-+":
            end += 1
        if not any(sign.isdigit() for sign in self._plain[self.place : end]):
            return None
        for unit in ("百万元", "千元", "万元", "亿元", "元", "万", "亿"):
            if self._plain.startswith(unit, end):
                end += len(unit)
                break
        return self._take(end)

    def _behind(self, end: int) -> int:
        while end < len(self._plain) and self._plain[end] in _BRACKETS:
            closed = self._plain.find(_BRACKETS[self._plain[end]], end)
            if closed < 0:
                break
            end = closed + 1
        return end + 1 if self._plain[end : end + 1] == _COLON else end

    def _take(self, end: int) -> Label:
        """Take up to ``end``, with the spaces that stand inside a line."""
        taken = self._signs[self.place : end]
        origin = taken[0][2].origin
        text = ""
        before: tuple[str, int, Line] | None = None
        for sign, index, line in taken:
            if before is not None and before[2] is line:
                text += line.text[before[1] + 1 : index]
            text += sign
            before = sign, index, line
        self.place = end
        return Label(text, origin)


def labels_only(lines: Sequence[Line], labels: Iterable[str]) -> list[Label] | None:
    """Return the labels that lines are made of, ``None`` where something else stands there too."""
    known = tuple(labels)
    stream = Stream(lines)
    found = []
    while not stream.is_done:
        label = stream.label(known)
        if label is None:
            return None
        found.append(label)
    return found


def _one(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 else sign
