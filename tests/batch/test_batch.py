"""Batches of Arrow: rows of a path and a content in, the findings of the command line out."""

import functools
import json
import logging
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from batch.files import PUBLISHED, TODAY, batch, every_kind, told
from cli.office import rendered
from cli.terminal import EXAMPLES, Command
from perfgoal import InvalidConfiguration
from perfgoal.batch import FINDINGS, FINDINGS_DDL, MOST_ROWS, check_arrow
from perfgoal.extras import MissingExtra
from rendering.office import converted

LIWAN = (EXAMPLES / "liwan_2024.yaml").read_bytes()
XIANGTAN = (EXAMPLES / "xiangtan_2023.yaml").read_bytes()
FEW = {"a.yaml": XIANGTAN, "b.yaml": "部门: [\n".encode(), "c.yaml": LIWAN, "d.yaml": b"year: \xff\n"}

check = functools.partial(check_arrow, today=TODAY)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(found: Any) -> list[dict[str, Any]]:
    """Return the rows of findings, which are well formed."""
    assert found.schema == FINDINGS
    found.validate(full=True)
    listed: list[dict[str, Any]] = found.to_pylist()
    return listed


@functools.cache
def few() -> list[dict[str, Any]]:
    return rows(check(batch(FEW)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_files_of_every_kind_have_the_findings_of_the_command_line(perfgoal: Command, language: Any) -> None:
    files = every_kind()
    assert len(files) > 250
    theirs = told(perfgoal, files, "--lang", language)
    ours = rows(check(batch(files), language=language))
    assert {each["file"] for each in theirs} <= files.keys()
    assert len({each["code"] for each in theirs}) > 60
    for mine, other in zip(ours, theirs, strict=True):
        assert mine == other
        assert [list(mine), *map(list, mine["related"])] == [list(other), *map(list, other["related"])]


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
    assert rows(check(given)) == [each for each in few() if each["file"] != "d.yaml"]


def test_a_text_that_is_no_utf8_is_a_finding() -> None:
    """Arrow promises UTF-8 and checks nothing; some who fill its columns do not either."""
    text = pa.Array.from_buffers(pa.string(), 1, pa.array([b"year: \xff\n"], pa.binary()).buffers())
    [found] = rows(check(pa.record_batch({"path": ["d.yaml"], "content": text})))
    assert [found] == [each for each in few() if each["file"] == "d.yaml"]


def test_contents_of_one_size_are_bytes() -> None:
    given = pa.record_batch({"path": ["a.yaml"], "content": pa.array([b"year: 2024\n"], pa.binary(11))})
    assert {each["code"] for each in rows(check(given))} == {"PG101"}


def test_other_columns_are_passed_over_wherever_they_stand() -> None:
    given = batch(FEW)
    content, path = given.column("content"), given.column("path")
    given = pa.record_batch({"size": [1, 2, 3, 4], "content": content, "code": ["x"] * 4, "path": path})
    assert rows(check(given)) == few()


def test_a_slice_has_the_findings_of_its_rows() -> None:
    assert rows(check(batch(FEW).slice(1, 2))) == [each for each in few() if each["file"] in ("b.yaml", "c.yaml")]


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


def test_a_row_without_content_is_a_finding_and_the_others_are_checked() -> None:
    found = rows(check(batch({**FEW, "a.yaml": None})))
    assert [each for each in found if each["file"] != "a.yaml"] == [each for each in few() if each["file"] != "a.yaml"]
    assert [each["code"] for each in found if each["file"] == "a.yaml"] == ["PG001"]
    assert found[0]["message"].startswith("这一行没有文件内容")


def test_a_row_without_path_is_a_finding_of_no_file() -> None:
    given = pa.record_batch({"path": pa.array([None, "c.yaml"]), "content": [LIWAN, LIWAN]})
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


@pytest.mark.parametrize("folder", ["s3://forms/2019年/", "C:\\2019年\\", "/srv/2019年/"])
def test_a_form_is_read_alike_whatever_system_its_path_is_of(folder: str) -> None:
    """This one states no year: the last part of a path may say it, and no folder."""
    data = (PUBLISHED / "liwan_2024.txt").read_bytes()
    plain = rows(check(batch({"form.txt": data})))
    assert [each["path"] for each in plain] == ["/year"]
    assert rows(check(batch({f"{folder}form.txt": data}))) == [{**plain[0], "file": f"{folder}form.txt"}]
    assert "/year" not in {each["path"] for each in rows(check(batch({f"{folder}2024年.txt": data})))}


def test_half_a_character_in_the_name_of_a_sheet_is_written_as_in_json(perfgoal: Command, tmp_path: Path) -> None:
    """Workbooks of Excel 97 to 2003 can hold it, and Arrow cannot."""
    book = converted((PUBLISHED / "zhanjiang_2023.xlsx").read_bytes(), "xls", tmp_path)
    old, new = b"\6\0Sheet1", b"\3\1" + "\ud800ab".encode("utf-16-le", "surrogatepass")
    assert book.count(old) == 1
    files = {"form.xls": book.replace(old, new)}
    theirs = told(perfgoal, files)
    assert "（\ud800ab!" in theirs[0]["message"]
    assert rows(check(batch(files))) == json.loads(json.dumps(theirs).replace("\\ud800", "\\\\ud800"))


def test_no_configuration_of_the_machine_is_looked_for(here: Path) -> None:
    (here / "perfgoal.toml").write_text('ignore = ["PG"]\n', "utf-8")
    (here / "broken").mkdir()
    (here / "broken" / "perfgoal.toml").write_text("[", "utf-8")
    files = dict.fromkeys(("a.yaml", str(here / "a.yaml"), "broken/a.yaml"), FEW["a.yaml"])
    found = rows(check(batch(files)))
    own = [each["code"] for each in few() if each["file"] == "a.yaml"]
    assert [each["code"] for each in found] == own * 3


def test_the_configuration_that_is_named_holds_as_on_the_command_line(perfgoal: Command, here: Path) -> None:
    """With its rules, its own forms and what it says of paths."""
    (here / "forms").mkdir()
    form = (EXAMPLES.parent / "schemas" / "forms" / "guangzhou-department.yaml").read_bytes()
    (here / "forms" / "hall.yaml").write_bytes(form.replace(b"form: guangzhou-department", b"form: hall"))
    (here / "our.toml").write_text(
        'forms = ["forms/*.yaml"]\nignore = ["PG416"]\n[severity]\nPG604 = "error"\n'
        '[paths."old/**"]\nignore = ["PG4", "PG6"]\n',
        "utf-8",
    )
    own = LIWAN.replace(b"form: guangzhou-department", b"form: hall")
    files = {"a.yaml": XIANGTAN, "old/a.yaml": XIANGTAN, str(here / "old" / "b.yaml"): XIANGTAN, "own.yaml": own}
    theirs = told(perfgoal, files, "--config", "our.toml")
    ours = rows(check(batch(files), config=here / "our.toml"))
    relative = json.loads(json.dumps(ours).replace(f"{here}/", ""))  # as the command line calls them
    assert sorted(relative, key=lambda each: each["file"]) == theirs
    assert len(theirs) != len(told(perfgoal, files))


def test_a_configuration_that_cannot_be_used_is_told_before_the_first_row(here: Path) -> None:
    (here / "wrong.toml").write_text('forms = ["nothing.yaml"]\n', "utf-8")
    with pytest.raises(InvalidConfiguration):
        check([batch(FEW)], config="wrong.toml")
    with pytest.raises(FileNotFoundError):
        check([batch(FEW)], config="none.toml")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            {"file": ["a"], "content": [b""]},
            "one column 'path' of texts (string) is needed; the columns are file: string",
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


def test_a_fault_of_the_program_is_a_finding_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    review = sys.modules["perfgoal.workspace.judging"].review

    def broken(source: bytes, *rest: Any) -> Any:
        if source == FEW["b.yaml"]:
            raise RuntimeError("boom \x1b[31m")
        return review(source, *rest)

    monkeypatch.setattr("perfgoal.workspace.judging.review", broken)
    with caplog.at_level(logging.ERROR):
        found = rows(check(batch(FEW)))
    assert [each for each in found if each["file"] != "b.yaml"] == [each for each in few() if each["file"] != "b.yaml"]
    [failed] = (each for each in found if each["file"] == "b.yaml")
    assert (failed["code"], failed["severity"]) == ("PG001", "error")
    assert "RuntimeError" in failed["message"]
    [record] = caplog.records
    assert record.name == "perfgoal.batch"
    assert "b.yaml: RuntimeError('boom" in record.getMessage()
    assert "in broken" in record.getMessage()
    assert "\x1b" not in record.getMessage()


def test_memory_that_lacks_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who started the job has it done again, where there is more."""

    def broken(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr("perfgoal.workspace.judging.review", broken)
    with pytest.raises(MemoryError):
        check(batch(FEW))


def test_what_an_executor_is_sent_gives_the_same() -> None:
    sent = pickle.loads(pickle.dumps(functools.partial(check_arrow, today=TODAY, language="zh", config=None)))
    assert [row for found in sent(iter([batch(FEW)])) for row in rows(found)] == few()


def test_the_day_counts_and_is_this_one_where_none_is_given() -> None:
    given = batch({"a.yaml": XIANGTAN})
    assert rows(check_arrow(given)) == rows(check_arrow(given, today=date.today()))
    assert rows(check_arrow(given, today=date(2022, 1, 1))) != few()


def test_the_columns_are_those_that_spark_is_told() -> None:
    types = pytest.importorskip("pyspark.sql.pandas.types")
    fields = [
        f"{field.name} {field.dataType.simpleString()}{'' if field.nullable else ' NOT NULL'}"
        for field in types.from_arrow_schema(FINDINGS)
    ]
    assert ", ".join(fields) == FINDINGS_DDL


def test_without_pyarrow_it_is_said_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'perfgoal\[batch\]'"):
        check_arrow([])


def test_no_start_imports_it() -> None:
    code = "import sys, perfgoal.batch; print('pyarrow' in sys.modules); import perfgoal.cli"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ended.stdout.split() == [b"False"]
