"""Starting a process of this Python that works for this one."""

import os
import subprocess
import sys

_START = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[2:]; import_module(sys.argv[1]).serve()"
)


class NoInterpreter(Exception):
    """There is no Python to start: this one is a part of another program."""


def start(module: str) -> subprocess.Popen[bytes]:
    """Start a process that runs ``serve`` of a ``module``, with pipes to its standard input and from its standard
    output. It finds the packages that this one finds, and none in the folder that it is started in; names of files
    are to it what they are to this one.

    Raises :class:`NoInterpreter`, and ``OSError`` where it cannot be started."""
    program = _interpreter()
    paths = [path for path in sys.path if path]
    return subprocess.Popen(  # noqa: S603  this interpreter, by no shell
        [program, "-I", "-X", f"utf8={sys.flags.utf8_mode}", "-c", _START, module, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _interpreter() -> str:
    """Return the program that runs Python. An application that Python is a part of is none: it would start itself."""
    is_part = getattr(sys, "frozen", False)
    named = () if is_part or not sys.executable else (sys.executable,)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    beside = (("bin", version), ("bin", "python3"), ("Scripts", "python.exe"), ("python.exe",))
    found: tuple[str, ...] = (*named, *(os.path.join(sys.exec_prefix, *path) for path in beside))  # noqa: PTH118  is imported anyway
    for program in found:
        if os.path.isfile(program):  # noqa: PTH113
            return program
    raise NoInterpreter
