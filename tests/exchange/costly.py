"""Readers that take too much, end or say nonsense: each reads one kind of ``data``."""

import ctypes
import os
import pickle
import socket
import subprocess
import sys
import time
from pathlib import Path

from perfgoal.exchange.content import Cell, Content, Origin, Table
from perfgoal.exchange.draft import Refused


def read(data: bytes) -> Content:
    """Do what ``data`` names, and return a text that says how it went."""
    what, _, rest = data.decode().partition(" ")
    said = globals()[f"_{what}"](rest)
    return Content((Table((Cell(0, 0, 1, 1, str(said), Origin("line", (1,))),)),))


def _say(text: str) -> str:
    return text


def _process(_: str) -> int:
    return os.getpid()


def _parents(_: str) -> int:
    return os.getppid()


def _hang(_: str) -> None:
    while True:
        pass


def _work(seconds: str) -> str:
    end = time.process_time() + float(seconds)
    while time.process_time() < end:
        pass
    return seconds


def _wait(seconds: str) -> str:
    time.sleep(float(seconds))
    return seconds


def _fill(megabytes: str) -> int:
    return len(b"x" * (int(megabytes) * 1024 * 1024))


def _repeat(times: str) -> str:
    return "x" * int(times)


def _grow(_: str) -> None:
    kept: list[list[int]] = []
    while True:
        kept.append(list(range(100_000)))


def _die(_: str) -> None:
    os._exit(3)


def _crash(_: str) -> None:
    ctypes.string_at(0)


def _fail(_: str) -> None:
    raise RuntimeError("a fault of a reader")


def _recurse(_: str) -> None:
    _recurse(_)


def _refuse(_: str) -> None:
    raise Refused("lost-thread", Origin("cell", ("资金", "D9")), expected="金额", found=7)


def _print(text: str) -> str:
    print(text, flush=True)  # noqa: T201
    os.write(1, b'{"found": 1}\n')
    return text


def _connect(_: str) -> None:
    socket.create_connection(("127.0.0.1", 9))


def _run(program: str) -> None:
    subprocess.run([program], check=True)


def _write(path: str) -> None:
    Path(path).write_text("x", "utf-8")


def _remove(path: str) -> None:
    Path(path).unlink()


def _unpickle(_: str) -> str:
    return str(pickle.loads(b"cos\ngetpid\n(tR."))


def _modules(_: str) -> str:
    return " ".join(sorted(sys.modules))
