"""The columns that batches may have, and those that findings have."""

import sys
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from pyspark.sql.pandas.types import from_arrow_schema

from batch.files import FEW, MIB, batch, check, few, few_of, rows
from perfgoal.batch import FINDINGS, FINDINGS_DDL

TEXTS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
BYTES = [pa.binary(), pa.large_binary(), pa.binary_view(), pa.dictionary(pa.int32(), pa.binary())]


@pytest.mark.parametrize("type_", TEXTS, ids=str)
def test_paths_may_be_texts_of_any_kind(type_: Any) -> None:
    given = pa.record_batch({"path": pa.array(list(FEW)).cast(type_), "content": list(FEW.values())})
    assert rows(check(given)) == few()


@pytest.mark.parametrize("type_", BYTES, ids=str)
def test_contents_may_be_bytes_of_any_kind(type_: Any) -> None:
    content = pa.array(list(FEW.values()), pa.binary())
    if pa.types.is_dictionary(type_):
        content = content.dictionary_encode()
    given = pa.record_batch({"path": list(FEW), "content": content.cast(type_)})
    assert rows(check(given)) == few()


@pytest.mark.parametrize("type_", TEXTS, ids=str)
def test_contents_may_be_texts_of_any_kind(type_: Any) -> None:
    files = {name: data for name, data in FEW.items() if name != "d.yaml"}
    given = pa.record_batch(
        {"path": list(files), "content": pa.array([*map(bytes.decode, files.values())]).cast(type_)}
    )
    assert rows(check(given)) == few_of("a.yaml", "b.yaml", "c.yaml")


@pytest.mark.parametrize("held", [[b"year: 2024\n", None], [b"year: 2024\n"]])
def test_nulls_of_a_dictionary_are_nulls(held: list[bytes | None]) -> None:
    """Whether it is the row that names none of its values, or the value that is none."""
    content = pa.DictionaryArray.from_arrays(
        pa.array([0, len(held) - 1 or None], pa.int8()), pa.array(held, pa.binary())
    )
    found = rows(check(pa.record_batch({"path": ["a.yaml", "b.yaml"], "content": content})))
    assert {each["code"] for each in found if each["file"] == "a.yaml"} == {"PG101"}
    assert [each["code"] for each in found if each["file"] == "b.yaml"] == ["PG001"]


def test_a_dictionary_is_not_written_out() -> None:
    """3 GB would be, and do not go into a column of this type."""
    large = pa.array([bytes(MIB + 1)], pa.binary())
    content = pa.DictionaryArray.from_arrays(pa.array([0] * 3_000, pa.int16()), large)
    found = rows(check(pa.record_batch({"path": ["a.yaml"] * 3_000, "content": content})))
    assert [each["code"] for each in found] == ["PG001"] * 3_000


def test_a_text_that_is_no_utf8_is_a_finding() -> None:
    """Arrow promises UTF-8 and checks nothing; some who fill its columns do not either."""
    text = pa.Array.from_buffers(pa.string(), 1, pa.array([b"year: \xff\n"], pa.binary()).buffers())
    [found] = rows(check(pa.record_batch({"path": ["d.yaml"], "content": text})))
    assert [found] == few_of("d.yaml")


def test_contents_of_one_size_are_bytes() -> None:
    given = pa.record_batch({"path": ["a.yaml"], "content": pa.array([b"year: 2024\n"], pa.binary(11))})
    assert {each["code"] for each in rows(check(given))} == {"PG101"}


def test_other_columns_are_passed_over_wherever_they_stand() -> None:
    given = batch(FEW)
    content, path = given.column("content"), given.column("path")
    given = pa.record_batch({"size": [1, 2, 3, 4], "content": content, "code": ["x"] * 4, "path": path})
    assert rows(check(given)) == few()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            {"file": ["a"], "content": [b""]},
            "one column 'path' of texts (string) is needed; the columns are file: string, content: binary",
        ),
        ({"path": [1], "content": [b""]}, "'path' of texts (string) is needed; the columns are path: int64"),
        ({"path": ["a"], "text": [b""]}, "'content' of bytes or texts (binary or string) is needed"),
        ({"path": ["a"], "content": [1.5]}, "content: double"),
        ({}, "the columns are none"),
    ],
)
def test_other_columns_than_needed_are_a_value_error(columns: dict[str, list[Any]], said: str) -> None:
    given = pa.record_batch(columns)
    asked: list[Callable[[], Any]] = [
        lambda: check(given),
        lambda: check(pa.Table.from_batches([], given.schema)),
        lambda: check(pa.RecordBatchReader.from_batches(given.schema, [])),
        lambda: list(check([given])),
    ]
    for ask in asked:
        with pytest.raises(ValueError, match="needed") as raised:
            ask()
        assert said in str(raised.value)


def test_a_column_that_is_there_twice_is_a_value_error() -> None:
    given = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"]), pa.array([b""])], ["path", "path", "content"])
    with pytest.raises(ValueError, match="one column 'path'"):
        check(given)


def test_the_columns_are_those_that_spark_is_told() -> None:
    fields = [
        f"{field.name} {field.dataType.simpleString()}{'' if field.nullable else ' NOT NULL'}"
        for field in from_arrow_schema(FINDINGS)
    ]
    assert ", ".join(fields) == FINDINGS_DDL


def test_the_columns_are_made_when_they_are_asked_for_and_no_other_name_is(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["perfgoal.batch"]
    monkeypatch.delitem(vars(module), "FINDINGS", raising=False)
    assert module.FINDINGS == FINDINGS
    with pytest.raises(AttributeError, match=r"module 'perfgoal\.batch' has no attribute 'findings'"):
        _ = module.findings
