"""Declarations as tables: what their columns are, and the rows of one declaration."""

from perfgoal.tables.catalogue import Column, Table, tables
from perfgoal.tables.rows import Rows, rows_of

__all__ = ["Column", "Rows", "Table", "rows_of", "tables"]
