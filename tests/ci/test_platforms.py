"""What a platform is told to run, run in a repository that init has laid out."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from cli.shells import environment
from cli.terminal import EXAMPLES
from layout.test_templates import commands
from outside import program
from perfgoal.cli import run
from perfgoal.layout import PLATFORMS, Place, requirement


class Job(NamedTuple):
    """How a job ended, and the files that it left behind."""

    code: int
    log: str
    left: dict[str, str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one declaration that is in order, and one of whose fields all are blank."""
    here = tmp_path / "goals"
    (here / "绩效").mkdir(parents=True)
    monkeypatch.chdir(here)
    subprocess.run(["git", "init", "-q"], check=True)
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    assert run(["init", "绩效"]) == 0
    (here / "绩效" / "liwan.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    return here


def job(platform: str, repository: Path, home: Path) -> Job:
    """Run the last command that a platform is told, the check itself, with the program where it would be installed."""
    home.mkdir(exist_ok=True)
    variables = environment(home, "zh")
    installed = repository / ".perfgoal" / "bin"
    installed.mkdir(parents=True)
    (installed / "perfgoal").symlink_to(home / "bin" / "perfgoal")
    before = set(repository.iterdir())
    command = commands(platform, Place(str(repository), "绩效"), requirement())[-1]
    bash = str(program("bash", package="bash"))
    ended = subprocess.run(
        [bash, "-e", "-c", command],
        cwd=repository,
        env={**variables, "PERFGOAL_TODAY": "2024-06-01"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    left = {file.name: file.read_text("utf-8") for file in set(repository.iterdir()) - before}
    return Job(ended.returncode, ended.stdout.decode(), left)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_blank_field_turns_the_job_red(platform: str, repository: Path, tmp_path: Path) -> None:
    ended = job(platform, repository, tmp_path / "home")
    assert ended.code == 1, ended.log
    assert "绩效/申报.yaml" in ended.log


@pytest.mark.parametrize("platform", PLATFORMS)
def test_without_blanks_it_is_green(platform: str, repository: Path, tmp_path: Path) -> None:
    (repository / "绩效" / "申报.yaml").unlink()
    ended = job(platform, repository, tmp_path / "home")
    assert ended.code == 0, ended.log


def test_gitlab_gets_its_reports(repository: Path, tmp_path: Path) -> None:
    left = job("gitlab", repository, tmp_path / "home").left
    assert set(left) == {"gl-code-quality-report.json", "perfgoal.xml"}
    quality = json.loads(left["gl-code-quality-report.json"])
    assert {each["location"]["path"] for each in quality if each["severity"] == "major"} == {"绩效/申报.yaml"}
    assert all(each["fingerprint"] for each in quality)


@pytest.mark.parametrize("platform", ["gitlab", "jenkins"])
def test_each_declaration_is_a_test(platform: str, repository: Path, tmp_path: Path) -> None:
    tests = ElementTree.fromstring(job(platform, repository, tmp_path / "home").left["perfgoal.xml"])
    failed = {case.attrib["name"]: case.find("failure") is not None for case in tests.iter("testcase")}
    assert failed == {"申报.yaml": True, "liwan.yaml": False}
