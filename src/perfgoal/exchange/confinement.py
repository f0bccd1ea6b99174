"""The process in which files are read: with bounded memory, and no way to a network, a program or a file to change.

It is started by :mod:`~perfgoal.exchange.confined`, reads what it is asked from standard input, and answers on
standard output, a line of JSON each: ``{"module", "size", "seconds", "patience"}`` with as many bytes behind it; then
one of ``{"found"}``, ``{"refused", "origin", "arguments"}``, ``{"missing", "extra"}``, ``{"failed"}``.
"""

import faulthandler
import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from perfgoal.apart.bounds import limit_memory, limit_time
from perfgoal.exchange.carrying import as_plain
from perfgoal.exchange.draft import Refused
from perfgoal.extras import MissingExtra

MEGABYTES = 512
"""Memory that reading a file may take, beyond what the process has from its start."""

LONGEST = 64 * 1024 * 1024
"""Bytes of an answer."""

_FORBIDDEN = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("os.kill", "pickle.find_class"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def serve() -> None:
    """Read files until no more are asked for, or the process that asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when it is over
    sys.dont_write_bytecode = True
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  stays open as long as the process
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere.fileno(), 1)  # what a library prints is no answer
    limit_memory(MEGABYTES)
    sys.addaudithook(_forbid)
    with suppress(BrokenPipeError):
        while line := sys.stdin.buffer.readline():
            asked = json.loads(line)
            data = sys.stdin.buffer.read(asked["size"])
            if len(data) < asked["size"]:
                return
            # Where the one that asks is killed meanwhile, nobody else stops what takes too long.
            faulthandler.dump_traceback_later(asked["patience"] + 2, exit=True, file=nowhere)
            limit_time(asked["seconds"])
            answer = _answer(asked["module"], data)
            faulthandler.cancel_dump_traceback_later()
            answers.write(answer)
            answers.flush()


def _answer(module: str, data: bytes) -> bytes:
    try:
        said = _said(module, data)
        answer = json.dumps(said).encode() + b"\n"
        if len(answer) > LONGEST:
            return _refusal("unpacks-too-large", limit=LONGEST // 1024 // 1024)
        return answer
    except MemoryError:
        return _refusal("too-costly")


def _refusal(variant: str, **arguments: int) -> bytes:
    return json.dumps({"refused": variant, "origin": None, "arguments": arguments}).encode() + b"\n"


def _said(module: str, data: bytes) -> dict[str, Any]:
    try:
        return {"found": as_plain(import_module(module).read(data))}
    except Refused as refused:
        return {"refused": refused.variant, "origin": as_plain(refused.origin), "arguments": refused.arguments}
    except MissingExtra as missing:
        return {"missing": missing.package, "extra": missing.extra}
    except MemoryError:
        raise
    except BaseException as error:  # a library written in Rust panics with one that is no Exception
        return {"failed": type(error).__name__}


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
        raise PermissionError(event)
