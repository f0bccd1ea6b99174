"""What became of each mutant: the files that mutmut leaves, and the changes that are known to change nothing."""

import ast
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import ndiff
from pathlib import Path
from typing import Literal, NamedTuple

Fate = Literal["seen", "hung", "survived", "not run", "unclear"]
"""Seen by a failing test; hung or died, which a run sees as well; survived all tests; run by none; anything else."""

FATES: dict[int | None, Fate] = {0: "survived", 1: "seen", 5: "not run", 33: "not run"}
FATES |= dict.fromkeys((36, 24, -24, 152, 255, -9, -11), "hung")
"""By the exit code of pytest, or the signal that ended it; 24 is too much processor time. 3, an error inside pytest, is
no failed test, though mutmut takes it for one."""

COLUMNS = ("place", "before", "after", "reason")
_NAME = re.compile(r"(?P<module>.+)\.x(?:ǁ(?P<class>.+)ǁ|_)(?P<function>.+)__mutmut_[0-9]+")


class Change(NamedTuple):
    """One change of the code. ``place`` is module and function; ``before`` and ``after`` are the lines that differ,
    joined by a space. Unlike the numbers of mutmut they outlast other changes of the function."""

    place: str
    before: str
    after: str


class Mutant(NamedTuple):
    """A mutant by the ``name`` that mutmut gives it, its change and what became of it."""

    name: str
    change: Change
    fate: Fate


def mutants(folder: Path) -> Iterator[Mutant]:
    """Yield all mutants of a run in ``folder``."""
    for meta in sorted(folder.glob("mutants/src/**/*.meta")):
        codes: dict[str, int | None] = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            functions = _functions(meta.with_suffix("").read_text("utf-8"))
            for name, code in codes.items():
                yield Mutant(name, _change(name, functions), FATES.get(code, "unclear"))


def known(file: Path) -> Counter[Change]:
    """Return the changes that ``file`` names as changing nothing. Each row has a reason; a change that is possible in
    two lines of one function has two rows. No file names none."""
    if not file.exists():
        return Counter()
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    for row in rows:
        if tuple(row) != COLUMNS or not all((row["place"], row["before"] or row["after"], row["reason"])):
            raise ValueError(f"{file.name}: not place, before, after and reason: {row}")
    return Counter(Change(row["place"], row["before"], row["after"]) for row in rows)


class Outcome(NamedTuple):
    """What a run says: how many mutants met which fate, which survived that are not known, and which are known that
    did not survive."""

    fates: Counter[Fate]
    unknown: list[Mutant]
    stale: list[Change]

    @property
    def score(self) -> str:
        """The share of the mutants that change anything which was noticed."""
        noticed, missed = self.fates["seen"] + self.fates["hung"], len(self.unknown)
        return f"{100 * noticed / (noticed + missed):.1f} %" if noticed + missed else "–"


def outcome(found: Iterable[Mutant], named: Counter[Change]) -> Outcome:
    """Compare what a run ``found`` with the changes that are ``named`` as changing nothing."""
    fates: Counter[Fate] = Counter()
    left, unknown = Counter(named), []
    for mutant in found:
        fates[mutant.fate] += 1
        if mutant.fate in ("seen", "hung"):
            continue
        if left[mutant.change] > 0:
            left[mutant.change] -= 1
        else:
            unknown.append(mutant)
    return Outcome(fates, unknown, list((+left).elements()))


def _functions(text: str) -> dict[str, list[str]]:
    """Return the lines of each function in a file of mutants by its name; methods keep no indentation."""
    lines = text.splitlines()
    return {
        node.name: [line.strip() for line in lines[node.lineno - 1 : node.end_lineno]]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name
    }


def _change(name: str, functions: dict[str, list[str]]) -> Change:
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(f"not the name of a mutant: {name}")
    place = [match["module"].removeprefix("perfgoal."), match["class"], match["function"]]
    mangled = name.removeprefix(match["module"] + ".")
    original = functions[mangled.rpartition("__mutmut_")[0] + "__mutmut_orig"]
    # The first line holds the name, which differs, and arguments, whose defaults may.
    before, after = (
        [lines[0].replace(said, match["function"]), *lines[1:]]
        for lines, said in (
            (original, mangled.rpartition("__mutmut_")[0] + "__mutmut_orig"),
            (functions[mangled], mangled),
        )
    )
    differing = list(ndiff(before, after))
    removed, added = (" ".join(line[2:] for line in differing if line.startswith(sign)) for sign in ("- ", "+ "))
    return Change(".".join(part for part in place if part), removed.strip(), added.strip())
