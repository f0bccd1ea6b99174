"""The parts of a declaration. They say what a declaration holds; the Chinese keys of a field stand beside it. Every
text is the author's own, every amount an exact decimal.
"""

from dataclasses import dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from perfgoal.declaration.values import Count, Moment, Money, Weight
from perfgoal.document import Route


@dataclass(frozen=True, slots=True, init=False)
class Key:
    """The Chinese keys of a field, the first of them the one that is written, and whether one text may stand
    for a list of one."""

    chinese: tuple[str, ...]
    one: bool

    def __init__(self, *chinese: str, one: bool = False) -> None:
        object.__setattr__(self, "chinese", chinese)
        object.__setattr__(self, "one", one)


class Part(BaseModel):
    """A part of a declaration, which knows its route in English keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    shorthand: ClassVar[str | None] = None
    """The field for which a plain text may stand in place of the whole part."""

    makes_text: ClassVar[bool] = False
    """Whether a file may write it or the text that it makes, and is read as that text either way."""

    _route: ClassVar[Route] = ()  # of a part that was read, in its own __dict__: see place()

    def at(self, *names: str | int) -> Route:
        """Return the route of a field of this part, or of something below it. ``AttributeError`` for a field
        that the part does not have."""
        if names and names[0] not in self.__pydantic_fields__:
            raise AttributeError(f"{type(self).__name__} has no field {names[0]!r}")
        return self._route if names == (self.shorthand,) else (*self._route, *names)


class TargetValue(Part):
    """The parts of a target value, of which its text is made."""

    makes_text: ClassVar[bool] = True

    op: Annotated[str | None, Key("运算符")] = None
    value: Annotated[str | None, Key("数值")] = None
    low: Annotated[str | None, Key("下限")] = None
    high: Annotated[str | None, Key("上限")] = None
    unit: Annotated[str | None, Key("计量单位")] = None

    def __str__(self) -> str:
        bound = "" if self.low and self.high else "≥" if self.low else "≤" if self.high else ""
        operator = self.op or ("" if self.value else bound)
        number = self.value or "～".join(part for part in (self.low, self.high) if part)
        return f"{operator}{number}{self.unit or ''}"


class PartsOf(NamedTuple):
    """Marks a text that a file may give by the parts of a ``model``."""

    model: type[Part]


TargetText = Annotated[str, PartsOf(TargetValue)]
"""A target value: the text of the form."""


class Goal(Part):
    """The overall goal: one ``text``, or one for the whole ``cycle`` and one for the year."""

    shorthand: ClassVar[str | None] = "text"

    text: str | None = None
    cycle: Annotated[str | None, Key("项目总目标")] = None
    annual: Annotated[str | None, Key("年度总体目标")] = None

    @model_validator(mode="after")
    def _not_blank(self) -> Self:
        if not (self.text or self.cycle or self.annual):
            raise PydanticCustomError("blank", "")
        return self


class Task(Part):
    """A key task of the year. ``amount`` is in the unit of the budget, ``fiscal`` and ``other`` are parts of it."""

    name: Annotated[str, Key("名称")]
    content: Annotated[str, Key("主要实施内容")]
    amount: Annotated[Money, Key("拟投入的资金")]
    target: Annotated[str, Key("期望达到的目标")]
    id: Annotated[str | None, Key("编号")] = None
    fiscal: Annotated[Money | None, Key("财政拨款")] = None
    other: Annotated[Money | None, Key("其他资金")] = None
    projects: Annotated[tuple[str, ...], Key("对应项目", one=True)] = ()
    extra: Annotated[dict[str, str], Key("其他栏目")] = Field(default_factory=dict)


class Indicator(Part):
    """A third-level indicator with its target values."""

    name: Annotated[str, Key("三级指标")]
    cycle: Annotated[TargetText | None, Key("实施周期指标值")] = None
    annual: Annotated[TargetText | None, Key("年度指标值")] = None
    id: Annotated[str | None, Key("编号")] = None
    task: Annotated[tuple[str, ...], Key("对应任务", one=True)] = ()
    unit: Annotated[str | None, Key("计量单位")] = None
    kind: Annotated[Literal["定量", "定性"] | None, Key("指标性质")] = None
    direction: Annotated[Literal["正向", "反向"] | None, Key("指标方向")] = None
    weight: Annotated[Weight | None, Key("分值", "权重")] = None
    baseline: Annotated[TargetText | None, Key("上年值")] = None
    explanation: Annotated[str | None, Key("指标解释")] = None
    scoring: Annotated[str | None, Key("评分标准")] = None
    source: Annotated[str | None, Key("数据来源")] = None
    note: Annotated[str | None, Key("备注")] = None
    standard: Annotated[str | None, Key("绩效标准")] = None
    years: Annotated[dict[str, TargetText], Key("分年度指标值")] = Field(default_factory=dict)
    extra: Annotated[dict[str, str], Key("其他栏目")] = Field(default_factory=dict)


class Cycle(Part):
    """The implementation cycle, by years or dates."""

    start: Annotated[Moment, Key("开始")]
    end: Annotated[Moment, Key("结束")]


class Profile(Part):
    """Facts about the department: how many people the budget pays for, how many units it has below it."""

    staff: Annotated[Count | None, Key("财政供养人员数")] = None
    subordinates: Annotated[Count | None, Key("下属二级单位数")] = None


class Prepared(Part):
    """Who filled in the form. Never rendered for the public."""

    by: Annotated[str | None, Key("填报人")] = None
    phone: Annotated[str | None, Key("联系电话")] = None
    date: Annotated[str | None, Key("填报日期")] = None


class Section(Part):
    """A further block of narrative."""

    label: Annotated[str, Key("标题")]
    text: Annotated[str, Key("内容")]


class Project(Part):
    """The project that a project declaration is for."""

    name: Annotated[str, Key("项目名称")]
    code: Annotated[str | None, Key("项目编码")] = None
    category: Annotated[str | None, Key("项目类别")] = None
    nature: Annotated[str | None, Key("项目性质")] = None
    start: Annotated[Moment, Key("计划开始日期")]
    end: Annotated[Moment, Key("计划完成日期")]


class Detail(Part):
    """A line of the calculation behind a project's funding, in its unit."""

    item: Annotated[str, Key("支出内容")]
    amount: Annotated[Money, Key("金额")]
    basis: Annotated[str | None, Key("测算依据")] = None


@lru_cache(maxsize=512)
def bare(annotation: Any) -> Any:
    """Return an annotation without ``Annotated`` and ``None``; of a text that may be given by parts, their model."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return next((mark.model for mark in marks if isinstance(mark, PartsOf)), None) or bare(inner)
    if get_origin(annotation) in (Union, UnionType):
        return bare(next(arg for arg in get_args(annotation) if arg is not NoneType))
    return annotation


def place(part: Any, route: Route = ()) -> None:
    """Tell ``part``, which was just read, and all parts below it their routes.

    The route goes past pydantic into ``__dict__``: a private attribute would cost each part more than its reading.
    """
    kind = part.__class__
    if kind is tuple:
        for index, item in enumerate(part):
            place(item, (*route, index))
    elif kind is dict:
        for key, item in part.items():
            place(item, (*route, key))
    elif isinstance(part, Part):
        held = part.__dict__
        for name in _holders(kind):
            if held[name]:
                place(held[name], (*route, name))
        held["_route"] = route


@lru_cache(maxsize=512)
def _holders(model: type[Part]) -> tuple[str, ...]:
    """Return the fields of a model below which there are parts."""
    return tuple(name for name, info in model.model_fields.items() if _holds_part(info.annotation))


def _holds_part(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_part(inner) for inner in get_args(annotation))
