"""A machine of GitHub's, as far as the script of the action sees one."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from outside import program

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "ci" / "action.sh"

# Stands for a Python that makes environments: pip writes down what it is told to install, all else is this Python.
_PYTHON = """#!/bin/sh
case "$2 $3" in
  "-m venv") mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
  "-m pip") shift 3; printf '%s\\n' "$@" >{installed} ;;
  *) shift; printf '%s\\n' "$@" >{ran}; exec {python} -P "$@" ;;
esac
"""


class Ended(NamedTuple):
    """How a step ended: its exit code, what it printed, its outputs and its summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """A machine with a checkout in ``workspace``; ``home`` is for what belongs to the machine."""

    def __init__(self, home: Path, workspace: Path) -> None:
        self._home = home
        self._workspace = workspace
        self._python = home / "python"
        texts = {"installed": home / "installed", "ran": home / "ran", "python": Path(sys.executable)}
        self._python.write_text(_PYTHON.format(**{name: shlex.quote(str(path)) for name, path in texts.items()}))
        self._python.chmod(0o755)

    def step(self, variables: dict[str, str], *, real: bool = False) -> Ended:
        """Run the action's script with what a workflow says in ``variables``; with ``real``, pip installs."""
        files = {name: self._home / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_bytes(b"")
        temporary = self._home / "temp"
        temporary.mkdir(exist_ok=True)
        machine = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._home),
            "PERFGOAL_LANG": "zh",
            "PERFGOAL_TODAY": "2024-06-01",
            "PERFGOAL_CACHE_DIR": str(self._home / "cache"),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self._workspace),
            "RUNNER_TEMP": str(temporary),
            "PERFGOAL_PYTHON": sys.executable if real else str(self._python),
            **{name: str(file) for name, file in files.items()},
        }
        kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name == "PYTHONPATH"}
        ended = subprocess.run(
            [str(program("bash", package="bash")), str(SCRIPT)],
            cwd=self._workspace,
            env={**kept, **machine, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        return Ended(ended.returncode, ended.stdout.decode(), outputs, summary)

    @property
    def installed(self) -> Sequence[str]:
        """What pip was told, word by word; nothing where it was not run."""
        return _lines(self._home / "installed")

    @property
    def ran(self) -> Sequence[str]:
        """The command line of the last program that was run, without Python."""
        return _lines(self._home / "ran")


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.exists() else []
