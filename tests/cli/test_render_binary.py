"""``perfgoal render`` into the files of office programs: to a file or a pipe, never to a terminal."""

import os
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from cli.terminal import Command, process
from perfgoal.rendering import BINARY

MISSING = {"xlsx": ("xlsxwriter", "excel")}
"""What writes each format, and the extra that installs it."""


@pytest.mark.parametrize("form", BINARY)
def test_a_pipe_and_a_file_get_the_same_bytes(perfgoal: Command, example: Path, form: str) -> None:
    out = example.with_name(f"out.{form}")
    assert perfgoal("render", example, "-o", out) == (0, "", "")
    piped = process("render", example, "--format", form, stdout=PIPE, stderr=PIPE)
    printed, errors = piped.communicate()
    assert (piped.returncode, errors) == (0, b"")
    assert printed == out.read_bytes()


@pytest.mark.parametrize("form", BINARY)
def test_no_terminal_is_written_to(example: Path, form: str) -> None:
    pty = pytest.importorskip("pty")
    near, far = pty.openpty()
    try:
        ended = process("render", example, "--format", form, stdout=far, stderr=PIPE)
        _, errors = ended.communicate()
        os.set_blocking(near, False)
        with pytest.raises(BlockingIOError):
            os.read(near, 1)
    finally:
        os.close(near)
        os.close(far)
    assert ended.returncode == 2
    assert f"{form} 文件不能显示在终端里：用 -o" in errors.decode()


@pytest.mark.parametrize("form", BINARY)
def test_a_format_that_is_not_installed_says_what_installs_it(
    perfgoal: Command, example: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, extra = MISSING[form]
    monkeypatch.setitem(sys.modules, package, None)
    out = example.with_name(f"out.{form}")
    ended = perfgoal("render", example, "-o", out)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"错误：这一格式要用到 {package}，还没有安装。安装：pip install 'perfgoal[{extra}]'\n"
    assert (
        f"Install it: pip install 'perfgoal[{extra}]'\n" in perfgoal("render", example, "-o", out, "--lang", "en").err
    )
    assert not out.exists()
