"""Marked fixtures of rules over many files: several files a case, in which the offending line carries its finding.

A fixture ``PG901.yaml`` holds cases, each below a line ``=== title``, and of each case the files, each below a line
``--- name [directive] [directive=value]``. What stands below is a patch of the real declaration, as in
:mod:`rules.marked`, with its marks and directives; of a file that is no YAML it is the text itself, whose marks stand
in directives ``[at=PG902 3]``. Where no ``perfgoal.toml`` is among them, one asks for the rules of the stage, with the
roster where there is one. A title with ``[paths=a.yaml old]`` has these checked alone."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from perfgoal.checked import Checked
from perfgoal.checking import Settings
from perfgoal.cli.repository import Repositories
from perfgoal.finding import Finding, Language
from perfgoal.workspace import Finder, discover
from perfgoal.workspace.judging import Judge
from rules.marked import MARKS, TODAY, Case, Mark, directives_of

HERE = Path(__file__).parent
CONFIGURATION = "perfgoal.toml"
ROSTERS = ("roster.csv", "roster.yaml")
WHOLE = (("whole", ""),)

_TITLE = re.compile(r"^===[ \t]+(.*)$", re.MULTILINE)
_FILE = re.compile(r"^---[ \t]+(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Folder:
    """One case of the fixture of ``code``: its files by their names."""

    code: str
    title: str
    files: dict[str, Case]
    paths: tuple[str, ...] = (".",)

    @property
    def id(self) -> str:
        return f"{self.code}: {self.title}"

    @property
    def is_positive(self) -> bool:
        return any(case.is_positive for case in self.files.values())

    def text(self, name: str) -> str:
        """Return the whole text of a file."""
        case = self.files[name]
        return case.composed()[0] if name.endswith((".yaml", ".yml")) and name not in ROSTERS else case.text

    def without_marks(self) -> "Folder":
        """Return the same as its author would have it."""
        return replace(
            self,
            files={
                name: replace(case, text="\n".join(MARKS.sub("", line).rstrip() for line in case.text.split("\n")))
                for name, case in self.files.items()
            },
        )

    def changed(self, change: Callable[[str], str]) -> "Folder":
        """Return the same with every declaration as ``change`` makes it."""
        declared = {name for name in self.files if name.endswith(".yaml") and name not in ROSTERS}
        made = {name: replace(self.files[name], text=change(self.text(name)), directives=WHOLE) for name in declared}
        return replace(self, files={**self.files, **made})

    def write(self, folder: Path) -> None:
        """Write the files below ``folder``."""
        (folder / ".git").mkdir(exist_ok=True)
        if CONFIGURATION not in self.files:
            roster = next((f'roster = "{name}"\n' for name in ROSTERS if name in self.files), "")
            (folder / CONFIGURATION).write_text(f"[repository]\n{roster}", "utf-8")
        for name in self.files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.text(name), "utf-8")

    def check(self, folder: Path, language: Language = "zh", *, ledger: bool = False) -> list[Checked]:
        """Write the case below ``folder``, and check it."""
        self.write(folder)
        return check(folder, language, self.paths, ledger=ledger)


def check(
    folder: Path, language: Language = "zh", paths: Sequence[str] = (".",), *, ledger: bool = False
) -> list[Checked]:
    """Check the files of ``paths`` below ``folder`` together; with ``ledger`` what came of these rules is told too."""
    with chdir(folder):
        finder, targets = Finder(Settings(TODAY, language)), discover(paths)
        repositories = Repositories(finder, targets, paths, "-")
        judge = Judge(finder)
        answers = ((target, judge.check(target)) for target in (*targets, *repositories.more))
        return [checked for _, checked in repositories.told(answers, language, ledger=ledger) if checked is not None]


@cache
def folders() -> dict[str, tuple[Folder, ...]]:
    """Return the cases of every fixture, by its code."""
    return {path.stem: tuple(_folders(path)) for path in sorted(HERE.glob("PG*.yaml"))}


def all_folders() -> list[Folder]:
    """Return the cases of all fixtures."""
    return [folder for several in folders().values() for folder in several]


def differences(folder: Folder, told: list[Checked]) -> list[str]:
    """Return how the findings of a case's code differ from what is due."""
    due = Counter(
        (name, mark) for name, case in folder.files.items() for mark in case.marks if mark.code == folder.code
    )
    said = []
    for finding in (finding for checked in told for finding in checked.findings if finding.code == folder.code):
        place = (finding.file, _mark(folder, finding))
        if due[place]:
            due[place] -= 1
        else:
            said.append(f"not due: {place[0]}: {place[1]} ({finding.message})")
    return said + [f"missing: {name}: {mark}" for name, mark in due.elements()]


def origin(folder: Folder, file: str) -> list[int]:
    """Return for each line of a file that of its case, 0 for the example's."""
    case = folder.files[file]
    return list(range(1, case.text.count("\n") + 2)) if Path(file).name in ROSTERS else case.composed()[1]


def _mark(folder: Folder, finding: Finding) -> Mark:
    line = origin(folder, finding.file)[finding.position.line - 1]
    return Mark(line, 0, finding.code, finding.severity)


def _folders(path: Path) -> Iterator[Folder]:
    pieces = _TITLE.split(path.read_text("utf-8"))
    for title, text in zip(pieces[1::2], pieces[2::2], strict=True):
        plain, asked = directives_of(title)
        parts = _FILE.split(text)
        files = {}
        for header, body in zip(parts[1::2], parts[2::2], strict=True):
            name, directives = directives_of(header)
            files[name] = Case(path.stem, name, body.removeprefix("\n"), directives)
        yield Folder(path.stem, plain, files, tuple(dict(asked).get("paths", ".").split()))
