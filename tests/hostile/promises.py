"""Carrying out a command on what a stranger wrote, and what is promised whatever that is."""

import os
from collections.abc import Iterator
from pathlib import Path

from cli.terminal import Command as Line
from cli.terminal import Ended
from document.case import Case
from hostile.commands import Command
from hostile.harmless import harms
from perfgoal.document import read_document


def laid_out(folder: Path, command: Command, data: bytes) -> Path:
    """Lay out a folder for a command, and return the stranger's file in it."""
    folder.mkdir()
    for name, beside in command.role.beside.items():
        (folder / name).write_bytes(beside)
    (folder / command.role.file).write_bytes(data)
    return folder / command.role.file


def broken(perfgoal: Line, folder: Path, command: Command, data: bytes) -> tuple[Ended, list[str]]:
    """Carry out a command in a new ``folder`` with ``data`` as the stranger's file; return how it ended, and which
    promises it broke."""
    file = laid_out(folder, command, data)
    before = _contents(folder)
    home = Path.cwd()
    os.chdir(folder)
    try:
        ended = perfgoal(*command.arguments)
    finally:
        os.chdir(home)
    return ended, [f"{command.name}: {said}" for said in _promises(command, ended, file, before, data)]


def _promises(command: Command, ended: Ended, file: Path, before: dict[str, bytes], data: bytes) -> Iterator[str]:
    if ended.code not in command.codes:
        yield f"exit code {ended.code}: {ended.err[-300:]!a}"
    if "Traceback" in ended.out + ended.err or "Error)" in ended.err:
        yield f"a traceback: {ended.err[-300:]!a}"
    yield from harms(ended.out, annotations=command.annotations)
    yield from harms(ended.err)
    if ended.code in (0, 1):
        try:
            command.reads(ended.out)
        except Exception as error:  # whatever a parser raises
            yield f"its output is not of its format: {error!r}"
    after = _contents(file.parent)
    if others := {*after} - {*before, *command.makes}:
        yield f"it made {sorted(others)}"
    for name, content in before.items():
        if name not in after:
            yield f"it took {name} away"
        elif after[name] != content:
            if name != file.name or not command.mends:
                yield f"it changed {name}"
            elif file.suffix == ".yaml" and (worse := _worse(content, after[name])):
                yield worse


def _worse(before: bytes, after: bytes) -> str:
    """Say how a mended text is read worse than it was."""
    was, now = read_document(before), read_document(after)
    if was.tree is not None and now.tree is None:
        return "what could be read cannot be any more"
    return ""


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def not_due(case: Case, findings: list[dict[str, object]]) -> str:
    """Say what of the findings of a JSON report is not what is due for a case of the corpus of texts."""
    found = [each for each in findings if str(each["code"]) < "PG01"]
    if case.code is None:
        return f"{found[0]['code']} is not due" if found else ""
    first = next((each for each in found if each["code"] == case.code), None)
    if first is None:
        return f"{case.code} is due and not told"
    if case.line and first["line"] != case.line:
        return f"{case.code} is due on line {case.line}, and told on line {first['line']}"
    if case.column and first["column"] != case.column:
        return f"{case.code} is due in column {case.column}, and told in column {first['column']}"
    return ""
