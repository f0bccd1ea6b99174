"""Names of files and folders, and command lines made of them, stay text in all that a command prints."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.terminal import Command as Line
from hostile.commands import EXAMPLE, READERS
from hostile.harmless import harms
from hostile.injections import INJECTIONS
from perfgoal.report.formats import FORMATS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")

WRONG = EXAMPLE.replace(b"basic: 2,554.17", b"basic: 2,555.17")
NAMES = [
    ":",
    *(injection.text.replace("/", "∕").replace("\0", "") for injection in INJECTIONS),
    os.fsdecode(b"caf\xe9"),
]
"""Of an injection all that a name may hold. Behind a name of one colon stands the colon before its line."""


some_names = pytest.mark.parametrize(
    "names", [pytest.param(NAMES[::19], id="some"), pytest.param(NAMES, id="all", marks=pytest.mark.nightly)]
)


ON_A_FOLDER = (
    *(("validate", ".", "--format", report) for report in FORMATS),
    ("validate", ".", "--statistics"),
    ("validate", ".", "--ledger"),
    ("validate", ".", "--diff", "--unsafe-fixes"),
    ("fmt", ".", "--check"),
    ("fmt", ".", "--diff", "--keys", "zh"),
    ("baseline", ".", "-o", "../base.json"),
    ("validate", ".", "--baseline", "../base.json"),
    ("import", ".", "-o", "../imported"),
)


@some_names
def test_names_of_files_stay_text_in_every_report(
    perfgoal: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in names:
        (here / f"{name}.yaml").write_bytes(WRONG)
        (here / name[:60]).mkdir(exist_ok=True)
        (here / name[:60] / "x.yaml").write_bytes(b"perfgoal: 1\n")
    wrong = []
    for arguments in ON_A_FOLDER:
        ended = perfgoal(*arguments)
        wrong += [f"{arguments}: {said}" for said in harms(ended.out, annotations="github" in arguments)]
        wrong += [f"{arguments}: {said}" for said in harms(ended.err)]
        if ended.code not in (0, 1):
            wrong.append(f"{arguments}: exit code {ended.code}, {ended.err[:200]!a}")
        if arguments[-1] in READERS:
            READERS[arguments[-1]](ended.out)
    assert wrong == []


def of_a_name(name: str) -> Iterator[tuple[str, ...]]:
    """Yield command lines that a script may make of a name."""
    file = f"{name}.yaml"
    yield from (("render", file, "-f", kind, "--findings") for kind in ("html", "md"))
    yield from (("validate", given) for given in (f"{file}x", f"--{name}", f"{name}/x.yaml"))
    yield from (("validate", "x.yaml", option, file) for option in ("--baseline", "--config", "--output", "--shard"))
    yield from (("validate", name, "--format", report) for report in ("full", "concise", "grouped"))
    yield ("baseline", "x.yaml", "-o", f":{name[:60]}", "--lang", "en")
    options = ("--select", "--today", "--lang", "--format", "--jobs", "--changed-since", "--stdin-filename")
    yield from (("validate", "x.yaml", option, name) for option in options)
    yield from (
        (command, name) for command in ("merge", "import", "fmt", "explain", "forms", "schema", "init", "render")
    )
    yield from (
        ("render", "x.yaml", "-o", f"{name}/x.html"),
        ("new", "y.yaml", "--form", name),
        (name,),
        (f"--{name}",),
    )


@some_names
def test_a_command_line_of_any_name_is_told_as_text(
    perfgoal: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_bytes(WRONG)
    wrong = []
    for name in names:
        Path(f"{name}.yaml").write_bytes(WRONG)
        Path(name).write_bytes(WRONG)
        for arguments in of_a_name(name):
            ended = perfgoal(*arguments)
            wrong += [f"{arguments}: {said}" for text in ended[1:] for said in harms(text)]
            if ended.code not in (0, 1, 2):
                wrong.append(f"{arguments}: exit code {ended.code}, {ended.err[:200]!a}")
    assert wrong == []
