"""What may stand where in a declaration: in which order keys come, and what they are called in each language."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from perfgoal.declaration import Declaration, Part, declaration_model
from perfgoal.document import Node
from perfgoal.finding import Language
from perfgoal.forms import Form, Level1
from perfgoal.shape.translation import KnownField, Plan, fields_of

LAST = 1 << 30
"""The rank of a key that nothing puts in order."""


@dataclass(frozen=True)
class Slot:
    """A place in a declaration. This one holds anything, and what stands in it is its author's."""

    def rank(self, key: str) -> int:
        """Return the place of ``key`` among the others; those of one rank stay in the order of the file."""
        return LAST

    def below(self, key: str) -> "Slot":
        """Return the place behind ``key``."""
        return ANYWHERE

    def items(self) -> "Slot":
        """Return the place of each item of a list that stands here."""
        return ANYWHERE

    def key(self, key: str, language: Language | None) -> str:
        """Return ``key`` in the keys of ``language``, or as it is where there is no other word for it."""
        return key

    def english(self, node: Node) -> Any:
        """Return what stands here as plain data in English keys."""
        if isinstance(node, dict):
            return {self.key(key, "en"): self.below(key).english(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self.items().english(item) for item in node]
        return node


ANYWHERE = Slot()


@dataclass(frozen=True)
class Fields(Slot):
    """The place of a part with the fields of a model."""

    model: type[Part]
    form: Form

    def rank(self, key: str) -> int:
        known = _known(self.model).get(key)
        return LAST if known is None else known[0]

    def below(self, key: str) -> Slot:
        known = _known(self.model).get(key)
        if known is None:
            return ANYWHERE
        if issubclass(self.model, Declaration) and known[1].name == "indicators":
            return Level1Names(self.form)
        return _slot(known[1].plan, self.form)

    def key(self, key: str, language: Language | None) -> str:
        known = _known(self.model).get(key)
        if known is None or language is None:
            return key
        field = known[1]
        if language == "en":
            return field.name
        if key != field.name:
            return key
        label = self.form.labels.department if field.name == "department" else ""
        return label if label in field.keys else field.keys[1]


@dataclass(frozen=True)
class Items(Slot):
    """The place of a list, each item of which stands at ``inner``."""

    inner: Slot

    def items(self) -> Slot:
        return self.inner


@dataclass(frozen=True)
class Named(Slot):
    """The place of values by names that their author gives, each of which stands at ``inner``."""

    inner: Slot

    def below(self, key: str) -> Slot:
        return self.inner


@dataclass(frozen=True)
class Level1Names(Slot):
    """The place of the indicators: first-level categories in the order of the form."""

    form: Form

    def rank(self, key: str) -> int:
        found = self.form.level1(key)
        return LAST if found is None else self.form.framework.index(found)

    def below(self, key: str) -> Slot:
        return Level2Names(self.form, self.form.level1(key))


@dataclass(frozen=True)
class Level2Names(Slot):
    """The place of second-level categories, in the order of the form below one of the first level."""

    form: Form
    level1: Level1 | None

    def rank(self, key: str) -> int:
        found = self.level1 and self.form.level2(self.level1, key)
        return LAST if found is None or self.level1 is None else self.level1.level2.index(found)

    def below(self, key: str) -> Slot:
        return _indicators(self.form)


def declaration_slot(form: Form) -> Slot:
    """Return the place of a whole declaration that follows ``form``."""
    return Fields(declaration_model(form), form)


@lru_cache(maxsize=64)
def _indicators(form: Form) -> Slot:
    plan: Plan | None = fields_of(Declaration)["indicators"].plan
    while plan is not None and plan.holds is not list:
        plan = plan.inner
    assert plan is not None
    return _slot(plan, form)


def _slot(plan: Plan | None, form: Form) -> Slot:
    if plan is None:
        return ANYWHERE
    if plan.model is not None:
        return Fields(plan.model, form)
    if plan.holds is None:
        return ANYWHERE
    return (Items if plan.holds is list else Named)(_slot(plan.inner, form))


@lru_cache(maxsize=512)
def _known(model: type[Part]) -> dict[str, tuple[int, KnownField]]:
    """Return the fields of a model by every key, each with its rank."""
    return {key: (rank, known) for rank, known in enumerate(fields_of(model).values()) for key in known.keys}
