"""What a platform's check is given: annotations, a summary of the step, and paths from the root of the repository."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from cli.terminal import EXAMPLES, Command, process
from perfgoal.cli import summary
from rendering.pages import Sheet

WRONG = ("basic: 2,554.17", "basic: 2,555.17")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no such file there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: one of a repository, with a declaration that has an error and one that has none."""
    root = tmp_path / "repository"
    here = root / "预算"
    here.mkdir(parents=True)
    (root / ".git").mkdir()
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    (here / "甲.yaml").write_text(text.replace(*WRONG), "utf-8")
    (here / "乙.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """The file of a step's summary, in which the step has written a line before."""
    file = tmp_path / "step_summary"
    file.write_text("before\n\n", "utf-8")
    monkeypatch.setenv(summary.VARIABLE, str(file))
    return file


def test_files_are_called_by_their_paths_in_the_repository(folder: Path, perfgoal: Command) -> None:
    github = perfgoal("validate", "--format", "github")
    assert github.code == 1
    assert "::error file=预算/甲.yaml,line=12," in github.out
    gitlab = json.loads(perfgoal("validate", "--format", "gitlab").out)
    assert {issue["location"]["path"] for issue in gitlab} == {"预算/甲.yaml", "预算/乙.yaml"}
    junit = ElementTree.fromstring(perfgoal("validate", "--format", "junit").out)
    assert [test.get("file") for test in junit.iter("testcase")] == ["预算/乙.yaml", "预算/甲.yaml"]


def test_standard_input_has_annotations_without_a_file(folder: Path) -> None:
    running = process("validate", "-", "--format", "github", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    out, _ = running.communicate((folder / "甲.yaml").read_bytes())
    assert "::error title=PG201 expenditure-sources-balance::-:12:3: " in out.decode()


def test_warnings_fail_a_test_only_where_they_fail_the_run(folder: Path, perfgoal: Command) -> None:
    for how, failed in (((), 1), (("--strict",), 2)):
        root = ElementTree.fromstring(perfgoal("validate", "--format", "junit", *how).out)
        assert root.get("failures") == str(failed)


def test_the_summary_is_the_markdown_report_behind_what_is_there(step: Path, perfgoal: Command) -> None:
    ended = perfgoal("validate", "--format", "github")
    assert ended.err == ""
    assert step.read_text("utf-8") == "before\n\n" + "\n\n" + perfgoal("validate", "--format", "markdown").out


@pytest.mark.parametrize("before", ["**3** files built", "built\n", "<details>\n<p>x</p>\n</details>\n", "- built\n"])
def test_what_is_there_does_not_reach_into_the_summary(before: str, step: Path, perfgoal: Command) -> None:
    step.write_text(before, "utf-8")
    perfgoal("validate", "--format", "github")
    tokens = MarkdownIt().parse(step.read_text("utf-8"))
    assert "绩效目标校验报告" in [after.content for each, after in pairwise(tokens) if each.tag == "h1"]


def test_a_report_for_github_in_a_file_comes_with_the_summary_too(step: Path, perfgoal: Command) -> None:
    ended = perfgoal("validate", "--output", "github=annotations.txt")
    assert ended == perfgoal("validate")
    assert "::error file=预算/甲.yaml" in Path("annotations.txt").read_text("utf-8")
    assert step.read_text("utf-8").endswith(perfgoal("validate", "--format", "markdown").out)


@pytest.mark.parametrize("name", ["full", "json", "markdown", "gitlab"])
def test_no_other_report_writes_a_summary(name: str, step: Path, perfgoal: Command) -> None:
    perfgoal("validate", "--format", name)
    assert step.read_text("utf-8") == "before\n\n"


def test_without_the_variable_there_is_no_summary(folder: Path, perfgoal: Command) -> None:
    perfgoal("validate", "--format", "github")
    assert sorted(path.name for path in folder.iterdir()) == ["乙.yaml", "甲.yaml"]


def test_a_summary_that_is_not_there_yet_is_begun(step: Path, perfgoal: Command) -> None:
    step.unlink()
    perfgoal("validate", "--format", "github")
    assert step.read_text("utf-8").startswith("# ")


def test_a_summary_keeps_to_what_github_shows(step: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = len(perfgoal("validate", "--format", "markdown").out.encode())
    monkeypatch.setattr(summary, "MOST", whole - 100)
    perfgoal("validate", "--format", "github")
    assert len(step.read_bytes()) < whole - 100
    sheet = Sheet.read(step.read_text("utf-8"))
    assert [heading for level, heading in sheet.headings if level == "h2"] == ["乙.yaml"]
    assert sheet.paragraphs[-1].startswith("还有 1 个文件的结果没有列出")
    before = step.read_bytes()
    monkeypatch.setattr(summary, "MOST", len(before) + 100)
    ended = perfgoal("validate", "--format", "github")
    assert "已经没有地方" in ended.err
    assert step.read_bytes() == before


def test_what_keeps_the_summary_from_being_written_is_told_and_fails_nothing(step: Path, perfgoal: Command) -> None:
    step.unlink()
    plain = perfgoal("validate", "--format", "github")
    step.unlink()
    step.mkdir()
    ended = perfgoal("validate", "--format", "github", "--lang", "zh")
    assert (ended.code, ended.out) == (plain.code, plain.out)
    assert ended.err.startswith(f"没有写入本次运行的摘要 {step}：")
    assert "the summary of the run was not written" in perfgoal("validate", "--format", "github", "--lang", "en").err


@posix_only
def test_a_pipe_that_no_one_reads_does_not_stop_a_run(step: Path, perfgoal: Command) -> None:
    step.unlink()
    os.mkfifo(step)
    ended = perfgoal("validate", "--format", "github")
    assert ended.code == 1
    assert "没有写入本次运行的摘要" in ended.err


@posix_only
def test_a_summary_that_finds_no_room_is_taken_back(step: Path) -> None:
    """The file may grow by a few bytes only: what was there before stays as it was."""
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50));"
    command = f"{limit} import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    command += "from perfgoal.cli import run; sys.exit(run(['validate', '--format', 'github', '--no-cache']))"
    ended = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert ended.returncode == 1
    assert b"::error file=" in ended.stdout
    assert str(step) in ended.stderr.decode()
    assert step.read_text("utf-8") == "before\n\n"


@pytest.mark.parametrize("report", ["gitlab", "junit", "markdown", "html"])
def test_no_report_that_ends_up_in_a_log_begins_a_line_with_a_command(
    report: str, folder: Path, perfgoal: Command
) -> None:
    command = "::error file=a.py::owned"
    text = (folder / "甲.yaml").read_text("utf-8")
    text = text.replace("department: 广州市荔湾区科技工业和信息化局", f'department: "{command}\\n{command}"')
    Path("::error ::x\n::error ::y.yaml").write_text(text, "utf-8")
    ended = perfgoal("validate", "--format", report)
    assert "owned" in ended.out or report in ("gitlab", "junit")
    assert "::y.yaml" in ended.out.replace(": :", "::")
    assert [line for line in ended.out.splitlines() if line.lstrip().startswith("::")] == []
