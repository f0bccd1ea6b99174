"""A document to a declaration, with PG101 to PG109 and PG203 where it is none."""

from perfgoal.shape.form_reading import FaultyForm, FormReading, read_form
from perfgoal.shape.reading import VERSION, FindForm, Reading, read_declaration
from perfgoal.shape.translation import Names

__all__ = [
    "VERSION",
    "FaultyForm",
    "FindForm",
    "FormReading",
    "Names",
    "Reading",
    "read_declaration",
    "read_form",
]
