"""How mutmut is run: over a copy of the project in ``build/mutants/PACKAGE``, with one package to break."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns("node_modules", "__pycache__")


class BrokenRun(Exception):
    """mutmut did not come to its end; the message is the end of what it said."""


def packages() -> dict[str, dict[str, Any]]:
    """Return what pyproject.toml says of each package that can be broken."""
    found: dict[str, dict[str, Any]] = _tools()["mutmut"]["packages"]
    return found


def prepare(package: str, *, anew: bool = True) -> Path:
    """Copy what the run needs, and return the folder. What an earlier run left there is kept unless ``anew``: of that
    all is tried again that no test saw, or whose function has changed since."""
    folder = ROOT / "build" / "mutants" / package
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    options = {name: value for name, value in _tools()["mutmut"].items() if name != "packages"}
    for name in (*options["source_paths"], *options["also_copy"], "tests"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT / name, folder / name, ignore=NOT_COPIED)
    settings = {"pytest.ini_options": _tools()["pytest"]["ini_options"], "mutmut": options | packages()[package]}
    (folder / "pyproject.toml").write_text("\n".join(map(_table, settings, settings.values())), "utf-8")
    for path in folder.glob("mutants/src/**/*.meta"):
        _forget_survivors(path)
    return folder


def run(folder: Path, children: int) -> None:
    """Let mutmut break the code in ``folder``, ``children`` ways at a time.

    What it says goes to ``mutmut.log``. Raises :class:`BrokenRun`, above all where a test fails without any mutant."""
    importable = [folder / "mutants" / name for name in ("src", "tests", "tools")]
    for path in importable:
        path.mkdir(parents=True, exist_ok=True)  # Python remembers of a folder on its path that there is none
    log = folder / "mutmut.log"
    with log.open("wb") as file:
        done = subprocess.run(
            [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", str(children)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, importable))},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise BrokenRun("\n".join(log.read_text("utf-8", "replace").splitlines()[-40:]))


def _tools() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    return found


def _table(name: str, values: Mapping[str, object]) -> str:
    """Return a table of TOML, which writes texts, numbers and lists of them as JSON does."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[tool.{name}]", *lines, ""])


def _forget_survivors(path: Path) -> None:
    """Make mutmut try again what it found no test to see: it does not ask whether tests have changed."""
    found = json.loads(path.read_text("utf-8"))
    codes = found["exit_code_by_key"]
    found["exit_code_by_key"] = {name: code if code == 1 else None for name, code in codes.items()}
    path.write_text(json.dumps(found), "utf-8")
