"""The faults of a form profile as problems, each told where it stands."""

from collections.abc import Iterator
from itertools import islice

from perfgoal.finding import MOST, Argument, Problem, Related, Text
from perfgoal.forms import LONGEST, Fault, Form, faults_of

_FIRST = Text("“{name}”先写在这里", "“{name}” stands here first")

_SHOWN = 20  # characters of a long name that are told


def problems_of(form: Form) -> Iterator[Problem]:
    """Yield a problem (PG103) for each fault of ``form``, for the first of very many."""
    faults = list(islice(faults_of(form), MOST + 1))
    for number, fault in enumerate(faults[:MOST], 1):
        yield _problem(fault)._replace(more=number == MOST < len(faults))


def _problem(fault: Fault) -> Problem:
    arguments: dict[str, Argument] = {"name": fault.name}
    if fault.kind == "long":
        arguments = {"name": f"{fault.name[:_SHOWN]}…", "limit": LONGEST}
    if fault.known:
        arguments["known"] = fault.known
    related = (Related(fault.first, _FIRST, arguments),) if fault.kind == "twice" else ()
    return Problem(fault.route, f"form-{fault.kind}", arguments, related, point="value", code="PG103")
