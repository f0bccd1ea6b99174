"""Several reports of one run: each the same bytes as if it alone had been asked for."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command, process
from perfgoal import spool
from perfgoal.report.formats import FORMATS

WRONG = ("basic: 2,554.17", "basic: 2,555.17")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no such device there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of three declarations, one of them with an error."""
    made = tmp_path / "declarations"
    made.mkdir()
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    for name in ("甲.yaml", "乙.yaml", "丙.yaml"):
        (made / name).write_text(text.replace(*WRONG) if name == "乙.yaml" else text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return made


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("on_disk", [False, True])
@pytest.mark.parametrize("cached", [False, True])
def test_every_report_is_what_it_is_alone(
    on_disk: bool, cached: bool, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if on_disk:
        monkeypatch.setattr(spool, "MOST_IN_MEMORY", 100)
    how = () if cached else ("--no-cache",)
    alone = {name: perfgoal("validate", folder, "--format", name, *how) for name in FORMATS}
    asked = [part for name in FORMATS for part in ("--output", f"{name}={name}.out")]
    for first in FORMATS:
        assert perfgoal("validate", folder, "--format", first, *asked, *how) == alone[first]
        for name in FORMATS:
            written = Path(f"{name}.out")
            assert written.read_bytes().decode() == alone[name].out
            written.unlink()
    assert names(Path()) == ["declarations"]


def test_standard_output_gets_the_full_report_unless_it_is_to_get_another(folder: Path, perfgoal: Command) -> None:
    ended = perfgoal("validate", folder, "-o", "json=report.json")
    assert ended == perfgoal("validate", folder)
    assert ended.code == 1
    assert json.loads(Path("report.json").read_bytes())["summary"]["files"] == 3


@pytest.mark.parametrize("option", ["--statistics", "--ledger"])
@pytest.mark.parametrize("form", ["concise", "json"])
def test_what_replaces_the_report_on_standard_output_leaves_the_others(
    option: str, form: str, folder: Path, perfgoal: Command
) -> None:
    ended = perfgoal("validate", folder, option, "--format", form, "--output", "json=report.json")
    assert ended == perfgoal("validate", folder, option, "--format", form)
    assert Path("report.json").read_text("utf-8") == perfgoal("validate", folder, "--format", "json").out


def test_with_a_fix_the_reports_tell_what_remains(folder: Path, perfgoal: Command) -> None:
    perfgoal("validate", folder, "--fix", "--output", "jsonl=report.jsonl")
    assert Path("report.jsonl").read_text("utf-8") == perfgoal("validate", folder, "--format", "jsonl").out


def test_standard_input_that_is_mended_is_reported_in_files(folder: Path, perfgoal: Command) -> None:
    text = (folder / "乙.yaml").read_bytes()
    ended = process(
        *("validate", "-", "--fix", "--output", "json=report.json", "--no-cache"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, _ = ended.communicate(text, timeout=60)
    (folder / "丁.yaml").write_bytes(out)
    told = perfgoal("validate", folder / "丁.yaml", "--format", "json").out
    assert Path("report.json").read_text("utf-8") == told.replace('"declarations/丁.yaml"', '"-"')


def test_a_part_without_files_has_its_report(folder: Path, perfgoal: Command) -> None:
    parts = [
        perfgoal("validate", folder, "--shard", f"{part}/9", "--output", f"json={part}.json") for part in range(1, 10)
    ]
    assert sorted({ended.code for ended in parts}) == [0, 1]
    merged = perfgoal("merge", *(f"{part}.json" for part in range(1, 10)))
    assert merged == perfgoal("validate", folder, "--format", "json")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("report.json",), "--output 要写成 格式=文件，如 json=报告.json，不能是“report.json”。"),
        (("json=",), "--output 要写成 格式=文件"),
        (("=report.json",), "--output 要写成 格式=文件"),
        (("jsn=report.json",), "--output 不能是“jsn”；是不是 json？"),
        (("json=-",), "--output 只写文件；要写到标准输出，用 --format json。"),
        (("json=gone/report.json",), "-o 所在的文件夹不存在，请先建立它：gone/report.json"),
        (("json=a.json", "jsonl=b.jsonl", "full=./declarations/../a.json"), "两个 --output 不能写到同一个文件"),
        (("json=declarations",), "-o 已存在且不是普通文件"),
        (("json=link",), "-o 不能是符号链接"),
        (("json=declarations/乙.yaml",), "-o 不能是要读取的文件本身"),
        (("json=perfgoal.toml",), "-o 不能是要读取的文件本身"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_checked(
    asked: tuple[str, ...], said: str, folder: Path, perfgoal: Command
) -> None:
    Path("link").symlink_to(folder / "甲.yaml")
    Path("perfgoal.toml").write_text("")
    before = {path: path.read_bytes() for path in (*folder.iterdir(), Path("perfgoal.toml"))}
    options = [part for one in asked for part in ("--output", one)]
    ended = perfgoal("validate", folder, "--config", "perfgoal.toml", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert before == {path: path.read_bytes() for path in before}
    assert names(Path()) == ["declarations", "link", "perfgoal.toml"]


def test_an_input_is_known_by_another_name(folder: Path, perfgoal: Command) -> None:
    Path("same").hardlink_to(folder / "甲.yaml")
    assert perfgoal("validate", folder / "甲.yaml", "--output", "json=same").code == 2


def test_what_another_part_checks_is_no_place_for_a_report(folder: Path, perfgoal: Command) -> None:
    for part in range(1, 10):
        ended = perfgoal("validate", folder, "--shard", f"{part}/9", "--output", "json=declarations/乙.yaml")
        assert ended.code == 2


def test_a_diff_is_no_report(folder: Path, perfgoal: Command) -> None:
    ended = perfgoal("validate", folder, "--diff", "--output", "json=report.json")
    assert (ended.code, ended.out) == (2, "")
    assert "--diff 只输出差异，没有报告可用 --output" in ended.err


def test_where_nothing_is_found_nothing_is_written(folder: Path, perfgoal: Command) -> None:
    (folder / "empty").mkdir()
    assert perfgoal("validate", folder / "empty", "--output", "json=report.json").code == 2
    assert not Path("report.json").exists()


def test_a_report_replaces_an_older_one_and_keeps_its_permissions(folder: Path, perfgoal: Command) -> None:
    Path("report.json").write_text("old")
    Path("report.json").chmod(0o640)
    perfgoal("validate", folder, "--output", "json=report.json")
    assert json.loads(Path("report.json").read_bytes())
    assert Path("report.json").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_keeps_no_other_report(
    folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = list[int](), os.fsync

    def full_at_times(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) != 2:
            raise OSError(28, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full_at_times)
    outputs = ("json=first.json", "json=report.json", "jsonl=last.jsonl")
    ended = perfgoal("validate", folder, *(part for one in outputs for part in ("--output", one)))
    assert ended.code == 3
    assert ended.out == perfgoal("validate", folder).out
    told = [line.split("：")[1] for line in ended.err.splitlines()]
    assert told == ["无法写入 first.json", "无法写入 last.jsonl"]
    assert names(Path()) == ["declarations", "report.json"]
    assert Path("report.json").read_text("utf-8") == perfgoal("validate", folder, "--format", "json").out


def test_a_full_disk_leaves_the_old_report(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.json").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ended = perfgoal("validate", folder, "--output", "json=report.json", "--no-cache")
    assert (ended.code, Path("report.json").read_text()) == (3, "old")
    assert ended.err == "错误：无法写入 report.json：No space left on device\n"
    assert names(Path()) == ["declarations", "report.json"]


def test_what_cannot_be_kept_writes_no_report(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 0)
    with monkeypatch.context() as there_is_no:
        there_is_no.setattr(tempfile, "tempdir", "/gone")
        ended = perfgoal("validate", folder, "--format", "jsonl", "--output", "concise=report.txt", "--no-cache")
    assert ended.code == 3
    assert ended.err == "错误：无法写入 /gone：No such file or directory\n"
    assert not Path("report.txt").exists()


@posix_only
def test_of_a_run_that_was_cut_short_there_is_no_report(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    Path("+.yaml").write_bytes((folder / "甲.yaml").read_bytes())  # has passed when the mended text finds no reader
    started = process(
        *("validate", "+.yaml", "-", "--fix", "--output", "json=report.json"),
        stdin=subprocess.PIPE,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    started.communicate((folder / "乙.yaml").read_bytes(), timeout=60)
    assert started.returncode == 141
    assert names(Path()) == ["+.yaml", "declarations"]


@posix_only
def test_a_full_disk_behind_standard_output_keeps_no_other_report(folder: Path, perfgoal: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        started = process("validate", folder, "--output", "json=report.json", stdout=full, stderr=subprocess.PIPE)
        _, err = started.communicate(timeout=60)
    assert started.returncode == 3
    assert "无法写入 标准输出" in err.decode()
    assert Path("report.json").read_text("utf-8") == perfgoal("validate", folder, "--format", "json").out


@posix_only
def test_a_reader_that_leaves_keeps_no_other_report(folder: Path, perfgoal: Command) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    started = process(
        *("validate", folder, "--format", "jsonl", "--output", "json=report.json"),
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (141, b"")
    assert Path("report.json").read_text("utf-8") == perfgoal("validate", folder, "--format", "json").out


@posix_only
def test_an_interrupt_leaves_no_temporary_file(folder: Path) -> None:
    code = (
        "import os, signal, sys; from perfgoal.cli import run\n"
        "from perfgoal.report import json\n"
        "told = json.json_report\n"
        "def slow(results):\n"
        "    for piece in told(results):\n"
        "        yield piece\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "json.json_report = slow\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    arguments = ("validate", str(folder), "--output", "jsonl=first.jsonl", "--output", "json=report.json")
    ended = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False)
    assert ended.returncode == 130
    assert names(Path()) == ["declarations", "first.jsonl"]


def test_a_report_in_a_file_has_no_colour(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    perfgoal("validate", folder, "--output", "full=report.txt")
    assert b"\x1b" not in Path("report.txt").read_bytes()
