"""Locales, terminals and limits that a process may find itself in."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import outside
from cli.terminal import EXAMPLES
from hostile.commands_on_files import DECLARATION, assert_told, ended

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locales, terminals and limits as on POSIX")

LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "none": {"LC_ALL": "", "LANG": "nonsense"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.mark.parametrize(
    "locale",
    [pytest.param(each, marks=[pytest.mark.nightly] * (name != "C"), id=name) for name, each in LOCALES.items()],
)
def test_names_in_chinese_are_the_same_in_any_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    """On the command line, on the disk, in a configuration, in a baseline and in a report."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "草稿").mkdir()
    (tmp_path / "perfgoal.toml").write_text('exclude = ["草稿/*"]\nbaseline = "接受.json"\n', "utf-8")
    for file in ("申报.yaml", "草稿/甲.yaml"):
        (tmp_path / file).write_bytes(DECLARATION.read_bytes())
    options = {"cwd": tmp_path, "env": locale}
    assert_told(ended("baseline", "申报.yaml", **options), 0)
    assert "申报.yaml" in (tmp_path / "接受.json").read_text("utf-8")
    told = ended("validate", "--format", "concise", **options)
    assert (told.code, told.out) == (0, "检查了 1 个文件：没有发现问题。\n")
    assert "草稿/甲.yaml" in told.err
    assert_told(ended("render", "申报.yaml", "-o", "呈现.md", **options), 0)
    assert (tmp_path / "呈现.md").exists()


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A locale of old servers, in which names of files are GBK to Python."""
    program = outside.program("localedef", package="libc-bin")
    folder = tmp_path_factory.mktemp("locales")
    subprocess.run([program, "-i", "zh_CN", "-f", "GBK", folder / "zh_CN.GBK"], capture_output=True, check=False)
    if not (folder / "zh_CN.GBK").exists():
        outside.absent("the sources of locales are not installed (Debian package locales)")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK"}


def test_names_in_chinese_are_the_same_where_all_others_are_gbk(tmp_path: Path, gbk: dict[str, str]) -> None:
    test_names_in_chinese_are_the_same_in_any_locale(tmp_path, gbk)


def test_a_process_that_works_for_the_run_reads_names_as_the_run_does(tmp_path: Path, gbk: dict[str, str]) -> None:
    """Where the program is installed in a folder with a Chinese name."""
    outside.chinese_font()
    (tmp_path / "软件").symlink_to(EXAMPLES.parent)
    environment = {**gbk, "PYTHONPATH": str(tmp_path / "软件" / "src")}
    assert ended("render", DECLARATION, "-o", tmp_path / "甲.pdf", env=environment) == (0, "", "")


def _on_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Run a command line on a terminal of its own; return its exit code and what the terminal shows."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "perfgoal", *map(str, arguments)]
    shown = b""
    variables = {**os.environ, "PERFGOAL_LANG": "zh", "TERM": "xterm", **environment}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=variables) as run:
        os.close(theirs)
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # as Linux says that the other end is closed
                break
            if not piece:
                break
            shown += piece
        run.wait(20)
    os.close(ours)
    return run.returncode, shown.decode()


TERMINALS = {
    "no-width": {"COLUMNS": "0"},
    "narrow": {"COLUMNS": "1"},
    "negative": {"COLUMNS": "-5"},
    "wide": {"COLUMNS": "9" * 30},
    "no-number": {"COLUMNS": "x", "LINES": "0"},
    "dumb": {"TERM": "dumb"},
    "no-name": {"TERM": ""},
    "plain": {"NO_COLOR": "1"},
}


@pytest.mark.parametrize(
    "name", [*TERMINALS][:1] + [pytest.param(each, marks=pytest.mark.nightly) for each in [*TERMINALS][1:]]
)
def test_a_terminal_of_any_kind_shows_all_of_a_report(name: str) -> None:
    code, shown = _on_a_terminal("validate", "--no-cache", DECLARATION, **TERMINALS[name])
    assert code == 0
    assert "检查了 1 个文件：" in shown
    assert shown.count("PG802") == ended("validate", "--no-cache", DECLARATION).out.count("PG802")


def test_a_terminal_that_is_gone_is_told_as_output_that_is_not_written() -> None:
    ours, theirs = os.openpty()
    os.close(ours)
    told = ended("validate", "--no-cache", DECLARATION, stdout=theirs)
    os.close(theirs)
    assert (told.code, told.err) == (3, "错误：无法写入 标准输出：Input/output error\n")


def _limit(what: int, value: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (value, value))


LIMITS = {
    "few-files": _limit(resource.RLIMIT_NOFILE, 16),
    "little-memory": _limit(resource.RLIMIT_AS, 256 << 20),
}


@pytest.mark.parametrize(
    "name", [*LIMITS][:1] + [pytest.param(each, marks=pytest.mark.nightly) for each in [*LIMITS][1:]]
)
def test_a_run_of_many_files_gets_by_with_little(tmp_path: Path, name: str) -> None:
    count = 200
    for number in range(count):
        (tmp_path / f"{number}.yaml").write_bytes(DECLARATION.read_bytes())
    arguments = ("validate", "--format", "json", "--jobs", "4", "--select", "PG2", tmp_path)
    told = ended(*arguments, preexec_fn=LIMITS[name], env={"PERFGOAL_CACHE_DIR": str(tmp_path / "cache")})
    assert (told.code, told.err) == (0, "")
    assert f'"files": {count}' in told.out


@pytest.mark.parametrize(
    "arguments",
    [("--output", "json=report"), ("--format", "sarif")],
    ids=["report-in-a-file", "report-that-waits"],
)
def test_a_limit_of_the_size_of_files_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The system would end a process that exceeds it by a signal (SIGXFSZ)."""
    for number in range(40):
        (tmp_path / f"{number}.yaml").write_bytes(DECLARATION.read_bytes())
    (tmp_path / "report").write_bytes(b"old")
    limit = _limit(resource.RLIMIT_FSIZE, 8_192)
    told = ended("validate", "--no-cache", *arguments, tmp_path, cwd=tmp_path, preexec_fn=limit)
    assert_told(told, 3)
    assert "File too large" in told.err
    assert (tmp_path / "report").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 41
