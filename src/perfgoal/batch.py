"""Many files as batches of Arrow: rows of a path and a content in, rows of findings out.

Spark's ``mapInArrow``, Ray Data's ``map_batches`` and DuckDB take :func:`check_arrow` as it is. What they find is what
the command line finds. pyarrow is imported when it is asked for; the extra ``batch`` installs it.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from traceback import format_tb
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, overload

from perfgoal.checking import Settings
from perfgoal.document import MAX_BYTES, Fault, inert
from perfgoal.exchange.suffixes import MAX_BYTES as MAX_OFFICE_BYTES
from perfgoal.export.findings import finding_rows
from perfgoal.export.schemas import arrow_schema
from perfgoal.extras import MissingExtra, require
from perfgoal.finding import Language
from perfgoal.tables import tables
from perfgoal.workspace import STANDARD_INPUT, Finder, Target
from perfgoal.workspace.judging import Judge
from perfgoal.workspace.kinds import is_office

if TYPE_CHECKING:
    import pyarrow as pa

    FINDINGS: pa.Schema

FINDINGS_DDL = (
    "code string NOT NULL, name string NOT NULL, severity string NOT NULL, file string NOT NULL, "
    "line int NOT NULL, column int NOT NULL, end_line int NOT NULL, end_column int NOT NULL, "
    "path string, message string NOT NULL, expected string, actual string, difference string, "
    "related array<struct<file:string,line:int,column:int,message:string>> NOT NULL, "
    "fix struct<safe:boolean,message:string,"
    "edits:array<struct<line:int,column:int,end_line:int,end_column:int,text:string>>>"
)
"""The columns of findings as Spark writes them, for ``mapInArrow``. ``FINDINGS`` says the same as a ``pyarrow.Schema``:
the keys of a finding in the JSON report, in its order."""

MOST_ROWS = 16_384
"""Findings after which a batch of them ends, so that files made to have many do not fill the memory."""

_MAY_BE_NULL = frozenset(("path", "expected", "actual", "difference", "fix"))
_LOG = logging.getLogger(__name__)


class How(TypedDict, total=False):
    """How to check: what :func:`check_arrow` may be told by name."""

    today: date | None
    language: Language
    config: str | os.PathLike[str] | None


# pyarrow ships no types, without which all of these are the same.
@overload
def check_arrow(batches: "pa.RecordBatch", **how: Unpack[How]) -> "pa.RecordBatch": ...
@overload
def check_arrow(batches: "pa.Table", **how: Unpack[How]) -> "pa.Table": ...  # type: ignore[overload-cannot-match]
@overload
def check_arrow(batches: "pa.RecordBatchReader", **how: Unpack[How]) -> "pa.RecordBatchReader": ...  # type: ignore[overload-cannot-match]
@overload
def check_arrow(batches: "Iterable[pa.RecordBatch]", **how: Unpack[How]) -> "Iterator[pa.RecordBatch]": ...  # type: ignore[overload-cannot-match]
def check_arrow(
    batches: Any,
    *,
    today: date | None = None,
    language: Language = "zh",
    config: str | os.PathLike[str] | None = None,
) -> Any:
    """Return the findings of the files whose paths and contents are the rows of ``batches``.

    A record batch gives one, a table a table, a reader (or whatever else has ``__arrow_c_stream__``, as a relation of
    DuckDB) a reader, any other iterable of record batches an iterator of them. Of the last two nothing is read before
    it is asked for, and no more is held than one batch. Rows are in the order of the files, and the findings of a file
    in the order of its text; a batch without findings gives one without rows.

    ``batches`` have a column ``path`` of texts and a column ``content`` of bytes or texts; others are passed over. The
    findings have the columns of ``FINDINGS``, ``file`` is the path as it is given. They are those that
    ``perfgoal validate`` has of a file of that path and content, whatever keeps it from being read among them. No path
    is opened, and no configuration is looked for beside it: ``config`` is the one that holds, as ``--config``. Rules
    over many declarations are not asked, and no baseline is read. ``today`` is the date that rules ask: without it,
    that of the machine.

    A row without path or content is a finding (PG001), and so is one at which this program fails, which is logged as an
    error of the logger ``perfgoal.batch``. Raises ``ValueError`` for columns that are missing or of another type,
    ``FileNotFoundError`` and :class:`perfgoal.InvalidConfiguration` for a configuration that is not there or cannot be
    used, :class:`perfgoal.extras.MissingExtra` without pyarrow, and for a PDF without what reads it.
    """
    arrow = require("pyarrow")
    checker = _Checker(Settings(today or date.today(), language), config)
    if isinstance(batches, arrow.RecordBatch):
        return _batch(chain.from_iterable(checker.rows(batches)))
    if isinstance(batches, arrow.Table):
        _columns(batches.schema)
        return arrow.Table.from_batches(checker.all(batches.to_batches()), _schema())
    if hasattr(batches, "__arrow_c_stream__"):
        reader = arrow.RecordBatchReader.from_stream(batches)
        _columns(reader.schema)
        return arrow.RecordBatchReader.from_batches(_schema(), checker.all(reader))
    return checker.all(batches)


class _Checker:
    """Checks rows by the ``settings``, and by what the file ``config`` says."""

    def __init__(self, settings: Settings, config: str | os.PathLike[str] | None) -> None:
        finder = Finder(settings, None if config is None else os.fspath(config), looking=False)
        finder.settings("")  # what the configuration names is read now: it may be what cannot be used
        self._judge = Judge(finder)

    def all(self, batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        """Yield the findings of all batches, as they are asked for."""
        return map(_batch, chain.from_iterable(map(self.rows, batches)))

    def rows(self, batch: "pa.RecordBatch") -> Iterator[list[dict[str, Any]]]:
        """Yield the findings of a batch, all together, or in parts where there are very many."""
        path, content = map(batch.column, _columns(batch.schema))
        rows: list[dict[str, Any]] = []
        for number in range(batch.num_rows):
            rows += self._row(_held(path[number]), _held(content[number]))
            if len(rows) >= MOST_ROWS:
                yield rows
                rows = []
        yield rows

    def _row(self, path: "pa.Buffer | None", content: "pa.Buffer | None") -> list[dict[str, Any]]:
        """Return the findings of a row as the JSON report has them."""
        if path is None:
            return self._told(Target(STANDARD_INPUT, STANDARD_INPUT), Fault("PG001", "no-path"))
        # Arrow promises UTF-8 and checks nothing. Names that differ stay different.
        name = path.to_pybytes().decode(errors="backslashreplace")
        target = Target(name, name)
        try:
            return self._told(target, _source(name, content))
        except (MissingExtra, MemoryError):  # of this machine, not of the row: others would fail as well
            raise
        except Exception as error:
            frames = "".join(format_tb(error.__traceback__))
            _LOG.error("%s: %s\n%s", inert(name), inert(repr(error)), frames)
            return self._told(target, Fault("PG001", "failed", arguments={"kind": type(error).__name__}))

    def _told(self, target: Target, source: bytes | Fault) -> list[dict[str, Any]]:
        checked = self._judge.check_source(target, source)
        assert checked is not None  # only what a walk came upon may be none
        return list(finding_rows(checked))


def _batch(rows: Iterable[dict[str, Any]]) -> "pa.RecordBatch":
    return require("pyarrow").RecordBatch.from_pylist(list(rows), _schema())


def _held(value: "pa.Scalar") -> "pa.Buffer | None":
    """Return the bytes of a text or of bytes, which are not copied, ``None`` for a null. A column that names its values
    by a dictionary is not written out: that could take a thousand times the memory."""
    if value.is_valid and _is_dictionary(value.type):
        value = value.value
    return value.as_buffer() if value.is_valid else None


def _source(name: str, content: "pa.Buffer | None") -> bytes | Fault:
    """Return the bytes of a content, or what keeps them from being read."""
    if content is None:
        return Fault("PG001", "no-content")
    limit = MAX_OFFICE_BYTES if is_office(name) else MAX_BYTES
    if content.size > limit:
        return Fault("PG001", "too-large", arguments={"limit": limit})
    data: bytes = content.to_pybytes()
    return data


def _columns(schema: "pa.Schema") -> tuple[int, int]:
    """Return where the path and the content stand. ``ValueError`` where one does not, or is something else."""
    types = require("pyarrow").types
    texts = (types.is_string, types.is_large_string, types.is_string_view, types.is_null)
    bytes_ = (types.is_binary, types.is_large_binary, types.is_binary_view, types.is_fixed_size_binary)
    return (
        _column(schema, "path", texts, "of texts (string)"),
        _column(schema, "content", (*texts, *bytes_), "of bytes or texts (binary or string)"),
    )


def _column(schema: "pa.Schema", name: str, fitting: Iterable[Callable[[Any], bool]], what: str) -> int:
    numbers: list[int] = schema.get_all_field_indices(name)
    found = [schema.field(number).type for number in numbers]
    held = [type_.value_type if _is_dictionary(type_) else type_ for type_ in found]
    if len(held) != 1 or not any(fits(held[0]) for fits in fitting):
        there = ", ".join(f"{field.name}: {field.type}" for field in schema) or "none"
        raise ValueError(f"one column {name!r} {what} is needed; the columns are {inert(there)}")
    return numbers[0]


def _is_dictionary(type_: Any) -> bool:
    found: bool = require("pyarrow").types.is_dictionary(type_)
    return found


def _schema() -> "pa.Schema":
    """Return ``FINDINGS``: the columns of the table of findings that is exported."""
    fields = arrow_schema(tables()["findings"])
    return require("pyarrow").schema(
        [field.remove_metadata().with_nullable(field.name in _MAY_BE_NULL) for field in fields]
    )


def __getattr__(name: str) -> Any:
    if name != "FINDINGS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = _schema()
    return globals()[name]
