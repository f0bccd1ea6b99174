"""How the tables are written: in groups of rows, and by a DuckDB that looks for nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from perfgoal.checking import Settings
from perfgoal.export import Writer, write_database
from perfgoal.export import parquet as writing
from perfgoal.finding import Language
from perfgoal.tables import tables
from perfgoal.workspace import Finder, Target
from perfgoal.workspace.judging import Judge

EXAMPLE = Path(__file__).parents[2] / "examples" / "liwan_2024.yaml"


def groups(folder: Path, table: str, files: int = 1) -> list[int]:
    """Export the example some times, and return the numbers of rows in the groups of a table."""
    folder.mkdir()
    judge = Judge(Finder(Settings(date(2024, 6, 1), tables=True), None, looking=False))
    checked = judge.check_source(Target("a.yaml", "a.yaml"), EXAMPLE.read_bytes())
    assert checked is not None
    with Writer(folder) as writer:
        for _ in range(files):
            writer.add(checked)
    found = parquet.ParquetFile(folder / f"{table}.parquet").metadata
    return [found.row_group(number).num_rows for number in range(found.num_row_groups)]


def limit(monkeypatch: pytest.MonkeyPatch, *, rows: int = 10_000, characters: int = 1 << 30, size: int = 1) -> None:
    """Let rows be gathered until there are so many, of so many characters, and be written from a size on."""
    monkeypatch.setattr(writing, "_GATHERED", rows)
    monkeypatch.setattr(writing, "_CHARACTERS", characters)
    monkeypatch.setattr(writing, "_GROUP", size)


def test_a_group_ends_with_a_number_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert groups(tmp_path / "one", "indicators") == [18]
    limit(monkeypatch, rows=5)
    assert groups(tmp_path / "few", "indicators") == [5, 5, 5, 3]


def test_a_group_is_as_large_as_what_is_gathered_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, rows=2, size=2_000)
    several = groups(tmp_path / "several", "indicators", files=5)
    assert sum(several) == 90
    assert all(6 <= rows <= 40 for rows in several[:-1])
    assert len(several) > 3


def test_long_texts_end_a_group_before_many_rows_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, characters=300)
    several = groups(tmp_path / "several", "indicators", files=5)
    assert sum(several) == 90
    assert all(2 <= rows <= 30 for rows in several[:-1])
    assert len(several) > 3


def test_a_file_is_compressed_and_says_what_its_columns_hold(tmp_path: Path) -> None:
    groups(tmp_path / "one", "indicators")
    file = parquet.ParquetFile(tmp_path / "one" / "indicators.parquet")
    assert {file.metadata.row_group(0).column(number).compression for number in range(file.metadata.num_columns)} == {
        "ZSTD"
    }
    table = tables()["indicators"]
    assert file.schema_arrow.metadata == {b"zh": table.about.zh.encode(), b"en": table.about.en.encode()}
    for column in table.columns:
        assert file.schema_arrow.field(column.name).metadata == {
            b"zh": column.about.zh.encode(),
            b"en": column.about.en.encode(),
        }


def test_duckdb_looks_for_nothing_and_keeps_to_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    groups(tmp_path / "one", "indicators")
    settings: dict[str, Any] = {}
    connect = duckdb.connect

    def connecting(*arguments: Any, **options: Any) -> Any:
        connection = connect(*arguments, **options)
        for name in ("autoinstall_known_extensions", "autoload_known_extensions", "memory_limit", "temp_directory"):
            found = connection.execute(f"SELECT current_setting('{name}')").fetchone()
            settings[name] = found and found[0]
        return connection

    monkeypatch.setattr(duckdb, "connect", connecting)
    write_database(tmp_path / "one", tmp_path / "goals.duckdb", "zh")
    assert settings == {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": "953.6 MiB",
        "temp_directory": str(tmp_path / "one"),
    }


def test_what_duckdb_cannot_do_is_told_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"declarations\.parquet"):
        write_database(tmp_path, tmp_path / "goals.duckdb", "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_columns_are_explained_in_one_language(language: Language, tmp_path: Path) -> None:
    groups(tmp_path / "one", "indicators")
    write_database(tmp_path / "one", tmp_path / "goals.duckdb", language)
    with duckdb.connect(str(tmp_path / "goals.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    assert {(table, column): comment for table, column, comment in found} == {
        (table.name, column.name): column.about.say(language) for table in tables().values() for column in table.columns
    }
