"""A form in which nothing is filled in yet."""

from typing import Any

from perfgoal.declaration import Budget, Declaration, Goal, Project, ProjectDeclaration, declaration_model
from perfgoal.declaration.parts import bare, place
from perfgoal.forms import Form


def blank(form: Form, year: int) -> Declaration:
    """Return what a view can be laid out of, with nothing but the form and the year in it: no declaration that any
    check would let pass, because what is due is blank."""
    model = declaration_model(form)
    money: type[Budget] = bare(model.__annotations__[model.money_key])
    two_goals = form.labels.goal_cycle or form.labels.goal_annual
    held: dict[str, Any] = {
        "form": form.form,
        "year": year,
        "department": "",
        "goal": Goal.model_construct(cycle="", annual="") if two_goals else Goal.model_construct(text=""),
        "tasks": (),
        "indicators": {},
        model.money_key: money.model_construct(unit=form.unit, **{group.key: None for group in form.budget}),
    }
    if issubclass(model, ProjectDeclaration):
        held["project"] = Project.model_construct(name="", start="", end="")
    declaration = model.model_construct(**held)
    place(declaration)
    return declaration
