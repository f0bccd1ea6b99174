"""``--changed-since``: what has changed is checked, and nothing else."""

import json
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from workspace.repositories import commit, git

DECLARATION = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
WRONG = DECLARATION.replace("basic: 2,554.17", "basic: 2,555.17")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of five declarations, on a branch that has just parted from main."""
    root = tmp_path / "here"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    for number in range(5):
        (root / f"{number}.yaml").write_text(DECLARATION, "utf-8")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(root)
    return root


def checked(perfgoal: Command, *arguments: str) -> list[str]:
    """Return the names of the files that are told of."""
    ended = perfgoal("validate", "--format", "json", *arguments)
    assert ended.code in (0, 1)
    return sorted({each["file"] for each in json.loads(ended.out)["findings"]})


def test_only_what_has_changed_is_checked(here: Path, perfgoal: Command) -> None:
    (here / "1.yaml").write_text(WRONG, "utf-8")
    (here / "新.yaml").write_text(WRONG, "utf-8")
    (here / "0.yaml").unlink()
    assert perfgoal("validate", "--changed-since", "main").code == 1
    assert checked(perfgoal, "--changed-since", "main") == ["1.yaml", "新.yaml"]
    assert checked(perfgoal, "--changed-since", "main", "1.yaml", "2.yaml") == ["1.yaml"]
    assert checked(perfgoal, "--changed-since", "main", "[2-4].yaml") == []
    shards = [checked(perfgoal, "--changed-since", "main", "--shard", f"{number}/2") for number in (1, 2)]
    assert sorted([*shards[0], *shards[1]]) == ["1.yaml", "新.yaml"]


@pytest.mark.parametrize("report", ["json", "full", "concise", "grouped"])
def test_where_nothing_has_changed_the_report_is_empty(report: str, here: Path, perfgoal: Command) -> None:
    ended = perfgoal("validate", "--changed-since", "main", "--format", report)
    assert (ended.code, ended.err) == (0, "与 main 相比，没有改动过的申报。\n")
    assert ended.out
    if report == "json":
        assert json.loads(ended.out)["summary"]["files"] == 0
    assert "differs from main" in perfgoal("validate", "--changed-since", "main", "--lang", "en").err


def test_a_changed_file_that_declares_nothing_is_no_error(here: Path, perfgoal: Command) -> None:
    (here / "other.yaml").write_text("services: {}\n")
    ended = perfgoal("validate", "--changed-since", "main")
    assert (ended.code, ended.err.splitlines()[0]) == (0, "跳过不是申报的 YAML 文件（1 个）：other.yaml")


def test_a_folder_without_any_file_is_an_error_still(here: Path, perfgoal: Command) -> None:
    (here / "empty").mkdir()
    assert perfgoal("validate", "empty", "--changed-since", "main").code == 2


def test_a_changed_configuration_has_everything_checked_and_says_so(here: Path, perfgoal: Command) -> None:
    (here / "perfgoal.toml").write_text('language = "en"\n')
    ended = perfgoal("validate", "--changed-since", "main")
    assert "5 files checked" in ended.out
    assert ended.err == (
        "these have changed too, and all files that they affect are checked (1): perfgoal.toml\n"
    )  # in the language of the configuration


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_a_configuration_that_cannot_be_used_is_wrong_usage_for_a_named_file_too(
    command: str, here: Path, perfgoal: Command
) -> None:
    (here / "a").mkdir()
    (here / "a" / "0.yaml").write_text(DECLARATION, "utf-8")
    (here / "a" / "perfgoal.toml").write_text('languag = "en"\n')
    commit(here)
    ended = perfgoal(command, "--changed-since", "HEAD", "a/0.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "a/perfgoal.toml:1" in ended.err


def test_the_whole_repository_is_not_judged_by_a_part_and_that_is_told(here: Path, perfgoal: Command) -> None:
    (here / "perfgoal.toml").write_text("[repository]\n")
    commit(here)
    git(here, "branch", "--force", "main")
    (here / "1.yaml").write_text(WRONG, "utf-8")
    assert "PG901" in perfgoal("validate").out
    ended = perfgoal("validate", "--changed-since", "main")
    assert "PG901" not in ended.out
    assert ended.err == "只检查了一部分文件，没有判断整个仓库的规则（PG217、PG901 至 PG907）。\n"


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_a_hook_says_nothing_of_files_that_are_not_to_be_checked(command: str, here: Path, perfgoal: Command) -> None:
    (here / "other.yaml").write_text("services: {}\n")
    (here / "1.yaml").write_text(WRONG, "utf-8")
    (here / "perfgoal.toml").write_text('exclude = ["1.yaml"]\n')
    named = ("--skip-others", "1.yaml", "other.yaml")
    for options in ((), ("--changed-since", "HEAD")):
        ended = perfgoal(command, *named, *options)
        assert (ended.code, "1.yaml" in ended.out + ended.err) == (0, False)
    (here / "perfgoal.toml").unlink()
    assert perfgoal("validate", *named).code == 1


def test_fmt_formats_what_has_changed(here: Path, perfgoal: Command) -> None:
    for number in range(5):
        (here / f"{number}.yaml").write_text(DECLARATION + "\n\n", "utf-8")
    commit(here)
    git(here, "branch", "--force", "main")
    assert perfgoal("fmt", "--check", "--changed-since", "main") == (
        0,
        "0 个文件需要整理，0 个无需整理。\n",
        "与 main 相比，没有改动过的申报。\n",
    )
    (here / "3.yaml").write_text(DECLARATION + "\n\n\n", "utf-8")
    assert perfgoal("fmt", "--changed-since", "main").code == 0
    assert (here / "3.yaml").read_text("utf-8").endswith("\n\n\n") is False
    assert (here / "2.yaml").read_text("utf-8") == DECLARATION + "\n\n"


@pytest.mark.parametrize("command", ["validate", "fmt"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_revision_that_there_is_not_is_wrong_usage(command: str, lang: str, here: Path, perfgoal: Command) -> None:
    for revision in ("nope", "--output=x", "\x1b[31m"):
        ended = perfgoal(command, f"--changed-since={revision}", "--lang", lang)
        assert (ended.code, ended.out) == (2, "")
        assert ("没有" if lang == "zh" else "knows no revision") in ended.err
        assert "\x1b" not in ended.err
    assert not (here / "x").exists()


def test_a_shallow_clone_is_told_how_to_get_its_history(
    here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(here.parent, "clone", "--quiet", "--depth", "1", here.as_uri(), "clone")
    monkeypatch.chdir(here.parent / "clone")
    ended = perfgoal("validate", "--changed-since", "origin/main")
    assert ended.code == 2
    assert "fetch-depth: 0" in ended.err
    assert "GIT_DEPTH: 0" in perfgoal("validate", "--changed-since", "origin/main", "--lang", "en").err


def test_outside_of_a_repository_or_without_git_it_is_wrong_usage(
    here: Path, perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(DECLARATION, "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = perfgoal("validate", "a.yaml", "--changed-since", "main")
    assert (ended.code, "not a git repository" in ended.err) == (2, True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", "")
    ended = perfgoal("validate", "--changed-since", "main")
    assert (ended.code, "找不到 git" in ended.err) == (2, True)
