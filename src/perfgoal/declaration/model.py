"""The whole declaration: its model for each form, with the budget lines that the form has."""

from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, create_model

from perfgoal.declaration.budget import Budget, BudgetGroup
from perfgoal.declaration.parts import (
    Cycle,
    Detail,
    Goal,
    Indicator,
    Key,
    Part,
    Prepared,
    Profile,
    Project,
    Section,
    Task,
)
from perfgoal.declaration.values import Money, Year
from perfgoal.forms import TOTAL, Form


class Declaration(Part):
    """A declaration, of a department (:class:`DepartmentDeclaration`) or of a project (:class:`ProjectDeclaration`).
    The fields of the other kind are there and blank, and no file can write them."""

    perfgoal: Annotated[str, Key("格式版本")]
    form: Annotated[str, Key("表样")]
    year: Annotated[Year, Key("年度")]
    department: Annotated[str, Key("部门名称", "主管部门")]
    implementer: str | None = None
    stage: Annotated[Literal["一上", "二上", "批复", "调整"] | None, Key("申报阶段")] = None
    code: Annotated[str | None, Key("部门编码")] = None
    cycle: Annotated[Cycle | None, Key("实施周期")] = None
    profile: Annotated[Profile | None, Key("基本信息")] = None
    project: Project | None = None
    budget: Budget | None = None
    funding: Budget | None = None
    details: tuple[Detail, ...] = ()
    goal: Annotated[Goal, Key("总体绩效目标")]
    tasks: tuple[Task, ...] = ()
    other_tasks: str | None = None
    indicators: Annotated[dict[str, dict[str, tuple[Indicator, ...]]], Key("绩效指标")]
    sections: Annotated[tuple[Section, ...], Key("附加内容")] = ()
    prepared: Annotated[Prepared | None, Key("填报")] = None
    extra: Annotated[dict[str, str], Key("其他栏目")] = Field(default_factory=dict)

    form_profile: ClassVar[Form]
    """The form profile that the declaration follows."""

    money_key: ClassVar[str]
    """The field that holds the money: ``budget`` or ``funding``."""

    @property
    def money(self) -> Budget:
        """The department's budget or the project's funding."""
        held = self.__dict__[self.money_key]
        assert isinstance(held, Budget)
        return held


class DepartmentDeclaration(Declaration):
    """A department declaration (部门整体预算绩效目标申报表)."""

    money_key: ClassVar[str] = "budget"

    tasks: Annotated[tuple[Task, ...], Key("年度重点工作任务"), Field(min_length=1)]
    other_tasks: Annotated[str | None, Key("其他需完成的任务")] = None


class ProjectDeclaration(Declaration):
    """A project declaration (项目支出绩效目标申报表)."""

    money_key: ClassVar[str] = "funding"

    implementer: Annotated[str | None, Key("实施单位")] = None
    project: Annotated[Project, Key("项目")]
    details: Annotated[tuple[Detail, ...], Key("测算明细")] = ()


MONEY_KEYS = {"department": Key("预算整体情况"), "project": Key("项目资金")}
"""The Chinese key of the field that holds the money, by the kind of declaration."""


@lru_cache(maxsize=64)
def declaration_model(form: Form) -> type[Declaration]:
    """Return the model of a declaration that follows ``form``: its money has the form's groups and lines, and the
    form's unit where the author gives none."""
    groups: dict[str, Any] = {"unit": (Annotated[str, Key("金额单位")], form.unit)}
    for group in form.budget:
        fields: dict[str, Any] = {line.key: _money_field(line.chinese, line.may_be_blank) for line in group.lines}
        if group.total is not None:
            fields[TOTAL] = _money_field((group.total,), blank=True)
        model = create_model(group.key, __base__=BudgetGroup, **fields)
        model.group = group
        groups[group.key] = (
            (Annotated[model | None, Key(*group.chinese)], None)
            if group.may_be_blank
            else (Annotated[model, Key(*group.chinese)], ...)
        )
    money = create_model("Budget", __base__=Budget, **groups)
    base = DepartmentDeclaration if form.kind == "department" else ProjectDeclaration
    fields = {base.money_key: (Annotated[money, MONEY_KEYS[form.kind]], ...)}
    declaration = create_model("Declaration", __base__=base, **fields)
    declaration.form_profile = form
    return declaration


def _money_field(chinese: tuple[str, ...], blank: bool) -> tuple[Any, Any]:
    return (Annotated[Money | None, Key(*chinese)], None) if blank else (Annotated[Money, Key(*chinese)], ...)
