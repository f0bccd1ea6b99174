"""The script of the GitHub Action, run by bash as a workflow runs it."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from ci.runner import ROOT, SCRIPT, Runner
from cli.terminal import EXAMPLES

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with a declaration that is in order, and one that has an error."""
    here = tmp_path / "work space"
    (here / "bad").mkdir(parents=True)
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    (here / "liwan.yaml").write_text(text, "utf-8")
    (here / "bad" / "goals.yaml").write_text(text.replace("year: 2024", "year: 20x4"), "utf-8")
    return here


@pytest.fixture
def runner(tmp_path: Path, workspace: Path) -> Runner:
    """A machine with that checkout."""
    (tmp_path / "machine").mkdir()
    return Runner(tmp_path / "machine", workspace)


def arguments(runner: Runner) -> list[str]:
    """What perfgoal was told behind its command and format."""
    assert list(runner.ran[:5]) == ["-m", "perfgoal", "validate", "--format", "github"]
    return list(runner.ran[5:])


def test_a_declaration_that_is_in_order(runner: Runner) -> None:
    ended = runner.step({"PERFGOAL_PATHS": "liwan.yaml"})
    assert (ended.code, ended.outputs) == (0, {"exit-code": "0"})
    assert list(runner.installed[-1:]) == [str(ROOT)]
    assert arguments(runner) == ["--", "liwan.yaml"]


def test_what_is_found_stands_beside_its_line(runner: Runner) -> None:
    ended = runner.step({})
    assert (ended.code, ended.outputs) == (1, {"exit-code": "1"})
    assert arguments(runner) == ["--", "."]
    assert re.search(r"^::error file=bad/goals\.yaml,line=\d+,", ended.log, re.MULTILINE)


def test_the_summary_says_it_too(runner: Runner) -> None:
    assert "bad/goals.yaml" in runner.step({}).summary


def test_findings_for_code_scanning(runner: Runner, workspace: Path) -> None:
    ended = runner.step({"PERFGOAL_SARIF": "out put.sarif"})
    assert ended.outputs == {"exit-code": "1", "sarif": "out put.sarif"}
    [run] = json.loads((workspace / "out put.sarif").read_text("utf-8"))["runs"]
    assert run["tool"]["driver"]["name"] == "perfgoal"
    assert run["results"]


def test_a_report_that_was_not_written_is_not_handed_on(runner: Runner, workspace: Path) -> None:
    (workspace / "perfgoal.sarif").write_text("from a stranger")
    ended = runner.step({"PERFGOAL_SARIF": "perfgoal.sarif", "PERFGOAL_PATHS": "nowhere"})
    assert (ended.code, ended.outputs) == (2, {"exit-code": "2"})


def test_all_that_a_workflow_may_say(runner: Runner) -> None:
    said = {
        "PERFGOAL_PATHS": "a b\r\n\n  \nliwan.yaml\n",
        "PERFGOAL_STRICT": "true",
        "PERFGOAL_CHANGED_SINCE": "v1.0",
        "PERFGOAL_SARIF": "x.sarif",
        "PERFGOAL_ARGS": "--ignore\nPG4\n",
    }
    runner.step(said)
    assert arguments(runner) == [
        "--strict",
        "--changed-since=v1.0",
        "--output=sarif=x.sarif",
        "--ignore",
        "PG4",
        "--",
        "a b",
        "liwan.yaml",
    ]


@pytest.mark.parametrize(("base", "since"), [("main", ["--changed-since=origin/main"]), ("", []), (None, [])])
def test_the_branch_that_a_pull_request_goes_to(runner: Runner, base: str | None, since: list[str]) -> None:
    variables = {} if base is None else {"GITHUB_BASE_REF": base}
    runner.step({"PERFGOAL_CHANGED_SINCE": "base", **variables})
    assert arguments(runner) == [*since, "--", "."]


def test_a_pull_request_is_checked_by_what_it_changes(runner: Runner, workspace: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        subprocess.run(["git", *who, *arguments], cwd=workspace, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "base")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    (workspace / "new.yaml").write_bytes((workspace / "liwan.yaml").read_bytes())
    git("add", "-A")
    git("commit", "-qm", "new")
    request = {"GITHUB_BASE_REF": "main", "PERFGOAL_CHANGED_SINCE": "base"}
    assert runner.step(request).code == 0  # bad/goals.yaml was there before
    assert runner.step({"PERFGOAL_CHANGED_SINCE": "base"}).code == 1  # a push: everything


@pytest.mark.parametrize("name", ["PATHS", "ARGS", "SARIF", "CHANGED_SINCE", "VERSION", "STRICT"])
@pytest.mark.parametrize(
    "hostile", ["$(touch hurt)", "`touch hurt`", "'; touch hurt; '", '"; touch hurt; "', "*", "x\ny=$(touch hurt)"]
)
def test_nothing_that_is_said_is_run(runner: Runner, workspace: Path, name: str, hostile: str) -> None:
    ended = runner.step({f"PERFGOAL_{name}": hostile, "GITHUB_BASE_REF": hostile})
    assert not (workspace / "hurt").exists()
    assert set(ended.outputs) <= {"exit-code", "sarif"}
    if name in ("PATHS", "ARGS"):
        assert [line for line in hostile.split("\n") if line not in runner.ran] == []


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PERFGOAL_VERSION", "0.1.0 --index-url=x"), ("PERFGOAL_STRICT", "yes"), ("PERFGOAL_SARIF", "a\nexit-code=0")],
)
def test_what_it_cannot_do_with_is_said(runner: Runner, variable: str, value: str) -> None:
    ended = runner.step({variable: value})
    assert (ended.code, ended.outputs) == (2, {"exit-code": "2"})
    assert ended.log.startswith("::error title=perfgoal::")
    assert value not in ended.log
    assert list(runner.installed) == []


def test_a_version_that_is_asked_for(runner: Runner) -> None:
    runner.step({"PERFGOAL_VERSION": "0.1.0rc1"})
    assert list(runner.installed[-1:]) == ["perfgoal==0.1.0rc1"]


def test_every_input_reaches_the_script(runner: Runner) -> None:
    given = {name: re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for name, value in CHECK["env"].items()}
    inputs = {found[1] for found in given.values() if found}
    assert inputs == set(ACTION["inputs"]) - {"python-version"}
    script = SCRIPT.read_text("utf-8")
    assert [name for name in CHECK["env"] if name not in script] == []


def test_what_a_workflow_leaves_out_is_its_default(runner: Runner) -> None:
    names = {name: re.search(r"inputs\.([\w-]+)", value) for name, value in CHECK["env"].items()}
    defaults = {name: str(ACTION["inputs"][found[1]]["default"]) for name, found in names.items() if found}
    runner.step(defaults)
    assert arguments(runner) == ["--", "."]


@pytest.mark.nightly
def test_it_installs_the_program_that_it_came_with(runner: Runner, workspace: Path) -> None:
    for name in ("yaml.py", "pip.py", "venv.py", "perfgoal.py"):
        (workspace / name).write_text("open('hurt', 'w')\n")
    ended = runner.step({"PERFGOAL_SARIF": "x.sarif"}, real=True)
    assert ended.outputs == {"exit-code": "1", "sarif": "x.sarif"}, ended.log
    assert not (workspace / "hurt").exists()
