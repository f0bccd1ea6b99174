"""``perfgoal render`` into the files of office programs: to a file or a pipe, never to a terminal."""

import os
import sys
from pathlib import Path
from subprocess import PIPE

import pytest
from openpyxl import load_workbook

import outside
from cli.terminal import Command, process
from perfgoal.rendering import BINARY

MISSING = {"xlsx": ("xlsxwriter", "excel"), "docx": ("docx", "word"), "pdf": ("typst", "pdf")}
"""What writes a format, and the extra that installs it."""


@pytest.mark.parametrize("form", BINARY)
def test_a_pipe_and_a_file_get_the_same_bytes(perfgoal: Command, example: Path, form: str) -> None:
    if form == "pdf":
        outside.chinese_font()
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


@pytest.mark.parametrize("form", MISSING)
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


def test_a_workbook_to_fill_in(perfgoal: Command, example: Path) -> None:
    out = example.with_name("out.xlsx")
    assert perfgoal("render", example, "--fillable", "-o", out) == (0, "", "")
    book = load_workbook(out)
    assert all(sheet.protection.sheet for sheet in book)
    said = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("保障机构运转" in text for text in said)
    assert perfgoal("render", example, "--fillable", "-o", out, "--lang", "en") == (0, "", "")
    book = load_workbook(out)
    said = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert said
    assert not any("。" in text for text in said)


def test_only_a_workbook_is_filled_in(perfgoal: Command, example: Path) -> None:
    out = example.with_name("out.html")
    ended = perfgoal("render", example, "--fillable", "-o", out)
    assert (ended.code, ended.out) == (2, "")
    assert "--fillable 只用于 xlsx；html 里没有地方可填" in ended.err
    ended = perfgoal("render", example, "--fillable", "--findings", "-o", out.with_suffix(".xlsx"))
    assert (ended.code, ended.out) == (2, "")
    assert "--fillable 与 --findings 不能同时用" in ended.err
    assert list(example.parent.iterdir()) == [example]


def test_findings_stand_in_comments(perfgoal: Command, example: Path) -> None:
    example.write_text(example.read_text("utf-8").replace("9,450.27", "9,540.27"), "utf-8")
    out = example.with_name("out.xlsx")
    assert perfgoal("render", example, "--findings", "-o", out) == (0, "", "")
    said = [cell.comment.text for row in load_workbook(out)["资金"].iter_rows() for cell in row if cell.comment]
    assert any("PG201" in text and f"{example.name} 第 12 行第 3 列" in text for text in said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("goal: 在", f"goal: {'长' * 32_768} # ", "/goal 有 32768 个字符，xlsx 的一个单元格最多放得下 32767 个"),
        (
            "    amount: 4,838.94\n",
            "    amount: 4,838.94\n    extra: {" + ", ".join(f"c{index}: x" for index in range(16_385)) + "}\n",
            "/tasks 有 16389 栏，xlsx 的一张表最多放得下 16384 栏",
        ),
    ],
    ids=["text", "columns"],
)
def test_what_excel_has_no_room_for_is_refused(perfgoal: Command, example: Path, old: str, new: str, said: str) -> None:
    example.write_text(example.read_text("utf-8").replace(old, new, 1), "utf-8")
    out = example.with_name("out.xlsx")
    ended = perfgoal("render", example, "-o", out)
    assert (ended.code, ended.out, out.exists()) == (2, "", False)
    assert said in ended.err
    assert perfgoal("render", example, "--format", "md").code == 0
