"""Which files a command is about, and what is said of the others."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command

DECLARATION = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
HEAVY = ("pydantic", "yaml", "jinja2", "rich", "tomllib", "perfgoal.workspace.git")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a declaration of this year, one of last year's and a build."""
    root = tmp_path / "here"
    for name in ("2024/a.yaml", "2023/a.yaml", "build/a.yaml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(DECLARATION, "utf-8")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("build/\n")
    (root / "perfgoal.toml").write_text('exclude = ["2023"]\n')
    monkeypatch.chdir(root)
    return root


def files(perfgoal: Command, *arguments: str) -> int:
    ended = perfgoal("validate", "--format", "json", *arguments)
    assert ended.code == 0
    return int(json.loads(ended.out)["summary"]["files"])


def test_what_was_passed_over_is_told_by_reason(here: Path, perfgoal: Command) -> None:
    (here / "other.yaml").write_text("services: {}\n")
    (here / "link.yaml").symlink_to("2024/a.yaml")
    (here / "2024" / ".gitignore").symlink_to("../.gitignore")
    ended = perfgoal("validate")
    assert ended.code == 0
    assert ended.err.splitlines() == [
        "跳过不是申报的 YAML 文件（1 个）：other.yaml",
        "按 .gitignore 跳过（1 个）：build/",
        "按配置的 exclude 跳过（1 个）：2023/",
        "不跟随符号链接，跳过（1 个）：link.yaml",
        "没有照它忽略文件，因为不是普通文件、超过 256 KB 或总共超过 2000 条（1 个）：2024/.gitignore",
    ]
    assert perfgoal("validate", "--lang", "en").err.splitlines() == [
        "skipped YAML files that are no declarations (1): other.yaml",
        "passed over, as .gitignore says (1): build/",
        "passed over, as the configuration excludes them (1): 2023/",
        "passed over, as symbolic links are not followed (1): link.yaml",
        "ignored nothing by what is no ordinary file, over 256 KB, or over 2000 rules in all (1): 2024/.gitignore",
    ]


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_a_declaration_is_known_by_any_line_whatever_ends_it(here: Path, perfgoal: Command, end: str) -> None:
    first, rest = DECLARATION.split("year:", 1)
    assert "perfgoal:" in first
    other = f"year:{rest.rstrip()}\nperfgoal: 1\nform: guangzhou-department\n"
    (here / "2024" / "b.yaml").write_bytes(other.replace("\n", end).encode())
    assert files(perfgoal) == 2


def test_names_that_are_told_are_inert(here: Path, perfgoal: Command) -> None:
    (here / "build").rename(here / "\x1b[31m::error::build")
    (here / ".gitignore").write_text("*build/\n")
    assert "\x1b" not in perfgoal("validate").err


def test_a_file_that_is_named_is_checked_all_the_same(here: Path, perfgoal: Command) -> None:
    assert files(perfgoal) == 1
    assert files(perfgoal, "2023/a.yaml", "build/a.yaml") == 2
    assert files(perfgoal, ".", "2023/a.yaml") == 2
    assert perfgoal("validate", "2023/a.yaml").err == ""


def test_where_nothing_is_left_the_reasons_are_told(here: Path, perfgoal: Command) -> None:
    (here / "2024" / "a.yaml").write_text("a: 1\n")
    (here / "link.yaml").symlink_to("2024/a.yaml")
    for command in ("validate", "fmt"):
        ended = perfgoal(command)
        assert ended.code == 2
        assert ended.err.splitlines()[-1] == (
            "错误：没有要检查的文件，找到的都跳过了：不是申报 1 个，.gitignore 忽略 1 个，配置的 exclude 排除 1 个，"
            "符号链接 1 个。"
        )
    said = perfgoal("validate", "2023", "--lang", "en")
    assert said.err.splitlines()[-1].endswith("passed over: 1 excluded by the configuration.")


def test_a_pattern_is_what_it_matches(here: Path, perfgoal: Command) -> None:
    assert files(perfgoal, "202?/*.yaml") == 1
    assert files(perfgoal, "**/*.yaml") == 1
    for command in ("validate", "fmt"):
        ended = perfgoal(command, "nope/*.yaml")
        assert (ended.code, ended.err) == (2, "错误：没有申报文件符合 nope/*.yaml。\n")
    assert "matches nope/*.yaml" in perfgoal("validate", "nope/*.yaml", "--lang", "en").err


def test_fmt_passes_over_the_same(here: Path, perfgoal: Command) -> None:
    for path in here.rglob("a.yaml"):
        path.write_text(DECLARATION + "\n\n", "utf-8")
    ended = perfgoal("fmt")
    assert ended.code == 0
    assert ended.err.splitlines() == ["按 .gitignore 跳过（1 个）：build/", "按配置的 exclude 跳过（1 个）：2023/"]
    assert (here / "2023" / "a.yaml").read_text("utf-8") == DECLARATION + "\n\n"
    assert (here / "2024" / "a.yaml").read_text("utf-8") != DECLARATION + "\n\n"


def test_a_declaration_by_configuration_lacks_what_it_does_not_say(here: Path, perfgoal: Command) -> None:
    text, count = re.subn(r"(?m)^perfgoal:.*\n", "", DECLARATION)
    assert count == 1
    (here / "2024" / "a.yaml").write_text(text, "utf-8")
    (here / "2024" / "b.yaml").write_text(DECLARATION, "utf-8")
    assert files(perfgoal) == 1
    (here / "perfgoal.toml").write_text('exclude = ["2023"]\ndeclarations = ["2024/*.yaml"]\n')
    first = perfgoal("validate", "--format", "json")
    assert first.code == 1
    assert {each["file"] for each in json.loads(first.out)["findings"] if each["severity"] == "error"} == {
        "2024/a.yaml"
    }
    assert perfgoal("validate", "--format", "json") == first  # from the cache
    assert perfgoal("validate", "--format", "json", "--no-cache") == first
    (here / "perfgoal.toml").write_text('exclude = ["2023"]\n')
    assert files(perfgoal) == 1


def test_what_was_no_declaration_before_is_none_of_the_answers_now(here: Path, perfgoal: Command) -> None:
    path = here / "2024" / "b.yaml"
    path.write_text("a: 1\n")
    os.utime(path, (1, 1))
    assert perfgoal("validate", "2024/b.yaml").code == 1
    assert [files(perfgoal), files(perfgoal)] == [1, 1]
    (here / "perfgoal.toml").write_text('exclude = ["2023"]\ndeclarations = ["2024"]\n')
    assert perfgoal("validate").code == 1


def test_a_wrong_pattern_is_wrong_usage(here: Path, perfgoal: Command) -> None:
    (here / "perfgoal.toml").write_text('exclude = ["../x"]\n')
    for command in ("validate", "fmt"):
        ended = perfgoal(command)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("错误：配置文件 perfgoal.toml:1 的“exclude”不能写“../x”")
    (here / "perfgoal.toml").write_text("exclude = 1\n")
    assert 'exclude = ["归档/**"' in perfgoal("validate").err
    assert perfgoal("validate", "--config", "nope.toml").code == 2


def test_without_a_configuration_a_run_that_the_cache_answers_reads_nothing(here: Path) -> None:
    (here / "perfgoal.toml").unlink()
    os.utime(here / "2024" / "a.yaml", (1, 1))
    os.utime(here / "2023" / "a.yaml", (1, 1))
    code = (
        "import sys; from perfgoal.cli import run; run(['validate', '--format', 'json']);"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    for _ in range(2):
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=here)
    assert ended.stdout.splitlines()[-1] == b"[]"
    assert "build/" in ended.stderr.decode()
