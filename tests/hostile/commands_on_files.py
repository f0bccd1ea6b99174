"""Command lines on a real declaration, and what they promise whatever befalls them."""

import os
import re
import subprocess
from pathlib import Path

from cli.terminal import EXAMPLES, Ended, process
from perfgoal.cli.app import FORMATS as RENDERINGS
from perfgoal.report.formats import FORMATS as REPORTS

DECLARATION = EXAMPLES / "liwan_2024.yaml"
FORM = "guangzhou-department"
SECONDS = 20
"""In which a process must have ended."""

PRINTING: dict[str, tuple[str | Path, ...]] = {
    "version": ("--version",),
    "start": (),
    "help": ("--help",),
    "help-of-validate": ("validate", "--help"),
    "help-command": ("help",),
    "rules": ("rules",),
    "rules-json": ("rules", "--format", "json"),
    "explain": ("explain", "PG201"),
    "forms": ("forms",),
    "form": ("forms", FORM),
    "schema": ("schema",),
    "completion": ("completion", "bash"),
    "new": ("new", "-", "--form", FORM),
    "fmt": ("fmt", "--check", DECLARATION),
    "statistics": ("validate", "--statistics", DECLARATION),
    "ledger": ("validate", "--ledger", DECLARATION),
    **{f"validate-{name}": ("validate", "--no-cache", "--format", name, DECLARATION) for name in REPORTS},
    **{f"render-{name}": ("render", DECLARATION, "--format", name, "-o", "-") for name in RENDERINGS if name != "pdf"},
}
"""Command lines that print something and write no file."""

_INERT = re.compile("[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*")


def ended(*arguments: str | Path, **options: object) -> Ended:
    """Run a command line as a process and return how it ended; one that hangs fails the test."""
    given: dict[str, object] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with process(*arguments, **{**given, **options}) as started:
        try:
            out, err = started.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            started.kill()
            raise
    said = [(stream or b"").decode("utf-8", "surrogateescape") for stream in (out, err)]
    return Ended(started.returncode, *said)


def closing(*numbers: int) -> dict[str, object]:
    """Return the options of a process that starts without these of its standard streams."""

    def close() -> None:
        for number in numbers:
            os.close(number)

    return {"preexec_fn": close}


def assert_told(told: Ended, *codes: int) -> None:
    """Assert that a command ended with one of ``codes`` and said why in words that are safe to print."""
    assert told.code in codes, told
    assert "Traceback" not in told.err
    assert "内部错误" not in told.err
    assert "internal error" not in told.err
    assert _INERT.fullmatch(told.err), ascii(told.err)
    assert not [line for line in told.err.splitlines() if line.lstrip().startswith("::") or "##[" in line]
