"""Fuzzing itself: a short run that is the same each time, a longer one at night, and a fault that is planted."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import outside

RUNS, SEED = 60, 1


@pytest.fixture(autouse=True)
def _atheris() -> None:
    """Ask for atheris, which is never imported here: it changes what is imported after it."""
    if find_spec("atheris") is None:
        outside.absent("atheris is not installed (it is there for Linux on x86-64: pip install -e '.[dev]')")


def fuzzing(place: Path, *arguments: str) -> str:
    """Fuzz in a process of its own; what failed is told to the last byte, so that it can be kept."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "0"}
    where = ["--corpus", str(place / "corpus"), "--crashes", str(place / "crashes")]
    command = [sys.executable, "-m", "fuzz", *where, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment, check=False)
    failed = {str(file): file.read_bytes() for file in (place / "crashes").glob("*/*")}
    assert (done.returncode, failed) == (0, {}), done.stderr[-4_000:]
    return done.stdout


def test_a_short_run_over_all_targets_meets_nothing_that_fails(tmp_path: Path) -> None:
    assert fuzzing(tmp_path, "--runs", str(RUNS), "--seed", str(SEED)).endswith("failed: none\n")


@pytest.mark.nightly
def test_some_minutes_over_all_targets_meet_nothing_that_fails(tmp_path: Path) -> None:
    assert fuzzing(tmp_path, "--seconds", "15").endswith("failed: none\n")


def test_a_fault_is_met_and_the_input_kept(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from fuzz.engine import fuzz; place = Path(sys.argv[1]); "
    script += "print(fuzz(['planted'], ['-runs=20000', '-seed=1'], place, place / 'crashes', 'fuzz.planted'))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment, check=False)
    assert done.stdout == "['planted']\n", done.stderr[-4_000:]
    [kept] = (tmp_path / "crashes" / "planted").glob("crash-*")
    assert b"\n  - " in kept.read_bytes()
    assert "AssertionError" in done.stderr
