"""The properties of an Office file that say what it is."""

from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.events import Closed, Opened, events

FORM = "perfgoal-form"
"""The property in which a rendered form has the name of its profile."""


def properties(package: Package) -> tuple[str, str]:
    """Return the form profile and the title that a file names; empty texts where it names none."""
    form = title = ""
    is_form = is_title = False
    for event in events(package.read("docProps/custom.xml")):
        match event:
            case Opened("property", attributes):
                is_form = attributes.get("name") == FORM
            case str() if is_form:
                form += event
    for event in events(package.read("docProps/core.xml")):
        match event:
            case Opened(name) | Closed(name):
                is_title = isinstance(event, Opened) and name == "title"
            case str() if is_title:
                title += event
    return form.strip(), title.strip()
