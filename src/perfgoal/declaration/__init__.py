"""The declaration as frozen data: what a department or a project declares with its budget. ``shape`` reads a document
into it."""

from perfgoal.declaration.budget import Budget, BudgetGroup
from perfgoal.declaration.model import (
    MONEY_KEYS,
    Declaration,
    DepartmentDeclaration,
    ProjectDeclaration,
    declaration_model,
)
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
    TargetValue,
    Task,
    bare,
    place,
)
from perfgoal.declaration.values import Context, Count, Moment, Money, Weight, Year

__all__ = [
    "MONEY_KEYS",
    "Budget",
    "BudgetGroup",
    "Context",
    "Count",
    "Cycle",
    "Declaration",
    "DepartmentDeclaration",
    "Detail",
    "Goal",
    "Indicator",
    "Key",
    "Moment",
    "Money",
    "Part",
    "Prepared",
    "Profile",
    "Project",
    "ProjectDeclaration",
    "Section",
    "TargetValue",
    "Task",
    "Weight",
    "Year",
    "bare",
    "declaration_model",
    "place",
]
