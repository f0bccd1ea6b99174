"""Setting a form in type with typst, in a process of its own: nobody can tell before what a text costs there.

The process is asked on standard input, one JSON object, and answers on standard output: a line of JSON, ``{"lacking"}``
with the PDF behind it or ``{"failed"}``.
"""

import faulthandler
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from perfgoal.apart.bounds import limit_memory, limit_time
from perfgoal.apart.process import NoInterpreter, start
from perfgoal.apart.typeset_bounds import MEGABYTES, SECONDS, NotTypeset
from perfgoal.extras import require

PATIENCE = 60
"""Seconds after which it is ended even so: others keep it from its processor, or the system counts no such time."""

_LACKING = re.compile(r'the text `"((?:\\.|[^"\\])*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class Typeset(NamedTuple):
    """A PDF, and the characters in it that no font has: each is written as its code there."""

    pdf: bytes
    lacking: str


def typeset(template: Path, data: str, folders: Sequence[str]) -> Typeset:
    """Return the PDF that a ``template`` makes of ``data``, which is JSON, with the fonts of the system and of
    ``folders``. Raises :class:`NotTypeset`."""
    asked = json.dumps({"template": str(template), "data": data, "folders": list(folders)}).encode()
    try:
        process = start(__name__)
    except NoInterpreter:
        raise NotTypeset("alone") from None
    except OSError:  # no memory for it
        raise NotTypeset("costly") from None
    with process:
        try:
            said, _ = process.communicate(asked, PATIENCE)
        except subprocess.TimeoutExpired:
            raise NotTypeset("costly") from None
        finally:
            process.kill()  # someone has interrupted, or it has ended anyway
    head, _, pdf = said.partition(b"\n")
    match _object(head):
        case {"lacking": str(lacking)}:
            return Typeset(pdf, lacking)
        case {"failed": str(error)}:
            raise NotTypeset("broken", error)
    # It has no more to say where it has no memory left, or where the system has ended it.
    raise NotTypeset("costly")


def _object(line: bytes) -> Mapping[str, Any]:
    with suppress(ValueError):
        found = json.loads(line)
        if isinstance(found, dict):
            return found
    return {}


def serve() -> None:
    """Set the one form that is asked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when it is over
    faulthandler.dump_traceback_later(PATIENCE, exit=True, file=sys.stderr)  # where that one is no more
    os.environ["RAYON_NUM_THREADS"] = "1"  # how many there are must not decide how much memory they take
    asked = json.loads(sys.stdin.buffer.read())
    require("typst")  # what it takes itself counts less than what it is given
    limit_time(SECONDS)
    limit_memory(MEGABYTES, addresses=False)
    pdf = b""
    try:
        pdf, lacking = _set(asked)
        head = {"lacking": lacking}
    except MemoryError:
        return
    except BaseException as error:  # a library written in Rust panics with one that is no Exception
        head = {"failed": f"{type(error).__name__}: {error}"}
    with suppress(BrokenPipeError):
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pdf)
        sys.stdout.buffer.flush()


def _set(asked: Mapping[str, Any]) -> Typeset:
    pdf, lacking = _compiled(asked, asked["data"])
    if lacking:
        coded = {ord(each): f"<U+{ord(each):04X}>" for each in lacking}
        pdf, more = _compiled(asked, asked["data"].translate(coded))
        assert not more, more
    return Typeset(pdf, lacking)


def _compiled(asked: Mapping[str, Any], data: str) -> tuple[bytes, str]:
    """Return the PDF, and the characters that no font has; nothing is written where there are any."""
    typst, template = require("typst"), Path(asked["template"])
    # A compiler finds a template that it is given as bytes once only. It is given no file to read, and no package.
    compiler = typst.Compiler(template.read_bytes(), root=template.parent, font_paths=asked["folders"])
    try:
        written, _ = compiler.compile_with_warnings(
            format="pdf", sys_inputs={"form": data}, pdf_standards=["ua-1"], timestamp=0
        )
    except typst.TypstError as error:
        lacking = "".join(_unescaped(match[1]) for match in _LACKING.finditer(error.diagnostic))
        if not lacking:
            raise
        return b"", "".join(dict.fromkeys(lacking))
    return bytes(written), ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)
