"""Batches, tables, readers and iterators of batches: what is given of each, and when."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from batch.files import FEW, TODAY, batch, check, few, few_of, rows
from cli.office import rendered
from perfgoal.batch import FINDINGS, MOST_ROWS, check_arrow
from perfgoal.extras import MissingExtra


def test_a_slice_has_the_findings_of_its_rows() -> None:
    assert rows(check(batch(FEW).slice(1, 2))) == few_of("b.yaml", "c.yaml")


def test_a_table_of_chunks_gives_a_table() -> None:
    given = pa.Table.from_batches([batch(FEW).slice(0, 1), batch(FEW).slice(1, 0), batch(FEW).slice(1)])
    found = check(given)
    assert isinstance(found, pa.Table)
    assert rows(found) == few()


def test_what_has_no_rows_or_no_findings_gives_no_rows() -> None:
    """And the columns all the same, which Spark asks for."""
    clean = batch({"a.yaml": rendered("liwan_2024"), "b.txt": b""}).slice(0, 0)
    for given in (clean, pa.Table.from_batches([clean]), pa.Table.from_batches([], clean.schema)):
        assert rows(check(given)) == []
    [found] = check([clean])
    assert rows(found) == []
    assert list(check([])) == []


def test_a_reader_gives_a_reader_that_reads_no_further_than_it_is_asked() -> None:
    given, read = batch(FEW), list[int]()

    def batches() -> Iterator[Any]:
        for number in range(len(FEW)):
            read.append(number)
            yield given.slice(number, 1)

    reader = check(pa.RecordBatchReader.from_batches(given.schema, batches()))
    assert isinstance(reader, pa.RecordBatchReader)
    assert reader.schema == FINDINGS
    assert read == []
    first = reader.read_next_batch()
    assert read == [0]
    assert [*rows(first), *rows(reader.read_all())] == few()


def test_an_iterator_gives_one_that_reads_no_further_than_it_is_asked() -> None:
    given, read = batch(FEW), list[int]()

    def batches() -> Iterator[Any]:
        for number in range(len(FEW)):
            read.append(number)
            yield given.slice(number, 1)

    found = check(batches())
    assert read == []
    told_first = rows(next(found))
    assert read == [0]
    rest = list(found)
    assert len(rest) == len(FEW) - 1
    assert [*told_first, *(row for each in rest for row in rows(each))] == few()


def test_what_offers_a_stream_of_arrow_gives_a_reader() -> None:
    class Offering:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.Table.from_batches([batch(FEW)]).__arrow_c_stream__(requested_schema)

    assert rows(check(Offering()).read_all()) == few()


def test_a_batch_of_very_many_findings_is_handed_on_in_parts() -> None:
    """So that no more of them are held at once; one batch gives one all the same."""
    faulty = b"".join(b"k%d: 1\n" % number for number in range(3_000))
    given = batch({f"{number}.yaml": faulty for number in range(9)})
    parts = list(check([given]))
    assert len(parts) == 2
    assert all(part.num_rows < MOST_ROWS + 3_100 for part in parts)
    whole = check(given)
    assert isinstance(whole, pa.RecordBatch)
    assert pa.Table.from_batches(parts).to_pylist() == rows(whole)


EXECUTOR = """
import pickle, sys
import pyarrow as pa
check = pickle.loads(bytes.fromhex(sys.argv[1]))
with pa.ipc.open_stream(sys.stdin.buffer) as given:
    found = check(iter(given))
    first = next(found)
    with pa.ipc.new_stream(sys.stdout.buffer, first.schema) as out:
        for batch in (first, *found):
            out.write_batch(batch)
"""


def test_what_is_sent_to_a_process_elsewhere_finds_the_same_there(here: Path) -> None:
    """As an engine sends it to its executors: the function with its arguments, and batches."""
    (here / "perfgoal.toml").write_text('ignore = ["PG"]\n', "utf-8")
    given, sent = batch(FEW), pa.BufferOutputStream()
    with pa.ipc.new_stream(sent, given.schema) as stream:
        for number in range(len(FEW)):
            stream.write_batch(given.slice(number, 1))
    command = [sys.executable, "-c", EXECUTOR, pickle.dumps(partial(check_arrow, today=TODAY)).hex()]
    ended = subprocess.run(command, input=sent.getvalue().to_pybytes(), stdout=subprocess.PIPE, check=True)
    with pa.ipc.open_stream(ended.stdout) as back:
        assert [row for found in back for row in rows(found)] == few()


def test_without_pyarrow_it_is_said_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'perfgoal\[batch\]'"):
        check_arrow([])


def test_no_start_imports_it() -> None:
    code = "import sys, perfgoal.batch; print('pyarrow' in sys.modules); import perfgoal.cli"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ended.stdout.split() == [b"False"]
