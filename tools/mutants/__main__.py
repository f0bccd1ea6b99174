"""``python -m mutants [PACKAGE…] [--children N] [--again] [--show]``: break the code, and say what no test sees.

Exit code 0 where nothing survives but what is named in ``tests/mutants``, 1 where something does or a named change
does not survive any more, 3 where mutmut did not come to its end.
"""

import argparse
import sys
from collections.abc import Sequence

from mutants.results import Outcome, known, mutants, outcome
from mutants.running import ROOT, BrokenRun, packages, prepare, run


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for, print what survives, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="mutants", description="Break the code on purpose, one small change at a time."
    )
    parser.add_argument("packages", nargs="*", help=f"which of {', '.join(packages())}; all if none is named")
    parser.add_argument("--children", type=int, default=2, help="how many mutants to try at a time")
    parser.add_argument("--again", action="store_true", help="only what no test saw the last time, or has changed")
    parser.add_argument("--show", action="store_true", help="run nothing: say what the last run found")
    options = parser.parse_args(arguments)
    if unknown := set(options.packages) - set(packages()):
        parser.error(f"no such package: {', '.join(sorted(unknown))}")
    failed = False
    for package in options.packages or packages():
        folder = ROOT / "build" / "mutants" / package
        if not options.show:
            try:
                run(prepare(package, anew=not options.again), options.children)
            except BrokenRun as error:
                print(f"{package}: mutmut did not come to its end (build/mutants/{package}/mutmut.log)\n{error}")
                return 3
        named = known(ROOT / "tests" / "mutants" / f"{package}.tsv")
        failed |= tell(package, outcome(mutants(folder), named), named.total())
    return int(failed)


def tell(package: str, said: Outcome, named: int) -> bool:
    """Print what a run says of a package; whether anything has to be done about it."""
    for mutant in said.unknown:
        print(f"{mutant.fate}: {mutant.name}\n  - {mutant.change.before}\n  + {mutant.change.after}")
    for change in said.stale:
        print(f"named in tests/mutants/{package}.tsv and not surviving: {change.place}\n  + {change.after}")
    fates = ", ".join(f"{number} {fate}" for fate, number in sorted(said.fates.items()))
    print(f"{package}: {said.fates.total()} mutants: {fates}; {named} change nothing; score {said.score}")
    return bool(said.unknown or said.stale or not said.fates)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
