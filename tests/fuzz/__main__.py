"""Fuzz with atheris: `make fuzz ARGS="loader --seconds 600"`.

    python -m fuzz [TARGET…] [--seconds N | --runs N] [--seed N] [--corpus FOLDER] [--crashes FOLDER]

Without a target all are fuzzed, one after the other, each for as long as is said. What an input reaches that none did
before is kept in the one folder, for another run; an input that fails in the other, ``crashes`` beside this file where
none is named: there every run of the tests tries it again. The exit code is 1 where one failed, 3 where atheris is not
installed.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from fuzz.engine import CRASHES, MissingAtheris, fuzz
from fuzz.names import NAMES


def main(arguments: list[str]) -> int:
    """Fuzz what is asked for, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzz perfgoal with atheris.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="how long to fuzz each target (60)")
    parser.add_argument("--runs", type=int, help="how many inputs to try, whatever time that takes")
    parser.add_argument("--seed", type=int, default=0, help="of the dice; another one each time if 0 (0)")
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what was reached (a temporary one)")
    parser.add_argument("--crashes", type=Path, default=CRASHES, help="a folder that keeps what failed (crashes)")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.targets if name not in NAMES]
    if unknown:
        parser.error(f"no target {unknown[0]}; there are {', '.join(NAMES)}")
    limit = f"-max_total_time={asked.seconds}" if asked.runs is None else f"-runs={asked.runs}"
    try:
        with tempfile.TemporaryDirectory() as place:
            limits = [limit, f"-seed={asked.seed}"]
            failed = fuzz(asked.targets or NAMES, limits, asked.corpus or Path(place), asked.crashes)
    except MissingAtheris:
        sys.stderr.write("atheris is not installed; it is there for Linux on x86-64 (pip install -e '.[dev]')\n")
        return 3
    sys.stdout.write(f"fuzzed: {', '.join(asked.targets or NAMES)}; failed: {', '.join(failed) or 'none'}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
