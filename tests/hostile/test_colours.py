"""On a terminal, where reports have colours, nothing but colours is added to what is text."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.terminal import process
from hostile import injected
from hostile.harmless import harms
from hostile.injections import INJECTIONS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")

COLOUR = re.compile("\x1b\\[[0-9;]*m")
COMMANDS = (
    ("validate", ".", "--format", "full"),
    ("validate", ".", "--format", "grouped"),
    ("validate", ".", "--diff", "--unsafe-fixes"),
    ("validate", ".", "--ledger"),
    ("fmt", ".", "--diff"),
)


def on_a_terminal(folder: Path, arguments: tuple[str, ...]) -> str:
    """Return what a terminal is sent by a command whose output and errors go to it."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {"TERM": "xterm-256color", "NO_COLOR": "", "LC_ALL": "C.UTF-8"}
    started = process(*arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # so Linux says that all is told
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    assert started.wait(timeout=120) in (0, 1)
    return b"".join(pieces).decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "command", [COMMANDS[0], *(pytest.param(each, marks=pytest.mark.nightly) for each in COMMANDS[1:])]
)
def test_a_terminal_is_sent_text_and_colours_alone(tmp_path: Path, command: tuple[str, ...]) -> None:
    for number, injection in enumerate(INJECTIONS):
        for place in ("everywhere", "comments", "block") if number % 4 == 0 else ("pointed at",):
            file = tmp_path / f"{number} {place}.yaml"
            file.write_bytes(injected.PLACES[place](injection).encode("utf-8", "surrogatepass"))
    said = on_a_terminal(tmp_path, command)
    assert COLOUR.search(said)
    assert [*harms(COLOUR.sub("", said))] == []
