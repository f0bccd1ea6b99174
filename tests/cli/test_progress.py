"""The bar of a long run, on a terminal: how far it has come. Elsewhere there is none, and nothing of it stays."""

import os
import re
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.cli import progress

pty = pytest.importorskip("pty")

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
GONE = "\x1b[2K"  # a line is erased


class Screen:
    """What was written to a terminal."""

    def __init__(self, master: int) -> None:
        self._master = master

    def text(self) -> str:
        """Return all of it, as it came."""
        pieces = []
        while select.select([self._master], [], [], 0.2)[0]:
            pieces.append(os.read(self._master, 65_536))
        return b"".join(pieces).decode()


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, *names: str) -> Iterator[Screen]:
    """Have these streams, ``stdout`` or ``stderr``, be a terminal."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream, monkeypatch.context() as patched:
        for name in names:
            patched.setattr(sys, name, stream)
        yield Screen(master)
    os.close(master)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every run for a long one, and show each step."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "CI", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = (EXAMPLES / "liwan_2024.yaml").read_bytes()
    for number in range(7):
        (tmp_path / f"{number}.yaml").write_bytes(text)
    return tmp_path


@pytest.mark.parametrize(("language", "said"), [("zh", "检查"), ("en", "checking")])
def test_a_terminal_is_shown_how_far_it_has_come(
    language: str, said: str, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = perfgoal("validate", folder, "--format", "json", "--lang", language)
    with terminal(monkeypatch, "stderr") as screen:
        ended = perfgoal("validate", folder, "--format", "json", "--lang", language)
        shown = screen.text()
    assert ended.out == quiet.out  # the report is the same
    steps = [int(step) for step in re.findall(r"(\d)/7", ESCAPES.sub("", shown))]
    assert steps == sorted(steps)
    assert {1, 4, 7} <= set(steps)
    assert said in shown
    assert GONE in shown.rpartition("7/7")[2]  # nothing of it stays


@pytest.mark.parametrize("term", ["dumb", None])
def test_what_is_no_such_terminal_is_shown_nothing(
    term: str | None, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if term is None:
        assert perfgoal("validate", folder, "--format", "json").err == ""
        return
    monkeypatch.setenv("TERM", term)
    with terminal(monkeypatch, "stderr") as screen:
        perfgoal("validate", folder, "--format", "json")
        assert screen.text() == ""


def test_a_short_run_is_none_to_watch(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 60.0)
    with terminal(monkeypatch, "stderr") as screen:
        perfgoal("validate", folder, "--format", "json")
        assert screen.text() == ""


def test_findings_are_not_written_into_the_bar(
    folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "5.yaml").write_text("perfgoal: 1\n", "utf-8")
    with terminal(monkeypatch, "stderr", "stdout") as screen:
        perfgoal("validate", folder, "--format", "concise", "--select", "PG1")
        shown = screen.text()
    before, _, after = shown.partition("/5.yaml:1:1")
    assert "检查" in before
    assert GONE in before.rpartition("检查")[2]
    assert shown.count("PG101") == 7
    assert GONE in after.partition("检查了 7 个文件")[0].rpartition("检查")[2]
    assert "检查了 7 个文件" in after
