"""Commands as processes of their own, and what they cost."""

import compileall
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import perfgoal
from document.peak import UNIT

HERE = Path(__file__).parent
_BROKEN = ("Traceback (most recent call last)", "Failed to parse")


class BrokenTool(Exception):
    """A command did not do what was to be measured."""


@dataclass(frozen=True)
class Cost:
    """What a process and those it started cost: processor time and time by the clock in seconds, and the most memory
    that one of them held, in bytes."""

    seconds: float
    clock: float
    peak: int


def run(*command: str | Path, cache: Path | None = None, codes: Collection[int] = (0, 1)) -> Cost:
    """Run a command, whose output goes into a file that is thrown away, and return its cost. ``cache`` is where
    perfgoal keeps what it found.

    Exit ``codes`` are those for what it finds; :class:`BrokenTool` for another, and for output that tells of a file
    that it could not read.
    """
    held = environment() | ({"PERFGOAL_CACHE_DIR": str(cache)} if cache else {})
    cost = launch(command, held, codes=codes)
    return Cost(cost["seconds"], cost["clock"], cost["peak"] * UNIT)


def launch(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    *,
    codes: Collection[int],
    folder: Path | None = None,
    watch: Callable[[subprocess.Popen[bytes]], object] | None = None,
) -> dict[str, Any]:
    """Run a command by ``launcher.py``, or by ``adopting.py`` where all that comes of it is to be watched, and return
    what that has written of its cost. ``watch`` waits for it to end. :class:`BrokenTool` as :func:`run`."""
    words = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as beside:
        output, costs = Path(beside) / "output", Path(beside) / "costs"
        launcher = HERE / ("adopting.py" if watch else "launcher.py")
        started = [sys.executable, "-I", "-S", str(launcher), str(costs), *words]
        with output.open("wb") as sink:
            process = subprocess.Popen(
                started, cwd=folder, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, env=dict(environment)
            )
            (watch or subprocess.Popen.wait)(process)
        cost: dict[str, Any] = json.loads(costs.read_text("utf-8")) if costs.exists() else {}
        said = output.read_text("utf-8", "replace")
    if cost.get("code") not in codes or any(word in said for word in _BROKEN):
        raise BrokenTool(f"{' '.join(words)[:200]} (exit code {cost.get('code')}):\n{said[-2000:]}")
    return cost


def perfgoal_command(*arguments: str | Path) -> Sequence[str | Path]:
    """Return the command line that the installed script ``perfgoal`` stands for."""
    return (sys.executable, "-c", "from perfgoal.cli import main; main()", *arguments)


def environment() -> dict[str, str]:
    """Return the environment of a command: with compiled files, and without the benchmark's own folders on Python's
    path, which every import would look through."""
    tools = HERE.parent
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = [item for item in path if item and Path(item).resolve() not in (tools, tools.parent / "tests")]
    others = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PERFGOAL_"))}
    return others | ({"PYTHONPATH": os.pathsep.join(kept)} if kept else {})


def compile_all() -> None:
    """Compile what is installed and perfgoal itself: without compiled files a start measures the compiler."""
    for folder in (sysconfig.get_path("purelib"), Path(perfgoal.__file__).parent):
        compileall.compile_dir(str(folder), quiet=2)
