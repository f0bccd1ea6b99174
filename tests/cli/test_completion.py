"""Completion in the shells themselves: the program on the PATH, its script read by the shell, Tab pressed."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from cli.shells import Terminal, environment
from cli.terminal import Command
from outside import program
from perfgoal.forms import form_names
from perfgoal.rendering import FORMATS as RENDERINGS
from perfgoal.report.formats import FORMATS
from perfgoal.rules import CATALOGUE

Tab = Callable[[str], list[str]]
"""Completes a command line, and returns the words that the shell offers, or the line that it makes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a declaration, another whose name has a blank, one below, and a file of another kind."""
    here = tmp_path / "here"
    (here / "sub").mkdir(parents=True)
    for name in ("申报.yaml", "my goals.yml", "notes.txt", "sub/deep.yaml", "sub/form.XLSX", "sub/form.pdf"):
        (here / name).touch()
    return here


def _shown(screen: str) -> str:
    """What a terminal showed, without bells and what moves its cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", re.sub(r".\x08|\x07|\x1b\[C", "", screen))


@pytest.fixture(params=["bash", "zsh"])
def terminal(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    """A shell at a terminal that has read the completion script."""
    shell = request.param
    path = str(program(shell, package=shell))
    options = {"bash": ["--norc", "-i"], "zsh": ["-f", "-i"]}[shell]
    opened = Terminal([path, *options], environment(tmp_path, "zh"), folder)
    if shell == "bash":
        for setting in ("show-all-if-ambiguous on", "completion-query-items 0", "page-completions off"):
            opened.run(f"bind 'set {setting}'")
    else:
        opened.run("autoload -Uz compinit; compinit -u -d $HOME/dump; LISTMAX=9999; PROMPT='%% '")
    opened.run(f'eval "$(perfgoal completion {shell})"')
    yield opened
    opened.close()


def test_a_tab_at_a_terminal(terminal: Terminal) -> None:
    def offered(line: str) -> list[str]:
        return _shown(terminal.tab(line)).split()

    assert "render" in offered("perfgoal ren")
    assert {"validate", "rules", "explain", "completion"} <= set(offered("perfgoal "))
    assert {"--strict", "--stdin-filename"} <= set(offered("perfgoal validate --st"))
    assert {"full", "concise", "grouped", "json"} <= set(offered("perfgoal validate --format "))
    rendered = offered("perfgoal render --format ")
    assert set(RENDERINGS) <= set(rendered)
    assert "concise" not in rendered
    assert "--format=grouped" in offered("perfgoal validate --format=gr")
    assert {"PG201", "PG202", "PG209"} <= set(offered("perfgoal explain PG20"))
    assert "missing-target" in offered("perfgoal explain missing-t")
    after_comma = offered("perfgoal validate --select PG201,PG20")
    assert {"PG201,PG202", "PG201,PG209"} <= set(after_comma)
    assert "PG201,PG201" not in after_comma
    assert {"guangdong-department", "guangzhou-department"} <= set(offered("perfgoal forms guang"))
    assert {"declaration", "form"} <= set(offered("perfgoal schema "))
    assert {"en", "zh"} <= set(offered("perfgoal schema --keys "))


def test_files_at_a_terminal(terminal: Terminal) -> None:
    def offered(line: str) -> str:
        return _shown(terminal.tab(line))

    names = offered("perfgoal validate ")
    for name in ("申报.yaml", "goals.yml", "sub/"):
        assert name in names
    assert "notes.txt" not in names
    below = offered("perfgoal render sub/")
    assert all(name in below for name in ("deep.yaml", "form.XLSX", "form.pdf"))
    assert "sub/deep.yaml" in offered("perfgoal fmt sub/")
    assert "my\\ goals.yml" in offered("perfgoal validate my")
    assert '"my goals.yml"' in offered('perfgoal validate "my')
    assert "申报.yaml" in offered("perfgoal render 申")
    assert "notes.txt" in offered("perfgoal render 申报.yaml -o ")


def test_zsh_shows_what_a_rule_is_in_chinese(folder: Path, tmp_path: Path) -> None:
    opened = Terminal([str(program("zsh", package="zsh")), "-f", "-i"], environment(tmp_path, "zh"), folder)
    opened.run("autoload -Uz compinit; compinit -u -d $HOME/dump")
    opened.run('eval "$(perfgoal completion zsh)"')
    screen = opened.tab("perfgoal explain PG20")
    opened.close()
    assert f"-- {CATALOGUE['PG201'].summary.zh}" in screen


def _fish(folder: Path, tmp_path: Path, line: str, language: str = "zh") -> dict[str, str]:
    """What fish offers for a line, with the meanings."""
    command = "perfgoal completion fish | source; complete --do-complete $argv[1]"
    ended = subprocess.run(
        [program("fish", package="fish"), "--no-config", "--command", command, line],
        cwd=folder,
        env=environment(tmp_path, language),
        capture_output=True,
        check=True,
    )
    assert ended.stderr == b""
    lines = (each.partition("\t") for each in ended.stdout.decode().splitlines())
    return {word: meaning for word, _, meaning in lines}


def test_fish(folder: Path, tmp_path: Path) -> None:
    offered = partial(_fish, folder, tmp_path)
    assert offered("perfgoal rend") == {"render": "把申报文件呈现为表样。"}
    assert "--strict" in offered("perfgoal validate --st")
    assert set(offered("perfgoal render --format ")) == set(RENDERINGS)
    assert offered("perfgoal explain PG201") == {"PG201": CATALOGUE["PG201"].summary.zh}
    assert offered("perfgoal explain PG201", "en") == {"PG201": CATALOGUE["PG201"].summary.en}
    assert "PG201,PG202" in offered("perfgoal validate --select PG201,PG20")
    assert set(offered("perfgoal forms ")) == set(form_names())
    assert set(offered("perfgoal validate ")) == {"申报.yaml", "my goals.yml", "sub/"}
    assert set(offered("perfgoal import sub/")) == {"sub/deep.yaml", "sub/form.XLSX", "sub/form.pdf"}
    assert set(offered("perfgoal fmt sub/")) == {"sub/deep.yaml"}
    assert "notes.txt" in offered("perfgoal render 申报.yaml -o ")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_scripts_are_sound(perfgoal: Command, shell: str) -> None:
    ended = perfgoal("completion", shell)
    command = [str(program(shell, package=shell)), "-n"]
    checked = subprocess.run(command, input=ended.out.encode(), capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.fixture
def complete(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> Tab:
    """Ask as the scripts do."""
    monkeypatch.setenv("_PERFGOAL_COMPLETE", "1")

    def ask(line: str) -> list[str]:
        ended = perfgoal(*line.split(" "))
        assert (ended.code, ended.err) == (0, "")
        return [each.partition("\t")[0] for each in ended.out.splitlines()]

    return ask


def test_every_rule_and_every_form_is_offered(complete: Tab) -> None:
    rules = {name for rule in CATALOGUE.values() for name in (rule.code, rule.name)}
    assert set(complete("validate --ignore ")) == rules
    assert complete("forms ") == list(form_names())
    assert complete("new a.yaml --form ") == list(form_names())


def test_what_is_written_is_kept(complete: Tab) -> None:
    assert complete("explain pg201") == ["pg201"]
    assert complete("validate --select form-sums-differ,PG201,pg202,PG20")[0].startswith(
        "form-sums-differ,PG201,pg202,"
    )
    assert not {"PG201", "PG202"} & {each.rpartition(",")[2] for each in complete("validate --select PG201,pg202,PG20")}
    assert complete("validate --select = PG201") == ["PG201"]  # bash parts a word at the sign
    assert complete("validate --format =") == list(FORMATS)
    assert complete("validate --select=PG201") == ["--select=PG201"]


def test_where_the_cursor_is(complete: Tab) -> None:
    assert complete("validate a.yaml b") == [":forms"]  # any number of paths
    assert complete("render a.yaml b") == []
    assert complete("fmt a.yaml b") == complete("new ") == [":yaml"]
    assert complete("render ") == complete("import ") == complete("baseline ") == [":forms"]
    assert complete("fmt --keys ") == complete("new --keys ") == ["zh", "en"]
    assert complete("fmt --") == [
        *("--check", "--diff", "--keys", "--skip-others", "--changed-since", "--config", "--lang", "--help")
    ]
    assert complete("validate --today ") == []
    assert complete("validate -- --strict") == [":forms"]
    assert complete("validate --strict --strict") == []  # once is enough
    assert complete("validate --select PG2 --select") == ["--select"]
    assert complete("--lang en rend") == ["render"]
    assert complete("help compl") == ["completion"]
    assert complete("no-such-command --") == ["--version", "--lang", "--help"]
    assert complete("validate --no-such=") == []


def test_completion_imports_no_more_than_it_needs() -> None:
    code = (
        "import os, sys; os.environ['_PERFGOAL_COMPLETE'] = '1'; from perfgoal.cli import run;"
        "run(['validate', '--select', 'PG2']);"
        "print(*{'pydantic', 'yaml', 'rich', 'jinja2', 'perfgoal.rules', 'perfgoal.document'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ended.stdout.decode().splitlines()[-1] == ""


def test_completion_without_a_shell_tells_how(perfgoal: Command) -> None:
    ended = perfgoal("completion")
    assert (ended.code, ended.err) == (0, "")
    for start in ("~/.bashrc", "~/.zshrc", "config.fish", "$PROFILE"):
        assert start in ended.out
    assert perfgoal("completion", "zhs").err.startswith("错误：SHELL 不能是“zhs”；是不是 zsh？")
