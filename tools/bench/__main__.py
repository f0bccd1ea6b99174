"""``python -m bench [SECTION…] [--files N] [--long] [--json FILE]``: measure, and print a table.

The exit code is 0 whether goals are met or missed, and 3 where a tool did not work.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml._yaml

from bench import commands, hostile, many, office, scale, stages
from bench.processes import BrokenTool, compile_all
from bench.table import Section, lines

SECTIONS = ("stages", "commands", "office", "many", "hostile", "scale")


def measure(names: Sequence[str], folder: Path, *, files: int, long: bool) -> Iterator[Section]:
    """Yield the sections asked for as they are measured."""
    if "stages" in names:
        yield from stages.sections(45 if long else 15)
    if "commands" in names:
        yield from commands.sections(folder, files=files, long=long)
    if "office" in names:
        yield from office.sections(folder, long=long)
    if "many" in names:
        yield from many.sections(folder, long=long)
    if "hostile" in names:
        yield from hostile.sections(folder)
    if "scale" in names:
        yield from scale.sections(folder, long=long)


def machine() -> str:
    """Describe what the numbers were measured on."""
    version = ".".join(map(str, yaml._yaml.get_version()))
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {busy}; "
        f"Python {platform.python_version()}, libyaml {version}"
    )


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, print it, and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure perfgoal beside others.")
    parser.add_argument("sections", nargs="*", help=f"which of {', '.join(SECTIONS)}; all if none is named")
    parser.add_argument("--files", type=int, default=500, help="how many files to compare tools over")
    parser.add_argument("--long", action="store_true", help="more rounds, and 100,000 files")
    parser.add_argument("--json", type=Path, help="write the numbers to this file too")
    options = parser.parse_args(arguments)
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    described = machine()
    print(f"{described}\nRatios of processor time, measured in turns. Best: least by least; median: of the rounds.\n")
    compile_all()
    measured: list[Section] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for section in measure(options.sections or SECTIONS, Path(folder), files=options.files, long=options.long):
                measured.append(section)
                print("\n".join(lines(section)), end="\n\n", flush=True)
    except BrokenTool as error:
        print(f"a tool does not work: {error}", file=sys.stderr)
        return 3
    absent = tuple(dict.fromkeys(name for section in measured for name in section.missing))
    for name in absent:
        print(f"not measured: {name}")
    if options.json:
        report = {
            "machine": described,
            "sections": [
                {"title": section.title, "rows": [row.plain() for row in section.rows], "notes": section.notes}
                for section in measured
            ],
            "not_measured": absent,
        }
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
