"""The command line as its users meet it: arguments in; exit code, output and errors out."""

import gc
from itertools import count
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command, Ended
from perfgoal.cli import run, summary

_RUNS = count(1)


@pytest.fixture(autouse=True)
def no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tests themselves run in a workflow, its summary is not for them to write."""
    monkeypatch.delenv(summary.VARIABLE, raising=False)


@pytest.fixture
def perfgoal(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command line in this process, in Chinese unless it says otherwise."""
    for name in ("PERFGOAL_LANG", "PERFGOAL_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PERFGOAL_TODAY", "2024-06-01")

    def command(*arguments: str | Path) -> Ended:
        capfdbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        gc.unfreeze()  # what a run leaves to the end of its process would be kept to the end of all tests
        if next(_RUNS) % 100 == 0:
            gc.collect()  # what is unfrozen counts as looked at, and is looked for rarely
        captured = capfdbinary.readouterr()
        return Ended(code, captured.out.decode(), captured.err.decode())

    return command


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the real declaration, in a folder of its own."""
    copy = tmp_path / "liwan.yaml"
    copy.write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    return copy
