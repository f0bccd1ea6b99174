"""DuckDB reads the files, and queries the findings."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from batch.files import TODAY, declarations, told
from cli.terminal import Command
from perfgoal.batch import check_arrow

READ = "SELECT filename AS path, content, size FROM read_blob('forms/**') ORDER BY filename"


def files() -> dict[str, bytes]:
    found = {f"forms/{name}": data for name, data in declarations()}
    return {**found, "forms/甲 乙/bad.yaml": b"year: \xff\n", "forms/empty.yaml": b""}


GIVEN: dict[str, Callable[[Any], Any]] = {
    "a relation": lambda relation: relation,
    "a reader": lambda relation: relation.to_arrow_reader(7),
    "a table": lambda relation: relation.to_arrow_table(),
}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_a_query_has_the_findings_of_the_command_line(perfgoal: Command, given: Callable[[Any], Any]) -> None:
    theirs = told(perfgoal, files())
    with duckdb.connect() as reading, duckdb.connect() as asking:
        asking.register("findings", check_arrow(given(reading.sql(READ)), today=TODAY))
        found = asking.sql("SELECT * FROM findings").to_arrow_table().to_pylist()
    assert found == theirs
    assert {each["file"] for each in theirs} >= {"forms/甲 乙/bad.yaml", "forms/empty.yaml"}


def test_findings_are_joined_to_the_files_by_their_paths(perfgoal: Command) -> None:
    theirs = Counter(each["file"] for each in told(perfgoal, files()) if each["severity"] == "error")
    with duckdb.connect() as reading, duckdb.connect() as asking:
        findings = check_arrow(reading.sql(READ), today=TODAY)
        asking.register("findings", findings)
        joined = asking.sql(
            "SELECT filename, count(code) FROM read_blob('forms/**') LEFT JOIN "
            "(SELECT * FROM findings WHERE severity = 'error') ON file = filename GROUP BY filename"
        )
        errors: dict[Any, Any] = dict(joined.fetchall())
        assert findings.read_all().num_rows == 0  # all are read
    assert errors == {name: theirs[name] for name in files()}
    assert {0, 1} < set(errors.values())


def test_texts_as_duckdb_likes_them_best_are_read() -> None:
    """As views, and with offsets of 64 bits."""
    row = "SELECT 'forms/a.yaml' AS path, 'year: 2024' || chr(10) AS content"
    for setting in ("produce_arrow_string_view = true", "arrow_large_buffer_size = true"):
        with duckdb.connect() as reading:
            reading.sql(f"SET {setting}")
            found = check_arrow(reading.sql(row), today=TODAY).read_all().to_pylist()
        assert {each["code"] for each in found} == {"PG101"}


def test_a_query_that_has_enough_stops() -> None:
    """What is left is neither read nor checked."""
    with duckdb.connect() as reading, duckdb.connect() as asking:
        endless = "SELECT 'f' || range AS path, '[' AS content FROM range(1_000_000_000)"
        asking.register("findings", check_arrow(reading.sql(endless).to_arrow_reader(100), today=TODAY))
        assert asking.sql("SELECT code FROM findings LIMIT 1").fetchall() == [("PG003",)]
