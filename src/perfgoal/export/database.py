"""The tables as one DuckDB database."""

from pathlib import Path
from typing import Any

from perfgoal.export.parquet import SUFFIX
from perfgoal.extras import require
from perfgoal.finding import Language
from perfgoal.tables import tables

_MEMORY = "1GB"


def write_database(folder: Path, database: Path, language: Language) -> None:
    """Write the Parquet files in ``folder`` to a new ``database``, whose tables and columns say in ``language`` what
    they hold. ``OSError`` where it cannot be written, ``MissingExtra`` where DuckDB is not installed."""
    duckdb: Any = require("duckdb")
    settings = {
        "memory_limit": _MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": str(folder),
    }
    try:
        with duckdb.connect(str(database), config=settings) as connection:
            for table in tables().values():
                source = _quoted(str(folder / f"{table.name}{SUFFIX}"))
                read = f"SELECT * FROM read_parquet({source})"  # noqa: S608  quoted
                connection.execute(f'CREATE TABLE "{table.name}" AS {read}')
                connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.about.say(language))}')
                for column in table.columns:
                    about = _quoted(column.about.say(language))
                    connection.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {about}')
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _quoted(text: str) -> str:
    """Return ``text`` as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
