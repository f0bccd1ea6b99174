"""Writing the tables, a Parquet file each, while the files of a run pass by."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from perfgoal.checked import Checked
from perfgoal.export.findings import encodable, finding_rows
from perfgoal.export.schemas import READ, arrow_schema
from perfgoal.extras import require
from perfgoal.tables import Table, tables

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = ".parquet"
_GATHERED = 2_000
_CHARACTERS = 4 << 20
"""Rows, or characters of them, that are kept as Python's own values until they become Arrow's, which take a tenth of
the memory."""
_GROUP = 16 << 20
"""Bytes of a group of rows, in Arrow. An engine reads a group at a time."""
_ABOUT = 4
"""How many columns of a declaration are counted, not read."""


class Writer:
    """Writes the tables to files in ``folder``, which is there and empty. To be entered; ``OSError`` where there is no
    room, ``MissingExtra`` where pyarrow is not installed."""

    def __init__(self, folder: Path) -> None:
        self._files = {name: _File(folder / f"{name}{SUFFIX}", table) for name, table in tables().items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Write what is left; nothing where it ends early."""
        for file in self._files.values():
            file.close(whole=kind is None)

    def add(self, checked: Checked) -> None:
        """Take the rows of a file."""
        rows: dict[str, Any] = json.loads(checked.tables) if checked.tables else {}
        blank = [[False, *[None] * (len(tables()["declarations"].columns) - 2 - _ABOUT)]]
        counts = (*checked.counts[:3], len(checked.silenced))
        file = encodable(checked.file)
        for row in rows.pop("declarations", blank):
            self._files["declarations"].add([file, *row, *counts])
        for name, those in rows.items():
            for row in those:
                self._files[name].add([file, *row])
        for finding in finding_rows(checked):
            self._files["findings"].add(list(finding.values()))


class _File:
    """One table on its way into its file."""

    def __init__(self, path: Path, table: Table) -> None:
        self._pa: Any = require("pyarrow")
        parquet: Any = require("pyarrow.parquet")
        self._schema = arrow_schema(table)
        self._reads = [READ.get(column.holds) for column in table.columns]
        self._rows: list[list[Any]] = []
        self._batches: list[pa.RecordBatch] = []
        self._characters = self._bytes = 0
        self._file: Any = parquet.ParquetWriter(str(path), self._schema, compression="zstd")

    def add(self, row: list[Any]) -> None:
        self._rows.append(row)
        self._characters += sum(len(value) for value in row if isinstance(value, str))
        if len(self._rows) >= _GATHERED or self._characters >= _CHARACTERS:
            self._gather()
            if self._bytes >= _GROUP:
                self._write()

    def close(self, *, whole: bool) -> None:
        if whole:
            self._gather()
            self._write()
        self._file.close()

    def _gather(self) -> None:
        if not self._rows:
            return
        columns = zip(*self._rows, strict=True)
        arrays = [
            self._pa.array(column if read is None else map(read, column), type=field.type)
            for column, read, field in zip(columns, self._reads, self._schema, strict=True)
        ]
        batch = self._pa.record_batch(arrays, schema=self._schema)
        self._batches.append(batch)
        self._bytes += batch.nbytes
        self._rows, self._characters = [], 0

    def _write(self) -> None:
        if self._batches:
            self._file.write_table(self._pa.Table.from_batches(self._batches))
        self._batches, self._bytes = [], 0
