"""The declaration as frozen data: what a department declares with its budget. ``shape`` reads a document into it."""

from perfgoal.declaration.model import (
    Budget,
    BudgetGroup,
    Cycle,
    Declaration,
    Goal,
    Indicator,
    Key,
    Part,
    Prepared,
    Profile,
    Section,
    TargetValue,
    Task,
    declaration_model,
    place,
)
from perfgoal.declaration.values import Context, Count, Moment, Money, Weight, Year

__all__ = [
    "Budget",
    "BudgetGroup",
    "Context",
    "Count",
    "Cycle",
    "Declaration",
    "Goal",
    "Indicator",
    "Key",
    "Moment",
    "Money",
    "Part",
    "Prepared",
    "Profile",
    "Section",
    "TargetValue",
    "Task",
    "Weight",
    "Year",
    "declaration_model",
    "place",
]
