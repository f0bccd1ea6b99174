"""Wrong usage: exit code 2, one plain sentence in the user's language, and the way on."""

from pathlib import Path

import pytest

from cli.terminal import Command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "nope.yaml"), "没有这个文件或文件夹，请核对路径：nope.yaml"),
        (("validate", "--fromat", "json"), "是不是 --format"),
        (("validate", "--format", "xml"), "full, concise, grouped, json"),
        (("validate", "--lang", "fr"), "zh, en"),
        (("validate", "--select", "PG2O1"), "没有规则“PG2O1”"),
        (("validate", "--ignore", "missing-levle2"), "missing-level2"),
        (("validate", "--today", "2024-13-01"), "YYYY-MM-DD"),
        (("valdate",), "是不是 validate"),
        (("render",), "FILE"),
        (("render", "x.yaml"), "--format"),
        (("render", "nope.yaml", "--format", "html"), "没有这个文件或文件夹"),
        (("validate", "a\0b"), "没有这个文件或文件夹"),
        (("validate", "x" * 5000), "没有这个文件或文件夹"),
    ],
)
def test_wrong_usage(perfgoal: Command, arguments: tuple[str, ...], said: str) -> None:
    ended = perfgoal(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.err
    assert ended.err.startswith("错误：")
    assert "Traceback" not in ended.err


def test_an_empty_folder_is_nothing_to_validate(perfgoal: Command, tmp_path: Path) -> None:
    ended = perfgoal("validate", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "没有找到申报文件" in ended.err


def test_usage_speaks_english_too(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert perfgoal("validate", "nope", "--lang", "en").err == "error: no such file or folder (check the path): nope\n"
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "did you mean --format?" in perfgoal("validate", "--fromat", "x").err
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    assert "是不是 --format" in perfgoal("validate", "--fromat", "x").err


def test_a_first_run_tells_what_to_do_next(perfgoal: Command) -> None:
    ended = perfgoal()
    assert (ended.code, ended.err) == (0, "")
    for command in ("validate", "render", "explain", "forms", "--help"):
        assert f"  perfgoal {command}" in ended.out


@pytest.mark.parametrize("arguments", [("--help",), ("validate", "--help"), ("render", "-h")])
def test_help(perfgoal: Command, arguments: tuple[str, ...]) -> None:
    ended = perfgoal(*arguments)
    assert ended.code == 0
    assert ended.out.startswith("Usage: perfgoal")
    assert ended.err == ""


def test_version(perfgoal: Command) -> None:
    assert perfgoal("--version").out.startswith("perfgoal 0.")
