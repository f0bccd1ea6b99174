"""Form profiles: what a form prints, which lines and categories it has, and which of its sums must agree.

A form is data (``schemas/forms/<name>.yaml``), read by the same loader as a declaration.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from perfgoal.data import data_folder
from perfgoal.document import read_document

_FOLDER = data_folder("schemas") / "forms"
_REMARK = re.compile(r"(?:\([^()]*\))+$")

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

RESERVED = frozenset(
    {
        "at",
        "group",
        "groups",
        "has_blanks",
        "lines",
        "makes_text",
        "shorthand",
        "sum",
        "total",
        "unit",
        "written",
        "written_total",
    }
    | {name for name in dir(BaseModel) if not name.startswith("_")}
)
"""Names that a budget and its groups use themselves, so that no line or group of a form can have them as its key."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Labels(_Frozen):
    """The labels of a department form as printed, without a unit of money."""

    department: str
    budget: str
    amount: str
    goal: str
    tasks: str
    task_name: str
    task_content: str
    task_amount: str
    task_target: str
    other_tasks: str
    indicators: str
    level1: str
    level2: str
    level3: str


class Column(_Frozen):
    """A column of target values."""

    key: Literal["cycle", "annual"]
    label: str


class Line(_Frozen):
    """A line of a budget group. ``chinese`` are its Chinese keys, the first of them its label; ``blank`` allows
    it to be left blank; ``tasks`` says that the year's tasks are paid from it; ``under`` is the heading of the
    block in which it is printed, where that is not the group's own."""

    key: Identifier
    chinese: tuple[str, ...] = Field(min_length=1)
    under: str | None = None
    blank: bool = False
    tasks: bool = False

    @property
    def label(self) -> str:
        """The line's name as printed."""
        return self.chinese[0]


class Group(_Frozen):
    """Budget lines that add up. ``total`` is the label of their written total, where the form takes one."""

    key: Identifier
    chinese: tuple[str, ...] = Field(min_length=1)
    side: Literal["left", "right"] = "left"
    total: str | None = None
    lines: tuple[Line, ...] = Field(min_length=1)

    @property
    def label(self) -> str:
        """The group's name as printed."""
        return self.chinese[0]

    @property
    def may_be_blank(self) -> bool:
        """Whether the whole group may be left out."""
        return all(line.blank for line in self.lines)


class Category(_Frozen):
    """A second-level category. ``also`` are accepted other names; a ``required`` one should hold an indicator."""

    name: str
    also: tuple[str, ...] = ()
    required: bool = False
    satisfaction: bool = False


class Level1(Category):
    """A first-level category and the second level below it."""

    level2: tuple[Category, ...] = Field(min_length=1)


class Form(_Frozen):
    """A form profile. ``unit`` is the form's unit of money and ``decimals`` the digits behind the point that it
    prints, where it is a form that prints money rounded."""

    form: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: Literal["department"]
    title: str
    table: str | None = None
    basis: str
    unit: str
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    labels: Labels
    columns: tuple[Column, ...] = Field(min_length=1)
    budget: tuple[Group, ...] = Field(min_length=1)
    identities: tuple[tuple[str, str], ...] = ()
    framework: tuple[Level1, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if faults := list(_faults(self)):
            raise ValueError("; ".join(faults))
        return self

    def __hash__(self) -> int:
        return hash(self.form)  # a hash of every label, asked for at each file, would cost more than the reading

    def group(self, key: str) -> Group:
        """Return the budget group ``key``; ``KeyError`` where the form has none."""
        return self._groups[key]

    def level1(self, name: str) -> Level1 | None:
        """Return the first-level category that ``name`` names, by itself or an accepted alias."""
        return self._level1.get(plain_category(name))

    def level2(self, level1: Level1, name: str) -> Category | None:
        """Return the second-level category that ``name`` names below ``level1``."""
        return self._level2[level1.name].get(plain_category(name))

    def parents(self, name: str) -> list[Level1]:
        """Return the first-level categories that have a second-level category ``name``."""
        return self._parents.get(plain_category(name), [])

    @cached_property
    def category_names(self) -> frozenset[str]:
        """Every name of a category of the framework, and every alias, as :func:`plain_category` gives it."""
        return frozenset(self._level1).union(*self._level2.values())

    @cached_property
    def _parents(self) -> dict[str, list[Level1]]:
        parents: dict[str, list[Level1]] = {}
        for level1 in self.framework:
            for plain in self._level2[level1.name]:
                parents.setdefault(plain, []).append(level1)
        return parents

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.key: group for group in self.budget}

    @cached_property
    def _level1(self) -> dict[str, Level1]:
        return {plain: level1 for level1 in self.framework for plain in _names(level1)}

    @cached_property
    def _level2(self) -> dict[str, dict[str, Category]]:
        return {
            level1.name: {plain: category for category in level1.level2 for plain in _names(category)}
            for level1 in self.framework
        }


def _names(category: Category) -> list[str]:
    return list(dict.fromkeys(plain_category(name) for name in (category.name, *category.also)))


def _faults(form: Form) -> Iterator[str]:
    """Say what keeps a form from being used: a key that means two things, a sum over groups that it has not."""
    keys = [group.key for group in form.budget]
    yield from _reserved(keys)
    yield from _repeated("group", keys)
    yield from _repeated("group", (name for group in form.budget for name in group.chinese))
    for group in form.budget:
        lines = [line.key for line in group.lines]
        yield from _reserved(lines)
        yield from _repeated("line", lines)
        totals = () if group.total is None else (group.total,)
        yield from _repeated("line", (*totals, *(name for line in group.lines for name in line.chinese)))
    for pair in form.identities:
        yield from (f"the identity of {pair} names no group “{key}”" for key in pair if key not in keys)
    yield from _repeated("column", (column.key for column in form.columns))
    yield from _repeated("category", (name for level1 in form.framework for name in _names(level1)))
    for level1 in form.framework:
        yield from _repeated("category", (name for category in level1.level2 for name in _names(category)))


def _reserved(keys: Iterable[str]) -> Iterator[str]:
    taken = (key for key in keys if key in RESERVED or key.startswith("model_"))
    return (f"“{key}” cannot be the key of a budget line or group: the program uses the name itself" for key in taken)


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    return (f"two {what} names are “{name}”" for name, count in Counter(names).items() if count > 1)


@lru_cache(maxsize=4096)
def plain_category(name: str) -> str:
    """Return the name of a category as categories are compared: as :func:`bare_category`, with 指标 at its end."""
    bare = bare_category(name)
    return bare if bare.endswith("指标") else bare + "指标"


def bare_category(name: str) -> str:
    """Return the name of a category after NFKC, without white space and the remarks in brackets behind it ((50分),
    (必填))."""
    return _REMARK.sub("", "".join(unicodedata.normalize("NFKC", name).split()))


@lru_cache(maxsize=1)
def form_names() -> tuple[str, ...]:
    """Return the names of the packaged forms."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@lru_cache(maxsize=64)
def packaged_form(name: str) -> Form:
    """Return the packaged form ``name``; ``KeyError`` where there is none."""
    if name not in form_names():
        raise KeyError(name)
    return parse_form((_FOLDER / f"{name}.yaml").read_bytes())


def parse_form(source: bytes | str) -> Form:
    """Return the form profile that ``source`` states, ``ValueError`` where it is none."""
    document = read_document(source)
    if document.tree is None:
        raise ValueError(f"not plain YAML: {document.faults[0].code}, line {document.faults[0].position.line}")
    return Form.model_validate(document.tree)


@lru_cache(maxsize=1)
def packaged_categories() -> frozenset[str]:
    """Return every category name of every packaged form, as :func:`plain_category` gives it."""
    return frozenset[str]().union(*(packaged_form(name).category_names for name in form_names()))
