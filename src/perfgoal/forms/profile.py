"""The profile of a form: what it prints, which lines and categories it has, and which of its sums must agree."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from perfgoal.forms.categories import plain_category

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

TOTAL = "total"
"""The key of a group's written total, which no line can have; for a group it is the whole of a project."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Labels(_Frozen):
    """The labels of a form as printed, without a unit of money. ``goal_cycle`` and ``goal_annual`` are those of a form
    with two goals; those of tasks belong to department forms, those of the project and who carries it out to project
    forms; ``implementer`` is left out where the form does not ask for it. What has no label here is printed under its
    Chinese key."""

    department: str
    budget: str
    amount: str
    goal: str
    goal_cycle: str | None = None
    goal_annual: str | None = None
    tasks: str = "年度重点工作任务"
    task_name: str = "名称"
    task_content: str = "主要实施内容"
    task_amount: str = "拟投入的资金"
    task_target: str = "期望达到的目标"
    other_tasks: str = "其他需完成的任务"
    implementer: str | None = None
    project: str = "项目"
    project_name: str = "项目名称"
    project_code: str = "项目编码"
    project_category: str = "项目类别"
    project_nature: str = "项目性质"
    project_start: str = "计划开始日期"
    project_end: str = "计划完成日期"
    details: str = "测算明细"
    indicators: str
    level1: str
    level2: str
    level3: str


class Column(_Frozen):
    """A column of target values. An ``optional`` one is printed only where a value stands in it: some who use the form
    print it, and some do not."""

    key: Literal["cycle", "annual"]
    label: str
    optional: bool = False


class Line(_Frozen):
    """A line of a budget group. ``chinese`` are its Chinese keys, the first of them its label; ``blank`` allows
    it to be left blank; ``tasks`` says that the year's tasks are paid from it; ``under`` is the heading of the
    block in which it is printed, where that is not the group's own. ``part_of`` names the line above that it details:
    it is part of that line's amount, not of the group's sum, and may be left blank. An ``unprinted`` line is none
    of the form's own: it may be written, and is printed and counts only where it is."""

    key: Identifier
    chinese: tuple[str, ...] = Field(min_length=1)
    under: str | None = None
    blank: bool = False
    tasks: bool = False
    part_of: Identifier | None = None
    unprinted: bool = False

    @property
    def may_be_blank(self) -> bool:
        """Whether a declaration may leave it out."""
        return self.blank or self.unprinted or self.part_of is not None

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
        return all(line.may_be_blank for line in self.lines)

    @property
    def addends(self) -> tuple[Line, ...]:
        """The lines that add up to the group's sum: all that are not part of another."""
        return tuple(line for line in self.lines if line.part_of is None)

    @property
    def details(self) -> tuple[str, ...]:
        """The keys of the lines that others detail, in the form's order."""
        return tuple(dict.fromkeys(line.part_of for line in self.lines if line.part_of is not None))


class Category(_Frozen):
    """A second-level category. ``also`` are accepted other names; a ``required`` one should hold an indicator."""

    name: str
    also: tuple[str, ...] = ()
    required: bool = False
    satisfaction: bool = False

    @property
    def names(self) -> list[str]:
        """All its names as :func:`plain_category` gives them, each once."""
        return list(dict.fromkeys(map(plain_category, (self.name, *self.also))))


class Level1(Category):
    """A first-level category and the second level below it. ``weight`` is its share of the weights' total, where the
    form splits that."""

    level2: tuple[Category, ...] = Field(min_length=1)
    weight: Annotated[int, Field(gt=0)] | None = None


class Weights(_Frozen):
    """How a form weighs indicators. ``totals`` are the sums that the weights may have: one, or 90 and 100 where the
    form leaves open whether the execution of the budget takes 10."""

    totals: tuple[Annotated[int, Field(gt=0)], ...] = Field(min_length=1)


class Form(_Frozen):
    """A form profile. ``unit`` is the form's unit of money and ``decimals`` the digits behind the point that it
    prints, where it is a form that prints money rounded. ``budget`` are the groups of a department's budget, or of a
    project's funding: ``annual`` for the year and ``total`` for the whole project. ``weights`` is left out where the
    form weighs nothing."""

    form: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: Literal["department", "project"]
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
    weights: Weights | None = None

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
        return self.level1_names | self.level2_names

    @property
    def level1_names(self) -> frozenset[str]:
        """Every name and alias of a category of the first level."""
        return frozenset(self._level1)

    @property
    def level2_names(self) -> frozenset[str]:
        """Every name and alias of a category of the second level."""
        return frozenset(self._parents)

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
        return {plain: level1 for level1 in self.framework for plain in level1.names}

    @cached_property
    def _level2(self) -> dict[str, dict[str, Category]]:
        return {
            level1.name: {plain: category for category in level1.level2 for plain in category.names}
            for level1 in self.framework
        }
