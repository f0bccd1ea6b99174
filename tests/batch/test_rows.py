"""What a row may lack, what it may be called, and what may happen over it: the others are checked."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from batch.files import FEW, MIB, batch, check, few_of, rows


def test_a_row_without_content_is_a_finding_and_the_others_are_checked() -> None:
    found = rows(check(batch({**FEW, "a.yaml": None})))
    assert [each for each in found if each["file"] != "a.yaml"] == few_of("b.yaml", "c.yaml", "d.yaml")
    assert [each["code"] for each in found if each["file"] == "a.yaml"] == ["PG001"]
    assert found[0]["message"].startswith("这一行没有文件内容")


def test_a_row_without_path_is_a_finding_of_no_file() -> None:
    given = pa.record_batch({"path": pa.array([None, "c.yaml"]), "content": [FEW["c.yaml"], FEW["c.yaml"]]})
    found = rows(check(given, language="en"))
    assert found[0]["message"].startswith("This row has no path")
    assert (found[0]["code"], found[0]["file"], found[0]["severity"]) == ("PG001", "-", "error")
    assert {each["file"] for each in found[1:]} == {"c.yaml"}


def test_columns_that_are_nothing_but_null_are_findings() -> None:
    given = pa.record_batch({"path": pa.nulls(2), "content": pa.nulls(2)})
    assert [(each["file"], each["code"]) for each in rows(check(given))] == [("-", "PG001")] * 2


NAMES = [
    "s3://forms/2024/甲.yaml",
    "C:\\forms\\a.yaml",
    "../../x.yaml",
    "a\0b.yaml",
    "a\nb\x1b[31m.yaml",
    "\u202e.yaml",
    "",
]


@pytest.mark.parametrize("name", [*NAMES, "-", "/dev/stdin", "/", "x" * 70_000])
def test_a_path_is_told_as_it_is_given(name: str) -> None:
    found = rows(check(batch({name: b"year: 2024\n"})))
    assert {each["file"] for each in found} == {name}
    assert "PG101" in {each["code"] for each in found}


def test_paths_that_are_no_utf8_stay_apart() -> None:
    paths = pa.array([b"\xff.yaml", b"\xfe.yaml"], pa.binary())
    given = pa.record_batch(
        {"path": pa.Array.from_buffers(pa.string(), 2, paths.buffers()), "content": [b"year: 2024\n"] * 2}
    )
    assert {each["file"] for each in rows(check(given))} == {"\\xff.yaml", "\\xfe.yaml"}


@pytest.mark.parametrize(("name", "limit"), [("a.yaml", MIB), ("a.XLSX", 16 * MIB)])
def test_a_content_above_the_limit_of_its_kind_is_told_by_that(name: str, limit: int) -> None:
    [above] = rows(check(batch({name: b"#" * (limit + 1)})))
    assert above["code"] == "PG001"
    assert f"{limit:,}" in above["message"]
    assert f"{limit:,}" not in rows(check(batch({name: b"#" * limit})))[0]["message"]


def test_a_fault_of_the_program_is_a_finding_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    others = few_of("a.yaml", "c.yaml", "d.yaml")
    review = sys.modules["perfgoal.workspace.judging"].review

    def broken(source: bytes, *rest: Any) -> Any:
        if source == FEW["b.yaml"]:
            raise RuntimeError("boom \x1b[31m")
        return review(source, *rest)

    monkeypatch.setattr("perfgoal.workspace.judging.review", broken)
    with caplog.at_level(logging.ERROR):
        found = rows(check(batch(FEW)))
    assert [each for each in found if each["file"] != "b.yaml"] == others
    [failed] = (each for each in found if each["file"] == "b.yaml")
    assert (failed["code"], failed["severity"]) == ("PG001", "error")
    assert "RuntimeError" in failed["message"]
    [record] = caplog.records
    assert record.name == "perfgoal.batch"
    what, *frames = record.getMessage().splitlines()
    assert what.startswith("b.yaml: RuntimeError('boom")
    assert all(line.startswith("  ") for line in frames)
    assert any(line.endswith("in broken") for line in frames)
    assert "\x1b" not in what


def test_memory_that_lacks_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who started the job has it done again, where there is more."""

    def broken(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr("perfgoal.workspace.judging.review", broken)
    with pytest.raises(MemoryError):
        check(batch(FEW))


def test_a_file_that_an_extra_reads_asks_for_it_where_it_is_missing(here: Path) -> None:
    """It says nothing of the row, and other machines may have it."""
    (here / "pdfplumber.py").write_text("raise ModuleNotFoundError(name='pdfplumber')\n", "utf-8")
    code = (
        "import pyarrow as pa; from perfgoal.batch import check_arrow\n"
        "try: check_arrow(pa.record_batch({'path': ['form.pdf'], 'content': [b'%PDF-1.7']}))\n"
        "except ImportError as error: print(error.extra, error)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), *filter(None, sys.path)))}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, check=True)
    assert ended.stdout.decode().strip() == "pdf pdfplumber is not installed: pip install 'perfgoal[pdf]'"
