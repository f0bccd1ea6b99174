"""The money of a declaration: groups of lines that add up, as the form has them."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, ClassVar

from perfgoal.declaration.parts import Key, Part
from perfgoal.forms import TOTAL, Group, Line
from perfgoal.money import Amount, Sum


class BudgetGroup(Part):
    """Budget lines that add up: a field for each line of the form's group, in the budget's unit, and perhaps a
    written ``total``."""

    group: ClassVar[Group]

    @cached_property
    def addends(self) -> dict[str, Amount | None]:
        """The amount of each line that counts for the sum, by its key, ``None`` where it is blank."""
        return self._amounts(self.group.addends)

    @cached_property
    def lines(self) -> dict[str, Amount | None]:
        """The amount of each line of the group by its key, ``None`` where it is blank. A line that the form does not
        print is there only where it is written."""
        return self._amounts(self.group.lines)

    def parts(self, key: str) -> dict[str, Amount | None]:
        """Return the amounts of the lines that detail the line ``key``, by their keys."""
        return self._amounts(line for line in self.group.lines if line.part_of == key)

    @property
    def written_total(self) -> Amount | None:
        """The total as the author wrote it, if the form takes one and the author wrote one."""
        total: Amount | None = self.__dict__.get(TOTAL)  # of some groups no field, which pydantic is slow to say
        return total

    @cached_property
    def written(self) -> dict[str, Amount]:
        """The amounts of the addends that are not blank."""
        return {key: amount for key, amount in self.addends.items() if amount is not None}

    @property
    def has_blanks(self) -> bool:
        """Whether an addend is blank, so that the sum of the written ones may be too little."""
        return len(self.written) < len(self.addends)

    @cached_property
    def sum(self) -> Sum:
        """The exact sum of the addends that are not blank."""
        return Sum.of(self.written.values())

    def _amounts(self, lines: Iterable[Line]) -> dict[str, Amount | None]:
        held = self.__dict__
        return {line.key: held[line.key] for line in lines if not line.unprinted or held[line.key] is not None}


class Budget(Part):
    """The money of a declaration: a field for each budget group of the form."""

    unit: Annotated[str, Key("金额单位")]

    def group(self, key: str) -> BudgetGroup | None:
        """Return the budget group ``key``, or ``None`` where it is left out or the form has none."""
        part = self.__dict__.get(key)
        return part if isinstance(part, BudgetGroup) else None

    @cached_property
    def groups(self) -> tuple[BudgetGroup, ...]:
        """The budget groups that are there, in the form's order."""
        return tuple([part for part in self.__dict__.values() if isinstance(part, BudgetGroup)])
