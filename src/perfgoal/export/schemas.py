"""What the columns of the tables are in Arrow."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from perfgoal.extras import require
from perfgoal.money import EXACT
from perfgoal.tables import Table
from perfgoal.tables.catalogue import Holds

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS, DECIMALS = 38, 12
"""Digits of a decimal in all and behind the point: the most that DuckDB and Spark know, and finer than any amount."""


@cache
def arrow_types() -> Mapping[Holds, "pa.DataType"]:
    """Return the Arrow type of a column by what it holds. ``MissingExtra`` where pyarrow is not installed."""
    pa: Any = require("pyarrow")
    text, whole = pa.string(), pa.int32()
    place = [("line", whole), ("column", whole)]
    edit = [*place, ("end_line", whole), ("end_column", whole), ("text", text)]
    fix = [("safe", pa.bool_()), ("message", text), ("edits", pa.list_(pa.struct(edit)))]
    return {
        "text": text,
        "texts": pa.list_(text),
        "whole": whole,
        "flag": pa.bool_(),
        "decimal": pa.decimal128(DIGITS, DECIMALS),
        "places": pa.list_(pa.struct([("file", text), *place, ("message", text)])),
        "fix": pa.struct(fix),
    }


def arrow_schema(table: Table) -> "pa.Schema":
    """Return the Arrow schema of ``table``; each column says in both languages what it holds."""
    pa: Any = require("pyarrow")
    types = arrow_types()
    fields = [
        pa.field(column.name, types[column.holds], metadata={"zh": column.about.zh, "en": column.about.en})
        for column in table.columns
    ]
    schema: pa.Schema = pa.schema(fields, metadata={"zh": table.about.zh, "en": table.about.en})
    return schema


def exact(text: str | None) -> Decimal | None:
    """Return the decimal that ``text`` states, ``None`` for one that does not fit: exact, or not at all."""
    if text is None:
        return None
    number = Decimal(text)
    if -int(number.as_tuple().exponent) > DECIMALS:
        number = EXACT.normalize(number)
    fits = -int(number.as_tuple().exponent) <= DECIMALS and number.adjusted() < DIGITS - DECIMALS
    return number if fits else None


READ: Mapping[Holds, Callable[[Any], Any]] = {"decimal": exact}
"""What makes a value for Arrow of what a row holds, where that is another."""
