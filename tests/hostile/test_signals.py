"""Signals by which a system or a user ends a process: what is written is the old file or the new, and nothing else is
left, neither a file nor a process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.terminal import Ended
from hostile.commands_on_files import DECLARATION, SECONDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")

# Once the event has come, the signal does: at a moment when a temporary file is there, or a report half written.
LAUNCHER = """
import signal, sys
from perfgoal.cli import main
event, number, *arguments = sys.argv[1:]
seen = []
def hook(name, _):
    if name == event and not seen:
        seen.append(name)
        signal.raise_signal(int(number))
sys.addaudithook(hook)
sys.argv = ["perfgoal", *arguments]
main()
"""

WRITING = {
    "render": ("render", DECLARATION, "-f", "html", "-o", "out"),
    "render-office": ("render", DECLARATION, "-f", "xlsx", "-o", "out"),
    "output": ("validate", DECLARATION, "--no-cache", "--output", "json=out"),
    "fix": ("validate", "--no-cache", "--fix", "out.yaml"),
    "fmt": ("fmt", "wide.yaml"),
    "merge": ("merge", "report.json", "-o", "out"),
    "baseline": ("baseline", DECLARATION, "--output", "accepted.json"),
    "export": ("export", DECLARATION, "-o", "out.duckdb"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file for each command to write over."""
    monkeypatch.chdir(tmp_path)
    text = DECLARATION.read_text("utf-8")
    Path("out").write_text("old", "utf-8")
    Path("out.yaml").write_text(text.replace("year: 2024", "year：2024"), "utf-8")
    Path("wide.yaml").write_text(text.replace("year: 2024", "year:   2024"), "utf-8")
    Path("out.duckdb").write_text("old", "utf-8")
    Path("accepted.json").write_text('{"version": 1, "findings": []}', "utf-8")
    tool = {"name": "perfgoal", "version": "0", "rules": ""}
    summary = dict.fromkeys(("files", "errors", "warnings", "infos"), 0)
    report = {"version": 1, "tool": tool, "summary": summary, "findings": []}
    Path("report.json").write_text(json.dumps(report), "utf-8")
    return tmp_path


def _held() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir()}


def _signalled(number: int, event: str, *arguments: str | Path) -> Ended:
    command = [sys.executable, "-c", LAUNCHER, event, str(int(number)), *map(str, arguments)]
    environment = {**os.environ, "PERFGOAL_LANG": "zh"}
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, env=environment, check=False)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


SAMPLE = {("render", "SIGTERM"), ("fmt", "SIGHUP"), ("baseline", "SIGINT")}
CASES = [
    pytest.param(name, sent, marks=() if (name, sent) in SAMPLE else pytest.mark.nightly)
    for name in WRITING
    for sent in ("SIGINT", "SIGTERM", "SIGHUP")
]


@pytest.mark.parametrize(("name", "sent"), CASES)
def test_a_signal_before_a_file_is_in_place_leaves_the_old_one_alone(here: Path, name: str, sent: str) -> None:
    before, number = _held(), signal.Signals[sent]
    told = _signalled(number, "os.chmod", *WRITING[name])  # of the temporary file
    expected = (130, "已中断。\n") if number is signal.SIGINT else (-number, "")
    assert (told.code, told.err) == expected
    assert _held() == before


@pytest.mark.nightly
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_at_any_moment_ends_all_processes(tmp_path: Path, sent: str) -> None:
    number = signal.Signals[sent]
    for index in range(200):
        (tmp_path / f"{index}.yaml").write_bytes(DECLARATION.read_bytes())
    for step in range(20):
        arguments = ("validate", "--no-cache", "--jobs", "2", tmp_path)
        command = [sys.executable, "-m", "perfgoal", *map(str, arguments)]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        ) as run:
            time.sleep(0.3 + step * 0.1)
            run.send_signal(number)
            _, told = run.communicate(timeout=SECONDS)
        assert run.returncode in (-number, 130 if number is signal.SIGINT else -number, 0)
        assert b"Traceback" not in told
        assert not _has_members(run.pid)


def _has_members(group: int) -> bool:
    """Whether any process of a group is there a moment later."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True
