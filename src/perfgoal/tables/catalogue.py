"""The tables, their columns, and what stands in each: read from columns.tsv."""

import csv
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from perfgoal.finding import Text

Holds = Literal["text", "texts", "whole", "flag", "decimal", "places", "fix"]
"""What a column holds: a text, several, a whole number, true or false, an exact decimal, the related places of a
finding, its fix. Each may be null: nothing is written there."""


class Column(NamedTuple):
    """A column: its name, what it holds, and what that is."""

    name: str
    holds: Holds
    about: Text


class Table(NamedTuple):
    """A table: its name, what a row of it is, and its columns."""

    name: str
    about: Text
    columns: tuple[Column, ...]


@cache
def tables() -> Mapping[str, Table]:
    """Return all tables by their names. ``file`` joins them, and ``path`` is a JSON pointer in English keys."""
    text = Path(__file__).with_name("columns.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = {}
    for name, those in groupby(rows, key=lambda row: row["table"]):
        about, *columns = those
        found[name] = Table(
            name,
            Text(about["zh"], about["en"]),
            tuple([Column(row["column"], cast(Holds, row["holds"]), Text(row["zh"], row["en"])) for row in columns]),
        )
    return MappingProxyType(found)
