"""A document to a declaration, with PG101 to PG109 and PG203 where it is none. How form files are read stands in
:mod:`perfgoal.shape.form_reading`, which is imported by those alone who have forms of their own."""

from perfgoal.shape.reading import VERSION, FaultyForm, FindForm, Reading, read_declaration
from perfgoal.shape.translation import Names

__all__ = ["VERSION", "FaultyForm", "FindForm", "Names", "Reading", "read_declaration"]
