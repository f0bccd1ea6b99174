"""``python -m mutants [PACKAGE…] [--only TEXT]… [--tests PATH]… [--children N]``: break the code, and say what no
test sees.

Exit code 0 where nothing survives but what is named in ``tests/mutants``, 1 where something does or a named change does
not survive any more, 3 where tests fail without any change.
"""

import argparse
import importlib
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mutants.changes import Change
from mutants.known import Tally, known
from mutants.trying import Fate, Trials

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "perfgoal"


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for, print what survives, and return the exit code."""
    packages = configured()
    parser = argparse.ArgumentParser(
        prog="mutants", description="Break the code on purpose, one small change at a time."
    )
    parser.add_argument("packages", nargs="*", help=f"which of {', '.join(packages)}; all if none is named")
    parser.add_argument("--only", action="append", metavar="TEXT", help="modules with this in their name")
    parser.add_argument("--tests", action="append", metavar="PATH", help="tests in place of all of the package")
    parser.add_argument("--children", type=int, default=2, help="how many mutants to try at a time")
    options = parser.parse_args(arguments)
    if unknown := set(options.packages) - set(packages):
        parser.error(f"no such package: {', '.join(sorted(unknown))}")
    narrowed = options.only or options.tests
    codes = []
    for package in options.packages or packages:
        files = {name: path for name, path in modules(packages[package]["code"]) if selected(name, options.only)}
        for name in files:
            importlib.import_module(f"perfgoal.{name}")
        named = known(ROOT / "tests" / "mutants" / f"{package}.tsv")
        tally = Tally(named)
        trials = Trials(files, partial(tell, tally), children=options.children)
        pytest.main(["-q", "--capture=no", *(options.tests or packages[package]["tests"])], plugins=[trials])
        if trials.failed or not tally.fates:
            print(*trials.failed, f"{package}: tests fail without any change, or no code is changed", sep="\n")
            codes.append(3)
        else:
            left = [] if narrowed else tally.left
            sum_up(package, tally, left, named.total())
            codes.append(1 if tally.missed or left else 0)
    return max(codes)


def configured() -> dict[str, Any]:
    """Return what pyproject.toml says of each package that can be broken: its ``code`` and its ``tests``."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    return found


def modules(pattern: str) -> Iterator[tuple[str, Path]]:
    """Yield the modules that ``pattern`` is for, by name without that of the whole package."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if fnmatch(name, pattern):
            yield name.removesuffix(".py").removesuffix("/__init__").replace("/", "."), path


def selected(module: str, parts: Sequence[str] | None) -> bool:
    """Tell whether the name of ``module`` has one of ``parts`` in it, or none is asked for."""
    return not parts or any(part in module for part in parts)


def tell(tally: Tally, change: Change, fate: Fate) -> None:
    """Count a mutant, and print what should have been seen."""
    if tally.add(change, fate):
        print(f"{fate}: {change.place}\n  - {change.before}\n  + {change.after}", flush=True)


def sum_up(package: str, tally: Tally, left: Iterable[Change], named: int) -> None:
    """Print what a run says of a package, and which of the changes named for it did not survive."""
    for change in left:
        print(f"named in tests/mutants/{package}.tsv and not surviving: {change.place}\n  + {change.after}")
    fates = ", ".join(f"{number} {fate}" for fate, number in sorted(tally.fates.items()))
    print(f"{package}: {tally.fates.total()} mutants: {fates}; {named} change nothing; score {tally.score}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
