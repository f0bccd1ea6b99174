"""The hooks, run by pre-commit in a repository of declarations: from a clone of this one, and as init asks for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ci.runner import ROOT
from cli.terminal import EXAMPLES
from outside import absent
from perfgoal.cli import run

pytestmark = pytest.mark.nightly

OFFERED = """repos:
  - repo: {repository}
    rev: {commit}
    hooks:
      - id: perfgoal-fmt
      - id: perfgoal-validate
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with other YAML in it, and the working folder there."""
    here = tmp_path / "goals"
    here.mkdir()
    for name in ("PYTHONPATH", "VIRTUAL_ENV", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PERFGOAL_TODAY", "2024-06-01")
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    monkeypatch.chdir(here)
    git("init", "-q")
    (here / "compose.yaml").write_text("services: {}\n")
    (here / "chart.yaml").write_text("{{ if .Values }}\n\ta: [\n")
    return here


def git(*arguments: str, folder: Path = Path()) -> str:
    """Run git, and return what it prints."""
    ended = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return ended.stdout.decode().strip()


def pre_commit() -> tuple[int, str]:
    """Let the hooks look at every file, and return the exit code and what was said."""
    git("add", "-A")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
    ended = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ended.returncode, ended.stdout.decode()


def add_declarations(folder: Path) -> None:
    """Add a declaration that is in order, and one that is written in another way."""
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    (folder / "good.yaml").write_text(text, "utf-8")
    (folder / "bad.yaml").write_text(text.replace("year: 2024", "year:    2024").replace("form: ", "form:  "), "utf-8")


def test_from_a_clone_of_this_repository(repository: Path, tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        absent("the sources are no git repository")
    clone = tmp_path / "perfgoal"
    git("clone", "-q", str(ROOT), str(clone))
    commit = git("rev-parse", "HEAD", folder=clone)
    (repository / ".pre-commit-config.yaml").write_text(OFFERED.format(repository=clone, commit=commit))
    code, said = pre_commit()
    assert code == 0, said  # no declaration yet: every YAML file is passed over
    assert said.count("Passed") == 2
    add_declarations(repository)
    code, said = pre_commit()
    assert code == 1
    assert "已整理 bad.yaml" in said
    assert "year: 2024\n" in (repository / "bad.yaml").read_text("utf-8")
    (repository / "bad.yaml").write_text((repository / "bad.yaml").read_text("utf-8").replace("year: 2024", "year:"))
    code, said = pre_commit()
    assert code == 1
    assert "错误 PG104" in said
    assert "compose.yaml" not in said


def test_as_init_asks_for_them(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = tmp_path / "wheels"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(command, check=True)
    monkeypatch.setenv("PIP_FIND_LINKS", f"{os.environ.get('PIP_FIND_LINKS', '')} {wheels}".strip())
    assert run(["init", "--today", "2024-06-01"]) == 0
    code, said = pre_commit()
    assert code == 1
    assert "错误 PG104" in said  # the blanks of the first declaration
    (repository / "申报.yaml").unlink()
    (repository / "good.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    code, said = pre_commit()
    assert code == 0, said
