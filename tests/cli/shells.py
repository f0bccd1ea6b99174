"""Real shells at a terminal: type a line, press Tab, see what it offers."""

import os
import pty
import select
import shlex
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path

TIMEOUT = 60.0  # seconds for one answer; a shell that says nothing for so long has failed
READY = b"\x1b[?2004h"  # bash and zsh say that they take a paste, and so a line


def environment(folder: Path, language: str) -> dict[str, str]:
    """The variables of a shell in which ``perfgoal`` is this program, with its home in ``folder``."""
    program = folder / "bin" / "perfgoal"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m perfgoal "$@"\n')
    program.chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if name in ("PYTHONPATH", "VIRTUAL_ENV")}
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    own = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "xterm", "PERFGOAL_LANG": language}
    return {**inherited, **own}


class Terminal:
    """A shell in a terminal of 200 columns and 300 lines."""

    def __init__(self, command: list[str], variables: Mapping[str, str], folder: Path) -> None:
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 300, 200, 0, 0))
        self._shell = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(variables), cwd=folder, start_new_session=True
        )
        os.close(slave)
        self._asked = 0
        self._seen = b""
        self._until(READY)

    def run(self, line: str) -> str:
        """Type a command line and return what the terminal showed."""
        return self._until_answered(f"{line}\r")

    def tab(self, line: str) -> str:
        """Type ``line`` and Tab, and return what the terminal showed; the line is not run."""
        return self._until_answered(f"{line}\t\x15")

    def close(self) -> None:
        """End the shell."""
        self._shell.kill()
        self._shell.wait()
        os.close(self._master)

    def _until_answered(self, keys: str) -> str:
        self._asked += 1
        os.write(self._master, f"{keys}echo answer''-{self._asked}\r".encode())
        answered = f"answer-{self._asked}".encode()
        seen = self._until(answered)
        self._until(READY)  # what is typed earlier is not for the editor of the line
        return seen.decode(errors="replace")

    def _until(self, sought: bytes) -> bytes:
        """Return what the terminal shows up to ``sought``; what comes behind it is left for the next."""
        deadline = time.monotonic() + TIMEOUT
        while sought not in self._seen:
            ready, _, _ = select.select([self._master], [], [], max(deadline - time.monotonic(), 0))
            assert ready, f"no {sought!r} in: {self._seen.decode(errors='replace')}"
            self._seen += os.read(self._master, 65536)
        before, _, self._seen = self._seen.partition(sought)
        return before
