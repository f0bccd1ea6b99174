"""Standard streams that are closed, full, or whose reader has left."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.commands_on_files import DECLARATION, PRINTING, closing, ended
from perfgoal.workspace.cache import NAME as CACHE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be started without a stream there")

SAMPLE = ("version", "validate-full", "render-xlsx")
CASES = [name if name in SAMPLE else pytest.param(name, marks=pytest.mark.nightly) for name in PRINTING]


@pytest.mark.parametrize("name", CASES)
def test_a_closed_standard_output_is_one_that_cannot_be_written(name: str) -> None:
    told = ended(*PRINTING[name], **closing(1))
    assert (told.code, told.err) == (3, "错误：无法写入 标准输出：Bad file descriptor\n")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_standard_output_is_told(name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        told = ended(*PRINTING[name], stdout=full)
    assert (told.code, told.err) == (3, "错误：无法写入 标准输出：No space left on device\n")


@pytest.mark.parametrize("name", CASES)
def test_a_reader_that_leaves_ends_the_run_quietly(name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    told = ended(*PRINTING[name], stdout=writer)
    os.close(writer)
    assert (told.code, told.err) == (141, "")


@pytest.mark.nightly
@pytest.mark.parametrize("name", PRINTING)
def test_a_closed_standard_error_changes_nothing(name: str) -> None:
    assert ended(*PRINTING[name], **closing(2))[:2] == ended(*PRINTING[name])[:2]


def test_what_is_told_on_a_closed_standard_error_goes_into_no_file(tmp_path: Path) -> None:
    """The lowest free number is given to the file that is opened next: a notice must not be written into it."""
    report, cache = tmp_path / "report.json", tmp_path / "cache"
    arguments = ("validate", DECLARATION, tmp_path / "gone.yaml", "--output", f"json={report}")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    told = ended(*arguments, **closing(0, 1, 2), env={"PERFGOAL_CACHE_DIR": str(cache)})
    assert told == (3, "", "")
    assert json.loads(report.read_bytes())["summary"]["files"] == 2
    with sqlite3.connect(cache / CACHE) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_closed_standard_input_is_a_finding() -> None:
    for command in (["validate", "-"], ["import", "-"]):
        told = ended(*command, stdin=None, **closing(0))
        assert told.code == 1
        assert "PG001" in told.out + told.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_standard_input_that_never_ends_is_too_large() -> None:
    with Path("/dev/zero").open("rb") as endless:
        told = ended("validate", "-", stdin=endless)
    assert told.code == 1
    assert "PG001" in told.out


def test_an_interrupt_while_the_command_line_is_read_ends_the_run(tmp_path: Path) -> None:
    launcher = tmp_path / "launcher.py"
    launcher.write_text(
        "import signal, sys\n"
        "from perfgoal.cli import main\n"
        "def arrive(frame, event, argument):\n"
        "    if event == 'call' and frame.f_code.co_name == 'make_context':\n"
        "        sys.setprofile(None)\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "sys.argv = ['perfgoal', '--version']\n"
        "sys.setprofile(arrive)\n"
        "main()\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PERFGOAL_LANG": "zh"}
    done = subprocess.run([sys.executable, launcher], capture_output=True, timeout=20, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "已中断。\n")
